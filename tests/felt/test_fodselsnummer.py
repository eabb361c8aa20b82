"""Control digits, validity, birth date and age of a number, in the three readings of 2022-2026."""

from __future__ import annotations

import pytest

from felt.nummer import fullfort
from kostra.felt import alder, er_fnr, fodselsaar, fodselsdato, mod11, syntetisk
from samlet import i_ett

AAR = (2022, 2023, 2024, 2025, 2026)
IKKE_NUMMER = [
    "",
    " " * 11,
    "1586901008",
    "158690100890",
    " 5869010089",
    "1586901008 ",
    "15869010O89",
    "+5869010089",
    "１５８６９０１００８９",
    "15869010089\n",
    "1586901008\x00",
    "²5869010089",
]


@i_ett(
    "nummer",
    [
        "15869010089",
        "16869010018",
        "31920850017",
        "31829010014",
        "15469010187",
        "15719010080",
        "55869010072",
        "55469010170",
        "15939010057",
        "32869010013",
        "00000000000",
    ],
)
def test_mod11_godtar_riktige_kontrollsifre_uansett_dato(nummer: str) -> None:
    assert mod11(nummer)
    assert all(er_fnr(nummer, aar) for aar in AAR)


@i_ett("nummer", ["15869010080", "15869010099", "15069000100", "00000000001"])
def test_mod11_avviser_galt_kontrollsiffer(nummer: str) -> None:
    assert not mod11(nummer)


@i_ett("nummer", ["15869010089", "55869010072", "31829010014"])
def test_ett_galt_siffer_hvor_som_helst_gjor_nummeret_ugyldig(nummer: str) -> None:
    for plass, riktig in enumerate(nummer):
        for siffer in set("0123456789") - {riktig}:
            galt = nummer[:plass] + siffer + nummer[plass + 1 :]
            assert not mod11(galt)
            if not galt.endswith(("00100", "00200", "99999")):
                assert not any(er_fnr(galt, aar) for aar in AAR)


def test_mod11_er_enig_med_kontrollsifrene_regnet_ut() -> None:
    laget = [fullfort(f"158690{individ:03d}") for individ in range(1000)]
    nummer = [n for n in laget if n is not None]
    assert len(nummer) > 800
    assert all(mod11(n) for n in nummer)


@i_ett("tekst", IKKE_NUMMER, ids=ascii)
def test_annet_enn_elleve_siffer_er_ugyldig_og_uten_fodselsdato(tekst: str) -> None:
    assert not mod11(tekst)
    assert not syntetisk(tekst)
    for aar in AAR:
        assert not er_fnr(tekst, aar)
        assert fodselsdato(tekst, aar) is None
        assert fodselsaar(tekst, aar) is None
        assert alder(tekst, aar) is None


# --- 2025 and 2026: the individual number decides the century; placeholders are read as written

FRA_2025 = [
    ("15869010089", 19900615),
    ("16869010018", 19900616),
    ("01810950087", 20090101),
    ("31920850017", 20081231),
    ("01816510011", 19650101),
    ("31926410051", 19641231),
    ("31925810188", 19581231),
    ("01815710025", 19570101),
    ("31923110014", 19311231),
    ("01813010042", 19300101),
    ("15860850033", 20080615),
    ("15863960182", 20390615),
    ("15864590044", 19450615),
    ("15864560056", 20450615),
    ("15865460063", 18540615),
    ("15867080071", 20700615),
    ("15862610188", 19260615),
    ("31829010014", 19900228),
    ("55869010072", 19900615),
    ("15869010080", 19900615),
    # every edge of the table: 499/500, 749/750, 899/900 and yy 39/40, 53/54, 99/00
    ("15060049900", 19000615),
    ("15060050000", 20000615),
    ("15063949900", 19390615),
    ("15063950000", 20390615),
    ("15063999900", 20390615),
    ("15064049900", 19400615),
    ("15064050000", 20400615),
    ("15064089900", 20400615),
    ("15064090000", 19400615),
    ("15065374900", 20530615),
    ("15065389900", 20530615),
    ("15065390000", 19530615),
    ("15065449900", 19540615),
    ("15065450000", 18540615),
    ("15065474900", 18540615),
    ("15065475000", 20540615),
    ("15065489900", 20540615),
    ("15065490000", 19540615),
    ("15069949900", 19990615),
    ("15069950000", 18990615),
    ("15069974900", 18990615),
    ("15069975000", 20990615),
    ("15069989900", 20990615),
    ("15069990000", 19990615),
    # the day is set back in the year found, so 1900 and 2000 differ
    ("29020010000", 19000228),
    ("29020050000", 20000229),
    ("41069010000", 19900601),
    ("71129010000", 19901231),
    ("15929010000", 19901215),
    # placeholders: as written, 2000 + yy unless that is too late
    ("15069000100", 19900615),
    ("15069000200", 19900615),
    ("15069099999", 19900615),
    ("31029000100", 19900228),
    ("29020000100", 20000229),
]
UTEN_DATO_FRA_2025 = [
    "15469010187",
    "15719010080",
    "55469010170",
    "15939010057",
    "32869010013",
    "00000000000",
    "40069010000",
    "72069010000",
    "80069010000",
    "99069010000",
    "15009010000",
    "15139010000",
    "15809010000",
    "15939010000",
    "15999010000",
    "55069000200",
    "15869000100",
    "32069000100",
    "00069000100",
    "15139099999",
]


