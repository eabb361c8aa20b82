"""Writes the sample extracts in ``eksempler/``, or compares them with what would be written.

``python verktoy/lag_eksempler.py`` writes; with ``--sjekk`` nothing is written, stale files are
listed and the exit code is 1 if there are any. ``README.md`` there is written by hand.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kostra.skjema import filbeskrivelse
from kostra.skjema.alle import alle_skjemaer
from kostra.testdata import lag_fil, skjemaer, ventede_funn
from kostra.testdata.eksempler import FRO, Eksempel, er_xml
from kostra.testdata.eksempler import eksempler as for_aar

ROT = Path(__file__).resolve().parent.parent / "eksempler"
POSTER_SENJA = 24
SENJA = {2022: "542100", 2026: "553000"}
#: Form -> the three faults of its Senja extract, and what a caseworker does to correct each: fields
#: that get another value, or in XML a text and what it becomes ({aar} is the year).
RETTELSER: dict[str, dict[str, dict[str, str]]] = {
    "11CF": {
        "K38": {"AVSL_ANNET": "10"},
        "K11": {"ANTBU18": "02"},
        "K37": {"AVSL_DATO": "3112"},
    },
    "11F": {
        "K15": {"ARBSIT": "01"},
        "K11": {"ANTBU18": "02"},
        "K12": {"BU18": "1"},
    },
    "15F": {
        "MELDING_04": {
            'Konklusjon="1">\n      <Saksinnhold Kode="6"/>': (
                'Konklusjon="1">\n      <Melder Kode="11"/>\n      <Saksinnhold Kode="6"/>'
            )
        },
        "PLAN_02A": {'SluttDato="{aar}-03-01"': 'SluttDato="{aar}-10-01"'},
        "TILTAK_07": {
            '<Kategori Kode="3.7"/>': (
                '<Kategori Kode="3.7">\n        <Presisering>Miljøarbeider hjemme</Presisering>\n'
                "      </Kategori>"
            )
        },
    },
}


@cache
def eksempler() -> tuple[Eksempel, ...]:
    """All samples, form by form, in the order of the overview."""
    return tuple(e for skjema in skjemaer() for e in _for_skjema(skjema))


def _for_skjema(skjema: str) -> Iterator[Eksempel]:
    for aar in alle_skjemaer()[skjema]:
        yield from for_aar(skjema, aar)
    if skjema in RETTELSER:
        for aar, region in SENJA.items():
            yield from _senja(skjema, aar, region)


def _senja(skjema: str, aar: int, region: str) -> Iterator[Eksempel]:
    """The same extract twice: with three faults, and with just these corrected."""
    feil = lag_fil(skjema, aar, region, POSTER_SENJA, fro=FRO, feil=list(RETTELSER[skjema]))
    rett, endelse = (_rettet_xml, ".xml") if er_xml(skjema) else (_rettede_linjer, ".dat")
    ventet = ventede_funn(skjema, None, aar, region)
    stamme = f"{skjema}/senja_{aar}"
    funn = ventet | set(RETTELSER[skjema])
    yield Eksempel(f"{stamme}_tre_feil{endelse}", skjema, aar, region, feil, funn)
    rettet = rett(feil, skjema, aar, region)
    yield Eksempel(f"{stamme}_rettet{endelse}", skjema, aar, region, rettet, ventet)


def _rettede_linjer(feil: bytes, skjema: str, aar: int, region: str) -> bytes:
    """The faults are in the lines that differ from the valid extract, in the order of the rules."""
    gyldig = lag_fil(skjema, aar, region, POSTER_SENJA, fro=FRO).split(b"\n")
    linjer = feil.split(b"\n")
    gale = [n for n, (en, to) in enumerate(zip(gyldig, linjer, strict=True)) if en != to]
    for n, rettelse in zip(gale, RETTELSER[skjema].values(), strict=True):
        linjer[n] = _rettet(linjer[n], rettelse, skjema, aar)
    return b"\n".join(linjer)


def _rettet(linje: bytes, rettelse: dict[str, str], skjema: str, aar: int) -> bytes:
    fb, tekst = filbeskrivelse(skjema, aar), linje.decode("ascii")
    for navn, verdi in rettelse.items():
        felt = fb.etter_navn[navn]
        if felt.datatype == "dato":
            verdi += f"{aar}"[-(felt.lengde - 4) :]
        tekst = tekst[: felt.fra - 1] + verdi + tekst[felt.til :]
    return tekst.encode("ascii")


def _rettet_xml(feil: bytes, skjema: str, aar: int, _region: str) -> bytes:
    tekst = feil.decode()
    for rettelse in RETTELSER[skjema].values():
        for galt, riktig in rettelse.items():
            for_, etter = tekst.split(galt.replace("{aar}", f"{aar}"))  # it is there just once
            tekst = for_ + riktig.replace("{aar}", f"{aar}") + etter
    return tekst.encode()


def filer() -> dict[str, bytes]:
    """Path under ``eksempler/`` -> content, an overview for each form included."""
    oversikter = {f"{skjema}/oversikt.csv": _oversikt(skjema) for skjema in skjemaer()}
    return {e.sti: e.innhold for e in eksempler()} | oversikter


def _oversikt(skjema: str) -> bytes:
    rader = ["fil;skjema;aar;region;poster;kontroller"]
    rader += (
        f"{e.sti};{skjema};{e.aar};{e.region};{e.poster};{' '.join(sorted(e.kontroller))}"
        for e in eksempler()
        if e.skjema == skjema
    )
    return "".join(f"{rad}\n" for rad in rader).encode("ascii")


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
