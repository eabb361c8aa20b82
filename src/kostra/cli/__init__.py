"""The command ``kostra``. Each subcommand lives in its own module and is imported when it is used."""

from __future__ import annotations

import importlib
import sys

import click

import kostra
from kostra.cli.utgang import BRUK, EGEN_FEIL, UtgangFeil

#: command -> (module, one line of help). The module holds a click command named ``kommando``.
KOMMANDOER = {
    "kontroll": ("kostra.cli.kontroll", "Kontrollerer et filuttrekk mot årets regler."),
    "filbeskrivelse": ("kostra.cli.filbeskrivelse", "Skriver filbeskrivelsen for skjema og år."),
    "endringer": ("kostra.cli.endringer", "Skriver hva som er endret mellom to år."),
    "regler": ("kostra.cli.regler", "Skriver kravspesifikasjonen, laget av reglene selv."),
    "testdata": ("kostra.cli.testdata", "Lager syntetiske filuttrekk, gyldige eller med feil."),
    "nokkel": ("kostra.cli.nokkel", "Lager og viser nøkler og sertifikater."),
    "krypter": ("kostra.cli.krypter", "Krypterer en fil slik at bare mottakeren kan lese den."),
    "dekrypter": ("kostra.cli.dekrypter", "Dekrypterer en konvolutt med din private nøkkel."),
    "tomfil": (
        "kostra.cli.tomfil",
        "Lager den tomme, krypterte filen for kommuner uten deltakere.",
    ),
    "mottak": ("kostra.cli.mottak", "Mottak hos SSB: dekrypterer, kontrollerer og kvitterer."),
    "kvittering": ("kostra.cli.kvittering", "Verifiserer en kvittering uten nett."),
}


class LateGruppe(click.Group):
    """Imports a subcommand first when it is called: a control must not pay for the rest."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(KOMMANDOER)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in KOMMANDOER:
            return None
        kommando: click.Command = importlib.import_module(KOMMANDOER[cmd_name][0]).kommando
        return kommando

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Kommandoer"):
            formatter.write_dl([(navn, hjelp) for navn, (_, hjelp) in KOMMANDOER.items()])


@click.group(cls=LateGruppe, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(kostra.__version__, "-V", "--version", message="%(prog)s %(version)s")
def gruppe() -> None:
    """KOSTRA innrapportering: kontroller, krypter og motta filuttrekk."""


def hoved(argumenter: list[str] | None = None) -> None:
    """Runs the command line and exits with a code that means something (see ``kostra.cli.utgang``)."""
    sys.exit(kjor(argumenter))


def kjor(argumenter: list[str] | None = None) -> int:
    """As :func:`hoved`, but returns the exit code. No traceback ever reaches the user."""
    try:
        resultat = gruppe.main(argumenter, prog_name="kostra", standalone_mode=False)
        return resultat if isinstance(resultat, int) else 0
    except UtgangFeil as feil:
        click.echo(f"kostra: {feil}", err=True)
        return feil.kode
    except click.exceptions.Exit as slutt:
        return slutt.exit_code
    except click.UsageError as feil:
        feil.show()
        return BRUK
    except (KeyboardInterrupt, click.Abort):
        click.echo("kostra: Avbrutt. Ingenting er skrevet.", err=True)
        return 130
    except BrokenPipeError:
        _lukk_stdout()
        return 141
    except Exception as feil:
        # the text of an unexpected error may hold a piece of the file: only its kind and place are told
        click.echo(
            f"kostra: Uventet feil i programmet ({_sted(feil)}). Meld den til utvikleren.", err=True
        )
        return EGEN_FEIL


def _sted(feil: BaseException) -> str:
    spor = feil.__traceback__
    while spor is not None and spor.tb_next is not None:
        spor = spor.tb_next
    sted = f", {spor.tb_frame.f_code.co_name}:{spor.tb_lineno}" if spor else ""
    return f"{type(feil).__name__}{sted}"


def _lukk_stdout() -> None:
    """The reader of our pipe is gone: close quietly, so that the interpreter doesn't complain at exit."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
