"""Which deliveries a run is about: the manifest, and the batches it is divided into.

A manifest is lines of JSON: what it is and how many, then one delivery a line. It tells who has delivered
what, and nothing of what is in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

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


def ordnet(leveringer: Iterable[Levert]) -> list[Levert]:
    """In the order of all tables: form, year, region, delivery."""
    return sorted(leveringer, key=lambda en: (en.skjema, en.aar, en.region, en.levering))


def skriv_manifest(leveringer: Sequence[Levert]) -> bytes:
    """The manifest of these deliveries, in their order; the same for the same deliveries."""
    hode = {"slag": _SLAG, "antall": len(leveringer)}
    linjer = [hode, *(asdict(en) for en in ordnet(leveringer))]
    return "".join(json.dumps(linje) + "\n" for linje in linjer).encode()


def les_manifest(data: bytes) -> list[Levert]:
    """The deliveries. Raises :class:`ManifestFeil`; a manifest that was cut short is refused."""
    hode, *linjer = _linjer(data) or [{}]
    if hode.get("slag") != _SLAG:
        raise ManifestFeil("Det er ikke et manifest. Lag et med «kostra nasjonal manifest».")
    if hode.get("antall") != len(linjer):
        raise ManifestFeil(
            f"Manifestet sier {hode.get('antall')} leveringer og har {len(linjer)}: det er ikke helt. "
            "Hent det på nytt."
        )
    leveringer = [_en(nr, linje) for nr, linje in enumerate(linjer, 2)]
    if len({en.levering for en in leveringer}) < len(leveringer):
        raise ManifestFeil("En levering står to ganger i manifestet. Lag det på nytt.")
    return ordnet(leveringer)


def _linjer(data: bytes) -> list[dict[str, Any]]:
    funnet = []
    for nr, linje in enumerate(data.splitlines(), 1):
        try:
            verdi = json.loads(linje)
        except ValueError as feil:
            raise ManifestFeil(f"Linje {nr} er ikke JSON. Lag manifestet på nytt.") from feil
        if not isinstance(verdi, dict):
            raise ManifestFeil(f"Linje {nr} er ikke et objekt. Lag manifestet på nytt.")
        funnet.append(verdi)
    return funnet


def _en(nr: int, linje: dict[str, Any]) -> Levert:
    for navn, type_ in _FELT.items():
        if not isinstance(linje.get(navn), type_):
            raise ManifestFeil(
                f"Linje {nr}: {navn} mangler eller er av feil type. Lag manifestet på nytt."
            )
    return Levert(**{navn: linje[navn] for navn in _FELT})


def bunker(leveringer: Sequence[Levert], antall: int) -> Iterator[tuple[Levert, ...]]:
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
