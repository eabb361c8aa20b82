"""``make bench``: whole processes, files by the generator with 5 % faulty records, medians of 5.

Beside each file: ``sha256sum`` of it on the same machine, as a yardstick. At last the stages of a
control, the envelope, and the nation (``ytelse.skala``). ``KORT=1`` leaves out the nation and the file
of 3.4 GB.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np

from kostra.skjema import filbeskrivelse
from ytelse.prosess import KOSTRA, maal, maskin
from ytelse.stadier import stadier

MAPPE = Path("build/ytelse")
#: Takes minutes to make and 3.4 GB.
STORE = ("11F 10 000 000",)
#: Records that are made at a time: the generator has no more journal numbers than for some millions.
I_EN_OMGANG = 1_000_000
#: What journal numbers begin with, a letter for each time.
JOURNAL = b"JABCDEFGHI"
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

#: Bytes per second that are left when starting and ending are taken away: between these two files.
JEVNT = ("11F 130 000", "11F 1 000 000")
MAAL_JEVNT = 150e6


def fil(skjema: str, antall: int) -> Path:
    """The extract for that many records (15F: children), made once."""
    sti = MAPPE / f"{skjema}_2026_{antall}.dat"
    if not sti.exists():
        MAPPE.mkdir(parents=True, exist_ok=True)
        halv = sti.with_suffix(".halv")
        with halv.open("wb") as ut:
            for fro, fra in enumerate(range(0, antall, I_EN_OMGANG), 7):
                bit = MAPPE / "bit.dat"
                antallet = str(min(I_EN_OMGANG, antall - fra))
                valg = [
                    "-s",
                    skjema,
                    "-y",
                    "2026",
                    "-r",
                    "110300",
                    "--fro",
                    str(fro),
                    "-n",
                    antallet,
                ]
                valg += ["--feil", "0.05", "-o", str(bit)]
                subprocess.run([*KOSTRA, "testdata", *valg], check=True)
                ut.write(_med_journaler(skjema, bit.read_bytes(), JOURNAL[fro - 7]))
                bit.unlink()
        halv.rename(sti)
    return sti


def rad(navn: str, kommando: list[str], yardstick: list[str] | None = None) -> float:
    """Measures and prints one row. Returns its seconds."""
    m = maal(kommando)
    sekunder, mb = MAAL[navn]
    sha = f"{maal(yardstick).sekunder:9.3f}" if yardstick else " " * 9
    holder = "ja" if m.sekunder <= sekunder and (mb is None or m.mb <= mb) else "NEI"
    grense = f"{sekunder:.2f} s" + (f", {mb:.0f} MB" if mb else "")
    print(
        f"{navn:16} {m.sekunder:8.3f} {m.minst:8.3f} {m.storst:8.3f} {m.mb:7.0f} {sha}"
        f"   {grense:16} {holder}"
    )
    return m.sekunder


def _med_journaler(skjema: str, data: bytes, tegn: int) -> bytes:
    """The records with another first character of the journal number."""
    if tegn == JOURNAL[0]:
        return data
    fb = filbeskrivelse(skjema, 2026)
    poster = np.frombuffer(bytearray(data), np.uint8).reshape(-1, fb.recordlengde + 1)
    poster[:, fb.etter_navn["PERSON_JOURNALNR"].fra - 1] = tegn
    return poster.tobytes()


def _fil_til(navn: str) -> Path:
    """The extract of a row."""
    skjema, _, antall = navn.partition(" ")
    return fil(skjema, int(antall.replace(" ", "")))


def main() -> None:
    """Prints the tables."""
    print(maskin())
    kolonner = ("median s", "minst", "størst", "MB", "sha256sum")
    print(
        f"{'':16} {kolonner[0]:>8} {kolonner[1]:>8} {kolonner[2]:>8} {kolonner[3]:>7} {kolonner[4]}"
    )
    kort = bool(os.environ.get("KORT"))
    tider: dict[str, float] = {}
    rad("kostra --help", [*KOSTRA, "--help"])
    for navn in MAAL:
        skjema, _, antall = navn.partition(" ")
        if skjema in {"11CF", "11F", "15F"} and not (navn in STORE and kort):
            sti = str(_fil_til(navn))
            valg = ["-s", skjema, "-y", "2026", "-r", "110300", "-f", "json", "--maks-mb", "5000"]
            tider[navn] = rad(navn, [*KOSTRA, "kontroll", sti, *valg], ["sha256sum", sti])
    liten, stor = JEVNT
    byte = _fil_til(stor).stat().st_size - _fil_til(liten).stat().st_size
    fart = byte / (tider[stor] - tider[liten])
    print(f"11F, jevn fart   {fart / 1e6:8.0f} MB/s, holdt mot {MAAL_JEVNT / 1e6:.0f}")
    print()
    antall = (("11CF", 30_000), ("11CF", 1_000_000), ("11F", 1_000_000))
    stadier([(skjema, fil(skjema, n)) for skjema, n in antall])
    print()
    konvolutt = Path(__file__).with_name("konvolutt.py")
    if konvolutt.exists():
        subprocess.run([sys.executable, str(konvolutt)], check=True, env=os.environ)
    if not kort:
        print()
        sys.stdout.flush()
        subprocess.run([sys.executable, "-m", "ytelse.skala"], check=False)


if __name__ == "__main__":
    main()
