"""A walk through every page in every state, in any language. Each state is handed to the one who walks.

Nothing is found by its words, so that the same walk goes in bokmål, nynorsk and English.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from kostra.testdata import lag_fil
from portal.nettleser.lesere import Leser, totp
from portal.nettleser.tjeneste import LEVERT, Konto, kode

#: Told of each state: the browser that shows it, and a name for it.
Se = Callable[[Leser, str], None]
AARET = 2026


def aapent(leser: Leser, se: Se) -> None:
    """What anyone can open, and what meets those who aren't let in. The language is chosen first."""
    leser.side.goto("/")
    leser.videre(leser.side.locator(f".sprak [name=sprak][value={leser.sprak}]"))
    for navn, sti in (
        ("forside", "/"),
        ("logg-inn", "/logg-inn/"),
        ("glemt", "/glemt/"),
        ("forside-aaret-for", "/?aar=2022&vis=15F"),
        ("nyhet", "/nyheter/1/"),
        ("leverandor", "/leverandor/"),
        *([] if leser.sprak == "nb" else [("api", "/api/")]),  # so long that axe takes seconds
        ("personvern", "/personvern/"),
        ("tilgjengelighet", "/tilgjengelighet/"),
        ("hoder", "/revisjon/"),
        ("sok", "/sok/?q=journalnummer"),
        ("sok-uten-treff", "/sok/?q=finnes+ikke"),
        ("dokument", f"/dokumenter/11CF/{AARET}/endringer/{leser.sprak}.html"),
        ("programdokument", "/dokumenter/file-encrypter/installasjonsveiledning/nb.html"),
        ("status", f"/status/?skjema=alle&sok={LEVERT[:4]}"),
        ("status-ett-skjema", f"/status/?skjema=11CF&sok={LEVERT[:4]}"),
        ("utboks", "/demo/utboks/"),
        ("404", "/finnes-ikke/"),
    ):
        leser.side.goto(sti)
        se(leser, navn)
    leser.side.goto("/skjema/?vis=innsendte")
    se(leser, "logg-inn-neste")
    leser.skriv_inn("", "")
    se(leser, "logg-inn-tom")
    leser.skriv_inn("A000000", "dette er ikke passordet")
    se(leser, "logg-inn-feil")
    leser.side.goto("/logg-inn/")
    leser.side.evaluate("() => document.querySelector('[name=csrfmiddlewaretoken]').value = 'x'")
    leser.skriv_inn("A000000", "x", sti="")
    leser.side.locator("main").wait_for()
    leser.side.evaluate(
        "() => document.querySelectorAll('[name=csrfmiddlewaretoken]').forEach((f) => f.value = 'x')"
    )
    leser.videre(leser.send)
    se(leser, "403-csrf")


def kommune(leser: Leser, konto: Konto, se: Se) -> None:
    """The kommune's pages: the empty list, 999 with its faults, sent, reopened, withdrawn."""
    side = leser.som_kommune(konto).side
    se(leser, "mine-tom-kommune")
    side.goto("/skjema/nytt/")
    se(leser, "nytt-kommune")
    side.goto("/rapportorer/")
    se(leser, "rapportorer-tom" if not konto.brukerid else "rapportorer")
    sti = leser.begynn("999")
    se(leser, "999-side1")
    leser.fyll(ansvarlig_navn="Kari Kommune", ansvarlig_telefon="12", ansvarlig_epost="kari")
    leser.videre(leser.knapp("neste"))
    se(leser, "999-side1-feil")
    leser.fyll(ansvarlig_telefon="77871000", ansvarlig_epost="kari@kommune.example")
    leser.videre(leser.knapp("neste"))
    side.wait_for_url("**/person/")
    se(leser, "999-side2")
    leser.videre(leser.knapp("send_inn"))
    se(leser, "999-side2-feil")
    leser.fyll(person_navn="Áilu Šoš", person_epost=f"ailu{konto.region}@kommune.example")
    leser.fyll(person_mobil=f"90{konto.region}")
    side.locator("[name=skjema][value='11CF']").check()
    leser.videre(leser.knapp("kontrollere"))
    se(leser, "999-kontrollert")
    side.goto(f"{sti}slett/")
    se(leser, "slett")
    _to_faner(leser, sti, se)
    side.goto(f"{sti}person/")
    leser.videre(leser.knapp("send_inn"))
    side.wait_for_url(f"**{sti}**")
    side.locator(".ds-alert[data-color=success]").wait_for()
    se(leser, "999-sendt")
    side.goto("/skjema/")
    se(leser, "mine-kommune")
    side.goto("/rapportorer/")
    for ledd in ("passord", f"ta-bort/{AARET}"):
        leser.videre(side.locator(f"main a[href$='/{ledd}/']").first)
        se(leser, f"rapportor-{ledd.partition('/')[0]}")
        side.goto("/rapportorer/")
    side.goto(f"/rapportorer/{konto.brukerid}/mobil/")
    se(leser, "rapportor-mobil")
    side.goto(f"{sti}laas-opp/")
    se(leser, "laas-opp")
    leser.videre(leser.send)
    se(leser, "999-gjenaapnet")
    side.goto(f"{sti}trekk/")
    se(leser, "trekk")
    leser.videre(leser.send)
    se(leser, "999-trukket")
    side.goto("/min-side/")
    se(leser, "min-side-kommune")
    side.goto("/revisjon/hvem-har-sett/")
    se(leser, "hvem-har-sett")


