"""News as a reader sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, QuerySet
from django.utils.translation import get_language

from kostra.portal import klokke
from kostra.portal.konto.models import Bruker
from kostra.portal.nedlasting.models import Lest, Nyhet


@dataclass(frozen=True)
class Nyhetsvisning:
    """One news item in the reader's language."""

    id: int
    aar: int | None
    publisert: datetime
    tittel: str
    avsnitt: tuple[str, ...]
    ulest: bool


def publiserte() -> QuerySet[Nyhet]:
    """All that are published by now, the latest first."""
    return Nyhet.objects.filter(publisert__lte=klokke.naa())


def alle() -> QuerySet[Nyhet]:
    """For those who write them: drafts first, then the latest."""
    return Nyhet.objects.order_by(F("publisert").desc(nulls_first=True), "-pk")


def antall_uleste(bruker: Bruker) -> int:
    """How many the user hasn't seen."""
    return publiserte().exclude(lest__bruker=bruker).count()


def forhandsvis(nyhet: Nyhet) -> Nyhetsvisning:
    """The item in the language of the request, published or not."""
    return _vis(nyhet, ulest=False)


def vis(nyheter: list[Nyhet], bruker: Bruker | None) -> list[Nyhetsvisning]:
    """The items in the language of the request; nothing is unread for one who isn't logged in."""
    leste = (
        set(
            Lest.objects.filter(bruker=bruker, nyhet__in=nyheter).values_list("nyhet_id", flat=True)
        )
        if bruker
        else {nyhet.pk for nyhet in nyheter}
    )
    return [_vis(nyhet, nyhet.pk not in leste) for nyhet in nyheter]


def _vis(nyhet: Nyhet, ulest: bool) -> Nyhetsvisning:
    """A draft shows as if it were published now."""
    sprak = (get_language() or "nb")[:2]
    tittel = getattr(nyhet, f"tittel_{sprak}", "") or nyhet.tittel_nb
    tekst = getattr(nyhet, f"tekst_{sprak}", "") or nyhet.tekst_nb
    avsnitt = tuple(bit.strip() for bit in tekst.splitlines() if bit.strip())
    return Nyhetsvisning(
        nyhet.pk, nyhet.aar, nyhet.publisert or klokke.naa(), tittel, avsnitt, ulest
    )
