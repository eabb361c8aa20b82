"""What the address asks for: year, form, and which units to list in which order."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from django.http import QueryDict

from kostra.portal.status import fylker
from kostra.portal.status.utvalg import REKKEFOLGE, Linje, Runde, Status

ALLE: Final = "alle"  # in the place of a form: all of them
ANTALL: Final = (20, 50, 100)
_STANDARD: Final = 50
_LENGSTE_SOK: Final = 100
_ALDRI: Final = datetime.min.replace(tzinfo=UTC)
#: æ, ø and å in that order, as the characters after z
_ALFABET: Final = {0xE6: "{", 0xF8: "|", 0xE5: "}"}


def _alfabetisk(tekst: str) -> str:
    return tekst.casefold().translate(_ALFABET)


_NOKLER: Final[dict[str, Callable[[Linje], Any]]] = {
    "nr": lambda linje: linje.avgiver.nr,
    "navn": lambda linje: _alfabetisk(linje.avgiver.navn),
    "fylke": lambda linje: _alfabetisk(linje.fylkesnavn),
    "status": lambda linje: REKKEFOLGE[linje.celler[0].status],
    "dato": lambda linje: linje.celler[0].dato or _ALDRI,
    "purringer": lambda linje: linje.celler[0].purringer,
    "levert": lambda linje: linje.antall_levert,
}


@dataclass(frozen=True)
class Valg:
    """What is shown. Whatever the address holds that isn't a choice counts as not said."""

    runde: Runde
    skjema: str
    sok: str = ""
    fylke: str = ""
    status: str = ""
    sorter: str = "nr"
    antall: int = _STANDARD

    @classmethod
    def fra_adresse(cls, data: QueryDict, runder: list[Runde]) -> Valg | None:
        """Reads GET parameters; the latest round and its first form where they say none.

        None where there is no round.
        """
        if not runder:
            return None
        runde = next((r for r in runder if str(r.aar) == data.get("aar")), runder[0])
        skjema = data.get("skjema", "")
        status, sorter, antall = (
            data.get("status", ""),
            data.get("sorter", ""),
            data.get("antall", ""),
        )
        return cls(
            runde=runde,
            skjema=skjema if skjema in {*runde.frister, ALLE} else next(iter(runde.frister)),
            sok=_ren(data.get("sok", "")),
            fylke=fylke if (fylke := data.get("fylke", "")) in fylker.alle() else "",
            status=status if status in set(Status) else "",
            sorter=sorter if sorter.removeprefix("-") in _NOKLER else "nr",
            antall=int(antall) if antall in map(str, ANTALL) else _STANDARD,
        )

    @property
    def aar(self) -> int:
        return self.runde.aar

    @property
    def alle_skjema(self) -> bool:
        return self.skjema == ALLE

    @property
    def skjemaer(self) -> list[str]:
        """The forms that are shown."""
        return list(self.runde.frister) if self.alle_skjema else [self.skjema]

    @property
    def begrenser(self) -> bool:
        """True if units may be left out."""
        return bool(self.sok or self.fylke or self.status)

    @property
    def sporring(self) -> str:
        """The choices as they stand in an address: the same list as a file."""
        ut = QueryDict(mutable=True)
        ut.update({"aar": str(self.runde.aar), "skjema": self.skjema, "sorter": self.sorter})
        ut.update({n: v for n in ("sok", "fylke", "status") if (v := getattr(self, n))})
        return ut.urlencode()

    def velg(self, linjer: list[Linje]) -> list[Linje]:
        """The units that the choices leave, in the order they ask for; equal ones by number."""
        valgte = [linje for linje in linjer if self._passer(linje)]
        nokkel = _NOKLER[self.sorter.removeprefix("-")]
        return sorted(valgte, key=nokkel, reverse=self.sorter.startswith("-"))

    def _passer(self, linje: Linje) -> bool:
        return (
            self.fylke in ("", linje.avgiver.fylke)
            and (not self.status or any(celle.status == self.status for celle in linje.celler))
            and self._treff(linje)
        )

    def _treff(self, linje: Linje) -> bool:
        """True if every word of the search stands in the unit's number or name."""
        hay = f"{linje.avgiver.nr} {linje.avgiver.navn}".casefold()
        return all(ord_ in hay for ord_ in self.sok.casefold().split())


def _ren(raa: str) -> str:
    synlig = "".join(tegn for tegn in raa[:_LENGSTE_SOK] if unicodedata.category(tegn)[0] != "C")
    return unicodedata.normalize("NFC", synlig).strip()
