"""What counts as blank: the white space of the program in service, not Python's ``isspace``.

Source: common control specification, 9.1. The difference is U+0085 (NEL), which is not blank here.
"""

from __future__ import annotations

#: Tab to carriage return, the four separators 1C-1F, and every Unicode space and line separator.
BLANKE = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \xa0\u1680"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)


def trim(tekst: str) -> str:
    """The text without blanks at both ends."""
    return tekst.strip(BLANKE)


def er_blank(tekst: str) -> bool:
    """True when all characters are blank; so is the empty text."""
    return not tekst.strip(BLANKE)
