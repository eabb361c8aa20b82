"""The programs that lie ready for download: a folder, and the list that was written with them.

The list is made by ``kostra portal lag-nedlastinger``. Nothing here needs Django, so that both sides can
agree on it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Final, Literal

LISTE: Final = "nedlastinger.json"
SUMMER: Final = "SHA256SUMS"
SIGNATUR: Final = "SHA256SUMS.p7s"

Slag = Literal["hjul", "enkeltfil", "file-encrypter", "summer", "signatur"]


@dataclass(frozen=True)
class Programfil:
    """One file. ``storrelse`` in bytes, ``sha256`` in hex; ``plattform`` empty where it runs anywhere."""

    navn: str
    slag: Slag
    versjon: str
    storrelse: int
    sha256: str
    plattform: str = ""
    provd: bool = True


def les(mappe: Path) -> list[Programfil]:
    """What can be downloaded now; nothing where nothing is built, or the list can't be read.

    A file that is gone, or has another size than the list says, is left out: no dead links.
    """
    try:
        rader = json.loads((mappe / LISTE).read_text(encoding="utf-8"))
        kjente = {felt.name for felt in fields(Programfil)}
        filer = [Programfil(**{n: v for n, v in rad.items() if n in kjente}) for rad in rader]
        return [fil for fil in filer if _er_der(mappe, fil)]
    except (OSError, ValueError, TypeError, AttributeError):
        return []


def som_liste(filer: Iterable[Programfil]) -> str:
    """The list as it is written."""
    return json.dumps([asdict(fil) for fil in filer], ensure_ascii=False, indent=1) + "\n"


def _er_der(mappe: Path, fil: Programfil) -> bool:
    if Path(fil.navn).name != fil.navn:  # the list is ours, but an address is made of it
        return False
    try:
        return (mappe / fil.navn).stat().st_size == fil.storrelse
    except OSError:
        return False
