"""The controls that the reader of elements answers: a file or an element that can't be taken.

Source: the rule table of 15F, section 4. They stand before the rules, as K000 and K001 do for lines.
"""

from __future__ import annotations

from kostra.kontroll.element import Lesefeil, Strukturfeil
from kostra.kontroll.modell import Grad, Kontrollinfo, Melding
from kostra.kontroll.regel import T

LESEFEIL = "LESEFEIL"
#: Element -> the control that says it can't be taken.
_ID = {"Avgiver": "AVGIVER_01", "Individ": "INDIVID_01"}
_TITTEL = {
    LESEFEIL: T("Filen kan ikke leses", "Fila kan ikkje lesast", "The file can't be read"),
    "AVGIVER_01": T("Avgiver ugyldig", "Avgivar ugyldig", "Reporter not valid"),
    "INDIVID_01": T("Individ ugyldig", "Individ ugyldig", "Person not valid"),
}
_HVORFOR = {
    LESEFEIL: T(
        "Filen må være XML fra første til siste tegn. Er den skadet eller avkortet, vet ingen hva som "
        "mangler, og ingen andre kontroller kan stole på det de leser.",
        "Fila må vere XML frå første til siste teikn. Er ho skadd eller avkorta, veit ingen kva som "
        "manglar, og ingen andre kontrollar kan lite på det dei les.",
        "The file must be XML from its first to its last character. If it is damaged or cut, nobody "
        "knows what is missing, and no other control can trust what it reads.",
    ),
    "AVGIVER_01": T(
        "Avgiver sier hvilken kommune og hvilket år filen gjelder. Følger elementet ikke "
        "filbeskrivelsen, kan det ikke brukes.",
        "Avgivar seier kva kommune og kva år fila gjeld. Følgjer elementet ikkje filskildringa, kan "
        "det ikkje brukast.",
        "The reporter says which municipality and year the file is for. When the element doesn't "
        "follow the file description, it can't be used.",
    ),
    "INDIVID_01": T(
        "Et individ som ikke følger filbeskrivelsen, blir ikke med i statistikken. Ingen andre "
        "kontroller er kjørt på det, så det kan være flere feil hos samme individ.",
        "Eit individ som ikkje følgjer filskildringa, blir ikkje med i statistikken. Ingen andre "
        "kontrollar er køyrde på det, så det kan vere fleire feil hos same individ.",
        "A person that doesn't follow the file description is left out of the statistics. No other "
        "control has been run on it, so there may be more faults with the same person.",
    ),
}


class Leserfunn:
    """What the reader found: true counts, and at most ``maks`` findings of each control."""

    def __init__(self, maks: int | None) -> None:
        self._maks = maks
        self._antall = dict.fromkeys(_ID.values(), 0)
        self._meldinger: dict[str, list[Melding]] = {id_: [] for id_ in _ID.values()}

    def ta(self, feil: Strukturfeil) -> None:
        """Adds one element that can't be taken."""
        id_ = _ID[feil.element]
        self._antall[id_] += 1
        holdt = self._meldinger[id_]
        if self._maks is None or len(holdt) < self._maks:
            holdt.append(_ugyldig(id_, feil))

    @property
    def meldinger(self) -> tuple[Melding, ...]:
        """The findings, control by control."""
        return tuple(m for holdt in self._meldinger.values() for m in holdt)

    @property
    def kontroller(self) -> tuple[Kontrollinfo, ...]:
        """The reader's controls as a report lists them."""
        return (_info(LESEFEIL, 0), *(_info(id_, antall) for id_, antall in self._antall.items()))


def _ugyldig(id_: str, feil: Strukturfeil) -> Melding:
    return Melding(
        id_,
        Grad.ERROR,
        feil.tekst,
        feil.verdier,
        feil.gjor,
        linjenumre=(feil.linje,),
        saksbehandler=feil.saksbehandler,
        journalnummer=feil.journalnummer,
        element=feil.element,
        element_id=feil.id,
    )


def lesefeil(feil: Lesefeil) -> tuple[tuple[Melding], tuple[Kontrollinfo]]:
    """The only finding of a file that can't be read to its end, and the only control that ran."""
    melding = Melding(
        LESEFEIL, Grad.ERROR, feil.tekst, feil.verdier, feil.gjor, linjenumre=(feil.linje,)
    )
    return (melding,), (_info(LESEFEIL, 1),)


def _info(id_: str, antall: int) -> Kontrollinfo:
    return Kontrollinfo(id_, _TITTEL[id_], Grad.ERROR, _HVORFOR[id_], antall=antall)
