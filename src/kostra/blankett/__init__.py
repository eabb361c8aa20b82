"""The forms of the portal as data: question groups, fields, conditions, texts in three languages.

A *blankett* is what a person fills in on the screen; a *skjema* (:mod:`kostra.skjema`) is the
layout of the file that is delivered with it. A new form is a TOML file in ``data/``, no code.
"""

from kostra.blankett.last import aarene, blankett, blanketter, les_blankett
from kostra.blankett.modell import (
    Blankett,
    BlankettFeil,
    Blankettfelt,
    Gruppe,
    Slag,
    UkjentBlankett,
    Valg,
    Vilkaar,
)
from kostra.blankett.svar import (
    Feltfeil,
    Gruppestatus,
    Svar,
    feil,
    fra_kilder,
    gruppestatus,
    synlige_felt,
    vask,
    visning,
)

__all__ = [
    "Blankett",
    "BlankettFeil",
    "Blankettfelt",
    "Feltfeil",
    "Gruppe",
    "Gruppestatus",
    "Slag",
    "Svar",
    "UkjentBlankett",
    "Valg",
    "Vilkaar",
    "aarene",
    "blankett",
    "blanketter",
    "feil",
    "fra_kilder",
    "gruppestatus",
    "les_blankett",
    "synlige_felt",
    "vask",
    "visning",
]
