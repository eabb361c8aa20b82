"""The same way with the keyboard alone: Tab, Enter, Space, arrows. Every stop on the way can be seen."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from kostra.testdata import lag_fil
from portal.nettleser.lesere import totp
from portal.nettleser.tjeneste import LEVERT

#: What shows where the focus is: an outline or a ring, on the box itself or what is drawn around it.
_RING = """() => {
  const naa = document.activeElement;
  if (!naa || naa === document.body) return '';  // round the end, where the browser's own buttons are
  const synlig = (e) => { const s = getComputedStyle(e);
    return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none'; };
  const boks = naa.getBoundingClientRect();
  if (naa.matches('.ds-skip-link')) return '';  // seen only while it has the focus
  if (boks.bottom < 0 || boks.top > innerHeight) return 'utenfor skjermen';
  for (let e = naa, nr = 0; e && nr < 3; e = e.parentElement, nr += 1) if (synlig(e)) return '';
  return naa.outerHTML.slice(0, 120);
}"""


def tab_til(side, maal) -> None:
    """Tab until the focus is there."""
    for _ in range(80):
        side.keyboard.press("Tab")
        assert side.evaluate(_RING) == ""
        if maal.evaluate("(e) => e === document.activeElement"):
            return
    raise AssertionError(f"{maal} nås ikke med Tab")


def trykk(side, maal, tast: str = "Enter") -> None:
    """On what stays on the page."""
    tab_til(side, maal)
    side.keyboard.press(tast)


def videre(side, maal) -> None:
    """On what leads to another page."""
    tab_til(side, maal)
    with side.expect_navigation():
        side.keyboard.press("Enter")


def skriv(side, maal, tekst: str) -> None:
    tab_til(side, maal)
    side.keyboard.press("Control+A")
    side.keyboard.type(tekst)


def test_kommunen_melder_en_rapportor(aapne, kostra):
    konto, leser = kostra.ta_konto(), aapne()
    side = leser.side
    side.goto("/logg-inn/")
    side.keyboard.press("Tab")
    hopp = side.locator(".ds-skip-link")
    expect(hopp).to_be_focused()
    expect(hopp).to_be_in_viewport()
    side.keyboard.press("Enter")
    expect(side.locator("main")).to_be_focused()
    skriv(side, side.get_by_label("Brukernavn"), konto.orgnr)
    skriv(side, side.get_by_label("Passord", exact=True), konto.pin)
    side.keyboard.press("Enter")
    side.wait_for_url("**/skjema/")
    videre(side, side.get_by_role("link", name="Nytt skjema").first)
    videre(side, side.get_by_role("button", name="Begynn 999 2026"))
    skriv(side, side.get_by_label("Navn skjemaansvarlig"), "Kari Kommune")
    skriv(side, side.get_by_label("Tlf nr"), "77871000")
    skriv(side, side.get_by_label("E-post skjemaansvarlig"), "kari@kommune.example")
    side.keyboard.press("Enter")  # as Neste: never as Send inn
    side.wait_for_url("**/person/")
    videre(side, side.get_by_role("button", name="Send inn"))
    expect(side.locator(".ds-error-summary")).to_be_focused()
    trykk(side, side.locator(".ds-error-summary a").first)
    expect(side.get_by_label("For- og etternavn")).to_be_focused()
    side.keyboard.type("Tast Eksempel")
    skriv(side, side.get_by_label("E-postadresse"), "tast@kommune.example")
    skriv(side, side.get_by_label("Mobiltelefonnummer"), "90099003")
    trykk(side, side.get_by_label(re.compile("^11CF")), "Space")
    videre(side, side.get_by_role("button", name="Send inn"))
    expect(side.get_by_role("heading", name="Skjemaet er sendt inn")).to_be_visible()


def test_rapportoren_kontrollerer_og_sender_inn(aapne, kostra):
    konto = kostra.ta_konto()
    leser = aapne().som_rapportor(konto)
    side = leser.side
    videre(side, side.get_by_role("link", name="Nytt skjema").first)
    videre(side, side.get_by_role("button", name="Begynn 11CF 2026"))
    ja, nei = side.get_by_label("Ja", exact=True), side.get_by_label("Nei", exact=True)
    trykk(side, ja, "Space")
    side.keyboard.press("ArrowDown")
    expect(nei).to_be_checked()
    side.keyboard.press("ArrowUp")
    expect(ja).to_be_checked()
    fil = kostra.krypter(lag_fil("11CF", 2026, konto.region, 10, fro=2, feil=["K38"]))
    _velg_fil(side, fil, "feil.p7m")
    videre(side, side.get_by_role("button", name="Kontrollere"))
    side.wait_for_url("**/rapport/**")
    trykk(side, side.locator("summary", has_text="Hvorfor?").first)
    expect(side.locator("article.funn details").first).to_have_attribute("open", "")
    side.goto(f"{side.url}")
    videre(side, side.get_by_role("link", name="Last opp rettet fil"))
    _velg_fil(side, kostra.krypter(lag_fil("11CF", 2026, konto.region, 10, fro=2)), "rettet.p7m")
    videre(side, side.get_by_role("button", name="Send inn"))
    side.wait_for_url("**/kvittering/**")
    expect(side.locator("[data-fokus]")).to_be_focused()


def test_den_ansatte_hopper_over_menyen_og_faar_fokus_der_svaret_staar(aapne, kostra):
    ansatt, side = kostra.ta_ansatt(), aapne().side
    side.goto("/logg-inn/")
    skriv(side, side.get_by_label("Brukernavn"), ansatt.brukerid)
    skriv(side, side.get_by_label("Passord", exact=True), ansatt.passord)
    side.keyboard.press("Enter")
    side.wait_for_url("**/logg-inn/kode/")
    skriv(side, side.locator("[name=kode]"), totp(ansatt.nokkel))
    side.keyboard.press("Enter")
    side.wait_for_url("**/ansatt/")
    side.goto(f"/ansatt/leveringer/?sok={LEVERT[:4]}")
    videre(side, side.locator("main th a:not([href*='?'])").first)
    _hopp_til_innholdet(side)
    videre(side, side.get_by_role("link", name="Still et spørsmål"))
    _hopp_til_innholdet(side)
    with side.expect_navigation():
        side.keyboard.press("Tab")
        side.keyboard.press("Tab")
        side.keyboard.press("Enter")
    # the skip link's target is still in the address, and is not where the focus goes
    expect(side.locator(".ds-error-summary")).to_be_focused()


def _hopp_til_innholdet(side) -> None:
    side.keyboard.press("Tab")
    side.keyboard.press("Enter")
    expect(side.locator("#sideinnhold")).to_be_focused()


def _velg_fil(side, data: bytes, navn: str) -> None:
    her = side.locator("[data-send] [value=her]")
    if her.is_checked():  # where the control is laid out it is the first choice
        trykk(side, her, "ArrowDown")
    velg_fil(side, data, navn, "[data-velger] input[type=file]")
    expect(side.locator("[data-filrad]")).to_contain_text(navn)


def velg_fil(side, data: bytes, navn: str, boks: str = "input[type=file]") -> None:
    """Enter on the file box opens the system's own dialogue, and so does Space."""
    tab_til(side, side.locator(boks))
    valg = []
    side.once("filechooser", lambda velger: valg.append(velger))
    for tast in ("Enter", "Space", "Enter"):  # a busy machine may lose the first
        side.keyboard.press(tast)
        _vent(side, valg)
        if valg:
            break
    (velger,) = valg
    velger.set_files({"name": navn, "mimeType": "application/octet-stream", "buffer": data})


def _vent(side, valg: list) -> None:
    for _ in range(30):
        if valg:
            return
        side.wait_for_timeout(100)
