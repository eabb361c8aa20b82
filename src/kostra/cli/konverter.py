"""``kostra konverter``: an extract as CSV or Excel, and a table as an extract."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kostra.cli.dokument import aarvalg, skjemavalg
from kostra.cli.filer import les_alt, samme_fil
from kostra.cli.utfil import skriv_ut
from kostra.cli.utgang import BrukFeil, DataFeil
from kostra.skjema import Filbeskrivelse, UkjentSkjema, filbeskrivelse
from kostra.skjema.struktur import strukturer

if TYPE_CHECKING:
    from kostra.konvertering import Format, Konverteringsfeil

_FORMATER = ("uttrekk", "csv", "xlsx")
_ETTERNAVN: dict[str, Format] = {".csv": "csv", ".xlsx": "xlsx", ".dat": "uttrekk"}


@click.command("konverter")
@click.argument("fil", default="-")
@skjemavalg
@aarvalg
@click.option(
    "-f", "--format", "format_", type=click.Choice(_FORMATER, case_sensitive=False), default=None,
    help="Det som lages. Uten -f: etter navnet i -o; ellers csv av et uttrekk, uttrekk av en tabell.",
)  # fmt: skip
@click.option(
    "-c", "--tegnsett", type=click.Choice(("UTF-8", "ISO-8859-1"), case_sensitive=False),
    default="UTF-8", show_default=True, help="Tegnsettet i det som lages (ikke xlsx).",
)  # fmt: skip
@click.option("-o", "ut", default="-", metavar="UT", help="Filen som lages. Uten: standard ut.")
@click.option("--overskriv", is_flag=True, help="Erstatt filen hvis den finnes fra før.")
@click.option(
    "--maks-mb", type=click.IntRange(1), default=512, show_default=True, envvar="KOSTRA_MAKS_MB",
    help="Største fil som leses, i MB.",
)  # fmt: skip
def kommando(
    fil: str,
    skjema: str,
    aar: int,
    format_: Format | None,
    tegnsett: str,
    ut: str,
    overskriv: bool,
    maks_mb: int,
) -> None:
    """Gjør et filuttrekk om til CSV eller Excel, eller en slik tabell om til et filuttrekk.

    FIL kjennes igjen av innholdet. Første rad i en tabell har navnene på feltene, som i
    filbeskrivelsen; rekkefølgen er fri. En apostrof først i en celle betyr «nøyaktig dette»: den hindrer
    at regnearket endrer verdien, og er ikke en del av den.
    """
    if samme_fil(fil, ut):
        raise BrukFeil(
            "Resultatet kan ikke erstatte filen det lages av. Velg et annet navn med -o."
        )
    fb = layout(skjema, aar)
    if fil == "-" and sys.stdin.isatty():
        raise BrukFeil("Oppgi filen som skal konverteres, eller send den på standard inn.")
    innhold = les_alt(fil, maks=maks_mb << 20)

    from kostra.konvertering import Konverteringsfeil, konverter
    from kostra.rapport import ManglerTillegg

    try:
        til = format_ or _etter_navn(ut)
        if til == "xlsx" and ut == "-" and sys.stdout.isatty():
            raise BrukFeil("En arbeidsbok kan ikke vises i terminalen. Oppgi en fil med -o.")
        resultat = konverter(innhold, fb, til, tegnsett=tegnsett.lower())
    except Konverteringsfeil as feil:
        raise DataFeil(_setninger(fil, feil)) from feil
    except ManglerTillegg as feil:
        raise BrukFeil(str(feil)) from feil
    for merknad in resultat.merknader:
        click.echo(f"kostra: Merk: {merknad}", err=True)
    with skriv_ut(ut, overskriv=overskriv) as fil_ut:
        fil_ut.write(resultat.data)


def layout(skjema: str, aar: int) -> Filbeskrivelse:
    """The layout with labels, for the commands that go by positions. Raises BrukFeil."""
    if skjema in strukturer():
        raise BrukFeil(
            f"Skjema {skjema} leveres som XML, og «vis» og «konverter» er for linjer med fast bredde. "
            f"Elementene i filen er beskrevet i «kostra filbeskrivelse -s {skjema} -y {aar}»."
        )
    try:
        return filbeskrivelse(skjema, aar, med_tekster=True)
    except UkjentSkjema as feil:
        raise BrukFeil(str(feil)) from feil


def _etter_navn(ut: str) -> Format | None:
    return next((f for ende, f in _ETTERNAVN.items() if ut.lower().endswith(ende)), None)


def _setninger(fil: str, feil: Konverteringsfeil) -> str:
    navn = "Standard inn" if fil == "-" else fil
    flere = feil.antall - len(feil.setninger)
    linjer = [*feil.setninger, *([f"… og {flere} feil til."] if flere else [])]
    if len(linjer) == 1:
        return f"{navn}: {linjer[0]}"
    return "\n  ".join([f"{navn} kan ikke konverteres:", *linjer])
