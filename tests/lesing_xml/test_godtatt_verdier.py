"""Attributes and elements, empty values and stray text: what is accepted. Source: 15F, 6.1."""

from __future__ import annotations

from lesing_xml.xmlfil import (
    AVGIVER,
    FLYTTING,
    KATEGORI,
    LOV,
    PLAN,
    fil,
    individ,
    les,
    les_individ,
    melding,
    tatt,
    tiltak,
    undersokelse,
)
from samlet import i_ett

XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'


# --- attribute or element


def test_attributt_skrevet_som_element() -> None:
    lest = les_individ(
        "<Plan><Id>7</Id><StartDato> 2026-02-01 </StartDato><Plantype>1</Plantype></Plan>"
        "<Bydelsnummer>01</Bydelsnummer><SluttDato>2026-12-01</SluttDato>"
    )
    assert tatt(lest) == (1, 1)
    assert lest.kolonne("plan", "id") == ["7"]
    assert lest.kolonne("plan", "start") == [20260201]
    assert lest.kolonne("individ", "bydelsnummer") == ["01"]
    assert lest.kolonne("individ", "slutt") == [20261201]


def test_alle_attributter_som_elementer() -> None:
    inni = "<Id>I9</Id><StartDato>2026-01-15</StartDato><Journalnummer>J</Journalnummer>"
    inni += "<Saksbehandler>S</Saksbehandler><Avslutta3112>2</Avslutta3112>"
    assert tatt(les(fil(f"<Individ>{inni}</Individ>"))) == (1, 1)


def test_element_gaar_foran_attributt_med_samme_navn() -> None:
    lest = les_individ("<Avslutta3112>1</Avslutta3112>", Avslutta3112="9")
    assert tatt(lest) == (1, 1)
    assert lest.kolonne("individ", "avslutta3112") == ["1"]


@i_ett("navn", ["Melder", "Saksinnhold"])
def test_presisering_skrevet_som_attributt(navn: str) -> None:
    lest = les_individ(melding(f'<{navn} Kode="18" Presisering="mer om dette"/>'))
    assert lest.kolonne(navn.lower(), "presisering") == ["mer om dette"]


# --- empty


@i_ett(
    ("navn", "kolonne"),
    [
        ("Fodselsnummer", "fodselsnummer"),
        ("DUFnummer", "dufnummer"),
        ("Bydelsnummer", "bydelsnummer"),
        ("Bydelsnavn", "bydelsnavn"),
        ("Distriktsnummer", "distriktsnummer"),
    ],
)
def test_tomt_valgfritt_attributt_er_oppgitt_og_tomt(navn: str, kolonne: str) -> None:
    assert les_individ(**{navn: ""}).kolonne("individ", kolonne) == [""]
    assert les_individ().kolonne("individ", kolonne) == [None]


def test_tom_konklusjon_er_oppgitt_og_tom() -> None:
    lest = les_individ(melding(undersokelse(Konklusjon=""), Konklusjon=""))
    assert lest.kolonne("melding", "konklusjon") == [""]
    assert lest.kolonne("undersokelse", "konklusjon") == [""]


@i_ett("tom", ["<Presisering/>", "<Presisering></Presisering>"])
def test_tom_presisering_er_oppgitt_og_tom(tom: str) -> None:
    lest = les_individ(tiltak(LOV + f'<Kategori Kode="3.7">{tom}</Kategori>'))
    assert lest.kolonne("tiltak", "kategori_presisering") == [""]


def test_tomt_i_lovhjemmel_og_flytting() -> None:
    lest = les_individ(
        tiltak(
            '<Lovhjemmel Lov="x" Kapittel="1" Paragraf="1" Bokstav="" Ledd="" Punktum=""/>'
            + KATEGORI
        )
        + '<Flytting Id="F" SluttDato="2026-05-01"><ArsakFra Kode="1.3" Presisering=""/>'
        '<FlyttingTil Kode="6" Presisering=""/></Flytting>'
    )
    for navn in ("bokstav", "ledd", "punktum"):
        assert lest.kolonne("tiltak", navn) == [""]
    assert lest.kolonne("flytting", "arsak_presisering") == [""]
    assert lest.kolonne("flytting", "til_presisering") == [""]


