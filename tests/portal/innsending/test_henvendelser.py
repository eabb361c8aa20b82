"""Questions and returns: who is told, who answers, what counts, and what may not be written."""

from __future__ import annotations

import pytest
from django.urls import reverse

from kostra.portal.innsending.henvendelser import fritekst, services, utvalg
from kostra.portal.innsending.models import Henvendelse, Levering, Utfylling
from kostra.portal.innsending.skjema import tjeneste
from kostra.portal.innsending.tilstand import Tilstand, UlovligOvergang
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.status.levert import gjeldende
from kostra.portal.status.utvalg import Status, linjer
from kostra.portal.varsling.models import Forsendelse
from mottak.hjelp import MED_ADVARSEL, konvolutt
from portal import bygg
from portal.innsending.fil_hjelp import mottak, sak
from portal.innsending.skjema_hjelp import innlogget, les, start

pytestmark = pytest.mark.django_db
#: Made up: the month has 80 added.
FNR = "13888290006"
TEKST = "Antallet er lavere enn i fjor. Mangler det en bydel?"


@pytest.fixture
def siv():
    return bygg.ansatt()


@pytest.fixture
def levert(db):
    saken = sak()
    saken.last_opp(konvolutt(MED_ADVARSEL))
    saken.bestill("send_inn")
    mottak().gjor_alt()
    Forsendelse.objects.all().delete()
    return saken


def side(saken) -> str:
    return reverse("innsending:henvendelser", args=[saken.utfylling.pk])


def test_et_sporsmaal_naar_fram_besvares_en_gang_og_lukkes(levert, siv):
    levering = Levering.objects.get()
    enhet = levert.utfylling.enhet
    bygg.rapportor(enhet, "11F", navn="Uten Rett")
    kollega = bygg.rapportor(enhet, "11CF", navn="Kollega Eksempel")
    sporsmaal = services.still_sporsmaal(levering=levering, tekst=TEKST, bruker=siv)

    brev = {b.til: b for b in Forsendelse.objects.all()}
    assert set(brev) == {levert.bruker.epost, kollega.epost, enhet.kontakt_epost}
    assert all(TEKST not in str(b.kontekst) for b in brev.values())
    assert levering in gjeldende(2026, "11CF"), "et spørsmål endrer ikke hva som er levert"

    for adresse in (reverse("innsending:mine"), reverse("innsending:skjema",
                                                        args=[levert.utfylling.pk])):  # fmt: skip
        vist = les(levert.nettleser.get(adresse))
        assert "11CF 2026: SSB har et spørsmål" in vist
        assert side(levert) in vist
    data = {"henvendelse": sporsmaal.pk, "tekst": "Nei, alle er med."}
    levert.nettleser.post(side(levert), data)
    sporsmaal.refresh_from_db()
    assert (sporsmaal.svar, sporsmaal.besvart_av) == ("Nei, alle er med.", levert.bruker)
    assert "SSB har et spørsmål" not in les(levert.nettleser.get(reverse("innsending:mine")))
    innlogget(kollega).post(side(levert), data | {"tekst": "Noe annet"})
    sporsmaal.refresh_from_db()
    assert sporsmaal.svar == "Nei, alle er med."

    assert list(utvalg.venter_paa_oss()) == [sporsmaal]
    services.lukk(henvendelse=sporsmaal, bruker=siv)
    assert not utvalg.venter_paa_oss().exists()
    handlinger = list(Hendelse.objects.values_list("handling", flat=True))
    for navn in ("sporsmaal", "besvart", "lukket"):
        assert handlinger.count(f"henvendelse.{navn}") == 1


def test_en_returnert_levering_gjelder_ikke_og_samme_fil_blir_en_ny_levering(levert, siv):
    levering = Levering.objects.get()
    retur = services.returner(levering=levering, tekst=TEKST, bruker=siv)
    assert not gjeldende(2026, "11CF").exists()
    assert levert.fersk().tilstand == Tilstand.GJENAAPNET
    skjemaet = les(levert.nettleser.get(reverse("innsending:mine")))
    assert "leveringen er returnert og gjelder ikke" in skjemaet
    aapnet = levert.nettleser.get(
        reverse("innsending:skjema", args=[levert.utfylling.pk]), follow=True
    )
    assert "leveringen er returnert" in les(aapnet)
    assert "gjelder til du sender inn på nytt" not in les(aapnet)
    kvittering = reverse("innsending:kvittering", args=[levering.pk])
    assert "Leveringen er returnert" in les(levert.nettleser.get(kvittering))
    with pytest.raises(services.GjelderIkke):
        services.returner(levering=levering, tekst=TEKST, bruker=siv)

    levert.bestill("send_inn")
    mottak().gjor_alt()
    ny = Levering.objects.exclude(pk=levering.pk).get()
    assert list(gjeldende(2026, "11CF")) == [ny]
    assert retur not in utvalg.venter_paa_avgiver()
    with pytest.raises(services.GjelderIkke):
        services.returner(levering=levering, tekst=TEKST, bruker=siv)


def test_det_som_er_laast_opp_kan_returneres_men_ikke_det_som_er_til_kontroll(levert, siv):
    levering = Levering.objects.get()
    Utfylling.objects.update(tilstand=Tilstand.UNDER_KONTROLL)
    with pytest.raises(UlovligOvergang):
        services.returner(levering=levering, tekst=TEKST, bruker=siv)
    assert not Henvendelse.objects.exists()
    Utfylling.objects.update(tilstand=Tilstand.INNSENDT)
    aapnet = tjeneste.laas_opp(utfylling=levert.utfylling, bruker=levert.bruker)
    services.returner(levering=levering, tekst=TEKST, bruker=siv)
    assert levert.fersk().aapning == aapnet.aapning, "den er alt åpnet én gang"


