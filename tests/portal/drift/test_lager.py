"""The store, a folder or S3: a file is whole or not there, and never written over."""

from __future__ import annotations

import io
import stat
from datetime import UTC, datetime, timedelta

import pytest

from kostra.portal.innsending.opplasting import lager as lagring
from portal.drift.s3tjener import tjener

NAVN, ANNEN = "a" * 32, "b" * 32
FRAMTID = datetime.now(UTC) + timedelta(days=1)


def test_loftene_holder_i_en_mappe(tmp_path):
    lager = lagring.Mappelager(tmp_path / "lager")
    fra_biter_til_fil_og_bort(lager)
    bare_det_som_er_begynt(lager)


def test_loftene_holder_i_et_s3_lager(monkeypatch):
    """One store for all of it: starting it costs more than using it."""
    with tjener() as om:
        from kostra.portal.innsending.opplasting.s3lager import s3lager

        s3 = s3lager(om)
        fra_biter_til_fil_og_bort(s3)
        bare_det_som_er_begynt(s3)
        leses_bit_for_bit(s3)
        skriver_aldri_over(s3)
        svarer_ikke_foer_summen_er_lest_tilbake(s3, monkeypatch)


def fra_biter_til_fil_og_bort(lager):
    lager.begynn(NAVN)
    assert lager.lengde(NAVN) == 0
    lager.skriv_bit(NAVN, 0, b"x" * 1000)
    lager.skriv_bit(NAVN, 0, b"en ")  # sent again, and shorter this time
    lager.skriv_bit(NAVN, 3, b"hel " * 500)
    lager.skriv_bit(NAVN, 2003, b"fil")
    innhold = b"en " + b"hel " * 500 + b"fil"
    assert lager.lengde(NAVN) == len(innhold)
    with lager.apne_del(NAVN) as fil:
        assert fil.read() == innhold
    with pytest.raises(lagring.FinnesIkke):  # not stored yet
        lager.apne(NAVN)

    lager.ferdigstill(NAVN)
    with lager.apne(NAVN) as fil:
        assert fil.read(2) + fil.read() == innhold
    with pytest.raises(lagring.FinnesIkke):
        lager.lengde(NAVN)
    assert list(lager.gamle(FRAMTID)) == [NAVN]
    assert list(lager.gamle(datetime.now(UTC) - timedelta(hours=1))) == []

    lager.utslett(NAVN)
    lager.slett(NAVN)  # none there is no fault
    with pytest.raises(lagring.FinnesIkke):
        lager.apne(NAVN)
    assert list(lager.gamle(FRAMTID)) == []
    lager.svarer()


def bare_det_som_er_begynt(lager):
    lager.begynn(NAVN)
    with pytest.raises(lagring.LagerFeil):
        lager.begynn(NAVN)
    for gjor in (lager.lengde, lager.apne_del, lager.ferdigstill, lager.apne):
        with pytest.raises(lagring.FinnesIkke):
            gjor(ANNEN)
    with pytest.raises(lagring.FinnesIkke):
        lager.skriv_bit(ANNEN, 0, b"x")
    with pytest.raises(lagring.FinnesIkke):
        lager.apne("../hemmelig")
    assert list(lager.gamle(FRAMTID)) == [NAVN]
    lager.ferdigstill(NAVN)  # an empty one too
    with lager.apne(NAVN) as fil:
        assert fil.read() == b""


def skriver_aldri_over(s3):
    s3.slett(NAVN)
    s3._s3.put_object(Bucket=s3._botte, Key=s3._fil(NAVN), Body=b"andres fil")
    s3.begynn(NAVN)
    s3.skriv_bit(NAVN, 0, b"min fil   ")
    with pytest.raises(lagring.LagerFeil):
        s3.ferdigstill(NAVN)
    with s3.apne(NAVN) as fil:
        assert fil.read() == b"andres fil"

    s3._s3.put_object(Bucket=s3._botte, Key=s3._fil(ANNEN), Body=b"min fil")  # the answer was lost
    s3.begynn(ANNEN)
    s3.skriv_bit(ANNEN, 0, b"min fil")
    s3.ferdigstill(ANNEN)  # the same bytes, by a store that keeps no sum of its own: read through
    with s3.apne(ANNEN) as fil:
        assert fil.read() == b"min fil"
    s3.slett(ANNEN)


def svarer_ikke_foer_summen_er_lest_tilbake(s3, monkeypatch):
    """What comes from the disk isn't what was sent."""

    def skriv_galt(nokkel, *_, **__):
        s3._s3.put_object(Bucket=s3._botte, Key=nokkel, Body=b"min fi1")

    s3.begynn(ANNEN)
    s3.skriv_bit(ANNEN, 0, b"min fil")
    monkeypatch.setattr(s3, "_skriv_ny", skriv_galt)
    with pytest.raises(lagring.LagerFeil):
        s3.ferdigstill(ANNEN)


def leses_bit_for_bit(s3):
    s3.slett(NAVN)
    s3.begynn(NAVN)
    for nr in range(3):
        s3.skriv_bit(NAVN, nr * 70_000, bytes([65 + nr]) * 70_000)
    with s3.apne_del(NAVN) as fil:
        assert fil.seek(-1, io.SEEK_END) == 209_999
        assert fil.read() == b"C"
        fil.seek(69_999)
        assert fil.read(2) == b"AB"


def test_et_lager_som_ikke_svarer_er_en_lagerfeil(tmp_path):
    from kostra.portal.innsending.opplasting.s3lager import s3lager
    from kostra.portal.miljo import S3

    borte = s3lager(S3("kostra-borte", "", "http://127.0.0.1:9", "us-east-1", "x", "y"))
    with pytest.raises(lagring.LagerFeil):
        borte.svarer()
    fil = tmp_path / "lager"
    fil.write_bytes(b"")  # a file where the folder should be
    with pytest.raises(lagring.LagerFeil):
        lagring.Mappelager(fil).svarer()


def test_en_mappe_som_er_laget_for_en_gruppe_kan_leses_av_mottakets_egen_bruker(tmp_path):
    modus = {}
    for navn, rettigheter in (("alene", 0o700), ("gruppe", 0o2770)):
        rot = tmp_path / navn
        rot.mkdir()
        rot.chmod(rettigheter)
        lager = lagring.Mappelager(rot)
        lager.begynn(NAVN)
        lager.ferdigstill(NAVN)
        modus[navn] = [
            stat.S_IMODE(s.stat().st_mode) for s in (rot / "filer", rot / "filer" / NAVN)
        ]
    assert modus == {"alene": [0o700, 0o600], "gruppe": [0o2770, 0o660]}
