"""``python -m ytelse.nettleser``: the control page in Chromium, from an empty browser to 25,000 records.

Starts a portal of its own on 127.0.0.1, in a folder that goes away, with the set of ``make nettleser``
in it. Times are wall time as the user waits; beside them the processor time of the browser's
processes, which other work on the machine disturbs less. Best of ``--runder``.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from kostra.cli.demo_prosesser import Delprosess, kjorende, vent_paa_port
from kostra.testdata import lag_fil
from ytelse.prosess import KOSTRA, maskin

SETT = Path("build/nettleser")
PORT = 8797
ANTALL = (100, 1_000, 5_000, 25_000)
LENGE = 300_000
FLAGG = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync"]  # fmt: skip


@dataclass(frozen=True)
class Rad:
    """One line of the table: seconds, seconds of the processors, and what else is worth knowing."""

    hva: str
    sekunder: float
    prosessor: float
    annet: str = ""


@contextmanager
def portalen() -> Iterator[str]:
    """A portal with nothing in it but the control page."""
    mappe = Path(tempfile.mkdtemp(prefix="kostra-ytelse-"))
    arvet = {n: v for n, v in os.environ.items() if not n.startswith("KOSTRA_")}
    adresse = f"http://127.0.0.1:{PORT}"
    miljo = arvet | {
        "KOSTRA_MODUS": "demo",
        "KOSTRA_DATA": str(mappe),
        "KOSTRA_NETTLESER": str(SETT.absolute()),
        "KOSTRA_ADRESSE": adresse,
    }
    start = ["portal", "start", "--port", str(PORT), "--prosesser", "1"]
    try:
        subprocess.run([*KOSTRA, "portal", "migrer"], env=miljo, check=True, capture_output=True)
        with kjorende([Delprosess("portal", start, miljo)], mappe / "logg") as prosesser:
            vent_paa_port(prosesser, PORT)
            yield adresse
    finally:
        shutil.rmtree(mappe, ignore_errors=True)


class Maaler:
    """One browser with a profile of its own, begun empty: a private window keeps no compiled code."""

    def __init__(self, p: Any, adresse: str, profil: Path) -> None:
        self.omgivelse = p.chromium.launch_persistent_context(
            profil,
            executable_path=shutil.which("chromium"),
            args=FLAGG,
            base_url=adresse,
            locale="nb-NO",
        )
        self.side = self.omgivelse.pages[0]
        self._prosesser = self.omgivelse.browser.new_browser_cdp_session()

    def _leserens(self) -> list[dict[str, Any]]:
        return list(self._prosesser.send("SystemInfo.getProcessInfo")["processInfo"])

    def prosessor(self) -> float:
        """Seconds that the browser's processes have used."""
        return sum(float(en["cpuTime"]) for en in self._leserens())

    def topp_mb(self) -> float:
        """The most memory that the page's process has had, worker included."""
        mest = 0
        for en in self._leserens():
            if en["type"] == "renderer":
                for linje in Path(f"/proc/{en['id']}/status").read_text().splitlines():
                    if linje.startswith("VmHWM:"):
                        mest = max(mest, int(linje.split()[1]))
        return mest / 1024

    def tatt(self, hva: str, gjor: Callable[[], object], annet: str = "") -> Rad:
        """How long it takes."""
        for_, start = self.prosessor(), time.perf_counter()
        gjor()
        sekunder = time.perf_counter() - start
        return Rad(hva, sekunder, self.prosessor() - for_, annet)

    def aapne(self) -> None:
        """The page, until the control is ready."""
        self.side.goto("/nettkontroll/")
        self.side.locator("[data-status]", has_text="er klart").wait_for(timeout=LENGE)

    def kontroller(self, fil: Path) -> None:
        """A file, until its report stands."""
        self.side.set_input_files("[data-fil]", fil)
        self.side.locator("[data-resultat]:not([hidden]) kostra-rapport").wait_for(timeout=LENGE)


def mal(p: Any, adresse: str, profil: Path, filer: dict[int, Path]) -> list[Rad]:
    """One browser through it all."""
    maaler = Maaler(p, adresse, profil)
    rader = [maaler.tatt("første gang, til programmet er klart", maaler.aapne)]
    maaler.side.locator("[data-uten-nett]").wait_for(timeout=LENGE)
    maaler.aapne()  # what is compiled is kept the second time
    rader.append(maaler.tatt("siden åpnet på nytt", maaler.aapne))
    for antall, fil in filer.items():
        rad = maaler.tatt(
            f"{antall:,} poster".replace(",", " "), lambda f=fil: maaler.kontroller(f)
        )
        rader.append(replace(rad, annet=f"{maaler.topp_mb():.0f} MB"))
    maaler.omgivelse.close()
    return rader


def vekt() -> str:
    """What the first visit fetches of the set, as it goes over the network."""
    ut = []
    for slutt in (".br", ".gz"):
        filer = [sti for sti in SETT.glob(f"*{slutt}")]
        ut.append(f"{sum(sti.stat().st_size for sti in filer) / 1e6:.2f} MB som {slutt[1:]}")
    return ", ".join(ut)


def main() -> int:
    leser = argparse.ArgumentParser(prog="python -m ytelse.nettleser")
    leser.add_argument("--runder", type=int, default=3)
    valg = leser.parse_args()
    if not (SETT / "manifest.json").is_file():
        print("Settet mangler. Kjør make nettleser.")
        return 1
    beste: dict[str, Rad] = {}
    with tempfile.TemporaryDirectory() as mappe, portalen() as adresse, sync_playwright() as p:
        filer = {antall: Path(mappe, f"{antall}.dat") for antall in ANTALL}
        for antall, fil in filer.items():
            fil.write_bytes(lag_fil("11F", 2025, "460100", antall, fro=7, feil=0.05))
        for nr in range(valg.runder):
            for rad in mal(p, adresse, Path(mappe, f"profil-{nr}"), filer):
                forrige = beste.get(rad.hva, rad)
                beste[rad.hva] = replace(
                    rad,
                    sekunder=min(rad.sekunder, forrige.sekunder),
                    prosessor=min(rad.prosessor, forrige.prosessor),
                )
    print(f"{maskin()}. Lasten på maskinen: {os.getloadavg()[0]:.1f}. Settet: {vekt()}.")
    print("| Hva | Sekunder | Prosessorsekunder | Minne på det meste |\n|---|---|---|---|")
    for rad in beste.values():
        print(f"| {rad.hva} | {rad.sekunder:.1f} | {rad.prosessor:.1f} | {rad.annet} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