def test_bare_den_som_har_skjemaet_ser_og_svarer(levert, siv):
    sporsmaal = services.still_sporsmaal(levering=Levering.objects.get(), tekst=TEKST, bruker=siv)
    annen = bygg.rapportor(bygg.enhet(), "11CF")
    for klient in (innlogget(annen), innlogget(bygg.kommunekonto(levert.utfylling.enhet))):
        assert klient.get(side(levert)).status_code == 404
        svar = klient.post(side(levert), {"henvendelse": sporsmaal.pk, "tekst": "Hei"})
        assert svar.status_code == 404
    ukjent = levert.nettleser.post(side(levert), {"henvendelse": "999", "tekst": "Hei"})
    assert ukjent.status_code == 404
    sporsmaal.refresh_from_db()
    assert sporsmaal.besvart is None


def test_et_fodselsnummer_blir_ikke_lagret_hos_noen_av_partene(levert, siv):
    sporsmaal = services.still_sporsmaal(levering=Levering.objects.get(), tekst=TEKST, bruker=siv)
    data = {"henvendelse": sporsmaal.pk, "tekst": f"Det gjelder {FNR}, ser det ut til"}
    svar = levert.nettleser.post(side(levert), data)
    assert svar.status_code == 422
    assert "ser ut til å ha et fødselsnummer" in les(svar)
    assert FNR in les(svar), "det en har skrevet, er ikke borte"
    with pytest.raises(fritekst.UgyldigTekst) as feil:
        services.returner(levering=Levering.objects.get(), tekst=FNR, bruker=siv)
    assert FNR not in str(feil.value)
    assert gjeldende(2026, "11CF").exists(), "ingenting ble returnert"


@pytest.mark.parametrize(
    ("tekst", "er"),
    [
        (FNR, True),
        (f"fnr.:{FNR[:6]} {FNR[6:]}.", True),
        (f"{FNR[:2]}.{FNR[2:4]}.{FNR[4:6]}-{FNR[6:]}", True),
        (f"linje 12 {FNR}", True),
        (FNR.translate({48 + n: 0xFF10 + n for n in range(10)}), True),  # full width
        (f"{FNR[:10]}{(int(FNR[10]) + 1) % 10}", False),  # the control digits don't fit
        ("Ring 62 88 51 70, linje 12345", False),
        (f"{FNR}01", False),
    ],
)
def test_hva_som_ligner_et_fodselsnummer(tekst, er):
    assert fritekst.ligner_fodselsnummer(tekst) is er


def test_en_enhet_som_ikke_har_begynt_kan_sporres_og_begynner_med_sporsmaalet(siv):
    bygg.runde()
    senja = bygg.enhet()
    nora = bygg.rapportor(senja, "11CF")
    inne, nettleser = innlogget(siv), innlogget(nora)
    nytt = reverse("saksbehandling:nytt_sporsmaal")
    assert f"{nytt}?enhet={senja.pk}" in inne.get(f"/ansatt/kommuner/{senja.pk}/").content.decode()
    assert inne.post(nytt, {"enhet": senja.pk, "skjema": "2026-11CF"}).status_code == 422
    valgt = {"enhet": senja.pk, "skjema": "2026-11CF", "tekst": TEKST}
    assert "Spørsmålet er sendt" in les(inne.post(nytt, valgt, follow=True))
    assert {b.til for b in Forsendelse.objects.all()} == {nora.epost, senja.kontakt_epost}

    skjemaet = Utfylling.objects.get()
    [[linje]] = [linje.celler for linje in linjer(2026, ["11CF"])]
    assert linje.status == Status.IKKE_LEVERT, "den er like lite begynt som før"
    mine = les(nettleser.get(reverse("innsending:mine")))
    assert "11CF 2026: SSB har et spørsmål" in mine
    assert f'href="{reverse("innsending:skjema", args=[skjemaet.pk])}"' not in mine
    gruppe = reverse("innsending:gruppe", args=[skjemaet.pk, "kvalifisering"])
    assert nettleser.get(gruppe).status_code == 404, "ingen fyller ut et skjema som ikke er begynt"
    siden = reverse("innsending:henvendelser", args=[skjemaet.pk])
    svart = nettleser.post(siden, {"henvendelse": utvalg.alle(skjemaet)[0].pk, "tekst": "Ja."})
    assert svart.status_code == 302
    inne.post(nytt, valgt | {"tekst": "Når kommer det?"})

    begynt = start(nettleser, "11CF")
    assert (begynt.pk, begynt.nr, begynt.opprettet_av) == (skjemaet.pk, 1, nora)
    assert begynt.svar["ansvarlig_navn"] == nora.navn, "begynt av den som begynner, ikke av SSB"
    forsiden = nettleser.get(reverse("innsending:skjema", args=[begynt.pk]), follow=True)
    assert "Når kommer det?" in les(forsiden)
    assert [linje.celler[0].status for linje in linjer(2026, ["11CF"])] == [Status.PAABEGYNT]

    tjeneste.slett(utfylling=begynt, bruker=nora)
    assert "11CF 2026: SSB har et spørsmål" in les(nettleser.get(reverse("innsending:mine")))
    her = reverse("saksbehandling:skjema_sporsmaal", args=[Utfylling.objects.get(aapning=0).pk])
    assert "Når kommer det?" in les(inne.get(her)), "spørsmålet tapes ikke med utkastet"
