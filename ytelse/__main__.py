"""``make bench``: whole processes, files by the generator with 5 % faulty records, medians of 5.

Beside each file: ``sha256sum`` of it on the same machine, as a yardstick.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from ytelse.prosess import KOSTRA, maal, maskin
from ytelse.stadier import stadier

MAPPE = Path("build/ytelse")
#: Takes a quarter of an hour to make and 3.4 GB: only with STOR=1.
STORE = ("11F 10 000 000",)
#: What each row is held against: seconds, MB (None: no limit). Set on a machine with 2 cores.
MAAL: dict[str, tuple[float, float | None]] = {
    "kostra --help": (0.12, None),
    "11CF 1 000": (0.25, None),
    "11CF 30 000": (0.45, None),
    "11CF 1 000 000": (1.8, 400),
    "11F 1 000": (0.3, None),
    "11F 30 000": (0.6, None),
    "11F 130 000": (1.2, 250),
    "11F 1 000 000": (2.5, 400),
    "11F 10 000 000": (25.0, 600),
    "15F 1 000": (1.0, None),
    "15F 20 000": (10.0, None),
    "15F 100 000": (50.0, 300),
}


def fil(skjema: str, antall: int) -> Path:
    """The extract for that many records (15F: children), made once."""
    sti = MAPPE / f"{skjema}_2026_{antall}.dat"
    if not sti.exists():
        MAPPE.mkdir(parents=True, exist_ok=True)
        valg = ["-s", skjema, "-y", "2026", "-r", "110300", "--fro", "7", "--feil", "0.05"]
        subprocess.run([*KOSTRA, "testdata", *valg, "-n", str(antall), "-o", str(sti)], check=True)
    return sti


def rad(navn: str, kommando: list[str], yardstick: list[str] | None = None) -> None:
    """Measures and prints one row."""
    m = maal(kommando)
    sekunder, mb = MAAL[navn]
    sha = f"{maal(yardstick).sekunder:9.3f}" if yardstick else " " * 9
    holder = "ja" if m.sekunder <= sekunder and (mb is None or m.mb <= mb) else "NEI"
    grense = f"{sekunder:.2f} s" + (f", {mb:.0f} MB" if mb else "")
    print(
        f"{navn:16} {m.sekunder:8.3f} {m.minst:8.3f} {m.storst:8.3f} {m.mb:7.0f} {sha}"
        f"   {grense:16} {holder}"
    )


def main() -> None:
    """Prints the tables."""
    print(maskin())
    kolonner = ("median s", "minst", "størst", "MB", "sha256sum")
    print(
        f"{'':16} {kolonner[0]:>8} {kolonner[1]:>8} {kolonner[2]:>8} {kolonner[3]:>7} {kolonner[4]}"
    )
    rad("kostra --help", [*KOSTRA, "--help"])
    for navn in MAAL:
        skjema, _, antall = navn.partition(" ")
        if skjema in {"11CF", "11F", "15F"} and (navn not in STORE or os.environ.get("STOR")):
            sti = str(fil(skjema, int(antall.replace(" ", ""))))
            valg = ["-s", skjema, "-y", "2026", "-r", "110300", "-f", "json", "--maks-mb", "5000"]
            rad(navn, [*KOSTRA, "kontroll", sti, *valg], ["sha256sum", sti])
    print()
    antall = (("11CF", 30_000), ("11CF", 1_000_000), ("11F", 1_000_000))
    stadier([(skjema, fil(skjema, n)) for skjema, n in antall])
    print()
    konvolutt = Path(__file__).with_name("konvolutt.py")
    if konvolutt.exists():
        subprocess.run([sys.executable, str(konvolutt)], check=True, env=os.environ)


if __name__ == "__main__":
    main()
