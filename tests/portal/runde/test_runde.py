"""Rounds: when a unit can send, and why it can't."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

import pytest
from django.db import connection

from kostra.portal import klokke
from kostra.portal.innsending.skjema import rundetekst
from kostra.portal.innsending.skjema import tjeneste as skjema
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.runde import kalender, services, utvalg
from kostra.portal.runde.models import Sertifikat, Utsettelse
from kostra.portal.utseende import tekst
from portal import bygg

pytestmark = pytest.mark.django_db


def test_aapen_runde_kan_sendes():
    bygg.runde()
    assert utvalg.aapning(enhet=bygg.enhet(), aar=2026, skjema="11CF").kan_sende


def test_for_aapning_og_etter_stenging_sies_grunnen():
    senja, naa = bygg.enhet(), klokke.naa()
    bygg.runde(2025, aapen=False)
    bygg.runde(2024, apner=naa - timedelta(days=90), stenger=naa - timedelta(days=1))
    assert utvalg.aapning(enhet=senja, aar=2025, skjema="11CF").grunn == utvalg.IKKE_AAPNET
    assert utvalg.aapning(enhet=senja, aar=2024, skjema="11CF").grunn == utvalg.STENGT


def test_skjema_utenfor_runden_kan_ikke_sendes_men_999_hoerer_alltid_med():
    bygg.runde(skjemaer=["11CF"])
    senja = bygg.enhet()
    assert utvalg.aapning(enhet=senja, aar=2026, skjema="15F").grunn == utvalg.IKKE_I_RUNDEN
    assert utvalg.aapning(enhet=senja, aar=2026, skjema="999").kan_sende


def test_kommune_som_er_slaatt_sammen_rapporterer_ikke_for_aar_den_ikke_finnes():
    bygg.runde()
    gammel = bygg.enhet("5421", gyldig_fra=2022, gyldig_til=2023)
    assert utvalg.aapning(enhet=gammel, aar=2026, skjema="11CF").grunn == utvalg.IKKE_I_RUNDEN


@pytest.mark.parametrize(("skjema", "kan"), [("", True), ("11CF", True), ("11F", False)])
def test_utsettelse_gjelder_enheten_og_skjemaet_den_er_gitt_for(skjema, kan):
    naa = klokke.naa()
    runde = bygg.runde(apner=naa - timedelta(days=90), stenger=naa - timedelta(days=1))
    senja = bygg.enhet()
    ny = naa + timedelta(days=15)
    Utsettelse.objects.create(
        enhet=senja, runde=runde, skjema=skjema, ny_frist=ny.date(), stenger=ny
    )
    funnet = utvalg.aapning(enhet=senja, aar=2026, skjema="11CF")
    assert funnet.kan_sende == kan
    assert (funnet.frist == ny.date()) == kan
    andre = utvalg.aapning(enhet=bygg.enhet("5501", "Tromsø"), aar=2026, skjema="11CF")
    assert not andre.kan_sende


def test_hvert_skjema_har_sin_frist_og_en_stenging_gjelder_ogsaa_den_som_har_utsettelse():
    runde = bygg.runde()
    senja, naa = bygg.enhet(), klokke.naa()
    egen = kalender.virkedag((naa + timedelta(days=12)).date())
    services.endre(runde=runde, skjemaer={"11F": egen, "11CF": None})
    services.gi_utsettelse(enhet=senja, runde=runde, ny_frist=(naa + timedelta(days=60)).date())
    services.legg_stenging(
        runde=runde, fra=naa - timedelta(days=1), til=naa + timedelta(days=1), grunn="publisering"
    )
    tromso = bygg.enhet("5501", "Tromsø")
    frister = {
        skjema: utvalg.aapning(enhet=tromso, aar=2026, skjema=skjema).frist
        for skjema in ("11F", "11CF", "999")
    }
    assert frister == {"11F": egen, "11CF": runde.frist, "999": runde.frist}
    assert utvalg.aapning(enhet=senja, aar=2026, skjema="15F").grunn == utvalg.IKKE_I_RUNDEN
    stengt = utvalg.aapning(enhet=senja, aar=2026, skjema="11CF")
    assert stengt.grunn == utvalg.PUBLISERING
    assert stengt.kan_fylles_ut
    assert stengt.frist > egen
    assert "publisering" in rundetekst.hvorfor_ikke(stengt)
    assert tekst.tid(stengt.igjen) in rundetekst.hvorfor_ikke(stengt)
    services.fjern_stenging(stenging=runde.stenginger.get())
    assert utvalg.aapning(enhet=senja, aar=2026, skjema="11CF").kan_sende


def test_i_produksjon_er_det_databasens_tid_som_gjelder_for_frister(monkeypatch, settings):
    """A portal whose own clock is wrong neither opens early nor closes late."""
    bygg.runde()
    senja = bygg.enhet()
    settings.KOSTRA = dataclasses.replace(settings.KOSTRA, modus="produksjon")
    monkeypatch.setattr(klokke, "maskinens", lambda: bygg.tid(2099, 1, 1))
    paa_postgresql = connection.vendor == "postgresql"
    assert utvalg.aapning(enhet=senja, aar=2026, skjema="11CF").kan_sende == paa_postgresql


def test_klokken_som_er_forskjovet_bestemmer(settings):
    bygg.runde()
    senja = bygg.enhet()
    settings.KOSTRA = dataclasses.replace(settings.KOSTRA, klokke_forskyvning=timedelta(days=60))
    assert utvalg.aapning(enhet=senja, aar=2026, skjema="11CF").grunn == utvalg.STENGT


def _aar(**endringer):
    verdier = {
        "aar": 2026,
        "aapner": bygg.tid(2027, 1, 2),
        "frist": bygg.tid(2027, 1, 15).date(),
        "stenger": bygg.tid(2027, 4, 15),
        "skjemaer": ["11CF"],
    } | endringer
    return services.opprett_aar(**verdier)


def test_nytt_aar_har_skjemaene_sine_og_kan_flyttes():
    _aar()
    _aar(frist=bygg.tid(2027, 1, 20).date())
    runde = utvalg.runder().get()
    assert runde.frist.day == 20
    assert utvalg.skjemaer(2026) == ["11CF"]


@pytest.mark.parametrize(
    ("endring", "sier"),
    [
        ({"stenger": bygg.tid(2027, 1, 1)}, "åpne før"),
        ({"frist": bygg.tid(2026, 12, 1).date()}, "mellom"),
        ({"skjemaer": []}, "minst ett"),
        ({"skjemaer": ["12X"]}, "12X"),
        ({"frister": {"11CF": date(2027, 5, 3)}}, "11CF må ligge mellom"),
        ({"prove_fra": bygg.tid(2026, 11, 1)}, "både en første og en siste"),
        ({"prove_fra": bygg.tid(2026, 11, 1), "prove_til": bygg.tid(2027, 1, 3)}, "over før"),
        ({"forelopig": date(2027, 1, 11)}, "senere enn datoen for fristen"),
        ({"siste_retting": date(2027, 6, 1)}, "før runden stenger"),
        ({"stenginger": [(bygg.tid(2027, 4, 8), bygg.tid(2027, 4, 16))]}, "over før runden"),
        ({"sertifikater": ["ikke et sertifikat"]}, "sertifikat"),
    ],
)
def test_et_aar_som_ikke_henger_sammen_nektes(endring, sier):
    with pytest.raises(services.RundeFeil, match=sier):
        _aar(**endring)
    assert not utvalg.runder().exists()


def test_en_frist_paa_en_fridag_flyttes_og_alle_feil_sies_paa_en_gang():
    runde = _aar(frist=date(2027, 1, 16), frister={"11CF": date(2027, 3, 26)})
    assert runde.frist == date(2027, 1, 18)
    assert utvalg.frister(runde) == {"11CF": date(2027, 3, 30)}  # after Easter
    with pytest.raises(services.RundeFeil) as feil:
        services.endre(runde=runde, frist=date(2027, 5, 3), prove_fra=bygg.tid(2026, 11, 1))
    assert [felt for felt, _setning in feil.value.feil] == ["frist", "prove_til"]
    assert utvalg.runder().get().frist == date(2027, 1, 18)


def test_det_enhetene_har_begynt_paa_staar_i_veien_for_aa_ta_det_bort():
    runde = bygg.runde()
    rapportor = bygg.rapportor(bygg.enhet(), "11CF")
    utfylling = skjema.start(bruker=rapportor, skjema="11CF", aar=2026)
    with pytest.raises(services.RundeFeil, match="1 enhet har begynt på 11CF"):
        services.endre(runde=runde, skjemaer={"11F": None})
    utfylling.sendt = klokke.naa()
    utfylling.save()
    om_litt = klokke.naa() + timedelta(days=3)
    with pytest.raises(services.RundeFeil, match="Åpningen kan ikke flyttes"):
        services.endre(runde=runde, apner=om_litt, frist=(om_litt + timedelta(days=9)).date())
    fra = om_litt - timedelta(days=1)
    with pytest.raises(services.RundeFeil, match="ikke være noen prøve"):
        services.endre(
            runde=runde, prove_fra=fra, prove_til=om_litt,
            apner=om_litt, frist=(om_litt + timedelta(days=9)).date(),
        )  # fmt: skip


def test_utsettelse_sier_hva_som_er_galt_og_er_en_hendelse_begge_veier():
    runde, senja = bygg.runde(), bygg.enhet()
    gitt = {"enhet": senja, "runde": runde, "skjema": "11CF"}
    with pytest.raises(services.RundeFeil, match="senere enn den som gjelder"):
        services.gi_utsettelse(**gitt, ny_frist=runde.frist - timedelta(days=7))
    with pytest.raises(services.RundeFeil, match="ikke med i runden"):
        services.gi_utsettelse(**gitt | {"skjema": "12X"}, ny_frist=date(2099, 1, 5))
    lang = services.gi_utsettelse(**gitt, ny_frist=date(2099, 1, 3))  # a Saturday
    assert lang.ny_frist == date(2099, 1, 5)
    assert kalender.siste_dag(lang.stenger) == date(2099, 1, 5)
    services.trekk_utsettelse(utsettelse=lang)
    assert not Utsettelse.objects.exists()
    navn = list(Hendelse.objects.order_by("nr").values_list("handling", flat=True))
    assert navn == ["utsettelse.gitt", "utsettelse.trukket"]


def test_en_privat_nokkel_kommer_aldri_inn():
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
    )

    pem = ec.generate_private_key(ec.SECP256R1()).private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )
    with pytest.raises(services.RundeFeil):
        services.legg_til_sertifikat(pem=pem.decode(), bruk=Sertifikat.Bruk.KRYPTERING)
    assert not Sertifikat.objects.exists()
