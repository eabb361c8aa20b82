"""A rule says itself: the sentence made from its tree, in bokmål, nynorsk and English.

Without a layout the reporting years are visible («Fra 2023: avvik når …»); with one, only the text
of its year is left.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from kostra.kontroll.regel import Regel, Variant
from kostra.kontroll.setning.navn import FinnesIkke
from kostra.kontroll.setning.ord import ord_
from kostra.kontroll.setning.sammensatt import Setningsbygger
from kostra.kontroll.uttrykk import JaNei, Uttrykk
from kostra.skjema import Sprak, skjemaer


class Aargang(Protocol):
    """A form in a reporting year: the layout of a line, or the structure of elements."""

    @property
    def aar(self) -> int: ...


#: First year of each span, and what is said in it; None where the expression doesn't exist.
Perioder = list[tuple[int, str | None]]


def setning(node: Uttrykk, sprak: Sprak, fb: Aargang | None = None) -> str:
    """A condition as the clause after «når», another expression as a noun phrase."""
    mangler = ord_("finnes_ikke", sprak)
    if fb is not None:
        return _i_aar(node, sprak, fb.aar) or mangler
    perioder = _perioder([node], lambda aar: _i_aar(node, sprak, aar))
    if len(perioder) == 1:
        return perioder[0][1] or mangler
    return "; ".join(
        _liten(ord_("fra", sprak, aar=aar, c=tekst or mangler)) for aar, tekst in perioder
    )


def regelsetning(regel: Regel, sprak: Sprak, fb: Aargang | None = None) -> str:
    """«Gjelder når …. Avvik når ….», with one sentence per variant.

    The empty text where the rule doesn't exist in the layout's year.
    """
    avvik = _avvik(regel.varianter, sprak, fb)
    return f"{gjeldersetning(regel, sprak, fb)} {avvik}".strip() if avvik else ""


def gjeldersetning(regel: Regel, sprak: Sprak, fb: Aargang | None = None) -> str:
    """«Gjelder når ….», or the empty text for a rule about every record."""
    gjelder = regel.gjelder
    if gjelder is None:
        return ""

    def i_aar(aar: int) -> str | None:
        tekst = _i_aar(gjelder, sprak, aar)
        return None if tekst is None else ord_("gjelder", sprak, g=tekst)

    if fb is not None:
        return i_aar(fb.aar) or ""
    return _gjennom_aarene(_perioder([gjelder], i_aar), sprak)


def avvikssetning(variant: Variant, sprak: Sprak, fb: Aargang | None = None) -> str:
    """«Avvik når ….», or the empty text where the variant doesn't exist that year."""
    return _avvik((variant,), sprak, fb)


def _avvik(varianter: tuple[Variant, ...], sprak: Sprak, fb: Aargang | None) -> str:
    traer = [variant.avvik_naar for variant in varianter]

    def i_aar(aar: int) -> str | None:
        tekster = (_i_aar(tre, sprak, aar) for tre in traer)
        return " ".join(ord_("avvik", sprak, c=tekst) for tekst in tekster if tekst) or None

    if fb is not None:
        return i_aar(fb.aar) or ""
    return _gjennom_aarene(_perioder(traer, i_aar), sprak)


def _gjennom_aarene(perioder: Perioder, sprak: Sprak) -> str:
    finnes = [aar for aar, tekst in perioder if tekst is not None]
    ut = []
    if len(finnes) == 1 and finnes[0] > _forste_aar():
        ut.append(ord_("fantes_ikke", sprak, aar=finnes[0]))
    for nr, (aar, tekst) in enumerate(perioder):
        if tekst is not None:
            ut.append(ord_("fra", sprak, aar=aar, c=_liten(tekst)) if len(finnes) > 1 else tekst)
        elif nr:
            ut.append(ord_("utgikk", sprak, aar=aar))
    return " ".join(ut)


def _liten(tekst: str) -> str:
    return tekst[:1].lower() + tekst[1:]


def _forste_aar() -> int:
    return min(min(alle) for alle in skjemaer().values())


def _perioder(traer: Sequence[Uttrykk], i_aar: Callable[[int], str | None]) -> Perioder:
    """What is said through the years; equal neighbours are one span."""
    noder = (n for tre in traer for n in tre.alle_noder())
    aarene = {_forste_aar(), *(aar for n in noder if n.op == "per_aar" for aar in n.ledd[::2])}
    perioder: Perioder = []
    for aar in sorted(aarene):
        tekst = i_aar(aar)
        if not perioder or perioder[-1][1] != tekst:
            perioder.append((aar, tekst))
    return perioder


def _i_aar(n: Uttrykk, sprak: Sprak, aar: int) -> str | None:
    bygger = Setningsbygger(sprak, aar)
    try:
        return bygger.tekst(n) if isinstance(n, JaNei) else bygger.navn.navn(n)
    except FinnesIkke:
        return None


__all__ = ["avvikssetning", "gjeldersetning", "regelsetning", "setning"]
