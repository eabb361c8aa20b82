"""``kostra drift``: what those who run the service do. Each subcommand is imported when it is used."""

from __future__ import annotations

import importlib

import click

#: command -> (module, one line of help). The module holds a click command named ``kommando``.
KOMMANDOER = {
    "sikkerhetskopi": ("kostra.cli.drift_kopi", "Tar sikkerhetskopi av database og lager samlet."),
    "gjenopprett": ("kostra.cli.drift_gjenopprett", "Legger en sikkerhetskopi tilbake."),
    "slett": ("kostra.cli.drift_slett", "Sletter det som har ligget lenge nok."),
    "problemer": ("kostra.cli.drift_problemer", "Viser det som er galt akkurat nå."),
}


class LateKommandoer(click.Group):
    """As ``kostra`` itself: one command must not pay for the rest."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(KOMMANDOER)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in KOMMANDOER:
            return None
        kommando: click.Command = importlib.import_module(KOMMANDOER[cmd_name][0]).kommando
        return kommando

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Kommandoer"):
            formatter.write_dl([(navn, hjelp) for navn, (_, hjelp) in KOMMANDOER.items()])


@click.group("drift", cls=LateKommandoer, short_help="Drift: sikkerhetskopi og problemer.")
def kommando() -> None:
    """Det de som drifter tjenesten, trenger: sikkerhetskopi, gjenoppretting og hva som er galt."""
