"""``kostra filbeskrivelse``: what a file of a form holds in a reporting year."""

from __future__ import annotations

import click

from kostra.cli.dokument import aarvalg, skjemavalg, skriv_tekst, utvalg
from kostra.cli.utgang import BrukFeil
from kostra.skjema import Sprak, UkjentSkjema
from kostra.skjema.alle import skriv_filbeskrivelse
from kostra.skjema.utskrift import FORMATER, Format


@click.command("filbeskrivelse")
@skjemavalg
@aarvalg
@utvalg(FORMATER)
def kommando(
    skjema: str, aar: int, format_: Format, sprak: Sprak, ut: str, overskriv: bool
) -> None:
    """Skriver filbeskrivelsen for et skjema og et rapporteringsår."""
    try:
        tekst = skriv_filbeskrivelse(skjema, aar, format_, sprak)
    except UkjentSkjema as feil:
        raise BrukFeil(str(feil)) from feil
    skriv_tekst(tekst, ut, overskriv=overskriv)
