"""``kostra endringer``: what changed in a form between two reporting years."""

from __future__ import annotations

import click

from kostra.cli.dokument import skjemavalg, skriv_tekst, utvalg
from kostra.cli.utgang import BrukFeil
from kostra.skjema import Sprak, UkjentSkjema
from kostra.skjema.endringer import endringer
from kostra.skjema.endringstekst import FORMATER, Format, skriv


@click.command("endringer")
@skjemavalg
@click.option("--fra", required=True, type=int, help="Det tidligste rapporteringsåret.")
@click.option("--til", required=True, type=int, help="Det seneste rapporteringsåret.")
@utvalg(FORMATER)
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
