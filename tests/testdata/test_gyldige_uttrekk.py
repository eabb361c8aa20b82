"""Valid extracts: no findings, right lengths, no duplicates, and they look like real ones."""

from __future__ import annotations

from collections import Counter

import pytest

import kostra
from kostra.felt import alder
from kostra.skjema import filbeskrivelse, kommuner
from kostra.testdata import lag_fil, lag_uttrekk, mellomrom, ventede_funn
from samlet import i_ett
from testdata.kolonner import kolonne, linjer

AAR = range(2022, 2027)
REGIONER = ("110300", "030100", "030101", "030115")
LENGDE = {2022: 139, 2023: 138, 2024: 136, 2025: 152, 2026: 152}


@i_ett("aar", AAR)
@i_ett("region", REGIONER)
def test_ingen_funn_uten_og_med_tillegg(aar: int, region: str) -> None:
    for fro in range(2):
        fil = lag_fil("11CF", aar, region, 800, fro=fro)
        rapport = kostra.kontroller(fil, skjema="11CF", aar=aar, region=region, tillegg=True)
        assert {m.kontroll for m in rapport.meldinger} == ventede_funn("11CF", None, aar, region)
        assert rapport.merknader == ()


@i_ett("nr", list(kommuner(2024))[::40])
def test_kommuner_i_hele_landet(nr: str) -> None:
    region = f"{nr}00"
    fil = lag_fil("11CF", 2024, region, 20, fro=1)
    assert kostra.kontroller(fil, skjema="11CF", aar=2024, region=region).meldinger == ()


def test_i_2022_har_hver_post_en_advarsel_og_ingen_feil() -> None:
    fil = lag_fil("11CF", 2022, "542100", 500)
    rapport = kostra.kontroller(fil, skjema="11CF", aar=2022, region="542100")
    assert rapport.alvorlighetsgrad is kostra.Grad.WARNING
    assert [m.kontroll for m in rapport.meldinger] == ["K06"] * 500


@i_ett("aar", AAR)
def test_recordlengde(aar: int) -> None:
    assert {len(linje) for linje in linjer(lag_fil("11CF", aar, "030100", 300))} == {LENGDE[aar]}


@pytest.mark.parametrize(
    ("aar", "antall"),
    [(2023, 5_000), (2026, 15_000), pytest.param(2026, 50_000, marks=pytest.mark.treg)],
)
def test_ingen_dubletter(aar: int, antall: int) -> None:
    fil = lag_fil("11CF", aar, "110300", antall)
    for navn in ("PERSON_FODSELSNR", "PERSON_JOURNALNR"):
        assert len(set(kolonne(fil, aar, navn))) == antall


@i_ett("aar", [2024, 2025])
def test_alder_og_alle_statuser_og_saksbehandlere(aar: int) -> None:
    fil = lag_fil("11CF", aar, "030100", 20_000)
    aldre = [alder(nr, aar) for nr in kolonne(fil, aar, "PERSON_FODSELSNR")]
    assert (min(a or 0 for a in aldre), max(a or 0 for a in aldre)) == (
        18,
        68 if aar > 2024 else 67,
    )
    assert sum(30 <= (a or 0) < 40 for a in aldre) == pytest.approx(6_400, rel=0.1)
    status = Counter(kolonne(fil, aar, "STATUS"))
    assert set(status) == filbeskrivelse("11CF", aar).etter_navn["STATUS"].gyldige_koder
    assert kolonne(fil, aar, "KJONN").count("1") == pytest.approx(10_000, rel=0.05)
    assert set(kolonne(fil, aar, "BYDELSNR")) == {f"{n:02d}" for n in range(1, 16)}
    saksbehandlere = Counter(kolonne(fil, aar, "SAKSBEHANDLER"))
    assert "SB00000001" in saksbehandlere
    assert max(saksbehandlere.values()) <= 60


def test_status_6_bare_i_oslo_og_7_fra_2023() -> None:
    assert "6" not in kolonne(lag_fil("11CF", 2026, "110300", 5_000), 2026, "STATUS")
    assert "7" not in kolonne(lag_fil("11CF", 2022, "110300", 5_000), 2022, "STATUS")


def test_bydelen_som_leverer_staar_paa_hver_linje() -> None:
    fil = lag_fil("11CF", 2026, "030107", 100)
    assert set(kolonne(fil, 2026, "BYDELSNR")) == {"07"}


def test_en_lengre_fil_begynner_med_den_korte() -> None:
    kort, lang = (lag_fil("11CF", 2026, "110300", n, fro=3) for n in (100, 5_000))
    assert lang.startswith(kort)


def test_biter_er_hele_linjer_og_hele_filen() -> None:
    biter = list(lag_uttrekk("11CF", 2026, "110300", 5_001, fro=3))
    assert len(biter) > 1
    assert all(bit.endswith(b"\n") for bit in biter)
    assert b"".join(biter) == lag_fil("11CF", 2026, "110300", 5_001, fro=3)


def test_mellomrom_er_en_levering_uten_deltakere() -> None:
    assert mellomrom() == b" "
    rapport = kostra.kontroller(
        mellomrom(), skjema="11CF", aar=2026, region="110300", vedlegg=False
    )
    assert rapport.alvorlighetsgrad is kostra.Grad.OK
