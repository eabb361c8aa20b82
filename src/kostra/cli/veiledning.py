"""``kostra veiledning``: the reporter's guide to a form in a reporting year."""

from __future__ import annotations

import click

from kostra.blankett import UkjentBlankett
from kostra.cli.dokument import aarvalg, skjemavalg, skriv_tekst, utvalg
from kostra.cli.utgang import BrukFeil
from kostra.rapport.veiledning import FORMATER, Format, skriv
from kostra.skjema import Sprak, UkjentSkjema


@click.command("veiledning")
@skjemavalg
@aarvalg
@utvalg(FORMATER)
def kommando(
    skjema: str, aar: int, format_: Format, sprak: Sprak, ut: str, overskriv: bool
) -> None:
    """Skriver veiledningen til den som rapporterer et skjema, fra uttrekk til kvittering."""
    try:
        tekst = skriv(skjema, aar, format_, sprak)
    except (UkjentSkjema, UkjentBlankett) as feil:
        raise BrukFeil(str(feil)) from feil
    skriv_tekst(tekst, ut, overskriv=overskriv)
