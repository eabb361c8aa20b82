"""The fylker of each reporting year: the first two digits of a kommunenummer, and what they are called.

A number was never given to another fylke, so the name needs no year.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def alle() -> Mapping[str, str]:
    """number -> name, of every year."""
    fil = files("kostra.portal.status") / "data" / "fylker.csv"
    rader = csv.DictReader(io.StringIO(fil.read_text(encoding="utf-8")), delimiter=";")
    return {rad["nr"]: rad["navn"] for rad in rader}


def navn(nr: str) -> str:
    """What the fylke is called; its number where that is new to us."""
    return alle().get(nr, nr)
