"""A line for each fault: what ran, what broke, how long it took."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Linje:
    """One fault. ``brudd``: a sentence for each violation; ``utelatt``: why it couldn't run here."""

    navn: str
    kjort: int = 0
    brudd: list[str] = field(default_factory=list)
    sekunder: float = 0.0
    utelatt: str = ""

    def __str__(self) -> str:
        if self.utelatt:
            return f"{self.navn}: runs=0 skipped={self.utelatt}"
        return f"{self.navn}: runs={self.kjort} violations={len(self.brudd)} seconds={self.sekunder:.0f}"


class Rapport:
    """Collects the lines of one group, and prints each as it is done.

    ``per_linje``: seconds that a fault may go on being tried; what was begun is finished.
    """

    def __init__(self, per_linje: float) -> None:
        self.linjer: list[Linje] = []
        self._per_linje, self._fra = per_linje, time.monotonic()

    @contextlib.contextmanager
    def linje(self, navn: str) -> Iterator[Linje]:
        """What raises in the block is a violation: a fault must never stop the campaign."""
        ny, self._fra = Linje(navn), time.monotonic()
        fra = self._fra
        try:
            yield ny
        except Exception as feil:
            ny.brudd.append(f"{type(feil).__name__}: {feil}"[:300])
        ny.sekunder = time.monotonic() - fra
        self.linjer.append(ny)
        print(ny, flush=True)
        for ett in list(dict.fromkeys(ny.brudd))[:10]:
            print(f"  {ett}", flush=True)

    def runder(self, antall: int, andel: float = 1.0) -> Iterator[int]:
        """0, 1, 2 … as often as was asked for and there is time for; once at least.

        ``andel``: how much of the line's time, from now.
        """
        frist = time.monotonic() + self._per_linje * andel
        if andel == 1.0:
            frist = self._fra + self._per_linje
        for nr in range(antall):
            if nr and time.monotonic() > frist:
                return
            yield nr

    def utelat(self, navn: str, hvorfor: str) -> None:
        """A fault that can't be made here."""
        self.linjer.append(Linje(navn, utelatt=hvorfor))
        print(self.linjer[-1], flush=True)
