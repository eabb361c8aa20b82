"""What a file is before any rule: how much there is in it, and whether it is the sender's own."""

from __future__ import annotations

from dataclasses import dataclass

from kostra.kontroll import gjenkjenning
from kostra.kontroll.element import tilhorighet
from kostra.kontroll.lesing import les
from kostra.mottak.levering import Levering
from kostra.rapport.avvisning import Avvisning, Avvisningsgrunn, avvis, fra_merknad
from kostra.regler import regelsett
from kostra.skjema import filbeskrivelse
from kostra.skjema.struktur import struktur, strukturer


@dataclass(frozen=True)
class Innhold:
    """``antall_poster`` is 0 where it isn't known before the control: in a file of elements."""

    antall_poster: int
    avvisning: Avvisning | None


def sjekk_skjema(levering: Levering) -> None:
    """Raises :class:`kostra.skjema.UkjentSkjema` for a form or year that doesn't exist."""
    regelsett(levering.skjema)
    if levering.skjema in strukturer():
        struktur(levering.skjema, levering.aar)
    else:
        filbeskrivelse(levering.skjema, levering.aar)


def se_paa(innhold: bytes, levering: Levering) -> Innhold:
    """Why the content is refused whatever the rules find, if it is: nothing in it, or another's."""
    if levering.skjema in strukturer():
        form = struktur(levering.skjema, levering.aar)
        antall, merknad = 0, tilhorighet.hele_filen(innhold, form, levering.region)
    else:
        fb = filbeskrivelse(levering.skjema, levering.aar)
        lest = les(innhold, fb.lesing, fb.recordlengde)
        antall = lest.antall_poster
        merknad = gjenkjenning.hele_filen(innhold, lest, fb, levering.region)
    if not innhold.strip(b"\r\n"):
        return Innhold(0, avvis(Avvisningsgrunn.TOM))
    return Innhold(antall, None if merknad is None else fra_merknad(merknad))
