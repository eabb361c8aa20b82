"""Test data for 11F: valid is valid, each fault is found with as little else as possible."""

from __future__ import annotations

import hashlib
from collections import Counter

import pytest

import kostra
from kostra.felt import alder, er_duf, syntetisk
from kostra.felt.fodselsnummer import PLASSHOLDERE
from kostra.skjema import filbeskrivelse
from kostra.testdata import (
    Feil,
    UgyldigBestilling,
    lag_fil,
    lag_uttrekk,
    mulige_feil,
    ventede_funn,
)
from kostra.testdata.sosialhjelp import FEILVALG
from samlet import i_ett
from testdata.kolonner import linjer

AAR = range(2022, 2027)
REGIONER = ("110300", "030100", "030107")
#: Every year, and every kind of region in the old and in the new layout.
STEDER = [
    (2022, REGIONER[0]), (2023, REGIONER[1]), (2024, REGIONER[2]),
    (2025, REGIONER[1]), (2026, REGIONER[0]), (2026, REGIONER[2]),
]  # fmt: skip
LENGDE = {2022: 324, 2023: 324, 2024: 324, 2025: 338, 2026: 338}
STOPPERE = ("K000", "K001")


def rapport(fil: bytes, aar: int, region: str, *, tillegg: bool = True) -> kostra.Rapport:
    return kostra.kontroller(
        fil, skjema="11F", aar=aar, region=region, tillegg=tillegg, maks_per_regel=None
    )


def funn(fil: bytes, aar: int, region: str, *, tillegg: bool = True) -> Counter[str]:
    alle = rapport(fil, aar, region, tillegg=tillegg).meldinger
    return Counter(melding.kontroll for melding in alle)


def kolonne(fil: bytes, aar: int, navn: str) -> list[str]:
    felt = filbeskrivelse("11F", aar).etter_navn[navn]
    return [linje[felt.fra - 1 : felt.til] for linje in linjer(fil)]


@i_ett(("aar", "region"), STEDER)
def test_gyldige_filer_er_uten_funn_og_ventes_uten(aar: int, region: str) -> None:
    for fro in range(2):
        resultat = rapport(lag_fil("11F", aar, region, 800, fro=fro), aar, region)
        assert (resultat.meldinger, resultat.merknader) == ((), ())
    assert ventede_funn("11F", None, aar, region) == frozenset()


@i_ett(("aar", "region"), STEDER)
def test_hver_kontroll_utloses_og_lite_annet(aar: int, region: str) -> None:
    for fro, regel in enumerate(mulige_feil("11F", aar, region)):
        fil = lag_fil("11F", aar, region, 5, fro=fro, feil=[regel])
        assert set(funn(fil, aar, region)) == ventede_funn("11F", regel, aar, region), regel


@pytest.mark.treg
@i_ett(("aar", "region"), STEDER)
def test_hver_maate_utloser_kontrollen(aar: int, region: str) -> None:
    """A rule named n times uses its n first ways: the rule is found n times, for duplicates twice."""
    for regel, maater in FEILVALG.mulige(aar, region).items():
        fil = lag_fil("11F", aar, region, 9, fro=2, feil=[regel] * len(maater))
        med = frozenset().union(*(maate.med for maate in maater))
        funnet = funn(fil, aar, region)
        ventet = len(maater) + any(maate.etter_gyldig for maate in maater)
        samlet = regel == "K001" and aar == 2022  # one finding lists all lines
        assert funnet[regel] == (1 if samlet else ventet), regel
        assert set(funnet) <= {regel} | med, regel


@i_ett("aar", AAR)
@i_ett("region", REGIONER)
def test_alle_kontroller_i_arets_regelsett_har_en_feil(aar: int, region: str) -> None:
    i_arets_sett = {k.id for k in rapport(lag_fil("11F", aar, region, 5), aar, region).kontroller}
    # in 2022 a file without content is accepted
    assert set(mulige_feil("11F", aar, region)) == i_arets_sett - (
        {"K000"} if aar == 2022 else set()
    )


@pytest.mark.treg
@i_ett("aar", AAR)
def test_tilfeldige_feil_treffer_alle_kontroller_i_aaret(aar: int) -> None:
    for region in ("110300", "030100"):
        funnet = funn(lag_fil("11F", aar, region, 2_500, feil=0.3), aar, region, tillegg=False)
        mulige = {r for r in mulige_feil("11F", aar, region) if r[0] == "K"} - set(STOPPERE)
        assert mulige <= set(funnet)


@i_ett(("andel", "antall", "ventet"), [(0.05, 4_000, 200), (1, 50, 50)])
def test_andelen_er_noyaktig_og_resten_er_som_for(andel: float, antall: int, ventet: int) -> None:
    fil = lag_fil("11F", 2026, "110300", antall, fro=1, feil=andel)
    gyldig = lag_fil("11F", 2026, "110300", antall, fro=1)
    par = enumerate(zip(linjer(gyldig), linjer(fil), strict=True), 1)
    ulike = {nr for nr, (en, to) in par if en != to}
    funnet = rapport(fil, 2026, "110300", tillegg=False).meldinger
    assert len(ulike) == ventet
    assert ulike <= {nr for melding in funnet for nr in melding.postnumre}


