"""Rows of a table, with named columns in any order, -> records of fixed width."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kostra.konvertering.feil import GalVerdi, Konverteringsfeil, Samler
from kostra.konvertering.kolonne import NOYAKTIG, Kolonne
from kostra.konvertering.tegn import kodeenheter
from kostra.skjema import Felt, Filbeskrivelse


@dataclass(frozen=True, slots=True)
class UlesbarCelle:
    """A cell of a workbook that holds no value. The text is what is wrong, and what to do."""

    tekst: str


Celle = str | int | float | dt.date | dt.time | dt.timedelta | UlesbarCelle | None


@dataclass(frozen=True, slots=True)
class Rad:
    """``nummer``: the line of a CSV file, or the row of a sheet, from 1."""

    nummer: int
    celler: Sequence[Celle]


#: A row's number and a column's (from 0) -> where the cell is, in words.
Sted = Callable[[int, int, Felt], str]

#: Whole numbers above this have lost digits in a spreadsheet.
_STORST_NOYAKTIG: Final = 10**15


def poster(
    rader: Iterable[Rad], fb: Filbeskrivelse, tegnsett: str, sted: Sted, samler: Samler
) -> Iterator[tuple[int, str]]:
    """Number and record, as code units, of each row. The first row that isn't empty has the names.

    Raises :class:`Konverteringsfeil` for wrong columns; other faults are gathered.
    """
    strom = iter(rader)
    hode = next((rad for rad in strom if any(map(_har_innhold, rad.celler))), None)
    if hode is None:
        raise Konverteringsfeil(["Tabellen er tom. Første rad skal ha navnene på feltene."])
    plass = _plasser(hode, fb)
    kolonner = [(Kolonne(felt, tegnsett), plass[felt.navn]) for felt in fb.felt]
    for rad in strom:
        if not any(map(_har_innhold, rad.celler)):
            samler.tomme_rader += bool(rad.celler)
            continue
        if (i := _utenfor(rad, len(hode.celler))) is not None:
            samler.feil(
                f"Linje {rad.nummer}: kolonne {i + 1} har en verdi, men første rad har bare "
                f"{len(hode.celler)} kolonner."
            )
            continue
        yield rad.nummer, kodeenheter("".join(_felttekster(rad, kolonner, sted, samler)))


def _felttekster(
    rad: Rad, kolonner: list[tuple[Kolonne, int]], sted: Sted, samler: Samler
) -> Iterator[str]:
    for kolonne, i in kolonner:
        celle = rad.celler[i] if i < len(rad.celler) else None
        try:
            raa, rettet = felttekst(kolonne, celle)
        except GalVerdi as galt:
            samler.feil(f"{sted(rad.nummer, i, kolonne.felt)}: {galt}")
            continue
        if rettet:
            samler.rettet(rettet, kolonne.felt, sted(rad.nummer, i, kolonne.felt))
        yield raa


def felttekst(kolonne: Kolonne, celle: Celle) -> tuple[str, str]:
    """The field's text for a cell of any kind, and what was put right. Raises :class:`GalVerdi`."""
    match celle:
        case str():
            return kolonne.til_raa(celle)
        case None:
            return kolonne.til_raa("")
        case bool():
            raise GalVerdi("cellen er SANN eller USANN. Skriv koden, i en celle med format Tekst.")
        case int() | float():
            return _tall(kolonne, celle)
        case dt.date():
            return _dato(kolonne, celle)
        case UlesbarCelle():
            raise GalVerdi(celle.tekst)
        case _:
            raise GalVerdi(
                "cellen er et klokkeslett. Gi den format Tekst, og skriv verdien på nytt."
            )


def _tall(kolonne: Kolonne, tall: float) -> tuple[str, str]:
    if tall != tall or abs(tall) >= _STORST_NOYAKTIG:
        raise GalVerdi(
            "tallet er for stort for et regneark. Skriv det i en celle med format Tekst."
        )
    if tall != int(tall):
        raise GalVerdi("tallet har desimaler, og feltet tar bare hele tall.")
    raa, rettet = kolonne.til_raa(str(int(tall)))
    fritekst = kolonne.felt.datatype == "tekst" and not kolonne.felt.koder
    return raa, rettet or ("tall" if fritekst and not kolonne.felt.sifre else "")


def _dato(kolonne: Kolonne, dato: dt.date) -> tuple[str, str]:
    if kolonne.felt.datatype != "dato":
        raise GalVerdi(
            "regnearket har gjort verdien om til en dato. Gi cellen format Tekst, og skriv verdien på "
            "nytt."
        )
    if isinstance(dato, dt.datetime) and dato.time() != dt.time():
        raise GalVerdi("cellen har klokkeslett. Skriv bare datoen.")
    return kolonne.dato(dato.year, dato.month, dato.day), "datoer"


# --- the columns


def _plasser(hode: Rad, fb: Filbeskrivelse) -> dict[str, int]:
    """Field -> the number of its column, from 0. Raises :class:`Konverteringsfeil`."""
    felt = {f.navn.casefold(): f.navn for f in fb.felt}
    plass: dict[str, int] = {}
    galt = []
    for i, celle in enumerate(hode.celler):
        tekst = kolonnenavn(celle)
        navn = felt.get(tekst.casefold())
        if not tekst:
            galt.append(f"Kolonne {i + 1} har ikke noe navn i første rad.")
        elif navn is None:
            galt.append(f"Kolonne {i + 1}: «{tekst[:40]}» er ikke et felt.{_forslag(tekst, fb)}")
        elif navn in plass:
            galt.append(f"Kolonne {i + 1}: {navn} står også i kolonne {plass[navn] + 1}.")
        else:
            plass[navn] = i
    mangler = [navn for navn in felt.values() if navn not in plass]
    if mangler:
        galt.append(
            f"Disse kolonnene mangler: {', '.join(mangler)}. Alle feltene i {fb.skjema} {fb.aar} skal "
            "være med, også de som er tomme."
        )
    if galt:
        raise Konverteringsfeil(galt)
    return plass


def kolonnenavn(celle: Celle) -> str:
    """A heading without what a program may have put around it."""
    return str(celle or "").strip().removeprefix(NOYAKTIG)


def _forslag(tekst: str, fb: Filbeskrivelse) -> str:
    nare = difflib.get_close_matches(tekst.upper(), [f.navn for f in fb.felt], n=1, cutoff=0.75)
    return f" Mente du {nare[0]}?" if nare else ""


def _har_innhold(celle: Celle) -> bool:
    return celle is not None and (not isinstance(celle, str) or bool(celle.strip()))


def _utenfor(rad: Rad, bredde: int) -> int | None:
    """The first column beyond the headings that has a value."""
    return next((i for i, c in enumerate(rad.celler) if i >= bredde and _har_innhold(c)), None)
