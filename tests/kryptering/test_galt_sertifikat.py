"""Certificates of all wrong kinds: who encrypts is stopped or warned, mottak names the cause."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from hjelp_konvolutt import NAA, lag, nokkel

from kostra.kryptering import (
    KonvoluttFeil,
    Mottakernokkel,
    SertifikatFeil,
    dekrypter,
    krypter,
    vurder,
)
from kostra.mottak import avvisning_av
from kostra.rapport.avvisning import Avvisningsgrunn
from samlet import i_ett

DAG = timedelta(days=1)
P256 = nokkel("p256").privat
GYLDIG = lag(P256, bruk=("key_agreement",))
NOKLER = [Mottakernokkel(P256, GYLDIG)]


def _ec(**valg: Any) -> x509.Certificate:
    return lag(P256, **({"bruk": ("key_agreement",)} | valg))


def _svak_rsa(bit: int) -> x509.Certificate:
    return lag(rsa.generate_private_key(65537, bit))


@i_ett(
    ("sertifikat", "tekst"),
    [
        (lambda: _ec(til=NAA - DAG), "gikk ut"),
        (lambda: _ec(fra=NAA + DAG), "gjelder først fra"),
        (lambda: _ec(bruk=("digital_signature",)), "ikke laget for kryptering"),
        (lambda: _svak_rsa(2048), "2048 bit"),
        (lambda: lag(ec.generate_private_key(ec.SECP224R1())), "nøkkeltype som ikke kan brukes"),
    ],
    ids=["utløpt", "ikke gyldig ennå", "feil bruk", "svak RSA", "svak kurve"],
)
def test_den_som_krypterer_stoppes_ogsaa_naar_et_annet_i_rekken_er_godt(sertifikat, tekst) -> None:
    """One that is good beside it must not hide it: the reporter would think both can read."""
    with pytest.raises(SertifikatFeil, match=tekst):
        krypter(b"x", [GYLDIG, sertifikat()], naa=NAA)


def test_det_som_snart_gaar_ut_advares_det_om_og_brukes() -> None:
    assert "går ut" in vurder(_ec(til=NAA + 60 * DAG), naa=NAA).advarsler[0]
    krypter(b"x", [_ec(til=NAA + 60 * DAG)], naa=NAA)


@i_ett(
    ("sertifikat", "grunn"),
    [
        # the owner's own key and name, but a certificate that mottak has never seen
        (lambda: _ec(serie=999), Avvisningsgrunn.ANNET_SERTIFIKAT),
        (lambda: _ec(navn="En annen"), Avvisningsgrunn.ANNET_SERTIFIKAT),
        # the right name and serial number on someone else's key
        (
            lambda: lag(ec.generate_private_key(ec.SECP256R1()), bruk=("key_agreement",)),
            Avvisningsgrunn.SKADET,
        ),
        (lambda: lag(nokkel("rsa3072").privat), Avvisningsgrunn.SKADET),
    ],
    ids=["ukjent serienummer", "annen utsteder", "byttet nøkkel", "byttet nøkkeltype"],
)
def test_mottaket_sier_hva_som_er_galt_og_slipper_ingenting(sertifikat, grunn) -> None:
    konvolutt = krypter(b"hemmelig", [sertifikat()], naa=NAA)
    with pytest.raises(KonvoluttFeil) as feil:
        dekrypter(konvolutt, NOKLER)
    avvisning = avvisning_av(feil.value)
    assert avvisning.grunn is grunn
    assert "hemmelig" not in str(feil.value) + str(avvisning)


def test_med_to_gyldige_er_en_nok_og_rekkefoelgen_likegyldig() -> None:
    ny = ec.generate_private_key(ec.SECP384R1())
    nytt = lag(ny, bruk=("key_agreement",), serie=2)
    for til in ([GYLDIG, nytt], [nytt, GYLDIG]):
        konvolutt = krypter(b"x", til, naa=NAA)
        for nokler in (NOKLER, [Mottakernokkel(ny, nytt)], [*NOKLER, Mottakernokkel(ny, nytt)]):
            assert dekrypter(konvolutt, nokler) == b"x"


def test_et_sertifikat_som_er_gaatt_ut_kan_fortsatt_leses_med_noekkelen() -> None:
    """The date stops who encrypts, never who receives: a file may lie for weeks before it is sent."""
    gammelt = _ec(til=NAA + DAG)
    konvolutt = krypter(b"x", [gammelt], naa=NAA)
    assert vurder(gammelt, naa=NAA).dager_igjen == 1
    assert dekrypter(konvolutt, [Mottakernokkel(P256, gammelt)]) == b"x"
