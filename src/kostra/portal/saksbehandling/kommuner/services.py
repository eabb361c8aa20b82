"""What staff change about units."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Final

from django.core import signing
from django.db import transaction

from kostra.portal.konto.models import Bruker
from kostra.portal.revisjon import logg
from kostra.portal.tilgang.enheter import Importert, Plan, planlegg, utfor
from kostra.portal.tilgang.enhetsliste import Nokkel, Rad
from kostra.portal.tilgang.models import Enhet

_VARER: Final = 60 * 60


class IkkeSomVist(Exception):
    """The units have changed since the preview, or it is too old: it must be looked at anew."""


@dataclass(frozen=True)
class Bestilling:
    """A list that was shown and may now be carried out. ``plan``: what it does now."""

    liste: dict[Nokkel, Rad]
    navn: str


def endre_kontakt(*, enhet: Enhet, felt: dict[str, str], bruker: Bruker) -> bool:
    """Sets contact and language. False if nothing was another than before."""
    with transaction.atomic():
        laast = Enhet.objects.select_for_update().get(pk=enhet.pk)
        endret = [navn for navn, verdi in felt.items() if getattr(laast, navn) != verdi]
        if not endret:
            return False
        for navn in endret:
            setattr(laast, navn, felt[navn])
        laast.save(update_fields=endret)
        logg.foy_til("enhet.kontakt_endret", bruker=bruker, enhet=laast, felt=" ".join(endret))
    return True


def forsegl(bestilling: Bestilling, plan: Plan, bruker: Bruker) -> str:
    """The list as the page carries it to *Utfør*: signed for that user, good for an hour."""
    rader = [[*nokkel, *asdict(rad).values()] for nokkel, rad in bestilling.liste.items()]
    innhold = {"navn": bestilling.navn, "rader": rader, "plan": _avtrykk(plan)}
    return signing.dumps(innhold, salt=_salt(bruker), compress=True)


def aapne(forseglet: str, bruker: Bruker) -> tuple[Bestilling, str]:
    """The list, and the print of the plan it was shown with. Raises :class:`IkkeSomVist`."""
    try:
        innhold: dict[str, Any] = signing.loads(forseglet, salt=_salt(bruker), max_age=_VARER)
    except signing.BadSignature as feil:
        raise IkkeSomVist from feil
    liste = {(nr, bydel): Rad(*celler) for nr, bydel, *celler in innhold["rader"]}
    return Bestilling(liste, innhold["navn"]), innhold["plan"]


def importer(*, forseglet: str, bytt_orgnr: bool, bruker: Bruker) -> Importert:
    """Does exactly what the preview showed. Raises :class:`IkkeSomVist`; then nothing is changed."""
    bestilling, vist = aapne(forseglet, bruker)
    with transaction.atomic():
        list(Enhet.objects.select_for_update().values_list("pk"))
        plan = planlegg(bestilling.liste)
        if _avtrykk(plan) != vist:
            raise IkkeSomVist
        return utfor(plan, bytt_orgnr=bytt_orgnr, av=bruker, navn=bestilling.navn)


def _salt(bruker: Bruker) -> str:
    return f"kostra.kommuneimport.{bruker.pk}"


def _avtrykk(plan: Plan) -> str:
    """The same for the same changes to the same values."""
    linjer = [[*en.nokkel, en.dreper_pin, en.felt] for en in (*plan.nye, *plan.endret)]
    return signing.Signer(salt="kostra.kommuneplan").signature(repr(linjer))
