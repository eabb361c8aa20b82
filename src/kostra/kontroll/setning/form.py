"""A condition as and/or over plain tests: negations are pushed inwards, groups keep their fold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from kostra.kontroll.setning.grupper import Felles, felles_test
from kostra.kontroll.setning.navn import Navn
from kostra.kontroll.uttrykk import JaNei

_MOTSATT = {
    "mindre": "minst", "minst": "mindre", "storre": "hoyst", "hoyst": "storre",
    "og": "eller", "eller": "og", "noen": "ingen", "ingen": "noen",
    "noen_rad": "ingen_rad", "ingen_rad": "noen_rad",
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Enkel:
    """One test, or its opposite."""

    op: str
    ledd: tuple[Any, ...]
    nei: bool = False


@dataclass(frozen=True, eq=False)
class Fold:
    """``noen``, ``alle`` or ``ingen`` of the fields of a group; ``test`` is asked of each."""

    op: str
    felles: Felles
    test: Form


@dataclass(frozen=True, eq=False)
class Samlet:
    """``og`` or ``eller`` of parts that are not of the same kind themselves."""

    op: str
    deler: tuple[Form, ...]


Form = Enkel | Fold | Samlet | bool


def form(n: JaNei, navn: Navn) -> Form:
    """The condition; the year's choices are made."""
    n = navn.valgt(n)
    op, ledd = n.op, n.ledd
    match op:
        case "konst":
            return bool(ledd[0])
        case "ikke":
            return motsatt(form(ledd[0], navn))
        case "og" | "eller":
            return samle(op, (form(d, navn) for d in ledd))
        case "noen" | "alle" | "ingen":
            return _fold(op, ledd, navn)
        case "utenfor":
            return _utenfor(*ledd)
        case "ulike":
            return Enkel("like", ledd, nei=True)
    return Enkel(op, ledd)


def motsatt(f: Form) -> Form:
    """The opposite, with no negation outside a test."""
    match f:
        case bool():
            return not f
        case Samlet():
            return samle(_MOTSATT[f.op], (motsatt(d) for d in f.deler))
        case Fold(op="alle"):
            return Fold("noen", f.felles, motsatt(f.test))
        case Fold():
            return _ny_fold(_MOTSATT[f.op], f.felles, f.test)
        case Enkel(op="mellom"):
            return _utenfor(*f.ledd)
        case Enkel() if f.op in _MOTSATT:
            return replace(f, op=_MOTSATT[f.op])
    return replace(f, nei=not f.nei)


def samle(op: str, deler: Iterable[Form]) -> Form:
    """And/or in which constants fall away, or decide, and parts of the same kind are taken in."""
    flate: list[Form] = []
    for del_ in deler:
        if isinstance(del_, bool):
            if del_ == (op == "eller"):
                return del_
        elif isinstance(del_, Samlet) and del_.op == op:
            flate.extend(del_.deler)
        else:
            flate.append(del_)
    if len(flate) < 2:
        return flate[0] if flate else op == "og"
    return Samlet(op, tuple(flate))


def _utenfor(x: Any, a: Any, b: Any) -> Form:
    return samle("eller", (Enkel("mindre", (x, a)), Enkel("storre", (x, b))))


def _fold(op: str, svar: tuple[JaNei, ...], navn: Navn) -> Form:
    felles = felles_test(svar, navn)
    if felles is None:
        if op == "ingen":
            return samle("og", (motsatt(form(s, navn)) for s in svar))
        return samle("eller" if op == "noen" else "og", (form(s, navn) for s in svar))
    with felles.i(navn):
        test = form(felles.test, navn)
    if isinstance(test, bool):
        return test != (op == "ingen")
    return _ny_fold(op, felles, test)


def _ny_fold(op: str, felles: Felles, test: Form) -> Form:
    """«ingen av» with a negation or a list in the test reads badly: then «hver av» the opposite."""
    if op == "ingen" and not (isinstance(test, Enkel) and not test.nei):
        return Fold("alle", felles, motsatt(test))
    return Fold(op, felles, test)
