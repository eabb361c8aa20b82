"""The command line inside ``kostra.pyz``: the commands that run with Python alone."""

from __future__ import annotations

import sys

import click

from kostra import cli
from kostra.cli.utgang import BRUK

#: What the single file can do. The rest needs packages that aren't pure Python.
KOMMANDOER = (
    "kontroll", "filbeskrivelse", "endringer", "veiledning", "regler", "konverter", "vis", "testdata",
)  # fmt: skip


def hoved() -> None:
    """As :func:`kostra.cli.hoved`; a command that isn't here says where it is."""
    borte = set(cli.KOMMANDOER) - set(KOMMANDOER)
    valgt = sys.argv[1] if len(sys.argv) > 1 else ""
    if valgt in borte:
        click.echo(
            f"kostra: «{valgt}» følger ikke med i kostra.pyz. Kryptering er i File Encrypter, og alt er "
            "i pakken kostra: se nedlastingene på forsiden av portalen.",
            err=True,
        )
        sys.exit(BRUK)
    for navn in borte:
        del cli.KOMMANDOER[navn]
    cli.hoved()
