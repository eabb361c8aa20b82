"""How much a key may ask for: calls in a minute, bytes in a day. Counted before the work is done."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from math import ceil

from django.db.models import Case, F, Q, Value, When

from kostra.portal import klokke
from kostra.portal.api.models import Apinokkel
from kostra.portal.api.problem import Problem


def tell_kall(nokkel: Apinokkel) -> None:
    """Counts one call, and notes when the key was used.

    Raises Problem ``for_mange`` (429) with the seconds left of the minute.
    """
    naa = klokke.naa()
    minutt = naa.replace(second=0, microsecond=0)
    rader = Apinokkel.objects.filter(pk=nokkel.pk)
    rader.update(
        minutt_antall=Case(When(minutt=minutt, then=F("minutt_antall") + 1), default=Value(1)),
        minutt=minutt,
        sist_brukt=naa,
    )
    if rader.values_list("minutt_antall", flat=True).get() > nokkel.per_minutt:
        raise Problem("for_mange", vent=60 - naa.second)


def tell_byte(nokkel: Apinokkel, antall: int) -> None:
    """Counts bytes that came. What doesn't fit in the day isn't counted.

    Raises Problem ``dogn_brukt`` (429) with the seconds left of the Norwegian day.
    """
    i_dag = klokke.i_dag()
    plass = Q(dag=i_dag, dag_byte__lte=nokkel.byte_per_dogn - antall)
    ny_dag = (Q(dag=None) | ~Q(dag=i_dag)) & Q(byte_per_dogn__gte=antall)
    telt = Apinokkel.objects.filter(plass | ny_dag, pk=nokkel.pk).update(
        dag_byte=Case(When(dag=i_dag, then=F("dag_byte") + antall), default=Value(antall)),
        dag=i_dag,
    )
    if not telt:
        raise Problem("dogn_brukt", vent=_til_midnatt())


def _til_midnatt() -> int:
    i_morgen = klokke.i_dag() + timedelta(days=1)
    midnatt = datetime.combine(i_morgen, time(), klokke.NORGE)
    return max(1, ceil((midnatt - klokke.naa()).total_seconds()))
