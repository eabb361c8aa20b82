"""Writes the sample extracts in ``eksempler/``, or compares them with what would be written.

``python verktoy/lag_eksempler.py`` writes; with ``--sjekk`` nothing is written, stale files are
listed and the exit code is 1 if there are any. ``README.md`` there is written by hand.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kostra.skjema import filbeskrivelse, skjemaer
from kostra.testdata import lag_fil, mulige_feil, ventede_funn

ROT = Path(__file__).resolve().parent.parent / "eksempler"
SKJEMA = "11CF"
STAVANGER, GAMLE_OSLO = "110300", "030101"
FRO = 11
POSTER_GYLDIG, POSTER_FEIL, POSTER_SENJA = 12, 4, 24
SENJA = {2022: "542100", 2026: "553000"}
#: The three faults of the Senja extract, and what a caseworker fills in to correct each.
RETTELSER = {
    "K38": {"AVSL_ANNET": "10"},
    "K11": {"ANTBU18": "02"},
    "K37": {"AVSL_DATO": "3112"},
}


class Eksempel(NamedTuple):
    """A sample file. ``kontroller`` are the rules that find something in it."""

    sti: str
    aar: int
    region: str
    innhold: bytes
    kontroller: frozenset[str]

    @property
    def poster(self) -> int:
        return self.innhold.count(b"\n")


@cache
def eksempler() -> tuple[Eksempel, ...]:
    """All samples, in the order of the overview."""
    per_aar = (eksempel for aar in skjemaer()[SKJEMA] for eksempel in _for_aar(aar))
    return (*per_aar, *(e for aar, region in SENJA.items() for e in _senja(aar, region)))


def _for_aar(aar: int) -> Iterator[Eksempel]:
    for navn, region in (("gyldig", STAVANGER), ("gyldig_oslo", GAMLE_OSLO)):
        innhold = lag_fil(SKJEMA, aar, region, POSTER_GYLDIG, fro=FRO)
        ventet = ventede_funn(None, aar, region)
        yield Eksempel(f"{SKJEMA}/{aar}/{navn}.dat", aar, region, innhold, ventet)
    i_stavanger = mulige_feil(aar, STAVANGER)
    for regel in {**i_stavanger, **mulige_feil(aar, GAMLE_OSLO)}:
        region = STAVANGER if regel in i_stavanger else GAMLE_OSLO
        innhold = lag_fil(SKJEMA, aar, region, POSTER_FEIL, fro=FRO, feil=[regel])
        ventet = ventede_funn(regel, aar, region)
        yield Eksempel(f"{SKJEMA}/{aar}/feil_{regel}.dat", aar, region, innhold, ventet)


def _senja(aar: int, region: str) -> Iterator[Eksempel]:
    """The same extract twice: with three faults, and with just these corrected."""
    gyldig = lag_fil(SKJEMA, aar, region, POSTER_SENJA, fro=FRO).split(b"\n")
    feil = lag_fil(SKJEMA, aar, region, POSTER_SENJA, fro=FRO, feil=list(RETTELSER))
    linjer = feil.split(b"\n")
    gale = [n for n, (en, to) in enumerate(zip(gyldig, linjer, strict=True)) if en != to]
    for n, rettelse in zip(gale, RETTELSER.values(), strict=True):
        linjer[n] = _rettet(linjer[n], rettelse, aar)
    ventet = ventede_funn(None, aar, region)
    stamme = f"{SKJEMA}/senja_{aar}"
    yield Eksempel(f"{stamme}_tre_feil.dat", aar, region, feil, ventet | set(RETTELSER))
    yield Eksempel(f"{stamme}_rettet.dat", aar, region, b"\n".join(linjer), ventet)


def _rettet(linje: bytes, rettelse: dict[str, str], aar: int) -> bytes:
    fb, tekst = filbeskrivelse(SKJEMA, aar), linje.decode("ascii")
    for navn, verdi in rettelse.items():
        felt = fb.etter_navn[navn]
        if felt.datatype == "dato":
            verdi += f"{aar}"[-(felt.lengde - 4) :]
        tekst = tekst[: felt.fra - 1] + verdi + tekst[felt.til :]
    return tekst.encode("ascii")


def filer() -> dict[str, bytes]:
    """Path under ``eksempler/`` -> content, the overview included."""
    rader = ["fil;skjema;aar;region;poster;kontroller"]
    rader += (
        f"{e.sti};{SKJEMA};{e.aar};{e.region};{e.poster};{' '.join(sorted(e.kontroller))}"
        for e in eksempler()
    )
    oversikt = "".join(f"{rad}\n" for rad in rader).encode("ascii")
    return {e.sti: e.innhold for e in eksempler()} | {f"{SKJEMA}/oversikt.csv": oversikt}


def utdaterte(rot: Path = ROT) -> list[str]:
    """Samples under ``rot`` that are missing, differ, or should no longer be there."""
    ventet = filer()
    finnes = {f.relative_to(rot).as_posix(): f for f in rot.glob("*/**/*") if f.is_file()}
    ulike = [n for n in ventet if n not in finnes or finnes[n].read_bytes() != ventet[n]]
    return sorted(ulike + [navn for navn in finnes if navn not in ventet])


def skriv(rot: Path = ROT) -> None:
    """Writes all samples under ``rot`` and removes those that are no longer made."""
    ventet = filer()
    for sti in utdaterte(rot):
        maal = rot / sti
        if sti not in ventet:
            maal.unlink()
            continue
        maal.parent.mkdir(parents=True, exist_ok=True)
        maal.write_bytes(ventet[sti])


def hoved(argumenter: list[str]) -> int:
    """0: written, or all up to date. 1: stale samples. 64: unknown argument."""
    match argumenter:
        case []:
            skriv()
            return 0
        case ["--sjekk"]:
            gamle = utdaterte()
            for sti in gamle:
                sys.stderr.write(f"Utdatert: {sti}. Kjør python verktoy/lag_eksempler.py.\n")
            return 1 if gamle else 0
        case _:
            sys.stderr.write("Bruk: python verktoy/lag_eksempler.py [--sjekk]\n")
            return 64


if __name__ == "__main__":
    sys.exit(hoved(sys.argv[1:]))
