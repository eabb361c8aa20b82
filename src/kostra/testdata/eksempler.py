"""The sample extracts of a form and year: valid ones, and one for each control."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from kostra.skjema.struktur import strukturer
from kostra.testdata.skjemaer import lag_fil, mulige_feil, ventede_funn

STAVANGER: Final = "110300"
GAMLE_OSLO: Final = "030101"
FRO: Final = 11
POSTER_GYLDIG: Final = 12


class Eksempel(NamedTuple):
    """A sample file. ``sti``: form, year, name; ``kontroller``: the rules that find something in it."""

    sti: str
    skjema: str
    aar: int
    region: str
    innhold: bytes
    kontroller: frozenset[str]

    @property
    def navn(self) -> str:
        return self.sti.rsplit("/", 1)[-1]

    @property
    def poster(self) -> int:
        return self.innhold.count(b"<Individ " if er_xml(self.skjema) else b"\n")


def er_xml(skjema: str) -> bool:
    """True for a form whose files are XML."""
    return skjema in strukturer()


def eksempler(skjema: str, aar: int) -> Iterator[Eksempel]:
    """All samples; the same every time."""
    yield from gyldige(skjema, aar)
    i_stavanger = mulige_feil(skjema, aar, STAVANGER)
    for regel in dict.fromkeys([*i_stavanger, *mulige_feil(skjema, aar, GAMLE_OSLO)]):
        region = STAVANGER if regel in i_stavanger else GAMLE_OSLO
        yield _lag(f"feil_{regel}", skjema, aar, region, 2 if er_xml(skjema) else 4, regel)


def gyldige(skjema: str, aar: int) -> Iterator[Eksempel]:
    """Those in which no control of the year finds a fault: a kommune's, and a bydel's."""
    for navn, region in (("gyldig", STAVANGER), ("gyldig_oslo", GAMLE_OSLO)):
        yield _lag(navn, skjema, aar, region, POSTER_GYLDIG)


def _lag(
    navn: str, skjema: str, aar: int, region: str, poster: int, regel: str | None = None
) -> Eksempel:
    innhold = lag_fil(skjema, aar, region, poster, fro=FRO, feil=[regel] if regel else None)
    sti = f"{skjema}/{aar}/{navn}.{'xml' if er_xml(skjema) else 'dat'}"
    return Eksempel(sti, skjema, aar, region, innhold, ventede_funn(skjema, regel, aar, region))
