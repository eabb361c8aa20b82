"""A form's controls: which rules in which order each year, its tables, who a finding belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from kostra.kontroll.binding import BundetRegel, Felles, bind_i_felt, bind_regel
from kostra.kontroll.regel import Regel
from kostra.kontroll.statistikk import Tabelldefinisjon
from kostra.kontroll.trebinding import Husket
from kostra.kontroll.uttrykk import PerAar, Tekst
from kostra.skjema.modell import Filbeskrivelse


@dataclass(frozen=True, eq=False)
class Regelsett:
    """The rules of a form. ``regler`` may be ``per_aar`` where the order differs.

    ``saksbehandler`` and ``journalnummer`` are the fields that every finding carries; in forms with
    elements columns, carried by findings of that element and those inside it. ``kontroller_per``
    and ``fnr_lesning`` are for such forms: the number of controls of each element, and the year by
    whose reading fødselsnummer are read in every year.
    """

    skjema: str
    regler: tuple[Regel, ...] | PerAar
    tillegg: tuple[Regel, ...] = ()
    tabeller: tuple[Tabelldefinisjon, ...] = ()
    saksbehandler: str | Tekst = "SAKSBEHANDLER"
    journalnummer: str | Tekst = "PERSON_JOURNALNR"
    kontroller_per: Mapping[str, int] = field(default_factory=dict)
    fnr_lesning: int | None = None

    @property
    def har_elementer(self) -> bool:
        """True for a form whose files hold elements (XML), not lines of fixed width."""
        return isinstance(self.journalnummer, Tekst)

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
    regler = sett.regler_i(fb.aar, tillegg=tillegg)
    felles = _felles_for_alle(sett, fb, tillegg)
    return som_finnes(bind_regel(regel, fb, region, husket, felles) for regel in regler)


@lru_cache(maxsize=64)
def _felles_for_alle(sett: Regelsett, fb: Filbeskrivelse, tillegg: bool) -> Felles:
    """What doesn't ask about the region, bound once: a worker controls the files of many."""
    husket: Husket = {}
    return {
        variant: bind_i_felt(regel, variant, fb, "", husket)
        for regel in sett.regler_i(fb.aar, tillegg=tillegg)
        for variant in regel.varianter
        if not regel.spor_om_region(variant)
    }


def som_finnes(bundne: Iterable[BundetRegel | None]) -> tuple[BundetRegel, ...]:
    """Those that exist that year."""
    return tuple(regel for regel in bundne if regel is not None)
