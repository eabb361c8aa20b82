"""Lengths, digits, numbers and codes in every place of the structure. Source: 15F, 4 and 5."""

from __future__ import annotations

from kostra.skjema.struktur import struktur
from lesing_xml.xmlfil import (
    AVGIVER,
    KATEGORI,
    LOV,
    attributter,
    fil,
    flytting,
    individ,
    les,
    les_individ,
    lov,
    melding,
    plan,
    tiltak,
    undersokelse,
)
from samlet import i_ett

# --- lengths, digits, numbers


@i_ett(
    ("navn", "mest"),
    [("Id", 30), ("Journalnummer", 20), ("Saksbehandler", 50), ("Bydelsnavn", 250)],
)
def test_lengder_i_individ(navn: str, mest: int) -> None:
    assert les_individ(**{navn: "æ" * mest}).dom == "godtatt"
    lest = les_individ(**{navn: "æ" * (mest + 1)})
    assert lest.dom == "avvist"
    assert f"{navn} i Individ er lengre enn {mest} tegn" in lest.sagt


@i_ett(
    ("bygg", "mest"),
    [
        (lambda v: melding(f'<Melder Kode="1"><Presisering>{v}</Presisering></Melder>'), 1000),
        (lambda v: melding(f'<Saksinnhold Kode="1" Presisering="{v}"/>'), 1000),
        (lambda v: melding(undersokelse(f"<Presisering>{v}</Presisering>")), 1000),
        (
            lambda v: tiltak(
                LOV + f'<Kategori Kode="3.9"><Presisering>{v}</Presisering></Kategori>'
            ),
            1000,
        ),
        (lambda v: flytting(arsak=f'Kode="1.3" Presisering="{v}"'), 300),
        (lambda v: flytting(til=f'Kode="6" Presisering="{v}"'), 300),
        (lambda v: tiltak(lov(Lov=v) + KATEGORI), 100),
        (lambda v: tiltak(lov(Kapittel=v) + KATEGORI), 5),
        (lambda v: tiltak(lov(Paragraf=v) + KATEGORI), 5),
        (lambda v: tiltak(lov(Bokstav=v) + KATEGORI), 1),
        (lambda v: tiltak(lov(Ledd=v) + KATEGORI), 5),
        (lambda v: tiltak(lov(Punktum=v) + KATEGORI), 5),
        (lambda v: plan(Id=v), 30),
        (lambda v: flytting(Id=v), 30),
    ],
)
def test_lengder_under_individ(bygg: object, mest: int) -> None:
    assert les_individ(bygg("x" * mest)).dom == "godtatt"  # type: ignore[operator]
    assert les_individ(bygg("x" * (mest + 1))).dom == "avvist"  # type: ignore[operator]


def test_lengder_teller_tegn() -> None:
    assert les_individ(Id="😀" * 30).dom == "godtatt"
    assert les_individ(Id="😀" * 31).dom == "avvist"


@i_ett(
    ("navn", "riktige", "gale"),
    [
        (
            "Fodselsnummer",
            ["12345678901"],
            ["1234567890", "123456789012", "1234567890a", " 2345678901"],
        ),
        ("DUFnummer", ["123456789012"], ["12345678901", "1234567890123", "12345678901 "]),
        ("Bydelsnummer", ["01", "99"], ["1", "001", "0a"]),
        ("Distriktsnummer", ["01", "123"], ["1", "1234", "1x"]),
    ],
)
def test_nummer_er_bare_siffer(navn: str, riktige: list[str], gale: list[str]) -> None:
    for verdi in riktige:
        assert les_individ(**{navn: verdi}).dom == "godtatt"
    for verdi in gale:
        assert les_individ(**{navn: verdi}).dom == "avvist"


@i_ett("null", ["０", "٠", "०"])
def test_bare_sifrene_0_til_9_er_siffer(null: str) -> None:
    """A deliberate difference: the reference takes any Unicode digit; a rule then finds it wrong."""
    assert les_individ(Fodselsnummer="1234567890" + null).dom == "avvist"
    assert les(fil(avgiver=AVGIVER.replace("1103", "110" + null))).feil


