"""One share as it is written on paper: rows with check letters, and the same as one line for a QR code.

45 bytes: version, number, which copy it opens (the start of the copy's SHA-256), the share itself, and a
checksum. In base32, which has neither 0, 1, 8 nor 9 to mistake for letters: six rows of twelve.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from typing import Final

from kostra.kryptering import NokkelFeil

LENGDE: Final = 32
_VERSJON: Final = 1
_SUM: Final = 7
_RAD: Final = 12
_RADER: Final = 6
_PREFIKS: Final = "KOSTRA-DEL:"
_LINJE: Final = re.compile(rf"{_PREFIKS}([A-Z2-7]{{{_RAD * _RADER}}})(?![A-Z2-7])")
_TEGN: Final = "[A-Za-z2-7]"
_RADER_I_TEKST: Final = re.compile(
    rf"^[^\S\n]*([1-6])[:.)]?[^\S\n]+({_TEGN}{{4}})[^\S\n]+({_TEGN}{{4}})[^\S\n]+({_TEGN}{{4}})[^\S\n]+"
    rf"({_TEGN}{{2}})[^\S\n]*$",
    re.MULTILINE,
)


class DelFeil(NokkelFeil):
    """A share that can't be read, or doesn't belong with the others. ``str()`` says which."""


@dataclass(frozen=True)
class Nokkeldel:
    """Share ``nr`` of 1–3. ``kopi``: the first four bytes of the SHA-256 of the copy that it opens."""

    nr: int
    kopi: bytes
    verdi: bytes

    def __repr__(self) -> str:
        return f"Nokkeldel({self.nr}, {self.kopi.hex()})"

    @property
    def kopinavn(self) -> str:
        """The copy's mark, as it stands on paper: 8 hexadecimal digits."""
        return f"{self.kopi.hex()[:4]}-{self.kopi.hex()[4:]}".upper()

    def linje(self) -> str:
        """All of it on one line, for a QR code."""
        return _PREFIKS + self._tekst()

    def rader(self) -> list[str]:
        """Six rows, each numbered and with two check letters, for a person to read and type."""
        tekst = self._tekst()
        biter = [tekst[i : i + _RAD] for i in range(0, len(tekst), _RAD)]
        return [
            f"{nr}  {bit[:4]} {bit[4:8]} {bit[8:]}  {_radsum(nr, bit)}"
            for nr, bit in enumerate(biter, start=1)
        ]

    def _tekst(self) -> str:
        kropp = bytes([_VERSJON, self.nr]) + self.kopi + self.verdi
        return base64.b32encode(kropp + hashlib.sha256(kropp).digest()[:_SUM]).decode()


def kopimerke(kopi: bytes) -> bytes:
    """What ties shares to the copy they open."""
    return hashlib.sha256(kopi).digest()[:4]


def les_del(tekst: str, hvor: str) -> Nokkeldel:
    """The share in a text: the line of the QR code, or the six rows, whatever stands around them.

    ``hvor``: what the text is called in messages.

    Raises:
        DelFeil: no share, a row that is typed wrong (which), or a wrong checksum.
    """
    funnet = _LINJE.search(tekst)
    kode = funnet[1] if funnet else _fra_rader(tekst, hvor)
    data = base64.b32decode(kode)
    kropp, sum_ = data[:-_SUM], data[-_SUM:]
    if hashlib.sha256(kropp).digest()[:_SUM] != sum_:
        raise DelFeil(f"{hvor}: kontrollsummen stemmer ikke. Les delen en gang til.")
    if kropp[0] != _VERSJON or not 1 <= kropp[1] <= 3:
        raise DelFeil(f"{hvor}: delen er laget av en annen versjon av programmet.")
    return Nokkeldel(kropp[1], kropp[2:6], kropp[6:])


def _fra_rader(tekst: str, hvor: str) -> str:
    rader: dict[int, str] = {}
    for nr, *biter, sum_ in _RADER_I_TEKST.findall(tekst):
        bit = "".join(biter).upper()
        if _radsum(int(nr), bit) != sum_.upper():
            raise DelFeil(f"{hvor}: rad {nr} er skrevet feil. Sammenlign den med papiret.")
        rader[int(nr)] = bit
    mangler = [str(nr) for nr in range(1, _RADER + 1) if nr not in rader]
    if len(mangler) == _RADER:
        raise DelFeil(f"{hvor}: fant ingen nøkkeldel.")
    if mangler:
        raise DelFeil(f"{hvor}: rad {', '.join(mangler)} mangler eller er skrevet feil.")
    return "".join(rader[nr] for nr in range(1, _RADER + 1))


def _radsum(nr: int, bit: str) -> str:
    return base64.b32encode(hashlib.sha256(f"{nr}{bit}".encode()).digest()).decode()[:2]
