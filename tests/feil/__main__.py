"""``make feil``: the fault campaign. Exit code 1 if anything that was promised didn't hold.

Starts the real service on 127.0.0.1 alone, in ``build/sikkerhet``, lets it fail in every way of the
list, and reads the stores afterwards. One line for each fault; all of them in ``rapport.json``. Each
group runs in a process of its own, with a service of its own.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import importlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from feil import prover
from feil.rapport import Rapport

MAPPE = Path("build/sikkerhet")
Gruppe = Callable[[Path, Rapport, int], None]


def _med_system(*deler: str, postgres: bool = False) -> Gruppe:
    """A group with one service: each part is a function of the service, the report and a count."""

    def kjor(mappe: Path, rapport: Rapport, antall: int) -> None:
        from feil.database import postgres_eller_sqlite
        from feil.system import system

        kilde = postgres_eller_sqlite() if postgres else contextlib.nullcontext(None)
        with kilde as adresse, system(mappe, adresse) as s:
            asyncio.run(_alle(deler, s, rapport, antall))

    return kjor


async def _alle(deler: tuple[str, ...], s: object, rapport: Rapport, antall: int) -> None:
    for del_ in deler:
        modul, _, navn = del_.rpartition(".")
        await getattr(importlib.import_module(f"feil.{modul}"), navn)(s, rapport, antall)


#: name -> (what runs it, count of each fault in it, the same when it is to be short, the most seconds
#: for each of its faults)
GRUPPER: dict[str, tuple[Gruppe, int, int, float]] = {
    "drap": (_med_system("drap.navngitte"), 25, 2, 100),
    "last": (_med_system("drap.under_last", postgres=True), 200, 10, 400),
    "disk": (_med_system("disk.bestilte", "disk.lite_filsystem"), 20, 1, 130),
    "database": (_med_system("database.alle", postgres=True), 50, 5, 110),
    "utsending": (_med_system("utsending.smtp", "utsending.sms"), 30, 2, 50),
    "klokker": (_med_system("klokker.alle"), 20, 1, 80),
    "sertifikater": (_med_system("sertifikater.alle"), 8, 1, 30),
    "angrep": (_med_system("angrep.alle"), 5, 1, 25),
    "prover": (prover.alle, 1, 1, 0),
}


def _en(navn: str, antall: int) -> int:
    """One group, in this process. Writes its lines beside the others'."""
    rapport, mappe = Rapport(GRUPPER[navn][3]), (MAPPE / navn).absolute()
    try:
        GRUPPER[navn][0](mappe, rapport, antall)
    except Exception as feil:
        with rapport.linje(f"{navn}_oppsett"):
            raise feil
    linjer = [asdict(linje) for linje in rapport.linjer]
    (MAPPE / f"{navn}.json").write_text(json.dumps(linjer, ensure_ascii=False, indent=1))
    return int(any(linje.brudd for linje in rapport.linjer))


def _tabell(linjer: list[dict[str, Any]]) -> str:
    """As it stands in docs/sikkerhet/rapport.md."""
    hode = "| Feil | Kjørt | Brudd | Sekunder | |\n|---|--:|--:|--:|---|\n"
    return hode + "".join(
        f"| `{x['navn']}` | {x['kjort']} | {len(x['brudd'])} | {x['sekunder']:.0f} | {x['utelatt']} |\n"
        for x in linjer
    )


def main() -> int:
    leser = argparse.ArgumentParser(prog="python -m feil", description=__doc__)
    leser.add_argument("--kort", action="store_true", help="få kjøringer av hver feil")
    leser.add_argument("--bare", default="", help=f"grupper med komma mellom: {', '.join(GRUPPER)}")
    leser.add_argument("--antall", type=int, help="kjøringer av hver feil, i stedet for de vanlige")
    leser.add_argument("--gruppe", choices=list(GRUPPER), help=argparse.SUPPRESS)
    valg = leser.parse_args()
    MAPPE.mkdir(parents=True, exist_ok=True)
    valgte = (
        [valg.gruppe] if valg.gruppe else [g for g in GRUPPER if g in (valg.bare or g).split(",")]
    )
    if valg.gruppe:
        return _en(valg.gruppe, valg.antall)
    fra, koder, linjer = time.monotonic(), [], []
    miljo = os.environ | {"PYTHONPATH": os.pathsep.join(["tests", "."])}
    for navn in valgte:
        antall = valg.antall or GRUPPER[navn][2 if valg.kort else 1]
        kommando = [sys.executable, "-m", "feil", "--gruppe", navn, "--antall", str(antall)]
        with (MAPPE / f"{navn}.oppsett.log").open("w") as logg:
            koder.append(subprocess.run(kommando, env=miljo, stderr=logg).returncode)
        fil = MAPPE / f"{navn}.json"
        linjer += json.loads(fil.read_text()) if fil.exists() else []
    alt = {"sekunder": round(time.monotonic() - fra), "kjerner": os.cpu_count(), "linjer": linjer}
    (MAPPE / "rapport.json").write_text(json.dumps(alt, ensure_ascii=False, indent=1) + "\n")
    (MAPPE / "tabell.md").write_text(_tabell(linjer))
    brudd = sum(len(linje["brudd"]) for linje in linjer)
    print(
        f"SUM: runs={sum(x['kjort'] for x in linjer)} violations={brudd} seconds={alt['sekunder']}"
    )
    return int(any(koder))


if __name__ == "__main__":
    sys.exit(main())
