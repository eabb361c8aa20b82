"""Characters as the control program counts them: UTF-16 code units (common specification, 2)."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_STYRETEGN: Final = re.compile("[\x00-\x1f\x7f\ufffe\uffff]")
_NAVN: Final = {"\t": "tabulator", "\n": "linjeskift", "\r": "linjeskift"}


def bredde(tekst: str) -> int:
    """Number of positions that the text takes up."""
    return (
        len(tekst) + sum(tegn > "\uffff" for tegn in tekst) if not tekst.isascii() else len(tekst)
    )


def kodeenheter(tekst: str) -> str:
    """The text with one code unit a character."""
    if tekst.isascii() or max(tekst) <= "\uffff":
        return tekst
    return "".join(map(chr, memoryview(tekst.encode("utf-16-le")).cast("H")))


def samlet(enheter: str) -> str | None:
    """Code units, one a character, as ordinary text; None if a character was cut in two."""
    if enheter.isascii():
        return enheter
    try:
        return enheter.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    except UnicodeDecodeError:
        return None


def styretegn(tekst: str) -> str | None:
    """What to call the first character that can't stand in a cell or a field; None if there is none."""
    treff = _STYRETEGN.search(tekst)
    if treff is None:
        return None
    return _NAVN.get(treff[0], f"styretegn (U+{ord(treff[0]):04X})")


def tegnets_navn(tegn: str) -> str:
    """A character in a message: itself and its number, with a combining mark on a ring."""
    vist = f"◌{tegn}" if unicodedata.combining(tegn) else tegn
    return f"«{vist}» (U+{ord(tegn):04X})"
