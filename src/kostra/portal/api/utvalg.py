"""Keys: the one a call came with, and those that staff and a rapportør see. Reads only."""

from __future__ import annotations

import hashlib
import re
from typing import Final

from django.db.models import Q, QuerySet

from kostra.portal import klokke
from kostra.portal.api.models import Apinokkel
from kostra.portal.konto.models import Bruker

_HEMMELIG: Final = re.compile(r"kostra_[A-Za-z0-9_-]{43}")


def hash_av(hemmelig: str) -> str:
    """What is stored of a secret. It has 256 random bits: nothing slower would make it safer."""
    return hashlib.sha256(hemmelig.encode()).hexdigest()


def med_hemmelighet(hemmelig: str) -> Apinokkel | None:
    """The key with that secret, if it holds right now and the one it acts for may still log in."""
    if not _HEMMELIG.fullmatch(hemmelig):
        return None
    rader = Apinokkel.objects.select_related("bruker__enhet").filter(hash=hash_av(hemmelig))
    nokkel = rader.filter(
        Q(bruker=None) | Q(bruker__aktiv=True, bruker__sperret=None), trukket=None
    ).first()
    if nokkel is None or nokkel.stand != "i_bruk":
        return None
    return nokkel


def alle() -> QuerySet[Apinokkel]:
    """For staff."""
    return Apinokkel.objects.select_related("bruker__enhet", "opprettet_av")


def for_rapportor(bruker: Bruker) -> QuerySet[Apinokkel]:
    """Those that act, or ask to act, for the rapportør."""
    naa = klokke.naa()
    return Apinokkel.objects.filter(
        Q(utloper=None) | Q(utloper__gt=naa), bruker=bruker, trukket=None
    )
