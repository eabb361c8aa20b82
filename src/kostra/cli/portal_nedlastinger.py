"""``kostra portal lag-nedlastinger``: builds the programs for download, and tells what came of it."""

from __future__ import annotations

from pathlib import Path

import click

from kostra.cli.filer import les_alt
from kostra.cli.portal_oppsett import les_innstillinger
from kostra.cli.utgang import BrukFeil, DataFeil

_MAKS = 4 << 20


def lag(
    mappe: str | None,
    krav: str | None,
    signering: str | None,
    passord_fil: str | None,
    nettleser: str | None = None,
) -> None:
    """Builds into the folder, or the one the portal is set to. Raises UtgangFeil."""
    from kostra.cli.nedlastinger import bygg, les_signerer
    from kostra.rapport import ManglerTillegg

    satt = None if mappe else les_innstillinger()
    til = satt.nedlastinger if satt else Path(mappe or "")
    nett = Path(nettleser) if nettleser else satt.nettleser if satt else None
    try:
        tekst = les_alt(krav, maks=_MAKS).decode() if krav else ""
    except UnicodeDecodeError as feil:
        raise DataFeil(f"{krav} er ikke en tekstfil i UTF-8.") from feil
    try:
        signerer = les_signerer(signering, passord_fil) if signering else None
        gjort = bygg(til, krav=tekst, signerer=signerer, nettleser=nett)
    except ManglerTillegg as feil:
        raise BrukFeil(str(feil)) from feil
    for fil in gjort.filer:
        click.echo(f"{fil.sha256}  {fil.navn}")
    for grunn in gjort.hoppet_over:
        click.echo(f"Ikke laget: {grunn}", err=True)
    click.echo(f"Ferdig: {len(gjort.filer)} filer i {til}.", err=True)
