"""Makes text from a file harmless before anybody sees it.

Everything that a record, a file name or an option can bring into a report goes through here:
control characters and escape sequences, lone surrogates, direction overrides, formulas, and, as a
last line of defence, anything that looks like a fødselsnummer.
"""

from __future__ import annotations

import re

ERSTATNING = "\ufffd"
#: What a run of eleven digits is shown as. No rule puts a fødselsnummer into a message.
SKJULT = "*" * 11

# C0 and C1, DEL, soft hyphen's invisible kin, direction marks and overrides, line separators,
# surrogates, non-characters and the byte order mark
_USYNLIGE = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
)
_UGYLDIG = re.compile(f"[{_USYNLIGE}]")
_MELLOMROM = re.compile(r"[\t\n\r]")
_SURROGATER = re.compile("[\ud800-\udfff]")
_FODSELSNUMMER = re.compile(r"(?<![0-9])[0-9]{6}[ \u00a0]?[0-9]{5}(?![0-9])", re.ASCII)
# a cheap first look: nearly no text holds six digits in a row
_KANSKJE = re.compile(r"[0-9]{6,}(?:[ \u00a0][0-9]{5,})*", re.ASCII)
_FORMEL = re.compile(r"\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
#: What a spreadsheet would turn into a number, a date or a time: 00012345, 1E5, 1-2, 12.30
_SOM_TALL = re.compile(r"[0-9][0-9.,:/ \-]*(?:[eE][+\-]?[0-9]+)?", re.ASCII)


def uten_fodselsnummer(tekst: str) -> str:
    """Hides eleven digits in a row (six and five with a blank between count as well)."""
    if len(tekst) < len(SKJULT):
        return tekst
    return _KANSKJE.sub(lambda m: _FODSELSNUMMER.sub(SKJULT, m[0]), tekst)


def ren(tekst: str) -> str:
    """Text for people: tabs and line breaks become blanks, the invisible becomes visible."""
    if tekst.isascii() and tekst.isprintable():
        return uten_fodselsnummer(tekst)
    return uten_fodselsnummer(synlig(tekst))


def synlig(tekst: str) -> str:
    """As :func:`ren`, but eleven digits stay: each character keeps its place."""
    return _UGYLDIG.sub(ERSTATNING, _MELLOMROM.sub(" ", tekst))


def gyldig_utf8(tekst: str) -> str:
    """Replaces lone surrogates, which no encoding can hold."""
    return _SURROGATER.sub(ERSTATNING, tekst)


def uten_formel(tekst: str) -> str:
    """A leading apostrophe in front of what a spreadsheet would take for a formula (OWASP)."""
    return f"'{tekst}" if _FORMEL.match(tekst) else tekst


def som_tekst(tekst: str) -> str:
    """As :func:`uten_formel`, and also in front of what would become a number or a date."""
    return f"'{tekst}" if _SOM_TALL.fullmatch(tekst) else uten_formel(tekst)
