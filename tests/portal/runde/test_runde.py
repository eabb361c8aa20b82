"""Rounds: when a unit can send, and why it can't."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kostra.portal import klokke
from kostra.portal.runde import services, utvalg
from kostra.portal.runde.models import Sertifikat, Utsettelse
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


def test_klokken_som_er_forskjovet_bestemmer(settings):
    import dataclasses

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
        ({"sertifikater": ["ikke et sertifikat"]}, "sertifikat"),
    ],
)
def test_et_aar_som_ikke_henger_sammen_nektes(endring, sier):
    with pytest.raises(services.RundeFeil, match=sier):
        _aar(**endring)
    assert not utvalg.runder().exists()


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
