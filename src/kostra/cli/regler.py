"""``kostra regler``: the requirement specification of a form in a reporting year."""

from __future__ import annotations

import click

from kostra.cli.filbeskrivelse import skriv_tekst
from kostra.cli.utgang import BrukFeil
from kostra.rapport.kravspesifikasjon import FORMATER, Format, skriv
from kostra.regler import regelsett
from kostra.skjema import SPRAAK, Sprak, UkjentSkjema, filbeskrivelse


@click.command("regler")
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
    """Skriver kravspesifikasjonen for et skjema og et rapporteringsår, laget av reglene selv."""
    try:
        sett, fb = regelsett(skjema), filbeskrivelse(skjema, aar)
    except UkjentSkjema as feil:
        raise BrukFeil(str(feil)) from feil
    skriv_tekst(skriv(sett, fb, format_, sprak), ut, overskriv=overskriv)
