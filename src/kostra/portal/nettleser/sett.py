"""The set of files that the control page ships: one folder, one manifest, one version.

The set is made by ``make nettleser``. Nothing here needs Django, so that both sides can agree on it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

MANIFEST: Final = "manifest.json"
_TEGN = 16


@dataclass(frozen=True)
class Sett:
    """``versjon`` names the content of all files; ``filer``: name -> SHA-256 in hex."""

    mappe: Path
    versjon: str
    kostra: str
    pyodide: str
    filer: Mapping[str, str]


def manifest(filer: Mapping[str, bytes], kostra: str, pyodide: str) -> str:
    """What the folder holds, as JSON. Its version changes with any byte of any file."""
    rader = [
        {"navn": navn, "storrelse": len(innhold), "sha256": hashlib.sha256(innhold).hexdigest()}
        for navn, innhold in sorted(filer.items())
    ]
    om = {"versjon": _versjon(rader), "kostra": kostra, "pyodide": pyodide, "filer": rader}
    return json.dumps(om, indent=1) + "\n"


def les(mappe: Path) -> Sett | None:
    """The set in the folder; None where nothing is built, or its manifest isn't one."""
    sti = mappe / MANIFEST
    try:
        return _les(sti, sti.stat().st_mtime_ns)
    except (OSError, ValueError, TypeError, KeyError):
        return None


@lru_cache(maxsize=4)
def _les(sti: Path, _endret: int) -> Sett:
    om = json.loads(sti.read_text(encoding="utf-8"))
    filer = {rad["navn"]: rad["sha256"] for rad in om["filer"]}
    if om["versjon"] != _versjon(om["filer"]) or any(Path(n).name != n for n in filer):
        raise ValueError("not a manifest of ours")
    return Sett(sti.parent, om["versjon"], om["kostra"], om["pyodide"], filer)


def _versjon(rader: list[dict[str, object]]) -> str:
    linjer = "".join(f"{rad['sha256']}  {rad['navn']}\n" for rad in rader)
    return hashlib.sha256(linjer.encode()).hexdigest()[:_TEGN]
