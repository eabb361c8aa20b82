"""A disk or a database that fails: the file is stored whole, or nothing is, and the user is told."""

from __future__ import annotations

import errno

import pytest

from kostra.portal import klokke
from kostra.portal.innsending.models import Opplasting, Utfylling
from kostra.portal.innsending.opplasting import lager
from kostra.portal.innsending.opplasting import tjeneste as opplasting
from kostra.portal.innsending.skjema import tjeneste as skjema
from mottak.hjelp import GOD, konvolutt
from portal import bygg
from portal.innsending.fil_hjelp import alt_i_lageret, begynt, sak
from portal.innsending.skjema_hjelp import innlogget

pytestmark = pytest.mark.django_db


@pytest.fixture
def saken(db):
    return sak()


class Full(lager.Disk):
    """A disk that is full, or broken, at one of its calls."""

    hva, feil = "skriv", errno.ENOSPC

    def _kanskje(self, navn):
        if navn == self.hva:
            raise OSError(self.feil, "x")

    def skriv(self, fd, data, plass):
        if self.hva == "skriv":  # some of it reaches the disk first
            super().skriv(fd, data[: len(data) // 2], plass)
        self._kanskje("skriv")
        super().skriv(fd, data, plass)

    def fsync(self, fd):
        self._kanskje("fsync")
        super().fsync(fd)

    def bytt(self, fra, til):
        self._kanskje("bytt")
        super().bytt(fra, til)


@pytest.mark.parametrize("hva", ["skriv", "fsync", "bytt"])
@pytest.mark.parametrize(
    ("feil", "kode"), [(errno.ENOSPC, "lager_fullt"), (errno.EIO, "lager_nede")]
)
def test_full_eller_oedelagt_disk_sies_i_klartekst_og_ingenting_halvt_blir_liggende(
    saken, monkeypatch, hva, feil, kode
):
    data = konvolutt(GOD)
    monkeypatch.setattr(Full, "hva", hva)
    monkeypatch.setattr(Full, "feil", feil)
    with monkeypatch.context() as m:
        m.setattr(lager, "Disk", Full)
        svar = saken.last_opp(data)
    assert (svar.status_code, svar.json()["kode"]) == (507, kode)
    assert svar.headers["Kostra-Stotteref"] == svar.wsgi_request.stotteref
    assert "Ingenting er lagret" in svar.json()["tekst"]
    assert alt_i_lageret() == {}
    assert saken.fersk().fil is None
    assert saken.last_opp(data).status_code == 200  # when there is room again


def test_full_disk_for_en_ødelegger_ingenting_for_andre(saken, monkeypatch):
    annen = sak_ved_siden()
    stored = annen.med_fil()
    with monkeypatch.context() as m:
        m.setattr(lager, "Disk", Full)
        assert saken.last_opp(konvolutt(GOD)).status_code == 507
    assert annen.fersk().fil == stored
    assert list(alt_i_lageret()) == [stored.lagernavn]


def sak_ved_siden():
    from portal.innsending.fil_hjelp import Sak

    enhet = bygg.enhet("5501", "Tromsø")
    bruker = bygg.rapportor(enhet, "11CF")
    from kostra.portal.innsending.skjema import tjeneste as skjema

    utfylling = skjema.start(bruker=bruker, skjema="11CF", aar=2026)
    return Sak(bruker, utfylling, innlogget(bruker))


def test_databasen_feiler_etter_at_filen_er_paa_plass_og_filen_blir_ikke_liggende(
    saken, monkeypatch
):
    from django.db import DatabaseError

    def feil(*_, **__):
        raise DatabaseError

    adresse = begynt(saken, data := konvolutt(GOD))
    saken.bit(adresse, 0, data)
    with monkeypatch.context() as m:
        m.setattr(opplasting.logg, "foy_til", feil)
        with pytest.raises(DatabaseError):
            saken.nettleser.post(f"{adresse}ferdig/")
    assert alt_i_lageret() == {}
    assert saken.fersk().fil is None


@pytest.mark.django_db(transaction=True)
def test_en_gammel_fil_som_ikke_lar_seg_slette_tar_ikke_den_nye_med_seg(saken, monkeypatch):
    def feiler(*_):
        raise lager.LagerFeil("EIO")

    saken.med_fil()
    with monkeypatch.context() as m:
        m.setattr(lager.Mappelager, "slett", feiler)
        ny = saken.med_fil()
    assert saken.fersk().fil == ny
    assert ny.lagernavn in alt_i_lageret()


def test_et_slettet_skjema_har_ingen_filer_i_lageret_heller_ikke_de_som_er_kontrollert(
    saken, django_capture_on_commit_callbacks
):
    brukt = saken.med_fil()
    saken.bestill()
    brukt.kontroller.update(ferdig=klokke.naa(), stand="ferdig")
    Utfylling.objects.update(tilstand="paabegynt")
    saken.med_fil(GOD)
    begynt(saken, konvolutt(b" "))
    with django_capture_on_commit_callbacks(execute=True):
        skjema.slett(utfylling=saken.fersk(), bruker=saken.bruker)
    assert alt_i_lageret() == {}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("hvem", ["avbryt", "ny_fane"])
def test_avbrutt_i_det_filen_blir_ferdig_er_enten_filen_der_eller_ikke_i_skjemaet(
    saken, monkeypatch, hvem
):
    """Another tab gives it up after it is on disk, and before the database has it."""
    adresse = begynt(saken, data := konvolutt(GOD))
    saken.bit(adresse, 0, data)
    underveis = Opplasting.objects.get()
    ekte = lager.Mappelager.ferdigstill

    def ferdigstill(selv, navn):
        ekte(selv, navn)
        if hvem == "avbryt":
            opplasting.avbryt(opplasting=underveis)
        else:
            saken.start(konvolutt(b" "))

    with monkeypatch.context() as m:
        m.setattr(lager.Mappelager, "ferdigstill", ferdigstill)
        svar = saken.nettleser.post(f"{adresse}ferdig/")
    fil = saken.fersk().fil
    assert (svar.status_code, svar.json().get("kode"), fil) == (410, "utlopt", None)
    assert underveis.pk.hex not in alt_i_lageret()