@i_ett("aar", [2025, 2026])
@i_ett(("nummer", "dato"), FRA_2025)
def test_fodselsdato_og_alder_fra_2025(nummer: str, dato: int, aar: int) -> None:
    assert fodselsdato(nummer, aar) == dato
    assert fodselsaar(nummer, aar) == dato // 10000
    assert alder(nummer, aar) == aar - dato // 10000


@i_ett("aar", [2025, 2026])
@i_ett("nummer", UTEN_DATO_FRA_2025)
def test_ukjent_alder_fra_2025(nummer: str, aar: int) -> None:
    assert fodselsdato(nummer, aar) is None
    assert fodselsaar(nummer, aar) is None
    assert alder(nummer, aar) is None


@i_ett(
    ("nummer", "ventet"),
    [
        ("15869010089", 36),
        ("01810950087", 17),
        ("31920850017", 18),
        ("01816510011", 61),
        ("31926410051", 62),
        ("31925810188", 68),
        ("01815710025", 69),
        ("31923110014", 95),
        ("01813010042", 96),
        ("15860850033", 18),
        ("15863960182", -13),
        ("15864590044", 81),
        ("15864560056", -19),
        ("15865460063", 172),
        ("15867080071", -44),
        ("15862610188", 100),
        ("31829010014", 36),
        ("55869010072", 36),
        ("15869010080", 36),
        ("15062600100", 0),
        ("15062700100", -1),
        ("15062800100", 98),
        ("31029000100", 36),
    ],
)
def test_alder_i_2026_som_i_eksemplene(nummer: str, ventet: int) -> None:
    assert alder(nummer, 2026) == ventet


@i_ett("aar", [2025, 2026])
@i_ett(
    ("nummer", "gyldig"),
    [
        ("15069000100", True),
        ("15069000200", True),
        ("15069099999", True),
        ("31029000100", True),
        ("31129900100", True),
        ("15069000300", False),
        ("15069000101", False),
        ("55069000200", False),
        ("15869000100", False),
        ("55869000100", False),
        ("32069000100", False),
        ("00069000100", False),
        ("15139000100", False),
        ("15009000100", False),
    ],
)
def test_plassholdere_fra_2025_er_gyldige_naar_datoen_star_som_skrevet(
    nummer: str, gyldig: bool, aar: int
) -> None:
    assert er_fnr(nummer, aar) is gyldig


@i_ett(
    ("aar", "nummer", "dato"),
    [
        (2025, "31122600100", 20261231),
        (2025, "01012700100", 19270101),
        (2026, "31122700100", 20271231),
        (2026, "01012800100", 19280101),
        (2026, "29022800100", 19280229),
        (2026, "31129999999", 19991231),
    ],
)
def test_plassholder_etter_neste_aarsskifte_er_hundre_aar_eldre(
    aar: int, nummer: str, dato: int
) -> None:
    assert fodselsdato(nummer, aar) == dato


# --- 2023 and 2024: the individual number plays no part; placeholders are decoded as others

FRA_2023 = [
    ("15869010089", 19900615),
    ("15869099989", 19900615),
    ("55869010072", 19900615),
    ("55069010072", 19900615),
    ("31829010014", 19900228),
    ("15865460063", 19540615),
    ("15860850033", 20080615),
    ("15062300100", 20230615),
    ("15062400100", 20240615),
    ("55069000200", 19900615),
    ("15869000100", 19900615),
    ("55869000200", 19900615),
    ("31029000100", 19900228),
    ("29020000100", 20000229),
    ("29022800100", 19280229),
    ("41069000100", 19900601),
    ("71129000100", 19901231),
    ("15929000100", 19901215),
    ("15819000100", 19900115),
]
UTEN_DATO_I_2023 = [
    "15469010187",
    "15719010080",
    "55469010170",
    "15939010057",
    "32869010013",
    "00000000000",
    "32069000100",
    "39069000100",
    "40069000100",
    "72069000100",
    "80069000100",
    "15009000100",
    "15139000100",
    "15809000100",
    "15939000100",
]


