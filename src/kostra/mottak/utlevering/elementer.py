"""A file of elements as batches of columns: one row an individual, with what it holds nested in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pyarrow as pa

from kostra.kontroll.element import les_elementer
from kostra.kontroll.tabeller import Blokk
from kostra.mottak.utlevering.kolonner import Kolonne, Maker, fra_nummer
from kostra.mottak.utlevering.pseudonym import Pseudonymer
from kostra.skjema.struktur import Struktur

_INDIVIDER: Final = 2_000
_ROT: Final = "individ"
_NUMMER: Final = "fodselsnummer"


@dataclass(frozen=True)
class _Tabell:
    """``felt``: (source column, what it becomes). ``under``: the tables inside a row."""

    navn: str
    felt: list[tuple[str, Kolonne]]
    under: list[_Tabell]

    @property
    def type(self) -> pa.DataType:
        egne = [(kolonne.navn, kolonne.type) for _, kolonne in self.felt]
        return pa.struct([*egne, *((t.navn, pa.list_(t.type)) for t in self.under)])


def batcher(
    innhold: bytes, struktur: Struktur, pseudonymer: Pseudonymer, region: str
) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
    """The schema, and the individuals in order. ``post`` is its number in the file, from 1."""
    rot = _tabell(_ROT, struktur, Maker(pseudonymer, region[:4]))
    schema = pa.schema([("post", pa.int64()), *rot.type])

    def rader() -> Iterator[pa.RecordBatch]:
        post = 0
        for blokk in les_elementer(innhold, struktur, individer_per_blokk=_INDIVIDER):
            if isinstance(blokk, dict):
                liste = [rad for _, rad in _rader(blokk, rot)]
                for rad in liste:
                    post += 1
                    rad["post"] = post
                yield pa.RecordBatch.from_pylist(liste, schema=schema)

    return schema, rader()


def _tabell(navn: str, struktur: Struktur, maker: Maker) -> _Tabell:
    felt = [
        (kilde, kolonne)
        for kilde, lest in struktur.tabeller[navn].kolonner.items()
        for kolonne in maker.av_kolonne(kilde, lest.datatype)
    ]
    if navn == _ROT:
        felt += [(_NUMMER, kolonne) for kolonne in fra_nummer(struktur.aar)]
    under = [
        _tabell(t.navn, struktur, maker) for t in struktur.tabeller.values() if t.forelder == navn
    ]
    return _Tabell(navn, felt, under)


def _rader(blokk: Blokk, tabell: _Tabell) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each row with its parent's number in the block."""
    lest = blokk[tabell.navn]
    under = {t.navn: _etter_forelder(blokk, t) for t in tabell.under}
    verdier = [
        (kolonne.navn, kolonne.verdi, lest.kolonner[kilde]) for kilde, kolonne in tabell.felt
    ]
    for nr in range(lest.antall):
        rad = {navn: verdi(kolonne[nr]) for navn, verdi, kolonne in verdier}
        rad.update({navn: barn.get(nr, []) for navn, barn in under.items()})
        yield (lest.forelder[nr] if lest.forelder else 0), rad


def _etter_forelder(blokk: Blokk, tabell: _Tabell) -> dict[int, list[dict[str, Any]]]:
    funnet: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for forelder, rad in _rader(blokk, tabell):
        funnet[forelder].append(rad)
    return funnet
