"""Undoes an import of units: what still stands as the import left it, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from kostra.portal import klokke
from kostra.portal.konto.models import Bruker, Rolle
from kostra.portal.revisjon import logg
from kostra.portal.tilgang.models import Enhet, Kommuneimport


class AlleredeAngret(Exception):
    """It is undone already."""


@dataclass
class Angret:
    """What was taken back, and what could not be. ``endret_siden``: (unit, field)."""

    fjernet: int = 0
    tilbake: int = 0
    i_bruk: list[Enhet] = field(default_factory=list)  # new units that have users or forms by now
    endret_siden: list[tuple[Enhet, str]] = field(default_factory=list)


def angre(*, kommuneimport: Kommuneimport, bruker: Bruker) -> Angret:
    """Takes away the units it made, and puts back the values it changed.

    A new unit stays if someone has begun to use it or has changed it; a value stays if it was changed
    since, or if putting it back would make a PIN useless. Raises :class:`AlleredeAngret`.
    """
    gjort = Angret()
    with transaction.atomic():
        laast = Kommuneimport.objects.select_for_update().get(pk=kommuneimport.pk)
        if laast.angret is not None:
            raise AlleredeAngret
        enheter = Enhet.objects.select_for_update().in_bulk([int(nr) for nr in laast.etter])
        for nr, etter in laast.etter.items():
            enhet = enheter.get(int(nr))
            if enhet is None:
                continue
            if enhet.pk in laast.nye:
                _ta_bort(enhet, etter, gjort)
            else:
                _sett_tilbake(enhet, laast.var.get(nr, {}), etter, gjort)
        laast.angret, laast.angret_av = klokke.naa(), bruker
        laast.save(update_fields=["angret", "angret_av"])
        logg.foy_til(
            "enheter.import_angret",
            bruker=bruker,
            objekt=laast.pk,
            fjernet=gjort.fjernet,
            tilbake=gjort.tilbake,
        )
    return gjort


def _ta_bort(enhet: Enhet, etter: dict[str, object], gjort: Angret) -> None:
    if enhet.brukere.exists() or any(getattr(enhet, n) != v for n, v in etter.items()):
        gjort.i_bruk.append(enhet)
        return
    try:
        with transaction.atomic():
            enhet.delete()
    except ProtectedError:
        gjort.i_bruk.append(enhet)
    else:
        gjort.fjernet += 1


def _sett_tilbake(
    enhet: Enhet, var: dict[str, object], etter: dict[str, object], gjort: Angret
) -> None:
    staar = {n for n, v in etter.items() if getattr(enhet, n) == v}
    if "orgnr" in staar and _har_pin(enhet):
        staar.discard("orgnr")
    for navn in staar:
        setattr(enhet, navn, var[navn])
    try:
        with transaction.atomic():
            enhet.save(update_fields=sorted(staar))
    except IntegrityError:  # the years it is there don't fit together any more
        staar = set()
    gjort.tilbake += bool(staar)
    gjort.endret_siden += [(enhet, navn) for navn in etter if navn not in staar]


def _har_pin(enhet: Enhet) -> bool:
    return enhet.brukere.filter(rolle=Rolle.KOMMUNE).exclude(oppslag="").exists()
