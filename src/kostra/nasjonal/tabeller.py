"""The columns of what a run writes. No personal data but ``PERSONER``, which are pseudonyms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import pyarrow as pa

from kostra.nasjonal.utfall import FUNN, LEVERINGER, PERSONER, TALL

_HVA: Final = [
    ("levering", pa.string()),
    ("skjema", pa.string()),
    ("aar", pa.int16()),
    ("region", pa.string()),
]
KOLONNER: Final[dict[str, pa.Schema]] = {
    LEVERINGER: pa.schema(
        [
            *_HVA,
            ("utfall", pa.string()),
            ("grunn", pa.string()),
            ("alvorlighetsgrad", pa.string()),
            ("antall_poster", pa.int64()),
            ("antall_kontroller", pa.int64()),
            ("poster_uten_nummer", pa.int64()),
        ]
    ),
    FUNN: pa.schema(
        [
            *_HVA,
            ("regel", pa.string()),
            ("tittel", pa.string()),
            ("grad", pa.string()),
            ("tillegg", pa.bool_()),
            ("antall", pa.int64()),
        ]
    ),
    TALL: pa.schema(
        [
            *_HVA[1:],
            ("tabell", pa.int16()),
            ("tittel", pa.string()),
            ("kolonne", pa.string()),
            ("rad", pa.int16()),
            ("radtittel", pa.string()),
            ("verdi", pa.int64()),
        ]
    ),
    PERSONER: pa.schema([*_HVA[1:], ("person", pa.binary(16))]),
}


def tabell(navn: str, rader: Sequence[tuple[Any, ...]]) -> pa.Table:
    """Rows as a table of that name. ``PERSONER`` come as one run of pseudonyms for each delivery."""
    schema = KOLONNER[navn]
    if navn == PERSONER:
        return pa.concat_tables([schema.empty_table(), *(_personer(rad) for rad in rader)])
    kolonner: Any = zip(*rader, strict=True) if rader else [[]] * len(schema)
    return pa.table(
        [pa.array(k, felt.type) for k, felt in zip(kolonner, schema, strict=True)], schema=schema
    )


def _personer(rad: tuple[Any, ...]) -> pa.Table:
    *felles, merker = rad
    antall = len(merker) // 16
    kolonner = [
        pa.repeat(pa.scalar(verdi, felt.type), antall)
        for verdi, felt in zip(felles, KOLONNER[PERSONER], strict=False)
    ]
    personer = pa.Array.from_buffers(pa.binary(16), antall, [None, pa.py_buffer(merker)])
    return pa.table([*kolonner, personer], schema=KOLONNER[PERSONER])
