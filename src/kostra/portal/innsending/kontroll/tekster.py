"""What a stopped control is told as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kostra.portal.innsending.kontroll.mottaksport import FIL_BORTE, SVARTE_IKKE, TEKNISK_FEIL
from kostra.portal.innsending.models import Kontroll
from kostra.portal.innsending.utvalg import sprak
from kostra.rapport.avvisning import Avvisning, Avvisningsgrunn, avvis

#: Why no control could be done, by the reason's code. None of them is the user's fault.
AVBRUTT: dict[str, str | Promise] = {
    SVARTE_IKKE: gettext_lazy(
        "Mottaket stanset midt i kontrollen, og det gikk ikke bedre da vi prøvde igjen."
    ),
    TEKNISK_FEIL: gettext_lazy("Det oppsto en feil hos oss mens filen ble kontrollert."),
    FIL_BORTE: gettext_lazy(
        "Vi finner ikke igjen filen i lageret. Fjern den i skjemaet, og last den opp på nytt."
    ),
}


@dataclass(frozen=True)
class Avvisningsord:
    """A refusal in the reader's language. ``utslettet``: it was plaintext, and has been wiped."""

    grunn: str
    tekst: str
    gjor: str
    utslettet: str = ""


def avvisning_i_ord(kontroll: Kontroll) -> Avvisningsord | None:
    """Why the file was refused; None if it wasn't."""
    if kontroll.stand != Kontroll.Stand.AVVIST:
        return None
    avvisning = _les(kontroll.avvisning, kontroll.avvisningsgrunn)
    utslettet = ""
    if avvisning.grunn is Avvisningsgrunn.KLARTEKST and kontroll.fil.utslettet is not None:
        utslettet = _(
            "Filen er slettet hos oss: den er skrevet over på disken, og innholdet er ikke lagret "
            "noe sted."
        )
    maal = sprak()
    return Avvisningsord(
        avvisning.grunn.value, avvisning.tekst.paa(maal), avvisning.gjor.paa(maal), utslettet
    )


def _les(data: Any, grunn: str) -> Avvisning:
    try:
        return Avvisning.fra_data(data)
    except (KeyError, TypeError, ValueError):
        return avvis(Avvisningsgrunn(grunn))
