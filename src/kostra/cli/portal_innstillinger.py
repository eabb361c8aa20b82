"""Shows the settings: on the terminal, and as the table of ``docs/portal.md``."""

from __future__ import annotations

import os
from collections.abc import Mapping

import click

from kostra.portal.miljo import DEMO, VARIABLER, InnstillingsFeil, Variabel, les

_MODUS = "demo eller produksjon: produksjon nekter å starte med demoens innstillinger"


def vis(miljo: Mapping[str, str] = os.environ) -> None:
    """Prints every setting and, at the end, what is wrong with those that are set."""
    _linje("KOSTRA_MODUS", _MODUS, DEMO, miljo.get("KOSTRA_MODUS"))
    for variabel in VARIABLER:
        gitt = miljo.get(variabel.navn)
        if gitt and variabel.hemmelig:
            gitt = "(satt, vises ikke)"
        _linje(variabel.navn, _hva(variabel), variabel.standard, gitt)
    try:
        les(miljo)
    except InnstillingsFeil as feil:
        click.secho("\nMå rettes:", bold=True)
        for setning in feil.feil:
            click.echo(f"  {setning}")


def _linje(navn: str, hva: str, standard: str | None, gitt: str | None) -> None:
    click.secho(navn, bold=True)
    click.echo(f"  {hva}")
    click.echo(f"  {gitt or 'ikke satt'}" + ("" if gitt else f"; da gjelder {standard or 'tomt'}"))


def _hva(variabel: Variabel) -> str:
    if variabel.kreves_i_produksjon:
        return f"{variabel.hva} (kreves i produksjon)"
    if variabel.bare_utenfor_produksjon:
        return f"{variabel.hva} (ikke i produksjon)"
    return variabel.hva


def som_dokument() -> str:
    """``docs/innstillinger.md``: the portal's settings in the order they are read, and mottak's."""
    from kostra.mottak.innstillinger import VARIABLER as MOTTAKETS

    portalens = [("KOSTRA_MODUS", _MODUS, DEMO)]
    portalens += [(v.navn, _hva(v), v.standard or "") for v in VARIABLER]
    linjer = [
        "# Innstillinger\n",
        "Gis bare i miljøet. `kostra portal innstillinger` viser dem med det som er satt, og sier "
        "hva som må rettes. En variabel som begynner på `KOSTRA_` og ikke står her, er en feil.\n",
        "## Portalen og arbeideren\n",
        "| Variabel | Hva | Uten |",
        "|---|---|---|",
        *(f"| `{navn}` | {hva} | {f'`{uten}`' if uten else ''} |" for navn, hva, uten in portalens),
        "\n## Mottaket\n",
        "Leser portalens innstillinger for database og lager, og disse, som bare mottaket får:\n",
        "| Variabel | Hva |",
        "|---|---|",
        *(f"| `{navn}` | {hva} |" for navn, hva in MOTTAKETS.items()),
    ]
    return "\n".join(linjer) + "\n"
