"""What the addresses of the pages ask for. Whatever isn't a choice counts as not said."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from kostra.portal import klokke
from kostra.portal.varsling.purring.utvalg import Rad, Utfall

_FORSTE, _SISTE = date(2000, 1, 1), date(2099, 12, 31)
_LENGST = 80


@dataclass(frozen=True)
class Valg:
    """``aar``: None for all rounds; the texts are empty when nothing is chosen."""

    dato: date
    aar: int | None = None
    skjema: str = ""
    utfall: str = ""
    sok: str = ""

    @classmethod
    def fra_adresse(cls, data: QueryDict) -> Valg:
        """Reads GET parameters; never fails."""
        aar, utfall = data.get("aar", ""), data.get("utfall", "")
        return cls(
            dato=_dato(data.get("dato", "")),
            aar=int(aar) if aar.isascii() and aar.isdecimal() and len(aar) == 4 else None,
            skjema=data.get("skjema", "")[:8],
            utfall=utfall if utfall in Utfall.values else "",
            sok=data.get("sok", "").strip()[:_LENGST],
        )

    def passer(self, rad: Rad) -> bool:
        """True if the row is among what was asked for."""
        if self.skjema and rad.skjema != self.skjema:
            return False
        if self.utfall and rad.utfall.value != self.utfall:
            return False
        return not self.sok or self.sok.casefold() in str(rad.enhet).casefold()


def _dato(tekst: str) -> date:
    with suppress(ValueError):
        dag = date.fromisoformat(tekst)
        if _FORSTE <= dag <= _SISTE:
            return dag
    return klokke.i_dag()
