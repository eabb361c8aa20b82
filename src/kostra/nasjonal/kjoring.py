"""One run over many deliveries: what is missing is sent to the engine, and what comes back is kept.

The folder of a run holds ``kjoring.json`` (what it is), ``manifest.jsonl`` (which deliveries), ``deler/``
(what is done) and, when all is done, the tables. Run again with the same folder, it does what is missing;
with something else than it was begun with, it is refused.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import kostra
from kostra.mottak.utlevering.ny_fil import ny_fil
from kostra.nasjonal.arbeid import Ferdig, Oppgave, mislykket
from kostra.nasjonal.deler import Deler
from kostra.nasjonal.motor import Motor, Tapt, kjor
from kostra.nasjonal.plan import Leveringer, Levert, Manifest, bunker, manifestlinjer
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
    leveringer: Leveringer
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


def begynt(mappe: Path) -> Path | None:
    """The manifest of the run that was begun in that folder; None where there is none."""
    return mappe / _MANIFEST if (mappe / _KJORING).exists() else None


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
        # it is the same manifest: that has been made sure of
        leveringer = Manifest(mappe / _MANIFEST, antall=len(oppdrag.leveringer))
        plan = _Plan(leveringer, oppdrag.bunke, deler.ferdige())
        if plan.antall_igjen:
            for navn in oppdrag.tabeller:
                (mappe / f"{navn}.parquet").unlink(missing_ok=True)
        _gjor_resten(oppdrag, motor, deler, plan, framdrift)
        ferdigstill(deler, len(deler.ferdige()) == plan.antall)


class _Plan:
    """The batches, and which of them are left. They are read from the manifest one at a time."""

    def __init__(self, leveringer: Manifest, bunke: int, ferdige: set[int]) -> None:
        self._leveringer, self._bunke, self._ferdige = leveringer, bunke, ferdige
        storrelser = [len(bunken) for bunken in bunker(leveringer, bunke)]
        self.antall = len(storrelser)
        self.antall_igjen = self.antall - len(ferdige)
        self.leveringer_ferdig = sum(storrelser[nr] for nr in ferdige)

    def igjen(self) -> Iterator[tuple[int, tuple[Levert, ...]]]:
        """The number of each batch that isn't done, and its deliveries."""
        for nr, bunken in enumerate(bunker(self._leveringer, self._bunke)):
            if nr not in self._ferdige:
                yield nr, bunken


def _gjor_resten(
    oppdrag: Oppdrag,
    motor: Motor,
    deler: Deler,
    plan: _Plan,
    framdrift: Callable[[Framdrift], None],
) -> None:
    stand = Framdrift(plan.leveringer_ferdig, len(oppdrag.leveringer))
    framdrift(stand)
    oppgaver = (
        Oppgave(nr, bunke, oppdrag.lager, fingeravtrykk(), oppdrag.endring)
        for nr, bunke in plan.igjen()
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
    sti = mappe / _KJORING
    begynt = sti.exists()
    if begynt:
        sum_ = _summen(oppdrag.leveringer)
    elif {fil.name for fil in mappe.iterdir()} <= {_LAAS, _MANIFEST}:
        with ny_fil(mappe / _MANIFEST) as fil:
            sum_ = _summen(oppdrag.leveringer, fil.write)
    else:
        raise KjoringFeil(f"Mappen {mappe} er ikke tom. Velg en ny mappe.")
    er = {
        "hva": oppdrag.hva,
        "manifest": sum_,
        "program": kostra.__version__,
        "regler": fingeravtrykk(),
        "endring": oppdrag.endring.fingeravtrykk if oppdrag.endring else "",
        "bunke": oppdrag.bunke,
    }
    if not begynt:
        with ny_fil(sti) as fil:
            fil.write(json.dumps(er, indent=1).encode())
        return
    var = json.loads(sti.read_bytes())
    ulike = [navn for navn in er if er[navn] != var.get(navn)]
    if ulike:
        raise KjoringFeil(
            f"Mappen {mappe} ble begynt med noe annet ({', '.join(ulike)}). Velg en ny mappe."
        )


def _summen(leveringer: Leveringer, skriv: Callable[[bytes], Any] = lambda _: None) -> str:
    """The digest of their manifest, which is written meanwhile."""
    sum_ = hashlib.sha256()
    for linje in manifestlinjer(leveringer):
        sum_.update(linje)
        skriv(linje)
    return sum_.hexdigest()


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