@i_ett("aar", [2023, 2024])
@i_ett(("nummer", "dato"), FRA_2023)
def test_fodselsdato_og_alder_i_2023_og_2024(nummer: str, dato: int, aar: int) -> None:
    assert fodselsdato(nummer, aar) == dato
    assert fodselsaar(nummer, aar) == dato // 10000
    assert alder(nummer, aar) == aar - dato // 10000


@i_ett("aar", [2023, 2024])
@i_ett("nummer", UTEN_DATO_I_2023)
def test_ukjent_alder_i_2023_og_2024(nummer: str, aar: int) -> None:
    assert fodselsdato(nummer, aar) is None
    assert fodselsaar(nummer, aar) is None
    assert alder(nummer, aar) is None


@i_ett(
    ("aar", "nummer", "dato", "ventet"),
    [
        (2023, "31122400100", 20241231, -1),
        (2023, "01012500100", 19250101, 98),
        (2023, "31922410089", 20241231, -1),
        (2023, "01812510089", 19250101, 98),
        (2024, "31122500100", 20251231, -1),
        (2024, "01012600100", 19260101, 98),
        (2024, "29022800100", 19280229, 96),
    ],
)
def test_dato_etter_neste_aarsskifte_er_hundre_aar_eldre_i_2023_og_2024(
    aar: int, nummer: str, dato: int, ventet: int
) -> None:
    assert fodselsdato(nummer, aar) == dato
    assert alder(nummer, aar) == ventet


@i_ett("aar", [2023, 2024])
@i_ett(
    ("nummer", "gyldig"),
    [
        ("15069000100", True),
        ("15069000200", True),
        ("15069099999", True),
        ("55069000200", True),
        ("15869000100", True),
        ("55869099999", True),
        ("31029000100", True),
        ("32069000100", False),
        ("40069000100", False),
        ("80069000100", False),
        ("15139000100", False),
        ("15939000100", False),
        ("15809000100", False),
        ("15069000300", False),
    ],
)
def test_plassholdere_i_2023_og_2024_avkodes_for_datoen_proves(
    nummer: str, gyldig: bool, aar: int
) -> None:
    assert er_fnr(nummer, aar) is gyldig


# --- 2022: strict date, no +80 months, the century by the reporting year


@i_ett(
    ("nummer", "dato", "ventet"),
    [
        ("15069000100", 19900615, 32),
        ("15069010089", 19900615, 32),
        ("15069099989", 19900615, 32),
        ("55069000200", 19900615, 32),
        ("41069000100", 19900601, 32),
        ("71129000100", 19901231, 32),
        ("15062200100", 20220615, 0),
        ("15062100100", 20210615, 1),
        ("15060000100", 20000615, 22),
        ("15062400100", 19240615, 98),
        ("15069900100", 19990615, 23),
        ("29020000100", 20000229, 22),
    ],
)
def test_fodselsdato_og_alder_i_2022(nummer: str, dato: int, ventet: int) -> None:
    assert fodselsdato(nummer, 2022) == dato
    assert alder(nummer, 2022) == ventet


def test_alder_99_er_ukjent_i_2022_men_ikke_i_andre_aar() -> None:
    assert fodselsdato("15062300100", 2022) == 19230615
    assert alder("15062300100", 2022) is None
    assert alder("15062400100", 2022) == 98
    assert alder("15862710100", 2026) == 99


@i_ett(
    "nummer",
    [
        "15869010089",
        "15469010187",
        "15719010080",
        "55869010072",
        "31029000100",
        "29029900100",
        "31049000100",
        "71029000100",
        "32069000100",
        "40069000100",
        "72069000100",
        "00069000100",
        "15009000100",
        "15139000100",
        "00000000000",
    ],
)
def test_ukjent_alder_i_2022(nummer: str) -> None:
    assert fodselsdato(nummer, 2022) is None
    assert fodselsaar(nummer, 2022) is None
    assert alder(nummer, 2022) is None


@i_ett("nummer", ["15069000100", "15069000200", "15069099999", "55069000200"])
def test_plassholdere_er_aldri_gyldige_i_2022(nummer: str) -> None:
    assert not er_fnr(nummer, 2022)


def test_aar_for_2022_har_ingen_lesemate() -> None:
    with pytest.raises(ValueError, match="2021"):
        fodselsdato("15069000100", 2021)


@i_ett(
    ("nummer", "ventet"),
    [
        ("15869010089", True),
        ("15719010080", True),
        ("15469010187", True),
        ("55869010072", True),
        ("15529010000", True),
        ("15779010000", True),
        ("15929010000", True),
        ("15069000100", False),
        ("15129010000", False),
        ("15139010000", False),
        ("15409010000", False),
        ("15539010000", False),
        ("15659010000", False),
        ("15789010000", False),
        ("15809010000", False),
        ("15939010000", False),
    ],
)
def test_syntetisk_er_maaned_pluss_40_65_eller_80(nummer: str, ventet: bool) -> None:
    assert syntetisk(nummer) is ventet
