"""Counts tries in windows of time, in the database that all processes share.

A try is counted *before* it is made, and taken back when it was right: tries made at the same time
can't slip past the limit together.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import F
from django.http import HttpRequest

from kostra.portal import klokke
from kostra.portal.konto.hemmeligheter import avtrykk
from kostra.portal.konto.models import Struping


@dataclass(frozen=True)
class Grense:
    """At most ``antall`` tries in ``vindu``. ``navn`` is the first part of the key."""

    navn: str
    antall: int
    vindu: timedelta


_KVARTER, _TIME, _DOGN = timedelta(minutes=15), timedelta(hours=1), timedelta(days=1)

# The numbers and the odds they give: docs/vedtak/0009-paalogging.md
KONTO = Grense("konto", 10, _KVARTER)  # wrong passwords for one user id, from unknown browsers
KJENT = Grense("kjent", 10, _KVARTER)  # … from one browser that this account has used before
ADRESSE = Grense("adresse", 50, _KVARTER)  # wrong answers from one address
MIN_SIDE = Grense("minside", 10, _KVARTER)  # wrong passwords and codes by someone already logged in
GLEMT = Grense("glemt", 10, _TIME)  # requests for a new password from one address
KODE_FREMMED = Grense("kodefremmed", 20, _DOGN)  # wrong codes for one account, unknown browsers
KODE_KJENT = Grense("kodekjent", 20, _DOGN)  # … from those it has used before
SMS_BRUKER = Grense("sms", 10, _DOGN)
SMS_FREMMED = Grense("smsfremmed", 6, _DOGN)  # the other four are kept for browsers we know
SMS_FREMMED_ALARM = Grense("smsfremmed", 3, _DOGN)
BYTTE_SMS = Grense("byttesms", 5, _TIME)  # codes to confirm a new number, for one account
BYTTE_DOBBELT = Grense("byttedobbelt", 1, timedelta(seconds=10))  # … asked for by a double click
BYTTE_KODE = Grense("byttekode", 20, _DOGN)  # wrong codes there, whatever the session
SMS_ALLE = Grense("smsalle", 5000, _DOGN)  # what we pay for
FEIL_KODER = Grense("feilkoder", 200, _TIME)  # for all: an alarm, and slower from then on
FEIL_PASSORD = Grense("feilpassord", 1000, _TIME)  # for all: an alarm


def tell(grense: Grense, *hvem: object) -> int:
    """Counts one try and gives the number in this window, this one included."""
    nokkel, naa = _nokkel(grense, hvem), klokke.naa()
    rader = Struping.objects.filter(pk=nokkel)
    while True:
        if rader.filter(vindu__gt=naa - grense.vindu).update(antall=F("antall") + 1):
            break
        if rader.filter(vindu__lte=naa - grense.vindu).update(vindu=naa, antall=1):
            break
        Struping.objects.bulk_create([Struping(nokkel=nokkel, vindu=naa)], ignore_conflicts=True)
    return rader.values_list("antall", flat=True).get()


def slipp(grense: Grense, *hvem: object) -> bool:
    """Counts one try; False when there have been too many."""
    return tell(grense, *hvem) <= grense.antall


def angre(grense: Grense, *hvem: object) -> None:
    """Takes one try back: it was right."""
    Struping.objects.filter(pk=_nokkel(grense, hvem), antall__gt=0).update(antall=F("antall") - 1)


def nullstill(grense: Grense, *hvem: object) -> bool:
    """Forgets the tries: staff know that it was the user. True if there were too many."""
    var_full = full(grense, *hvem)
    Struping.objects.filter(pk=_nokkel(grense, hvem)).delete()
    return var_full


def full(grense: Grense, *hvem: object) -> bool:
    """True when the next try would be too many. Counts nothing."""
    return Struping.objects.filter(
        pk=_nokkel(grense, hvem),
        vindu__gt=klokke.naa() - grense.vindu,
        antall__gte=grense.antall,
    ).exists()


def rydd() -> int:
    """Deletes counters whose window is long gone; gives how many."""
    return Struping.objects.filter(vindu__lt=klokke.naa() - 2 * _DOGN).delete()[0]


def adresse(request: HttpRequest) -> str:
    """Whom the request comes from: an IPv4 address, or the /64 that one IPv6 customer has.

    Behind ``KOSTRA_BAK_PROXY`` proxies, the address that the outermost of them saw; what stands
    before it in ``X-Forwarded-For`` is the client's own claim and is not read.
    """
    raa = request.META.get("REMOTE_ADDR", "")
    if settings.KOSTRA.bak_proxy:
        ledd = [d.strip() for d in request.headers.get("X-Forwarded-For", "").split(",")]
        raa = ledd[-min(settings.KOSTRA.bak_proxy, len(ledd))] or raa
    try:
        ip = ipaddress.ip_address(_uten_port(raa))
    except ValueError:
        return "ukjent"
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return str(ip.ipv4_mapped)
        return str(ipaddress.ip_network((ip, 64), strict=False))
    return str(ip)


def _uten_port(adresse: str) -> str:
    """Some proxies write ``address:port``; then an IPv6 address stands in brackets."""
    treff = re.fullmatch(r"\[([^]]+)\](?::[0-9]+)?|([0-9.]+):[0-9]+", adresse)
    return (treff[1] or treff[2]) if treff else adresse


def _nokkel(grense: Grense, hvem: tuple[object, ...]) -> str:
    return f"{grense.navn}:{avtrykk('struping', *hvem)[:40]}"
