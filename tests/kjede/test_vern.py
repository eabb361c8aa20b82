"""Personal data that gives itself away is refused, and the refusal does not repeat it."""

from __future__ import annotations

from typing import Any

import pytest

from kjede.hjelp import NAA
from kostra.kjede import Minnelager, UlovligVerdi, foy_til, lag
from samlet import i_ett

UUID = "550e8400-e29b-41d4-a716-446655440000"
SHA_MED_SIFRE = "ab" + "01234567890" + "c" * 51

AVVIST = [
    "kari@senja.example",
    "KARI@SENJA",
    "se kari@senja.example, takk",
    "15896412345",
    "fnr15896412345x",
    "158964 12345",
    "١٥٨٩٦٤١٢٣٤٥",
    "a" * 65 + "01234567890",
    "+4791234567",
    "+47 912 34 567",
    "+47 91-23-45-67",
    "+46 70 123 45 67",
    "0047 912 34 567",
    "to\nlinjer",
    "tab\tulator",
    "nul\0",
    "slett\x7f",
    "\x1b[31mrød",
    "bidi\u202e",
    "null\u200bbredde",
    "linje\u2028skille",
    "halv\ud800",
    "x" * 201,
]
SLIPPER = [
    "",
    "a @ b",
    "@",
    "1589641234",  # ten digits
    "974760673",  # an organisation number
    "0301 12345",
    "158964 1234",
    "158964-12345",  # a region and a number
    "030101",
    "A123456",
    "K-2027-7HQM-4TRX-9",
    "+47",
    "+47 12",
    "2027-01-15T12:00:00+01:00",
    "2027-01-15T12:00:00.000000Z",
    SHA_MED_SIFRE,
    f"sha256:{SHA_MED_SIFRE}",
    UUID,
    f"innsending/{UUID}",
    "123e4567-e89b-12d3-a456-012345678901",
    "rapportør æøå ÆØÅ é – «»",
    "x" * 200,
    "📎",
]
TEKSTFELT = ["aktor", "rolle", "enhet", "handling", "objekt", "resultat"]


def forsok(**felt: Any) -> None:
    lag(None, **({"tid": NAA, "aktor": "A123456", "handling": "a"} | felt))


@i_ett("verdi", AVVIST, ids=ascii)
def test_avvises_i_hvert_felt_uten_aa_gjentas(verdi: str) -> None:
    for felt in [*({navn: verdi} for navn in TEKSTFELT), {"detaljer": {"merknad": verdi}}]:
        with pytest.raises(UlovligVerdi) as feil:
            forsok(**felt)
        assert verdi not in str(feil.value)
        assert feil.value.__context__ is None


@i_ett("verdi", SLIPPER, ids=ascii)
def test_naboene_slipper_gjennom(verdi: str) -> None:
    assert lag(None, tid=NAA, aktor="A1", handling="a", objekt=verdi).objekt == verdi
    hendelse = lag(None, tid=NAA, aktor="A1", handling="a", detaljer={"merknad": verdi})
    assert hendelse.detaljer["merknad"] == verdi


def test_feilteksten_er_en_av_faa_faste() -> None:
    tekster = set()
    for verdi in AVVIST:
        with pytest.raises(UlovligVerdi) as feil:
            forsok(objekt=verdi)
        tekster.add(str(feil.value))
    assert len(tekster) == 5


@i_ett("verdi", [15896412345, -15896412345, 1089612345, 1_000_000_000])
def test_fodselsnummer_som_tall_avvises_ogsaa_uten_null_foran(verdi: int) -> None:
    with pytest.raises(UlovligVerdi, match="fødselsnummer") as feil:
        forsok(detaljer={"id": verdi})
    assert str(abs(verdi)) not in str(feil.value)


@i_ett("verdi", [0, -1, 974760673, 999_999_999])
def test_vanlige_tall_slipper_gjennom(verdi: int) -> None:
    hendelse = lag(None, tid=NAA, aktor="A1", handling="a", detaljer={"antall": verdi})
    assert hendelse.detaljer == {"antall": verdi}


@i_ett("verdi", [True, None, 1.5, b"x", ["x"], {"x": 1}])
def test_andre_typer_avvises(verdi: object) -> None:
    for felt in ({"objekt": verdi}, {"detaljer": {"merknad": verdi}}):
        with pytest.raises(UlovligVerdi):
            forsok(**felt)


@i_ett("navn", ["", "Navn", "å", "2aar", "to ord", "a" * 41, "nr15896412345", 7])
def test_detaljer_har_enkle_navn(navn: Any) -> None:
    with pytest.raises(UlovligVerdi):
        forsok(detaljer={navn: "x"})


def test_detaljene_er_faa() -> None:
    forsok(detaljer={f"d{i}": i for i in range(16)})
    with pytest.raises(UlovligVerdi):
        forsok(detaljer={f"d{i}": i for i in range(17)})


@i_ett("felt", ["handling", "resultat"])
def test_handling_og_resultat_er_alltid_utfylt(felt: str) -> None:
    with pytest.raises(UlovligVerdi):
        forsok(**{felt: ""})


def test_en_avvist_hendelse_setter_ikke_spor_i_kjeden() -> None:
    lager = Minnelager()
    with lager.transaksjon() as aapen:
        with pytest.raises(UlovligVerdi):
            foy_til(aapen, naa=NAA, aktor="kari@senja.example", handling="a")
        foy_til(aapen, naa=NAA, aktor="A123456", handling="a")
    assert [(h.nr, h.aktor) for h in lager.les()] == [(1, "A123456")]
