"""An element under way, and what is wrong with it and what it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from kostra.kontroll.element import feil
from kostra.kontroll.element.feil import Strukturfeil
from kostra.kontroll.element.form import Felt, Form
from kostra.kontroll.element.verdier import Avvik
from kostra.kontroll.modell import Verdi

_INGEN: Final = ()


class Ramme:
    """An element that is open, or closed and kept in a list of the one above.

    ``lister``: the children that are tables, by ``Form.liste``. ``forrige``: the child before.
    ``etter_gruppe``: the child before can stand several times, and nothing has followed it.
    ``avvik``: what breaks the structure, by the place or child that it is about.
    """

    __slots__ = ("avvik", "etter_gruppe", "form", "forrige", "linje", "lister", "rad")

    def __init__(self, form: Form, linje: int) -> None:
        self.form = form
        self.linje = linje
        self.rad = form.tom.copy()
        self.lister: Sequence[list[Ramme]] = [[] for _ in form.egne] if form.egne else _INGEN
        self.forrige: Form | None = None
        self.etter_gruppe = False
        self.avvik: dict[int | Form, Strukturfeil] | None = None


def verdifeil(ramme: Ramme, felt: Felt, avvik: Avvik) -> Strukturfeil:
    """What is wrong with a value of the element."""
    verdier = {"verdi": felt.xml, "element": ramme.form.xml, **avvik.verdier}
    return Strukturfeil("", avvik.tekst, verdier, ramme.linje)


def med_sak(funn: Strukturfeil, topp: Ramme) -> Strukturfeil:
    """The fault with the element it is reported on, and whose it is, as far as that was read."""
    sak = dict.fromkeys(("journalnummer", "saksbehandler", "id"), "")
    for felt in topp.form.felt:
        if felt.navn in sak and felt.plass not in (topp.avvik or ()):
            sak[felt.navn] = str(topp.rad[felt.plass] or "")
    return replace(
        funn,
        element=topp.form.xml,
        journalnummer=sak["journalnummer"],
        saksbehandler=sak["saksbehandler"],
        id=sak["id"],
    )


def forste_avvik(ramme: Ramme) -> Strukturfeil | None:
    """The first fault of what is kept, by line; None if what had faults has been thrown away."""
    return min(_avvik(ramme), key=_linje, default=None)


def _avvik(ramme: Ramme) -> Iterator[Strukturfeil]:
    """An element's own values first, then its children, then what is said of them together."""
    egne = ramme.avvik or {}
    yield from (funn for hva, funn in egne.items() if isinstance(hva, int))
    for liste in ramme.lister:
        for barn in liste:
            yield from _avvik(barn)
    yield from (funn for hva, funn in egne.items() if not isinstance(hva, int))


def avloes(over: Ramme, barn: Ramme) -> None:
    """The fault of a child that stands once replaces that of the one before it."""
    avvik = {hva: funn for hva, funn in (over.avvik or {}).items() if hva is not barn.form}
    if barn.avvik:
        avvik[barn.form] = min(barn.avvik.values(), key=_linje)
    over.avvik = avvik


def listefeil(ramme: Ramme) -> Iterator[tuple[Form, Strukturfeil]]:
    """Too many children of a kind, or several with the same Id."""
    for form, liste in zip(ramme.form.egne, ramme.lister, strict=True):
        if form.hoyst is not None and len(liste) > form.hoyst:
            verdier: dict[str, Verdi] = {
                "element": ramme.form.xml,
                "barn": form.xml,
                "mest": form.hoyst,
                "antall": len(liste),
            }
            yield form, Strukturfeil("", feil.FOR_MANGE, verdier, liste[form.hoyst].linje)
        if form.ulike and len(liste) > 1 and (lik := _med_brukt_id(liste)):
            navn = {"element": form.xml, "over": ramme.form.xml}
            yield form, Strukturfeil("", feil.LIKE_ID, navn, lik.linje)


def _med_brukt_id(liste: Sequence[Ramme]) -> Ramme | None:
    """The first element whose Id one before it has."""
    sett = set()
    for ramme in liste:
        if ramme.rad[0] in sett:
            return ramme
        sett.add(ramme.rad[0])
    return None


def _linje(funn: Strukturfeil) -> int:
    return funn.linje
