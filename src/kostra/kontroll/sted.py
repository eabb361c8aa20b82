"""Where a finding in a form with elements stands: the element, its id, the journal and the line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kostra.kontroll.regel import Kontekst
from kostra.kontroll.regelsett import Regelsett
from kostra.kontroll.tabellbinding import Tabellbinder
from kostra.kontroll.tre import Rad
from kostra.kontroll.uttrykk import Tekst, Uttrykk, node

#: The column that tells elements of a kind apart. An element without one is named by the one it is in.
_ID = "id"


@dataclass(frozen=True, eq=False)
class Sted:
    """What the findings about a table carry: the element's name, and columns about the table's rows."""

    element: str = ""
    element_id: Uttrykk | None = None
    saksbehandler: Uttrykk | None = None
    journalnummer: Uttrykk | None = None

    def noder(self) -> Iterator[Uttrykk]:
        """The columns that there are."""
        alle = (self.element_id, self.saksbehandler, self.journalnummer)
        return (n for n in alle if n is not None)


class Steder:
    """The places of a form's findings."""

    def __init__(self, sett: Regelsett, b: Tabellbinder) -> None:
        self._sett, self._b = sett, b
        self._funnet: dict[tuple[int, Kontekst], Sted] = {}

    def sted(self, plass: Rad, kontekst: Kontekst) -> Sted:
        """Where findings about the rows of that table stand."""
        nokkel = (id(plass), kontekst)
        if nokkel not in self._funnet:
            self._funnet[nokkel] = self._lag(plass, kontekst)
        return self._funnet[nokkel]

    def _lag(self, plass: Rad, kontekst: Kontekst) -> Sted:
        if kontekst is Kontekst.FIL or plass.forelder is None:
            return Sted()
        journalnummer = self._om(self._sett.journalnummer, plass)
        if kontekst is Kontekst.JOURNAL:
            return Sted(journalnummer=journalnummer)
        element, rad = _navngitt(plass, self._b)
        return Sted(
            element=element,
            element_id=None if rad is None else self._om(node(Tekst, "rute", rad, _ID, _ID), plass),
            saksbehandler=self._om(self._sett.saksbehandler, plass),
            journalnummer=journalnummer,
        )

    def _om(self, kolonne: str | Tekst, plass: Rad) -> Uttrykk | None:
        """The column for the rows of a table; None when it is of a table elsewhere."""
        if isinstance(kolonne, str) or kolonne.plass is None or not plass.er_under(kolonne.plass):
            return None
        om: Uttrykk = self._b.rettet(self._b.bind(kolonne), plass)
        return om


def _navngitt(plass: Rad, b: Tabellbinder) -> tuple[str, Rad | None]:
    """The name and table of the nearest element with an id, or its own name."""
    rad: Rad | None = plass
    while rad is not None:
        tabell = b.struktur.tabeller[rad.navn]
        if _ID in tabell.kolonner:
            return tabell.xml, rad
        rad = rad.forelder
    return b.struktur.tabeller[plass.navn].xml, None
