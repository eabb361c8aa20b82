"""The code app (TOTP), and the recovery codes for the day the phone is gone.

django-otp keeps the devices. Its own check isn't used: it asks another clock, stores the secret and the
recovery codes in clear, and lets two requests at the same time use the same code.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass

import segno
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.keywrap import (
    aes_key_unwrap_with_padding,
    aes_key_wrap_with_padding,
)
from django.conf import settings
from django.db import transaction
from django.utils.http import urlencode
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.util import random_hex

from kostra.portal import klokke
from kostra.portal.konto import hemmeligheter
from kostra.portal.konto.models import Bruker
from kostra.portal.revisjon import logg

RESERVEKODER = 10
_UTSTEDER = "KOSTRA innrapportering"


@dataclass(frozen=True)
class Oppsett:
    """What an app needs: as a QR code (a data: address) and as text to type, in groups of four."""

    qr: str
    nokkel: str


def har_app(bruker: Bruker) -> bool:
    """True when the second step of this account can be a code from an app."""
    return _enhet(bruker) is not None


def _enhet(bruker: Bruker, *, bekreftet: bool = True) -> TOTPDevice | None:
    return TOTPDevice.objects.filter(user=bruker, confirmed=bekreftet).order_by("-pk").first()


# -- turning it on and off ----------------------------------------------------------------------------
def start(*, bruker: Bruker) -> None:
    """Makes a new secret that waits to be confirmed. One made before and not confirmed is dropped."""
    with transaction.atomic():
        TOTPDevice.objects.filter(user=bruker, confirmed=False).delete()
        TOTPDevice.objects.create(
            user=bruker, name="app", confirmed=False, key=_forsegl(bytes.fromhex(random_hex(20)))
        )


def utsted(*, bruker: Bruker) -> Oppsett:
    """A secret that is in force at once, for an account made by others (staff)."""
    enhet = TOTPDevice.objects.create(
        user=bruker, name="app", confirmed=True, key=_forsegl(bytes.fromhex(random_hex(20)))
    )
    return _vis(enhet, bruker)


def oppsett(bruker: Bruker) -> Oppsett | None:
    """What to show while it waits to be confirmed; None when nothing waits."""
    enhet = _enhet(bruker, bekreftet=False)
    return _vis(enhet, bruker) if enhet else None


def _vis(enhet: TOTPDevice, bruker: Bruker) -> Oppsett:
    nokkel = base64.b32encode(_aapne(enhet.key)).decode()
    navn = f"{_UTSTEDER}:{bruker.brukerid}".replace(" ", "%20")
    spor = urlencode({"secret": nokkel, "issuer": _UTSTEDER, "digits": "6", "period": "30"})
    qr = segno.make(f"otpauth://totp/{navn}?{spor.replace('+', '%20')}", error="m")
    grupper = " ".join(nokkel[i : i + 4] for i in range(0, len(nokkel), 4))
    return Oppsett(qr.svg_data_uri(scale=5, border=4, light="#fff"), grupper)


def bekreft(*, bruker: Bruker, kode: str) -> list[str] | None:
    """Turns the app on when the code is right, and gives the recovery codes; None when it is wrong."""
    enhet = _enhet(bruker, bekreftet=False)
    if enhet is None or not _bruk(enhet, kode):
        return None
    with transaction.atomic():
        TOTPDevice.objects.filter(user=bruker, confirmed=True).delete()
        TOTPDevice.objects.filter(pk=enhet.pk).update(confirmed=True)
        koder = _nye_koder(bruker)
        logg.foy_til("konto.app_paa", bruker=bruker)
    return koder


def nye_reservekoder(*, bruker: Bruker) -> list[str]:
    """Ten new recovery codes; those made before are dead."""
    with transaction.atomic():
        koder = _nye_koder(bruker)
        logg.foy_til("konto.reservekoder", bruker=bruker)
    return koder


def slaa_av(*, bruker: Bruker) -> None:
    """Back to SMS. The caller has checked password and code. Never for staff: they have no SMS."""
    with transaction.atomic():
        fjern(bruker)
        logg.foy_til("konto.app_av", bruker=bruker)


def fjern(bruker: Bruker) -> None:
    """Drops secret and recovery codes. In a transaction."""
    TOTPDevice.objects.filter(user=bruker).delete()
    StaticDevice.objects.filter(user=bruker).delete()
    Bruker.objects.filter(pk=bruker.pk).update(uten_sms=False)


def sett_uten_sms(*, bruker: Bruker, uten_sms: bool) -> None:
    """Whether only the app counts. Without an app there is nothing else, so then SMS stays on."""
    with transaction.atomic():
        Bruker.objects.filter(pk=bruker.pk).update(uten_sms=uten_sms and har_app(bruker))
        logg.foy_til("konto.uten_sms" if uten_sms else "konto.med_sms", bruker=bruker)


# -- checking -----------------------------------------------------------------------------------------
def sjekk(*, bruker: Bruker, kode: str) -> bool:
    """True for a code of the app, once."""
    enhet = _enhet(bruker)
    return enhet is not None and _bruk(enhet, kode)


def sjekk_reservekode(*, bruker: Bruker, kode: str) -> bool:
    """True for a recovery code, once."""
    enhet = StaticDevice.objects.filter(user=bruker).first()
    if enhet is None:
        return False
    merke = _merke(enhet, kode)
    slettet, _ = StaticToken.objects.filter(device=enhet, token=merke).delete()
    return bool(slettet)


def reservekoder_igjen(bruker: Bruker) -> int:
    """How many recovery codes have not been used."""
    return int(StaticToken.objects.filter(device__user=bruker).count())


def enhets_id(bruker: Bruker) -> str:
    """What django-otp calls the device that verified the login."""
    enhet = _enhet(bruker)
    return enhet.persistent_id if enhet else ""


def _bruk(enhet: TOTPDevice, kode: str) -> bool:
    """One step to either side is allowed; a step that was used, or an earlier one, never again."""
    tekst = hemmeligheter.les_kode(kode)
    if not (len(tekst) == 6 and tekst.isascii() and tekst.isdigit()):
        return False
    otp = TOTP(_aapne(enhet.key), enhet.step, enhet.t0, enhet.digits)
    otp.time = klokke.naa().timestamp()
    if not otp.verify(int(tekst), tolerance=1, min_t=enhet.last_t + 1):
        return False
    steg = otp.t()
    brukt = TOTPDevice.objects.filter(pk=enhet.pk, last_t__lt=steg).update(last_t=steg)
    return bool(brukt)


def _nye_koder(bruker: Bruker) -> list[str]:
    StaticDevice.objects.filter(user=bruker).delete()
    enhet = StaticDevice.objects.create(user=bruker, name="reserve")
    koder = [hemmeligheter.ny_reservekode() for _ in range(RESERVEKODER)]
    StaticToken.objects.bulk_create(
        StaticToken(device=enhet, token=_merke(enhet, kode)) for kode in koder
    )
    return koder


def _merke(enhet: StaticDevice, kode: str) -> str:
    """A keyed digest, cut to what the column holds: 64 bits."""
    return hemmeligheter.avtrykk("reservekode", enhet.pk, hemmeligheter.les_pin(kode))[:16]


# -- the secret at rest -------------------------------------------------------------------------------
def _nokkel() -> bytes:
    hkdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"kostra.totp.v1")
    return hkdf.derive(settings.SECRET_KEY.encode())


def _forsegl(hemmelighet: bytes) -> str:
    """AES key wrap (RFC 5649): 20 bytes become 32, which the hex column holds."""
    return aes_key_wrap_with_padding(_nokkel(), hemmelighet).hex()


def _aapne(forseglet: str) -> bytes:
    return aes_key_unwrap_with_padding(_nokkel(), bytes.fromhex(forseglet))
