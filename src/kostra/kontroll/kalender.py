"""Dates as yyyymmdd and as day numbers; of one date, or of a whole NumPy column at once.

Only whole-number arithmetic, so that years before 1 and after 9999 work too: a file may hold them.
Days are counted from 1 March of year 0, so that the leap day is the last of its year.
"""

from __future__ import annotations

from typing import Any

_FIRE_HUNDRE_AAR = 146_097


def dagnummer(dato: Any) -> Any:
    """yyyymmdd -> day number."""
    aar, maaned, dag = dato // 10_000, dato // 100 % 100, dato % 100
    aar = aar - (maaned < 3)
    dag_i_aaret = (153 * ((maaned + 9) % 12) + 2) // 5 + dag - 1
    return 365 * aar + aar // 4 - aar // 100 + aar // 400 + dag_i_aaret


def dato_av(dagnummer: Any) -> Any:
    """Day number -> yyyymmdd."""
    rest = dagnummer % _FIRE_HUNDRE_AAR
    aar = (rest - rest // 1460 + rest // 36_524 - rest // 146_096) // 365
    dag_i_aaret = rest - (365 * aar + aar // 4 - aar // 100)
    tredje = (5 * dag_i_aaret + 2) // 153
    maaned, dag = (tredje + 2) % 12 + 1, dag_i_aaret - (153 * tredje + 2) // 5 + 1
    aar = aar + dagnummer // _FIRE_HUNDRE_AAR * 400 + (maaned < 3)
    return aar * 10_000 + maaned * 100 + dag
