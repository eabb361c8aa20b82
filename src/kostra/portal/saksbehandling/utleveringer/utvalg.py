"""What was handed on. Reads only; the files themselves are in the secure zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kostra.portal.innsending.models import Utlevering
from kostra.portal.runde.utvalg import runder
from kostra.portal.status.levert import gjeldende


@dataclass(frozen=True)
class Rad:
    """One handing on."""

    utlevert: datetime
    kvitteringsnr: str
    aar: int
    skjema: str
    enhet: str
    poster: int
    versjon: str
    nokkel: str
    sha256: str
    stand: str
    trukket: datetime | None


def aar() -> list[int]:
    """The reporting years there may be something of, the latest first."""
    return [runde.aar for runde in runder()]


def utleveringer(aar: int, skjema: str = "") -> QuerySet[Utlevering]:
    """The latest first."""
    rader = Utlevering.objects.filter(levering__utfylling__aar=aar)
    if skjema:
        rader = rader.filter(levering__utfylling__skjema=skjema)
    return rader.select_related("levering__utfylling__enhet")


def venter(aar: int) -> int:
    """How many deliveries count and aren't handed on yet."""
    ute = Utlevering.objects.filter(trukket=None).values("levering")
    return gjeldende(aar).exclude(pk__in=ute).count()


def vis(u: Utlevering) -> Rad:
    """As the page and the list show it."""
    utfylling = u.levering.utfylling
    return Rad(
        u.utlevert, u.levering_id, utfylling.aar, utfylling.skjema, str(utfylling.enhet),
        u.antall_poster, u.versjon, u.nokkel, u.sha256, _stand(u), u.trukket,
    )  # fmt: skip


def _stand(u: Utlevering) -> str:
    if u.trukket is None:
        return _("Gjelder")
    return {
        "erstattet": _("Tatt bort: erstattet av en nyere"),
        "returnert": _("Tatt bort: returnert"),
        "trukket": _("Tatt bort: trukket tilbake"),
    }.get(u.trukket_grunn, _("Tatt bort"))
