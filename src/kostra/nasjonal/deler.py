"""What a run has done so far: a part for each batch, and the whole tables when all are there.

A part appears whole or not at all, and its table of deliveries is written last: it says that the batch is
done. So a run that was killed at any point goes on from the parts, and nothing is lost or counted twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet

from kostra.mottak.utlevering.ny_fil import ny_fil
from kostra.nasjonal.tabeller import KOLONNER
from kostra.nasjonal.utfall import LEVERINGER, Utfall

#: Rows that are written together.
_RADER: Final = 10_000


class Deler:
    """The parts in one folder."""

    def __init__(self, mappe: Path) -> None:
        self._mappe = mappe
        mappe.mkdir(mode=0o700, parents=True, exist_ok=True)
        for halv in mappe.glob(".*"):
            halv.unlink()

    def stier(self, navn: str) -> list[Path]:
        """The parts of a table, in order."""
        return sorted(self._mappe.glob(f"{navn}-*.parquet"))

    def ferdige(self) -> set[int]:
        """The batches that are done, without those where something failed by our fault."""
        return {
            int(sti.stem.rpartition("-")[2])
            for sti in self.stier(LEVERINGER)
            if Utfall.FEIL not in pc.unique(_les(sti, ["utfall"])["utfall"]).to_pylist()
        }

    def skriv(self, nr: int, tabeller: Mapping[str, pa.Table]) -> None:
        """Writes a batch; one that is there is replaced."""
        for navn in sorted(tabeller, key=lambda navn: navn == LEVERINGER):
            with ny_fil(self._mappe / f"{navn}-{nr:06d}.parquet") as fil:
                parquet.write_table(tabeller[navn], fil, compression="zstd")

    def samle(self, navn: str, til: Path) -> None:
        """All parts of a table as one file, in order, with few of them in memory at a time."""
        with (
            ny_fil(til) as fil,
            parquet.ParquetWriter(fil, KOLONNER[navn], compression="zstd") as ut,
        ):
            for tabell in _samlet(les_deler(self.stier(navn))):
                ut.write_table(tabell)

    def fjern(self, navn: str) -> None:
        """Takes a table's parts away."""
        for sti in self.stier(navn):
            sti.unlink()


def les_deler(stier: Iterable[Path]) -> Iterator[pa.Table]:
    """The parts, one at a time."""
    return map(_les, stier)


def _samlet(deler: Iterator[pa.Table]) -> Iterator[pa.Table]:
    """The parts some at a time: of each write the writer holds an account until the end."""
    samlet: list[pa.Table] = []
    rader = 0
    for del_ in deler:
        samlet.append(del_)
        rader += del_.num_rows
        if rader >= _RADER:
            yield pa.concat_tables(samlet)
            samlet, rader = [], 0
    if samlet:
        yield pa.concat_tables(samlet)


def _les(sti: Path, kolonner: list[str] | None = None) -> pa.Table:
    return parquet.ParquetFile(sti).read(kolonner)
