"""What a form is: layout, fields, code lists and reporting years, all read from ``data/``."""

from kostra.skjema.last import UkjentSkjema, bydeler, filbeskrivelse, kommuner, skjemaer
from kostra.skjema.modell import SPRAAK, Felt, Filbeskrivelse, Kode, Lesing, Sprak, Tekst3

__all__ = [
    "SPRAAK",
    "Felt",
    "Filbeskrivelse",
    "Kode",
    "Lesing",
    "Sprak",
    "Tekst3",
    "UkjentSkjema",
    "bydeler",
    "filbeskrivelse",
    "kommuner",
    "skjemaer",
]
