"""Whose records a content holds, as keyed pseudonyms. Runs where the content is, inside a task."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kostra.felt.blank import trim
from kostra.kontroll.element import les_elementer
from kostra.kontroll.lesing import les
from kostra.mottak.utlevering.kolonner import PERSONNUMMER
from kostra.mottak.utlevering.pseudonym import Pseudonymer
from kostra.skjema import filbeskrivelse
from kostra.skjema.struktur import Struktur, struktur, strukturer

_INDIVIDER = 2_000


@dataclass(frozen=True)
class Personer:
    """``merker``: 16 bytes for each person, once; ``uten_nummer``: records that say nobody's number."""

    merker: bytes
    uten_nummer: int


def personer(innhold: bytes, skjema: str, aar: int, pseudonymer: Pseudonymer) -> Personer:
    """The persons of a controlled content, in the order of their pseudonyms.

    One with several numbers is known by the first of them: fødselsnummer, else DUF.
    """
    if skjema in strukturer():
        numre = _individenes(innhold, struktur(skjema, aar))
    else:
        numre = _postenes(innhold, skjema, aar)
    merker, uten = set(), 0
    for noens in numre:
        merke = next(filter(None, map(pseudonymer.person, noens)), None)
        if merke is None:
            uten += 1
        else:
            merker.add(bytes.fromhex(merke))
    return Personer(b"".join(sorted(merker)), uten)


def _postenes(innhold: bytes, skjema: str, aar: int) -> Iterator[tuple[str, ...]]:
    fb = filbeskrivelse(skjema, aar, med_tekster=True)
    felt = [(felt.fra - 1, felt.lengde) for felt in fb.felt if felt.skjul and felt.sifre]
    poster = les(innhold, fb.lesing, fb.recordlengde).poster
    for rad in range(poster.antall if poster else 0):
        assert poster is not None
        yield tuple(trim(poster.tekst(rad, fra, lengde)) for fra, lengde in felt)


def _individenes(innhold: bytes, form: Struktur) -> Iterator[tuple[str, ...]]:
    for blokk in les_elementer(innhold, form, individer_per_blokk=_INDIVIDER):
        if isinstance(blokk, dict):
            kolonner = blokk["individ"].kolonner
            numre = [kolonner[navn] for navn in kolonner if navn in PERSONNUMMER]
            for rad in zip(*numre, strict=True):
                yield tuple(nummer or "" for nummer in rad)
