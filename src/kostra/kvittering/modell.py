"""What a receipt says, as data, and its form as JSON."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from kostra.kvittering.feil import IkkeKvittering
from kostra.kvittering.nummer import gyldig_nummer

_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_TID: Final = "%Y-%m-%dT%H:%M:%SZ"
_TID_FORM: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")


@dataclass(frozen=True)
class Enhet:
    """The reporting unit. ``kommune``: four digits; ``bydel``: two, ``00`` or empty for none."""

    kommune: str
    bydel: str = ""
    navn: str = ""


@dataclass(frozen=True)
class Antall:
    """Findings by severity: ERROR and FATAL together, WARNING, INFO."""

    feil: int = 0
    advarsler: int = 0
    informasjon: int = 0


@dataclass(frozen=True)
class Kvittering:
    """A receipt for one delivery. Holds no data about persons.

    ``nummer``: from :func:`kostra.kvittering.lag_nummer`. ``tidspunkt``: aware, whole seconds; when
    the delivery was registered, and the time of signing. ``svar``: ``ja`` or ``nei``.
    ``sha256``: of the ciphertext, 64 lower-case hex digits. ``storrelse``: its bytes.
    ``alvorlighetsgrad``: OK, INFO, WARNING, ERROR or FATAL. ``prove``: sent in a trial, or by a unit
    made up for one: it counts for nothing. Only then is it in the payload, so that a receipt that
    counts reads as it always did.

    Raises:
        ValueError: a value outside these.
    """

    nummer: str
    enhet: Enhet
    skjema: str
    aar: int
    tidspunkt: datetime
    svar: str
    sha256: str
    filnavn: str
    storrelse: int
    antall_poster: int
    alvorlighetsgrad: str
    antall: Antall
    programversjon: str
    prove: bool = False

    def __post_init__(self) -> None:
        krav = {
            "nummer": gyldig_nummer(self.nummer),
            "tidspunkt": self.tidspunkt.tzinfo is not None and not self.tidspunkt.microsecond,
            "svar": self.svar in ("ja", "nei"),
            "sha256": _SHA256.fullmatch(self.sha256) is not None,
            "alvorlighetsgrad": self.alvorlighetsgrad
            in ("OK", "INFO", "WARNING", "ERROR", "FATAL"),
            "antall": min(
                self.storrelse,
                self.antall_poster,
                self.antall.feil,
                self.antall.advarsler,
                self.antall.informasjon,
            )
            >= 0,
        }
        for felt, holder in krav.items():
            if not holder:
                raise ValueError(f"kvittering: ugyldig {felt}")

    def som_data(self) -> dict[str, Any]:
        """The payload, in fixed order."""
        data = {
            "nummer": self.nummer,
            "enhet": {
                "kommune": self.enhet.kommune,
                "bydel": self.enhet.bydel,
                "navn": self.enhet.navn,
            },
            "skjema": self.skjema,
            "aar": self.aar,
            "tidspunkt": self.tidspunkt.astimezone(UTC).strftime(_TID),
            "svar": self.svar,
            "sha256": self.sha256,
            "filnavn": self.filnavn,
            "stoerrelse": self.storrelse,
            "antall_poster": self.antall_poster,
            "alvorlighetsgrad": self.alvorlighetsgrad,
            "antall": {
                "feil": self.antall.feil,
                "advarsler": self.antall.advarsler,
                "informasjon": self.antall.informasjon,
            },
            "programversjon": self.programversjon,
        }
        return data | {"prove": True} if self.prove else data

    @classmethod
    def fra_data(cls, data: object) -> Kvittering:
        """The receipt in a payload.

        Raises:
            IkkeKvittering: missing or unknown keys, or values that are not as they should be.
        """
        try:
            if not (isinstance(data, dict) and _riktige_typer(data)):
                raise IkkeKvittering
            enhet, antall = data["enhet"], data["antall"]
            kvittering = cls(
                nummer=data["nummer"],
                enhet=Enhet(**enhet),
                skjema=data["skjema"],
                aar=data["aar"],
                tidspunkt=les_tid(data["tidspunkt"]),
                svar=data["svar"],
                sha256=data["sha256"],
                filnavn=data["filnavn"],
                storrelse=data["stoerrelse"],
                antall_poster=data["antall_poster"],
                alvorlighetsgrad=data["alvorlighetsgrad"],
                antall=Antall(**antall),
                programversjon=data["programversjon"],
                prove=data.get("prove", False),
            )
            # it must write back as it was read: no unknown keys
            if kvittering.som_data() != data:
                raise IkkeKvittering
        except (AttributeError, KeyError, TypeError, ValueError) as feil:
            raise IkkeKvittering from feil
        return kvittering


_TALL: Final = ("aar", "stoerrelse", "antall_poster", "feil", "advarsler", "informasjon")
_TYPER: Final[dict[str, type]] = dict.fromkeys(_TALL, int) | {"prove": bool}


def _riktige_typer(data: dict[str, Any]) -> bool:
    """True if every number is an int (not True, not 1.0), ``prove`` a bool, and the rest text."""
    for nokkel, verdi in data.items():
        if isinstance(verdi, dict):
            if not _riktige_typer(verdi):
                return False
        elif type(verdi) is not _TYPER.get(nokkel, str):
            return False
    return True


def les_tid(tekst: str) -> datetime:
    """``2026-01-15T12:00:00Z`` -> aware datetime. Raises ValueError for any other form."""
    if not isinstance(tekst, str) or not _TID_FORM.fullmatch(tekst):
        raise ValueError("tidspunkt")
    return datetime.strptime(tekst, _TID).replace(tzinfo=UTC)
