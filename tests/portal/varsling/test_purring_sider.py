"""The staff's pages about reminders, and the commands."""

from __future__ import annotations

import csv
import io
import json

import pytest
from django.urls import reverse

from kostra.cli import kjor
from kostra.portal.saksbehandling import godkjenning
from kostra.portal.varsling.models import Forsendelse, Purring, Retur
from kostra.portal.varsling.purring import services
from portal import bygg
from portal.innsending.skjema_hjelp import innlogget
from portal.varsling.purring_hjelp import FRIST, UKEN_FOR, lever, runde, stille_klokken
from portal.varsling.test_retur import melding

pytestmark = pytest.mark.django_db
SIDE = reverse("saksbehandling:purring")


@pytest.fixture
def siv():
    return bygg.ansatt("saksbehandler")


@pytest.fixture
def landet():
    """Two units that haven't delivered, one that has, and one that nobody can be written to at."""
    ny = runde("11CF", "11F")
    for nr, navn in (("1101", "Eigersund"), ("1103", "Stavanger")):
        bygg.enhet(nr, navn, kontakt_epost=f"post@{navn.lower()}.example")
    ferdig = bygg.enhet("5530", "Senja")
    nora = bygg.rapportor(ferdig, "11CF", "11F")
    lever(ferdig, "11CF", av=nora, svar="nei")
    lever(ferdig, "11F", av=nora)
    bygg.enhet("5503", "Harstad", kontakt_epost="")
    return ny


def tekst(svar) -> str:
    assert svar.status_code == 200
    return " ".join(svar.content.decode().split())


def test_fra_plan_via_proving_til_sendt(landet, siv):
    stille_klokken(UKEN_FOR)
    klient = innlogget(siv)
    side = tekst(klient.get(SIDE))
    assert "2 brev venter på å bli sendt i dag" in side
    assert "2 skjema har ingen å sende til" in side
    proving = reverse("saksbehandling:purring_prov")
    alle = tekst(klient.get(proving, {"skjema": "11F"}))
    for noe in ("1103 Stavanger", "post@stavanger.example", "Har levert", "Ingen å sende til"):
        assert noe in alle
    bare = tekst(klient.get(proving, {"utfall": "levert", "sok": "senja"}))
    assert "Stavanger" not in bare
    fil = klient.get(proving, {"utfall": "faar", "format": "csv"}).content.decode("utf-8-sig")
    rader = list(csv.DictReader(io.StringIO(fil), delimiter=";"))
    assert {(rad["Enhet"], rad["Skjema"], rad["Mottakere"]) for rad in rader} == {
        (navn, skjema, f"post@{navn.lower()}.example")
        for navn in ("Eigersund", "Stavanger")
        for skjema in ("11CF", "11F")
    }
    send = reverse("saksbehandling:purring_send")
    assert "Send 2 brev" in tekst(klient.get(send))
    assert not Forsendelse.objects.exists()
    for _ in range(2):  # a double click sends once
        assert "1103 Stavanger" not in tekst(klient.post(send, follow=True))
    assert (Purring.objects.count(), Forsendelse.objects.count()) == (4, 2)
    sendt = tekst(klient.get(reverse("saksbehandling:purring_sendt"), {"sok": "1103"}))
    assert "post@stavanger.example" in sendt
    assert "Eigersund" not in sendt


