"""Whole numbers: the edges that decide whether an amount counts."""

from __future__ import annotations

from kostra.felt import aargang, heltall, heltall_eller_0
from samlet import i_ett


@i_ett(
    ("tekst", "verdi"),
    [
        ("0", 0),
        ("7", 7),
        ("0240000", 240000),
        ("+0", 0),
        ("-0", 0),
        ("+5", 5),
        ("-5", -5),
        (" 6", 6),
        ("6 ", 6),
        ("  6  ", 6),
        ("\t6\xa0", 6),
        ("\x1f6\u2009", 6),
        ("2147483647", 2147483647),
        ("+2147483647", 2147483647),
        ("-2147483648", -2147483648),
        ("0" * 50 + "12", 12),
        ("-" + "0" * 50 + "12", -12),
        ("0" * 6000, 0),
        ("0" * 6000 + "2147483647", 2147483647),
    ],
    ids=lambda verdi: ascii(verdi)[:20],
)
def test_leses_som_tall(tekst: str, verdi: int) -> None:
    assert heltall(tekst) == verdi
    assert heltall_eller_0(tekst) == verdi


@i_ett(
    "tekst",
    [
        "",
        " ",
        "       ",
        "+",
        "-",
        "+-5",
        "--5",
        "5-",
        "5+",
        "+ 5",
        "- 5",
        "12A",
        "12A4567",
        "1 2",
        "1\xa02",
        "1_0",
        "_1",
        "1.0",
        "1,0",
        "1e3",
        "0x1",
        "٣",
        "３",
        "1３",
        "²",
        "½",
        "\x856",
        "6\x85",
        "\u200b6",
        "6\x00",
        "2147483648",
        "-2147483649",
        "99999999999",
        "9" * 6000,
        "−5",
    ],
    ids=lambda tekst: ascii(tekst)[:20],
)
def test_er_ikke_tall_og_teller_som_null(tekst: str) -> None:
    assert heltall(tekst) is None
    assert heltall_eller_0(tekst) == 0


@i_ett(
    ("tekst", "aar"),
    [
        ("26", 2026),
        ("1", 2001),
        ("01", 2001),
        (" 1", 2001),
        ("1 ", 2001),
        ("99", 2099),
        ("+9", 2009),
        ("0", 0),
        ("00", 0),
        ("100", 100),
        ("2026", 2026),
        ("-1", -1),
        ("", 0),
        ("  ", 0),
        ("2A", 0),
        ("2６", 0),
    ],
)
def test_aargang_er_2000_pluss_tosifret_tall_ellers_tallet_selv(tekst: str, aar: int) -> None:
    assert aargang(tekst) == aar
