"""An event, and the head of a chain, as data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final

from kostra.kjede.feil import UleseligHode

GENESIS: Final = "0" * 64
"""``forrige_hash`` of event number 1."""

_HODE: Final = re.compile(
    r"kostra-kjede-hode-v1 (?P<nr>[1-9][0-9]{0,17}) (?P<hash>[0-9a-f]{64}) (?P<tid>[^ ]{27})"
)
_TID: Final = re.compile(r"[0-9]{4}(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){2}\.[0-9]{6}Z")


@dataclass(frozen=True)
class Hendelse:
    """One event. Holds ids, never names or other personal data.

    ``nr``: from 1, without gaps. ``tid``: aware, kept as UTC with microseconds. ``aktor``: the id
    of the account (empty: nobody logged in). ``rolle``: what the actor acted as. ``enhet``: the
    reporting unit's number. ``handling``: a fixed word like ``innsending.mottatt``. ``objekt``: the
    id of what it was done to. ``resultat``: a fixed word like ``ok``. ``detaljer``: a few texts and
    whole numbers, read-only, sorted by name. ``forrige_hash``, ``hash``: 64 lower-case hex digits.

    An event that was read from a store is taken as it stands; :func:`kostra.kjede.verifiser` judges
    it. New events come from :func:`kostra.kjede.lag`.

    Raises:
        ValueError: ``tid`` without a time zone.
    """

    nr: int
    tid: datetime
    aktor: str
    rolle: str
    enhet: str
    handling: str
    objekt: str
    resultat: str
    detaljer: Mapping[str, str | int] = field(hash=False)
    forrige_hash: str
    hash: str

    def __post_init__(self) -> None:
        if self.tid.tzinfo is None:
            raise ValueError("hendelse: tid uten tidssone")
        object.__setattr__(self, "tid", self.tid.astimezone(UTC))
        object.__setattr__(self, "detaljer", MappingProxyType(dict(sorted(self.detaljer.items()))))


@dataclass(frozen=True)
class Hode:
    """The end of a chain at some time: number, hash and time of its last event.

    Whoever holds a head can tell whether the chain up to there is still the same. ``tid``: aware.
    """

    nr: int
    hash: str
    tid: datetime

    @classmethod
    def av(cls, hendelse: Hendelse) -> Hode:
        """The head of a chain that ends with this event."""
        return cls(hendelse.nr, hendelse.hash, hendelse.tid)

    def som_bytes(self) -> bytes:
        """The one form to sign and publish: one line of ASCII, without a line feed.

        ``kostra-kjede-hode-v1 17 <64 hex digits> 2027-01-15T12:00:00.000000Z``
        """
        return f"kostra-kjede-hode-v1 {self.nr} {self.hash} {skriv_tid(self.tid)}".encode("ascii")

    @classmethod
    def les(cls, data: bytes) -> Hode:
        """The head in bytes from :meth:`som_bytes`.

        Raises:
            UleseligHode: any other form.
        """
        try:
            treff = _HODE.fullmatch(data.decode("ascii"))
            if treff is None:
                raise UleseligHode
            return cls(int(treff["nr"]), treff["hash"], les_tid(treff["tid"]))
        except ValueError:
            raise UleseligHode from None


def skriv_tid(tid: datetime) -> str:
    """Aware datetime -> ``2027-01-15T12:00:00.000000Z``, always with six decimals."""
    return tid.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def les_tid(tekst: str) -> datetime:
    """The inverse of :func:`skriv_tid`. Raises ValueError for any other form."""
    if not _TID.fullmatch(tekst):
        raise ValueError("tid")
    return datetime.fromisoformat(tekst)