@i_ett("tom", ["", " ", " &#9;&#10; "])
def test_tom_valgfri_dato_er_som_ikke_oppgitt(tom: str) -> None:
    assert les_individ(SluttDato=tom).kolonne("individ", "slutt") == [None]


def test_bare_blanke_er_en_verdi() -> None:
    lest = les_individ(
        melding('<Melder Kode="22"><Presisering>  </Presisering></Melder>'), Bydelsnavn=" ", Id=" "
    )
    assert lest.kolonne("melder", "presisering") == ["  "]
    assert lest.kolonne("individ", "bydelsnavn") == [" "]
    assert lest.kolonne("individ", "id") == [" "]


def test_kommunenavn_med_bare_en_blank_folger_strukturen() -> None:
    lest = les(fil(individ(), avgiver=AVGIVER.replace("Stavanger", " ")))
    assert lest.kolonne("avgiver", "kommunenavn") == [" "]


# --- text between elements


@i_ett(
    "inni",
    [
        "tekst foran første element" + PLAN,
        "<Ukjent/>tekst" + PLAN,
        "<Bydelsnummer>01</Bydelsnummer>tekst" + PLAN,
        "<Ukjent>tekst" + PLAN + "mer tekst</Ukjent>",
        '<Plan Id="P1" StartDato="2026-02-01" Plantype="1">tekst</Plan>',
        melding("tekst" + '<Melder Kode="1">tekst</Melder>'),
        melding(undersokelse() + "tekst"),
        melding('<Melder Kode="22"><Presisering>x</Presisering>tekst</Melder>'),
        tiltak("a" + LOV.replace("/>", ">b</Lovhjemmel>") + "c" + KATEGORI + "d"),
        FLYTTING.replace("<ArsakFra", "a<ArsakFra").replace("</Flytting", "b</Flytting"),
        "&#160;" + PLAN + "<Ukjent/>&#160;",
    ],
)
def test_tekst_som_ses_bort_fra(inni: str) -> None:
    assert tatt(les_individ(inni)) == (1, 1)


def test_tekst_i_roten_og_i_avgiver_ses_bort_fra() -> None:
    avgiver = AVGIVER.replace("/>", ">tekst<Noe>mer</Noe>tekst</Avgiver>")
    innhold = f"<Barnevern>tekst{avgiver}tekst{individ()}tekst</Barnevern>"
    assert tatt(les(innhold)) == (1, 1)


@i_ett(
    ("inni", "tekst"),
    [
        ("<b>bort</b>", ""),
        ("foran<b>bort</b>", "foran"),
        ("<b><c>bort</c></b>etter", "etter"),
        ("<![CDATA[a < b & c]]>", "a < b & c"),
        ("a&amp;b&lt;&#65;", "a&b<A"),
        ("a<!-- bort -->b", "ab"),
    ],
)
def test_presisering_beholder_sin_egen_tekst(inni: str, tekst: str) -> None:
    lest = les_individ(melding(f'<Melder Kode="22"><Presisering>{inni}</Presisering></Melder>'))
    assert lest.kolonne("melder", "presisering") == [tekst]


def test_presisering_med_nil_er_som_ikke_oppgitt() -> None:
    nil = f'<Presisering {XSI} xsi:nil="true"/>'
    ikke = f'<Presisering {XSI} xsi:nil="false">x</Presisering>'
    annet = '<Presisering xmlns:xsi="urn:annet" xsi:nil="true">x</Presisering>'
    for presisering, ventet in [(nil, None), (ikke, "x"), (annet, "x")]:
        lest = les_individ(melding(f'<Melder Kode="22">{presisering}</Melder>'))
        assert lest.kolonne("melder", "presisering") == [ventet]
