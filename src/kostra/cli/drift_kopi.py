"""``kostra drift sikkerhetskopi``: database, store and audit log together, into a folder."""

from __future__ import annotations

from pathlib import Path

import click

from kostra.cli.portal_oppsett import database, sett_opp
from kostra.cli.utgang import BrukFeil, SkriveFeil, UtgangFeil


def vis_tid(del_: str, hva: str, sekunder: float) -> None:
    """A line for each part."""
    click.echo(f"{del_:<10} {sekunder:8.1f} s   {hva}", err=True)


@click.command("sikkerhetskopi")
@click.argument("mappe")
@click.option(
    "--sertifikat",
    "sertifikater",
    multiple=True,
    metavar="CERT",
    help="Krypter databasen til dette sertifikatet. Kan gis flere ganger. Filene i lageret er "
    "kryptert fra før.",
)
def kommando(mappe: str, sertifikater: tuple[str, ...]) -> int:
    """Tar sikkerhetskopi av databasen, lageret og revisjonsloggen i MAPPE, som skal være ny eller tom.

    Portalen kan være i bruk. Kopien er fullført når manifest.json er skrevet, og ikke før.
    Nøkler og KOSTRA_HEMMELIGHET er ikke med: de har sin egen kopi.

    Utgangskode: 0 alt er med, 1 filer som databasen kjenner, mangler i lageret eller er endret.
    """
    sett_opp()
    from kostra.cli.passord import les_sertifikater
    from kostra.kryptering import SertifikatFeil
    from kostra.portal.drift.kopi.manifest import KopiFeil
    from kostra.portal.drift.kopi.ta import ta
    from kostra.portal.innsending.opplasting.lager import LagerFeil

    with database():
        try:
            manifest = ta(Path(mappe), vis_tid, les_sertifikater(sertifikater))
        except (KopiFeil, SertifikatFeil) as feil:
            raise BrukFeil(f"{feil} Ingen sikkerhetskopi er tatt.") from feil
        except LagerFeil as feil:
            raise UtgangFeil("Lageret svarer ikke. Ingen sikkerhetskopi er tatt.", 69) from feil
        except OSError as feil:
            raise SkriveFeil(
                f"{mappe} kan ikke skrives ({feil.strerror}). Ingen sikkerhetskopi er tatt."
            ) from feil
    galt = {navn: grunn for navn, grunn in manifest.avvik.items() if grunn != "slettet"}
    for navn, grunn in galt.items():
        click.echo(
            f"Filen {navn} {grunn if grunn == 'mangler' else 'er endret'} i lageret.", err=True
        )
    click.echo(
        f"Ferdig: {mappe}. {len(manifest.filer) - 1} filer, {manifest.kjede[0]} hendelser i kjeden.",
        err=True,
    )
    return 1 if galt else 0
