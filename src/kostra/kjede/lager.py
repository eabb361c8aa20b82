"""Where events are kept: the port, how one is added, and a store in memory."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from typing import Protocol

from kostra.kjede.feil import Forgrening, TransaksjonLukket
from kostra.kjede.lenke import folger, lag
from kostra.kjede.modell import Hendelse


class Lager(Protocol):
    """A store inside a transaction."""

    def siste(self) -> Hendelse | None:
        """The last event, None when there is none.

        Takes the lock that all writers take, and holds it until the surrounding transaction ends:
        without it two writers would follow the same event, and the chain would fork.
        """
        ...

    def skriv(self, hendelse: Hendelse) -> None:
        """Adds an event; it is durable when the transaction is, and gone if that is undone.

        Raises:
            Forgrening: it does not follow the last event. Nothing was written.
        """
        ...

    def les(self, fra: int = 1, til: int | None = None) -> Iterator[Hendelse]:
        """Events from place ``fra`` to ``til``, both included, without loading them all.

        Raises:
            UleseligHendelse: at an event that can't be read.
        """
        ...


def foy_til(
    lager: Lager,
    *,
    naa: datetime,
    aktor: str,
    handling: str,
    rolle: str = "",
    enhet: str = "",
    objekt: str = "",
    resultat: str = "ok",
    detaljer: Mapping[str, str | int] | None = None,
) -> Hendelse:
    """Adds one event to the chain and returns it. Call it inside the transaction of what it tells.

    ``naa``: aware. The rest as in :class:`kostra.kjede.Hendelse`.

    Raises:
        UlovligVerdi: as :func:`kostra.kjede.lag`. Nothing was written.
        KjedeFeil: the store refuses.
    """
    hendelse = lag(
        lager.siste(),
        tid=naa,
        aktor=aktor,
        handling=handling,
        rolle=rolle,
        enhet=enhet,
        objekt=objekt,
        resultat=resultat,
        detaljer=detaljer,
    )
    lager.skriv(hendelse)
    return hendelse


class Transaksjon:
    """Events waiting to be written together, while the store's lock is held. A :class:`Lager`."""

    def __init__(
        self, siste: Hendelse | None, les: Callable[[int, int | None], Iterator[Hendelse]]
    ) -> None:
        self._siste = siste
        self._les = les
        self._nye: list[Hendelse] = []
        self._lukket = False

    def siste(self) -> Hendelse | None:
        self._krev_aapen()
        return self._siste

    def skriv(self, hendelse: Hendelse) -> None:
        self._krev_aapen()
        if not folger(self._siste, hendelse):
            raise Forgrening
        self._nye.append(hendelse)
        self._siste = hendelse

    def les(self, fra: int = 1, til: int | None = None) -> Iterator[Hendelse]:
        self._krev_aapen()
        yield from self._les(fra, til)
        yield from (h for h in self._nye if fra <= h.nr and (til is None or h.nr <= til))

    def lukk(self) -> list[Hendelse]:
        """The events to write. Nothing can be added after this."""
        self._lukket = True
        return self._nye

    def _krev_aapen(self) -> None:
        if self._lukket:
            raise TransaksjonLukket


class Minnelager:
    """A chain in memory, for tests and demonstrations. Threads may share it."""

    def __init__(self) -> None:
        self._hendelser: list[Hendelse] = []
        self._laas = threading.Lock()

    @contextmanager
    def transaksjon(self) -> Iterator[Lager]:
        """One writer at a time; nothing is kept if the block raises. Not to be nested."""
        with self._laas:
            aapen = Transaksjon(self._hendelser[-1] if self._hendelser else None, self.les)
            try:
                yield aapen
            except BaseException:
                aapen.lukk()
                raise
            self._hendelser.extend(aapen.lukk())

    def les(self, fra: int = 1, til: int | None = None) -> Iterator[Hendelse]:
        """As :meth:`Lager.les`."""
        return islice(iter(self._hendelser), fra - 1, til)
