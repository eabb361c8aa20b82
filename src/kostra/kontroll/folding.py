"""Folds: several answers become one. Answers of a group of fields, or of a table's rows.

A condition about a table's rows is folded into the table above it.
"""

from __future__ import annotations

from kostra.kontroll.noder import JaNei, Tall
from kostra.kontroll.tabellnavn import Tabellnavn, hver
from kostra.kontroll.tre import Rad, Uttrykk, node

#: The answers of a group, a condition about a table's rows, or a table: all its rows.
Svar = tuple[JaNei, ...] | JaNei | Tabellnavn


def noen(svar: Svar) -> JaNei:
    """At least one yes."""
    if isinstance(svar, tuple):
        return node(JaNei, "noen", *svar, aapen=any(s.aapen for s in svar))
    rader = _rader(svar)
    return node(JaNei, "noen_rad", rader, aapen=rader.aapen, plass=_over(rader))


def alle(svar: Svar) -> JaNei:
    """Only yes; true of no answers at all."""
    if isinstance(svar, tuple):
        return node(JaNei, "alle", *svar, aapen=any(s.aapen for s in svar))
    rader = _lukket("alle", _rader(svar))
    return node(JaNei, "alle_rad", rader, plass=_over(rader))


def ingen(svar: Svar) -> JaNei:
    """No yes."""
    if isinstance(svar, tuple):
        return node(JaNei, "ingen", *(_lukket("ingen", s) for s in svar))
    rader = _lukket("ingen", _rader(svar))
    return node(JaNei, "ingen_rad", rader, plass=_over(rader))


def antall(svar: Svar) -> Tall:
    """How many say yes."""
    if isinstance(svar, tuple):
        return node(Tall, "antall", *(_lukket("antall", s) for s in svar))
    rader = _lukket("antall", _rader(svar))
    return node(Tall, "antall_rad", rader, plass=_over(rader))


def summen(tall: Tall) -> Tall:
    """The sum of a number over a table's rows."""
    if tall.kan_mangle:
        raise TypeError(
            "summen() of a number that may be unknown: say what it counts as, .ellers()"
        )
    return node(Tall, "summen_rad", tall, plass=_over(tall))


def _rader(svar: JaNei | Tabellnavn) -> JaNei:
    return hver(svar) if isinstance(svar, Tabellnavn) else svar


def _lukket(hva: str, svar: JaNei) -> JaNei:
    if svar.aapen:
        raise TypeError(f"{hva}() over a comparison that may meet an unknown value")
    return svar


def _over(n: Uttrykk) -> Rad:
    """The table that a condition about rows is folded into."""
    if n.plass is None or n.plass.forelder is None:
        raise TypeError("only a condition about the rows of a table under another can be folded")
    return n.plass.forelder
