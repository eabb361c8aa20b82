"""The first page's figures, what must be followed up, and the queues' page."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kostra.portal import klokke
from kostra.portal.innsending.models import Fil, Kontroll, Levering, Mottaksarbeider, Utfylling
from kostra.portal.runde.models import Sertifikat
from kostra.portal.runde.services import legg_til_sertifikat
from kostra.portal.saksbehandling.ko import utvalg as ko
from kostra.portal.tilgang.models import Mobilbytte
from kostra.portal.varsling.models import Arbeider, Forsendelse
from portal import bygg
from portal.saksbehandling.hjelp import ansatt, les, pem
from portal.varsling import purring_hjelp

pytestmark = pytest.mark.django_db


def _kontroll(nora, *, prove: bool = False, **felt) -> Kontroll:
    skjema = Utfylling.objects.create(
        nr=Utfylling.objects.count() + 1, skjema="11F", aar=2026, enhet=nora.enhet, prove=prove,
        opprettet_av=nora, endret_av=nora, tilstand=felt.pop("tilstand", "innsendt"),
    )  # fmt: skip
    fil = Fil.objects.create(
        utfylling=skjema, filnavn="f.p7m", storrelse=1, sha256="0" * 64,
        lagernavn=uuid.uuid4().hex, lagret_av=nora,
    )  # fmt: skip
    verdier = {"handling": "send_inn", "svar": "ja", "aapning": 1, "bestilt_av": nora}
    return Kontroll.objects.create(utfylling=skjema, fil=fil, **(verdier | felt))


def _levering(nora, **felt) -> Levering:
    kontroll = _kontroll(nora, stand="ferdig", ferdig=klokke.naa(), **felt)
    return Levering.objects.create(
        kvitteringsnr=uuid.uuid4().hex, utfylling=kontroll.utfylling, aapning=1, sha256="0" * 64,
        fil=kontroll.fil, kontroll=kontroll, kvittering="", mottatt=klokke.naa(), svar="ja",
        antall_poster=412, alvorlighetsgrad="WARNING",
    )  # fmt: skip


def _tall(side: str) -> list[str]:
    return [del_.split("</dd>")[0] for del_ in side.split("<dd>")[1:5]]


def test_tallene_er_dagens_og_bare_de_ekte():
    bygg.runde(2026)
    nora, aase = (bygg.rapportor(bygg.enhet(nr), "11F") for nr in ("5530", "1818"))
    leverandor = bygg.rapportor(bygg.enhet("9901", "Prøve", leverandor="Fagsystem AS"), "11F")
    _levering(nora)
    _levering(leverandor)
    _levering(bygg.rapportor(bygg.enhet("9902", "Prøve"), "11F"), prove=True)
    _kontroll(aase, stand="i_ko", tilstand="under_kontroll")
    Kontroll.objects.update(bestilt=klokke.naa() - timedelta(seconds=125))
    avvist = bygg.rapportor(bygg.enhet("4647", "Sunnfjord"), "11F")
    _kontroll(avvist, stand="avvist", ferdig=klokke.naa(), avvisningsgrunn="annet_sertifikat")
    _, klient = ansatt()
    side = les(klient.get("/ansatt/")).replace("\xa0", " ")
    assert _tall(side) == ["1", "1", "1", "2 min"]
    assert "1 av 4" in side  # the vendor's made-up unit is not one that reports
    assert side.count("Levert med advarsler") == 1
    assert "412" in side


def test_det_som_ma_folges_opp_sies_med_vei_videre():
    bygg.runde(2026)
    nora = bygg.rapportor(bygg.enhet(), "11F")
    Mobilbytte.objects.create(bruker=nora, ny_mobil="+4791111111")
    gammelt = legg_til_sertifikat(pem=pem(), bruk="kryptering")
    Sertifikat.objects.update(gyldig_til=klokke.naa() + timedelta(days=12, hours=1))
    Forsendelse.objects.create(kanal="epost", arsak="a", mal="kvittering_klar", stand="oppgitt")
    Arbeider.objects.create(navn="a", koer=["epost"])
    Arbeider.objects.create(navn="b", koer=["sms"])
    _, klient = ansatt()
    side = les(klient.get("/ansatt/"))
    for setning in (
        "Ingen arbeider svarer for mottaket", "1 rapportør har fått nytt mobilnummer",
        "går ut om 12 dager", "1 e-post kom ikke fram",
    ):  # fmt: skip
        assert setning in side, setning
    # each goes away by itself when it is seen to
    Mobilbytte.objects.update(avgjort=klokke.naa())
    legg_til_sertifikat(pem=pem("Ny"), bruk="kryptering")
    Forsendelse.objects.update(opprettet=klokke.naa() - timedelta(days=8))
    Mottaksarbeider.objects.create(navn="m")
    assert "Ingenting venter på noen nå" in les(klient.get("/ansatt/"))
    assert gammelt.pk != Sertifikat.objects.latest("pk").pk


def test_neste_purring_staar_med_hvem_som_ville_faatt_den(settings):
    settings.KOSTRA = settings.KOSTRA  # the clock is put back afterwards
    purring_hjelp.runde()
    senja, evje = bygg.enhet(), bygg.enhet("4219", "Evje og Hornnes")
    nora = bygg.rapportor(senja, "11F", "11CF", epost="nora@senja.example")
    bygg.rapportor(evje, "11F", epost="eva@evje.example")
    purring_hjelp.stille_klokken(date(2027, 1, 5))
    _, klient = ansatt()
    side = les(klient.get("/ansatt/?aar=2026")).replace("\xa0", " ")
    assert "Purring er planlagt 8. januar 2027." in side
    assert "2 enheter mangler 11CF, 11F og får brev" in side
    assert "/ansatt/purring/prov/?dato=2027-01-08&amp;aar=2026" in side
    for skjema in ("11F", "11CF"):
        purring_hjelp.lever(senja, skjema, av=nora)
    assert "1 enhet mangler 11CF, 11F og får brev" in les(klient.get("/ansatt/?aar=2026"))


def test_oversikten_sporer_like_lite_uansett_hvor_mye_det_er():
    bygg.runde(2026)
    _, klient = ansatt()
    for nr in range(6):
        _levering(bygg.rapportor(bygg.enhet(f"55{nr:02d}"), "11F"))
    with CaptureQueriesContext(connection) as sporringer:
        assert klient.get("/ansatt/").status_code == 200
    assert len(sporringer) <= 35, [s["sql"][:90] for s in sporringer]


def test_koene_sier_hvem_som_lever_hva_som_henger_og_sender_brev_paa_nytt():
    nora = bygg.rapportor(bygg.enhet(), "11F")
    naa = klokke.naa()
    Arbeider.objects.create(navn="epost-dod", koer=["epost"], livstegn=naa - timedelta(hours=2))
    Mottaksarbeider.objects.create(navn="uten-nokkel", stand="mangler_nokkel")
    _kontroll(nora, stand="dekrypterer", leie_til=naa - timedelta(minutes=5), forsok=2)
    brev = {"kanal": "epost", "til": nora.epost, "bruker": nora, "message_id": "<a@b>"}
    tapt = Forsendelse.objects.create(
        arsak="a", mal="mobil_endret", kontekst={"brukerid": nora.brukerid}, stand="oppgitt",
        siste_feil="avvist_av_mottaker", **brev,
    )  # fmt: skip
    hemmelig = Forsendelse.objects.create(arsak="b", mal="glemt_passord", stand="oppgitt", **brev)
    assert ko.uten_arbeider(ko.arbeidere()) == ["mottak", "epost", "sms"]
    _, klient = ansatt()
    side = les(klient.get("/ansatt/ko/"))
    for ord_ in ("epost-dod", "Svarer ikke", "Mangler nøkkel", "Dekrypterer", "avviste brevet"):
        assert ord_ in side, ord_
    assert "Kan ikke sendes på nytt" in side  # the password in it is gone
    klient.post(f"/ansatt/brukere/brev/{tapt.pk}/igjen/", {"neste": "https://andre.example/"})
    assert Forsendelse.objects.filter(arsak__startswith="a:igjen", til=nora.epost).count() == 1
    nei = klient.post(f"/ansatt/brukere/brev/{hemmelig.pk}/igjen/", follow=True)
    assert "kan ikke sendes på nytt" in les(nei)
    _, revisor = ansatt("revisor")
    assert "Send på nytt" not in les(revisor.get("/ansatt/ko/"))
    assert revisor.post(f"/ansatt/brukere/brev/{tapt.pk}/igjen/").status_code == 403
