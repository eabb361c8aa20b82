"""A file on its way up: whole or not at all, ciphertext or not at all, told in plain words."""

from __future__ import annotations

import errno
import io
import uuid
from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse

from kostra.portal import klokke
from kostra.portal.innsending.kontroll import rydding as kontroll_rydding
from kostra.portal.innsending.models import Fil, Opplasting, Utfylling
from kostra.portal.innsending.opplasting import lager
from kostra.portal.innsending.opplasting import tjeneste as opplasting
from kostra.portal.innsending.opplasting.filnavn import rens_filnavn
from kostra.portal.innsending.skjema import tjeneste as skjema
from mottak.hjelp import GOD, KANARI, konvolutt, post
from portal import bygg
from portal.innsending.fil_hjelp import KLARTEKST, alt_i_lageret, sak
from portal.innsending.skjema_hjelp import innlogget

pytestmark = pytest.mark.django_db


@pytest.fixture
def saken(db):
    return sak()


def adresse_til(svar) -> str:
    return reverse("innsending:opplasting", args=[svar.json()["id"]])


def begynt(saken, data: bytes) -> str:
    svar = saken.start(data)
    assert svar.status_code == 201, svar.content
    return adresse_til(svar)


# --- whole


def test_en_fil_i_biter_blir_skjemaets_fil_byte_for_byte_under_vaart_eget_navn(saken):
    data = konvolutt(b"x" * 700_000)
    svar = saken.last_opp(data, "senja 11cf.p7m")
    assert svar.status_code == 200
    fil = saken.fersk().fil
    assert (fil.filnavn, fil.storrelse) == ("senja 11cf.p7m", len(data))
    lagret = alt_i_lageret()
    assert lagret == {fil.lagernavn: data}
    assert uuid.UUID(fil.lagernavn)
    assert not Opplasting.objects.exists()
    assert "senja 11cf.p7m" in svar.json()["html"]


def test_svaret_kommer_foerst_naar_filen_og_mappen_er_skrevet_til_disk(saken, monkeypatch):
    rekkefolge = []

    class Vitne(lager.Disk):
        def fsync(self, fd):
            rekkefolge.append("fsync")
            super().fsync(fd)

        def bytt(self, fra, til):
            rekkefolge.append("bytt")
            super().bytt(fra, til)

    adresse = begynt(saken, data := konvolutt(GOD))
    saken.bit(adresse, 0, data)
    monkeypatch.setattr(lager, "Disk", Vitne)
    assert saken.nettleser.post(f"{adresse}ferdig/").status_code == 200
    assert rekkefolge == ["fsync", "bytt", "fsync"]


def test_en_ny_fil_erstatter_den_gamle_og_ingen_ubrukt_fil_blir_liggende(
    saken, django_capture_on_commit_callbacks
):
    forste = saken.med_fil(GOD)
    with django_capture_on_commit_callbacks(execute=True):
        andre = saken.med_fil(GOD + f"{post('J0000009')}\n".encode())
    assert set(alt_i_lageret()) == {andre.lagernavn} != {forste.lagernavn}
    assert Fil.objects.count() == 1


def test_en_fil_som_er_brukt_i_en_kontroll_blir_tatt_vare_paa_naar_den_byttes(
    saken, django_capture_on_commit_callbacks
):
    brukt = saken.med_fil()
    saken.bestill()
    kontroll = brukt.kontroller.get()
    kontroll.ferdig = klokke.naa()
    kontroll.stand = "ferdig"
    kontroll.save()
    saken.utfylling.tilstand = "paabegynt"
    saken.utfylling.save(update_fields=["tilstand"])
    with django_capture_on_commit_callbacks(execute=True):
        saken.med_fil(GOD)
    assert brukt.lagernavn in alt_i_lageret()


def test_fjern_filen_tar_den_bort_fra_skjemaet_og_lageret(
    saken, django_capture_on_commit_callbacks
):
    saken.med_fil()
    adresse = reverse("innsending:fil_fjern", args=[saken.utfylling.pk])
    with django_capture_on_commit_callbacks(execute=True):
        svar = saken.nettleser.post(adresse)
    assert svar.status_code == 302
    assert saken.fersk().fil is None
    assert alt_i_lageret() == {}


def test_siden_faar_vite_hvilken_versjon_skjemaet_har_etter_filen(saken):
    for_ = saken.fersk().versjon
    svar = saken.last_opp(konvolutt(GOD))
    assert svar.json()["versjon"] == saken.fersk().versjon == for_ + 1


# --- cut, out of order, twice


