"""Whose file it is: another form's, year's, municipality's or bydel's, certain enough to refuse it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from kostra.kontroll.element.gjenkjenning import merknader
from kostra.kontroll.element.leser import les_elementer
from kostra.kontroll.gjenkjenning import annen_bydel, annen_kommune, per_bydel, ser_ut_som
from kostra.kontroll.modell import Merknad
from kostra.kontroll.tabeller import Blokk
from kostra.skjema.struktur import Struktur, strukturer

if TYPE_CHECKING:
    from mmap import mmap

#: The avgiver stands first: with few individuals in a block, the first comes after a glance.
_INDIVIDER: Final = 50


def hele_filen(innhold: bytes | mmap, struktur: Struktur, region: str) -> Merknad | None:
    """The remark that refuses the file; None if it looks like the sender's own, or can't be read.

    The avgiver tells year and municipality. Only where one of Oslo's bydeler delivers is the whole
    file read, for the bydel that more than half of the individuals are of.
    """
    for merknad in merknader(innhold, struktur):
        return merknad if merknad.id == "feil_skjema" else None
    blokker = _blokker(innhold, struktur)
    forste = next(blokker, None)
    if forste is None:
        return None
    funnet = [*avgiverens(forste, struktur, region), *_bydel(forste, blokker, region)]
    return funnet[0] if funnet else None


def _blokker(innhold: bytes | mmap, struktur: Struktur) -> Iterator[Blokk]:
    deler = les_elementer(innhold, struktur, individer_per_blokk=_INDIVIDER)
    return (del_ for del_ in deler if isinstance(del_, dict))


def avgiverens(blokk: Blokk, struktur: Struktur, region: str) -> list[Merknad]:
    """The remarks when the first block's avgiver is of another year or municipality."""
    rader = blokk.get("avgiver")
    if rader is None or rader.antall != 1:  # none, or too many: a rule tells
        return []
    aar, nr = rader.kolonner["versjon"][0], rader.kolonner["kommunenummer"][0]
    annet_aar = aar != struktur.aar and aar in strukturer()[struktur.skjema]
    merknad = ser_ut_som([(struktur.skjema, aar)], struktur) if annet_aar else None
    return [*([merknad] if merknad else []), *annen_kommune(nr, region, struktur.aar)]


def _bydel(forste: Blokk, resten: Iterator[Blokk], region: str) -> tuple[Merknad, ...]:
    if not per_bydel(region):
        return ()
    antall: Counter[Any] = Counter()
    for blokk in chain((forste,), resten):
        antall.update(blokk["individ"].kolonner["bydelsnummer"])
    nr, flest = antall.most_common(1)[0] if antall else ("", 0)
    return annen_bydel(nr or "", region) if 2 * flest > antall.total() else ()