def _to_faner(leser: Leser, sti: str, se: Se) -> None:
    """Two tabs save different answers: the second is asked which to keep."""
    leser.side.goto(f"{sti}person/")
    annen = leser.fane()
    annen.goto(f"{sti}person/")
    annen.locator("[name=person_navn]").fill("Áilu Šoš Andersen")
    annen.locator(".verktoy [name=gjor][value=lagre]").click()
    annen.close()
    leser.fyll(person_navn="Áilu Šoš Berg")
    leser.videre(leser.knapp("lagre"))
    leser.side.locator("table").wait_for()
    se(leser, "konflikt")
    leser.videre(leser.send)
    leser.side.locator("[name=person_navn]").wait_for()


def rapportor(leser: Leser, konto: Konto, se: Se) -> None:
    """The rapportør's pages, from the code to the receipt."""
    side = leser.side
    leser.skriv_inn(konto.brukerid, konto.passord)
    side.wait_for_url("**/logg-inn/kode/")
    se(leser, "kode")
    sms = kode(leser.kostra.melding(konto.mobil))
    leser.fyll(kode=f"{(int(sms) + 1) % 1_000_000:06d}")
    leser.videre(leser.send)
    side.locator(".ds-error-summary").wait_for()
    se(leser, "kode-feil")
    leser.fyll(kode=sms)
    leser.videre(leser.send)
    side.wait_for_url("**/skjema/")
    se(leser, "mine-tom-rapportor")
    side.goto("/skjema/nytt/")
    se(leser, "nytt-rapportor")
    side.goto("/nyheter/")
    se(leser, "nyheter")
    sti = leser.begynn("11CF")
    se(leser, "11cf-side2")
    side.goto(f"{sti}kommune/")
    se(leser, "11cf-side1")
    side.goto(f"{sti}uttrekk/")
    leser.videre(leser.knapp("send_inn"))
    side.locator(".ds-error-summary").wait_for()
    se(leser, "11cf-feil")
    leser.velg_fil(b"110326  lesbar tekst\n" * 20, "uttrekk.dat")
    side.locator("[data-feil]:not([hidden])").wait_for()
    se(leser, "11cf-klartekst")
    _opplasting(leser, se)
    _rapporter(leser, konto, sti, se)
    _levert(leser, konto, sti, se)
    side.goto("/skjema/?sok=finnes+ikke")
    se(leser, "mine-uten-treff")
    side.goto("/skjema/?vis=paabegynte&vis=innsendte&skjema=&aar=&status=&fra=&til=&sorter=-nr")
    se(leser, "mine-avansert")
    side.goto("/rapportorer/")
    se(leser, "ikke-lov")


def _opplasting(leser: Leser, se: Se) -> None:
    """An upload that is under way, without a network just now."""
    side = leser.side
    side.locator("[name=deltakere][value=ja]").check()
    side.route("**/skjema/opplasting/**", lambda rute: rute.abort("internetdisconnected"))
    leser.velg_fil(leser.kostra.krypter(b"x" * 400_000))
    side.locator("[data-fortsett]:not([hidden])").wait_for()
    se(leser, "11cf-laster-opp")
    side.unroute("**/skjema/opplasting/**")
    side.locator("[data-avbryt]").click()
    leser.klager[:] = [k for k in leser.klager if "ERR_INTERNET_DISCONNECTED" not in k]


