"""What the file looks like, said before the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kostra.kontroll.lesing import Lest
from kostra.kontroll.modell import Merknad
from kostra.skjema.modell import Filbeskrivelse

if TYPE_CHECKING:
    from mmap import mmap


def merknader(
    innhold: bytes | mmap, lest: Lest, fb: Filbeskrivelse, region: str
) -> tuple[Merknad, ...]:
    return ()
