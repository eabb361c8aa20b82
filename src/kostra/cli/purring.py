"""``kostra purring``: who would be reminded on a day, and the sending itself."""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from kostra.cli.portal_oppsett import database, sett_opp
from kostra.cli.utfil import skriv_ut
from kostra.cli.utgang import BrukFeil

if TYPE_CHECKING:
    from kostra.portal.varsling.purring.utvalg import Forhandsvisning

_dato = click.option(
    "--dato", type=click.DateTime(["%Y-%m-%d"]), help="Dagen det gjelder. Uten: i dag."
)
_aar = click.option("--aar", type=click.IntRange(2000, 2099), help="Bare dette rapporteringsåret.")


@click.group(
    "purring", short_help="Purring: viser og sender påminnelser til dem som ikke har levert."
)
def kommando() -> None:
    """Påminnelser og purringer til enheter som ikke har levert. Planen legges i portalen."""


@kommando.command("vis")
@_dato
@_aar
@click.option(
    "-f", "--format", "format_", type=click.Choice(["terminal", "csv", "json"]),
    default="terminal", show_default=True, help="Utformat.",
)  # fmt: skip
@click.option("-o", "ut", default="-", metavar="FIL", help="Skriv hit. Uten: standard ut.")
@click.option("--overskriv", is_flag=True, help="Erstatt filen hvis den finnes fra før.")
def vis(dato: datetime | None, aar: int | None, format_: str, ut: str, overskriv: bool) -> None:
    """Viser hvem som ville fått hva denne dagen, og hvem som ikke får noe. Sender ingenting."""
    visning = _forhandsvis(dato.date() if dato else None, aar)
    from kostra.portal.varsling.purring import tabell

    rader = list(visning.rader)
    if format_ == "csv":
        innhold = tabell.som_csv(rader)
    elif format_ == "json":
        data = {"dato": visning.dato.isoformat(), "rader": tabell.som_data(rader)}
        innhold = json.dumps(data, ensure_ascii=False, indent=2).encode() + b"\n"
    else:
        innhold = _som_tekst(visning).encode()
    with skriv_ut(ut, overskriv=overskriv) as fil:
        fil.write(innhold)


@kommando.command("send")
@_dato
@_aar
@click.option("--ja", is_flag=True, help="Send uten å spørre først.")
def send(dato: datetime | None, aar: int | None, ja: bool) -> None:
    """Sender det som er planlagt denne dagen og ikke er sendt. En gang til sender ingenting to ganger."""
    dag = dato.date() if dato else None
    visning = _forhandsvis(dag, aar)
    if not visning.faar:
        click.echo("Ingen skal ha påminnelse eller purring. Ingenting er sendt.", err=True)
        return
    if not ja:
        if not sys.stdin.isatty():
            raise BrukFeil("Ingen kan svare her. Bruk --ja for å sende uten å bli spurt.")
        click.confirm(f"{_sum(visning)} Sende nå?", abort=True, err=True)
    from kostra.portal.varsling.purring.services import PurreFeil
    from kostra.portal.varsling.purring.services import send as utfor

    with database():
        try:
            gjort = utfor(dag, aar=aar)
        except PurreFeil as feil:
            raise BrukFeil(str(feil)) from feil
    click.echo(
        f"{gjort.brev} brev er lagt i utboksen, om {gjort.purringer} skjema fra {gjort.enheter} enheter.",
        err=True,
    )


def _forhandsvis(dag: date | None, aar: int | None) -> Forhandsvisning:
    sett_opp()
    from kostra.portal.varsling.purring.utvalg import forhandsvis

    with database():
        return forhandsvis(dag, aar=aar)


def _sum(visning: Forhandsvisning) -> str:
    enheter = {rad.enhet.pk for rad in visning.faar}
    return f"{len(visning.brev)} brev, om {len(visning.faar)} skjema fra {len(enheter)} enheter."


def _som_tekst(visning: Forhandsvisning) -> str:
    linjer = [f"{visning.dato:%d.%m.%Y}: {_sum(visning)}"]
    utfall = Counter(rad.utfall.label for rad in visning.rader)
    linjer += [f"  {antall:>6}  {ord_}" for ord_, antall in utfall.most_common()]
    for rad in visning.rader:
        sted, trinn = str(rad.enhet), rad.plan.get_steg_display()
        linje = f"{rad.aar} {rad.skjema:<5} {sted:<32} {trinn:<12} frist {rad.frist:%d.%m.%Y}"
        linjer.append(f"{linje}  {rad.utfall.label}")
        linjer += [
            f"      {m.adresse}{f' – nei: {m.hindringstekst}' if m.hindring else ''}"
            for m in rad.mottakere
        ]
    return "\n".join(linjer) + "\n"
