"""One delivery as one Parquet file: written beside its place, flushed, and then put there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from kostra.mottak.utlevering import elementer, poster
from kostra.mottak.utlevering.ny_fil import ny_fil
from kostra.mottak.utlevering.pseudonym import Pseudonymer
from kostra.skjema import filbeskrivelse
from kostra.skjema.struktur import struktur, strukturer


@dataclass(frozen=True)
class Om:
    """What every row, and the file's metadata, says of its delivery. ``mottatt``: ISO 8601 in UTC."""

    levering: str
    skjema: str
    aar: int
    region: str
    mottatt: str
    regelversjon: str


@dataclass(frozen=True)
class Skrevet:
    """``sha256`` of the file, and how many rows are in it."""

    sha256: str
    antall: int


def skriv(sti: Path, innhold: bytes, om: Om, pseudonymer: Pseudonymer) -> Skrevet:
    """Writes the file, readable by its owner alone; one that is there is replaced.

    ``innhold`` is a controlled extract; empty for a delivery that says there was nobody: then the file
    has the form's columns and no rows.
    """
    schema, batcher = _batcher(innhold, om, pseudonymer)
    felles = asdict(om)
    fullt = pa.schema(
        [*((navn, pa.int64() if navn == "aar" else pa.string()) for navn in felles), *schema],
        metadata={navn: str(verdi) for navn, verdi in felles.items()}
        | {"pseudonymnokkel": pseudonymer.navn},
    )
    sti.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    antall = 0
    with ny_fil(sti) as fil, parquet.ParquetWriter(fil, fullt, compression="zstd") as skriver:
        for batch in batcher:
            antall += batch.num_rows
            skriver.write_batch(_med(batch, felles, fullt))
    return Skrevet(_sha256(sti), antall)


def _batcher(
    innhold: bytes, om: Om, pseudonymer: Pseudonymer
) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
    if om.skjema in strukturer():
        form = struktur(om.skjema, om.aar)
        schema, batcher = elementer.batcher(innhold, form, pseudonymer, om.region)
    else:
        fb = filbeskrivelse(om.skjema, om.aar, med_tekster=True)
        schema, batcher = poster.batcher(innhold, fb, pseudonymer, om.region)
    return schema, (batcher if innhold else iter(()))


def _med(batch: pa.RecordBatch, felles: dict[str, object], schema: pa.Schema) -> pa.RecordBatch:
    kolonner = [
        pa.array([verdi] * batch.num_rows, schema.field(navn).type)
        for navn, verdi in felles.items()
    ]
    return pa.record_batch([*kolonner, *batch.columns], schema=schema)


def _sha256(sti: Path) -> str:
    with sti.open("rb") as fil:
        return hashlib.file_digest(fil, "sha256").hexdigest()
