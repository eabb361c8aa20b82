"""A new mobile number, confirmed with a code to the old one by the rapportør who is logged in.

The code lives in the session as a keyed digest: ten minutes, five tries, one use. What holds against
someone who sends many requests at once, or has many codes sent, is counted in the database.
"""

from __future__ import annotations

import secrets
from collections.abc import MutableMapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from kostra.portal import klokke
from kostra.portal.konto import struping
from kostra.portal.konto.models import Bruker
from kostra.portal.tilgang.models import Mobilbytte
from kostra.portal.tilgang.services import avgjor_mobilbytte
from kostra.portal.varsling import utboks

VARER = timedelta(minutes=10)
FORSOK = 5
_NOKKEL = "mobilbytte"

Okt = MutableMapping[str, Any]


class ForMangeKoder(Exception):
    """No more SMS this hour."""


class ForMangeIDag(ForMangeKoder):
    """No more SMS to anyone today."""


def send_kode(*, bytte: Mobilbytte, okt: Okt) -> None:
    """Sends a code to the old number. A new one replaces the last; a double click gets one.

    Raises :class:`ForMangeKoder`.
    """
    if not struping.slipp(struping.BYTTE_DOBBELT, bytte.pk):
        return
    if not struping.slipp(struping.BYTTE_SMS, bytte.bruker_id):
        raise ForMangeKoder
    if not struping.slipp(struping.SMS_ALLE):
        raise ForMangeIDag
    kode = f"{secrets.randbelow(1_000_000):06d}"
    utloper = klokke.naa() + VARER
    runde = secrets.token_hex(8)
    okt[_NOKKEL] = {
        "bytte": bytte.pk,
        "runde": runde,
        "avtrykk": _avtrykk(bytte, runde, kode),
        "utloper": utloper.isoformat(),
        "igjen": FORSOK,
    }
    with transaction.atomic():
        utboks.legg(
            "mobilbytte",
            kanal="sms",
            arsak=f"mobilbytte:{bytte.pk}:{runde}",
            til=bytte.bruker.mobil,
            sprak=bytte.bruker.sprak,
            bruker=bytte.bruker,
            kontekst={"siffer": bytte.ny_mobil[-2:]},
            hemmelig={"kode": kode},
            utloper=utloper,
        )


def kode_er_sendt(*, bytte: Mobilbytte, okt: Okt) -> bool:
    """True if a code for this change can still be used."""
    lagret = okt.get(_NOKKEL)
    return bool(
        lagret
        and lagret["bytte"] == bytte.pk
        and lagret["igjen"] > 0
        and klokke.naa() < datetime.fromisoformat(lagret["utloper"])
    )


def bekreft(*, bytte: Mobilbytte, kode: str, okt: Okt, bruker: Bruker) -> bool:
    """Takes the new number into use if the code is right. A wrong one costs a try."""
    if not kode_er_sendt(bytte=bytte, okt=okt):
        return False
    if not struping.slipp(struping.BYTTE_KODE, bytte.bruker_id):
        return False
    lagret = dict(okt[_NOKKEL])
    siffer = "".join(tegn for tegn in kode if tegn.isdigit())
    if not constant_time_compare(lagret["avtrykk"], _avtrykk(bytte, lagret["runde"], siffer)):
        okt[_NOKKEL] = lagret | {"igjen": lagret["igjen"] - 1}
        return False
    del okt[_NOKKEL]
    struping.angre(struping.BYTTE_KODE, bytte.bruker_id)
    avgjor_mobilbytte(bytte=bytte, godkjent=True, bruker=bruker)
    return True


def _avtrykk(bytte: Mobilbytte, runde: str, kode: str) -> str:
    return salted_hmac(f"mobilbytte:{bytte.pk}:{runde}", kode, algorithm="sha256").hexdigest()
