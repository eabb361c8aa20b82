"""One run over many deliveries: what is missing is sent to the engine, and what comes back is kept.

The folder of a run holds ``kjoring.json`` (what it is), ``manifest.jsonl`` (which deliveries), ``deler/``
(what is done) and, when all is done, the tables. Run again with the same folder, it does what is missing;
with something else than it was begun with, it is refused.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import kostra
from kostra.mottak.utlevering.ny_fil import ny_fil
from kostra.nasjonal.arbeid import Ferdig, Oppgave, mislykket
from kostra.nasjonal.deler import Deler
from kostra.nasjonal.motor import Motor, Tapt, kjor
from kostra.nasjonal.plan import Levert, bunker, les_manifest, skriv_manifest
from kostra.nasjonal.regelverk import Regelendring, fingeravtrykk
from kostra.nasjonal.tabeller import tabell
from kostra.nasjonal.utfall import LEVERINGER, Utfall

#: Deliveries of a batch: enough to drown the cost of sending it.
BUNKE: Final = 64
#: Why a delivery is given up whose worker is lost each time it is controlled alone.
ARBEIDER_TAPT: Final = "arbeideren_tapt"
_KJORING, _MANIFEST, _LAAS = "kjoring.json", "manifest.jsonl", ".laas"


class KjoringFeil(Exception):
    """The run can't go on. The text says why and what to do; what is done is kept."""


@dataclass(frozen=True)
class Oppdrag:
    """What is to be done with which deliveries. ``tabeller``: what each part has, and the end too."""

    hva: str
    gjor: Callable[[Oppgave], Ferdig]
    tabeller: tuple[str, ...]
    leveringer: Sequence[Levert]
    lager: str
    endring: Regelendring | None = None
    bunke: int = BUNKE


@dataclass(frozen=True)
class Framdrift:
    """Deliveries done, in all, and failed in this run; ``arbeider``: the process that did the last."""

    ferdig: int
    av: int
    feilet: int = 0
    arbeider: int = 0


def begynt(mappe: Path) -> list[Levert] | None:
    """The deliveries of the run that was begun in that folder; None where there is none."""
    sti = mappe / _MANIFEST
    return les_manifest(sti.read_bytes()) if (mappe / _KJORING).exists() else None


def utfor(
    oppdrag: Oppdrag,
    motor: Motor,
    mappe: Path,
    ferdigstill: Callable[[Deler, bool], None],
    framdrift: Callable[[Framdrift], None],
) -> None:
    """Does what is missing, and then ``ferdigstill``: with the parts, and whether none of them failed.

    The tables of an earlier run that lacked something are taken away first.

    Raises:
        KjoringFeil: the folder is another run's, or the workers can't do it.
        OSError: the folder can't be written.
    """
    mappe.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alene(mappe):
        _begynn(oppdrag, mappe)
        deler = Deler(mappe / "deler")
        bunkene = dict(enumerate(bunker(oppdrag.leveringer, oppdrag.bunke)))
        igjen = sorted(set(bunkene) - deler.ferdige())
        if igjen:
            for navn in oppdrag.tabeller:
                (mappe / f"{navn}.parquet").unlink(missing_ok=True)
        _gjor_resten(oppdrag, motor, deler, {nr: bunkene[nr] for nr in igjen}, framdrift)
        ferdigstill(deler, deler.ferdige() == set(bunkene))


