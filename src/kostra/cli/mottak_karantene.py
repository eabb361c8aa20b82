"""``kostra mottak karantene``: the fingerprint report on the terminal, and another try."""

from __future__ import annotations

import json
import uuid

import click

from kostra.cli.utgang import BrukFeil, DataFeil


def vis(*, som_json: bool) -> int:
    """Prints what is in quarantine. Django must be set up. 1 when something waits."""
    from kostra.portal.saksbehandling.karantene import utvalg

    rader = utvalg.rader()
    if som_json:
        data = [
            {
                "kontroll": str(rad.kontroll.pk),
                "enhet": rad.kontroll.utfylling.enhet.region,
                "skjema": rad.kontroll.utfylling.skjema,
                "aar": rad.kontroll.utfylling.aar,
                "venter": rad.venter,
                "fakta": [list(par) for par in rad.fakta],
            }
            for rad in rader
        ]
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    for rad in [] if som_json else rader:
        skjema = rad.kontroll.utfylling
        click.echo(f"{skjema.enhet}, {skjema.skjema} {skjema.aar}: {rad.ord}")
        click.echo(f"  {'Kontrollens id':<26} {rad.kontroll.pk}")
        for navn, verdi in rad.fakta:
            click.echo(f"  {navn:<26} {verdi}")
        click.echo()
    if not rader:
        click.echo("Ingen filer er i karantene.", err=True)
    return 1 if any(rad.venter for rad in rader) else 0


def prov_igjen(kontroll: str) -> int:
    """Puts one back into the queue. Django must be set up.

    Raises:
        UtgangFeil: not an id (64), or not in quarantine (65).
    """
    from kostra.portal.innsending.kontroll import karantene

    try:
        id_ = uuid.UUID(kontroll)
    except ValueError as feil:
        raise BrukFeil(f"«{kontroll}» er ikke en kontroll-id. Den står i oversikten.") from feil
    try:
        karantene.prov_igjen(kontroll_id=id_, bruker=None)
    except karantene.IkkeIKarantene as feil:
        raise DataFeil("Filen er ikke i karantene.") from feil
    click.echo("Filen er lagt tilbake i køen.", err=True)
    return 0
