"""Use of the HTML report in a browser: keyboard, filter, sort, group, without script, print."""

from __future__ import annotations

import pypdf

from rapport import eksempel
from rapport.nettleser_hjelp import KORT, treff


def test_bare_tastatur(aapne):
    side = aapne(eksempel.med_feil())
    side.keyboard.press("Tab")
    assert side.evaluate("() => document.activeElement.className") == "hopp"
    side.keyboard.press("Enter")
    assert side.evaluate("() => document.activeElement.id") == "innhold"
    rekke = []
    for _ in range(8):
        side.keyboard.press("Tab")
        rekke.append(
            side.evaluate("() => document.activeElement.name || document.activeElement.tagName")
        )
        assert side.evaluate(
            "() => { const s = getComputedStyle(document.activeElement);"
            " return s.boxShadow !== 'none' || s.outlineStyle !== 'none'; }"
        )
    assert rekke == [
        "SUMMARY",
        "SUMMARY",
        "grupper",
        "grad",
        "saksbehandler",
        "sorter",
        "sok",
        "BUTTON",
    ]
    # back to the grouping, and choose the caseworker with an arrow
    for _ in range(5):
        side.keyboard.press("Shift+Tab")
    side.keyboard.press("ArrowRight")
    assert side.locator("#per-saksbehandler h3").all_inner_texts() == [
        "Saksbehandler SB00000004",
        "Saksbehandler SB00000002",
        "Saksbehandler SB00000001",
    ]
    # the severity: Kritisk is not there, so one step down is Feil
    side.keyboard.press("Tab")
    side.keyboard.press("ArrowDown")
    treff(side, "Viser 4 av 7 funn.")
    # search, and reset with the keyboard
    for _ in range(3):
        side.keyboard.press("Tab")
    side.keyboard.type("J0000019")
    treff(side, "Viser 1 av 7 funn.")
    side.keyboard.press("Tab")
    side.keyboard.press("Enter")
    treff(side, "Viser 7 av 7 funn.")
    assert side.locator("#per-saksbehandler").is_hidden()


def test_filter_på_saksbehandler_og_søk(aapne):
    side = aapne(eksempel.med_feil())
    treff(side, "Viser 7 av 7 funn.")
    side.select_option("[name=saksbehandler]", "=SB00000001")
    treff(side, "Viser 2 av 7 funn.")
    assert side.locator(KORT).all_inner_texts() == [
        "Stønaden er høyere enn 600\u00a0000 kroner",
        "Datoene står i uvanlig rekkefølge",
    ]
    assert side.get_by_text("4 feil som må rettes", exact=True).is_hidden()
    side.fill("[name=sok]", "612 JOURNAL")
    treff(side, "Ingen funn passer med valgene. Endre dem eller nullstill.")
    side.fill("[name=sok]", "STØNADEN")
    treff(side, "Viser 1 av 7 funn.")


def test_sortering(aapne):
    side = aapne(eksempel.med_feil())
    assert side.locator(KORT).all_inner_texts()[0] == "Har barn, men antall barn mangler"
    journaler = "#K38 tbody th"
    assert side.locator(journaler).all_inner_texts() == ["J0000007", "J0000019"]
    side.select_option("[name=sorter]", "saksbehandler")
    assert side.locator(journaler).all_inner_texts() == ["J0000019", "J0000007"]
    side.select_option("[name=sorter]", "linje")
    assert side.locator(journaler).all_inner_texts() == ["J0000007", "J0000019"]
    side.check("[name=grupper][value=saksbehandler]")
    side.select_option("[name=sorter]", "journal")
    assert side.locator(
        "#per-saksbehandler article:first-of-type th[scope=row]"
    ).all_inner_texts() == [
        "J0000007",
        "J0000012",
        "J0000015",
    ]


def test_etter_saksbehandler_har_hvert_funn_kontroll_råd_og_hvorfor(aapne):
    side = aapne(eksempel.med_feil())
    side.check("[name=grupper][value=saksbehandler]")
    kort = side.locator("#per-saksbehandler article").first
    assert kort.locator(".meta").inner_text() == "2 feil og 1 advarsel"
    rad = kort.locator("tbody tr").first
    assert "Avslutningsdato stemmer ikke med status" in rad.inner_text()
    assert "Er programmet avsluttet, endrer du status." in rad.inner_text()
    rad.locator("summary").click()
    assert "Status 3, 4 og 5 betyr at programmet er avsluttet." in rad.inner_text()
    assert "posisjon 122–127" in rad.inner_text()
    # the additional controls stay apart, after everything else
    assert side.locator(KORT).all_inner_texts() == ["Datoene står i uvanlig rekkefølge"]
    side.check("[name=grupper][value=kontroll]")
    assert side.locator(".kun-sb:visible").count() == 0
    assert side.locator("#K37 tbody tr").count() == 1


def test_lange_grupper_viser_femti_og_knappen_viser_resten(aapne):
    side = aapne(eksempel.stor(2, 120, 12_345))
    assert side.locator("#K01 tbody tr").count() == 50
    side.locator("#K01 .flere button").click()
    assert side.locator("#K01 tbody tr").count() == 120
    assert side.evaluate("() => document.activeElement.textContent") == "J0000051"
    assert side.locator("#K02 tbody tr").count() == 50
    assert "viser 120 av 12\u00a0345" in side.locator("#K01").inner_text()


def test_lenken_fra_oversikten_finner_kortet_også_når_filteret_skjuler_det(aapne):
    side = aapne(eksempel.med_feil())
    side.select_option("[name=grad]", "2")
    side.get_by_text("Funn per kontroll", exact=True).first.click()
    side.get_by_role("link", name="Avslutningsdato stemmer ikke med status").click()
    treff(side, "Viser 7 av 7 funn.")
    assert side.locator("#K37").is_visible()
    assert side.url.endswith("#K37")


def test_uten_skript_er_alt_lesbart(aapne):
    side = aapne(eksempel.med_feil(), skript=False)
    assert side.locator("form").is_hidden()
    for melding in (*eksempel.FUNN, eksempel.TILLEGG):
        assert side.get_by_role("rowheader", name=melding.journalnummer).is_visible()
    side.locator("#K38 summary").click()
    assert side.get_by_text("Det er dette som viser om programmet virker.").is_visible()


def test_utskrift_har_alle_funn_og_åpne_forklaringer_men_ikke_verktøyet(aapne, tmp_path):
    side = aapne(eksempel.med_feil())
    side.pdf(path=tmp_path / "ut.pdf", prefer_css_page_size=True)
    leser = pypdf.PdfReader(tmp_path / "ut.pdf")
    tekst = " ".join(" ".join(s.extract_text() for s in leser.pages).split())
    assert round(leser.pages[0].mediabox.width) == 595
    for melding in (*eksempel.FUNN, eksempel.TILLEGG):
        assert melding.journalnummer in tekst
    assert "Status 3, 4 og 5 betyr" in tekst
    assert "Kommunenummer" in tekst
    assert "Nullstill" not in tekst


def test_utskrift_har_hele_den_lange_gruppen(aapne, tmp_path):
    side = aapne(eksempel.stor(1, 120, 120))
    side.pdf(path=tmp_path / "ut.pdf", prefer_css_page_size=True)
    tekst = " ".join(s.extract_text() for s in pypdf.PdfReader(tmp_path / "ut.pdf").pages)
    assert "J0000120" in tekst
    assert side.locator("#K01 tbody tr").count() == 50
