"""A user's file name, made fit to be shown. It is never a name on our disk."""

from __future__ import annotations

import unicodedata
from typing import Final

MAKS: Final = 120
_SLUTT: Final = 30


def rens_filnavn(navn: str) -> str:
    """The last part of the path, without control, direction and other invisible characters.

    At most :data:`MAKS` characters: the middle goes, so that the ending still tells the kind.
    """
    siste = navn.replace("\\", "/").rsplit("/", 1)[-1]
    synlige = (
        tegn if unicodedata.category(tegn)[0] not in "CZ" else _luft(tegn)
        for tegn in unicodedata.normalize("NFC", siste[: 4 * MAKS])
    )
    rent = " ".join("".join(synlige).split()).strip(". ") or "fil uten navn"
    if len(rent) > MAKS:
        rent = f"{rent[: MAKS - _SLUTT - 1]}…{rent[-_SLUTT:]}"
    return rent


def _luft(tegn: str) -> str:
    return " " if unicodedata.category(tegn) == "Zs" or tegn in "\t\n\r" else ""
