"""A round's times in words: the due date and how long is left, and why nothing can be sent."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kostra.portal import klokke
from kostra.portal.runde.kalender import siste_dag
from kostra.portal.runde.models import Stenging
from kostra.portal.runde.utvalg import (
    IKKE_AAPNET,
    PROVE_OVER,
    PUBLISERING,
    STENGT,
    VEDLIKEHOLD,
    Aapning,
)
from kostra.portal.utseende import tekst


def frist(aapning: Aapning) -> str:
    """The due date and the days left; empty where there is no round. A trial has an end instead."""
    if aapning.prove:
        return _proven_varer(aapning)
    if aapning.frist is None or aapning.stenger is None:
        return ""
    dager = (aapning.frist - _i_dag(aapning)).days
    dato = tekst.dato(aapning.frist)
    if dager > 1:
        igjen = ngettext("om %(antall)s dag", "om %(antall)s dager", dager) % {"antall": dager}
        return _("Fristen er %(dato)s, %(igjen)s.") % {"dato": dato, "igjen": igjen}
    if dager == 1:
        return _("Fristen er %(dato)s, i morgen.") % {"dato": dato}
    if dager == 0:
        return _("Fristen er i dag, %(dato)s.") % {"dato": dato}
    if aapning.kan_sende:
        return _("Fristen var %(dato)s. Du kan fortsatt sende inn, fram til %(stenger)s.") % {
            "dato": dato, "stenger": tekst.slutt(aapning.stenger),
        }  # fmt: skip
    return _("Fristen var %(dato)s.") % {"dato": dato}


def _proven_varer(aapning: Aapning) -> str:
    if aapning.grunn == PROVE_OVER or aapning.stenger is None:
        return _("Prøven er over.")
    return _("Prøven varer til og med %(dag)s.") % {"dag": tekst.dato(siste_dag(aapning.stenger))}


def om_proven(aapning: Aapning) -> str:
    """How long a trial lasts, and what becomes of all that is in it; empty for what counts."""
    if not aapning.prove:
        return ""
    slettes = _(
        "Da slettes alt som er fylt ut, lastet opp og sendt inn, og ingenting av det teller."
    )
    if aapning.grunn == PROVE_OVER:
        slettes = _("Alt som er fylt ut, lastet opp og sendt inn, slettes nå. Det teller ikke.")
    return f"{_proven_varer(aapning)} {slettes}"


def stengt(stenging: Stenging) -> str:
    """That nothing can be sent in a closed time, and why."""
    mal = _("Stengt for innsending fra %(fra)s til %(til)s på grunn av vedlikehold.")
    if stenging.grunn == PUBLISERING:
        mal = _(
            "Stengt for innsending fra %(fra)s til %(til)s, mens tallene gjøres klare for publisering."
        )
    return mal % {"fra": tekst.tid(stenging.fra), "til": tekst.tid(stenging.til)}


def hvorfor_ikke(aapning: Aapning) -> str:
    """Why the form can't be sent now, and what the user can do; empty if it can."""
    if aapning.kan_sende:
        return ""
    if aapning.prove:
        return _hvorfor_ikke_prove(aapning)
    if aapning.grunn in _STENGT_EN_STUND:
        return _stengt_en_stund(aapning)
    if aapning.grunn == IKKE_AAPNET and aapning.aapner is not None:
        return _(
            "Rapporteringen åpner %(tid)s. Du kan fylle ut og lagre nå, og sende inn fra da av."
        ) % {"tid": tekst.tid(aapning.aapner)}
    if aapning.grunn == STENGT and aapning.stenger is not None:
        return _(
            "Rapporteringen stengte %(tid)s. Skjemaet kan leses og skrives ut, men ikke sendes inn. "
            "Trenger kommunen lengre frist, kontakt KOSTRA-support."
        ) % {"tid": tekst.slutt(aapning.stenger)}
    return _(
        "Skjemaet er ikke med i rapporteringen for dette året. Det kan leses, men ikke sendes inn. "
        "Mener du at det er feil, kontakt KOSTRA-support."
    )


def _hvorfor_ikke_prove(aapning: Aapning) -> str:
    if aapning.grunn == IKKE_AAPNET and aapning.aapner is not None:
        return _(
            "Prøven begynner %(tid)s. Du kan fylle ut og lagre nå, og sende inn fra da av."
        ) % {"tid": tekst.tid(aapning.aapner)}
    return _(
        "Prøven er over, og skjemaet slettes om litt. Etter det kan du begynne på skjemaet som teller."
    )


_STENGT_EN_STUND = frozenset({PUBLISERING, VEDLIKEHOLD})


def _stengt_en_stund(aapning: Aapning) -> str:
    if aapning.igjen is None:  # it isn't opened again: the round closes first
        return _("Det er stengt for innsending. Skjemaet kan leses og skrives ut.")
    if aapning.grunn == PUBLISERING:
        mal = _(
            "Det er stengt for innsending mens tallene gjøres klare for publisering. "
            "Det åpner igjen %(tid)s. Du kan fylle ut og lagre nå, og sende inn fra da av."
        )
    else:
        mal = _(
            "Det er stengt for innsending på grunn av vedlikehold. "
            "Det åpner igjen %(tid)s. Du kan fylle ut og lagre nå, og sende inn fra da av."
        )
    return mal % {"tid": tekst.tid(aapning.igjen)}


def _i_dag(aapning: Aapning) -> date:
    """Today, by the clock that the opening was judged by."""
    return aapning.naa.astimezone(klokke.NORGE).date() if aapning.naa else klokke.i_dag()
