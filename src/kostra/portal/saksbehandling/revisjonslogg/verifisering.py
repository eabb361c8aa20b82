"""Reads the whole chain, and leaves the verdict in the chain itself, where anyone can find it again."""

from __future__ import annotations

from datetime import timedelta

import structlog
from django.db import transaction
from django_tasks import task

from kostra import kjede
from kostra.portal import klokke
from kostra.portal.konto.models import Bruker
from kostra.portal.revisjon import hoder, logg, utvalg
from kostra.portal.revisjon.models import Hendelse, Kjedehode

#: A chain this long is read while the user waits; a longer one by a worker.
STRAKS = 20_000
#: How old a verdict is before the nightly job reads the chain again.
_GAMMEL = timedelta(hours=20)
_logg = structlog.get_logger(__name__)


def bestill(*, bruker: Bruker) -> bool:
    """Has the chain read: at once if it is short (True), else by a worker, once however often asked."""
    if (Kjedehode.objects.values_list("nr", flat=True).first() or 0) <= STRAKS:
        verifiser(bruker=bruker)
        return True
    with transaction.atomic():
        if venter() is None:
            logg.foy_til(utvalg.BESTILT, bruker=bruker)
            verifiser_kjeden.enqueue(bruker.pk)
    return False


def venter() -> Hendelse | None:
    """The order that no verdict has come after; None when nothing waits."""
    bestilt, dom = utvalg.siste(utvalg.BESTILT), utvalg.siste(utvalg.VERIFISERT)
    return None if bestilt is None or (dom and dom.nr > bestilt.nr) else bestilt


def verifiser(*, bruker: Bruker | None = None) -> None:
    """Reads the chain and writes the verdict: whole, or the first number that is broken.

    It is held against the published heads as well.
    """
    funnet = logg.verifiser(hoder.rekken())
    with transaction.atomic():
        if isinstance(funnet, kjede.Verifisert):
            logg.foy_til(
                utvalg.VERIFISERT, bruker=bruker, resultat=utvalg.HEL, antall=funnet.antall
            )
            return
        _logg.error("revisjon.kjeden_brutt", nr=funnet.nr, feil=funnet.feil.value)
        logg.foy_til(
            utvalg.VERIFISERT, bruker=bruker, resultat=utvalg.BRUTT, nr=funnet.nr,
            feil=funnet.feil.value,
        )  # fmt: skip


@task(queue_name="vedlikehold")
def verifiser_kjeden(bruker_id: int) -> None:
    """The same, by a worker."""
    verifiser(bruker=Bruker.objects.filter(pk=bruker_id).first())


def hver_natt() -> None:
    """Unless somebody has had it read lately: a worker that starts again doesn't read it again."""
    siste = utvalg.siste(utvalg.VERIFISERT)
    if siste is None or siste.tid <= klokke.naa() - _GAMMEL:
        verifiser()
