"""A form's controls over elements, bound to the structure: rules and statistics tables."""

from __future__ import annotations

from functools import lru_cache

from kostra.kontroll.binding import BundetRegel
from kostra.kontroll.regelsett import Regelsett, som_finnes
from kostra.kontroll.statistikk import Summer, Tabelldefinisjon
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


class Tabellsummer(Summer):
    """Counts the tables of one run over elements; a condition counts the rows it is about."""

    def __init__(self, tabeller: tuple[Tabelldefinisjon, ...], b: Tabellbinder) -> None:
        bundne = [[b.rettet(b.bind(hva), hva.plass) for _, hva in t.rader] for t in tabeller]
        super().__init__(tabeller, bundne)
