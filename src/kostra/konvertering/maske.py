"""Hides who somebody is in a line that is shown, also when the line is out of step with the layout.

The line keeps its length: what is hidden becomes asterisks, and blanks stay blanks.
"""

from __future__ import annotations

import re
from typing import Final

from kostra.felt import er_duf, mod11
from kostra.konvertering.skift import MAKS_FORSKYVNING, i_takt
from kostra.skjema import Felt, Filbeskrivelse

SKJULT: Final = "*"
_TEGN: Final = re.compile(r"\S")
#: Eleven digits that begin with a date; days may be raised by 40, months by 40, 65 and 80.
_NUMMER: Final = re.compile(
    r"(?=((?:[04][1-9]|[1256][0-9]|[37][01])(?:[048][1-9]|[159][0-2]|6[6-9]|7[0-7])[0-9]{7}))",
    re.ASCII,
)
_ALENE: Final = re.compile(r"(?<![0-9])[0-9]{6}[ \u00a0-]?[0-9]{5,6}(?![0-9])", re.ASCII)


def maskert(linje: str, fb: Filbeskrivelse) -> str:
    """The line with the fields that say who somebody is hidden, and every fødselsnummer elsewhere.

    A line out of step is hidden up to ``MAKS_FORSKYVNING`` characters on both sides of such a field.
    ``fb`` must be loaded with ``med_tekster=True``. Where the number isn't in its place, more is
    hidden than need be.
    """
    avvik = abs(len(linje) - fb.recordlengde)
    paa_plass = _paa_plass(linje, fb)
    ute = min(avvik, MAKS_FORSKYVNING)
    nummer_ute = 0 if paa_plass else ute or MAKS_FORSKYVNING
    spenn = [_utvidet(felt, nummer_ute if felt.sifre else ute) for felt in fb.felt if felt.skjul]
    # eleven digits whose control digits don't fit may be somebody's number all the same
    losrevet = not paa_plass and (avvik == 0 or avvik > MAKS_FORSKYVNING)
    spenn += [t.span(1) for t in _NUMMER.finditer(linje) if losrevet or mod11(t[1])]
    spenn += [treff.span() for treff in _ALENE.finditer(linje)]
    skjul = bytearray(len(linje))
    for fra, til in spenn:
        skjul[fra:til] = b"\1" * len(skjul[fra:til])
    tegn = zip(linje, skjul, strict=True)
    return "".join(SKJULT if gjem and _TEGN.match(t) else t for t, gjem in tegn)


def _utvidet(felt: Felt, ute: int) -> tuple[int, int]:
    return max(felt.fra - 1 - ute, 0), felt.til + ute


def _paa_plass(linje: str, fb: Filbeskrivelse) -> bool:
    """True when numbers stand just in their fields.

    A mistyped number counts in a line of the right length, if it begins with a date.
    """
    felt = [f for f in fb.felt if f.skjul and f.sifre]
    hele = [tekst for f in felt if (tekst := linje[f.fra - 1 : f.til]).strip()]
    if not hele or not all(er_duf(tekst) or _NUMMER.match(tekst) for tekst in hele):
        return False
    riktig_lengde = len(linje) == fb.recordlengde
    gyldige = all(er_duf(tekst) or mod11(tekst) for tekst in hele)
    if riktig_lengde and gyldige:
        return True
    return (riktig_lengde or gyldige) and i_takt(linje, fb, max(f.til for f in felt))
