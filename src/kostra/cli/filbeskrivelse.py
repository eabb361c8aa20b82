"""``kostra filbeskrivelse``: the layout of a form in a reporting year."""

from __future__ import annotations

import sys

import click

from kostra.cli.utfil import skriv_ut
from kostra.cli.utgang import BrukFeil
from kostra.skjema import SPRAAK, Sprak, UkjentSkjema, filbeskrivelse
from kostra.skjema.utskrift import FORMATER, Format, skriv


@click.command("filbeskrivelse")
@click.option("-s", "--skjema", required=True, help="Skjema, for eksempel 11CF.")
@click.option("-y", "--aar", required=True, type=int, help="Rapporteringsår, for eksempel 2026.")
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(FORMATER, case_sensitive=False),
    default="md",
    show_default=True,
    help="Utformat.",
)
@click.option(
    "--sprak", type=click.Choice(SPRAAK), default="nb", show_default=True, help="Språk i tekstene."
)
@click.option("-o", "ut", default="-", help="Skriv til denne filen. Standard er standard ut.")
@click.option("--overskriv", is_flag=True, help="Erstatt filen hvis den finnes fra før.")
def kommando(
    skjema: str, aar: int, format_: Format, sprak: Sprak, ut: str, overskriv: bool
) -> None:
    """Skriver filbeskrivelsen for et skjema og et rapporteringsår."""
    try:
        fb = filbeskrivelse(skjema, aar, med_tekster=True)
    except UkjentSkjema as feil:
        raise BrukFeil(str(feil)) from feil
    skriv_tekst(skriv(fb, format_, sprak), ut, overskriv=overskriv)


def skriv_tekst(tekst: str, ut: str, *, overskriv: bool) -> None:
    """Writes a document to the file ``ut``, or with ``-`` to standard output. UTF-8 with LF.

    Raises:
        SkriveFeil: as :func:`kostra.cli.utfil.skriv_ut`; nothing is then written.
    """
    if ut == "-" and sys.stdout.isatty():  # a terminal has an encoding of its own
        click.echo(tekst, nl=False)
        return
    # a document holds no secret: the user's umask decides who may read it
    with skriv_ut(ut, overskriv=overskriv, modus=0o666) as fil:
        fil.write(tekst.encode())
