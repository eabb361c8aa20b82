"""Faults: each rule can be triggered, with as little else as possible; shares are exact."""

from __future__ import annotations

from collections import Counter

import pytest

import kostra
from kostra.testdata import (
    Feil,
    UgyldigBestilling,
    lag_fil,
    lag_uttrekk,
    mulige_feil,
    ventede_funn,
)
from kostra.testdata.kvalifisering import FEILVALG
from samlet import i_ett
from testdata.kolonner import linjer

AAR = range(2022, 2027)
REGIONER = ("110300", "030100", "030101")
#: Every year, and every kind of region in the old and in the new layout.
STEDER = [
    (2022, REGIONER[0]), (2023, REGIONER[1]), (2024, REGIONER[2]),
    (2025, REGIONER[1]), (2026, REGIONER[0]), (2026, REGIONER[2]),
]  # fmt: skip


def funn(fil: bytes, aar: int, region: str, *, tillegg: bool = True) -> Counter[str]:
    rapport = kostra.kontroller(fil, skjema="11CF", aar=aar, region=region, tillegg=tillegg)
    return Counter(melding.kontroll for melding in rapport.meldinger)


@i_ett(("aar", "region"), STEDER)
def test_hver_kontroll_utloses_og_lite_annet(aar: int, region: str) -> None:
    for fro, regel in enumerate(mulige_feil("11CF", aar, region)):
        fil = lag_fil("11CF", aar, region, 5, fro=fro, feil=[regel])
        assert set(funn(fil, aar, region)) == ventede_funn("11CF", regel, aar, region), regel


@i_ett(("aar", "region"), STEDER)
def test_hver_maate_utloser_kontrollen(aar: int, region: str) -> None:
    """A rule named n times uses its n first ways: the rule is found n times, for duplicates twice."""
    for regel, maater in FEILVALG.mulige(aar, region).items():
        fil = lag_fil("11CF", aar, region, 9, fro=2, feil=[regel] * len(maater))
        med = frozenset().union(*(maate.med for maate in maater))
        funnet = funn(fil, aar, region)
        ventet = len(maater) + any(maate.etter_gyldig for maate in maater)
        if regel in FEILVALG.alltid.get(aar, ()):
            ventet = 9
        if regel == "K001" and aar == 2022:
            ventet = 1
        assert funnet[regel] == ventet, regel
        assert set(funnet) <= {regel} | med | FEILVALG.alltid.get(aar, frozenset()), regel


@i_ett("aar", AAR)
@i_ett("region", REGIONER)
def test_alle_kontroller_i_arets_regelsett_har_en_feil(aar: int, region: str) -> None:
    rapport = kostra.kontroller(
        lag_fil("11CF", aar, region, 5), skjema="11CF", aar=aar, region=region, tillegg=True
    )
    skrudd_av_i_oslo = (
        {"K05A", "K05B", "K14", "K15", "K16", "T06"} if region[:4] == "0301" else set()
    )
    bare_oslo = set() if region[:4] == "0301" else {"K20A"}
    i_arets_sett = {kontroll.id for kontroll in rapport.kontroller}
    assert set(mulige_feil("11CF", aar, region)) == i_arets_sett - skrudd_av_i_oslo - bare_oslo


@i_ett("aar", AAR)
def test_mange_kontroller_i_samme_fil(aar: int) -> None:
    regler = [r for r in mulige_feil("11CF", aar, "110300") if r not in ("K000", "K001")]
    funnet = funn(lag_fil("11CF", aar, "110300", 60, feil=regler), aar, "110300")
    assert set(regler) <= set(funnet)


def test_feil_kommer_i_den_rekkefolgen_de_nevnes() -> None:
    fil = lag_fil("11CF", 2026, "110300", 50, fro=4, feil=["K38", "K11", "K37"])
    rapport = kostra.kontroller(fil, skjema="11CF", aar=2026, region="110300")
    etter_post = sorted(rapport.meldinger, key=lambda m: m.postnumre)
    assert [m.kontroll for m in etter_post] == ["K38", "K11", "K37"]


@i_ett("feil", [0.05, 0.5, ["K14", "K27"]])
def test_postene_uten_feil_er_som_i_den_gyldige_filen(feil: Feil) -> None:
    gyldig = linjer(lag_fil("11CF", 2026, "110300", 2_000, fro=5))
    med_feil = linjer(lag_fil("11CF", 2026, "110300", 2_000, fro=5, feil=feil))
    ulike = sum(en != to for en, to in zip(gyldig, med_feil, strict=True))
    assert ulike == (len(feil) if isinstance(feil, list) else 2_000 * feil)


