"""``make bench-portal``: the portal under load, embedded (SQLite) and on PostgreSQL.

Starts a portal of its own for each database, on 127.0.0.1 alone, in ``build/ytelse``; asks of it what
the goals name, prints a table, and ends what it started. Exit code 1 if a goal isn't met.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

from ytelse.portal_maalinger import (
    Rad,
    innloggingsstorm,
    kontroll,
    like_lang_tid,
    logg_inn_alle,
    sider,
    store,
    under_last,
    vekt,
)
from ytelse.portal_oppsett import Oppsett, konvolutt, portal
from ytelse.prosess import maskin

MAPPE = Path("build/ytelse")
OKTER, FIL, POSTER = 50, 249_000, 5000
#: Uploads begun each second.
TAKT = {"sqlite": 3.0, "postgresql": 10.0}
STORE, STORE_MB = 20, 20


async def _maal(oppsett: Oppsett, database: str, sekunder: float) -> list[Rad]:
    okter = await logg_inn_alle(oppsett, OKTER)
    fil = konvolutt(os.urandom(FIL), oppsett.sertifikat)
    rader = await sider(okter, min(sekunder, 30))
    rader += await under_last(oppsett, okter, fil, TAKT[database], sekunder)
    rader += await store(oppsett, okter[:STORE], STORE_MB)
    rader += await kontroll(oppsett, okter[0], POSTER)
    rader += await like_lang_tid(oppsett, 150)
    rader += await innloggingsstorm(oppsett, 20, min(sekunder, 30))
    rader += await vekt(okter[0], ["/logg-inn/"])
    for okt in okter:
        await okt.klient.aclose()
    return rader


def _en(database: str, sekunder: float) -> int:
    """One database, in this process. The number of goals that weren't met."""
    if database == "postgresql":
        from verktoy.postgres import klynge

        kilde = klynge(varig=True)
    else:
        kilde = nullcontext(None)
    with kilde as adresse, portal(MAPPE / f"portal-{database}", adresse) as oppsett:
        rader = asyncio.run(_maal(oppsett, database, sekunder))
        oppsett.prosesser.sjekk()
    print(f"\n{database}")
    for rad in rader:
        holder = {None: "", True: "ja", False: "NEI"}[rad.holder]
        print(f"  {rad.hva:62} {rad.maalt:38} {rad.maal:22} {holder}")
    return sum(rad.holder is False for rad in rader)


def main() -> int:
    """Both databases, each in a process of its own: Django serves one in a lifetime."""
    leser = argparse.ArgumentParser(prog="python -m ytelse.portal")
    leser.add_argument("--sekunder", type=float, default=120, help="hvor lenge det lastes opp")
    leser.add_argument("--bare", choices=list(TAKT), help="bare denne databasen")
    valg = leser.parse_args()
    if valg.bare:
        return 1 if _en(valg.bare, valg.sekunder) else 0
    print(maskin(), flush=True)
    sekunder = ["--sekunder", str(valg.sekunder)]
    koder = [
        subprocess.run([sys.executable, "-m", "ytelse.portal", "--bare", d, *sekunder]).returncode
        for d in TAKT
    ]
    return 1 if any(koder) else 0


if __name__ == "__main__":
    sys.exit(main())