@i_ett("aar", AAR)
def test_bare_syntetiske_personer_ogsaa_der_det_er_feil(aar: int) -> None:
    for feil in (None, 0.9):
        for fnr in kolonne(lag_fil("11F", aar, "110300", 400, feil=feil), aar, "PERSON_FODSELSNR"):
            assert not fnr.strip("0 ") or syntetisk(fnr) or fnr.endswith(PLASSHOLDERE)


def test_tabellen_er_fri_for_felt_som_ikke_finnes_noe_aar() -> None:
    kjente = {felt.navn for aar in AAR for felt in filbeskrivelse("11F", aar).felt}
    brukte = {navn for maater in FEILVALG.alle.values() for maate in maater for navn in maate.felt}
    assert brukte <= kjente


@i_ett("aar", AAR)
def test_recordlengde(aar: int) -> None:
    assert {len(linje) for linje in linjer(lag_fil("11F", aar, "030100", 300))} == {LENGDE[aar]}


@pytest.mark.parametrize(
    ("aar", "antall"),
    [(2022, 5_000), (2026, 10_000), pytest.param(2026, 30_000, marks=pytest.mark.treg)],
)
def test_ingen_dubletter(aar: int, antall: int) -> None:
    fil = lag_fil("11F", aar, "110300", antall)
    for navn in ("PERSON_FODSELSNR", "PERSON_JOURNALNR"):
        assert len(set(kolonne(fil, aar, navn))) == antall


@i_ett("aar", [2023, 2026])
def test_filene_ser_ut_som_ekte(aar: int) -> None:
    fil = lag_fil("11F", aar, "030100", 8_000)
    aldre = [alder(nr, aar) or 0 for nr in kolonne(fil, aar, "PERSON_FODSELSNR")]
    assert (min(aldre), max(aldre) > 90) == (18, aar == 2026)
    fb = filbeskrivelse("11F", aar)
    for navn in ("VKLO", "ARBSIT", "BOSIT", "GITT_OKONOMIRAD", "VILKARSOSLOV", "VILKARSAMEKT"):
        assert set(kolonne(fil, aar, navn)) == fb.etter_navn[navn].gyldige_koder, navn
    vilkar = [
        f.navn for f in fb.felt if f.navn.startswith(("VILKAR", "VEDTAK", "SANKSJON")) and f.koder
    ]
    assert [navn for navn in vilkar if not any(k.strip() for k in kolonne(fil, aar, navn))] == []
    stonad = sum(int(belop) for belop in kolonne(fil, aar, "BIDRAG"))
    assert 20_000 < stonad / 8_000 < 80_000
    assert set(kolonne(fil, aar, "BYDELSNR")) == {f"{n:02d}" for n in range(1, 16)}


def test_duf_numrene_er_gyldige() -> None:
    numre = [
        nr
        for nr in kolonne(lag_fil("11F", 2026, "110300", 2_000), 2026, "PERSON_DUF")
        if nr.strip()
    ]
    assert len(numre) > 50
    assert all(er_duf(nr) for nr in numre)


def test_en_lengre_fil_begynner_med_den_korte_og_kommer_i_biter() -> None:
    kort, lang = (lag_fil("11F", 2026, "110300", n, fro=3) for n in (100, 4_001))
    assert lang.startswith(kort)
    biter = list(lag_uttrekk("11F", 2026, "110300", 4_001, fro=3))
    assert len(biter) > 1
    assert b"".join(biter) == lang


@i_ett(
    ("aar", "antall", "feil", "tekst"),
    [
        (2026, 5, ["K28"], "«K28» kan ikke slå ut i 2026"),
        (2026, 5, ["K14", "K99"], "«K99» finnes ikke for 11F. Velg blant: K000"),
        (2022, 5, ["K000"], "«K000» kan ikke slå ut i 2022"),
        (2026, 5, ["K14", "K001"], "K001 stopper alle andre kontroller"),
        (2026, 1, ["K05B"], "trenger minst 2 poster"),
        (2026, 0, None, "en fil med ett mellomrom"),
    ],
)
def test_bestillinger_som_ikke_gaar(aar: int, antall: int, feil: Feil | None, tekst: str) -> None:
    with pytest.raises(UgyldigBestilling, match=tekst):
        lag_uttrekk("11F", aar, "110300", antall, feil=feil)


#: Change one of these only when the generator is meant to make other files, and say so in CHANGELOG.
FASIT: list[tuple[int, str, Feil | None, str]] = [
    (2022, "542100", None, "f66b6a47d6ca6dc6b225b088405acfe69e58b63730221bce21d2d531424df58b"),
    (2026, "030100", 0.3, "a6b8f0ad34d4c2f1f871b043ed5c601b7cc5e8a3e4f95eccc3f4463787181e56"),
]


@i_ett(("aar", "region", "feil", "sha256"), FASIT)
def test_filene_er_de_samme_som_da_de_ble_skrevet_ned(
    aar: int, region: str, feil: Feil | None, sha256: str
) -> None:
    fil = lag_fil("11F", aar, region, 2_000, fro=7, feil=feil)
    assert hashlib.sha256(fil).hexdigest() == sha256
