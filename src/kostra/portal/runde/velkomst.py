"""The line that greets on the front page and at login: it names the years that are open."""

from __future__ import annotations

from django.utils.translation import gettext as _

from kostra.portal.runde.utvalg import aapne_runder, proverunder


def velkomst() -> str:
    """The line over the title: *KOSTRA 2022 – Velkommen til årets rapportering*, all open years named."""
    aar = sorted((runde.aar for runde in aapne_runder()), reverse=True)
    prover = sorted((runde.aar for runde in proverunder()), reverse=True)
    if prover and not aar:
        return _("KOSTRA %(aar)s – Prøveinnsending") % {"aar": _og(prover)}
    if not aar:
        return _("KOSTRA – Ingen rapportering er åpen nå")
    return _("KOSTRA %(aar)s – Velkommen til årets rapportering") % {"aar": _og(aar)}


def _og(aar: list[int]) -> str:
    tekst = [str(a) for a in aar]
    if len(tekst) == 1:
        return tekst[0]
    return _("%(foerst)s og %(sist)s") % {"foerst": ", ".join(tekst[:-1]), "sist": tekst[-1]}
