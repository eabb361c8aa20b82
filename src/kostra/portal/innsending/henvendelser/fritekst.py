"""The text of a question or an answer: cleaned, and without anything like a fødselsnummer."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from django.utils.translation import gettext as _

from kostra.felt import mod11

LENGST: Final = 2000
_SIFRE: Final = 11
#: Digits as people group them: 010203 12345, 01.02.03-12345.
_REKKE: Final = re.compile(r"[0-9]+(?:[ .\-/][0-9]+)*")


class UgyldigTekst(ValueError):
    """The text can't be sent. Says why, and never repeats it."""


def rens(raa: str) -> str:
    """The text as it is stored: NFC, without control characters, lines kept.

    Raises :class:`UgyldigTekst` for none, too much, or what looks like a fødselsnummer.
    """
    linjer = unicodedata.normalize("NFC", raa).splitlines()
    tekst = "\n".join(_synlig(linje) for linje in linjer).strip()
    if not tekst:
        raise UgyldigTekst(_("Skriv en tekst."))
    if len(tekst) > LENGST:
        raise UgyldigTekst(_("Teksten er for lang. Skriv høyst %(n)d tegn.") % {"n": LENGST})
    if ligner_fodselsnummer(tekst):
        raise UgyldigTekst(
            _("Teksten ser ut til å ha et fødselsnummer. Ta det bort, og vis til linjen i filen.")
        )
    return tekst


def ligner_fodselsnummer(tekst: str) -> bool:
    """True if eleven digits with valid control digits stand anywhere, however they are grouped."""
    for rekke in _REKKE.findall(unicodedata.normalize("NFKC", tekst)):
        grupper = re.findall("[0-9]+", rekke)
        if any(mod11("".join(vindu)) for vindu in _paa_elleve(grupper)):
            return True
    return False


def _paa_elleve(grupper: list[str]) -> list[list[str]]:
    """The groups beside each other that have eleven digits together."""
    return [
        grupper[fra:til]
        for fra in range(len(grupper))
        for til in range(fra + 1, min(fra + _SIFRE, len(grupper)) + 1)
        if sum(map(len, grupper[fra:til])) == _SIFRE
    ]


def _synlig(linje: str) -> str:
    return "".join(
        " " if tegn == "\t" else tegn for tegn in linje if tegn == "\t" or tegn.isprintable()
    ).rstrip()
