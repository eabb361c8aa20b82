"""The whole country on a real cluster with two worker processes, from an S3-compatible store."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kostra.nasjonal.kjoring import Framdrift
from kostra.nasjonal.motor import lag_motor
from kostra.nasjonal.plan import manifestlinjer
from kostra.nasjonal.rekontroll import Bestilling, rekontroll
from kostra.skjema import bydeler, kommuner
from mottak.hjelp import fil, post
from nasjonal.hjelp import rader
from portal.drift.s3tjener import tjener

pytestmark = [pytest.mark.treg, pytest.mark.filterwarnings("ignore")]


def enheter() -> list[str]:
    utenom = [f"{nr}00" for nr in kommuner(2026) if nr != "0301"]
    return [*(f"0301{bydel}" for bydel in bydeler()), *utenom]


def test_en_klynge_gir_samme_tabell_som_en_maskin_ogsaa_naar_en_arbeider_drepes(
    land, tmp_path, monkeypatch
):
    from kostra.portal.innsending.opplasting.s3lager import s3lager

    for nr, region in enumerate(enheter()):
        bydel = {"p6": region[4:]} if region[:4] == "0301" else {}
        feil = {"p104": "0000000"} if nr % 3 == 0 else {"p35": "9"} if nr % 7 == 0 else {}
        poster = [post(f"J{n:07}", p0=region[:4], **bydel, **feil) for n in range(1 + nr % 3)]
        land.lever(fil(*poster), region)
    assert len(land.leveringer) == 371
    with tjener() as om:
        lager = s3lager(om)
        for en in land.leveringer:
            lager._s3.put_object(
                Bucket=om.botte,
                Key=f"{om.prefiks}/filer/{en.lagernavn}",
                Body=land.sti(en.lagernavn).read_bytes(),
            )
        monkeypatch.setenv("KOSTRA_S3_ADRESSE", om.adresse)
        monkeypatch.setenv("KOSTRA_S3_REGION", om.region)
        monkeypatch.setenv("KOSTRA_S3_NOKKEL", om.nokkel)
        monkeypatch.setenv("KOSTRA_S3_HEMMELIGHET", om.hemmelighet)
        hva = Bestilling(land.leveringer, f"s3://{om.botte}/{om.prefiks}", bunke=50)
        arbeidere: set[int] = set()
        for navn in ("ray", "lokal"):
            motor = lag_motor(navn, arbeidere=2)
            try:
                rekontroll(
                    hva, motor, tmp_path / navn, drep_en(arbeidere if navn == "ray" else set())
                )
            finally:
                motor.stopp()
    assert len(arbeidere) == 3  # the two, and one in the place of that which was killed
    for tabell in ("leveringer", "funn"):
        assert rader(tmp_path / "ray", tabell) == rader(tmp_path / "lokal", tabell)
    leveringer = rader(tmp_path / "ray", "leveringer")
    assert [rad["levering"] for rad in leveringer] == [en.levering for en in ordnet(land)]
    assert {rad["utfall"] for rad in leveringer} == {"kontrollert"}
    assert {rad["region"] for rad in rader(tmp_path / "ray", "funn") if rad["regel"] == "K29"} == {
        region for nr, region in enumerate(enheter()) if nr % 3 == 0
    }


def drep_en(sett: set[int]):
    """Kills the worker that answered second, in the midst of what it does next."""

    def framdrift(stand: Framdrift) -> None:
        if stand.arbeider:
            sett.add(stand.arbeider)
        if stand.ferdig == 100:
            time.sleep(0.2)  # until it has begun
            os.kill(stand.arbeider, signal.SIGKILL)

    return framdrift


def ordnet(land):
    return sorted(land.leveringer, key=lambda en: en.region)


def test_et_drept_hode_tar_arbeiderne_med_seg_og_kan_kjores_igjen(land, tmp_path):
    """kill -9 of the head: no process with the keys is left, and the next run does what is missing."""
    for nr in range(40):
        land.lever(fil(post()), f"{1101 + nr}00")
    manifest = tmp_path / "m.jsonl"
    manifest.write_bytes(b"".join(manifestlinjer(land.leveringer)))
    kommando = [sys.executable, "-m", "kostra", "nasjonal", "rekontroll", "--manifest", str(manifest),
                "--lager", land.lager, "--arbeidere", "2", "--bunke", "2"]  # fmt: skip
    ut = tmp_path / "ut"
    prosess = subprocess.Popen([*kommando, "-o", str(ut)], env=os.environ | land.miljo())
    frist = time.monotonic() + 60
    while len(list((ut / "deler").glob("leveringer-*"))) < 3 and time.monotonic() < frist:
        time.sleep(0.01)
    barn = Path(f"/proc/{prosess.pid}/task/{prosess.pid}/children").read_text().split()
    prosess.kill()
    prosess.wait()
    gjort = len(list((ut / "deler").glob("leveringer-*")))
    assert 3 <= gjort < 20
    while any(lever(pid) for pid in barn) and time.monotonic() < frist:
        time.sleep(0.01)
    assert not any(lever(pid) for pid in barn)
    for mappe in (ut, tmp_path / "hel"):
        subprocess.run([*kommando, "-o", str(mappe)], env=os.environ | land.miljo(), check=True)
    for tabell in ("leveringer", "funn"):
        assert rader(ut, tabell) == rader(tmp_path / "hel", tabell)


def lever(pid: str) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False
