"""Which deliveries a run is about: the manifest, and the batches it is divided into.

A manifest is lines of JSON: what it is and how many, then one delivery a line. It tells who has delivered
what, and nothing of what is in it.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from itertools import pairwise
from operator import attrgetter
from pathlib import Path
from typing import Any, Final, Protocol

_SLAG: Final = "kostra-manifest-1"
#: Bytes of envelopes in a batch, so that one of large files isn't hours long.
MAKS_BYTE: Final = 32 << 20


class ManifestFeil(Exception):
    """The manifest can't be used. The text names the line and the field, and says what to do."""


@dataclass(frozen=True, slots=True)
class Levert:
    """One delivery that counts, as the register knows it. ``region``: six digits."""

    levering: str
    skjema: str
    aar: int
    region: str
    svar: str
    lagernavn: str
    sha256: str
    storrelse: int


_FELT: Final = {felt.name: int if felt.type == "int" else str for felt in fields(Levert)}
_verdier: Final = attrgetter(*_FELT)


class Leveringer(Protocol):
    """Deliveries that can be gone through again and again. They needn't be in memory."""

    def __iter__(self) -> Iterator[Levert]: ...

    def __len__(self) -> int: ...


def ordnet(leveringer: Iterable[Levert]) -> list[Levert]:
    """In the order of all tables: form, year, region, delivery."""
    return sorted(leveringer, key=_plass)


def _plass(en: Levert) -> tuple[str, int, str, str]:
    return en.skjema, en.aar, en.region, en.levering


def manifestlinjer(leveringer: Leveringer) -> Iterator[bytes]:
    """The manifest of these deliveries, in their order; the same for the same deliveries."""
    yield _linje({"slag": _SLAG, "antall": len(leveringer)})
    for en in leveringer if isinstance(leveringer, Manifest) else ordnet(leveringer):
        yield _linje(dict(zip(_FELT, _verdier(en), strict=True)))


def _linje(verdier: dict[str, Any]) -> bytes:
    return f"{json.dumps(verdier)}\n".encode()


class Manifest:
    """The deliveries of a manifest file, in their order. They are read each time, and not held.

    ``med``: which of them are meant. ``antall``: how many they are, of a manifest that has been looked
    through. Raises OSError, and :class:`ManifestFeil`; a manifest that was cut short is refused.
    """

    def __init__(
        self,
        sti: Path,
        med: Callable[[Levert], bool] = lambda _: True,
        *,
        antall: int | None = None,
    ) -> None:
        self._sti, self._med = sti, med
        self._antall = self._se_gjennom() if antall is None else antall

    def __len__(self) -> int:
        return self._antall

    def __iter__(self) -> Iterator[Levert]:
        return filter(self._med, self._alle())

    def _alle(self) -> Iterator[Levert]:
        with self._sti.open("rb") as fil:
            hode = _les(1, fil.readline())
            if hode.get("slag") != _SLAG:
                raise ManifestFeil(
                    "Det er ikke et manifest. Lag et med «kostra nasjonal manifest»."
                )
            antall = 0
            for antall, linje in enumerate(fil, 1):
                yield _en(antall + 1, _les(antall + 1, linje))
            if hode.get("antall") != antall:
                raise ManifestFeil(
                    f"Manifestet sier {hode.get('antall')} leveringer og har {antall}: det er ikke "
                    "helt. Hent det på nytt."
                )

    def _se_gjennom(self) -> int:
        """Looks at every line. Gives how many deliveries are meant."""
        sett = array("q")  # a number for each in the place of its name
        valgt = 0
        forrige: Levert | None = None
        for en in self._alle():
            if forrige is not None and _plass(en) < _plass(forrige):
                raise ManifestFeil(
                    f"Linje {len(sett) + 2}: leveringene er ikke i rekkefølge. Lag manifestet på nytt."
                )
            sett.append(hash(en.levering))
            valgt += self._med(en)
            forrige = en
        if any(a == b for a, b in pairwise(sorted(sett))):
            raise ManifestFeil("En levering står to ganger i manifestet. Lag det på nytt.")
        return valgt


def _les(nr: int, linje: bytes) -> dict[str, Any]:
    try:
        verdi = json.loads(linje) if linje else {}
    except ValueError as feil:
        raise ManifestFeil(f"Linje {nr} er ikke JSON. Lag manifestet på nytt.") from feil
    if not isinstance(verdi, dict):
        raise ManifestFeil(f"Linje {nr} er ikke et objekt. Lag manifestet på nytt.")
    return verdi


def _en(nr: int, linje: dict[str, Any]) -> Levert:
    for navn, type_ in _FELT.items():
        if not isinstance(linje.get(navn), type_):
            raise ManifestFeil(
                f"Linje {nr}: {navn} mangler eller er av feil type. Lag manifestet på nytt."
            )
    return Levert(**{navn: linje[navn] for navn in _FELT})


def bunker(leveringer: Iterable[Levert], antall: int) -> Iterator[tuple[Levert, ...]]:
    """Batches of at most ``antall`` deliveries and about :data:`MAKS_BYTE`, in order."""
    bunke: list[Levert] = []
    byte = 0
    for en in leveringer:
        if bunke and (len(bunke) == antall or byte + en.storrelse > MAKS_BYTE):
            yield tuple(bunke)
            bunke, byte = [], 0
        bunke.append(en)
        byte += en.storrelse
    if bunke:
        yield tuple(bunke)
