"""A backup that is put back into an empty system gives the same rows, the same chain and the same files.

On SQLite the store is a folder and the database is encrypted; on PostgreSQL the store is S3.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from kostra.kryptering import dekrypter
from kostra.nokler import Bruk
from kostra.portal import klokke
from kostra.portal.drift import kopistand
from kostra.portal.drift.kopi import database
from kostra.portal.drift.kopi.gjenopprett import gjenopprett
from kostra.portal.drift.kopi.manifest import KopiFeil, les
from kostra.portal.drift.kopi.ta import ta
from kostra.portal.innsending.models import Fil, Levering
from kostra.portal.innsending.opplasting import lager as lagring
from mottak.hjelp import GOD, mottakernokkel, par
from portal.drift.s3tjener import tjener
from portal.innsending.fil_hjelp import mottak, sak

pytestmark = pytest.mark.django_db(transaction=True)
SQLITE = connection.vendor == "sqlite"


@pytest.fixture(scope="module")
def s3():
    with contextlib.nullcontext() if SQLITE else tjener() as om:
        yield om


@contextmanager
def system(settings, s3, mappe: Path, navn: str) -> Iterator[None]:
    """Another system: an empty database and an empty store of its own."""
    mappe.mkdir(parents=True)
    settings.KOSTRA = dataclasses.replace(settings.KOSTRA, data=mappe)
    _bruk(settings, s3, navn)
    vanlig = connection.settings_dict["NAME"]
    base = str(mappe / "ny.sqlite3") if SQLITE else f"kopi_{navn}"
    if not SQLITE:
        with connection.cursor() as peker:
            peker.execute(f'DROP DATABASE IF EXISTS "{base}"')
            peker.execute(f'CREATE DATABASE "{base}"')
    connection.close()
    connection.settings_dict["NAME"] = base
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = vanlig


def _bruk(settings, s3, prefiks: str) -> None:
    if s3:
        settings.KOSTRA = dataclasses.replace(
            settings.KOSTRA, lageradresse=f"s3://{s3.botte}/{prefiks}", s3_adresse=s3.adresse,
            s3_region=s3.region, s3_nokkel=s3.nokkel, s3_hemmelighet=s3.hemmelighet,
        )  # fmt: skip


def stille(*_):
    """Nobody is told."""


def test_kopien_legges_tilbake_i_et_tomt_system_og_alt_er_som_det_var(settings, s3, tmp_path):
    settings.KOSTRA.data.mkdir(parents=True, exist_ok=True)
    _bruk(settings, s3, "forste")
    saken = sak()
    saken.med_fil()
    saken.bestill("send_inn")
    assert mottak().gjor_alt() == 1
    levering = Levering.objects.get()
    sertifikat = [par("SSB", Bruk.KRYPTERING)[1]] if SQLITE else []

    kopi, tider = tmp_path / "kopi", []
    manifest = ta(kopi, lambda *del_: tider.append(del_), sertifikat)
    assert [del_[0] for del_ in tider] == ["database", "lager"]
    assert les(kopi) == manifest
    assert manifest.avvik == {}
    assert klokke.naa() - kopistand.siste() < timedelta(minutes=5)
    if sertifikat:  # nothing of the database lies in clear
        alt = b"".join(fil.read_bytes() for fil in kopi.rglob("*") if fil.is_file())
        assert saken.bruker.epost.encode() not in alt
        assert b"SQLite format" not in alt

    with pytest.raises(KopiFeil, match="ikke tom"):  # the system that it is of
        gjenopprett(kopi, stille, lambda: [mottakernokkel()])
    with pytest.raises(KopiFeil, match="ikke tom"):  # nor two in one folder
        ta(kopi, stille)

    with system(settings, s3, tmp_path / "nytt", "andre"):
        tider.clear()
        gjenopprett(kopi, lambda *del_: tider.append(del_), lambda: [mottakernokkel()])
        assert [del_[0] for del_ in tider] == ["summer", "lager", "database", "kontroll"]
        naa = database.tabeller(database.naa())
        naa["revisjon_hendelse"] -= 1  # that it was put back is an event too
        assert naa == manifest.tabeller
        hode = database.kjedehode(database.naa())
        assert hode[0] == manifest.kjede[0] + 1
        tilbake = Levering.objects.get(pk=levering.pk)
        assert tilbake.kvittering == levering.kvittering
        with lagring.lager().apne(tilbake.fil.lagernavn) as fil:
            assert dekrypter(fil.read(), [mottakernokkel()]) == GOD
        with pytest.raises(KopiFeil, match="ikke tom"):
            gjenopprett(kopi, stille, lambda: [mottakernokkel()])


@pytest.mark.skipif(not SQLITE, reason="once is enough")
def test_en_kopi_som_ble_avbrutt_eller_er_endret_legges_aldri_tilbake(
    settings, s3, tmp_path, monkeypatch
):
    settings.KOSTRA.data.mkdir(parents=True, exist_ok=True)
    _bruk(settings, s3, "tredje")
    fil = sak().med_fil()
    avbrutt, kopi = tmp_path / "avbrutt", tmp_path / "kopi"
    with monkeypatch.context() as m:
        m.setattr("kostra.portal.drift.kopi.ta._kopier_fil", _avbryt)
        with pytest.raises(KeyboardInterrupt):
            ta(avbrutt, stille)
    ta(kopi, stille)
    annen = tmp_path / "annen"
    shutil.copytree(kopi, annen)
    (annen / "lager" / fil.lagernavn).write_bytes(b"noe annet")
    nyere = tmp_path / "nyere"
    shutil.copytree(kopi, nyere)
    om = json.loads((nyere / "manifest.json").read_text())
    (nyere / "manifest.json").write_text(json.dumps(om | {"migreringer": ["konto.9999_ny"]}))

    with system(settings, s3, tmp_path / "nytt", "fjerde"):
        for mappe, grunn in (
            (avbrutt, "aldri ferdig"),
            (annen, "endret"),
            (nyere, "nyere versjon"),
        ):
            with pytest.raises(KopiFeil, match=grunn):
                gjenopprett(mappe, stille, list)
        assert database.tabeller(database.naa()) == {}
        with monkeypatch.context() as m:  # the machine stops between the store and the database
            m.setattr(database, "legg_tilbake", _avbryt)
            with pytest.raises(KeyboardInterrupt):
                gjenopprett(kopi, stille, list)
        gjenopprett(kopi, stille, list)  # and the same command goes on
        assert Fil.objects.get().sha256 == fil.sha256


def _avbryt(*_):
    raise KeyboardInterrupt


@pytest.mark.skipif(not SQLITE, reason="once is enough")
def test_en_fil_som_mangler_i_lageret_sies_og_resten_er_med(settings, s3, tmp_path):
    settings.KOSTRA.data.mkdir(parents=True, exist_ok=True)
    _bruk(settings, s3, "femte")
    fil = sak().med_fil()
    lagring.lager().slett(fil.lagernavn)
    manifest = ta(tmp_path / "kopi", stille)
    assert manifest.avvik == {fil.lagernavn: "mangler"}
    assert list(manifest.filer) == [manifest.databasefil]
