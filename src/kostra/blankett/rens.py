"""Cleans what people type or paste into one line of a form.

Line breaks end here, so no answer can start a new header in a mail or a new row in a file.
"""

from __future__ import annotations

import unicodedata
from typing import Final

TAK: Final = 2000
"""Characters kept of one answer: more than any field allows, too few to store files in drafts."""

_FJERNES: Final = frozenset({"Cc", "Cf", "Cs"})


def en_linje(raa: str) -> str:
    """The text on one line, NFC, at most :data:`TAK` characters; cleaning twice changes nothing.

    Every run of blanks, tabs and line breaks (all that Unicode knows) becomes one space. Control
    characters, invisible format characters (bidirectional overrides, zero-width, soft hyphen),
    lone surrogates and non-characters are dropped: nobody sees them, and they make one name look
    like another or break a file.
    """
    synlig = "".join(tegn for tegn in raa[: 2 * TAK] if tegn.isspace() or not _usynlig(tegn))
    return unicodedata.normalize("NFC", " ".join(synlig.split()))[:TAK].rstrip()


def _usynlig(tegn: str) -> bool:
    ikke_tegn = 0xFDD0 <= ord(tegn) <= 0xFDEF or ord(tegn) & 0xFFFE == 0xFFFE
    return ikke_tegn or unicodedata.category(tegn) in _FJERNES
