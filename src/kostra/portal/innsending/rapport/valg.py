"""What the reader of a report has chosen: grouping, filter, order, page. Unknown values mean nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from kostra.portal.innsending.rapport import sok as rapport_sok
from kostra.rapport.rens import ren

ETTER_KONTROLL, ETTER_SAKSBEHANDLER = "kontroll", "saksbehandler"
#: The page of each grouping.
SIDER: Final = {
    ETTER_KONTROLL: "innsending:rapport",
    ETTER_SAKSBEHANDLER: "innsending:rapport_saksbehandler",
}
FEIL, ADVARSLER, INFORMASJON = "feil", "advarsler", "informasjon"
NYE, FORTSATT, RETTET = "nye", "fortsatt", "rettet"
VIS: Final = frozenset({FEIL, ADVARSLER, INFORMASJON, NYE, FORTSATT, RETTET})
ALVORLIGHET, KONTROLL, JOURNALNUMMER, LINJE = "alvorlighet", "kontroll", "journalnummer", "linje"
SORTERINGER: Final = (ALVORLIGHET, KONTROLL, JOURNALNUMMER, LINJE)
_MAKS_SIDE: Final = 1_000_000


@dataclass(frozen=True)
class Valg:
    """``saksbehandler``: a keyed digest of the name (``rapport_sok``). ``kontroll``: a control's id."""

    til: UUID
    grupper: str = ETTER_KONTROLL
    vis: str = ""
    saksbehandler: str = ""
    kontroll: str = ""
    sok: str = ""
    sorter: str = ALVORLIGHET
    side: int = 1

    @classmethod
    def fra_adresse(cls, til: UUID, grupper: str, get: Mapping[str, str]) -> Valg:
        """From an address, where the search is sealed."""
        sok = rapport_sok.aapne(get.get("sok", ""), til)
        side = get.get("side", "")
        nummer = int(side) if side.isascii() and side.isdecimal() and len(side) < 8 else 1
        return cls._av(til, grupper, get, sok, min(max(nummer, 1), _MAKS_SIDE))

    @classmethod
    def fra_skjema(cls, til: UUID, grupper: str, post: Mapping[str, str]) -> Valg:
        """From the posted filter, where the search is as it was typed."""
        sok = ren(post.get("journalnummer", "")).strip()[: rapport_sok.MAKS_SOK]
        return cls._av(til, grupper, post, sok, 1)

    @classmethod
    def _av(cls, til: UUID, grupper: str, data: Mapping[str, str], sok: str, side: int) -> Valg:
        vis, sorter = data.get("vis", ""), data.get("sorter", "")
        return cls(
            til=til,
            grupper=grupper if grupper in SIDER else ETTER_KONTROLL,
            vis=vis if vis in VIS else "",
            saksbehandler=data.get("saksbehandler", "")[:16],
            kontroll=data.get("kontroll", "")[:24],
            sok=sok,
            sorter=sorter if sorter in SORTERINGER else ALVORLIGHET,
            side=side,
        )

    @property
    def filtrerer(self) -> bool:
        """True when some findings may be left out."""
        return bool(self.vis or self.saksbehandler or self.kontroll or self.sok)

    def adresse(self, anker: str = "", **endret: str | int) -> str:
        """The address of the same choices, some of them changed. What isn't chosen isn't there."""
        ny = replace(self, **({"side": 1} | endret))  # type: ignore[arg-type]
        par = {
            "vis": ny.vis,
            "saksbehandler": ny.saksbehandler,
            "kontroll": ny.kontroll,
            "sok": rapport_sok.forsegl(ny.sok, ny.til),
            "sorter": "" if ny.sorter == ALVORLIGHET else ny.sorter,
            "side": "" if ny.side == 1 else str(ny.side),
        }
        sporring = urlencode({navn: verdi for navn, verdi in par.items() if verdi})
        return (
            reverse(SIDER[ny.grupper], args=[ny.til])
            + (f"?{sporring}" if sporring else "")
            + (f"#{anker}" if anker else "")
        )
