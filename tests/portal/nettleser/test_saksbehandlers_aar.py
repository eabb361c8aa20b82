"""The staff's year as those who run a round walk it: what they press, and what the other side sees.

The import and the reminder are done with the keyboard alone.
"""

from __future__ import annotations

import io
import re
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import expect
from pypdf import PdfReader

from kostra.testdata import lag_fil
from portal.nettleser.test_tastatur import tab_til, velg_fil, videre
from portal.nettleser.tjeneste import i_dag

AAR = 2025  # the others' round is another
I_DAG = i_dag()
SPORSMAAL = "Hvorfor er det færre poster enn i fjor?"


def test_fra_import_til_stengt_runde(aapne, kostra):
    konto, epost = kostra.ta_konto(), "kontakt.i.aaret@kommune.example"
    siv = aapne().som_ansatt(kostra.ta_ansatt())
    side = siv.side
    expect(side.get_by_role("heading", level=1)).to_have_text("Oversikt")
    importer(
        side, f"kommunenr;sprak;kontakt;epost\n{konto.region[:4]};nb;Kari Berg;{epost}\n", epost
    )
    aapne_runden(side)
    pin = pinbrev(siv, konto)

    # the kommune: the letter's PIN opens, the earlier one doesn't, and the year is there
    kommunen = aapne()
    kommunen.skriv_inn(konto.orgnr, konto.pin)
    expect(kommunen.side.locator(".ds-error-summary")).to_be_visible()
    kommunen.skriv_inn(konto.orgnr, pin)
    kommunen.side.get_by_role("link", name="Nytt skjema").first.click()
    expect(kommunen.side.get_by_role("button", name=f"Begynn 999 {AAR}")).to_be_visible()

    # a delivery, a question to it and the answer
    nora = aapne().som_rapportor(konto)
    nummer = lever(nora, konto)
    finn_levering(side, nummer)
    skriv_til(side, "Still et spørsmål", SPORSMAAL, "Send spørsmålet")
    expect(side.get_by_role("main")).to_contain_text("Spørsmålet er sendt.")
    brev = kostra.brev(konto.epost, "pørsmål")
    assert SPORSMAAL not in brev.get_body(("plain",)).get_content()
    nora.side.goto("/skjema/")
    expect(nora.side.get_by_role("heading", name="11CF 2026: SSB har et spørsmål")).to_be_visible()
    nora.side.get_by_role("link", name="Les og svar").click()
    expect(nora.side.get_by_role("main")).to_contain_text(SPORSMAAL)
    nora.side.get_by_label("Svar til SSB").fill("Et tiltak er lagt ned.")
    nora.side.get_by_role("button", name="Send svaret").click()
    gaa_til(side, "Spørsmål og retur")
    side.get_by_role("row").filter(has_text=konto.navn).get_by_role("link").click()
    expect(side.get_by_role("article")).to_contain_text("Et tiltak er lagt ned.")
    side.get_by_role("button", name="Lukk saken").click()
    expect(side.get_by_role("main")).to_contain_text("Saken er lukket.")

    # a return: it counts no more, and the form is open again
    finn_levering(side, nummer)
    skriv_til(side, "Returner leveringen", "Filen gjelder fjoråret.", "Returner leveringen")
    expect(side.get_by_role("main")).to_contain_text("Leveringen er returnert")
    nora.side.goto("/skjema/")
    nora.side.get_by_role("link", name="Se hva som må rettes").click()
    expect(nora.side.get_by_role("main")).to_contain_text("Filen gjelder fjoråret.")
    nora.side.get_by_role("link", name="Til skjemaet").click()
    expect(nora.side.get_by_label("Ja", exact=True)).to_be_enabled()

    purr(side, epost)
    tekst = kostra.brev(epost, "Påminnelse").get_body(("plain",)).get_content()
    assert konto.navn in tekst
    assert f"Kvalifiseringsstønad {AAR}" in tekst

    publiser(side, "Runden stenger i morgen")
    nora.side.goto("/skjema/")
    nora.side.get_by_role("link", name=re.compile(r"^Nyheter.*ulest")).click()
    nyhet = nora.side.get_by_role("article").filter(has_text="Runden stenger i morgen")
    expect(nyhet).to_contain_text("Ulest")
    nora.side.reload()
    expect(nyhet).not_to_contain_text("Ulest")

    steng(side)
    kommunen.side.reload()
    expect(kommunen.side.get_by_role("button", name=f"Begynn 999 {AAR}")).to_have_count(0)
    kort = kommunen.side.get_by_role("listitem").filter(has_text=f"Rapporteringsåret {AAR}")
    expect(kort).to_contain_text("stengte")


# -- the steps ------------------------------------------------------------------------------------------
def gaa_til(side, navn: str) -> None:
    menyen(side, navn).click()


def menyen(side, navn: str):
    """The menu's link of that name, whatever number stands beside it."""
    meny = side.get_by_role("navigation", name="Saksbehandling")
    return meny.get_by_role("link", name=re.compile(rf"^{navn}\b"))


def importer(side, liste: str, epost: str) -> None:
    """With the keyboard: what the list would change is shown first, and then done."""
    videre(side, menyen(side, "Kommuner"))
    videre(side, side.get_by_role("link", name="Importer en liste"))
    velg_fil(side, liste.encode(), "kontakter.csv")
    videre(side, side.get_by_role("button", name="Se hva listen endrer"))
    rad = side.get_by_role("row").filter(has_text="e-post")
    expect(rad.get_by_role("cell")).to_have_text(["e-post", "ingenting", epost])
    videre(side, side.get_by_role("button", name="Utfør"))
    expect(side.get_by_role("status")).to_contain_text("0 nye og 1 endret")


