"""Phone numbers as people write them, to E.164 (``+4797777777``) and back.

``phonenumbers`` is imported at first use: a list of forms doesn't need it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_LAND: Final = "NO"
_BARE_NUMMER: Final = re.compile(r"\+?[0-9()\s.\-/‐-―−]+", re.ASCII)
_NORSK_MOBIL: Final = re.compile(r"\+47[49][0-9]{7}", re.ASCII)
_E164: Final = re.compile(r"\+[0-9]{3,15}", re.ASCII)
_LENGSTE: Final = 40


def normaliser(tekst: str) -> str:
    """E.164 for a valid number; any other text as it was, so that the user sees what was typed.

    Without a country code the number is Norwegian. Blanks, dots, hyphens of all lengths, slashes
    and parentheses are allowed, ``+``, ``00`` or a bare ``47`` in front, and ``(0)`` after +47.
    """
    renset = re.sub(r"^\((\+[0-9]{1,3}|00[0-9]{1,3})\)", r"\1", tekst.strip())
    if len(renset) > _LENGSTE or not _BARE_NUMMER.fullmatch(renset):
        return tekst
    for forsok in (renset, renset.replace("(0)", "")):
        nummer = _les(forsok)
        if nummer and _gyldig(nummer):
            return _skriv(nummer)
    return tekst


def er_gyldig(tekst: str) -> bool:
    """True for a valid number in E.164."""
    nummer = _les(tekst) if _E164.fullmatch(tekst) else None
    return nummer is not None and _gyldig(nummer) and _skriv(nummer) == tekst


def tar_sms(tekst: str) -> bool:
    """True for an E.164 number that can receive SMS: Norwegian series 4 and 9, foreign mobiles.

    Some countries don't tell mobile from landline (USA); there every number passes.
    """
    from phonenumbers import PhoneNumberType, number_type

    if tekst.startswith("+47"):
        return bool(_NORSK_MOBIL.fullmatch(tekst))
    nummer = _les(tekst) if er_gyldig(tekst) else None
    return nummer is not None and number_type(nummer) in (
        PhoneNumberType.MOBILE,
        PhoneNumberType.FIXED_LINE_OR_MOBILE,
    )


def vis(tekst: str) -> str:
    """``97 77 77 77`` for a Norwegian number, ``+46 70 123 45 67`` for others, else unchanged."""
    from phonenumbers import PhoneNumberFormat, format_number

    nummer = _les(tekst) if er_gyldig(tekst) else None
    if nummer is None:
        return tekst
    norsk = tekst.startswith("+47")
    form = PhoneNumberFormat.NATIONAL if norsk else PhoneNumberFormat.INTERNATIONAL
    return format_number(nummer, form)


def hva_er_galt(tekst: str) -> tuple[str, dict[str, int]]:
    """The name of the error text for a number that isn't valid, and the count it tells."""
    antall = sum(tegn in "0123456789" for tegn in tekst)
    if not antall or tekst.startswith(("+", "00")):
        return "telefon", {}
    return ("telefon_ukjent" if antall == 8 else "telefon_siffer"), {"antall": antall}


def _les(tekst: str) -> PhoneNumber | None:
    from phonenumbers import NumberParseException, parse

    try:
        return parse(tekst, _LAND)
    except NumberParseException:
        return None


def _gyldig(nummer: PhoneNumber) -> bool:
    """The library's plan, and all of Norway's mobile series: new ones open before it knows them."""
    from phonenumbers import is_valid_number

    return bool(_NORSK_MOBIL.fullmatch(_skriv(nummer))) or is_valid_number(nummer)


def _skriv(nummer: PhoneNumber) -> str:
    from phonenumbers import PhoneNumberFormat, format_number

    return format_number(nummer, PhoneNumberFormat.E164)
