"""A keyed pseudonym in the place of a number that says who somebody is.

The same person gets the same pseudonym in every delivery, form and year under one key, so records can be
linked; without the key nobody can go from one to the other, since all numbers could else be tried.
"""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path
from typing import Final

from kostra.felt.duf import er_duf
from kostra.felt.fodselsnummer import TOLKNINGER, fodselsdato, mod11

#: Bytes of key that are demanded, and hexadecimal digits of a pseudonym: 128 bits.
MINST: Final = 32
_SIFRE: Final = 32
#: The latest reading of dates, for every year: a person is one person.
_LESNING: Final = max(TOLKNINGER)


class NokkelFeil(Exception):
    """The key for pseudonyms isn't there or can't be used. The text says what to do."""


class Pseudonymer:
    """Makes pseudonyms. ``navn`` tells keys apart, and gives nothing of the key away."""

    def __init__(self, nokkel: bytes) -> None:
        if len(nokkel) < MINST:
            raise NokkelFeil(
                f"Nøkkelen for pseudonymer er for kort. Lag {MINST} tilfeldige byte, for eksempel med "
                "«openssl rand -out pseudonym.key 32»."
            )
        self._nokkel = nokkel
        self.navn = self._merke("nokkelens navn", "")[:16]

    def person(self, nummer: str) -> str | None:
        """The pseudonym of a fødselsnummer or DUF number; None for what isn't a person's number.

        Numbers made up for someone without one are shared by many, and would make one person of them;
        so would eleven noughts, whose control digits are right.
        """
        tekst = nummer.strip(" ")
        if mod11(tekst) and fodselsdato(tekst, _LESNING) is not None:
            return self._merke("fodselsnummer", tekst)
        return self._merke("duf", tekst) if er_duf(tekst) else None

    def sak(self, nummer: str, kommune: str) -> str | None:
        """The pseudonym of a case's number, which means something in its own municipality only."""
        tekst = nummer.strip(" ")
        return self._merke(f"sak {kommune}", tekst) if tekst else None

    def _merke(self, slag: str, tekst: str) -> str:
        melding = f"{slag}\n{tekst}".encode()
        return hmac.new(self._nokkel, melding, hashlib.sha256).hexdigest()[:_SIFRE]


def les(sti: Path) -> Pseudonymer:
    """The key in a file of random bytes. Raises :class:`NokkelFeil`."""
    try:
        return Pseudonymer(sti.read_bytes())
    except OSError as feil:
        raise NokkelFeil("Nøkkelen for pseudonymer kan ikke leses.") from feil
