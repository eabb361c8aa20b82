"""Writes the test vectors of the envelope: ``python tests/vektorer/lag_konvolutt.py``.

The shape is that of the age test kit (C2SP/CCTV): a text head, an empty line, the bytes.
``expect`` is ``ok`` or the ``kode`` of the error; a reader may give another refusal for a vector
that is not ``ok``, but it must refuse. ``nokkel``: key and certificate by this name in ``nokler/``;
``bare nokkel``: the key without its certificate. ``payload``: SHA-256 of the content.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import vektor_apen
import vektor_avvist
import vektor_form
import vektor_ok
from konvoluttbygg import MAPPE


@dataclass(frozen=True)
class Vektor:
    """One vector. ``data``: the expected content, or None if it must be refused."""

    navn: str
    expect: str
    profil: str
    nokkel: str
    comment: str
    innhold: bytes
    data: bytes | None = None

    def som_bytes(self) -> bytes:
        nokkel = self.nokkel.removeprefix("bare ")
        hode = {
            "expect": self.expect,
            "profil": self.profil,
            "payload": hashlib.sha256(self.data).hexdigest() if self.data is not None else "",
            "bare nokkel" if nokkel != self.nokkel else "nokkel": nokkel,
            "comment": self.comment,
        }
        linjer = [f"{felt}: {verdi}" for felt, verdi in hode.items() if verdi]
        return "\n".join(linjer).encode() + b"\n\n" + self.innhold


def alle() -> Iterator[Vektor]:
    """Every vector, in order of name within each group."""
    for modul in (vektor_ok, vektor_form, vektor_avvist, vektor_apen):
        for rad in modul.vektorer():
            yield Vektor(*rad)


def hoved(mappe: Path = MAPPE) -> None:
    for gammel in mappe.glob("*.vektor"):
        gammel.unlink()
    for vektor in alle():
        fil = mappe / f"{vektor.navn}.vektor"
        if fil.exists():
            raise SystemExit(f"to vektorer heter {vektor.navn}")
        fil.write_bytes(vektor.som_bytes())


if __name__ == "__main__":
    hoved()
