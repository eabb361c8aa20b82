"""The two ways a report can't be made."""

from __future__ import annotations

from kostra.rapport.tekster import Tekster
from kostra.skjema.modell import Sprak


class UkjentFormat(ValueError):
    """No such report format. The text is one sentence to the user."""


class ManglerTillegg(Exception):
    """The format needs an extra that isn't installed. The text tells how to install it."""

    def __init__(self, format: str, sprak: Sprak = "nb") -> None:
        super().__init__(Tekster(sprak)("mangler.tillegg", format=format))
        self.format = format