def aapne_runden(side) -> None:
    """A year that is open now, and whose due date was some days ago."""
    gaa_til(side, "Rapporteringsår")
    side.get_by_role("link", name="Nytt rapporteringsår").click()
    side.get_by_label("År", exact=True).select_option(str(AAR))
    side.get_by_role("button", name="Vis forslaget for året").click()
    expect(side.get_by_role("heading", level=1)).to_have_text(f"Nytt rapporteringsår: {AAR}")
    for uten in ("Prøven: første dag", "Prøven: siste dag", "Foreløpige tall publiseres",
                 "Siste dag for rettinger", "Endelige tall publiseres"):  # fmt: skip
        side.get_by_label(uten).fill("")
    for etikett, dager in (
        ("Runden åpner", -20),
        ("Siste dag det kan sendes inn", 20),
        ("Frist", -6),
    ):
        side.get_by_label(etikett, exact=True).fill(str(I_DAG + timedelta(days=dager)))
    side.get_by_role("button", name="Lag rapporteringsåret").click()
    expect(side.get_by_role("heading", level=1)).to_have_text(f"Rapporteringsåret {AAR}")
    expect(side.get_by_text("Åpen", exact=True)).to_be_visible()


def pinbrev(siv, konto) -> str:
    """The PIN of the letter, which comes once: another window that asks for the same gets none."""
    sider = (siv.side, siv.fane())
    for side in sider:
        side.goto("/ansatt/")
        gaa_til(side, "PIN-brev")
        side.get_by_label("Søk etter").fill(konto.region[:4])
        side.get_by_role("button", name="Søk").click()
        side.get_by_label(konto.navn).check()
        side.get_by_role("button", name="Gå videre med de valgte").click()
        expect(side.get_by_role("main")).to_contain_text(
            "1 av dem har en pinkode som slutter å virke"
        )
    knapp = "Lag pinkodene og last ned brevene"
    with sider[0].expect_download() as ned:
        sider[0].get_by_role("button", name=knapp).click()
    (ark,) = PdfReader(io.BytesIO(Path(ned.value.path()).read_bytes())).pages
    (pin,) = re.findall(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b", ark.extract_text())
    sider[1].get_by_role("button", name=knapp).click()
    expect(sider[1].get_by_role("heading", level=1)).to_have_text("Ingen brev er laget")
    sider[1].close()
    return pin


def lever(nora, konto) -> str:
    """11CF to the receipt: its number."""
    nora.begynn("11CF")
    nora.side.get_by_label("Ja", exact=True).check()
    nora.last_opp(nora.kostra.krypter(lag_fil("11CF", 2026, konto.region, 9, fro=1)))
    nora.side.get_by_role("button", name="Send inn").click()
    nora.side.wait_for_url("**/kvittering/**")
    return nora.side.url.rstrip("/").rpartition("/")[2]


def finn_levering(side, nummer: str) -> None:
    gaa_til(side, "Leveringer")
    side.get_by_label("Kommune eller kvitteringsnummer").fill(nummer)
    side.get_by_role("button", name="Vis").click()
    side.get_by_role("link", name=nummer).click()
    expect(side).to_have_title(re.compile(f"^Levering {nummer}"))


def skriv_til(side, lenke: str, tekst: str, knapp: str) -> None:
    side.get_by_role("link", name=lenke).click()
    side.get_by_label("Tekst").fill(tekst)
    side.get_by_role("button", name=knapp).click()


def purr(side, epost: str) -> None:
    """With the keyboard: who gets what, and then the sending."""
    videre(side, menyen(side, "Purring"))
    videre(side, side.get_by_role("link", name="Se hvem som får hva"))
    tab_til(side, side.get_by_label("År", exact=True))
    side.keyboard.type(str(AAR))
    tab_til(side, side.get_by_label("Utfall"))
    side.keyboard.type("Får")
    videre(side, side.get_by_role("button", name="Vis"))
    brev = side.get_by_role("row").filter(has_text=epost)
    expect(brev).to_have_count(3)  # one for each form, of the one unit that has a contact
    expect(side.get_by_role("row").filter(has_text="Får brev")).to_have_count(3)
    videre(side, menyen(side, "Purring"))
    videre(side, side.get_by_role("link", name="Send nå"))
    videre(side, side.get_by_role("button", name=re.compile(r"^Send \d+ brev")))
    expect(side.get_by_role("status")).to_contain_text("lagt i utboksen")
    videre(side, side.get_by_role("link", name="Sendt"))
    sendt = side.get_by_role("row").filter(has_text=epost)
    expect(sendt.filter(has_text=f"11CF {AAR}")).to_have_count(1)


def publiser(side, tittel: str) -> None:
    gaa_til(side, "Nyheter")
    side.get_by_role("link", name="Ny nyhet").click()
    for sprak in ("bokmål", "nynorsk", "engelsk"):
        side.get_by_label(f"Tittel på {sprak}").fill(tittel)
        side.get_by_label(f"Tekst på {sprak}").fill("Send inn i dag.")
    side.get_by_role("button", name="Publiser").click()
    expect(side.get_by_role("status")).to_contain_text("Nyheten er publisert.")


def steng(side) -> None:
    """Yesterday was the last day."""
    gaa_til(side, "Rapporteringsår")
    side.get_by_role("link", name=str(AAR), exact=True).click()
    side.get_by_role("link", name="Endre datoer og skjema").click()
    side.get_by_label("Siste dag det kan sendes inn").fill(str(I_DAG - timedelta(days=1)))
    side.get_by_role("button", name="Lagre").click()
    expect(side.get_by_role("heading", level=1)).to_have_text(f"Rapporteringsåret {AAR}")
    expect(side.get_by_text("Avsluttet", exact=True)).to_be_visible()
