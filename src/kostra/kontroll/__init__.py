"""The engine: expressions over fields, columns, rules, running, findings. No I/O, no clock."""

from kostra.kontroll.modell import Grad, Melding, Rapport
from kostra.kontroll.regel import Regel, T, Variant
from kostra.kontroll.uttrykk import (
    alle,
    antall,
    f,
    gruppe,
    hvert_felt,
    ingen,
    kodeliste,
    noen,
    nr,
    p,
    per_aar,
    poster_med_lik,
    velg,
)

__all__ = [
    "Grad", "Melding", "Rapport", "Regel", "T", "Variant",
    "alle", "antall", "f", "gruppe", "hvert_felt", "ingen", "kodeliste", "noen", "nr", "p",
    "per_aar", "poster_med_lik", "velg",
]  # fmt: skip
