"""A round's times in words: the due date and how long is left, and why nothing can be sent."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kostra.portal import klokke
from kostra.portal.runde.utvalg import IKKE_AAPNET, STENGT, Aapning
from kostra.portal.utseende import tekst


def frist(aapning: Aapning) -> str:
    """The due date and the days left; empty where there is no round."""
    if aapning.frist is None or aapning.stenger is None:
        return ""
    dager = (aapning.frist - klokke.i_dag()).days
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
            "dato": dato, "stenger": tekst.tid(aapning.stenger),
        }  # fmt: skip
    return _("Fristen var %(dato)s.") % {"dato": dato}


def hvorfor_ikke(aapning: Aapning) -> str:
    """Why the form can't be sent now, and what the user can do; empty if it can."""
    if aapning.kan_sende:
        return ""
    if aapning.grunn == IKKE_AAPNET and aapning.aapner is not None:
        return _(
            "Rapporteringen åpner %(tid)s. Du kan fylle ut og lagre nå, og sende inn fra da av."
        ) % {"tid": tekst.tid(aapning.aapner)}
    if aapning.grunn == STENGT and aapning.stenger is not None:
        return _(
            "Rapporteringen stengte %(tid)s. Skjemaet kan leses og skrives ut, men ikke sendes inn. "
            "Trenger kommunen lengre frist, kontakt KOSTRA-support."
        ) % {"tid": tekst.tid(aapning.stenger)}
    return _(
        "Skjemaet er ikke med i rapporteringen for dette året. Det kan leses, men ikke sendes inn. "
        "Mener du at det er feil, kontakt KOSTRA-support."
    )