@i_ett(("navn", "lengde"), [("Organisasjonsnummer", 9), ("Kommunenummer", 4)])
def test_nummer_i_avgiver(navn: str, lengde: int) -> None:
    for siffer, feil in [(lengde - 1, 1), (lengde, 0), (lengde + 1, 1)]:
        verdier = {"Organisasjonsnummer": "958935420", "Kommunenummer": "1103", navn: "1" * siffer}
        avgiver = f'<Avgiver{attributter(**verdier)} Versjon="2026" Kommunenavn="X"/>'
        assert len(les(fil(avgiver=avgiver)).feil) == feil


@i_ett(
    ("tekst", "aar"),
    [
        ("2026", 2026),
        ("02025", 2025),
        ("+2025", 2025),
        (" 2025 ", 2025),
        ("-2025", -2025),
        ("1000", 1000),
        ("2147483647", 2147483647),
        ("0001", None),
        ("999", None),
        ("2147483648", None),
        ("2025.0", None),
        ("2025Z", None),
        ("20 25", None),
        ("2_025", None),
        ("٢٠٢٥", None),
    ],
)
def test_versjon_er_et_aarstall(tekst: str, aar: int | None) -> None:
    lest = les(fil(avgiver=AVGIVER.replace("2026", tekst)))
    assert lest.kolonne("avgiver", "versjon") == ([] if aar is None else [aar])
    assert len(lest.feil) == (1 if aar is None else 0)


# --- codes

KODER = struktur("15F", 2026).kodelister
STEDER = {
    "ja_nei": "individ",
    "melding_konklusjon": lambda k: melding(Konklusjon=k),
    "melder": lambda k: melding(f'<Melder Kode="{k}"/>'),
    "grunnlag": lambda k: (
        melding(f'<Saksinnhold Kode="{k}"/>' + undersokelse(f'<Vedtaksgrunnlag Kode="{k}"/>'))
        + tiltak(LOV + KATEGORI + f'<Tiltaksgrunnlag Kode="{k}"/>')
    ),
    "undersokelse_konklusjon": lambda k: melding(undersokelse(Konklusjon=k)),
    "plantype": lambda k: plan(Plantype=k),
    "kategori": lambda k: tiltak(LOV + f'<Kategori Kode="{k}"/>'),
    "opphevelse": lambda k: tiltak(LOV + KATEGORI + f'<Opphevelse Kode="{k}"/>'),
    "flytting_arsak": lambda k: flytting(arsak=f'Kode="{k}"'),
    "flytting_til": lambda k: flytting(til=f'Kode="{k}"'),
}


def dom(liste: str, kode: str, aar: int = 2026) -> str:
    bygg = STEDER[liste]
    data = individ(Avslutta3112=kode) if bygg == "individ" else individ(bygg(kode))  # type: ignore[operator]
    return les(fil(data), aar).dom


@i_ett("liste", STEDER)
@i_ett("aar", [2022, 2026])
def test_alle_koder_godtas_i_alle_aar(liste: str, aar: int) -> None:
    assert {dom(liste, kode.kode, aar) for kode in KODER[liste].koder} == {"godtatt"}


@i_ett("liste", STEDER)
@i_ett("kode", ["0", "01", " 1", "1 ", "1.", "x", "１", "37", "6.5", "3.11", "1.1.6"])
def test_en_kode_maa_staa_noeyaktig_slik(liste: str, kode: str) -> None:
    assert dom(liste, kode) == "avvist"


@i_ett(
    ("liste", "antall"),
    [
        ("ja_nei", 2),
        ("melding_konklusjon", 4),
        ("melder", 25),
        ("grunnlag", 36),
        ("undersokelse_konklusjon", 6),
        ("plantype", 8),
        ("kategori", 49),
        ("opphevelse", 4),
        ("flytting_arsak", 18),
        ("flytting_til", 9),
    ],
)
def test_kodelistene_har_de_kodene_de_skal(liste: str, antall: int) -> None:
    koder = [kode.kode for kode in KODER[liste].koder]
    assert len(koder) == len(set(koder)) == antall


def test_lov_er_fri_tekst() -> None:
    assert les_individ(tiltak(lov(Lov="XYZ") + KATEGORI)).dom == "godtatt"
