"""Where the time goes inside one run: reading, rules, report; against reading the same bytes once."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import kostra
from kostra.kontroll.lesing import les
from kostra.rapport import skriv
from kostra.skjema import filbeskrivelse


def _median(kjor: Callable[[], Any], ganger: int = 5) -> float:
    tider = []
    for _ in range(ganger):
        start = time.perf_counter()
        kjor()
        tider.append(time.perf_counter() - start)
    return statistics.median(tider)


def stadier(filer: list[Path]) -> None:
    """Prints one line a file, milliseconds, medians of 5, in a warm process."""
    fb = filbeskrivelse("11CF", 2026)
    valg: dict[str, Any] = {"skjema": "11CF", "aar": 2026, "region": "110300"}
    print("stadier, ms       lesing  regler+meldinger  json   bare å telle LF")
    for sti in filer:
        data = sti.read_bytes()
        lesing = _median(lambda d=data: les(d, fb.lesing, fb.recordlengde))
        rapport = kostra.kontroller(data, **valg)
        alt = _median(lambda d=data: kostra.kontroller(d, **valg))
        som_json = _median(lambda r=rapport: skriv(r, "json"))
        lf = _median(lambda d=data: d.count(b"\n"))
        print(
            f"{rapport.antall_poster:>9} poster {lesing * 1e3:8.1f} {(alt - lesing) * 1e3:14.1f}"
            f" {som_json * 1e3:8.1f} {lf * 1e3:11.1f}"
        )