def test_en_opplasting_kan_tas_opp_igjen_der_den_slapp(saken):
    data = konvolutt(b"y" * 600_000)
    adresse = begynt(saken, data)
    saken.bit(adresse, 0, data[:262_144])
    igjen = saken.start(data)
    assert adresse_til(igjen) == adresse
    plass = igjen.json()["mottatt"]
    assert plass == 262_144
    assert saken.nettleser.get(adresse).json()["mottatt"] == plass
    for fra in range(plass, len(data), 262_144):
        saken.bit(adresse, fra, data[fra : fra + 262_144])
    assert saken.nettleser.post(f"{adresse}ferdig/").status_code == 200
    assert list(alt_i_lageret().values()) == [data]


def test_en_kuttet_opplasting_blir_aldri_tatt_for_en_hel(saken):
    data = konvolutt(b"z" * 300_000)
    adresse = begynt(saken, data)
    saken.bit(adresse, 0, data[:262_144])
    svar = saken.nettleser.post(f"{adresse}ferdig/")
    assert (svar.status_code, svar.json()["kode"]) == (409, "ufullstendig")
    assert saken.fersk().fil is None


def test_en_byte_endret_underveis_blir_funnet_og_ingenting_lagret(saken):
    data = konvolutt(GOD)
    adresse = begynt(saken, data)
    endret = data[:-1] + bytes([data[-1] ^ 1])
    saken.bit(adresse, 0, endret)
    svar = saken.nettleser.post(f"{adresse}ferdig/")
    assert (svar.status_code, svar.json()["kode"]) == (422, "endret")
    assert alt_i_lageret() == {}
    assert saken.fersk().fil is None


def test_samme_bit_to_ganger_endrer_ingenting(saken):
    data = konvolutt(b"w" * 300_000)
    adresse = begynt(saken, data)
    for _ in range(2):
        svar = saken.bit(adresse, 0, data[:262_144])
        assert svar.json()["mottatt"] == 262_144
    saken.bit(adresse, 262_144, data[262_144:])
    assert saken.nettleser.post(f"{adresse}ferdig/").status_code == 200


@pytest.mark.parametrize("plass", [1, 1000, 262_144])
def test_en_bit_i_feil_rekkefoelge_avvises_og_siden_faar_vite_hvor_den_er(saken, plass):
    data = konvolutt(b"w" * 600_000)
    adresse = begynt(saken, data)
    svar = saken.bit(adresse, plass, data[plass : plass + 1000])
    assert (svar.status_code, svar.json()["kode"]) == (409, "feil_plass")
    assert saken.nettleser.get(adresse).json()["mottatt"] == 0


def test_ferdig_to_ganger_gir_samme_fil(saken):
    data = konvolutt(GOD)
    adresse = begynt(saken, data)
    saken.bit(adresse, 0, data)
    forste, andre = (saken.nettleser.post(f"{adresse}ferdig/") for _ in range(2))
    assert forste.json()["id"] == andre.json()["id"]
    assert saken.nettleser.get(adresse).json()["ferdig"] is True
    assert Fil.objects.count() == 1


def test_mer_enn_varslet_forkastes(saken):
    data = konvolutt(GOD)
    adresse = begynt(saken, data)
    svar = saken.bit(adresse, 0, data + b"!")
    assert (svar.status_code, svar.json()["kode"]) == (400, "for_lang")
    assert alt_i_lageret() == {}
    assert saken.nettleser.get(adresse).status_code == 410


def test_en_bit_som_ble_kortere_enn_den_sa_er_ingen_bit(saken):
    adresse = begynt(saken, data := konvolutt(GOD))
    kort = {"wsgi.input": io.BytesIO(data[:100]), "CONTENT_LENGTH": "5000"}
    svar = saken.nettleser.put(adresse, data, headers={"Upload-Offset": "0"}, **kort)
    assert svar.status_code == 400
    assert saken.nettleser.get(adresse).json()["mottatt"] == 0


def test_en_bit_over_grensen_leses_ikke(saken):
    data = konvolutt(b"q" * 2_000_000)
    svar = saken.bit(begynt(saken, data), 0, data[: opplasting.BIT + 1])
    assert svar.status_code == 400
    assert set(alt_i_lageret().values()) == {b""}


def test_avbryt_tar_bort_det_som_kom(saken):
    data = konvolutt(b"v" * 300_000)
    adresse = begynt(saken, data)
    saken.bit(adresse, 0, data[:262_144])
    assert saken.nettleser.delete(adresse).json() == {"avbrutt": True}
    assert alt_i_lageret() == {}
    assert saken.bit(adresse, 262_144, data[262_144:]).status_code == 410


