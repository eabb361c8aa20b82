"""The names of the tables, and what can become of a delivery. Read by workers, which need no Parquet."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

LEVERINGER: Final = "leveringer"
FUNN: Final = "funn"
TALL: Final = "tall"
#: Keyed pseudonyms: stays in the secure zone, and is taken away when persons are counted.
PERSONER: Final = "personer"


class Utfall(StrEnum):
    """What became of a delivery. ``FEIL`` is ours, and is tried again by the next run."""

    KONTROLLERT = "kontrollert"
    NEI = "nei"
    AVVIST = "avvist"
    FEIL = "feil"
