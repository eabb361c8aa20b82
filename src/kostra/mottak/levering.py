"""What comes in, how far it has come, and what comes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from kostra.kontroll.modell import Rapport
from kostra.rapport.avvisning import Avvisning

Svar = Literal["ja", "nei"]


class Steg(StrEnum):
    """What is being done, in this order."""

    DEKRYPTERER = "dekrypterer"
    KONTROLLERER = "kontrollerer"
    REGISTRERER = "registrerer"


#: Called with the step, records done and records in all; both are 0 where nothing is counted.
#: What it raises ends the delivery.
Fremdrift = Callable[[Steg, int, int], None]


@dataclass(frozen=True)
class Levering:
    """What the reporter said about the file. ``region``: six digits; ``prove``: it is a trial's."""

    skjema: str
    aar: int
    region: str
    svar: Svar
    filnavn: str
    prove: bool = False


@dataclass(frozen=True)
class Kontrollert:
    """The outcome of a control.

    ``rapport`` is None for *Nei*. ``avvisning`` is there when the file is certainly another's (form,
    year, kommune, bydel) or has no content: then it is what the sender is told, and the report,
    with findings about somebody else's records, is neither shown nor kept by a portal.
    """

    rapport: Rapport | None
    avvisning: Avvisning | None = None

    @property
    def stopper(self) -> bool:
        """True when nothing can be registered."""
        stoppet = self.rapport is not None and self.rapport.alvorlighetsgrad.stopper
        return stoppet or self.avvisning is not None


@dataclass(frozen=True)
class Mottatt:
    """The outcome of a delivery: as :class:`Kontrollert`. ``kvittering`` is None when stopped."""

    rapport: Rapport | None
    kvittering: str | None
    avvisning: Avvisning | None = None
