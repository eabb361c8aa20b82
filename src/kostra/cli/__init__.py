"""The command ``kostra``. Each subcommand lives in its own module and is imported when it is used."""

from __future__ import annotations

import contextlib
import errno
import importlib
import os
import sys
from typing import Any

import click

import kostra
from kostra.cli.bruksfeil import bruksfeil
from kostra.cli.utgang import BRUK, EGEN_FEIL, KAN_IKKE_SKRIVE, UtgangFeil

_FULLT = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)

#: command -> (module, one line of help). The module holds a click command named ``kommando``.
KOMMANDOER = {
    "kontroll": ("kostra.cli.kontroll", "Kontrollerer et filuttrekk mot årets regler."),
    "filbeskrivelse": ("kostra.cli.filbeskrivelse", "Skriver filbeskrivelsen for skjema og år."),
    "endringer": ("kostra.cli.endringer", "Skriver hva som er endret mellom to år."),
    "veiledning": ("kostra.cli.veiledning", "Skriver veiledningen til den som rapporterer."),
    "regler": ("kostra.cli.regler", "Skriver kravspesifikasjonen, laget av reglene selv."),
    "konverter": ("kostra.cli.konverter", "Gjør et uttrekk om til CSV eller Excel, og omvendt."),
    "vis": ("kostra.cli.vis", "Viser poster under en linjal, med felt, koder og gale lengder."),
    "testdata": ("kostra.cli.testdata", "Lager syntetiske filuttrekk, gyldige eller med feil."),
    "nokkel": ("kostra.cli.nokkel", "Lager og viser nøkler og sertifikater."),
    "krypter": ("kostra.cli.krypter", "Krypterer en fil slik at bare mottakeren kan lese den."),
    "dekrypter": ("kostra.cli.dekrypter", "Dekrypterer en konvolutt med din private nøkkel."),
    "tomfil": (
        "kostra.cli.tomfil",
        "Lager den tomme, krypterte filen for kommuner uten noen å rapportere.",
    ),
    "mottak": ("kostra.cli.mottak", "Mottak hos SSB: dekrypterer, kontrollerer og kvitterer."),
    "kvittering": ("kostra.cli.kvittering", "Verifiserer en kvittering uten nett."),
    "portal": ("kostra.cli.portal", "Portalen: starter den og gjør klart det den trenger."),
    "revisjon": ("kostra.cli.revisjon", "Verifiserer, viser og eksporterer revisjonsloggen."),
    "purring": ("kostra.cli.purring", "Viser og sender påminnelser til dem som ikke har levert."),
    "runde": ("kostra.cli.runde", "Prøver en hel rapporteringsrunde før den er virkelig."),
    "drift": ("kostra.cli.drift", "Drift: sikkerhetskopi, gjenoppretting, og hva som er galt."),
    "nasjonal": ("kostra.cli.nasjonal", "Hele landet: kontroller på nytt, sammenlign og tell."),
    "demo": ("kostra.cli.demo", "Viser hele veien fra uttrekk til kvittering."),
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

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except click.BadOptionUsage as feil:  # click doesn't say in which command it was
            navn = ctx.invoked_subcommand
            if feil.ctx is None and navn in KOMMANDOER:
                feil.ctx = click.Context(click.Command(navn), parent=ctx, info_name=navn)
            raise

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
        return _slutt(str(feil), feil.kode)
    except click.exceptions.Exit as slutt:
        return slutt.exit_code
    except click.exceptions.NoArgsIsHelpError as feil:
        click.echo(feil.format_message(), err=True)
        return BRUK
    except click.UsageError as feil:
        return _slutt(bruksfeil(feil), BRUK)
    except (KeyboardInterrupt, click.Abort):
        return _slutt("Avbrutt. Ingenting er skrevet.", 130)
    except SystemExit as slutt:
        # click and rich end this way, and only then with code 1, when the reader of our pipe is gone
        if slutt.code != 1:
            raise
        _glem_stdout()
        return 141
    except Exception as feil:
        if (
            isinstance(feil, OSError) and feil.errno in _FULLT
        ):  # from help and messages, not reports
            _glem_stdout()
            return _slutt("Standard ut kan ikke skrives: disken er full.", KAN_IKKE_SKRIVE)
        # the text of an unexpected error may hold a piece of the file: only its kind and place are told
        return _slutt(
            f"Uventet feil i programmet ({_sted(feil)}). Meld den til utvikleren.", EGEN_FEIL
        )


def _slutt(setning: str, kode: int) -> int:
    with contextlib.suppress(OSError):  # standard error may be full or closed: the code still tells
        click.echo(f"kostra: {setning}", err=True)
    return kode


def _sted(feil: BaseException) -> str:
    spor = feil.__traceback__
    while spor is not None and spor.tb_next is not None:
        spor = spor.tb_next
    sted = f", {spor.tb_frame.f_code.co_name}:{spor.tb_lineno}" if spor else ""
    return f"{type(feil).__name__}{sted}"


def _glem_stdout() -> None:
    """What still waits in the buffer can't be written: keep the interpreter from trying at exit."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
