"""What the records of all forms of fixed width begin with: who delivers, the case, the person."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping
from datetime import date
from itertools import accumulate

from kostra.skjema import Filbeskrivelse, bydeler
from kostra.testdata.personer import Personer
from kostra.testdata.region import er_oslo
from kostra.testdata.trekk import Tilfeldig

Post = dict[str, str]
#: Four caseworkers share four times as many cases.
_POSTER_PER_SAKSBEHANDLER = 15
_JOURNALNUMRE = 10_000_000
_JOURNALSKRITT = 1_234_567  # no factor in common with their number, so none comes twice


class Grunnlag:
    """Begins the records of one file, one after the other. ``aldre``: age -> its weight."""

    def __init__(
        self,
        fb: Filbeskrivelse,
        region: str,
        r: Tilfeldig,
        personer: Personer,
        aldre: Mapping[int, int],
    ) -> None:
        self._fb, self._r, self._personer = fb, r, personer
        self._mal = {felt.navn: " " * felt.lengde for felt in fb.felt}
        self._mal |= {"KOMMUNE_NR": region[:4], "VERSION": f"{fb.aar % 100:02d}"}
        if region[4:] != "00":
            self._mal["BYDELSNR"] = region[4:]
        hele_byen = er_oslo(region) and region[4:] == "00"
        self._bydeler = tuple(bydeler()) if hele_byen else ()
        self._aldre, self._vekter = tuple(aldre), tuple(accumulate(aldre.values()))
        self._journal = int(r() * _JOURNALNUMRE)

    def ny(self, nummer: int) -> tuple[Post, int]:
        """A record with all that is the same in every form, and the person's age."""
        r, post = self._r, self._mal.copy()
        alder = self._aldre[bisect(self._vekter, int(r() * self._vekter[-1]))]
        person = self._personer.neste(self._fb.aar - alder)
        self._journal = (self._journal + _JOURNALSKRITT) % _JOURNALNUMRE
        post["PERSON_JOURNALNR"] = f"J{self._journal:07d}"
        post["PERSON_FODSELSNR"] = person.fnr
        post["FODSELSDATO"] = person.fodselsdato
        post["KJONN"] = "1" if person.mann else "2"
        post["SAKSBEHANDLER"] = _saksbehandler(nummer, r)
        if self._bydeler:
            post["BYDELSNR"] = self._bydeler[int(r() * len(self._bydeler))]
        return post, alder


def alder_vekter(
    andeler: Mapping[tuple[int, int], int], grenser: Mapping[int, int], aar: int
) -> dict[int, int]:
    """Age -> weight in a hundred thousand.

    ``andeler``: first and last age -> share in a thousand. ``grenser``: from that year on, the oldest
    age that no control points at.
    """
    eldste = max(grense for fra, grense in grenser.items() if fra <= aar)
    vekter: dict[int, int] = {}
    for (fra, til), andel in andeler.items():
        aldre = range(fra, min(til, eldste) + 1)
        vekter |= {alder: andel * 100 // len(aldre) for alder in aldre}
    return vekter


def datotekst(dag: date, lengde: int) -> str:
    """A day as a field of that length has it: ddMMyyyy, or ddMMyy."""
    return f"{dag.day:02d}{dag.month:02d}{f'{dag.year:04d}'[8 - lengde :]}"


def _saksbehandler(nummer: int, r: Tilfeldig) -> str:
    """Four caseworkers share sixty cases, the next four the next sixty, and so on."""
    gruppe = nummer // (4 * _POSTER_PER_SAKSBEHANDLER)
    return f"SB{gruppe * 4 + int(r() * 4) + 1:08d}"
