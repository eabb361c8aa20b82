"""E-mail addresses: one spelling of each, and whether mail can be sent there."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LENGSTE: Final = 254

# Stricter than the RFCs: no quoting, no routing (% and !), no braces or pipes, and no sign first that a
# spreadsheet or a command line would act on. ASCII before the @: few mail servers take more (SMTPUTF8),
# and a letter that can't be sent must be known while the address is typed. The domain may have others.
_FORST: Final = re.compile(r"\w[\w#$&'*+/=?^~-]*(\.[\w#$&'*+/=?^~-]+)*", re.ASCII)
_LEDD: Final = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", re.ASCII)


def normaliser(tekst: str) -> str:
    """The domain in lower case; the part before @ is the receiver's own and stays as it is."""
    forst, krollalfa, domene = tekst.rpartition("@")
    if not krollalfa or len(tekst) > LENGSTE:
        return tekst
    lite = unicodedata.normalize("NFKC", domene).lower()
    return f"{forst}@{unicodedata.normalize('NFKC', lite)}"


def er_gyldig(tekst: str) -> bool:
    """True for ``name@domain.tld``, also with letters beyond ASCII in the domain."""
    forst, _, domene = tekst.rpartition("@")
    if len(tekst) > LENGSTE or not _FORST.fullmatch(forst):
        return False
    if not all(tegn.isalnum() or tegn in "-." or unicodedata.combining(tegn) for tegn in domene):
        return False
    try:
        if len(forst.encode()) > 64:
            return False
        ledd = domene.encode("idna").decode("ascii").lower().split(".")
    except UnicodeError:
        return False
    return len(ledd) > 1 and all(map(_LEDD.fullmatch, ledd)) and not ledd[-1].isdecimal()
