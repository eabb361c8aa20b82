"""``kostra filbeskrivelse``: the layout of a form in a reporting year."""

from __future__ import annotations

import click

from kostra.cli.dokument import aarvalg, skjemavalg, skriv_tekst, utvalg
from kostra.cli.utgang import BrukFeil
from kostra.skjema import Sprak, UkjentSkjema, filbeskrivelse
from kostra.skjema.utskrift import FORMATER, Format, skriv


@click.command("filbeskrivelse")
@skjemavalg
@aarvalg
@utvalg(FORMATER)
def kommando(
    skjema: str, aar: int, format_: Format, sprak: Sprak, ut: str, overskriv: bool
) -> None:
    """Skriver filbeskrivelsen for et skjema og et rapporteringsår."""
    try:
        fb = filbeskrivelse(skjema, aar, med_tekster=True)
    except UkjentSkjema as feil:
        raise BrukFeil(str(feil)) from feil
    skriv_tekst(skriv(fb, format_, sprak), ut, overskriv=overskriv)