def _rapporter(leser: Leser, konto: Konto, sti: str, se: Se) -> None:
    side, kostra = leser.side, leser.kostra
    feil = ["K38", "K11", "K37", "K05"]
    leser.last_opp(kostra.krypter(lag_fil("11CF", AARET, konto.region, 60, fro=3, feil=feil)))
    se(leser, "11cf-med-fil")
    side.route("**/skjema/kontroll/**", _bare_siden)  # the page doesn't leave while it is looked at
    leser.videre(leser.knapp("kontrollere"))
    side.wait_for_url("**/skjema/kontroll/**")
    se(leser, "framdrift")
    side.unroute("**/skjema/kontroll/**")
    side.wait_for_url("**/rapport/**")
    se(leser, "rapport-feil")
    rapport = side.url
    side.goto(f"{rapport}saksbehandler/")
    se(leser, "rapport-saksbehandler")
    side.goto(f"{rapport}?vis=advarsler&sorter=journalnummer#funn")
    se(leser, "rapport-filtrert")
    side.goto(f"{sti}uttrekk/")
    leser.videre(leser.knapp("send_inn"))
    side.wait_for_url("**/stoppet/")
    se(leser, "stoppet-feil")
    side.goto("/skjema/")
    se(leser, "mine-avvist")
    side.goto(f"{sti}uttrekk/")
    se(leser, "11cf-avvist")
    annen = "110300" if konto.region != "110300" else "460100"
    leser.last_opp(kostra.krypter(lag_fil("11CF", AARET, annen, 3, fro=5)), "feil-kommune.p7m")
    leser.videre(leser.knapp("send_inn"))
    side.wait_for_url("**/stoppet/")
    se(leser, "stoppet-avvist")


def _bare_siden(rute: Any) -> None:
    """Lets the page through, but not what it asks for by itself."""
    if rute.request.headers.get("hx-request"):
        rute.fulfill(status=204)
    else:
        rute.continue_()


def _levert(leser: Leser, konto: Konto, sti: str, se: Se) -> None:
    side, kostra = leser.side, leser.kostra
    side.goto(f"{sti}uttrekk/")
    leser.last_opp(kostra.krypter(lag_fil("11CF", AARET, konto.region, 40, fro=9)), "rettet.p7m")
    leser.videre(leser.knapp("kontrollere"))
    side.wait_for_url("**/rapport/**")
    se(leser, "rapport-uten-feil")
    side.goto(f"{sti}uttrekk/")
    leser.videre(leser.knapp("send_inn"))
    side.wait_for_url("**/kvittering/**")
    se(leser, "kvittering")
    forste = side.url
    side.goto(sti)
    se(leser, "11cf-innsendt")
    side.goto(f"{sti}utskrift/")
    se(leser, "11cf-utskrift")
    side.goto("/status/egen/")
    se(leser, "status-egen")
    side.goto(f"{sti}laas-opp/")
    leser.videre(leser.send)
    side.wait_for_url("**/uttrekk/")
    se(leser, "11cf-gjenaapnet")
    leser.last_opp(kostra.krypter(lag_fil("11CF", AARET, konto.region, 41, fro=10)), "ny.p7m")
    leser.videre(leser.knapp("send_inn"))
    side.wait_for_url("**/kvittering/**")
    side.goto(forste)
    se(leser, "kvittering-erstattet")


def min_side(leser: Leser, konto: Konto, se: Se) -> None:
    """*Min side* of one who is logged in: password, app, recovery codes; and login with the app."""
    side = leser.side
    side.goto("/min-side/")
    se(leser, "min-side")
    side.goto("/min-side/passord/")
    se(leser, "passord")
    leser.videre(leser.send)
    side.locator(".ds-error-summary").wait_for()
    se(leser, "passord-feil")
    side.goto("/min-side/mine-data/")
    se(leser, "mine-data")
    side.goto("/min-side/app/")
    se(leser, "app")
    if side.locator("main [name=passord]").count():
        leser.fyll(passord=konto.passord)
        leser.videre(leser.send)
    side.wait_for_url("**/app/bekreft/")
    se(leser, "app-bekreft")
    (nokkel,) = re.findall(r"\b(?:[A-Z2-7]{4} ?){8}\b", side.locator("main").inner_text())
    leser.fyll(kode=totp(nokkel))
    leser.videre(leser.send)
    side.locator("ol.mono").wait_for()
    se(leser, "reservekoder")
    side.goto("/min-side/")
    se(leser, "min-side-app")
    for ledd in ("reservekoder", "sms", "av"):
        side.goto(f"/min-side/app/{ledd}/")
        se(leser, f"app-{ledd}")
    side.goto("/mobilnummer/")
    se(leser, "mobilnummer")


def ut_og_inn_med_app(leser: Leser, konto: Konto, se: Se) -> None:
    """Logged out, and the second step with the app and with a recovery code."""
    leser.videre(leser.side.locator("form[data-logg-ut] [type=submit]").first)
    leser.side.wait_for_url("**/logg-inn/**")
    se(leser, "logget-ut")
    leser.skriv_inn(konto.brukerid, konto.passord)
    leser.side.wait_for_url("**/logg-inn/kode/")
    se(leser, "kode-app")
    leser.side.goto("/logg-inn/kode/?med=reserve")
    se(leser, "kode-reserve")