def test_en_opplasting_utloper_etter_et_doegn_og_blir_ryddet(saken):
    data = konvolutt(b"v" * 300_000)
    adresse = begynt(saken, data)
    saken.bit(adresse, 0, data[:262_144])
    Opplasting.objects.update(utloper=klokke.naa() - timedelta(seconds=1))
    assert saken.nettleser.get(adresse).status_code == 410
    kontroll_rydding.rydd()
    assert alt_i_lageret() == {}
    assert not Opplasting.objects.exists()


def test_ryddingen_roerer_ikke_filer_i_bruk_eller_paa_vei(saken):
    saken.med_fil()
    paa_vei = konvolutt(b"v" * 300_000)
    saken.bit(begynt(saken, paa_vei), 0, paa_vei[:262_144])
    for_ = alt_i_lageret()
    kontroll_rydding.rydd()
    assert alt_i_lageret() == for_
    assert len(for_) == 2


# --- sizes


def test_null_byte_avvises_med_hva_man_gjoer(saken):
    svar = saken.start(b"")
    assert (svar.status_code, svar.json()["kode"]) == (422, "tom")
    assert "Nei" in svar.json()["tekst"]


def test_paa_grensen_gaar_en_over_ikke(saken):
    svar = saken.start(b"x", storrelse=settings.KOSTRA.maks_fil)
    assert svar.status_code == 201
    svar = saken.start(b"x", storrelse=settings.KOSTRA.maks_fil + 1)
    assert (svar.status_code, svar.json()["kode"]) == (413, "for_stor")
    assert "20" in svar.json()["tekst"]


@pytest.mark.parametrize(
    "om",
    [
        {"storrelse": "12"},
        {"storrelse": 1.5},
        {"storrelse": True},
        {"sha256": "A" * 64},
        {"sha256": "0" * 63},
        {"sha256": None},
        {"navn": 5},
    ],
)
def test_en_begynnelse_som_ikke_henger_sammen_avvises(saken, om):
    assert saken.start(konvolutt(GOD), **om).status_code == 400
    assert not Opplasting.objects.exists()


def test_en_begynnelse_som_ikke_er_json_avvises(saken):
    adresse = reverse("innsending:opplasting_start", args=[saken.utfylling.pk])
    for tull in ("", "{", "[]", "null", '"x"'):
        svar = saken.nettleser.post(adresse, tull, content_type="application/json")
        assert svar.status_code == 400


# --- plaintext and other files


def test_klartekst_rekker_aldri_disken_og_siden_sier_hva_som_ble_gjort(saken):
    svar = saken.last_opp(KLARTEKST)
    assert (svar.status_code, svar.json()["kode"]) == (422, "klartekst")
    assert "slettet" in svar.json()["tekst"]
    assert alt_i_lageret() == {}


def test_klartekst_i_smaa_biter_skrives_over_foer_den_slettes(saken, monkeypatch):
    """An extract that begins like nothing in particular, in pieces too small to tell by."""
    data = b"\x30\x01\x02" + KANARI.encode() + KLARTEKST
    skrevet_over = []
    ekte = lager.Mappelager._skriv_over

    def vitne(selv, sti):
        ekte(selv, sti)
        skrevet_over.append(sti.read_bytes())

    monkeypatch.setattr(lager.Mappelager, "_skriv_over", vitne)
    svar = saken.last_opp(data, bit=50)
    assert svar.status_code == 422
    assert skrevet_over == [bytes(len(data))]
    assert alt_i_lageret() == {}


@pytest.mark.parametrize(
    ("innhold", "kode"),
    [
        (b" ", "klartekst"),
        (b"<?xml version='1.0'?><Barnevern/>", "klartekst"),
        (b"PK\x03\x04" + bytes(100), "klartekst"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "klartekst"),
        (b"<html><script>alert(1)</script>", "klartekst"),
        (b"<svg onload=alert(1)>", "klartekst"),
        (b"\xff\xfe0\x003\x00", "klartekst"),
        (b"-----BEGIN CMS-----\nMIIB\n-----END CMS-----\n", "ikke_konvolutt"),
        (b"\x30\x03\x02\x01\x01", "ikke_konvolutt"),
    ],
)
def test_det_som_ikke_er_en_konvolutt_blir_ikke_lagret(saken, innhold, kode):
    svar = saken.last_opp(innhold)
    assert (svar.status_code, svar.json()["kode"]) == (422, kode)
    assert alt_i_lageret() == {}


# --- names


