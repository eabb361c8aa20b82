"""The walk through the staff's pages, as ``vandring`` goes through the others', in any language."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from portal.nettleser.lesere import Leser
from portal.nettleser.tjeneste import LEVERT, Ansatt, i_dag
from portal.nettleser.vandring import AARET, Se

NR = LEVERT[:4]
#: What the menu leads to, with few lines: what stands in a list stands there many times.
_KORT = {
    "/ansatt/kommuner/": f"?sok={NR}",
    "/ansatt/pin-brev/": f"?sok={NR}",
    "/ansatt/brukere/": "?slag=ansatt",
    "/ansatt/som-kommune/": f"?sok={NR}",
    "/ansatt/revisjonslogg/": "?handling=runde.opprettet",
    "/ansatt/status/": "?skjema=alle&sok=" + NR,
}
SENDER = "main .delt--meny form:not([method=get]) [type=submit]"


def saksbehandler(leser: Leser, ansatt: Ansatt, se: Se) -> None:
    """Every page of the menu, and what they lead to."""
    leser.som_ansatt(ansatt)
    _menyen(leser, "siv", se)
    _runden(leser, se)
    _avgivere(leser, se)
    _mottak(leser, se)


def drift(leser: Leser, ansatt: Ansatt, se: Se) -> None:
    """What only drift has: accounts of the staff, and certificates, whose change is proposed."""
    side = leser.som_ansatt(ansatt).side
    side.goto("/ansatt/godkjenninger/")
    se(leser, "godkjenning-venter")
    side.goto("/ansatt/brukere/ny/")
    se(leser, "ansatt-ny")
    leser.fyll(navn="Sol Eksempel", epost=f"sol.{leser.sprak}@ssb.example")
    side.locator("[name=rolle]").last.check()
    leser.videre(side.locator(SENDER))
    se(leser, "ansatt-engang")
    side.goto("/ansatt/sertifikater/")
    se(leser, "sertifikater-drift")
    leser.videre(side.locator("main td a[href$='/trekk/']").first)
    se(leser, "sertifikat-trekk")
    side.goto("/ansatt/sertifikater/nytt/")
    se(leser, "sertifikat-nytt")
    (pem,) = (leser.kostra.mappe / "nokler").glob("kryptering-*.crt.pem")
    leser.fyll(pem=pem.read_text())
    leser.videre(side.locator(SENDER).last)
    se(leser, "sertifikat-forslag")
    side.goto("/ansatt/karantene/")
    se(leser, "karantene-drift")
    _api_nokler(leser, se)


def _api_nokler(leser: Leser, se: Se) -> None:
    """One that is given away at once, and one that waits for the rapportør."""
    side, system = leser.side, f"Fagsystem {leser.sprak}"
    side.goto("/ansatt/api-nokler/ny/")
    leser.videre(side.locator(SENDER))
    side.locator(".ds-error-summary").wait_for()
    se(leser, "api-nokkel-feil")
    leser.fyll(system=system)
    side.locator("[name=omfang][value=kontroll]").check()
    leser.videre(side.locator(SENDER))
    se(leser, "api-nokkel-laget")
    side.goto("/ansatt/api-nokler/ny/")
    leser.fyll(system=system, rapportor=leser.kostra.kontoer[LEVERT].brukerid)
    for omfang in ("opplasting", "status", "kvittering"):
        side.locator(f"[name=omfang][value={omfang}]").check()
    leser.videre(side.locator(SENDER))
    side.goto("/ansatt/api-nokler/")
    se(leser, "api-nokler-drift")


def revisor(leser: Leser, ansatt: Ansatt, se: Se) -> None:
    """What only the revisor has, and *Oversikt* as the one who only reads sees it."""
    side = leser.som_ansatt(ansatt).side
    se(leser, "oversikt-revisor")
    for navn in ("innsyn", "oppbevaring"):
        side.goto(f"/ansatt/{navn}/")
        se(leser, navn)


def den_som_blir_spurt(leser: Leser, se: Se) -> None:
    """The other side: the rapportør whose delivery staff have asked about."""
    side = leser.som_rapportor(leser.kostra.kontoer[LEVERT]).side
    se(leser, "mine-med-sporsmaal")
    leser.videre(side.locator("main a[href*='/henvendelser/']").first)
    se(leser, "henvendelser")
    leser.videre(side.locator("main form:has(textarea) [type=submit]"))
    side.locator(".ds-error-summary").wait_for()
    se(leser, "henvendelser-feil")
    side.goto("/min-side/systemer/")
    se(leser, "systemer")
    leser.videre(side.locator("[name=gjor][value=godta]").first)
    se(leser, "system-godtatt")


def _menyen(leser: Leser, hvem: str, se: Se) -> None:
    stier = leser.side.locator("nav.meny a").evaluate_all("(l) => l.map((a) => a.pathname)")
    assert len(stier) > 10
    for sti in stier:
        leser.side.goto(sti + _KORT.get(sti, ""))
        se(leser, f"{hvem} {sti}")


def _runden(leser: Leser, se: Se) -> None:
    side, runden = leser.side, f"/ansatt/runder/{AARET}/"
    om_litt = i_dag() + timedelta(days=8)  # what was planned for the due date is still made up for
    for navn, sti in (
        ("runde", runden),
        ("stenginger", f"{runden}stenginger/"),
        ("utsettelser", f"{runden}utsettelser/"),
        ("runde-endre", f"{runden}endre/"),
        ("status-ett-skjema", f"/ansatt/status/?skjema=11CF&sok={NR}"),
        ("nyhet-ny", "/ansatt/nyheter/ny/"),
        ("purring-prov", f"/ansatt/purring/prov/?dato={om_litt}&skjema=11CF&sok={NR}"),
        ("purring-sendt", f"/ansatt/purring/sendt/?sok={NR}"),
        ("purring-returer", "/ansatt/purring/returer/"),
        ("purring-plan", f"/ansatt/purring/plan/{AARET}/11CF/"),
        ("purring-send", "/ansatt/purring/send/"),
    ):
        side.goto(sti)
        se(leser, navn)
    for navn, sti in (("stenging-fjern", "stenginger"), ("utsettelse-trekk", "utsettelser")):
        side.goto(f"{runden}{sti}/")
        leser.videre(side.locator(f"main td a[href*='/{sti}/']").first)
        se(leser, navn)
    side.goto("/ansatt/runder/ny/")
    leser.fyll(frist="", apner="")
    leser.videre(side.locator(SENDER))
    side.locator(".ds-error-summary").wait_for()
    se(leser, "runde-ny-feil")
    side.goto("/ansatt/nyheter/")
    leser.videre(side.locator("main th a").first)
    leser.videre(side.locator("[name=gjor][value=vis]"))
    se(leser, "nyhet-forhandsvist")


def _avgivere(leser: Leser, se: Se) -> None:
    side = leser.side
    for navn, sti in (
        ("import", "/ansatt/kommuner/importer/"),
        ("provekommune", "/ansatt/kommuner/provekommune/"),
    ):
        side.goto(sti)
        se(leser, navn)
    side.goto("/ansatt/kommuner/importer/")
    _velg_liste(leser, f"kommunenr;epost;orgnr\n{NR};ikke en adresse;123\n9999;a@b.example;\n")
    se(leser, "import-feil")
    side.goto("/ansatt/kommuner/importer/")
    _velg_liste(leser, f"kommunenr;kontakt\n{NR};Kari {leser.sprak}\n1103;\n")
    se(leser, "import-forhandsvist")
    leser.videre(side.locator(SENDER))
    se(leser, "import-utfort")
    leser.videre(side.locator("main td a[href$='/angre/']").first)
    se(leser, "import-angre")
    leser.videre(side.locator(SENDER))
    se(leser, "import-angret")
    _inn_paa(leser, f"/ansatt/kommuner/?sok={NR}", se, "kommune")
    leser.videre(side.locator("main a[href$='/kontakt/']"))
    se(leser, "kommune-kontakt")
    annen = leser.fane()
    for fane in (annen, side):
        fane.goto(f"/ansatt/pin-brev/?sok={NR}")
        fane.locator("main td input").first.check()
        with fane.expect_navigation():
            fane.locator(SENDER).last.click()
    se(leser, "pin-bekreft")
    with annen.expect_download():
        annen.locator(SENDER).click()
    annen.close()
    leser.videre(side.locator(SENDER))
    se(leser, "pin-endret")
    brukerid = leser.kostra.kontoer[LEVERT].brukerid
    side.goto(f"/ansatt/brukere/{brukerid}/")
    se(leser, "bruker")
    side.goto(f"/ansatt/brukere/{brukerid}/data/")
    se(leser, "bruker-data")
    side.goto(f"/ansatt/som-kommune/?sok={NR}")
    leser.videre(side.locator("main .delt--meny li a[href*='/som-kommune/']").last)
    se(leser, "som-kommune")
    leser.videre(side.locator("main a[href*='/skjema/']").first)
    se(leser, "som-kommune-skjema")


def _mottak(leser: Leser, se: Se) -> None:
    side = leser.side
    _inn_paa(leser, f"/ansatt/leveringer/?sok={NR}", se, "levering")
    retur = side.locator("main a[href$='/retur/']").get_attribute("href")
    leser.videre(side.locator("main a[href$='/sporsmaal/']"))
    se(leser, "sporsmaal")
    leser.videre(side.locator(SENDER))
    side.locator(".ds-error-summary").wait_for()
    se(leser, "sporsmaal-feil")
    side.goto(retur)
    se(leser, "retur")
    side.goto("/ansatt/henvendelser/?vis=venter")
    se(leser, "henvendelser-venter")


def _inn_paa(leser: Leser, sti: str, se: Se, navn: str) -> None:
    leser.side.goto(sti)
    leser.videre(leser.side.locator("main th a:not([href*='?'])").first)
    se(leser, navn)


def _velg_liste(leser: Leser, tekst: str) -> None:
    fil: Any = {"name": "liste.csv", "mimeType": "text/csv", "buffer": tekst.encode()}
    leser.side.set_input_files("input[type=file]", fil)
    leser.videre(leser.side.locator(SENDER).first)
