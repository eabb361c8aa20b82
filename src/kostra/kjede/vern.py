"""A guard for developers: values that look like personal data don't get into the log.

It finds the forms that give themselves away, not a name and not a phone number without its
country code. It is a net below the rule that events hold ids only, not a replacement for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from kostra.kjede.feil import UlovligVerdi

MAKS_TEGN: Final = 200
MAKS_DETALJER: Final = 16
MAKS_TALL: Final = 999_999_999
"""A fødselsnummer read as a number has ten or eleven digits; nine is the most that is safe."""

FOR_LANG: Final = f"hendelse: en verdi har over {MAKS_TEGN} tegn"
STYRETEGN: Final = "hendelse: en verdi har styretegn eller usynlige tegn"
EPOST: Final = "hendelse: en verdi ligner en e-postadresse"
TELEFON: Final = "hendelse: en verdi ligner et telefonnummer"
FODSELSNUMMER: Final = "hendelse: en verdi ligner et fødselsnummer"
FEIL_TYPE: Final = "hendelse: en verdi er verken tekst eller heltall"
FOR_MANGE: Final = f"hendelse: over {MAKS_DETALJER} detaljer"
FEIL_NAVN: Final = "hendelse: navnet på en detalj har andre tegn enn a–z, 0–9 og _"
MANGLER: Final = "hendelse: handling og resultat må være utfylt"

_DETALJNAVN: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_EPOST: Final = re.compile(r"\S@\S")
# \d on purpose: here the digits of every script count
_TELEFON: Final = re.compile(r"(?:\+ ?\d(?:[ ()-]{0,2}\d){6})|(?:(?<!\d)00 ?47(?:[ -]?\d){8})")
_FODSELSNUMMER: Final = re.compile(r"\d{11}|(?<!\d)\d{6} \d{5}(?!\d)")
# one SHA-256 in nine has eleven digits in a row: a checksum or a UUID is no person
_SJEKKSUM: Final = re.compile(
    r"(?<![0-9A-Za-z])(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32}"
    r"|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![0-9A-Za-z])"
)


def vern_tekst(verdi: object) -> None:
    """Lets ordinary text through.

    Raises:
        UlovligVerdi: not a str, too long, not printable, or like personal data.
    """
    if type(verdi) is not str:
        raise UlovligVerdi(FEIL_TYPE)
    if len(verdi) > MAKS_TEGN:
        raise UlovligVerdi(FOR_LANG)
    if not verdi.isprintable():
        raise UlovligVerdi(STYRETEGN)
    rest = _SJEKKSUM.sub("#", verdi)
    for monster, grunn in ((_EPOST, EPOST), (_TELEFON, TELEFON), (_FODSELSNUMMER, FODSELSNUMMER)):
        if monster.search(rest):
            raise UlovligVerdi(grunn)


def vern_detaljer(detaljer: Mapping[str, str | int]) -> None:
    """Lets a few named texts and whole numbers through.

    Raises:
        UlovligVerdi: too many, an odd name, a value of another type or like personal data.
    """
    if len(detaljer) > MAKS_DETALJER:
        raise UlovligVerdi(FOR_MANGE)
    for navn, verdi in detaljer.items():
        vern_tekst(navn)
        if not _DETALJNAVN.fullmatch(navn):
            raise UlovligVerdi(FEIL_NAVN)
        if type(verdi) is not int:
            vern_tekst(verdi)
        elif abs(verdi) > MAKS_TALL:
            raise UlovligVerdi(FODSELSNUMMER)
