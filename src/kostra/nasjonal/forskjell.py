"""What a change of rules does: two runs over the same deliveries, side by side."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet

from kostra.kontroll.modell import Grad
from kostra.nasjonal.utfall import FUNN, LEVERINGER, Utfall

_STOPPER = [grad.name for grad in Grad if grad.stopper]


class ForskjellFeil(Exception):
    """The two can't be compared. The text says why and what to do."""


@dataclass(frozen=True)
class Endring:
    """One rule in one form and year, in one region, or in all of them (``region`` empty).

    ``for_``/``etter``: findings. Where the rule isn't in one of the runs, its severity there is empty.
    """

    skjema: str
    aar: int
    regel: str
    tittel: str
    region: str
    grad_for: str
    grad_etter: str
    for_: int
    etter: int

    @property
    def endret(self) -> bool:
        """True if something differs."""
        return (self.for_, self.grad_for) != (self.etter, self.grad_etter)


@dataclass(frozen=True)
class Forskjell:
    """``stoppes`` and ``slipper``: deliveries that are stopped only after, and only before.

    ``felles``: deliveries that are compared; ``bare_i_en``: those that only one run has controlled.
    """

    regler: list[Endring]
    per_region: list[Endring]
    stoppes: list[str] = field(default_factory=list)
    slipper: list[str] = field(default_factory=list)
    felles: int = 0
    bare_i_en: int = 0

    @property
    def noe(self) -> bool:
        """True if the change does anything."""
        return bool(self.regler or self.stoppes or self.slipper)

    def som_json(self) -> bytes:
        """All of it."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode() + b"\n"


def sammenlign(a: Path, b: Path) -> Forskjell:
    """The rules that differ from the run in folder ``a`` to that in ``b``, and where.

    Only deliveries that both have controlled are compared. Raises :class:`ForskjellFeil`.
    """
    forst, siden = (_les(mappe, LEVERINGER) for mappe in (a, b))
    begge = set(_kontrollerte(forst)) & set(_kontrollerte(siden))
    alle = set(forst["levering"].to_pylist()) | set(siden["levering"].to_pylist())
    if not begge:
        raise ForskjellFeil(f"{a} og {b} har ingen kontrollerte leveringer felles.")
    felles = pa.array(sorted(begge))
    funn_a, funn_b = (_per_regel(_les(mappe, FUNN), felles) for mappe in (a, b))
    per_region = [
        endring
        for nokkel in sorted(funn_a.keys() | funn_b.keys())
        if (endring := _endring(nokkel, funn_a.get(nokkel), funn_b.get(nokkel))).endret
    ]
    stoppet_a, stoppet_b = (_stoppet(tabell) & begge for tabell in (forst, siden))
    return Forskjell(
        regler=_for_alle(per_region, funn_a, funn_b),
        per_region=per_region,
        stoppes=sorted(stoppet_b - stoppet_a),
        slipper=sorted(stoppet_a - stoppet_b),
        felles=len(begge),
        bare_i_en=len(alle - begge),
    )


Nokkel = tuple[str, int, str, str]  # form, year, rule, region
Funn = tuple[str, str, int]  # severity, title, findings


def _les(mappe: Path, navn: str) -> pa.Table:
    sti = mappe / f"{navn}.parquet"
    try:
        return parquet.ParquetFile(sti).read()
    except (OSError, pa.ArrowInvalid) as feil:
        raise ForskjellFeil(
            f"{sti} kan ikke leses. Oppgi mappen til en ferdig «kostra nasjonal rekontroll»."
        ) from feil


def _kontrollerte(leveringer: pa.Table) -> list[str]:
    feilet = pc.equal(leveringer["utfall"], Utfall.FEIL.value)
    navn: list[str] = leveringer.filter(pc.invert(feilet))["levering"].to_pylist()
    return navn


def _stoppet(leveringer: pa.Table) -> set[str]:
    stoppet = pc.or_(
        pc.is_in(leveringer["alvorlighetsgrad"], pa.array(_STOPPER)),
        pc.equal(leveringer["utfall"], Utfall.AVVIST.value),
    )
    return set(leveringer.filter(stoppet)["levering"].to_pylist())


def _per_regel(funn: pa.Table, leveringer: pa.Array) -> dict[Nokkel, Funn]:
    nokkel = ["skjema", "aar", "regel", "region"]
    samlet = (
        funn.filter(pc.is_in(funn["levering"], leveringer))
        .group_by(nokkel, use_threads=False)
        .aggregate([("grad", "first"), ("tittel", "first"), ("antall", "sum")])
    )
    rader: list[dict[str, Any]] = samlet.to_pylist()
    return {
        tuple(rad[n] for n in nokkel): (rad["grad_first"], rad["tittel_first"], rad["antall_sum"])
        for rad in rader
    }


def _endring(nokkel: Nokkel, a: Funn | None, b: Funn | None) -> Endring:
    skjema, aar, regel, region = nokkel
    grad_a, tittel_a, antall_a = a or ("", "", 0)
    grad_b, tittel_b, antall_b = b or ("", "", 0)
    tittel = tittel_b or tittel_a
    return Endring(skjema, aar, regel, tittel, region, grad_a, grad_b, antall_a, antall_b)


def _for_alle(
    per_region: list[Endring], a: dict[Nokkel, Funn], b: dict[Nokkel, Funn]
) -> list[Endring]:
    """The rules that differ somewhere, with all their findings."""
    sum_a, sum_b = _uten_region(a), _uten_region(b)
    regler = dict.fromkeys((e.skjema, e.aar, e.regel, "") for e in per_region)
    return [_endring(nokkel, sum_a.get(nokkel), sum_b.get(nokkel)) for nokkel in regler]


def _uten_region(funn: dict[Nokkel, Funn]) -> dict[Nokkel, Funn]:
    antall: defaultdict[Nokkel, int] = defaultdict(int)
    om: dict[Nokkel, tuple[str, str]] = {}
    for (skjema, aar, regel, _), (grad, tittel, her) in funn.items():
        nokkel = (skjema, aar, regel, "")
        antall[nokkel] += her
        om[nokkel] = (grad, tittel)
    return {nokkel: (*om[nokkel], antall[nokkel]) for nokkel in antall}
