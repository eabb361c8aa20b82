"""``kostra endringer``: what changed in a form between two reporting years."""

from __future__ import annotations

import click

from kostra.cli.filbeskrivelse import skriv_tekst
from kostra.cli.utgang import BrukFeil
from kostra.skjema import SPRAAK, Sprak, UkjentSkjema
from kostra.skjema.endringer import endringer
from kostra.skjema.endringstekst import FORMATER, Format, skriv


@click.command("endringer")
@click.option("-s", "--skjema", required=True, help="Skjema, for eksempel 11CF.")
@click.option("--fra", required=True, type=int, help="Det tidligste rapporteringsåret.")
@click.option("--til", required=True, type=int, help="Det seneste rapporteringsåret.")
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
    skjema: str, fra: int, til: int, format_: Format, sprak: Sprak, ut: str, overskriv: bool
) -> None:
    """Skriver hva som er endret i et skjema mellom to rapporteringsår."""
    if fra >= til:
        raise BrukFeil(f"--fra må være et tidligere år enn --til. Fikk {fra} og {til}.")
    try:
        funnet = endringer(skjema, fra, til)
    except UkjentSkjema as feil:
        raise BrukFeil(str(feil)) from feil
    skriv_tekst(skriv(funnet, format_, sprak), ut, overskriv=overskriv)
