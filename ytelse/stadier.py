"""Where the processor time goes inside one control, against reading the same bytes once and SHA-256."""

from __future__ import annotations

import hashlib
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

import kostra
from kostra.kontroll.bitkjoring import Bitkjoring
from kostra.kontroll.kjoring import Kjoring
from kostra.kontroll.lesing import les
from kostra.rapport import skriv
from kostra.skjema import filbeskrivelse

GANGER = 5
#: What is timed inside the run: name in the table -> where it happens.
_I_KJORINGEN: dict[str, tuple[type, str]] = {
    "regler": (Bitkjoring, "kjor"),
    "meldinger": (Kjoring, "_ta_imot"),
    "like poster": (Kjoring, "_like_regler"),
}
STADIER = ("lese en gang", "sha256", "lesing", *_I_KJORINGEN, "json")


@contextmanager
def _maalt(tider: dict[str, float], navn: str) -> Iterator[None]:
    start = time.process_time()
    try:
        yield
    finally:
        tider[navn] += time.process_time() - start


def _med_klokke(tider: dict[str, float], navn: str, metode: Callable[..., Any]) -> Any:
    def maalt(*args: Any) -> Any:
        with _maalt(tider, navn):
            return metode(*args)

    return maalt


def _en_gang(skjema: str, data: bytes) -> dict[str, float]:
    """Seconds of processor time of each stage, one process."""
    tider: dict[str, float] = defaultdict(float)
    fb = filbeskrivelse(skjema, 2026)
    with _maalt(tider, "lese en gang"):
        np.frombuffer(data, np.uint8).max()
    with _maalt(tider, "sha256"):
        hashlib.sha256(data)
    with _maalt(tider, "lesing"):
        les(data, fb.lesing, fb.recordlengde)
    with ExitStack() as lapper:
        for navn, (klasse, metode) in _I_KJORINGEN.items():
            ny = _med_klokke(tider, navn, getattr(klasse, metode))
            lapper.enter_context(patch.object(klasse, metode, ny))
        rapport = kostra.kontroller(data, skjema=skjema, aar=2026, region="110300")
    with _maalt(tider, "json"):
        skriv(rapport, "json")
    return tider


def stadier(filer: list[tuple[str, Path]]) -> None:
    """Prints one line a file (form, extract), milliseconds, medians in a warm process."""
    print(f"stadier, ms prosessortid{'':15}" + "".join(f"{navn:>14}" for navn in STADIER))
    for skjema, sti in filer:
        data = sti.read_bytes()
        alle = [_en_gang(skjema, data) for _ in range(GANGER)]
        tider = (statistics.median(en[navn] for en in alle) * 1e3 for navn in STADIER)
        print(f"{sti.name:>39}" + "".join(f"{tid:14.1f}" for tid in tider))
