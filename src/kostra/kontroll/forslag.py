"""Which form, year and municipality a file is of, for a control where nobody has chosen them.

Says only what is certain: what is left empty, the user is asked for.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from kostra.kontroll.filtype import BARNEVERN, filtype
from kostra.kontroll.gjenkjenning import vanligst
from kostra.kontroll.lesing import BOM
from kostra.skjema.last import bydeler, filbeskrivelse, kommuner, recordlengder, skjemaer

if TYPE_CHECKING:
    from mmap import mmap

_LES = 1 << 18
_INDIVIDER = 50
_OSLO = "0301"


@dataclass(frozen=True, slots=True)
class Forslag:
    """``skjema`` and ``region`` (six digits) empty, and ``aar`` 0, where the file doesn't say."""

    skjema: str = ""
    aar: int = 0
    region: str = ""


def foresla(innhold: bytes | mmap) -> Forslag:
    """What the first part of the file says, by more than half of its lines."""
    start = bytes(innhold[:_LES])
    type_ = filtype(start, len(innhold))
    if type_ is not None:
        return _av_elementer(innhold) if type_ is BARNEVERN else Forslag()
    linjer = _linjer(start, hel=len(innhold) <= _LES)
    skjema, aar = _skjema_og_aar(linjer)
    nr = vanligst([linje[:4] for linje in linjer])
    return Forslag(skjema, aar, _region(nr, _bydel(linjer, skjema, aar), aar))


def _linjer(start: bytes, *, hel: bool) -> list[str]:
    # a byte that isn't UTF-8 becomes one character, so lengths are right for ISO-8859-1 too
    tekst = start.removeprefix(BOM).decode("utf-8", "replace")
    linjer = tekst.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not hel and len(linjer) > 1:
        linjer.pop()  # cut in the middle
    return [linje for linje in linjer if linje]


def _skjema_og_aar(linjer: list[str]) -> tuple[str, int]:
    """By the length of most lines, and VERSION (positions 5-6)."""
    lengde = vanligst([str(len(linje)) for linje in linjer])
    mulige = [(skjema, aar) for skjema, aar, n in recordlengder() if str(n) == lengde]
    navn = {skjema for skjema, _ in mulige}
    if len(navn) != 1:
        return "", 0
    (skjema,) = navn
    version = vanligst([linje[4:6] for linje in linjer])
    aarene = [aar for _, aar in mulige if f"{aar % 100:02d}" == version]
    if not aarene:  # a length alone can be a fault of the case-work system
        aarene = [aar for aar in skjemaer()[skjema] if f"{aar % 100:02d}" == version]
        aarene = [] if len(mulige) > 1 else aarene
    return skjema, aarene[0] if len(aarene) == 1 else 0


def _bydel(linjer: list[str], skjema: str, aar: int) -> str:
    if not (skjema and aar):
        return ""
    felt = filbeskrivelse(skjema, aar).etter_navn.get("BYDELSNR")
    if felt is None:
        return ""
    return vanligst([linje[felt.fra - 1 : felt.til] for linje in linjer if linje[:4] == _OSLO])


def _region(nr: str, bydel: str, aar: int) -> str:
    """Six digits, of a municipality that exists; in Oslo a bydel must be known."""
    if not aar or nr not in kommuner(aar):
        return ""
    if nr != _OSLO:
        return f"{nr}00"
    return f"{nr}{bydel}" if bydel in bydeler() else ""


def _av_elementer(innhold: bytes | mmap) -> Forslag:
    # a file of lines must not pay for reading XML
    from kostra.kontroll.element import les_elementer
    from kostra.skjema.struktur import struktur, strukturer

    for skjema, aarene in strukturer().items():
        deler = les_elementer(innhold, struktur(skjema, aarene[-1]), individer_per_blokk=_INDIVIDER)
        blokker = (del_ for del_ in deler if isinstance(del_, dict))
        for blokk in islice(blokker, 1):
            avgiver = blokk.get("avgiver")
            if avgiver is None or avgiver.antall != 1:
                continue
            aar, nr = (avgiver.kolonner[kolonne][0] for kolonne in ("versjon", "kommunenummer"))
            aar = aar if aar in aarene else 0
            individer: Counter[Any] = Counter(blokk["individ"].kolonner["bydelsnummer"])
            bydel, flest = individer.most_common(1)[0] if individer else ("", 0)
            sikker = bydel if 2 * flest > individer.total() else ""
            return Forslag(skjema, aar, _region(nr or "", sikker or "", aar))
        return Forslag(skjema)
    return Forslag()
