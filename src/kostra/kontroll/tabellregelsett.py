"""A form's controls over elements, bound to the structure: rules and statistics tables."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from kostra.kontroll.binding import BundetRegel
from kostra.kontroll.regelsett import Regelsett, som_finnes
from kostra.kontroll.tabellbinding import Tabellbinder, bind_tabellregel
from kostra.kontroll.trebinding import Husket
from kostra.skjema.struktur import Struktur


@lru_cache(maxsize=64)
def bundne_tabellregler(
    sett: Regelsett, struktur: Struktur, region: str, tillegg: bool
) -> tuple[BundetRegel, ...]:
    """The rules that exist for that structure, bound to it and to the region."""
    husket: Husket = {}
    regler = sett.regler_i(struktur.aar, tillegg=tillegg)
    return som_finnes(
        bind_tabellregel(regel, struktur, region, husket, sett.fnr_lesning) for regel in regler
    )


@lru_cache(maxsize=64)
def bundne_tabeller(sett: Regelsett, struktur: Struktur, region: str) -> list[list[Any]]:
    """The rows of the statistics tables, bound; a condition counts the rows it is about."""
    b = Tabellbinder(struktur, region, sett.skjema, fnr_lesning=sett.fnr_lesning)
    return [[b.rettet(b.bind(hva), hva.plass) for _, hva in t.rader] for t in sett.tabeller]
