"""What a sent 999 does: user, rights, letters. Sent, sent again, corrected, withdrawn."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from kostra.portal.innsending.models import Utfylling
from kostra.portal.innsending.skjema import tjeneste as innsending
from kostra.portal.konto.models import Bruker, Rolle
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.tilgang import services, utvalg
from kostra.portal.tilgang.models import Mobilbytte
from kostra.portal.varsling.models import Forsendelse
from portal import bygg

pytestmark = pytest.mark.django_db

NORA = "nora@senja.example"


@pytest.fixture
def senja():
    bygg.runde()
    return bygg.enhet()


@pytest.fixture
def kontoen(senja):
    return bygg.kommunekonto(senja)


def _skjema(kontoen, *skjemaer, aar=2026, **svar):
    svar = {
        "ansvarlig_navn": "Kari Kontakt",
        "ansvarlig_telefon": "+4777000000",
        "ansvarlig_epost": "kari@senja.example",
        "person_navn": "Nora Eksempel",
        "person_epost": NORA,
        "person_mobil": "+4790000001",
        "skjema": list(skjemaer),
    } | svar
    nr = Utfylling.objects.filter(enhet=kontoen.enhet).count() + 1
    return Utfylling.objects.create(
        nr=nr, skjema="999", aar=aar, enhet=kontoen.enhet, svar=svar, tilstand="paabegynt",
        opprettet_av=kontoen, endret_av=kontoen,
    )  # fmt: skip


def _send(utfylling, kontoen, **svar):
    with transaction.atomic():
        utfylling.svar |= svar
        utfylling.tilstand = "innsendt"
        utfylling.save()
        services.send_999(utfylling=utfylling, bruker=kontoen)
    return utfylling


def _laas_opp(utfylling):
    utfylling.tilstand, utfylling.aapning = "gjenaapnet", utfylling.aapning + 1
    utfylling.save()


def _trekk(utfylling, kontoen):
    with transaction.atomic():
        utfylling.tilstand = "trukket"
        utfylling.save()
        services.trekk_999(utfylling=utfylling, bruker=kontoen)


def _nora():
    return Bruker.objects.get(rolle=Rolle.RAPPORTOR, epost=NORA)


def _retter(bruker, aar=2026):
    return sorted(bruker.retter.filter(aar=aar).values_list("skjema", flat=True))


def _brev(mal):
    return Forsendelse.objects.filter(mal=mal)


def test_forste_999_gir_bruker_retter_og_ett_brev_med_startpassord(kontoen):
    _send(_skjema(kontoen, "11CF", "11F"), kontoen)
    nora = _nora()
    assert _retter(nora) == ["11CF", "11F"]
    assert nora.maa_bytte_passord
    brev = _brev("ny_rapportor").get()
    assert (brev.til, brev.kontekst["brukerid"]) == (NORA, nora.brukerid)
    assert "passord" not in brev.kontekst


def test_samme_person_igjen_faar_flere_retter_men_ingen_ny_bruker_og_ikke_nytt_passord(kontoen):
    _send(_skjema(kontoen, "11CF"), kontoen)
    passord = _nora().password
    _send(_skjema(kontoen, "15F", person_epost="Nora@Senja.example"), kontoen)
    assert _retter(_nora()) == ["11CF", "15F"]
    assert _nora().password == passord
    assert _brev("ny_rapportor").count() == 1
    assert _brev("rettigheter_endret").get().kontekst["lagt_til"] == [[2026, "15F"]]


def test_samme_person_i_en_annen_kommune_er_en_annen_bruker(kontoen):
    _send(_skjema(kontoen, "11CF"), kontoen)
    annen = bygg.kommunekonto(bygg.enhet("5501", "Tromsø"))
    _send(_skjema(annen, "11CF"), annen)
    assert Bruker.objects.filter(epost=NORA).count() == 2


def test_rett_som_er_tatt_bort_ved_ny_sending_er_borte_og_okten_er_dod(kontoen):
    skjema = _send(_skjema(kontoen, "11CF", "11F"), kontoen)
    for_ = _nora().oktnummer
    _laas_opp(skjema)
    assert _retter(_nora()) == ["11CF", "11F"], "det sist sendte gjelder til det sendes på nytt"
    _send(skjema, kontoen, skjema=["11F"])
    assert _retter(_nora()) == ["11F"]
    assert _nora().oktnummer > for_
    assert _brev("rettigheter_endret").get().kontekst["fjernet"] == [[2026, "11CF"]]


def test_rett_som_ogsaa_et_annet_999_ga_blir_staaende(kontoen):
    skjema = _send(_skjema(kontoen, "11CF"), kontoen)
    _send(_skjema(kontoen, "11CF", "11F"), kontoen)
    _trekk(skjema, kontoen)
    assert _retter(_nora()) == ["11CF", "11F"]


def test_trukket_999_tar_retten_og_stenger_kontoen(kontoen):
    skjema = _send(_skjema(kontoen, "11CF"), kontoen)
    _trekk(skjema, kontoen)
    assert _retter(_nora()) == []
    assert not _nora().aktiv


def test_feil_epostadresse_som_rettes_etterlater_ingen_med_tilgang(kontoen):
    skjema = _send(_skjema(kontoen, "11CF", person_epost="noar@senja.example"), kontoen)
    feil = Bruker.objects.get(epost="noar@senja.example")
    _laas_opp(skjema)
    _send(skjema, kontoen, person_epost=NORA)
    feil.refresh_from_db()
    assert (_retter(feil), feil.aktiv) == ([], False)
    assert _retter(_nora()) == ["11CF"]
    assert _brev("ny_rapportor").count() == 2


def test_nytt_mobilnummer_gjelder_ikke_for_det_er_bekreftet(kontoen):
    _send(_skjema(kontoen, "11CF"), kontoen)
    _send(_skjema(kontoen, "11CF", person_mobil="+4790000002"), kontoen)
    assert _nora().mobil == "+4790000001"
    bytte = Mobilbytte.objects.get(avgjort=None)
    services.avgjor_mobilbytte(bytte=bytte, godkjent=True, bruker=_nora())
    assert _nora().mobil == "+4790000002"
    assert _brev("mobil_endret").exists()


def test_mobilbytte_som_avslaas_endrer_ingenting(kontoen):
    _send(_skjema(kontoen, "11CF"), kontoen)
    _send(_skjema(kontoen, "11CF", person_mobil="+4790000002"), kontoen)
    bytte = Mobilbytte.objects.get(avgjort=None)
    services.avgjor_mobilbytte(bytte=bytte, godkjent=False, bruker=kontoen)
    services.avgjor_mobilbytte(bytte=bytte, godkjent=True, bruker=kontoen)
    assert _nora().mobil == "+4790000001"


def test_kontakten_faar_beskjed_om_ny_rapportor_og_om_hver_endring(kontoen):
    _send(_skjema(kontoen, "11CF"), kontoen)
    _send(_skjema(kontoen, "11F"), kontoen)
    til = list(_brev("kontakt_endring").order_by("opprettet").values_list("til", flat=True))
    # the contact known before is told too, so that nobody is replaced unseen
    assert sorted(til[:2]) == ["kari@senja.example", "postmottak@senja.example"]
    assert til[2:] == ["kari@senja.example"]


def test_en_ny_kontakt_kan_ikke_settes_inn_i_det_stille(kontoen):
    _send(_skjema(kontoen, "11CF"), kontoen)
    _send(_skjema(kontoen, "11F", ansvarlig_epost="ny@senja.example"), kontoen)
    siste = _brev("kontakt_endring").order_by("-opprettet")[:2]
    assert {b.til for b in siste} == {"kari@senja.example", "ny@senja.example"}


def test_det_samme_sendt_to_ganger_gir_ett_brev(kontoen):
    skjema = _skjema(kontoen, "11CF")
    _send(skjema, kontoen)
    antall = Forsendelse.objects.count()
    _send(skjema, kontoen)
    assert Forsendelse.objects.count() == antall


def test_maalformen_er_kommunens(kontoen):
    kontoen.enhet.sprak = "nn"
    kontoen.enhet.save()
    _send(_skjema(kontoen, "11CF"), kontoen)
    assert {b.sprak for b in Forsendelse.objects.all()} == {"nn"}


def test_fjoraarets_rapportorer_bekreftes_i_en_liste(senja, kontoen):
    bygg.runde(2025)
    nora = bygg.rapportor(senja, "11CF", aar=2025)
    ola = bygg.rapportor(senja, "11F", aar=2025)
    fremmed = bygg.rapportor(bygg.enhet("5501", "Tromsø"), "11CF", aar=2025)
    valgte = [nora.pk, fremmed.pk]
    services.bekreft_fjoraarets(enhet=senja, aar=2026, valgte=valgte, bruker=kontoen)
    assert [_retter(b) for b in (nora, ola, fremmed)] == [["11CF"], [], []]


def test_alt_kan_tas_bort_paa_en_gang(kontoen):
    _send(_skjema(kontoen, "11CF"), kontoen)
    _send(_skjema(kontoen, "11F"), kontoen)
    services.ta_bort_alle(rapportor=_nora(), aar=2026, bruker=kontoen)
    assert _retter(_nora()) == []
    assert set(Utfylling.objects.values_list("tilstand", flat=True)) == {"trukket"}
    trukket = Hendelse.objects.filter(handling="skjema.trukket")
    assert sorted(h.objekt for h in trukket) == sorted(str(u.pk) for u in Utfylling.objects.all())


def test_ogsaa_en_rett_som_ble_bekreftet_i_listen_tas_bort_og_logger_ut_med_en_gang(senja, kontoen):
    bygg.runde(2025)
    nora = bygg.rapportor(senja, "11CF", aar=2025)
    services.bekreft_fjoraarets(enhet=senja, aar=2026, valgte=[nora.pk], bruker=kontoen)
    services.ta_bort_alle(rapportor=nora, aar=2026, bruker=kontoen)
    nora.refresh_from_db()
    assert _retter(nora) == []
    assert nora.oktnummer > 1
    assert Hendelse.objects.filter(handling="rett.trukket", objekt=str(nora.pk)).exists()


def test_den_som_mister_alt_faar_vite_det_og_det_gjor_kontakten_ogsaa(kontoen):
    _send(_skjema(kontoen, "11CF"), kontoen)
    _send(_skjema(kontoen, "11F"), kontoen)
    Forsendelse.objects.all().delete()
    services.ta_bort_alle(rapportor=_nora(), aar=2026, bruker=kontoen)
    borte = [[2026, "11CF"], [2026, "11F"]]
    assert {(b.mal, b.til) for b in Forsendelse.objects.all()} == {
        ("rettigheter_endret", NORA),
        ("kontakt_endring", "kari@senja.example"),
    }
    assert all(b.kontekst["fjernet"] == borte for b in Forsendelse.objects.all())


def test_den_som_et_rettet_skjema_ikke_lenger_navngir_er_en_endring_kontakten_hoerer_om(kontoen):
    skjema = _send(_skjema(kontoen, "11CF", person_epost="noar@senja.example"), kontoen)
    _laas_opp(skjema)
    Forsendelse.objects.all().delete()
    _send(skjema, kontoen, person_epost=NORA)
    om = [(b.kontekst["lagt_til"], b.kontekst["fjernet"]) for b in _brev("kontakt_endring")]
    rett = [[2026, "11CF"]]
    assert sorted(om) == [([], rett), (rett, [])]


def test_den_som_er_bekreftet_for_et_nytt_aar_faar_vite_det_og_det_gjor_kontakten_ogsaa(
    senja, kontoen
):
    bygg.runde(2025)
    nora = bygg.rapportor(senja, "11CF", aar=2025)
    services.bekreft_fjoraarets(enhet=senja, aar=2026, valgte=[nora.pk], bruker=kontoen)
    assert {(b.mal, b.til) for b in Forsendelse.objects.all()} == {
        ("rettigheter_endret", nora.epost),
        ("kontakt_endring", senja.kontakt_epost),
    }
    assert all(b.kontekst["lagt_til"] == [[2026, "11CF"]] for b in Forsendelse.objects.all())


@pytest.mark.django_db(transaction=True)
def test_to_999_om_samme_nye_person_paa_samme_tid_gir_en_bruker_med_begge_rettene(kontoen):
    skjemaer = [_skjema(kontoen, *valg) for valg in (["11CF"], ["11F"])]
    feil = _samtidig(
        [lambda s=s: innsending.send_inn(utfylling=s, bruker=kontoen) for s in skjemaer]
    )
    assert feil == []
    assert _retter(_nora()) == ["11CF", "11F"]
    assert _brev("ny_rapportor").count() == 1


@pytest.mark.django_db(transaction=True)
def test_en_rett_som_trekkes_i_ett_999_og_gis_i_et_annet_paa_samme_tid_blir_staaende(kontoen):
    gammelt = innsending.send_inn(utfylling=_skjema(kontoen, "11CF"), bruker=kontoen)
    nytt = _skjema(kontoen, "11CF")
    feil = _samtidig(
        [
            lambda: innsending.trekk(utfylling=gammelt, bruker=kontoen),
            lambda: innsending.send_inn(utfylling=nytt, bruker=kontoen),
        ]
    )
    assert feil == []
    assert _retter(_nora()) == ["11CF"]


@pytest.mark.django_db(transaction=True)
def test_999_sendes_mens_et_nytt_skjema_begynnes_uten_at_noen_faar_feil(kontoen):
    """The unit's row and the chain's head are taken in the same order by both."""
    personer = [f"p{nr}@senja.example" for nr in range(4)]
    for epost in personer:
        innsending.send_inn(
            utfylling=_skjema(kontoen, person_epost=epost, skjema=["11CF"]), bruker=kontoen
        )
    skjemaer = [
        _skjema(kontoen, "11F", person_epost=epost, person_mobil="+4790000009")
        for epost in personer
    ]
    for aar in (2022, 2023, 2024, 2025):
        bygg.runde(aar)
    arbeid = [lambda s=s: innsending.send_inn(utfylling=s, bruker=kontoen) for s in skjemaer]
    arbeid += [
        lambda aar=aar: innsending.start(bruker=kontoen, skjema="999", aar=aar)
        for aar in (2022, 2023, 2024, 2025)
    ]
    assert _samtidig(arbeid) == []


def _samtidig(arbeid):
    """Does all of it at the same moment; the exceptions that came out."""
    start, feil = threading.Barrier(len(arbeid)), []

    def gjor(en):
        start.wait()
        try:
            en()
        except Exception as unntak:
            feil.append(unntak)
        finally:
            connection.close()

    traader = [threading.Thread(target=gjor, args=[en]) for en in arbeid]
    for traad in traader:
        traad.start()
    for traad in traader:
        traad.join()
    return feil


def test_rapportoren_ser_bare_skjemaene_hun_har_rett_til(senja, kontoen):
    nora = bygg.rapportor(senja, "11CF")
    assert utvalg.skjema_for(nora) == [(2026, "11CF")]
    assert utvalg.skjema_for(kontoen) == [(2026, "999")]
    assert not utvalg.kan_fylle_ut(nora, 2025, "11CF")


def test_rett_til_skjema_som_ikke_er_med_i_runden_vises_ikke(kontoen):
    nora = bygg.rapportor(kontoen.enhet, "11CF", aar=2025)
    bygg.runde(2025, skjemaer=["15F"])
    assert utvalg.skjema_for(nora) == []
