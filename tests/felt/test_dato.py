"""Dates of six and eight digits: the day that may be set back, and the day that must exist."""

from __future__ import annotations

from kostra.felt import dato, siste_i_maaneden
from samlet import i_ett


@i_ett(
    ("tekst", "lempelig", "streng"),
    [
        ("15061990", 19900615, 19900615),
        ("01011990", 19900101, 19900101),
        ("31121990", 19901231, 19901231),
        ("31041990", 19900430, None),
        ("31061990", 19900630, None),
        ("31091990", 19900930, None),
        ("31111990", 19901130, None),
        ("30041990", 19900430, 19900430),
        ("30021990", 19900228, None),
        ("31021990", 19900228, None),
        ("31021992", 19920229, None),
        ("29021900", 19000228, None),
        ("29022000", 20000229, 20000229),
        ("29022023", 20230228, None),
        ("29022024", 20240229, 20240229),
        ("29022100", 21000228, None),
        ("28022023", 20230228, 20230228),
        ("01010001", 10101, 10101),
        ("31129999", 99991231, 99991231),
        # six digits are always 2000 + yy
        ("150690", 20900615, 20900615),
        ("010100", 20000101, 20000101),
        ("311299", 20991231, 20991231),
        ("290200", 20000229, 20000229),
        ("290223", 20230228, None),
        ("290224", 20240229, 20240229),
        ("310422", 20220430, None),
    ],
)
def test_leses_som_dato(tekst: str, lempelig: int, streng: int | None) -> None:
    assert dato(tekst) == lempelig
    assert dato(tekst, streng=True) == streng


@i_ett(
    "tekst",
    [
        "",
        "      ",
        "        ",
        "00011990",
        "32011990",
        "99011990",
        "01001990",
        "01131990",
        "01991990",
        "01010000",
        "00000000",
        "000000",
        "320122",
        "010022",
        "011322",
        " 1011990",
        "0101199 ",
        " 10122",
        "10122 ",
        "+1011990",
        "-1011990",
        "+10122",
        "1 011990",
        "01011A90",
        "01_11990",
        "1.1.1990",
        "０１０１１９９０",
        "٠١٠١٢٢",
        "0101199³",
        "0101990",
        "010119900",
        "01011",
        "1990",
        "0101199\x00",
    ],
    ids=ascii,
)
@i_ett("streng", [False, True])
def test_er_ikke_dato(tekst: str, streng: bool) -> None:
    assert dato(tekst, streng=streng) is None


@i_ett(("aar", "dager"), [(1900, 28), (1904, 29), (2000, 29), (2023, 28), (2024, 29), (2100, 28)])
def test_februar_folger_den_gregorianske_kalenderen(aar: int, dager: int) -> None:
    assert siste_i_maaneden(aar, 2) == dager
