"""``kostra drift gjenopprett``: a backup back into an empty system."""

from __future__ import annotations

from pathlib import Path

import click

from kostra.cli.drift_kopi import vis_tid
from kostra.cli.portal_oppsett import database, sett_opp
from kostra.cli.utgang import DataFeil, SkriveFeil


@click.command("gjenopprett")
@click.argument("mappe")
@click.option(
    "--nokkel", "nokler", multiple=True, metavar="KEY", help="Nøkkelen, om databasen er kryptert."
)
@click.option(
    "--sertifikat", "sertifikater", multiple=True, metavar="CERT", help="Sertifikatet til nøkkelen."
)
@click.option("--passord-fil", metavar="FILE", help="Fil med passordet til nøkkelen.")
def kommando(
    mappe: str, nokler: tuple[str, ...], sertifikater: tuple[str, ...], passord_fil: str | None
) -> None:
    """Legger sikkerhetskopien i MAPPE tilbake i databasen og lageret som innstillingene peker på.

    Begge skal være tomme. Summene sjekkes først, og antall rader og revisjonsloggen etterpå. Blir den
    avbrutt, kan den kjøres en gang til.

    Utgangskode: 0 alt er tilbake og stemmer, 65 kopien eller systemet er ikke som det skal.
    """
    sett_opp()
    from kostra.cli.passord import last_nokler
    from kostra.kryptering import NokkelFeil
    from kostra.portal.drift.kopi.gjenopprett import gjenopprett
    from kostra.portal.drift.kopi.manifest import KopiFeil

    with database():
        try:
            manifest = gjenopprett(
                Path(mappe), vis_tid, lambda: last_nokler(nokler, sertifikater, passord_fil)
            )
        except (KopiFeil, NokkelFeil) as feil:
            raise DataFeil(str(feil)) from feil
        except OSError as feil:
            raise SkriveFeil(f"Kopien kan ikke legges tilbake: {feil.strerror}.") from feil
    click.echo(
        f"Ferdig: kopien fra {manifest.laget} er tilbake, og alt stemmer. "
        "Kjør «kostra portal migrer» før portalen startes.",
        err=True,
    )
    for navn, grunn in manifest.avvik.items():
        click.echo(f"Filen {navn} var ikke med i kopien ({grunn}).", err=True)
