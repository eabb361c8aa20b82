"""Rows of elements: a file of nested elements as one table per element kind, block by block.

The reader makes the blocks, the engine evaluates conditions over them. A block holds whole
individuals: a row's parent is in the same block.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Tabell:
    """The rows of one element kind in a block.

    ``forelder`` is each row's row number in the parent table of the block, never decreasing; the
    empty list where every parent is row 0. ``kolonner`` go by short name, a value per row: text as
    ``str`` or None (None: the attribute or element is missing; the empty text: it is there and
    empty), dates as yyyymmdd or None, whole numbers as ``int``. ``linjer`` are the lines of the
    start tags in the file, from 1.
    """

    antall: int
    forelder: list[int]
    kolonner: dict[str, list[Any]]
    linjer: list[int]


#: Every table of the structure by its short name, the empty ones too.
Blokk = dict[str, Tabell]