def test_planen_endres_og_varselet_slaas_paa_av_en_annen(landet, siv):
    klient = innlogget(siv)
    adresse = reverse("saksbehandling:purring_plan", args=[2026, "11F"])
    felt = {"trinn-TOTAL_FORMS": "7", "trinn-INITIAL_FORMS": "5"}
    for nr, plan in enumerate(landet.purreplaner.filter(skjema="11F")):
        felt |= {
            f"trinn-{nr}-id": plan.pk, f"trinn-{nr}-dager": plan.etter_frist,
            f"trinn-{nr}-steg": plan.steg, f"trinn-{nr}-aktiv": "on",
        }  # fmt: skip
    feil = klient.post(adresse, felt | {"trinn-2-dager": "0"})
    assert feil.status_code == 422
    assert "To trinn kan ikke være på samme dag." in feil.content.decode()
    assert klient.post(adresse, felt | {"trinn-2-dager": "x"}).status_code == 422
    nytt = {"trinn-1-dager": "", "trinn-2-dager": "5", "trinn-5-dager": "-3"}
    nytt |= {"trinn-5-steg": "paaminnelse", "trinn-5-aktiv": "on"}
    assert "Varselet er ikke slått på" in tekst(klient.post(adresse, felt | nytt, follow=True))
    etter = landet.purreplaner.filter(skjema="11F").values_list("etter_frist", "aktiv")
    assert list(etter) == [(-7, True), (-3, True), (5, True), (14, True), (28, False)]
    klient.post(adresse, {"gjor": "foreslaa", "grunn": "Mange mangler fortsatt."})
    assert "Forslaget venter på godkjenning" in tekst(klient.get(adresse))
    [forslag] = godkjenning.ventende()
    godkjenning.godkjenn(id=forslag.pk, av=bygg.ansatt("saksbehandler"))
    assert landet.purreplaner.get(skjema="11F", steg="varsel").aktiv
    assert klient.post(adresse, {"gjor": "foreslaa", "grunn": "x"}).status_code == 404


def test_et_skjema_uten_plan_faar_den_vanlige(siv):
    ny = runde("11F", plan=False)
    klient = innlogget(siv)
    assert "Noen skjema har ingen plan" in tekst(klient.get(SIDE))
    klient.post(reverse("saksbehandling:purring_standard", args=[2026]))
    assert ny.purreplaner.count() == 5


def kostra(capsysbinary, *argumenter):
    kode = kjor(list(argumenter))
    ut, err = capsysbinary.readouterr()
    return kode, ut.decode(), err.decode()


def test_kommandoene_viser_sender_en_gang_og_tar_imot_returer(landet, siv, capsysbinary, tmp_path):
    stille_klokken(FRIST)
    kode, ut, _ = kostra(capsysbinary, "purring", "vis", "--format", "json")
    rader = json.loads(ut)["rader"]
    assert (kode, len(rader)) == (0, 8)
    assert {rad["utfall"] for rad in rader} == {"faar", "levert", "uten_adresse"}
    kode, ut, _ = kostra(capsysbinary, "purring", "vis", "--dato", "2027-02-01", "--aar", "2026")
    assert "1103 Stavanger" in ut
    assert kostra(capsysbinary, "purring", "send")[0] == 64  # nobody to ask, and no --ja
    assert kostra(capsysbinary, "purring", "send", "--dato", "2027-02-01", "--ja")[0] == 64
    assert not Purring.objects.exists()
    assert "2 brev" in kostra(capsysbinary, "purring", "send", "--ja")[2]
    assert "Ingenting er sendt" in kostra(capsysbinary, "purring", "send", "--ja")[2]
    assert Forsendelse.objects.count() == 2
    brev = Forsendelse.objects.get(til="post@stavanger.example")
    fil = tmp_path / "retur.eml"
    fil.write_bytes(melding(brev.message_id))
    assert "5.1.1" in kostra(capsysbinary, "portal", "returpost", str(fil))[2]
    fil.write_bytes(b"Subject: Ferie\n\nJeg er borte.")
    assert kostra(capsysbinary, "portal", "returpost", str(fil))[0] == 0
    assert Retur.objects.count() == 1
    klient = innlogget(siv)
    returer = tekst(klient.get(reverse("saksbehandling:purring_returer")))
    assert "post@stavanger.example" in returer
    assert "1103 Stavanger, kontakt" in returer
    stavanger = Purring.objects.filter(enhet__kommunenr="1103")[0].enhet
    kommunen = tekst(klient.get(reverse("saksbehandling:kommune", args=[stavanger.pk])))
    assert "Brev kommer i retur" in kommunen


def test_runden_faar_planen_sin_naar_den_lages(siv):
    from kostra.portal.runde.services import endre, opprett_aar
    from portal.bygg import tid

    ny = opprett_aar(
        aar=2026, aapner=tid(2027, 1, 2), frist=FRIST, stenger=tid(2027, 8, 15), skjemaer=["11F"]
    )
    assert ny.purreplaner.filter(skjema="11F").count() == 5
    services.lagre_plan(runde=ny, skjema="11F", steg=[], bruker=siv)
    endre(runde=ny, skjemaer={"11F": None, "15F": None}, bruker=siv)
    assert set(ny.purreplaner.values_list("skjema", flat=True)) == {"15F"}
