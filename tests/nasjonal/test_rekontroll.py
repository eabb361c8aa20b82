"""A country controlled again: every delivery once, whatever happens to the workers."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from kostra.nasjonal.kjoring import Framdrift, KjoringFeil
from kostra.nasjonal.motor_lokal import LokalMotor
from kostra.nasjonal.rekontroll import Bestilling, rekontroll
from mottak.hjelp import ANNEN, GOD, KANARI, MED_ADVARSEL, MED_FEIL, fil, post
from nasjonal.hjelp import PASSORD, Her, Land, rader


def fyll(land: Land, antall: int = 8) -> None:
    """Good ones, with a warning, with an error, and one without content, in turn."""
    for nr in range(antall):
        innhold, svar = ((GOD, "ja"), (MED_ADVARSEL, "ja"), (MED_FEIL, "ja"), (b" ", "nei"))[nr % 4]
        land.lever(innhold, svar=svar)


def kjor(land: Land, mappe: Path, motor=None, **valg) -> list[Framdrift]:
    gang: list[Framdrift] = []
    hva = Bestilling(land.leveringer, land.lager, bunke=2)
    rekontroll(hva, motor or Her(), mappe, valg.get("framdrift", gang.append))
    return gang


def test_en_drept_arbeider_mister_og_dobler_ingenting(land, tmp_path):
    fyll(land)
    kjor(land, tmp_path / "her")
    drept: list[int] = []

    def drep(stand: Framdrift) -> None:
        if stand.arbeider and not drept:
            drept.append(stand.arbeider)
            os.kill(stand.arbeider, signal.SIGKILL)

    for navn, verdi in land.miljo().items():  # the run above took it out, as a worker does
        os.environ[navn] = verdi
    motor = LokalMotor(arbeidere=1)
    try:
        kjor(land, tmp_path / "drept", motor, framdrift=drep)
    finally:
        motor.stopp()
    assert len(drept) == 1
    for tabell in ("leveringer", "funn"):
        assert rader(tmp_path / "drept", tabell) == rader(tmp_path / "her", tabell)
    leveringer = rader(tmp_path / "drept", "leveringer")
    assert [rad["levering"] for rad in leveringer] == [en.levering for en in land.leveringer]
    assert [(rad["utfall"], rad["alvorlighetsgrad"]) for rad in leveringer[:4]] == [
        ("kontrollert", "OK"), ("kontrollert", "WARNING"), ("kontrollert", "ERROR"), ("nei", ""),
    ]  # fmt: skip
    funn = [(rad["levering"], rad["regel"], rad["grad"], rad["antall"])
            for rad in rader(tmp_path / "drept", "funn")]  # fmt: skip
    assert funn[:2] == [
        (land.leveringer[1].levering, "K29", "WARNING", 1),
        (land.leveringer[2].levering, "K08", "ERROR", 1),
    ]


def test_det_som_mangler_tas_paa_nytt_og_ikke_noe_annet(land, tmp_path):
    """Cut short by Ctrl-C, and with two that can't be read: the next run does those batches only."""
    fyll(land)
    borte, endret = land.leveringer[1], land.leveringer[5]
    gjemt = {en: land.sti(en.lagernavn).read_bytes() for en in (borte, endret)}
    land.sti(borte.lagernavn).unlink()
    land.sti(endret.lagernavn).write_bytes(b"noe annet")
    mappe = tmp_path / "ut"

    def avbryt(stand: Framdrift) -> None:
        if stand.ferdig == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        kjor(land, mappe, framdrift=avbryt)
    assert not (mappe / "funn.parquet").exists()
    forste = kjor(land, mappe)
    assert forste[-1].feilet >= 1
    assert {rad["levering"]: rad["grunn"] for rad in rader(mappe, "leveringer") if rad["grunn"]} == {
        borte.levering: "ikke_i_lageret", endret.levering: "endret_i_lageret",
    }  # fmt: skip
    for en, data in gjemt.items():
        land.sti(en.lagernavn).write_bytes(data)
    motor = Her()
    assert kjor(land, mappe, motor)[-1] == Framdrift(8, 8, 0, os.getpid())
    assert len(motor.sendt) == 2
    assert kjor(land, mappe, (ingen := Her()))[-1].ferdig == 8
    assert ingen.sendt == []
    kjor(land, tmp_path / "hel")
    assert rader(mappe, "funn") == rader(tmp_path / "hel", "funn")
    with pytest.raises(KjoringFeil, match="manifest"):
        rekontroll(Bestilling(land.leveringer[1:], land.lager, bunke=2), Her(), mappe)


def test_en_levering_som_tar_arbeideren_med_seg_stopper_ingen_andre(land, tmp_path):
    fyll(land)
    syk = land.leveringer[2]
    kjor(land, tmp_path / "ut", Her(dreper=syk.levering))
    leveringer = rader(tmp_path / "ut", "leveringer")
    assert [rad["levering"] for rad in leveringer] == [en.levering for en in land.leveringer]
    assert [rad["levering"] for rad in leveringer if rad["grunn"] == "arbeideren_tapt"] == [
        syk.levering
    ]


def test_oppgaver_har_ingen_vei_til_noklene_og_tabellene_ingen_personer(land, tmp_path):
    land.lever(MED_FEIL)
    land.lever(fil(post(KANARI, p35="9"), ANNEN), svar="nei")
    kjor(land, tmp_path / "ut", (motor := Her()))
    assert [rad["grunn"] for rad in rader(tmp_path / "ut", "leveringer")] == ["", "nei_med_innhold"]
    sendt = b"".join(motor.sendt)
    assert land.lager.encode() in sendt
    for hemmelig in (PASSORD, str(land.rot / "nokler"), str(land.rot / "passord"), "PRIVATE KEY"):
        assert hemmelig.encode() not in sendt
    skrevet = b"".join(sti.read_bytes() for sti in (tmp_path / "ut").rglob("*") if sti.is_file())
    alt = skrevet + repr(rader(tmp_path / "ut", "funn")).encode()
    assert not any(spor in alt for spor in (KANARI.encode(), b"15869010089", b"SB00000001"))
    assert {sti.stat().st_mode & 0o077 for sti in (tmp_path / "ut").rglob("*.parquet")} == {0}


def test_en_arbeider_uten_nokkel_stopper_kjoringen_med_hva_som_mangler(land, tmp_path, monkeypatch):
    land.lever(GOD)
    monkeypatch.delenv("KOSTRA_MOTTAK_NOKLER")
    with pytest.raises(KjoringFeil, match="KOSTRA_MOTTAK_NOKLER"):
        kjor(land, tmp_path / "ut")
    monkeypatch.setenv("KOSTRA_MOTTAK_NOKLER", str(land.rot / "nokler"))
    kjor(land, tmp_path / "ut")
    assert len(rader(tmp_path / "ut", "leveringer")) == 1
