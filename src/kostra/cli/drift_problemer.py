"""``kostra drift problemer``: what the daily letter would say now."""

from __future__ import annotations

import click

from kostra.cli.portal_oppsett import database, sett_opp
from kostra.cli.utgang import BrukFeil


@click.command("problemer")
@click.option("--vis", is_flag=True, help="Vis det som er galt nå. Sender ingenting.")
@click.option("--send", is_flag=True, help="Send dagens brev nå, om det ikke er sendt.")
def kommando(vis: bool, send: bool) -> int:
    """Viser det som er galt: arbeidere, køer, lager, disk, sikkerhetskopi, sertifikater, brev.

    Utgangskode: 0 ingenting å se til, 1 noe å se til.
    """
    if vis == send:
        raise BrukFeil("Oppgi --vis eller --send.")
    sett_opp()
    from kostra.portal.drift.problemer import daglig, utvalg

    with database():
        funnet = utvalg.finn()
        if send:
            click.echo(f"{daglig.kjor(alltid=True)} i driften har fått brev.", err=True)
    for problem in funnet:
        click.echo(f"{problem.kode:<12} {problem.tekst}")
    if not funnet:
        click.echo("Ingenting å se til.", err=True)
    return 1 if funnet else 0
