"""A small country: envelopes in a folder as the portal stores them, keys, and engines to run on."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pyarrow import parquet

from kostra.nasjonal.motor import Tapt
from kostra.nasjonal.plan import Levert
from kostra.nokler import Bruk, sertifikat_pem, som_pem
from mottak.hjelp import konvolutt, par

PASSORD = "et langt passord til prove"


@dataclass
class Land:
    """``rot`` holds ``lager/`` and ``nokler/``; ``leveringer`` are in the order they were put in."""

    rot: Path
    leveringer: list[Levert] = field(default_factory=list)

    @property
    def lager(self) -> str:
        return str(self.rot / "lager")

    def lever(self, innhold: bytes, region: str = "110300", aar: int = 2026, **om: str) -> Levert:
        """11CF unless told otherwise."""
        data = konvolutt(innhold)
        nr = f"{aar}-{len(self.leveringer):04}"
        navn = hashlib.sha256(nr.encode()).hexdigest()[:32]
        self.sti(navn).write_bytes(data)
        levert = Levert(
            levering=nr,
            skjema=om.get("skjema", "11CF"),
            aar=aar,
            region=region,
            svar=om.get("svar", "ja"),
            lagernavn=navn,
            sha256=hashlib.sha256(data).hexdigest(),
            storrelse=len(data),
        )
        self.leveringer.append(levert)
        return levert

    def sti(self, navn: str) -> Path:
        return self.rot / "lager" / "filer" / navn

    def miljo(self) -> dict[str, str]:
        """What a worker has in its environment."""
        return {
            "KOSTRA_MOTTAK_NOKLER": str(self.rot / "nokler"),
            "KOSTRA_MOTTAK_PASSORD_FIL": str(self.rot / "passord"),
            "KOSTRA_MOTTAK_PSEUDONYM": str(self.rot / "pseudonym"),
        }


def lag_land(rot: Path) -> Land:
    (rot / "lager" / "filer").mkdir(parents=True)
    nokler = rot / "nokler"
    nokler.mkdir(mode=0o700)
    nokkel, sertifikat = par("SSB", Bruk.KRYPTERING)
    (nokler / "ssb.key.pem").write_bytes(som_pem(nokkel, PASSORD.encode()))
    (nokler / "ssb.crt.pem").write_bytes(sertifikat_pem(sertifikat))
    (rot / "passord").write_text(PASSORD + "\n")
    (rot / "pseudonym").write_bytes(b"k" * 32)
    return Land(rot)


class Her:
    """An engine in this process. ``sendt``: the tasks as they would have been sent, as bytes.

    ``dreper``: a delivery whose task is always lost.
    """

    def __init__(self, dreper: str = "") -> None:
        self.arbeidere, self._dreper = 1, dreper
        self.sendt: list[bytes] = []

    def send(self, gjor: Callable[[Any], Any], oppgave: Any) -> int:
        self.sendt.append(pickle.dumps((gjor, oppgave)))
        return len(self.sendt) - 1

    def vent(self, sendt: Sequence[int]) -> Sequence[int]:
        return sendt[-1:]  # not in the order they were sent

    def svar(self, sendt: int) -> Any:
        gjor, oppgave = pickle.loads(self.sendt[sendt])
        if any(en.levering == self._dreper for en in oppgave.leveringer):
            raise Tapt
        return gjor(oppgave)

    def stopp(self) -> None:
        return None


def rader(mappe: Path, navn: str) -> list[dict[str, Any]]:
    return parquet.read_table(mappe / f"{navn}.parquet").to_pylist()
