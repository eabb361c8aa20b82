"""«12 rettet, 3 nye, 5 igjen»: what changed since the last try, with links to the findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kostra.kontroll.modell import Melding, gruppert
from kostra.portal.innsending.rapport import valg as rv
from kostra.portal.innsending.rapport.funn import Treff, anker_for, oppramsing
from kostra.rapport.endring import Endring

#: The anchor of the findings on the page.
FUNN = "funn"
#: So many findings are named one by one; more are behind one link.
_NEVNES = 3


@dataclass(frozen=True)
class Endringslinje:
    """``lenker``: (address, text)."""

    farge: str
    ikon: str
    tekst: str
    detalj: str
    lenker: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Endringsvisning:
    """``naar``: when the last try was. ``merknader``: what the numbers can't tell by themselves."""

    naar: datetime
    linjer: tuple[Endringslinje, ...]
    merknader: tuple[str, ...]


def endringsvisning(treff: Treff, paa_siden: Iterable[str]) -> Endringsvisning | None:
    """None on the first try, and when there was nothing to find then or now.

    ``paa_siden``: the anchors that this page has.
    """
    endring, forrige = treff.endring, treff.k.forrige
    if endring is None or forrige is None or forrige.ferdig is None:
        return None
    tall = endring.tall
    if not any((tall.rettet, tall.nye, tall.igjen, tall.ikke_kjort)):
        return None
    linjer = (
        _rettet(treff, endring),
        _nye(treff, endring, frozenset(paa_siden)),
        _igjen(treff, endring),
    )
    return Endringsvisning(forrige.ferdig, linjer, tuple(_merknader(endring)))


def _rettet(treff: Treff, endring: Endring) -> Endringslinje:
    antall = endring.tall.rettet
    tekst = ngettext("%(antall)s rettet", "%(antall)s rettet", antall)
    detalj = _per_grad(treff, endring, "rettet")
    lenker = _se_hvilke(treff, rv.RETTET) if endring.rettet else ()
    return Endringslinje("success", "ok", _med(tekst, antall), detalj, lenker)


def _nye(treff: Treff, endring: Endring, paa_siden: frozenset[str]) -> Endringslinje:
    antall = endring.tall.nye
    tekst = ngettext("%(antall)s ny", "%(antall)s nye", antall)
    lenker = _se_hvilke(treff, rv.NYE) if endring.nye else ()
    if 0 < len(endring.nye) <= _NEVNES and antall == len(endring.nye):
        lenker = tuple(_lenke(treff, m, paa_siden) for m in endring.nye)
    return Endringslinje(
        "info", "ny", _med(tekst, antall), _per_grad(treff, endring, "nye"), lenker
    )


def _igjen(treff: Treff, endring: Endring) -> Endringslinje:
    antall = endring.tall.igjen
    tekst = ngettext("%(antall)s igjen", "%(antall)s igjen", antall)
    detalj = _per_grad(treff, endring, "igjen")
    lenker = _se_hvilke(treff, rv.FORTSATT) if endring.igjen else ()
    return Endringslinje("neutral", "lik", _med(tekst, antall), detalj, lenker)


def _med(mal: str, antall: int) -> str:
    return mal % {"antall": gruppert(antall)}


def _per_grad(treff: Treff, endring: Endring, hva: str) -> str:
    return oppramsing({g: getattr(tall, hva) for g, tall in endring.per_grad.items()}, treff.t)


def _se_hvilke(treff: Treff, vis: str) -> tuple[tuple[str, str], ...]:
    return ((_bare(treff, vis, FUNN), _("Se hvilke")),)


def _lenke(treff: Treff, melding: Melding, paa_siden: frozenset[str]) -> tuple[str, str]:
    funn, t = treff.innhold.funn(melding), treff.t
    linje = t("funn.linje", nr=funn.sted) if funn.sted else ""
    navn = funn.journalnummer or linje or t("funn.hele_filen")
    anker = anker_for(navn)
    vist = f"{navn}, {linje[:1].lower()}{linje[1:]}" if linje and navn != linje else navn
    return f"#{anker}" if anker in paa_siden else _bare(treff, rv.NYE, anker), vist


def _bare(treff: Treff, vis: str, anker: str) -> str:
    """The findings of that kind, whatever else is filtered by now."""
    return treff.valg.adresse(anker, vis=vis, saksbehandler="", kontroll="", sok="")


def _merknader(endring: Endring) -> Iterable[str]:
    tall = endring.tall
    if tall.forst_naa:
        yield ngettext(
            "%(antall)s av de nye er fra en kontroll som ikke ble kjørt forrige gang.",
            "%(antall)s av de nye er fra kontroller som ikke ble kjørt forrige gang.",
            tall.forst_naa,
        ) % {"antall": gruppert(tall.forst_naa)}
    if tall.ikke_kjort:
        yield ngettext(
            "%(antall)s funn fra forrige gang er ikke prøvd på nytt, fordi kontrollen stoppet før.",
            "%(antall)s funn fra forrige gang er ikke prøvd på nytt, fordi kontrollen stoppet før.",
            tall.ikke_kjort,
        ) % {"antall": gruppert(tall.ikke_kjort)}
    if endring.avkortet:
        yield _(
            "Noen kontroller har flere funn enn rapporten har plass til. For dem er tallene "
            "forskjellen mellom antallet da og nå, og listene har bare det som er sikkert."
        )
