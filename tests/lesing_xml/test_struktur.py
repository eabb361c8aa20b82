"""The structure of 15F as data, and the documents made from it."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import pytest

from kostra.skjema import SPRAAK, UkjentSkjema, skjemaer
from kostra.skjema.struktur import Element, Struktur, struktur, strukturer
from kostra.skjema.strukturendringer import endringer
from kostra.skjema.strukturendringer import skriv as skriv_endringer
from kostra.skjema.strukturutskrift import elementer, skriv
from samlet import i_ett

AAR = (2022, 2023, 2024, 2025, 2026)
S2026 = struktur("15F", 2026)


def test_15f_finnes_for_fem_aar_og_er_ikke_en_posisjonsfil() -> None:
    assert strukturer() == {"15F": AAR}
    assert "15F" not in skjemaer()


@i_ett(("skjema", "aar"), [("15F", 2021), ("15F", 2027), ("11CF", 2026), ("", 2026)])
def test_ukjent_skjema_eller_aar(skjema: str, aar: int) -> None:
    with pytest.raises(UkjentSkjema, match="Velg"):
        struktur(skjema, aar)


def med_hoyst(element: Element) -> str:
    return f"{element.minst}..{'*' if element.hoyst is None else element.hoyst}"


def test_elementtreet() -> None:
    assert {(over, e.xml, med_hoyst(e)) for e, over in elementer(S2026)} == {
        ("Barnevern", "Avgiver", "1..1"),
        ("Barnevern", "Individ", "1..*"),
        ("Individ", "Melding", "0..*"),
        ("Melding", "Melder", "0..*"),
        ("Melding", "Saksinnhold", "0..*"),
        ("Melding", "Undersokelse", "0..1"),
        ("Undersokelse", "Vedtaksgrunnlag", "0..*"),
        ("Individ", "Plan", "0..*"),
        ("Individ", "Tiltak", "0..*"),
        ("Tiltak", "Lovhjemmel", "1..1"),
        ("Tiltak", "JmfrLovhjemmel", "0..3"),
        ("Tiltak", "Kategori", "1..1"),
        ("Tiltak", "Tiltaksgrunnlag", "0..*"),
        ("Tiltak", "Opphevelse", "0..1"),
        ("Individ", "Flytting", "0..*"),
        ("Flytting", "ArsakFra", "1..1"),
        ("Flytting", "FlyttingTil", "1..1"),
    }


def test_tabellene_og_kolonnene() -> None:
    assert {navn: (t.forelder, " ".join(t.kolonner)) for navn, t in S2026.tabeller.items()} == {
        "fil": ("", ""),
        "avgiver": ("fil", "organisasjonsnummer versjon kommunenummer kommunenavn"),
        "individ": (
            "fil",
            "id start slutt journalnummer fodselsnummer dufnummer bydelsnummer bydelsnavn "
            "distriktsnummer saksbehandler avslutta3112",
        ),
        "melding": ("individ", "id start slutt konklusjon"),
        "melder": ("melding", "kode presisering"),
        "saksinnhold": ("melding", "kode presisering"),
        "undersokelse": ("melding", "id start slutt konklusjon presisering"),
        "vedtaksgrunnlag": ("undersokelse", "kode presisering"),
        "plan": ("individ", "id start slutt evaluert plantype"),
        "tiltak": (
            "individ",
            "id start slutt lov kapittel paragraf bokstav ledd punktum kategori "
            "kategori_presisering opphevelse opphevelse_presisering",
        ),
        "jmfrlovhjemmel": ("tiltak", "lov kapittel paragraf bokstav ledd punktum"),
        "tiltaksgrunnlag": ("tiltak", "kode presisering"),
        "flytting": ("individ", "id slutt arsak arsak_presisering til til_presisering"),
    }


def test_en_tabell_kommer_etter_sin_forelder() -> None:
    navn = list(S2026.tabeller)
    assert navn[0] == "fil"
    for nr, tabell in enumerate(S2026.tabeller.values()):
        assert tabell.forelder in navn[:nr] or tabell.navn == "fil"


def test_kolonnene_vet_hva_de_er() -> None:
    tiltak = S2026.tabeller["tiltak"].kolonner
    assert (tiltak["start"].xml, tiltak["start"].datatype, tiltak["start"].paakrevd) == (
        "StartDato", "dato", True,
    )  # fmt: skip
    assert tiltak["slutt"].paakrevd is False
    assert (tiltak["kategori"].xml, tiltak["kategori"].paakrevd) == ("Kategori/Kode", True)
    assert (tiltak["opphevelse"].xml, tiltak["opphevelse"].paakrevd) == ("Opphevelse/Kode", False)
    assert len(tiltak["kategori"].koder) == 49
    assert tiltak["lov"].koder == ()
    assert S2026.tabeller["avgiver"].kolonner["versjon"].datatype == "heltall"
    assert tiltak["kategori_presisering"].ledetekst.nb == "Tiltakskategori: Presisering"


def test_alle_aar_har_samme_struktur_og_koder() -> None:
    """The reference has one structure and one set of lists for all years."""
    for aar in AAR:
        assert struktur("15F", aar).elementer == S2026.elementer


def tekster(s: Struktur) -> list[tuple[str, str, str]]:
    funnet = [s.tittel, *s.omtale.values(), *s.om, *(tekst for _, tekst in s.endringer)]
    for element, _ in elementer(s):
        funnet.append(element.ledetekst)
        for verdi in element.verdier:
            funnet += [verdi.ledetekst, *([verdi.merknad] if verdi.merknad else [])]
    funnet += [kode.tekst for liste in s.kodelister.values() for kode in liste.koder]
    return [(tekst.nb, tekst.nn, tekst.en) for tekst in funnet]


def test_alle_tekster_finnes_paa_tre_spraak() -> None:
    for tre in tekster(S2026):
        assert all(tre), tre
        assert not any(tekst != tekst.strip() or "  " in tekst for tekst in tre)


def test_aarene_i_kodelistene_gjelder_koder_som_finnes() -> None:
    for liste in S2026.kodelister.values():
        assert {*liste.ny, *liste.ut} <= {kode.kode for kode in liste.koder}


# --- documents


@i_ett("sprak", SPRAAK)
def test_beskrivelsen_som_html_har_alle_elementer_verdier_og_koder(sprak: str) -> None:
    html = skriv(S2026, "html", sprak)  # type: ignore[arg-type]
    rot = ElementTree.fromstring(html)
    overskrifter = [e.text or "" for e in rot.iter("h2")]
    tekst = " ".join(rot.itertext())
    for element, _ in elementer(S2026):
        assert element.xml in overskrifter
        assert all(verdi.xml in tekst for verdi in element.verdier)
    for kode in S2026.kodelister["grunnlag"].koder:
        assert kode.tekst.paa(sprak) in tekst  # type: ignore[arg-type]
    for lenke in rot.iter("a"):
        assert any(e.get("id") == lenke.get("href", "").removeprefix("#") for e in rot.iter())


def test_beskrivelsen_sier_naar_en_kode_kom_og_gikk_ut() -> None:
    md = skriv(S2026, "md")
    assert "| 24 | Lege eller sykehus (ny i 2025) |" in md
    assert "| 15 | Lege, sykehus eller tannlege (gikk ut i 2025, godtas fortsatt) |" in md
    assert "| JmfrLovhjemmel](#jmfrlovhjemmel) | Tiltak | 0–3 |" in md.replace("[", "")


def test_beskrivelsen_som_data() -> None:
    data = json.loads(skriv(S2026, "json", "en"))
    assert (data["skjema"], data["aar"], data["sprak"], data["rot"]) == (
        "15F",
        2026,
        "en",
        "Barnevern",
    )
    melding = next(e for e in data["elementer"] if e["element"] == "Melding")
    assert (melding["under"], melding["minst"], melding["hoyst"]) == ("Individ", 0, None)
    assert [v["navn"] for v in melding["verdier"]] == ["Id", "StartDato", "SluttDato", "Konklusjon"]
    assert [k["kode"] for k in data["kodelister"]["opphevelse"]] == ["1", "2", "3", "4"]
    assert {"kode": "3", "tekst": "Preliminary care plan", "ny": None, "ut": 2023} in (
        data["kodelister"]["plantype"]
    )


def test_beskrivelsen_som_csv() -> None:
    rader = list(csv.DictReader(io.StringIO(skriv(S2026, "csv"))))
    assert len(rader) == sum(len(e.verdier) for e, _ in elementer(S2026))
    [rad] = [r for r in rader if (r["element"], r["navn"]) == ("Individ", "Distriktsnummer")]
    assert (rad["type"], rad["lengde"], rad["obligatorisk"]) == ("siffer", "2–3", "nei")
    assert next(r for r in rader if r["navn"] == "Avslutta3112")["kodeliste"] == "1=Ja;2=Nei"


def test_endringer_fra_aar_til_aar() -> None:
    nye = {
        (fra, e.kodeliste): ([k.kode for k in e.nye], [k.kode for k in e.utgaar])
        for fra in AAR[:-1]
        for e in endringer("15F", fra, fra + 1).koder
    }
    assert nye == {
        (2022, "grunnlag"): (["29", "30", "31"], []),
        (2022, "plantype"): (["5", "6", "7", "8"], ["3"]),
        (2023, "grunnlag"): (["32", "33", "34", "35", "36"], []),
        (2024, "melder"): (["24", "25"], ["15"]),
    }


def test_endringer_over_flere_aar_er_summen() -> None:
    alle = endringer("15F", 2022, 2026)
    assert [e.kodeliste for e in alle.koder] == ["melder", "grunnlag", "plantype"]
    assert len(alle.oppbygging) == 2


@i_ett("sprak", SPRAAK)
def test_endringene_skrives_i_tre_formater(sprak: str) -> None:
    e = endringer("15F", 2024, 2025)
    md, html, data = (skriv_endringer(e, form, sprak) for form in ("md", "html", "json"))  # type: ignore[arg-type]
    assert "24" in md
    assert ElementTree.fromstring(html).tag == "html"
    assert json.loads(data)["koder"][0]["kodeliste"] == "melder"


def test_et_aar_uten_endringer_sier_det() -> None:
    assert "uendret" in skriv_endringer(endringer("15F", 2025, 2026), "md")
