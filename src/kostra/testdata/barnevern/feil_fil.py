"""Faults of the file as a whole: its avgiver, its children or none, and XML that can't be read."""

from __future__ import annotations

from typing import Final

from kostra.testdata.barnevern.element import Element
from kostra.testdata.barnevern.mutasjon import Mutasjon


def _alle_avgivere(**attr: str) -> Mutasjon:
    def endre(avgivere: list[Element]) -> None:
        for avgiver in avgivere:
            avgiver.attr |= attr

    return Mutasjon(avgiver=endre, hele_filen=True)


def _aaret_for(avgivere: list[Element]) -> None:
    for avgiver in avgivere:
        avgiver.attr["Versjon"] = f"{int(avgiver.attr['Versjon']) - 1}"


def _to(avgivere: list[Element]) -> None:
    avgivere.append(Element("Avgiver", dict(avgivere[0].attr)))


def _en_ugyldig(avgivere: list[Element]) -> None:
    """One more, without its last digit."""
    _to(avgivere)
    avgivere[-1].attr["Organisasjonsnummer"] = avgivere[0].attr["Organisasjonsnummer"][:-1]


def _annen_kommune(avgivere: list[Element]) -> None:
    for avgiver in avgivere:
        avgiver.attr["Kommunenummer"] = (
            "4601" if avgiver.attr["Kommunenummer"] != "4601" else "1103"
        )


def _uten_sluttfnutt(individ: bytes) -> bytes:
    return individ.replace(b'" Avslutta3112', b" Avslutta3112")


def _og_tegn(individ: bytes) -> bytes:
    """A name as somebody typed it, in a program that doesn't escape it."""
    return individ.replace(b'Saksbehandler="', b'Saksbehandler="Hansen & ')


def _latin(individ: bytes) -> bytes:
    """Norwegian letters in another charset than the file says."""
    return individ.replace(b'Saksbehandler="', 'Saksbehandler="Bjørn '.encode("latin-1"))


FEIL: Final[dict[str, tuple[Mutasjon, ...]]] = {
    "LESEFEIL": (
        Mutasjon(uten_slutt=True, hele_filen=True),
        Mutasjon(skrevet=_og_tegn, bare_navngitt=True),
        Mutasjon(skrevet=_uten_sluttfnutt, bare_navngitt=True),
        Mutasjon(skrevet=_latin, bare_navngitt=True),
        Mutasjon(hode=b"<!DOCTYPE Barnevern>\n", hele_filen=True),
    ),
    "AVGIVER_00": (Mutasjon(avgiver=_to, hele_filen=True),),
    "AVGIVER_01": (Mutasjon(avgiver=_en_ugyldig, hele_filen=True),),
    "AVGIVER_02": (Mutasjon(avgiver=_aaret_for, hele_filen=True),),
    "AVGIVER_04": (Mutasjon(avgiver=_annen_kommune, hele_filen=True),),
    "AVGIVER_06": (_alle_avgivere(Kommunenavn=" "),),
    "INDIVID_00": (Mutasjon(uten_barn=True, hele_filen=True),),
}
