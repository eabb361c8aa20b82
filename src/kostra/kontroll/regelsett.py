"""A form's controls: which rules in which order each year, its tables, who a finding belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kostra.kontroll.binding import BundetRegel, Husket, bind_regel
from kostra.kontroll.regel import Regel
from kostra.kontroll.statistikk import Tabelldefinisjon
from kostra.kontroll.uttrykk import PerAar
from kostra.skjema.modell import Filbeskrivelse


@dataclass(frozen=True, eq=False)
class Regelsett:
    """The rules of a form. ``regler`` may be ``per_aar`` where the order differs.

    ``saksbehandler`` and ``journalnummer`` name the fields that every finding carries.
    """

    skjema: str
    regler: tuple[Regel, ...] | PerAar
    tillegg: tuple[Regel, ...] = ()
    tabeller: tuple[Tabelldefinisjon, ...] = ()
    saksbehandler: str = "SAKSBEHANDLER"
    journalnummer: str = "PERSON_JOURNALNR"

    def regler_i(self, aar: int, *, tillegg: bool) -> tuple[Regel, ...]:
        """The rules of a year, those that don't exist that year included."""
        egne: Any = self.regler.i_aar(aar) if isinstance(self.regler, PerAar) else self.regler
        return (*egne, *self.tillegg) if tillegg else tuple(egne)


@lru_cache(maxsize=64)
def bundne_regler(
    sett: Regelsett, fb: Filbeskrivelse, region: str, tillegg: bool
) -> tuple[BundetRegel, ...]:
    """The rules that exist for that layout, bound to it and to the region."""
    husket: Husket = {}
    bundne = (
        bind_regel(regel, fb, region, husket) for regel in sett.regler_i(fb.aar, tillegg=tillegg)
    )
    return tuple(regel for regel in bundne if regel is not None)
