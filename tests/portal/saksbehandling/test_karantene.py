"""What mottak can't decrypt: kept, described by its outside, tried again or refused; never opened."""

from __future__ import annotations

import hashlib
import json

import pytest
from django.urls import reverse

from kostra.cli import mottak_karantene
from kostra.cli.utgang import UtgangFeil
from kostra.portal.innsending.models import Karantene, Kontroll, Levering
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.runde.models import Rapporteringsaar
from kostra.portal.varsling.models import Forsendelse
from mottak.hjelp import GOD, KANARI, konvolutt
from portal.innsending.fil_hjelp import alt_i_lageret, knippe, mottak, publiser, sak
from portal.saksbehandling.hjelp import ansatt, les

pytestmark = pytest.mark.django_db
SIDEN = "saksbehandling:karantene"


@pytest.fixture
def saken():
    """Sent by *Send inn* to a certificate of ours whose key mottak doesn't have."""
    saken = sak()
    publiser(Rapporteringsaar.objects.get(), "NY NØKKEL")
    saken.med_fil(GOD, "NY NØKKEL")
    saken.bestill("send_inn")
    mottak(nokler=knippe()).gjor_alt()
    assert Kontroll.objects.get().stand == "karantene"
    return saken


def avgjor(klient, gjor: str):
    return klient.post(
        reverse("saksbehandling:karantene_avgjor", args=[Kontroll.objects.get().pk]), {"gjor": gjor}
    )


def test_siden_viser_fingeravtrykket_og_ingenting_av_innholdet(saken):
    _, klient = ansatt("drift")
    side = les(klient.get(reverse(SIDEN)))
    fil = Kontroll.objects.get().fil
    for ord_ in (
        fil.sha256, "mangler nøkkelen", "AES-256-GCM", "ECDH P-256 SHA256", "serienummer",
        "NY NØKKEL KOSTRA kryptering", "Gjelder nå".lower(), "Stavanger", "11CF 2026",
    ):  # fmt: skip
        assert ord_ in side, ord_
    assert KANARI not in side
    assert [hashlib.sha256(data).hexdigest() for data in alt_i_lageret().values()] == [fil.sha256]
    assert "1 fil kan ikke åpnes" in les(klient.get(reverse("saksbehandling:oversikt")))
    # other staff read the same, and are offered nothing to press
    _, revisor = ansatt("revisor")
    assert "Prøv igjen" in side
    assert "Prøv igjen" not in les(revisor.get(reverse(SIDEN)))


def test_lagt_tilbake_uten_noekkel_kommer_den_igjen_og_med_noekkel_leveres_den(saken):
    _, klient = ansatt("drift")
    bestilt = Kontroll.objects.get().bestilt
    assert avgjor(klient, "prov").status_code == 302
    assert Kontroll.objects.get().stand == "i_ko"
    mottak(nokler=knippe()).gjor_alt()
    assert (Kontroll.objects.get().stand, Karantene.objects.count()) == ("karantene", 1)
    # the key is added: it goes on by itself, and counts from when it was sent
    mottak(nokler=knippe("SSB", "NY NØKKEL")).gjor_alt()
    assert Levering.objects.get().kontroll.bestilt == bestilt
    assert saken.fersk().tilstand == "innsendt"
    assert "Lest senere" in les(klient.get(reverse(SIDEN)))
    avgjor(klient, "avslaa")  # too late: it is delivered, and stays so
    assert saken.fersk().tilstand == "innsendt"
    hendelser = list(Hendelse.objects.values_list("handling", flat=True))
    assert hendelser.count("karantene.lagt_inn") == 2
    assert hendelser.count("karantene.provd_igjen") == 2


def test_avvist_faar_avgiveren_e_post_skjemaet_tilbake_og_beskjed_om_hva_som_gjoeres(saken):
    _, klient = ansatt("drift")
    avgjor(klient, "avslaa")
    assert saken.fersk().tilstand == "avvist"
    brev = Forsendelse.objects.get(mal="fil_avvist")
    assert brev.til == saken.bruker.epost
    assert "krypter filuttrekket på nytt" in les(saken.nettleser.get(brev.kontekst["sti"]))
    assert not Levering.objects.exists()


def test_kommandoen_viser_det_samme_og_proever_igjen(saken, capsys):
    assert saken
    kontroll = Kontroll.objects.select_related("fil").get()
    assert mottak_karantene.vis(som_json=True) == 1
    rad = json.loads(capsys.readouterr().out)[0]
    assert (rad["enhet"], rad["skjema"], rad["venter"]) == ("110300", "11CF", True)
    assert ["SHA-256", kontroll.fil.sha256] in rad["fakta"]
    assert mottak_karantene.prov_igjen(str(kontroll.pk)) == 0
    with pytest.raises(UtgangFeil, match="ikke i karantene") as feil:
        mottak_karantene.prov_igjen(str(kontroll.pk))
    assert feil.value.kode == 65
    assert mottak_karantene.vis(som_json=False) == 0


@pytest.mark.parametrize(
    ("data", "grunn", "ord_"),
    [
        (konvolutt(GOD, "EN FREMMED"), "annet_sertifikat", "ukjent her"),
        (konvolutt(GOD)[:-1] + b"\x00", "skadet", "SSB KOSTRA kryptering"),
    ],
)
def test_avsenderens_feil_avvises_straks_som_foer_og_noteres(data, grunn, ord_):
    saken = sak()
    saken.med_raa_fil(data)
    saken.bestill()
    mottak().gjor_alt()
    assert Kontroll.objects.get().avvisningsgrunn == grunn
    side = les(ansatt("drift")[1].get(reverse(SIDEN)))
    assert ord_ in side
    assert "Prøv igjen" not in side
