"""Fetches the files that others made (styles, htmx, font, icons), with npm, in a temporary folder.

``python verktoy/hent_assets.py`` fetches the versions of ``asset-liste.toml``, compares checksums and
puts the files in place; a file that differs stops it before anything is written. ``--sjekk`` only
compares what lies in the repository with the list and needs no network. ``--oppdater`` takes what
came and writes the new checksums into the list: read the diff.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

UTSEENDE = Path(__file__).resolve().parent.parent / "src/kostra/portal/utseende"
LISTE = UTSEENDE / "asset-liste.toml"
MAAL = UTSEENDE / "static/kostra/tredjepart"

Pakke = dict[str, Any]


def lag_sprite(ikoner: dict[str, str]) -> bytes:
    """One SVG with a ``<symbol>`` per icon. ``ikoner``: our name -> the icon's own SVG text."""
    deler = []
    for navn, svg in sorted(ikoner.items()):
        (innhold,) = re.findall(r"<svg[^>]*>(.*)</svg>", svg, re.DOTALL)
        # the colour comes from the page, through currentColor in our stylesheet
        innhold = re.sub(r' fill="(currentColor|#[0-9A-Fa-f]{3,6})"', "", innhold.strip())
        deler.append(f'<symbol id="{navn}" viewBox="0 0 24 24">{innhold}</symbol>')
    hode = "<!-- @navikt/aksel-icons, MIT, Nav: LISENS-aksel.txt -->"
    start = '<svg xmlns="http://www.w3.org/2000/svg">'
    return "\n".join([start, hode, *deler, "</svg>", ""]).encode()


def skjaer_til(skrift: Path, tegn: str, verktoy: dict[str, str]) -> bytes:
    """The font with these characters only, as woff2. The tools live in a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as mappe:
        onsket = [f"{navn}=={versjon}" for navn, versjon in verktoy.items()]
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", mappe, *onsket]
        subprocess.run(pip, check=True)  # noqa: S603
        ut = Path(mappe) / "ut.woff2"
        kutt = [sys.executable, "-m", "fontTools.subset", str(skrift), f"--unicodes={tegn}"]
        valg = ["--flavor=woff2", "--layout-features=kern,tnum,mark,mkmk,ccmp,locl"]
        miljo = os.environ | {"PYTHONPATH": mappe}
        subprocess.run([*kutt, *valg, f"--output-file={ut}"], check=True, env=miljo)  # noqa: S603
        return ut.read_bytes()


def les_fil(rot: Path, fil: dict[str, str], verktoy: dict[str, str]) -> bytes:
    """One file of a package, as we keep it."""
    kilde = rot / fil["fra"]
    return skjaer_til(kilde, fil["tegn"], verktoy) if "tegn" in fil else kilde.read_bytes()


def hent(pakker: list[Pakke], verktoy: dict[str, str]) -> dict[str, bytes]:
    """File name -> content, fresh from the packages. No script of theirs is run."""
    with tempfile.TemporaryDirectory() as mappe:
        (Path(mappe) / "package.json").write_text('{"private": true}', encoding="utf-8")
        onsket = [f"{pakke['navn']}@{pakke['versjon']}" for pakke in pakker]
        flagg = ["--ignore-scripts", "--no-audit", "--no-fund", "--save-exact", "--silent"]
        subprocess.run(["npm", "install", *flagg, *onsket], cwd=mappe, check=True)  # noqa: S603, S607
        kom: dict[str, bytes] = {}
        for pakke in pakker:
            rot = Path(mappe) / "node_modules" / pakke["navn"]
            sier = json.loads((rot / "package.json").read_text(encoding="utf-8"))
            if (sier["version"], sier["license"]) != (pakke["versjon"], pakke["lisens"]):
                sys.exit(
                    f"{pakke['navn']} is {sier['version']}, {sier['license']}: not what we asked"
                )
            kom |= {fil["til"]: les_fil(rot, fil, verktoy) for fil in pakke.get("fil", [])}
            if ikoner := pakke.get("ikoner"):
                kom[ikoner["til"]] = lag_sprite(
                    {
                        navn: (rot / f"dist/svg/{deres}.svg").read_text(encoding="utf-8")
                        for navn, deres in ikoner["navn"].items()
                    }
                )
        return kom


def oppforinger(pakker: list[Pakke]) -> dict[str, str]:
    """File name -> the checksum in the list."""
    alle = [fil for pakke in pakker for fil in [*pakke.get("fil", []), pakke.get("ikoner")] if fil]
    return {fil["til"]: fil["sha256"] for fil in alle}


def avvik(innhold: dict[str, bytes], liste: dict[str, str]) -> list[str]:
    """The names whose content isn't what the list says."""
    return [navn for navn, sum_ in liste.items() if sha256(innhold.get(navn, b"")) != sum_]


def sha256(innhold: bytes) -> str:
    return hashlib.sha256(innhold).hexdigest()


def skriv_summer(kom: dict[str, bytes]) -> None:
    tekst = LISTE.read_text(encoding="utf-8")
    for navn, innhold in kom.items():
        monster = rf'(til = "{re.escape(navn)}"\nsha256 = ")[0-9a-f]*"'
        tekst = re.sub(monster, rf'\g<1>{sha256(innhold)}"', tekst)
    LISTE.write_text(tekst, encoding="utf-8")


def hoved(argumenter: list[str]) -> int:
    oppsett = tomllib.loads(LISTE.read_text(encoding="utf-8"))
    pakker = oppsett["pakke"]
    liste = oppforinger(pakker)
    if argumenter == ["--sjekk"]:
        innhold = {n: (MAAL / n).read_bytes() for n in liste if (MAAL / n).exists()}
    else:
        innhold = hent(pakker, oppsett["verktoy"])
    if argumenter == ["--oppdater"]:
        skriv_summer(innhold)
    elif feil := avvik(innhold, liste):
        print("Not what the list says:", *feil, sep="\n  ")
        return 1
    if argumenter != ["--sjekk"]:
        MAAL.mkdir(parents=True, exist_ok=True)
        for navn, bytes_ in innhold.items():
            (MAAL / navn).write_bytes(bytes_)
    print(f"{len(innhold)} files, as the list says.")
    return 0


if __name__ == "__main__":
    sys.exit(hoved(sys.argv[1:]))
