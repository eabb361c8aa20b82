"""A phone number is the same number however it is written."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from blankett.svarark import PERSON, utfylt
from kostra.blankett import blankett, feil, vask, visning
from samlet import i_ett

FORM = blankett("999", 2022)
MOBIL = FORM.etter_id["person_mobil"]
TELEFON = FORM.etter_id["ansvarlig_telefon"]


def mobil(tekst: str) -> str:
    verdi = vask(FORM, {"person_mobil": tekst})["person_mobil"]
    assert isinstance(verdi, str)
    return verdi


def koder(felt: str, tekst: str) -> list[str]:
    svar = utfylt(FORM, {**PERSON, felt: tekst})
    return [ett.kode for ett in feil(FORM, svar, for_innsending=False) if ett.felt == felt]


@i_ett(
    "skrevet",
    [
        "97777777",
        "97 77 77 77",
        "977 77 777",
        "  97777777  ",
        "97\xa077\xa077\xa077",
        "97\u202f77\u202f77\u202f77",
        "977-77-777",
        "977\u201177\u2011777",
        "97.77.77.77",
        "(977) 77 777",
        "97777777\r\n",
        "+4797777777",
        "+47 97777777",
        "+47 97 77 77 77",
        "+47-977-77-777",
        "(+47) 97777777",
        "(0047) 97777777",
        "+47 (0) 97777777",
        "004797777777",
        "0047 97 77 77 77",
        "00 47 97 77 77 77",
        "47 97777777",
        "\u202d+4797777777\u202c",
        "\u200e97777777",
    ],
)
def test_alle_skrivemater_blir_samme_nummer(skrevet: str) -> None:
    assert mobil(skrevet) == "+4797777777"
    assert koder("person_mobil", skrevet) == []


@settings(deadline=None)
@given(
    st.from_regex(r"\A[49][0-9]{7}\Z"),
    st.sampled_from(["", "+47", "0047", "+47 ", "0047 ", "(+47) ", "+47-", "47 "]),
    st.lists(
        st.sampled_from(["", " ", "-", ".", "\xa0", "\u2011", "\u2009"]), min_size=7, max_size=7
    ),
)
def test_et_norsk_mobilnummer_kjennes_i_alle_skrivemater(
    siffer: str, land: str, skille: list[str]
) -> None:
    skrevet = land + siffer[0] + "".join(s + c for s, c in zip(skille, siffer[1:], strict=True))
    assert mobil(skrevet) == f"+47{siffer}"
    assert koder("person_mobil", skrevet) == []


@settings(deadline=None)
@given(st.from_regex(r"\A[49][0-9]{7}\Z"))
def test_nummeret_tales_a_vises_og_sendes_tilbake(siffer: str) -> None:
    vist = visning(MOBIL, f"+47{siffer}")
    assert "+47" not in vist
    assert mobil(vist) == f"+47{siffer}"


@settings(deadline=None)
@given(st.text())
def test_vask_to_ganger_er_som_en_gang(skrevet: str) -> None:
    assert mobil(mobil(skrevet)) == mobil(skrevet)
    assert mobil(visning(MOBIL, mobil(skrevet))) == mobil(skrevet)


@i_ett(
    "skrevet",
    ["+46 70 123 45 67", "0046701234567", "+45 20 12 34 56", "+44 7911 123456", "+12025550123"],
)
def test_utenlandsk_mobil_godtas(skrevet: str) -> None:
    assert koder("person_mobil", skrevet) == []
    assert visning(MOBIL, mobil(skrevet)).startswith("+")


@i_ett("skrevet", ["77 00 00 00", "22222222", "02800", "+46 8 123 456 78"])
def test_fasttelefon_godtas_som_telefon_men_ikke_som_mobil(skrevet: str) -> None:
    assert koder("ansvarlig_telefon", skrevet) == []
    assert koder("person_mobil", skrevet) == ["mobil"]


@i_ett(
    "skrevet",
    [
        "9990012",
        "999001234",
        "12345678",
        "110",
        "0",
        "+",
        "+47",
        "+999 12345678",
        "+47 +47 97777777",
        "97777777 / 98888888",
        "97777777, 98888888",
        "ring 97777777",
        "9777777A",
        "97777777 ext 5",
        "tel:+4797777777",
        "+4797777777;ext=1",
        "nora@senja.example",
        "9" * 41,
        "9" * 5000,
    ],
)
def test_ugyldig_nummer_star_som_skrevet_og_meldes(skrevet: str) -> None:
    ett = koder("person_mobil", skrevet)
    assert ett in (["telefon"], ["for_lang"])
    assert mobil(skrevet) == skrevet[:2000]


def test_et_nummer_med_for_fa_siffer_far_vite_hvor_mange() -> None:
    (ett,) = feil(FORM, utfylt(FORM, {**PERSON, "person_mobil": "999 00 12"}), "person")
    assert "(7 siffer)" in ett.tekst.nb
    assert "8 siffer" in ett.tekst.nb
    assert "landkode" in ett.tekst.nb


def test_atte_siffer_utenfor_nummerplanen_far_ikke_beskjed_om_a_skrive_atte_siffer() -> None:
    (ett,) = feil(FORM, utfylt(FORM, {**PERSON, "person_mobil": "12345678"}), "person")
    assert "nummerserie" in ett.tekst.nb
    assert "8 siffer" not in ett.tekst.nb
