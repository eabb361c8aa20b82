"""``python -m ytelse.portal_utholdenhet --minutter 180``: the portal on PostgreSQL, an upload a second.

Reads memory, file handles and database connections of everything it started, a tenth of the way in
and at the end, and prints how they grew. Exit code 1 if memory grew 5 % or more, or handles or
connections grew at all beyond the few that come and go.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import psycopg
from verktoy.postgres import klynge

from ytelse.portal_maalinger import logg_inn_alle, opplastinger, prosesstre
from ytelse.portal_oppsett import Oppsett, konvolutt, portal
from ytelse.prosess import maskin

MAPPE = Path("build/ytelse")
OKTER, FIL = 20, 249_000
NAVN = ("portal", "arbeider", "mottak")
#: What comes and goes with a request that happens to be open as we look.
SLINGRING = 6


@dataclass(frozen=True)
class Bruk:
    """What all the processes hold: MB resident, open file handles, connections to the database."""

    mb: float
    filer: int
    koblinger: int


def les(oppsett: Oppsett, database: str) -> Bruk:
    """Looks once, at every process that was started and their children."""
    mb, filer = 0.0, 0
    for mappe, felt in prosesstre(oppsett, *NAVN):
        try:
            filer += len(list((mappe / "fd").iterdir()))
        except OSError:  # it ended while we looked
            continue
        mb += int(felt["VmRSS"].split()[0]) / 1024
    with psycopg.connect(database) as kobling:
        sporring = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        (koblinger,) = kobling.execute(sporring).fetchone() or (0,)
    return Bruk(mb, filer, koblinger)


async def _loep(oppsett: Oppsett, database: str, minutter: float) -> tuple[Bruk, Bruk]:
    okter = await logg_inn_alle(oppsett, OKTER)
    fil = konvolutt(os.urandom(FIL), oppsett.sertifikat)
    for rad in await opplastinger(okter, fil, 1, minutter * 6):
        print(f"  {rad.hva}: {rad.maalt}", flush=True)
    varm = les(oppsett, database)
    for rad in await opplastinger(okter, fil, 1, minutter * 54):
        print(f"  {rad.hva}: {rad.maalt}", flush=True)
    return varm, les(oppsett, database)


def main() -> int:
    """Prints the two readings."""
    leser = argparse.ArgumentParser(prog="python -m ytelse.portal_utholdenhet")
    leser.add_argument("--minutter", type=float, default=180)
    minutter = leser.parse_args().minutter
    print(maskin(), flush=True)
    with klynge(varig=True) as database, portal(MAPPE / "utholdenhet", database) as oppsett:
        for_, etter = asyncio.run(_loep(oppsett, database, minutter))
        oppsett.prosesser.sjekk()
    vekst = 100 * (etter.mb / for_.mb - 1)
    print(f"  minne {for_.mb:.0f} -> {etter.mb:.0f} MB ({vekst:+.1f} %, mål < +5 %)")
    print(
        f"  filhåndtak {for_.filer} -> {etter.filer}, koblinger {for_.koblinger} -> {etter.koblinger}"
    )
    flatt = max(etter.filer - for_.filer, etter.koblinger - for_.koblinger) <= SLINGRING
    return 0 if vekst < 5 and flatt else 1


if __name__ == "__main__":
    sys.exit(main())
