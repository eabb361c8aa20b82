"""The words of the notation beyond the nodes: groups, years, parameters, the whole file, messages.

The node types are in :mod:`kostra.kontroll.noder` and can be imported from here too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kostra.kontroll.datoer import dag, dager, senest, tidligst
from kostra.kontroll.folding import alle, antall, ingen, noen, summen
from kostra.kontroll.noder import Dato, JaNei, Ordnet, Tall, Tekst, f, hvert_felt, konst
from kostra.kontroll.tre import Uttrykk, node

__all__ = [
    "Dato",
    "Gruppe",
    "JaNei",
    "Like",
    "Ordnet",
    "PerAar",
    "Tall",
    "Tekst",
    "Uttrykk",
    "alle",
    "antall",
    "dag",
    "dager",
    "f",
    "feltnavn",
    "gruppe",
    "hvert_felt",
    "ingen",
    "kodeliste",
    "kodetekst",
    "konst",
    "monster",
    "node",
    "noen",
    "nr",
    "p",
    "per_aar",
    "posisjon",
    "poster_med_lik",
    "senest",
    "summen",
    "tidligst",
    "velg",
]  # fmt: skip


# --- groups of fields -------------------------------------------------------------------------


class Gruppe:
    """Fields asked the same question; a fold (:func:`noen`, :func:`ingen` …) makes it one answer."""

    def __init__(self, *felt: Tekst) -> None:
        self.felt = felt

    def _hver(self, test: Callable[[Tekst], JaNei]) -> tuple[JaNei, ...]:
        return tuple(test(felt) for felt in self.felt)

    @property
    def finnes(self) -> tuple[JaNei, ...]:
        return self._hver(lambda felt: felt.finnes)

    @property
    def blank(self) -> tuple[JaNei, ...]:
        return self._hver(lambda felt: felt.blank)

    def i(self, *koder: str) -> tuple[JaNei, ...]:
        return self._hver(lambda felt: felt.i(*koder))

    @property
    def fylt(self) -> tuple[JaNei, ...]:
        """Neither blank nor ``0``."""
        return self._hver(lambda felt: ~felt.blank & (felt != "0"))


def gruppe(*felt: Tekst) -> Gruppe:
    return Gruppe(*felt)


def nr(mal: str, fra: int, til: int) -> Gruppe:
    """``nr("STMND_{}", 1, 12)``: the numbered fields from and to, both included."""
    return Gruppe(*(node(Tekst, "felt", mal.format(i)) for i in range(fra, til + 1)))


def velg(naar: JaNei, da: Tall | int, ellers: Tall | int) -> Tall:
    """``da`` where the condition holds, else ``ellers``."""
    a, b = (node(Tall, "tall", x) if isinstance(x, int) else x for x in (da, ellers))
    return node(Tall, "velg", naar, a, b, kan_mangle=a.kan_mangle or b.kan_mangle)


# --- year and parameters ----------------------------------------------------------------------


class PerAar:
    """A value that depends on the reporting year: holds from its year until the next entry."""

    def __init__(self, verdier: Mapping[int, Any]) -> None:
        self.verdier = dict(sorted(verdier.items()))

    def i_aar(self, aar: int) -> Any:
        """The value for that year; None where the mapping says so or hasn't begun."""
        gjeldende = None
        for fra, verdi in self.verdier.items():
            if fra <= aar:
                gjeldende = verdi
        return gjeldende


def per_aar(verdier: Mapping[int, Any]) -> Any:
    """One value per span of years, in place of a condition, number, date, severity or text.

    ``None`` for a condition means that the rule doesn't exist from that year on.
    """
    ledd = [v for v in verdier.values() if v is not None]
    if not all(isinstance(v, Uttrykk) for v in ledd):
        if any(isinstance(v, Uttrykk) for v in ledd) or not all(type(v) is int for v in ledd):
            return PerAar(verdier)
        ledd = [node(Tall, "tall", v) for v in ledd]
    klasser = {type(v) for v in ledd}
    if len(klasser) != 1:
        raise TypeError(f"per_aar mixes types: {sorted(k.__name__ for k in klasser)}")
    par = [(aar, None if v is None else ledd.pop(0)) for aar, v in verdier.items()]
    flat = [x for aar, v in sorted(par, key=lambda p: p[0]) for x in (aar, v)]
    noder = [x for x in flat if isinstance(x, Uttrykk)]
    return node(
        klasser.pop(), "per_aar", *flat,
        kan_mangle=any(n.kan_mangle for n in noder), aapen=any(n.aapen for n in noder),
    )  # fmt: skip


class _Parametre:
    """What the run is about. The values are put in when a rule is bound."""

    aar: Tall = node(Tall, "p_aar")
    region: Tekst = node(Tekst, "p_region")
    kommune: Tekst = node(Tekst, "p_kommune")
    bydel: Tekst = node(Tekst, "p_bydel")
    aar_to_siffer: Tekst = node(Tekst, "p_aar_to_siffer")
    forste_dag: Dato = node(Dato, "p_dag", 1, 1)
    siste_dag: Dato = node(Dato, "p_dag", 31, 12)
    forrige_siste_dag: Dato = node(Dato, "p_dag", 31, 12, -1)


p = _Parametre()


# --- the whole file ---------------------------------------------------------------------------


class Like:
    """The records that share a key with this one. ``blant`` picks who takes part, before grouping."""

    def __init__(self, nokkel: tuple[Tekst, ...], blant: JaNei) -> None:
        self._ledd = (*nokkel, blant)

    @property
    def flere(self) -> JaNei:
        """The record has at least one twin."""
        return node(JaNei, "like_flere", *self._ledd)

    @property
    def forste(self) -> JaNei:
        """The record is the first of its group."""
        return node(JaNei, "like_forste", *self._ledd)

    @property
    def antall(self) -> Tall:
        """Number of records in the group."""
        return node(Tall, "like_antall", *self._ledd)

    def ulike(self, felt: Tekst) -> JaNei:
        """The group holds more than one text of ``felt``."""
        return node(JaNei, "like_ulike", *self._ledd, felt)

    def andre(self, felt: Tekst) -> Tekst:
        """In messages: the other texts of ``felt`` in the group, those that differ from its own."""
        return node(Tekst, "like_andre", *self._ledd, felt)


def poster_med_lik(*nokkel: Tekst, blant: JaNei | None = None) -> Like:
    """The group of records with equal raw text in these fields."""
    return Like(nokkel, konst(True) if blant is None else blant)


def kodeliste(felt: Tekst, *bare: str) -> Tekst:
    """In messages: the field's codes with their texts, all or only these."""
    return node(Tekst, "kodeliste", felt, bare)


def kodetekst(felt: Tekst) -> Tekst:
    """In messages: the code that stands in the column, with its text."""
    return node(Tekst, "kodetekst", felt)


def feltnavn(felt: Tekst) -> Tekst:
    """In messages: the name of the field."""
    return node(Tekst, "om_felt", felt, "navn")


def posisjon(felt: Tekst) -> Tekst:
    """In messages: the positions of the field, «105–111»."""
    return node(Tekst, "om_felt", felt, "posisjon")


def monster(felt: Tekst) -> Tekst:
    """In messages: the field's date pattern in capitals."""
    return node(Tekst, "om_felt", felt, "monster")
