"""``kostra regler``: the requirement specification of a form in a reporting year."""

from __future__ import annotations

import click

from kostra.cli.dokument import aarvalg, skjemavalg, skriv_tekst, utvalg
from kostra.cli.utgang import BrukFeil
from kostra.rapport.kravspesifikasjon import FORMATER, Format, skriv
from kostra.regler import regelsett
from kostra.skjema import Sprak, UkjentSkjema
from kostra.skjema.alle import oppsett


@click.command("regler")
@skjemavalg
@aarvalg
@utvalg(FORMATER)
def kommando(
    skjema: str, aar: int, format_: Format, sprak: Sprak, ut: str, overskriv: bool
) -> None:
    """Skriver kravspesifikasjonen for et skjema og et rapporteringsår, laget av reglene selv."""
    try:
        sett, bundet_til = regelsett(skjema), oppsett(skjema, aar)
    except UkjentSkjema as feil:
        raise BrukFeil(str(feil)) from feil
    skriv_tekst(skriv(sett, bundet_til, format_, sprak), ut, overskriv=overskriv)
