"""Orakelets hjelpefunksjoner og statistikk mot grensetabellene."""

from orakel.bygg import INGEN_MND, grunnpost
from orakel.felt import alder, argang, datofelt, er_blank, heltall, mod11
from orakel.oppsett11cf import OPPSETT
from orakel.statistikk11cf import tabeller
from regler import grenser_11cf as g
from samlet import i_ett


@i_ett(("individ", "yy", "fodt"), g.INDIVIDNUMMER)
@i_ett("aar", [2025, 2026])
def test_individnummer(aar: int, individ: str, yy: str, fodt: int) -> None:
    assert alder(f"1586{yy}{individ}00", aar) == aar - fodt


@i_ett(("individ", "yy"), [(individ, yy) for individ, yy, _ in g.INDIVIDNUMMER])
def test_individnummer_teller_ikke_for_2025(individ: str, yy: str) -> None:
    for aar in (2023, 2024):
        year = 2000 + int(yy)
        assert alder(f"1586{yy}{individ}00", aar) == aar - (year if year <= aar + 1 else year - 100)


@i_ett(("aar", "nr", "ventet"), g.ALDER)
def test_alder(aar: int, nr: str, ventet: int | None) -> None:
    assert alder(nr, aar) == ventet


@i_ett(("tekst", "streng", "lovlig"), g.DATO)
def test_dato(tekst: str, streng: bool, lovlig: bool) -> None:
    assert (datofelt(tekst, 2026, streng=streng) is not None) == lovlig


def test_heltall_paa_32_bit() -> None:
    assert heltall("2147483647") == 2147483647
    assert heltall("2147483648") is None
    assert heltall("-2147483648") == -2147483648
    assert heltall("-2147483649") is None


def test_argang() -> None:
    for tekst, ventet in [("01", 2001), ("99", 2099), ("00", 0), ("-5", -5), ("+9", 2009), ("", 0)]:
        assert argang(tekst) == ventet


def _kontrollsum(nr: str, vekter: str) -> int:
    return sum(int(siffer) * int(vekt) for siffer, vekt in zip(nr, vekter, strict=True)) % 11


@i_ett("start", ["158690100", "158690123", "559290987", "018654777"])
def test_mod11_har_to_kontrollsifre(start: str) -> None:
    for n in range(100):
        nr = f"{start}{n:02d}"
        summer = _kontrollsum(nr, "37618945210"), _kontrollsum(nr, "54327654321")
        assert mod11(nr) == (summer == (0, 0))


def test_hvite_tegn() -> None:
    hvite = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \xa0\u1680\u2003\u2007\u2028\u2029\u202f\u205f\u3000"
    assert all(er_blank(tegn) and heltall(f"{tegn}7{tegn}") == 7 for tegn in hvite)
    assert not any(er_blank(tegn) for tegn in "\x00\x1b\x7f\x85\u180e\u200b\u2060\ufeff0~")


def _rad(rec: dict[str, str], aar: int, tabell: int) -> str:
    alle_felt = {navn: "" for navn, *_ in OPPSETT[aar]}
    rader = tabeller([{**alle_felt, **grunnpost(aar), **rec}], aar)[tabell][1]
    (rad,) = [navn for navn, n in rader if n == 1 and navn != "I alt"]
    return rad


@i_ett(("ar_gammel", "rad"), g.ALDERSBAAND)
@i_ett("aar", list(OPPSETT))
def test_aldersbaand(aar: int, ar_gammel: int, rad: str) -> None:
    nr = f"1506{(aar - ar_gammel) % 100:02d}00100"
    assert _rad({"PERSON_FODSELSNR": nr}, aar, 1) == rad


@i_ett(("antall", "rad"), g.VARIGHET)
def test_varighet(antall: int, rad: str) -> None:
    mnd = INGEN_MND | {f"STMND_{n}": f"{n:02d}" for n in range(13 - antall, 13)}
    assert _rad(mnd, 2026, 2) == rad


@i_ett(("belop", "rad"), g.BELOPSBAAND)
def test_belopsbaand(belop: str, rad: str) -> None:
    assert _rad({"KVP_STONAD": belop}, 2026, 3) == rad
