"""CSV: semicolons and UTF-8 with a byte order mark out; what spreadsheets and programs write in."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from kostra.konvertering.feil import Konverteringsfeil
from kostra.konvertering.rader import Rad, kolonnenavn
from kostra.skjema import Felt, Filbeskrivelse

SKILLETEGN: Final = (";", ",", "\t", "|")
_OPPGITT_SKILLETEGN: Final = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_HODE: Final = 1 << 16


def dekodet(innhold: bytes) -> str:
    """The text of a CSV file: UTF-8, UTF-16 with its mark (Excel's «Unicode-tekst»), else ISO-8859-1."""
    if innhold.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return innhold.decode("utf-16", "replace")
    try:
        return innhold.decode("utf-8-sig")
    except UnicodeDecodeError:
        return innhold.decode("iso-8859-1")


def skilletegn(tekst: str, fb: Filbeskrivelse) -> str | None:
    """The separator with which the first line has most of the form's field names; None: no header."""
    if treff := _OPPGITT_SKILLETEGN.match(tekst):
        return treff[1]
    forste = next((linje for linje in tekst[:_HODE].splitlines() if linje.strip()), "")
    navn = {felt.navn for felt in fb.felt}

    def treff_paa(tegn: str) -> int:
        celler = next(csv.reader([forste], delimiter=tegn), [])
        return sum(kolonnenavn(celle).upper() in navn for celle in celler)

    best = max(SKILLETEGN, key=treff_paa)
    return best if treff_paa(best) else None


def les(tekst: str, tegn: str) -> Iterator[Rad]:
    """The rows of a CSV text. Raises :class:`Konverteringsfeil` for a row that can't be taken apart."""
    start = 0
    if treff := _OPPGITT_SKILLETEGN.match(tekst):
        tekst, start = tekst[treff.end() :], 1
    leser = csv.reader(io.StringIO(tekst, newline=""), delimiter=tegn, strict=True)
    bredde = 0
    while True:
        nummer = start + leser.line_num + 1
        try:
            celler = next(leser, None)
        except csv.Error:
            raise Konverteringsfeil(
                [f"Linje {nummer}: anførselstegnene går ikke opp. Sjekk dem, og linjen før."]
            ) from None
        if celler is None:
            return
        bredde = bredde or len(celler)
        if celler and len(celler) < bredde:
            raise Konverteringsfeil(
                [f"Linje {nummer} har {len(celler)} kolonner, men første linje har {bredde}."]
            )
        yield Rad(nummer, celler)


def sted(nummer: int, _kolonne: int, felt: Felt) -> str:
    return f"Linje {nummer}, {felt.navn}"


def skriv(rader: Iterable[Sequence[str]], tegnsett: str) -> bytes:
    """The rows as a CSV file. What the character set lacks is refused with :class:`Konverteringsfeil`."""
    ut = io.StringIO(newline="")
    csv.writer(ut, delimiter=";", lineterminator="\r\n").writerows(rader)
    try:
        return ut.getvalue().encode("utf-8-sig" if tegnsett == "utf-8" else tegnsett)
    except UnicodeEncodeError as feil:
        linje = ut.getvalue().count("\n", 0, feil.start) + 1
        raise Konverteringsfeil(
            [f"Linje {linje} har tegn som ikke finnes i {tegnsett.upper()}. Skriv filen som UTF-8."]
        ) from None
