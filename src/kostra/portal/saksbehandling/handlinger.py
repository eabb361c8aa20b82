"""What takes two persons: each act's name, what it is called, who may do which part, and the doing.

``utfor`` gets the proposal's ``data`` and who approved it, inside the approval's transaction.
``beskriv`` gives what the approver must see, as (term, value) pairs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kostra.kryptering import SertifikatFeil
from kostra.portal.konto.models import Bruker, Rolle

Data = dict[str, Any]


class UkjentHandling(LookupError):
    """No act has that name."""


class KanIkkeUtfores(Exception):
    """What was proposed can't be done any more. The text says why, to the one who approves."""


@dataclass(frozen=True)
class Handling:
    """An act for two persons. ``varer``: how long a proposal of it can wait."""

    navn: str
    tekst: Promise
    foreslaas_av: frozenset[Rolle]
    godkjennes_av: frozenset[Rolle]
    utfor: Callable[[Data, Bruker], object]
    beskriv: Callable[[Data], list[tuple[str, str]]]
    varer: timedelta = timedelta(days=7)


def handling(navn: str) -> Handling:
    """The act of that name. Raises :class:`UkjentHandling`."""
    try:
        return _HANDLINGER[navn]
    except KeyError:
        raise UkjentHandling(navn) from None


def handlinger() -> list[Handling]:
    """All of them."""
    return list(_HANDLINGER.values())


# -- the acts; their own modules are read when they are needed, since they call the proposals' ----------
def _bytt_sertifikat(data: Data, av: Bruker) -> object:
    from kostra.portal.saksbehandling.sertifikater import services

    try:
        return services.bytt(data, av)
    except SertifikatFeil as feil:
        raise KanIkkeUtfores(str(feil)) from feil
    except ObjectDoesNotExist as feil:
        raise KanIkkeUtfores(_("Sertifikatet er trukket tilbake allerede.")) from feil


def _om_sertifikatet(data: Data) -> list[tuple[str, str]]:
    from kostra.portal.saksbehandling.sertifikater import utvalg

    return utvalg.beskriv(data)


def _slaa_paa_varsel(data: Data, av: Bruker) -> object:
    from kostra.portal.varsling.purring import services

    try:
        return services.slaa_paa_varsel(data["plan_id"], bruker=av)
    except services.PurreFeil as feil:
        raise KanIkkeUtfores(str(feil)) from feil


def _om_varselet(data: Data) -> list[tuple[str, str]]:
    from kostra.portal.varsling.models import Purreplan

    plan = Purreplan.objects.filter(pk=data["plan_id"]).first()
    if plan is None:
        return [(_("Purring"), _("Planen finnes ikke lenger."))]
    return [
        (_("Rapporteringsår"), str(plan.runde_id)),
        (_("Skjema"), plan.skjema),
        (_("Dager etter fristen"), str(plan.etter_frist)),
    ]


_HANDLINGER: dict[str, Handling] = {
    h.navn: h
    for h in (
        Handling(
            "sertifikat.bytt",
            gettext_lazy("Bytte sertifikat"),
            foreslaas_av=frozenset({Rolle.DRIFT}),
            godkjennes_av=frozenset({Rolle.DRIFT, Rolle.SAKSBEHANDLER}),
            utfor=_bytt_sertifikat,
            beskriv=_om_sertifikatet,
        ),
        Handling(
            "purring.varsel",
            gettext_lazy("Slå på varsel, det siste steget i purringen"),
            foreslaas_av=frozenset({Rolle.SAKSBEHANDLER}),
            godkjennes_av=frozenset({Rolle.SAKSBEHANDLER}),
            utfor=_slaa_paa_varsel,
            beskriv=_om_varselet,
        ),
    )
}
