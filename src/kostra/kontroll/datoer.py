"""Days that are compared with dates, and what is worked out from two dates."""

from __future__ import annotations

import datetime

from kostra.kontroll.noder import Dato, Tall
from kostra.kontroll.tre import node

#: A leap year: every day that some year has is a day of it.
_SKUDDAAR = 2024


def dag(dag: int, maaned: int, aar: int | None = None) -> Dato:
    """A day of the reporting year, or of that year. Raises ValueError for one that doesn't exist."""
    datetime.date(_SKUDDAAR if aar is None else aar, maaned, dag)
    if aar is None:
        return node(Dato, "p_dag", dag, maaned)
    return node(Dato, "dag", aar * 10000 + maaned * 100 + dag)


def dager(fra: Dato, til: Dato) -> Tall:
    """Days from one date to another; negative when they come the other way round."""
    return node(Tall, "dager", fra, til, kan_mangle=fra.kan_mangle or til.kan_mangle)


def tidligst(*datoer: Dato) -> Dato:
    """The earliest; unknown when one of them is."""
    return node(Dato, "tidligst", *datoer, kan_mangle=any(d.kan_mangle for d in datoer))


def senest(*datoer: Dato) -> Dato:
    """The latest; unknown when one of them is."""
    return node(Dato, "senest", *datoer, kan_mangle=any(d.kan_mangle for d in datoer))
