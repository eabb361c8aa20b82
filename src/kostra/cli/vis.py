"""``kostra vis``: records of an extract under a ruler, field by field."""

from __future__ import annotations

import re
import shutil
import sys
from typing import TYPE_CHECKING

import click

from kostra.cli.dokument import aarvalg, skjemavalg, skriv_tekst
from kostra.cli.filer import les_alt
from kostra.cli.konverter import layout
from kostra.cli.utgang import BrukFeil, DataFeil
from kostra.skjema import SPRAAK, Filbeskrivelse, Sprak, kommuner

if TYPE_CHECKING:
    from kostra.konvertering.visning import Fil, Linje

_LINJER = re.compile(r"(?P<fra>[0-9]{1,9})(?:-(?P<til>[0-9]{1,9}))?", re.ASCII)
#: So many records are shown at most; each takes a page.
_MAKS_VALGT = 200


@click.command("vis")
@click.argument("fil", default="-")
@skjemavalg
@aarvalg
@click.option(
    "--linje", "linjer", metavar="NR", multiple=True,
    help="Linjer som skal vises, for eksempel 3 eller 3,7-9. Kan gis flere ganger.",
)  # fmt: skip
@click.option("--journal", metavar="NR", help="Vis linjene med dette journalnummeret.")
@click.option("--gale", is_flag=True, help="Vis alle linjene med gal lengde.")
@click.option("--sprak", type=click.Choice(SPRAAK), default="nb", show_default=True)
@click.option(
    "-o", "ut", default="-", metavar="UT", help="Skriv til denne filen. Uten: standard ut."
)
@click.option("--overskriv", is_flag=True, help="Erstatt filen hvis den finnes fra før.")
@click.option(
    "--maks-mb", type=click.IntRange(1), default=512, show_default=True, envvar="KOSTRA_MAKS_MB",
    help="Største fil som leses, i MB.",
)  # fmt: skip
def kommando(
    fil: str,
    skjema: str,
    aar: int,
    linjer: tuple[str, ...],
    journal: str | None,
    gale: bool,
    sprak: Sprak,
    ut: str,
    overskriv: bool,
    maks_mb: int,
) -> None:
    """Viser poster i FIL under en linjal, med felt, posisjon, verdi og hva verdien betyr.

    Uten valg vises de første linjene med gal lengde, ellers den første linjen. Fødselsnummer,
    DUF-nummer og saksbehandler er skjult; andre opplysninger om personen vises.
    """
    fb = layout(skjema, aar)
    numre = _numre(linjer)
    if fil == "-" and sys.stdin.isatty():
        raise BrukFeil("Oppgi filen som skal vises, eller send den på standard inn.")
    innhold = les_alt(fil, maks=maks_mb << 20)

    from kostra.konvertering.visning import Fil, vis

    navn = "Standard inn" if fil == "-" else fil
    merknader = _merknader(innhold, fb, navn, sprak)
    filen = Fil(innhold, fb)
    if not filen.linjer:
        raise DataFeil(f"{navn} har ingen linjer.")
    bredde = shutil.get_terminal_size().columns if ut == "-" and sys.stdout.isatty() else 100
    tekst = vis(filen, _valgt(filen, numre, journal, gale), sprak, bredde)
    hele = "".join([*(f"{m}\n" for m in merknader), tekst])
    skriv_tekst(hele, ut, overskriv=overskriv, om_personer=True)


def _numre(linjer: tuple[str, ...]) -> set[int]:
    numre: set[int] = set()
    for del_ in ",".join(linjer).replace(" ", "").split(",") if linjer else ():
        treff = _LINJER.fullmatch(del_)
        if treff is None:
            raise BrukFeil("Oppgi linjer som tall etter --linje, for eksempel 3 eller 3,7-9.")
        fra = int(treff["fra"])
        til = int(treff["til"] or fra)
        if til - fra >= _MAKS_VALGT:
            raise BrukFeil(f"Velg høyst {_MAKS_VALGT} linjer om gangen.")
        numre.update(range(fra, til + 1))
    return numre


def _valgt(fil: Fil, numre: set[int], journal: str | None, gale: bool) -> tuple[Linje, ...]:
    if not (numre or journal or gale):
        return fil.valgt()
    valgt = set(fil.med_numre(numre))
    if numre and not valgt:
        raise BrukFeil(f"Filen har ingen slik linje. Den siste er {fil.linjer[-1].nummer}.")
    if journal:
        if "PERSON_JOURNALNR" not in fil.fb.etter_navn:
            raise BrukFeil(f"Skjema {fil.fb.skjema} har ikke journalnummer. Bruk --linje.")
        if not (funnet := fil.med_journalnummer(journal)):
            raise BrukFeil("Ingen linje har det journalnummeret.")
        valgt.update(funnet)
    if gale:
        valgt.update(fil.gale)
    if len(valgt) > _MAKS_VALGT:
        raise BrukFeil(f"Velg høyst {_MAKS_VALGT} linjer om gangen.")
    return tuple(sorted(valgt, key=lambda linje: linje.nummer))


def _merknader(innhold: bytes, fb: Filbeskrivelse, navn: str, sprak: Sprak) -> list[str]:
    """What the file as a whole looks like: another form or year, cut lines … DataFeil if no lines."""
    from kostra.kontroll.filtype import filtype
    from kostra.kontroll.gjenkjenning import merknader
    from kostra.kontroll.lesing import les

    if annet := filtype(innhold[:512], len(innhold)):
        raise DataFeil(f"{navn}: {annet.tekst.nb} {annet.gjor.nb}")
    lest = les(innhold, fb.lesing, fb.recordlengde)
    start = innhold.removeprefix(b"\xef\xbb\xbf")[:4].decode("latin-1")
    region = start if start in kommuner(fb.aar) else next(iter(kommuner(fb.aar)))
    funnet = merknader(innhold, lest, fb, f"{region}00")
    return [f"{m.tekst.paa(sprak)} {m.gjor.paa(sprak)}" for m in funnet if m.id != "feil_kommune"]
