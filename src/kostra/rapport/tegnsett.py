"""What a console or a file of another character set than UTF-8 shows instead of missing characters."""

from __future__ import annotations

import codecs
import unicodedata
from functools import lru_cache

#: The nearest likeness, tried when the encoding lacks the character itself.
LIKHETER = {
    "\u00a0": " ",
    "\u202f": " ",
    "«": '"',
    "»": '"',
    "“": '"',
    "”": '"',
    "’": "'",
    "–": "-",
    "—": "-",
    "\u2212": "-",
    "─": "-",
    "·": "-",
    "…": "...",
    "⊘": "X",
    "✖": "x",
    "▲": "!",
    "■": "i",
    "✔": "+",
    "æ": "ae",
    "ø": "o",
    "å": "a",
    "Æ": "AE",
    "Ø": "O",
    "Å": "A",
}


class Tegnsett:
    """Text as an encoding can show it. UTF-8 shows everything as it is."""

    def __init__(self, navn: str) -> None:
        try:
            self.navn = codecs.lookup(navn).name
        except LookupError:
            self.navn = "ascii"
        self._alt = self.navn.startswith("utf")

    def vis(self, tekst: str) -> str:
        """The text with a likeness, else «?», for each character that the encoding lacks."""
        if self._alt:
            return tekst
        try:
            tekst.encode(self.navn)
        except UnicodeEncodeError:
            return "".join(_likhet(tegn, self.navn) for tegn in tekst)
        return tekst


@lru_cache(maxsize=4096)
def _likhet(tegn: str, tegnsett: str) -> str:
    uten_aksent = unicodedata.normalize("NFKD", tegn)[0]
    for forsok in (tegn, LIKHETER.get(tegn, ""), uten_aksent):
        try:
            if forsok and forsok.encode(tegnsett):
                return forsok
        except UnicodeEncodeError:
            continue
    return "?"
