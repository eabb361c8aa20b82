"""The worker's run: once a day, after seven in the morning in Norway, if there is something to say."""

from __future__ import annotations

from datetime import date, time

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation

from kostra.portal import klokke
from kostra.portal.drift.problemer import utvalg
from kostra.portal.konto.models import Bruker, Rolle
from kostra.portal.varsling import utboks
from kostra.portal.varsling.models import Forsendelse

_KLOKKEN = time(7)
_gjort: set[date] = set()


def kjor(*, alltid: bool = False) -> int:
    """Writes to everyone who runs the service; returns to how many. ``alltid``: whatever the hour.

    A day is one letter to each, however many workers there are: the letter's cause says so.
    """
    naa = klokke.naa().astimezone(klokke.NORGE)
    dag = naa.date()
    if not alltid and (naa.time() < _KLOKKEN or dag in _gjort):
        return 0
    uten = [bruker for bruker in i_driften() if not _har_brev(bruker, dag)]
    sendt = sum(_send(bruker, dag) for bruker in uten)
    if sendt == len(uten):  # with nothing to say there may be something later
        _gjort.clear()
        _gjort.add(dag)
    return sendt


def i_driften() -> QuerySet[Bruker]:
    """Those who run the service and can be written to."""
    return Bruker.objects.filter(rolle=Rolle.DRIFT, aktiv=True).exclude(epost="")


def _arsak(bruker: Bruker, dag: date) -> str:
    return f"driftsproblemer:{dag.isoformat()}:{bruker.pk}"


def _har_brev(bruker: Bruker, dag: date) -> bool:
    return Forsendelse.objects.filter(arsak=_arsak(bruker, dag)).exists()


def _send(bruker: Bruker, dag: date) -> bool:
    with translation.override(bruker.brevsprak):
        alle = utvalg.finn()
    if all(problem.kode == utvalg.SERTIFIKAT for problem in alle):  # has letters of its own
        return False
    with transaction.atomic():
        utboks.legg_til_bruker(
            "driftsproblemer",
            bruker=bruker,
            arsak=_arsak(bruker, dag),
            kontekst={
                "linjer": [problem.tekst for problem in alle],
                "sti": reverse("saksbehandling:ko"),
            },
        )
    return True
