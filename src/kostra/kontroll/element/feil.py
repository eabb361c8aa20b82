"""What the reader says of a file or an element that can't be taken.

The words name elements, attributes and expected values, never what the file holds: that may be
personal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kostra.kontroll.modell import Verdi
from kostra.kontroll.regel import T
from kostra.skjema.modell import Tekst3

GJOR_STRUKTUR = T(
    "Rett opplysningen i fagsystemet og ta ut filen på nytt. Blir feilen stående, må leverandøren av "
    "fagsystemet rette uttrekket.",
    "Rett opplysninga i fagsystemet og ta ut fila på nytt. Blir feilen ståande, må leverandøren av "
    "fagsystemet rette uttrekket.",
    "Correct the information in the case-work system and make the extract again. If the fault stays, "
    "the vendor of the case-work system must correct the extract.",
)
GJOR_LESING = T(
    "Ta ut filen på nytt fra fagsystemet. Blir feilen stående, må leverandøren av fagsystemet rette "
    "uttrekket.",
    "Ta ut fila på nytt frå fagsystemet. Blir feilen ståande, må leverandøren av fagsystemet rette "
    "uttrekket.",
    "Make the extract again in the case-work system. If the fault stays, the vendor of the case-work "
    "system must correct the extract.",
)


@dataclass(frozen=True, slots=True)
class Strukturfeil:
    """An Avgiver or Individ that can't be taken: its first fault. The others of the file go on.

    ``tekst`` is a whole sentence with ``verdier`` to fill in. ``linje`` is the line of the element
    with the fault, from 1. The last three are the individual's own where they could be read.
    """

    element: str
    tekst: Tekst3
    verdier: Mapping[str, Verdi]
    linje: int
    journalnummer: str = ""
    saksbehandler: str = ""
    id: str = ""
    gjor: Tekst3 = GJOR_STRUKTUR


@dataclass(frozen=True, slots=True)
class Lesefeil:
    """The file can't be read as XML from here on: what is wrong, where, and what to do."""

    tekst: Tekst3
    verdier: Mapping[str, Verdi]
    linje: int
    gjor: Tekst3 = GJOR_LESING


class Stopp(Exception):
    """Ends the reading from inside a handler of the parser."""

    def __init__(self, lesefeil: Lesefeil) -> None:
        super().__init__(lesefeil.tekst.nb)
        self.lesefeil = lesefeil


# --- what can be wrong with an element

MANGLER_VERDI = T(
    "{element} mangler {verdi}.", "{element} manglar {verdi}.", "{element} has no {verdi}."
)
MANGLER_ELEMENT = T(
    "{element} mangler elementet {barn}.",
    "{element} manglar elementet {barn}.",
    "{element} has no element {barn}.",
)
TOM = T(
    "{verdi} i {element} er tom, men må fylles ut.",
    "{verdi} i {element} er tom, men må fyllast ut.",
    "{verdi} of {element} is empty, but must be filled in.",
)
LENGDE = T(
    "{verdi} i {element} er lengre enn {mest} tegn.",
    "{verdi} i {element} er lengre enn {mest} teikn.",
    "{verdi} of {element} is longer than {mest} characters.",
)
SIFFER = T(
    "{verdi} i {element} skal være {lengde} siffer, uten andre tegn.",
    "{verdi} i {element} skal vere {lengde} siffer, utan andre teikn.",
    "{verdi} of {element} must be {lengde} digits and nothing else.",
)
DATO = T(
    "{verdi} i {element} skal være en dato som finnes, skrevet som 2026-12-31.",
    "{verdi} i {element} skal vere ein dato som finst, skriven som 2026-12-31.",
    "{verdi} of {element} must be a date that exists, written as 2026-12-31.",
)
AARSTALL = T(
    "{verdi} i {element} skal være et årstall med fire siffer.",
    "{verdi} i {element} skal vere eit årstal med fire siffer.",
    "{verdi} of {element} must be a year of four digits.",
)
KODE = T(
    "{verdi} i {element} har en kode som ikke finnes. Gyldige koder: {koder}.",
    "{verdi} i {element} har ein kode som ikkje finst. Gyldige kodar: {koder}.",
    "{verdi} of {element} has a code that doesn't exist. Valid codes: {koder}.",
)
FOR_MANGE = T(
    "{element} kan ha høyst {mest} {barn}, men har {antall}.",
    "{element} kan ha høgst {mest} {barn}, men har {antall}.",
    "{element} may have at most {mest} {barn}, but has {antall}.",
)
LIKE_ID = T(
    "Flere {element} i samme {over} har samme Id. Hver {element} må ha sin egen Id.",
    "Fleire {element} i same {over} har same Id. Kvar {element} må ha sin eigen Id.",
    "Several {element} of the same {over} have the same Id. Each {element} needs an Id of its own.",
)
LOS_TEKST = T(
    "Det står tekst i {over} etter {element}. Der kan det bare stå elementer.",
    "Det står tekst i {over} etter {element}. Der kan det berre stå element.",
    "There is text in {over} after {element}. Only elements may stand there.",
)
FOR_STORT = T(
    "Elementet inneholder mer enn {mest} elementer og er ikke lest.",
    "Elementet inneheld meir enn {mest} element og er ikkje lese.",
    "The element holds more than {mest} elements and has not been read.",
)
FOR_LANGT = T(
    "Elementet er på mer enn {mest} byte og er ikke lest.",
    "Elementet er på meir enn {mest} byte og er ikkje lese.",
    "The element takes more than {mest} bytes and has not been read.",
)