@pytest.mark.parametrize(
    ("navn", "vist"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\kari\\uttrekk.p7m", "uttrekk.p7m"),
        ("a\0b.p7m", "ab.p7m"),
        ("fdp.\u202exe.p7m", "fdp.xe.p7m"),
        ("linje\r\nskift.p7m", "linje skift.p7m"),
        ("  .p7m  ", "p7m"),
        ("", "fil uten navn"),
        ("con.txt", "con.txt"),
        ("čuđđit.p7m", "čuđđit.p7m"),
    ],
)
def test_filnavn_renses_for_visning(navn, vist):
    assert rens_filnavn(navn) == vist


def test_et_altfor_langt_navn_kortes_og_beholder_slutten():
    navn = rens_filnavn("a" * 4096 + ".p7m")
    assert len(navn) <= 120
    navn = rens_filnavn("a" * 200 + ".p7m")
    assert len(navn) == 120
    assert navn.endswith(".p7m")


def test_et_navn_med_markup_vises_som_tekst(saken):
    svar = saken.last_opp(konvolutt(GOD), "<script>alert(1)</script>.p7m")
    assert "<script>" not in svar.json()["html"]


# --- whose


def test_utlogget_midt_i_faar_vite_hvordan_en_gaar_videre_og_fortsetter(saken):
    data = konvolutt(b"u" * 300_000)
    adresse = begynt(saken, data)
    saken.bit(adresse, 0, data[:262_144])
    saken.nettleser.logout()
    svar = saken.bit(adresse, 262_144, data[262_144:])
    assert (svar.status_code, svar.json()["kode"]) == (401, "utlogget")
    assert "Fortsett" in svar.json()["tekst"]
    saken.nettleser.force_login(saken.bruker)
    status = saken.nettleser.get(adresse).json()
    assert status["mottatt"] == 262_144
    assert status["csrf"]
    saken.bit(adresse, 262_144, data[262_144:])
    assert saken.nettleser.post(f"{adresse}ferdig/").status_code == 200


def test_andres_skjema_og_andres_opplasting_finnes_ikke(saken):
    data = konvolutt(GOD)
    adresse = begynt(saken, data)
    annen = innlogget(bygg.rapportor(bygg.enhet(), "11CF"))
    start = reverse("innsending:opplasting_start", args=[saken.utfylling.pk])
    assert annen.post(start, "{}", content_type="application/json").status_code == 404
    assert annen.get(adresse).status_code == 410
    assert annen.put(adresse, data, headers={"Upload-Offset": "0"}).status_code == 410


def test_retten_tapt_midt_i_stopper_opplastingen(saken):
    data = konvolutt(GOD)
    adresse = begynt(saken, data)
    saken.bruker.retter.all().delete()
    assert saken.bit(adresse, 0, data).status_code == 404
    assert saken.nettleser.post(f"{adresse}ferdig/").status_code == 404


@pytest.mark.parametrize("tilstand", ["under_kontroll", "innsendt", "trukket"])
def test_filen_i_et_laast_skjema_kan_ikke_byttes(saken, tilstand):
    saken.utfylling.tilstand = tilstand
    saken.utfylling.save()
    svar = saken.start(konvolutt(GOD))
    assert (svar.status_code, svar.json()["kode"]) == (409, "laast")


def test_aaret_stengt_midt_i_stopper_filen(saken):
    data = konvolutt(GOD)
    adresse = begynt(saken, data)
    saken.bit(adresse, 0, data)
    from kostra.portal.runde.models import Rapporteringsaar

    Rapporteringsaar.objects.update(stenger=klokke.naa() - timedelta(seconds=1))
    svar = saken.nettleser.post(f"{adresse}ferdig/")
    assert (svar.status_code, svar.json()["kode"]) == (409, "ikke_aapen")
    assert alt_i_lageret() == {}


def test_uten_csrf_kommer_ingenting_inn(saken):
    from django.test import Client

    streng = Client(enforce_csrf_checks=True)
    streng.defaults |= {"wsgi.url_scheme": "https", "SERVER_NAME": "kostra.example"}
    streng.force_login(saken.bruker)
    start = reverse("innsending:opplasting_start", args=[saken.utfylling.pk])
    assert streng.post(start, "{}", content_type="application/json").status_code == 403


# --- the disk


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


def test_filnavn_kommer_ikke_i_loggen(saken, capfd, caplog):
    saken.last_opp(konvolutt(GOD), "Kari-Nordmann-uttrekk.p7m")
    saken.last_opp(KLARTEKST, "Kari-Nordmann-uttrekk.dat")
    ut = capfd.readouterr()
    assert "Nordmann" not in ut.out + ut.err + caplog.text
