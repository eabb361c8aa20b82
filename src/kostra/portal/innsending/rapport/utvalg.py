"""The report of a control, for those who may see it. Reads only; the right is looked up each time."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet

from kostra.kontroll.modell import Rapport
from kostra.portal import klokke
from kostra.portal.innsending import utvalg
from kostra.portal.innsending.models import Kontroll, Kontrollrapport, Levering, Utfylling
from kostra.portal.konto.models import Bruker
from kostra.portal.runde.utvalg import Aapning, aapning_av
from kostra.rapport import arkiv

_NEI = "nei"


class IngenRapport(Exception):
    """The control is the user's, but there is no report of it to show. ``kontroll``: which one."""

    def __init__(self, kontroll: Kontroll) -> None:
        super().__init__(type(self).__name__)
        self.kontroll = kontroll


class IkkeFerdig(IngenRapport):
    """Still with mottak, or refused there: the page of the control tells the rest."""


class SvarteNei(IngenRapport):
    """*Nei* with the empty file: nothing was controlled."""


class RapportSlettet(IngenRapport):
    """Its time is over. ``naar``: when it was deleted."""

    def __init__(self, kontroll: Kontroll, naar: datetime) -> None:
        super().__init__(kontroll)
        self.naar = naar


class RapportUleselig(IngenRapport):
    """What is stored can't be read: damaged, or kept by a newer program."""


@dataclass(frozen=True)
class Kontrollert:
    """A finished control with its report, and what the page says beside it.

    ``forrige``: the control before, with its report. ``levering``: what this very file became.
    ``gjelder``: the delivery that holds for the form now. ``nyere``: a later control with a report.
    """

    kontroll: Kontroll
    rapport: Rapport
    forrige: Kontroll | None
    forrige_rapport: Rapport | None
    levering: Levering | None
    gjelder: Levering | None
    nyere: uuid.UUID | None
    aapning: Aapning

    @property
    def utfylling(self) -> Utfylling:
        return self.kontroll.utfylling


def kontrollert(bruker: Bruker, id: uuid.UUID) -> Kontrollert:
    """The control's report.

    Raises:
        IkkeTilgjengelig: no such control, or no right to its form (any more). A 404.
        IngenRapport: its subclass says why there is none.
    """
    kontroll = _kontroll(bruker, id)
    rapport = _rapport(kontroll)
    forrige, forrige_rapport = _forrige(kontroll)
    leveringer = utvalg.leveringer(kontroll.utfylling)
    return Kontrollert(
        kontroll=kontroll,
        rapport=rapport,
        forrige=forrige,
        forrige_rapport=forrige_rapport,
        levering=_levert(kontroll, leveringer),
        gjelder=leveringer[0] if leveringer else None,
        nyere=_nyere(kontroll),
        aapning=aapning_av(kontroll.utfylling),
    )


def _kontroll(bruker: Bruker, id: uuid.UUID) -> Kontroll:
    kontroll = Kontroll.objects.select_related("fil", "rapport").filter(pk=id).first()
    if kontroll is None:
        raise utvalg.IkkeTilgjengelig
    kontroll.utfylling = utvalg.utfylling_for(bruker, kontroll.utfylling_id)
    return kontroll


def _rapport(kontroll: Kontroll) -> Rapport:
    if kontroll.stand != Kontroll.Stand.FERDIG or kontroll.ferdig is None:
        raise IkkeFerdig(kontroll)
    if kontroll.svar == _NEI:
        raise SvarteNei(kontroll)
    lagret: Kontrollrapport | None = getattr(kontroll, "rapport", None)
    if lagret is None:
        raise RapportSlettet(kontroll, kontroll.ferdig + settings.KOSTRA.rapport_lagres)
    if lagret.slettes <= klokke.naa() or not lagret.innhold:
        raise RapportSlettet(kontroll, lagret.slettes)
    try:
        return _med_norsk_tid(arkiv.pakk_ut(bytes(lagret.innhold)), kontroll)
    except arkiv.UgyldigArkiv as feil:
        raise RapportUleselig(kontroll) from feil


def _med_norsk_tid(rapport: Rapport, kontroll: Kontroll) -> Rapport:
    """The portal's own times of the control, on a Norwegian clock."""
    startet, ferdig = (
        t and t.astimezone(klokke.NORGE) for t in (kontroll.startet, kontroll.ferdig)
    )
    return replace(rapport, startet=startet, ferdig=ferdig)


def _forrige(kontroll: Kontroll) -> tuple[Kontroll, Rapport] | tuple[None, None]:
    """The latest earlier control of the same form with the same answer whose report can be read."""
    tidligere = (
        _med_rapport(kontroll.utfylling)
        .filter(svar=kontroll.svar, ferdig__lt=kontroll.ferdig)
        .order_by("-ferdig")
        .first()
    )
    if tidligere is None:
        return None, None
    try:
        return tidligere, arkiv.pakk_ut(bytes(tidligere.rapport.innhold))
    except arkiv.UgyldigArkiv:
        return None, None


def _nyere(kontroll: Kontroll) -> uuid.UUID | None:
    senere = _med_rapport(kontroll.utfylling).filter(ferdig__gt=kontroll.ferdig)
    nyeste: uuid.UUID | None = senere.order_by("-ferdig").values_list("pk", flat=True).first()
    return nyeste


def _med_rapport(utfylling: Utfylling) -> QuerySet[Kontroll]:
    return (
        Kontroll.objects.filter(
            utfylling=utfylling, stand=Kontroll.Stand.FERDIG, rapport__slettes__gt=klokke.naa()
        )
        .exclude(rapport__innhold=b"")
        .select_related("rapport")
    )


def _levert(kontroll: Kontroll, leveringer: list[Levering]) -> Levering | None:
    """The delivery that this *Send inn* made, or that the same file had made in the same opening."""
    if kontroll.handling != Kontroll.Handling.SEND_INN:
        return None
    nokkel = (kontroll.aapning, kontroll.fil.sha256)
    return next((lev for lev in leveringer if (lev.aapning, lev.sha256) == nokkel), None)
