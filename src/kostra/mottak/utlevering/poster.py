"""A fixed-width extract as batches of columns: one row a record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pyarrow as pa

from kostra.kontroll.lesing import les
from kostra.kontroll.poster import Poster
from kostra.mottak.utlevering.kolonner import Kolonne, Maker
from kostra.mottak.utlevering.pseudonym import Pseudonymer
from kostra.skjema.modell import Felt, Filbeskrivelse

#: Records of a batch: a row group of the file.
_BATCH: Final = 10_000


class IkkePoster(Exception):
    """The content isn't records of the form: it would have been stopped by the control."""


def batcher(
    innhold: bytes, fb: Filbeskrivelse, pseudonymer: Pseudonymer, region: str
) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
    """The schema, and the records in order. ``post`` is the record's number in the file, from 1.

    ``fb`` must be loaded with ``med_tekster=True``: they say what identifies somebody.
    """
    maker = Maker(pseudonymer, region[:4])
    felt = [(felt, kolonne) for felt in fb.felt for kolonne in maker.av_felt(felt)]
    schema = pa.schema(
        [("post", pa.int64()), *((kolonne.navn, kolonne.type) for _, kolonne in felt)]
    )
    lest = les(innhold, fb.lesing, fb.recordlengde)
    if lest.poster is None:
        raise IkkePoster
    poster = lest.poster

    def rader() -> Iterator[pa.RecordBatch]:
        for fra in range(0, poster.antall, _BATCH):
            bit = range(fra, min(fra + _BATCH, poster.antall))
            yield pa.record_batch(
                [
                    pa.array([rad + 1 for rad in bit], pa.int64()),
                    *(_kolonne(poster, felt_, kolonne, bit) for felt_, kolonne in felt),
                ],
                schema=schema,
            )

    return schema, rader()


def _kolonne(poster: Poster, felt: Felt, kolonne: Kolonne, rader: range) -> pa.Array:
    fra, lengde = felt.fra - 1, felt.lengde
    return pa.array([kolonne.verdi(poster.tekst(rad, fra, lengde)) for rad in rader], kolonne.type)
