"""Is the chain whole? Reads a stream once, in constant memory, and names the first broken number.

Without a head, a cut tail and a chain written anew from some event on can't be seen: every link of
what is left holds. That is what the signed daily heads are for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from kostra.kjede.feil import UleseligHendelse
from kostra.kjede.kanonisk import beregn_hash
from kostra.kjede.modell import GENESIS, Hendelse, Hode


class Feilslag(StrEnum):
    """What is wrong with a chain, in bokmål."""

    ENDRET = "endret"
    MANGLER = "mangler"
    SATT_INN = "satt inn"
    BYTTET = "byttet"
    FEIL_NUMMER = "feil nummer"
    KUTTET_HALE = "kuttet hale"
    GAMMELT_HODE = "gammelt hode"


_TEKST = {
    Feilslag.ENDRET: "Hendelse {nr} er endret etter at den ble skrevet.",
    Feilslag.MANGLER: "Hendelse {nr} mangler.",
    Feilslag.SATT_INN: "Ved nummer {nr} er det satt inn en hendelse.",
    Feilslag.BYTTET: "På plassen til hendelse {nr} står en annen: rekkefølgen er byttet om.",
    Feilslag.FEIL_NUMMER: "Hendelsen på plass {nr} har fått feil nummer.",
    Feilslag.KUTTET_HALE: "Slutten av kjeden er kuttet: hendelse {nr} og de etter mangler.",
    Feilslag.GAMMELT_HODE: "Hodet er gammelt: det slutter ved hendelse {nr}, og kjeden er lengre.",
}


@dataclass(frozen=True)
class Brudd:
    """The first break. ``nr``: the first number that is not as it was written."""

    nr: int
    feil: Feilslag

    def __str__(self) -> str:
        return _TEKST[self.feil].format(nr=self.nr)


@dataclass(frozen=True)
class Verifisert:
    """A whole chain.

    ``antall``: events read. ``hode``: of the last one (``fra_hode`` if none was read; None for an
    empty chain). ``tidssprang``: events with an earlier time than the one before, and the first
    such number. That is told but is no break: clocks are set back, and a chain orders by number.
    """

    antall: int
    hode: Hode | None
    tidssprang: int = 0
    forste_tidssprang: int | None = None


def verifiser(
    hendelser: Iterable[Hendelse],
    *,
    fra_hode: Hode | None = None,
    til_hode: Hode | None = None,
) -> Verifisert | Brudd:
    """Reads events in order and stops at the first break.

    ``fra_hode``: a head kept from before; the events begin with the one after it (None: number 1).
    ``til_hode``: the head that is said to be the newest; the events must end exactly there. To hold
    a chain that has grown against an older head, verify up to it, and then on from it.

    When only the head tells of a change, the chain was written anew: the number is the head's, and
    the change is there or earlier.
    """
    if fra_hode and til_hode and til_hode.nr <= fra_hode.nr and til_hode != fra_hode:
        gammelt = til_hode.nr < fra_hode.nr
        return Brudd(til_hode.nr, Feilslag.GAMMELT_HODE if gammelt else Feilslag.ENDRET)
    status = Verifisert(0, fra_hode)
    strom = iter(hendelser)
    while True:
        nr, forrige_hash = _ventet(status.hode)
        try:
            hendelse = next(strom, None)
        except UleseligHendelse:
            return Brudd(nr, Feilslag.ENDRET)
        if hendelse is None:
            return _slutt(status, til_hode)
        if not _er(hendelse, nr, forrige_hash):
            return _finn_feil(hendelse, _kikk(strom), nr, forrige_hash, forste=not status.antall)
        if til_hode and (brudd := _mot_hode(hendelse, til_hode)):
            return brudd
        status = _videre(status, hendelse)


def verifiser_mot(
    les: Callable[[int, int | None], Iterable[Hendelse]], hoder: Iterable[Hode]
) -> Verifisert | Brudd:
    """Reads a whole chain once, and holds it against every head that was published of it.

    ``les``: events from one number to another, both included; None: to the end. ``hoder``: in the
    order they were published: one that goes back, or tells otherwise than another, is a break.
    """
    status = Verifisert(0, None)
    for hode in [*hoder, None]:
        if hode is not None and hode == status.hode:
            continue
        fra = _ventet(status.hode)[0]
        if hode is not None and hode.nr < fra:
            return verifiser((), fra_hode=status.hode, til_hode=hode)
        del_ = verifiser(les(fra, hode.nr if hode else None), fra_hode=status.hode, til_hode=hode)
        if isinstance(del_, Brudd):
            return del_
        status = Verifisert(
            status.antall + del_.antall,
            del_.hode,
            status.tidssprang + del_.tidssprang,
            status.forste_tidssprang or del_.forste_tidssprang,
        )
    return status


def _ventet(hode: Hode | None) -> tuple[int, str]:
    """Number and ``forrige_hash`` of the event after a head."""
    return (hode.nr + 1, hode.hash) if hode else (1, GENESIS)


def _er(hendelse: Hendelse, nr: int, forrige_hash: str) -> bool:
    return hendelse.nr == nr and hendelse.forrige_hash == forrige_hash and _uendret(hendelse, nr=nr)


def _uendret(hendelse: Hendelse, *, nr: int) -> bool:
    """True if the hash fits the event, were its number ``nr``."""
    try:
        som = hendelse if hendelse.nr == nr else replace(hendelse, nr=nr)
        return beregn_hash(som) == hendelse.hash
    except (TypeError, ValueError):  # values that no event was ever made with
        return False


def _mot_hode(hendelse: Hendelse, til_hode: Hode) -> Brudd | None:
    if hendelse.nr > til_hode.nr:
        return Brudd(til_hode.nr, Feilslag.GAMMELT_HODE)
    if hendelse.nr == til_hode.nr and Hode.av(hendelse) != til_hode:
        return Brudd(til_hode.nr, Feilslag.ENDRET)
    return None


def _slutt(status: Verifisert, til_hode: Hode | None) -> Verifisert | Brudd:
    nr, _ = _ventet(status.hode)
    if til_hode and til_hode.nr >= nr:
        return Brudd(nr, Feilslag.KUTTET_HALE)
    return status


def _videre(status: Verifisert, hendelse: Hendelse) -> Verifisert:
    tilbake = status.hode is not None and hendelse.tid < status.hode.tid
    return Verifisert(
        status.antall + 1,
        Hode.av(hendelse),
        status.tidssprang + tilbake,
        status.forste_tidssprang or (hendelse.nr if tilbake else None),
    )


def _kikk(strom: Iterator[Hendelse]) -> Hendelse | None:
    try:
        return next(strom, None)
    except UleseligHendelse:
        return None


def _finn_feil(
    hendelse: Hendelse, neste: Hendelse | None, nr: int, forrige_hash: str, *, forste: bool
) -> Brudd:
    """What is wrong with an event that is not number ``nr``, judged by the one after it."""
    if neste and _er(neste, nr, forrige_hash):  # the right one comes right after
        return Brudd(nr, Feilslag.BYTTET if hendelse.nr == nr + 1 else Feilslag.SATT_INN)
    if not _uendret(hendelse, nr=hendelse.nr):
        return Brudd(nr, _feil_i(hendelse, neste, nr))
    if hendelse.nr == nr:  # whole in itself, but it was linked to another event than the last one
        # the one after vouches for it; at the very end nobody does, and the lower number is told
        lenket_videre = neste is None or neste.forrige_hash == hendelse.hash
        return Brudd(nr - 1 if lenket_videre and nr > 1 else nr, Feilslag.ENDRET)
    if hendelse.nr > nr:
        hull = neste is None or neste.nr > hendelse.nr
        return Brudd(nr, Feilslag.MANGLER if hull else Feilslag.BYTTET)
    if forste:
        return Brudd(nr, Feilslag.FEIL_NUMMER)
    return Brudd(nr - 1 if hendelse.nr == nr - 1 else nr, Feilslag.SATT_INN)


def _feil_i(hendelse: Hendelse, neste: Hendelse | None, nr: int) -> Feilslag:
    """What is wrong with an event whose hash does not fit: content, or number alone?"""
    if hendelse.nr != nr and _uendret(hendelse, nr=nr):
        return Feilslag.FEIL_NUMMER
    if hendelse.nr == nr and _uendret(hendelse, nr=nr + 1):  # moved down one place
        byttet = neste is not None and _uendret(neste, nr=nr)
        return Feilslag.BYTTET if byttet else Feilslag.MANGLER
    if hendelse.nr == nr and _uendret(hendelse, nr=nr - 1):  # moved up to make room
        return Feilslag.SATT_INN
    return Feilslag.ENDRET
