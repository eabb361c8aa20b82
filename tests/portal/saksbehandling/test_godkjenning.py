"""Two persons: what one proposed is done when another approves, once, and never otherwise."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from kostra.kryptering import les_sertifikat
from kostra.portal import klokke
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.runde.models import Sertifikat
from kostra.portal.runde.utvalg import krypteringssertifikater
from kostra.portal.saksbehandling import godkjenning, handlinger
from kostra.portal.saksbehandling.models import Godkjenning
from kostra.portal.saksbehandling.sertifikater import services
from kostra.portal.varsling.models import Purreplan
from portal import bygg
from portal.saksbehandling.hjelp import ansatt, les, pem, privat

pytestmark = pytest.mark.django_db


@pytest.fixture
def dag():
    return bygg.ansatt("drift", navn="Dag Drift")


def _forslag(av, tekst: str = "", *, prove: bool = False) -> Godkjenning:
    data = services.forslag_inn(
        sertifikat=les_sertifikat((tekst or pem()).encode()),
        bruk="kryptering",
        aar=None,
        prove=prove,
    )
    return godkjenning.foreslaa(navn="sertifikat.bytt", data=data, grunn="Ny nøkkel", av=av)


def test_en_foreslaar_en_annen_godkjenner_og_da_skjer_det_en_gang(dag):
    bygg.runde()
    forslag, siv = _forslag(dag), bygg.ansatt("saksbehandler")
    assert _forslag(dag) == forslag  # asked twice it is one
    assert krypteringssertifikater(2026) == []
    for feil_person in (dag, bygg.ansatt("revisor"), bygg.ansatt("saksbehandler", aktiv=False)):
        with pytest.raises(godkjenning.IkkeLov):
            godkjenning.godkjenn(id=forslag.pk, av=feil_person)
    assert godkjenning.venter_paa(siv) == 1
    assert godkjenning.venter_paa(dag) == 0
    godkjenning.godkjenn(id=forslag.pk, av=siv)
    assert [s.pem for s in krypteringssertifikater(2026)] == [pem()]
    for gjor in (godkjenning.godkjenn, godkjenning.avslaa):
        with pytest.raises(godkjenning.AlleredeAvgjort):
            gjor(id=forslag.pk, av=bygg.ansatt("drift"))
    hendt = list(Hendelse.objects.values_list("handling", "aktor"))
    assert hendt == [
        ("godkjenning.foreslatt", str(dag.pk)),
        ("sertifikat.lagt_inn", ""),
        ("godkjenning.godkjent", str(siv.pk)),
    ]


def test_databasen_selv_nekter_at_en_person_er_begge(dag):
    forslag = _forslag(dag)
    with pytest.raises(IntegrityError), transaction.atomic():
        Godkjenning.objects.filter(pk=forslag.pk).update(utfall="godkjent", avgjort_av=dag)


def test_avslaatt_trukket_og_utlopt_blir_aldri_gjort(dag):
    siv = bygg.ansatt("saksbehandler")
    avslaatt = _forslag(dag)
    godkjenning.avslaa(id=avslaatt.pk, av=siv)
    trukket = _forslag(dag)
    with pytest.raises(godkjenning.IkkeLov):
        godkjenning.trekk(id=trukket.pk, av=siv)
    godkjenning.trekk(id=trukket.pk, av=dag)
    utlopt = _forslag(dag)
    Godkjenning.objects.filter(pk=utlopt.pk).update(utloper=klokke.naa() - timedelta(seconds=1))
    with pytest.raises(godkjenning.Utlopt):
        godkjenning.godkjenn(id=utlopt.pk, av=siv)
    assert not Sertifikat.objects.exists()
    assert not godkjenning.ventende().exists()
    assert godkjenning.avgjorte().count() == 3


def test_gaar_det_ikke_er_forslaget_ikke_avgjort(dag):
    siv = bygg.ansatt("saksbehandler")
    rad = services.bytt(_forslag(dag).data, siv)
    trekk = godkjenning.foreslaa(
        navn="sertifikat.bytt", data=services.forslag_ut(rad), grunn="Stjålet", av=dag
    )
    Sertifikat.objects.update(trukket=klokke.naa())
    with pytest.raises(handlinger.KanIkkeUtfores):
        godkjenning.godkjenn(id=trekk.pk, av=siv)
    assert Godkjenning.objects.get(pk=trekk.pk).utfall == ""


def test_bare_den_rette_rollen_kan_foreslaa():
    for rolle in ("saksbehandler", "revisor"):
        with pytest.raises(godkjenning.IkkeLov):
            _forslag(bygg.ansatt(rolle))
    with pytest.raises(godkjenning.IkkeLov):
        godkjenning.foreslaa(
            navn="purring.varsel", data={"plan_id": 1}, grunn="", av=bygg.ansatt("drift")
        )
    with pytest.raises(handlinger.UkjentHandling):
        godkjenning.foreslaa(navn="alt", data={}, grunn="", av=bygg.ansatt("drift"))


# -- the pages ---------------------------------------------------------------------------------------
def test_sertifikatets_vei_gjennom_sidene(dag):
    """Pasted, looked at, proposed, approved, in use; then withdrawn the same way."""
    bygg.runde()
    _, drift = ansatt("drift")
    _, saksbehandler = ansatt("saksbehandler")
    nytt = {"pem": pem(), "bruk": "kryptering", "aar": "2026"}
    sett = drift.post("/ansatt/sertifikater/nytt/", nytt)
    assert les_sertifikat(pem().encode()).not_valid_after_utc.year == 2099
    assert "31. desember 2099" in les(sett)
    assert not Godkjenning.objects.exists()
    uten_grunn = drift.post("/ansatt/sertifikater/nytt/", nytt | {"foreslaa": "1", "grunn": ""})
    assert uten_grunn.status_code == 422
    drift.post("/ansatt/sertifikater/nytt/", nytt | {"foreslaa": "1", "grunn": "Nytt år"})
    forslag = Godkjenning.objects.get()
    side = les(saksbehandler.get("/ansatt/godkjenninger/"))
    assert "Nytt år" in side
    assert Sertifikat.objects.count() == 0
    drift.post("/ansatt/godkjenninger/", {"id": forslag.pk, "gjor": "godkjenn"})
    assert Sertifikat.objects.count() == 0  # the proposer's own approval counts for nothing
    saksbehandler.post("/ansatt/godkjenninger/", {"id": forslag.pk, "gjor": "godkjenn"})
    rad = Sertifikat.objects.get()
    assert "Gjelder nå" in les(saksbehandler.get("/ansatt/sertifikater/"))
    trekk = f"/ansatt/sertifikater/{rad.pk}/trekk/"
    assert "eneste sertifikatet" in les(drift.get(trekk))
    drift.post(trekk, {"grunn": "På avveie"})
    assert krypteringssertifikater(2026) == [rad]
    siste = Godkjenning.objects.latest("pk")
    saksbehandler.post("/ansatt/godkjenninger/", {"id": siste.pk, "gjor": "godkjenn"})
    assert krypteringssertifikater(2026) == []
    assert "Trukket tilbake" in les(saksbehandler.get("/ansatt/sertifikater/"))


def test_en_privat_nokkel_som_limes_inn_kommer_aldri_tilbake():
    _, drift = ansatt("drift")
    svar = drift.post("/ansatt/sertifikater/nytt/", {"pem": privat(), "bruk": "kryptering"})
    assert svar.status_code == 422
    assert "privat nøkkel" in les(svar)
    assert "BEGIN PRIVATE" not in les(svar)
    assert privat().splitlines()[1] not in les(svar)
    assert not Godkjenning.objects.exists()


def test_sertifikatet_kan_lastes_opp_som_fil_og_dommes_likt(dag):
    """DER as Windows saves it; what was seen goes on as text, so the file is chosen once."""
    bygg.runde()
    _, drift = ansatt("drift")
    der = les_sertifikat(pem().encode()).public_bytes(Encoding.DER)

    def send(innhold: bytes, **felt: str):
        fil = SimpleUploadedFile("ssb.cer", innhold)
        data = {"fil": fil, "bruk": "kryptering", "aar": "2026"} | felt
        return drift.post("/ansatt/sertifikater/nytt/", data)

    side = les(send(der))
    assert "31. desember 2099" in side
    assert pem().strip() in side
    for svar, feil in (
        (send(der, bruk="signering"), "ikke laget for signering"),
        (send(privat().encode()), "privat nøkkel"),
        (send(der, pem=pem()), "ikke begge deler"),
        (send(b" "), "Sertifikatfilen er tom"),
        (drift.post("/ansatt/sertifikater/nytt/", {"bruk": "kryptering"}), "Velg filen"),
    ):
        assert svar.status_code == 422
        assert feil in les(svar)
    assert privat().splitlines()[1] not in les(send(privat().encode()))


def test_et_provesertifikat_krypteres_ingen_ekte_data_til(dag):
    bygg.runde()
    godkjenning.godkjenn(id=_forslag(dag, prove=True).pk, av=bygg.ansatt("drift"))
    assert Sertifikat.objects.get().prove
    assert krypteringssertifikater(2026) == []


def test_varselet_slaas_paa_av_to_saksbehandlere():
    plan = Purreplan.objects.create(
        runde=bygg.runde(2026), skjema="11F", steg="varsel", etter_frist=21, aktiv=False
    )
    siv, sol, dag = (bygg.ansatt(rolle) for rolle in ("saksbehandler", "saksbehandler", "drift"))
    data = {"plan_id": plan.pk}
    forslag = godkjenning.foreslaa(navn="purring.varsel", data=data, grunn="Siste utvei", av=siv)
    with pytest.raises(godkjenning.IkkeLov):
        godkjenning.godkjenn(id=forslag.pk, av=dag)
    godkjenning.godkjenn(id=forslag.pk, av=sol)
    assert Purreplan.objects.get(pk=plan.pk).aktiv
    igjen = godkjenning.foreslaa(navn="purring.varsel", data=data, grunn="", av=siv)
    Purreplan.objects.all().delete()
    with pytest.raises(handlinger.KanIkkeUtfores):
        godkjenning.godkjenn(id=igjen.pk, av=sol)
