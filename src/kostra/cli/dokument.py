"""What the commands that print a document have in common: options, and how the text is written."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from kostra.cli.utfil import skriv_ut
from kostra.skjema import SPRAAK

F = TypeVar("F", bound=Callable[..., Any])

skjemavalg = click.option("-s", "--skjema", required=True, help="Skjema, for eksempel 11CF.")
aarvalg = click.option(
    "-y", "--aar", required=True, type=int, help="Rapporteringsår, for eksempel 2026."
)


def utvalg(formater: Sequence[str]) -> Callable[[F], F]:
    """Adds ``-f``, ``--sprak``, ``-o`` and ``--overskriv``; ``md`` and standard output by default."""
    valg = (
        click.option(
            "-f", "--format", "format_", type=click.Choice(formater, case_sensitive=False),
            default="md", show_default=True, help="Utformat.",
        ),
        click.option(
            "--sprak", type=click.Choice(SPRAAK), default="nb", show_default=True,
            help="Språk i tekstene.",
        ),
        click.option("-o", "ut", default="-", help="Skriv til denne filen. Uten: standard ut."),
        click.option("--overskriv", is_flag=True, help="Erstatt filen hvis den finnes fra før."),
    )  # fmt: skip

    def legg_til(kommando: F) -> F:
        for ett in reversed(valg):
            kommando = ett(kommando)
        return kommando

    return legg_til


def skriv_tekst(tekst: str, ut: str, *, overskriv: bool, om_personer: bool = False) -> None:
    """Writes a text to the file ``ut``, or with ``-`` to standard output. UTF-8 with LF.

    A document holds no secret, and the user's umask decides who may read it; what is ``om_personer``
    only its owner may read.

    Raises:
        SkriveFeil: as :func:`kostra.cli.utfil.skriv_ut`; nothing is then written.
    """
    if ut == "-" and sys.stdout.isatty():  # a terminal has an encoding of its own
        click.echo(tekst, nl=False)
        return
    with skriv_ut(ut, overskriv=overskriv, modus=0o600 if om_personer else 0o666) as fil:
        fil.write(tekst.encode())
