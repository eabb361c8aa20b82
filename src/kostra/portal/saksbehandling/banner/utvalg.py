"""Which banner stands on the pages now. Asked on every page, so the answer is kept for some seconds."""

from __future__ import annotations

from django.core.cache import cache
from django.db.models import Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kostra.portal import klokke
from kostra.portal.saksbehandling.models import Banner

#: How long another process may go on showing what was taken down here, in seconds.
HUSKES = 20
_NOKKEL = "banner"


def kommende_og_gjeldende() -> QuerySet[Banner]:
    """Those that show now or will, the latest first."""
    return Banner.objects.filter(Q(til=None) | Q(til__gt=klokke.naa()))


def for_sidene() -> dict[str, str] | None:
    """The banner as the pages draw it, in the reader's language; None when there is none.

    The important one comes before the others, then the latest.
    """
    naa = klokke.naa()
    alle = cache.get_or_set(_NOKKEL, lambda: list(kommende_og_gjeldende()), HUSKES) or []
    naagjeldende = [b for b in alle if b.fra <= naa and (b.til is None or naa < b.til)]
    if not naagjeldende:
        return None
    valgt = max(naagjeldende, key=lambda b: (b.viktig, b.fra))
    return {
        "tittel": _("Viktig melding") if valgt.viktig else _("Melding"),
        "tekst": getattr(valgt, f"tekst_{(get_language() or 'nb')[:2]}", "") or valgt.tekst_nb,
        "farge": "warning" if valgt.viktig else "info",
    }


def glem() -> None:
    """The next page asks anew."""
    cache.delete(_NOKKEL)