@i_ett(
    ("andel", "antall", "ventet"),
    [(0.05, 2_000, 100), (0.001, 2_000, 2), (0.05, 5, 1), (1.0, 200, 200), (1, 50, 50)],
)
def test_andelen_er_noyaktig(andel: float, antall: int, ventet: int) -> None:
    fil = lag_fil("11CF", 2026, "110300", antall, fro=1, feil=andel)
    rapport = kostra.kontroller(
        fil, skjema="11CF", aar=2026, region="110300", maks_per_regel=None, tillegg=False
    )
    gyldige = linjer(lag_fil("11CF", 2026, "110300", antall, fro=1))
    ulike = {
        n for n, par in enumerate(zip(gyldige, linjer(fil), strict=True), 1) if len(set(par)) > 1
    }
    assert len(ulike) == ventet
    assert ulike <= {nr for melding in rapport.meldinger for nr in melding.postnumre}


@i_ett("aar", AAR)
def test_tilfeldige_feil_treffer_alle_kontroller_i_aaret(aar: int) -> None:
    for region in ("110300", "030100"):
        funnet = funn(lag_fil("11CF", aar, region, 1_500, feil=0.3), aar, region, tillegg=False)
        mulige = {r for r in mulige_feil("11CF", aar, region) if r[0] == "K"} - {"K000", "K001"}
        assert mulige <= set(funnet)


def test_tabellen_er_fri_for_felt_som_ikke_finnes_noe_aar() -> None:
    from kostra.skjema import filbeskrivelse

    kjente = {felt.navn for aar in AAR for felt in filbeskrivelse("11CF", aar).felt}
    brukte = {navn for maater in FEILVALG.alle.values() for maate in maater for navn in maate.felt}
    assert brukte <= kjente


@i_ett(
    ("aar", "region", "antall", "feil", "tekst"),
    [
        (
            2026,
            "110300",
            5,
            ["K99"],
            "«K99» finnes ikke for 11CF. Velg blant: K000, K001, K03-komm",
        ),
        (
            2024,
            "110300",
            5,
            ["K04A"],
            "«K04A» kan ikke slå ut i 2024 for region 110300. Velg blant",
        ),
        (2026, "110300", 5, ["K20A"], "«K20A» kan ikke slå ut i 2026"),
        (2026, "110300", 5, ["K002-kode"], "«K002-kode» kan ikke slå ut i 2026"),
        (2026, "030100", 5, ["K14"], "«K14» kan ikke slå ut i 2026 for region 030100"),
        (2026, "110300", 5, ["K14", "K001"], "K001 stopper alle andre kontroller"),
        (2026, "110300", 5, ["K000", "K14"], "K000 stopper alle andre kontroller"),
        (2026, "110300", 1, ["K14", "K15"], "trenger minst 2 poster. Fikk 1"),
        (2026, "110300", 1, ["K05A"], "trenger minst 2 poster"),
        (2026, "110300", 5, 1.5, "et tall fra 0 til 1. Fikk 1.5"),
        (2026, "110300", 5, -0.1, "et tall fra 0 til 1"),
        (2026, "110300", 5, float("nan"), "et tall fra 0 til 1"),
        (2026, "110300", 0, None, "en fil med ett mellomrom"),
        (2026, "110300", -1, None, "fra 1 til 3 000 000. Fikk -1"),
        (2026, "110300", 3_000_001, None, "fra 1 til 3 000 000"),
        (2026, "1103", 5, None, "Region er seks siffer"),
        (2026, "11030x", 5, None, "Region er seks siffer"),
        (2026, "١١٠٣٠٠", 5, None, "Region er seks siffer"),
        (2026, "110301", 5, None, "De to siste sifrene i region er 00 utenfor Oslo"),
        (2026, "030116", 5, None, "De to siste sifrene i region er 00–15 i Oslo"),
    ],
)
def test_bestillinger_som_ikke_gaar(
    aar: int, region: str, antall: int, feil: Feil | None, tekst: str
) -> None:
    """Said at the call, not when the first piece is asked for."""
    with pytest.raises(UgyldigBestilling, match=tekst):
        lag_uttrekk("11CF", aar, region, antall, feil=feil)


@i_ett("feil", [None, 0, 0.0, []])
def test_ingen_feil_er_en_gyldig_fil(feil: Feil | None) -> None:
    assert lag_fil("11CF", 2026, "110300", 5, feil=feil) == lag_fil("11CF", 2026, "110300", 5)


def test_en_kontroll_kan_gis_alene_og_med_smaa_bokstaver() -> None:
    ventet = lag_fil("11CF", 2026, "110300", 5, feil=["K03-komm"])
    assert lag_fil("11CF", 2026, "110300", 5, feil="k03-KOMM") == ventet


def test_k000_gir_ett_mellomrom_uansett_antall() -> None:
    assert lag_fil("11CF", 2026, "110300", 1_000, feil=["K000"]) == b" "
