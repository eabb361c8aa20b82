"""The files in ``eksempler/`` are those that the generator makes today, and do what they are for."""

from __future__ import annotations

import csv
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

import kostra
from kostra.testdata import mulige_feil, skjemaer
from samlet import i_ett

ROT = Path(__file__).resolve().parents[2]
EKSEMPLER = ROT / "eksempler"
Rad = dict[str, str]


SKJEMAER = skjemaer()
AAR = range(2022, 2027)


def oversikt(skjema: str) -> list[Rad]:
    with (EKSEMPLER / skjema / "oversikt.csv").open(encoding="ascii", newline="") as fil:
        return list(csv.DictReader(fil, delimiter=";"))


@pytest.fixture(scope="module")
def verktoy() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "lag_eksempler", ROT / "verktoy" / "lag_eksempler.py"
    )
    assert spec is not None
    assert spec.loader is not None
    modul = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(modul)
    return modul


def kontroller(rad: Rad) -> kostra.Rapport:
    innhold = (EKSEMPLER / rad["fil"]).read_bytes()
    antall = innhold.count(b"<Individ " if rad["fil"].endswith(".xml") else b"\n")
    assert antall == int(rad["poster"])
    return kostra.kontroller(
        innhold, skjema=rad["skjema"], aar=int(rad["aar"]), region=rad["region"], tillegg=True
    )


def test_ingen_eksempler_er_utdaterte(verktoy: ModuleType) -> None:
    assert verktoy.utdaterte() == []


@i_ett("skjema", SKJEMAER)
@i_ett("aar", ["2022", "2023", "2024", "2025", "2026", "senja"])
def test_hver_fil_gir_funnene_i_oversikten(skjema: str, aar: str) -> None:
    rader = [rad for rad in oversikt(skjema) if aar in rad["fil"].split("/", 1)[1]]
    assert rader
    for rad in rader:
        funnet = {melding.kontroll for melding in kontroller(rad).meldinger}
        assert funnet == set(rad["kontroller"].split()), rad["fil"]


@i_ett("skjema", SKJEMAER)
def test_feilfilene_utloser_sin_kontroll_og_de_gyldige_ingen_feil(skjema: str) -> None:
    for rad in oversikt(skjema):
        navn = Path(rad["fil"]).stem
        if navn.startswith("feil_"):
            assert navn.removeprefix("feil_") in rad["kontroller"].split()
        elif not navn.endswith("tre_feil"):
            rapport = kontroller(rad)
            med_advarsel = skjema == "11CF" and rad["aar"] == "2022"
            ventet = kostra.Grad.WARNING if med_advarsel else kostra.Grad.OK
            assert rapport.alvorlighetsgrad is ventet, navn


@i_ett("skjema", SKJEMAER)
@i_ett("aar", AAR)
def test_hver_kontroll_i_aaret_har_en_fil(skjema: str, aar: int) -> None:
    ventet = {*mulige_feil(skjema, aar, "110300"), *mulige_feil(skjema, aar, "030101")}
    filer = (EKSEMPLER / skjema / str(aar)).glob("feil_*.*")
    assert {fil.stem.removeprefix("feil_") for fil in filer} == ventet


@pytest.mark.parametrize("skjema", SKJEMAER)
@pytest.mark.parametrize(("aar", "region"), [(2022, "542100"), (2026, "553000")])
def test_senja_har_tre_feil_som_er_rettet_i_den_andre_filen(
    verktoy: ModuleType, skjema: str, aar: int, region: str
) -> None:
    feil, rettet = (
        next((EKSEMPLER / skjema).glob(f"senja_{aar}_{hva}.*")).read_bytes()
        for hva in ("tre_feil", "rettet")
    )
    rapport = kostra.kontroller(feil, skjema=skjema, aar=aar, region=region)
    assert rapport.antall_poster == 24
    assert rapport.antall(kostra.Grad.ERROR) == 3
    alvorlige = [m for m in rapport.meldinger if m.alvorlighetsgrad is kostra.Grad.ERROR]
    assert {m.kontroll for m in alvorlige} == set(verktoy.RETTELSER[skjema])
    assert len({m.journalnummer for m in alvorlige}) == 3
    etterpaa = kostra.kontroller(rettet, skjema=skjema, aar=aar, region=region)
    assert not etterpaa.alvorlighetsgrad.stopper
    skille = b"<Individ " if feil.startswith(b"<") else b"\n"
    par = zip(feil.split(skille), rettet.split(skille), strict=True)
    assert sum(en != to for en, to in par) == 3


@pytest.mark.parametrize(
    ("rediger", "funn"),
    [
        (lambda fil: fil.write_bytes(b"x"), "11CF/2026/gyldig.dat"),
        (lambda fil: fil.unlink(), "11CF/2026/gyldig.dat"),
        (lambda fil: fil.with_name("feil_K99.dat").write_bytes(b"x"), "11CF/2026/feil_K99.dat"),
    ],
)
def test_utdaterte_filer_oppdages_og_rettes(verktoy, tmp_path, rediger, funn) -> None:
    verktoy.skriv(tmp_path)
    assert verktoy.utdaterte(tmp_path) == []
    rediger(tmp_path / "11CF" / "2026" / "gyldig.dat")
    assert verktoy.utdaterte(tmp_path) == [funn]
    verktoy.skriv(tmp_path)
    assert verktoy.utdaterte(tmp_path) == []


def test_verktoyets_argumenter(verktoy: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert verktoy.hoved(["--sjekk"]) == 0
    assert verktoy.hoved(["--feil"]) == 64
    assert "Bruk:" in capsys.readouterr().err


def test_lesmeg_forteller_at_personene_er_syntetiske_og_nevner_filene() -> None:
    tekst = (EKSEMPLER / "README.md").read_text(encoding="utf-8")
    assert "syntetiske" in tekst
    for skjema in SKJEMAER:
        assert skjema in tekst
    for navn in ("senja_2026_tre_feil.dat", "senja_2026_rettet.dat", "oversikt.csv"):
        assert navn in tekst
        assert (EKSEMPLER / "11CF" / navn).is_file()
