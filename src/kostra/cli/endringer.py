"""``kostra endringer``: what changed in a form between two reporting years."""

from __future__ import annotations

import click

from kostra.cli.dokument import skjemavalg, skriv_tekst, utvalg
from kostra.cli.utgang import BrukFeil
from kostra.skjema import Sprak, UkjentSkjema
from kostra.skjema.alle import skriv_endringer
from kostra.skjema.endringstekst import FORMATER, Format


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
        tekst = skriv_endringer(skjema, fra, til, format_, sprak)
    except UkjentSkjema as feil:
        raise BrukFeil(str(feil)) from feil
    skriv_tekst(tekst, ut, overskriv=overskriv)
