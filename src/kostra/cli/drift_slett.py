"""``kostra drift slett``: what the retention table says is due, shown or done."""

from __future__ import annotations

import click

from kostra.cli.portal_oppsett import database, sett_opp


@click.command("slett")
@click.option(
    "--vis", "bare_vis", is_flag=True, help="Vis hva som ville blitt gjort, og gjør ingenting."
)
def kommando(bare_vis: bool) -> int:
    """Sletter og anonymiserer det som har ligget så lenge som oppbevaringstabellen sier.

    Portalens arbeider gjør det samme en gang i døgnet. Revisjonsloggen røres ikke, og får én hendelse
    med hvor mye som ble gjort. Tabellen står i docs/sikkerhet/oppbevaring.md.

    Utgangskode: 0 alt er gjort, 1 noe står igjen og prøves på nytt neste døgn.
    """
    sett_opp()
    with database():
        from kostra.portal.oppbevaring import jobb

        utfall = jobb.forhandsvis() if bare_vis else jobb.slett()
        for ett in utfall:
            rest = f"  ({ett.rest} står igjen)" if ett.rest else ""
            click.echo(f"{ett.antall:>8}  {ett.slag.hva}: {ett.slag.da}{rest}")
    i_alt = sum(ett.antall for ett in utfall)
    click.echo(f"{i_alt} {'ville blitt gjort. Ingenting er endret.' if bare_vis else 'er gjort.'}")
    return 1 if any(ett.rest for ett in utfall) else 0
