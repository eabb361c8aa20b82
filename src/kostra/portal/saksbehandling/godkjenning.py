"""What takes two persons: one proposes, another approves, and the act is done with the approval.

What can be proposed, and by whom, stands in :mod:`kostra.portal.saksbehandling.handlinger`.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kostra.portal import klokke
from kostra.portal.konto.models import Bruker, Rolle
from kostra.portal.revisjon import logg
from kostra.portal.saksbehandling.handlinger import Handling, handling, handlinger
from kostra.portal.saksbehandling.models import Godkjenning

Utfall = Godkjenning.Utfall


class KanIkkeAvgjores(Exception):
    """The proposal can't be decided by this person, or not any more. The text says why."""


class IkkeLov(KanIkkeAvgjores):
    """The wrong role, or the same person twice."""


class AlleredeAvgjort(KanIkkeAvgjores):
    """Somebody decided it before."""


class Utlopt(KanIkkeAvgjores):
    """Nobody decided it in time."""


def foreslaa(*, navn: str, data: dict[str, Any], grunn: str, av: Bruker) -> Godkjenning:
    """A proposal that waits for another person. The same one twice, while it waits, is one.

    Raises:
        UkjentHandling: there is no such act.
        IkkeLov: the proposer's role may not propose it.
    """
    hva = handling(navn)
    if Rolle(av.rolle) not in hva.foreslaas_av:
        raise IkkeLov(_("Rollen din kan ikke foreslå dette."))
    naa = klokke.naa()
    with transaction.atomic():
        lik = ventende().filter(handling=navn, data=data).first()
        if lik is not None:
            return lik
        ny = Godkjenning.objects.create(
            handling=navn, data=data, grunn=grunn, foreslatt=naa, foreslatt_av=av,
            utloper=naa + hva.varer,
        )  # fmt: skip
        logg.foy_til("godkjenning.foreslatt", bruker=av, objekt=ny.pk, hva=navn)
    return ny


def godkjenn(*, id: int, av: Bruker) -> Godkjenning:
    """Approves, and does what was proposed, in one transaction: neither without the other.

    Raises:
        KanIkkeAvgjores: one of its kinds.
        KanIkkeUtfores: the act can't be done any more; then nothing is decided.
    """
    with transaction.atomic():
        forslag, hva = _laas(id)
        if forslag.foreslatt_av_id == av.pk:
            raise IkkeLov(_("Du har selv foreslått dette. En annen må godkjenne."))
        _krev_rolle(hva, av)
        _avgjor(forslag, Utfall.GODKJENT, av)
        hva.utfor(forslag.data, av)
        logg.foy_til("godkjenning.godkjent", bruker=av, objekt=forslag.pk, hva=forslag.handling)
    return forslag


def avslaa(*, id: int, av: Bruker) -> Godkjenning:
    """Says no; nothing is done. Raises :class:`KanIkkeAvgjores`."""
    with transaction.atomic():
        forslag, hva = _laas(id)
        _krev_rolle(hva, av)
        _avgjor(forslag, Utfall.AVSLAATT, av)
        logg.foy_til("godkjenning.avslaatt", bruker=av, objekt=forslag.pk, hva=forslag.handling)
    return forslag


def trekk(*, id: int, av: Bruker) -> Godkjenning:
    """The proposer has changed their mind. Raises :class:`KanIkkeAvgjores`."""
    with transaction.atomic():
        forslag = _laas(id)[0]
        if forslag.foreslatt_av_id != av.pk:
            raise IkkeLov(_("Bare den som foreslo det, kan trekke det."))
        _avgjor(forslag, Utfall.TRUKKET, av)
        logg.foy_til("godkjenning.trukket", bruker=av, objekt=forslag.pk, hva=forslag.handling)
    return forslag


def _laas(id: int) -> tuple[Godkjenning, Handling]:
    forslag = Godkjenning.objects.select_for_update().filter(pk=id).first()
    if forslag is None or forslag.utfall:
        raise AlleredeAvgjort(_("Forslaget er allerede avgjort."))
    if forslag.utloper <= klokke.naa():
        raise Utlopt(_("Fristen for å avgjøre forslaget er ute. Foreslå det på nytt."))
    return forslag, handling(forslag.handling)


def _krev_rolle(hva: Handling, av: Bruker) -> None:
    if Rolle(av.rolle) not in hva.godkjennes_av or not av.aktiv:
        raise IkkeLov(_("Rollen din kan ikke avgjøre dette."))


def _avgjor(forslag: Godkjenning, utfall: Godkjenning.Utfall, av: Bruker) -> None:
    forslag.utfall, forslag.avgjort, forslag.avgjort_av = utfall, klokke.naa(), av
    forslag.save(update_fields=["utfall", "avgjort", "avgjort_av"])


# -- reads -------------------------------------------------------------------------------------------
def ventende() -> QuerySet[Godkjenning]:
    """Proposals that can still be decided, the oldest first."""
    aapne = Godkjenning.objects.filter(utfall="", utloper__gt=klokke.naa())
    return aapne.select_related("foreslatt_av").order_by("foreslatt")


def avgjorte() -> QuerySet[Godkjenning]:
    """Proposals that were decided, or ended by themselves, the latest first."""
    ferdige = Godkjenning.objects.exclude(utfall="", utloper__gt=klokke.naa())
    return ferdige.select_related("foreslatt_av", "avgjort_av").order_by("-foreslatt")


def venter_paa(bruker: Bruker) -> int:
    """How many proposals this person could approve."""
    rolle = Rolle(bruker.rolle)
    navn = [h.navn for h in handlinger() if rolle in h.godkjennes_av]
    return ventende().filter(handling__in=navn).exclude(foreslatt_av=bruker).count()
