"""Where a line comes out of step with the layout: characters lost or added, and how many.

Each field that has a form of its own (codes, dates, numbers) votes for where the line fits as it
stands, and where it fits when it is moved. The best place to begin to move it is the answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from kostra.felt import dato, er_blank, heltall
from kostra.skjema import Felt, Filbeskrivelse

#: What is looked for in a line of the right length, which may have lost as much as it has gained.
MAKS_FORSKYVNING: Final = 12
_I_RIKTIG_LENGDE: Final = sorted(
    (tegn for tegn in range(-MAKS_FORSKYVNING, MAKS_FORSKYVNING + 1) if tegn), key=abs
)
#: So many more fields must fit when a line of the right length is moved.
_SIKKERT: Final = 4


@dataclass(frozen=True, slots=True)
class Skift:
    """From ``felt`` on, the text stands ``tegn`` places to the right (negative: to the left).

    ``felt`` is None when the whole line fits where it stands, and only its end is too short or long.
    """

    felt: Felt | None
    tegn: int


def skift(linje: str, fb: Filbeskrivelse) -> Skift | None:
    """Where the line comes out of step; None when it doesn't, or when it can't be told."""
    avvik = len(linje) - fb.recordlengde
    som_den_er = sum(_stemmer(felt, linje, 0) for felt in fb.felt)
    if avvik:
        felt, stemmer = _beste(linje, fb, avvik)
        return Skift(felt, avvik) if stemmer > 0 else None
    mulige = ((*_beste(linje, fb, tegn), tegn) for tegn in _I_RIKTIG_LENGDE)
    felt, stemmer, tegn = max(mulige, key=lambda m: m[1])
    return Skift(felt, tegn) if felt and stemmer - som_den_er >= _SIKKERT else None


def i_takt(linje: str, fb: Filbeskrivelse, til: int) -> bool:
    """True when the fields up to that position surely stand where they should."""
    avvik = len(linje) - fb.recordlengde
    foran: list[int] = []
    bak = [] if avvik else [sum(_stemmer(felt, linje, 0) for felt in fb.felt)]
    for tegn in (avvik,) if avvik else _I_RIKTIG_LENGDE:
        for felt, stemmer in _alle(linje, fb, tegn):
            (foran if felt and felt.fra <= til else bak).append(stemmer)
    return max(bak) - max(foran) >= _SIKKERT


def _beste(linje: str, fb: Filbeskrivelse, tegn: int) -> tuple[Felt | None, int]:
    """The field from which to move the line, and how well it then fits. The last of the equally good."""
    return max(reversed(_alle(linje, fb, tegn)), key=lambda mulig: mulig[1])


def _alle(linje: str, fb: Filbeskrivelse, tegn: int) -> list[tuple[Felt | None, int]]:
    """For each field, and for none: how well the line fits when it is moved from there on."""
    for_ = accumulate((_stemmer(felt, linje, 0) for felt in fb.felt), initial=0)
    etter = accumulate((_stemmer(felt, linje, tegn) for felt in reversed(fb.felt)), initial=0)
    summer = [a + b for a, b in zip(for_, reversed(list(etter)), strict=True)]
    return list(zip((*fb.felt, None), summer, strict=True))


def _stemmer(felt: Felt, linje: str, tegn: int) -> int:
    """1 if the text there has the field's form, -1 if not, 0 if the field has none or is blank."""
    fra = felt.fra - 1 + tegn
    tekst = linje[max(fra, 0) : felt.til + tegn]
    if felt.koder:
        passer = tekst in felt.gyldige_koder
    elif felt.datatype == "dato":
        passer = dato(tekst) is not None
    elif felt.datatype == "heltall":
        passer = heltall(tekst) is not None
    elif felt.sifre:
        passer = tekst.isascii() and tekst.isdigit() and len(tekst) == felt.lengde
    else:
        return 0
    if er_blank(tekst):
        return -1 if felt.paakrevd else 0
    return 1 if passer else -1