def _gjor_resten(
    oppdrag: Oppdrag,
    motor: Motor,
    deler: Deler,
    igjen: dict[int, tuple[Levert, ...]],
    framdrift: Callable[[Framdrift], None],
) -> None:
    alle = len(oppdrag.leveringer)
    stand = Framdrift(alle - sum(map(len, igjen.values())), alle)
    framdrift(stand)
    oppgaver = (
        Oppgave(nr, bunke, oppdrag.lager, fingeravtrykk(), oppdrag.endring)
        for nr, bunke in igjen.items()
    )
    for oppgave, ferdig in _svar(motor, oppdrag.gjor, oppgaver):
        deler.skriv(oppgave.nr, {n: tabell(n, ferdig.rader.get(n, ())) for n in oppdrag.tabeller})
        feilet = sum(Utfall.FEIL in rad for rad in ferdig.rader.get(LEVERINGER, ()))
        stand = Framdrift(
            stand.ferdig + len(oppgave.leveringer), stand.av, stand.feilet + feilet, ferdig.arbeider
        )
        framdrift(stand)


def _svar(
    motor: Motor, gjor: Callable[[Oppgave], Ferdig], oppgaver: Iterator[Oppgave]
) -> Iterator[tuple[Oppgave, Ferdig]]:
    """Each batch's answer. One that ends its worker each time is done at last, delivery by delivery."""
    mistenkte: list[Oppgave] = []
    for oppgave, svar in kjor(motor, gjor, oppgaver):
        if isinstance(svar, Tapt):
            mistenkte.append(oppgave)
        else:
            yield oppgave, _godtatt(svar)
    for oppgave in mistenkte:
        yield oppgave, _enkeltvis(motor, gjor, oppgave)


def _enkeltvis(motor: Motor, gjor: Callable[[Oppgave], Ferdig], oppgave: Oppgave) -> Ferdig:
    alene = (replace(oppgave, leveringer=(en,)) for en in oppgave.leveringer)
    rader: dict[str, list[tuple[Any, ...]]] = {}
    for en, svar in kjor(motor, gjor, alene, alene=True):
        if isinstance(svar, Tapt):
            navn, rad = mislykket(en.leveringer[0], ARBEIDER_TAPT)
            rader.setdefault(navn, []).append(rad)
            continue
        for navn, nye in _godtatt(svar).rader.items():
            rader.setdefault(navn, []).extend(nye)
    return Ferdig(0, rader)


def _godtatt(ferdig: Ferdig) -> Ferdig:
    if ferdig.stopp:
        raise KjoringFeil(
            f"{ferdig.stopp} Det som er gjort, er tatt vare på: kjør igjen når det er rettet."
        )
    return ferdig


def _begynn(oppdrag: Oppdrag, mappe: Path) -> None:
    manifest = skriv_manifest(oppdrag.leveringer)
    er = {
        "hva": oppdrag.hva,
        "manifest": hashlib.sha256(manifest).hexdigest(),
        "program": kostra.__version__,
        "regler": fingeravtrykk(),
        "endring": oppdrag.endring.fingeravtrykk if oppdrag.endring else "",
        "bunke": oppdrag.bunke,
    }
    sti = mappe / _KJORING
    if not sti.exists():
        if not {fil.name for fil in mappe.iterdir()} <= {_LAAS, _MANIFEST}:
            raise KjoringFeil(f"Mappen {mappe} er ikke tom. Velg en ny mappe.")
        for navn, data in ((_MANIFEST, manifest), (_KJORING, json.dumps(er, indent=1).encode())):
            with ny_fil(mappe / navn) as fil:
                fil.write(data)
        return
    var = json.loads(sti.read_bytes())
    ulike = [navn for navn in er if er[navn] != var.get(navn)]
    if ulike:
        raise KjoringFeil(
            f"Mappen {mappe} ble begynt med noe annet ({', '.join(ulike)}). Velg en ny mappe."
        )


@contextmanager
def _alene(mappe: Path) -> Iterator[None]:
    """Nobody else runs in the folder meanwhile. The lock goes with the process, however it ends."""
    with (mappe / _LAAS).open("wb") as laas:
        try:
            import fcntl
        except ImportError:  # Windows
            yield
            return
        try:
            fcntl.flock(laas, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as feil:
            raise KjoringFeil(
                f"En annen kjøring holder på i mappen {mappe}. Vent til den er ferdig."
            ) from feil
        yield
