"""``kostra testdata``: whole synthetic extracts, valid or with chosen faults."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator

import click

from kostra.cli.utfil import skriv_ut
from kostra.cli.utgang import BrukFeil
from kostra.skjema import UkjentSkjema
from kostra.testdata import (
    POSTER_PER_BIT,
    Feil,
    UgyldigBestilling,
    lag_uttrekk,
    mellomrom,
    merknad_om_region,
)

#: From so many records on, a terminal shows how far it has come.
VIS_FREMDRIFT_FRA = 50_000
_ANDEL = re.compile(r"(?P<tall>[0-9]+(?:[.,][0-9]+)?) ?(?P<prosent>%?)\Z")


@click.command("testdata", short_help="Lager syntetiske filuttrekk, gyldige eller med feil.")
@click.option("-s", "--skjema", help="Skjema, for eksempel 11CF, 11F eller 15F.")
@click.option("-y", "--aar", type=int, help="Rapporteringsår, for eksempel 2026.")
@click.option("-r", "--region", help="Kommunenummer og bydel, seks siffer, for eksempel 553000.")
@click.option("-n", "--antall", type=int, default=100, show_default=True, help="Antall poster.")
@click.option(
    "--fro", type=int, default=0, show_default=True, help="Samme frø gir samme fil, alltid."
)
@click.option(
    "--feil",
    metavar="ANDEL|KONTROLLER",
    help="Andel av postene med en tilfeldig feil (0.05), eller kontroller som skal slå ut (K14,K27).",
)
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(("uttrekk", "mellomrom"), case_sensitive=False),
    default="uttrekk",
    show_default=True,
    help="Uttrekk med poster, eller filen med ett mellomrom for en kommune uten noen å rapportere.",
)
@click.option("-o", "ut", default="-", metavar="FIL", help="Skriv til denne filen.")
@click.option("--overskriv", is_flag=True, help="Erstatt filen hvis den finnes fra før.")
def kommando(
    skjema: str | None,
    aar: int | None,
    region: str | None,
    antall: int,
    fro: int,
    feil: str | None,
    format_: str,
    ut: str,
    overskriv: bool,
) -> None:
    """Lager et filuttrekk med syntetiske personer, gyldig eller med valgte feil.

    Ingen virkelige personer er med: måneden i fødselsnummeret er økt med 80. I 2022 gir hver post
    i 11CF en advarsel (K06), fordi kontrollene for det året ikke kjenner alderen til syntetiske
    personer. En post i 15F er ett barn.
    """
    if format_ == "mellomrom":
        if feil:
            raise BrukFeil("Filen med ett mellomrom kan ikke ha feil. Ta bort --feil.")
        _skriv([mellomrom()], 1, ut, overskriv)
        return
    if not (skjema and aar is not None and region):
        raise BrukFeil("Oppgi skjema, år og region, for eksempel -s 11CF -y 2026 -r 553000.")
    try:
        biter = lag_uttrekk(skjema, aar, region, antall, fro=fro, feil=les_feil(feil))
    except (UgyldigBestilling, UkjentSkjema) as galt:
        raise BrukFeil(str(galt)) from galt
    if merknad := merknad_om_region(skjema, aar, region):
        click.echo(f"kostra: Merk: {merknad}", err=True)
    _skriv(biter, antall, ut, overskriv)


def les_feil(tekst: str | None) -> Feil | None:
    """«0.05», «0,05» and «5 %» are a share; anything else is rule ids between commas or spaces."""
    if tekst is None:
        return None
    if treff := _ANDEL.match(tekst.strip()):
        tall = float(treff["tall"].replace(",", "."))
        return tall / 100 if treff["prosent"] else tall
    if regler := tekst.replace(",", " ").split():
        return regler
    raise BrukFeil("Oppgi en andel eller kontroller etter --feil, for eksempel 0.05 eller K14,K27.")


def _skriv(biter: Iterable[bytes], antall: int, ut: str, overskriv: bool) -> None:
    with skriv_ut(ut, overskriv=overskriv, modus=0o666) as fil:
        for bit in _med_fremdrift(biter, antall):
            fil.write(bit)


def _med_fremdrift(biter: Iterable[bytes], antall: int) -> Iterator[bytes]:
    if antall < VIS_FREMDRIFT_FRA or not sys.stderr.isatty():
        yield from biter
        return
    with click.progressbar(length=antall, label="Lager poster", file=sys.stderr) as linje:
        for bit in biter:
            yield bit
            linje.update(POSTER_PER_BIT)
