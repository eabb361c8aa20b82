"""``kostra runde``: a whole reporting round, rehearsed before it is real."""

from __future__ import annotations

from pathlib import Path

import click

from kostra.cli.utgang import BrukFeil


@click.group("runde", short_help="Prøver en hel rapporteringsrunde før den er virkelig.")
def kommando() -> None:
    """Rapporteringsrunden."""


@kommando.command("prov")
@click.option("-y", "--aar", default=2026, show_default=True, type=int, help="Rapporteringsår.")
@click.option(
    "--leverer",
    default=24,
    show_default=True,
    type=click.IntRange(8, 371),
    help="Hvor mange enheter som logger inn og leverer. Alle landets enheter er med i runden.",
)
@click.option("--mappe", default="runde-prov", show_default=True, help="Mappen øvelsen lages i.")
@click.option("--database", help="En tom PostgreSQL å øve på. Uten: SQLite i mappen.")
def prov(aar: int, leverer: int, mappe: str, database: str | None) -> int:
    """Spiller en hel runde for AAR på en klokke som flyttes, fra PIN-brev til siste purring.

    Alle kommuner er med, med oppdiktede personer og filer, i en portal for seg som ingen andre når.
    Ingenting sendes ut. Stemmer ikke noe, sies det hva, og utgangskoden er 1.
    """
    from kostra.skjema import kommuner

    if not kommuner(aar):
        raise BrukFeil(f"Det finnes ingen kommuneliste for {aar}.")
    from kostra.cli.prov.runden import spill

    return spill(aar, leverer, Path(mappe), database)
