"""The engine: expressions over fields, columns, rules, running, findings.

No clock, and no I/O but temporary room for large files.
"""

from kostra.kontroll.modell import Grad, Melding, Rapport
from kostra.kontroll.regel import Kontekst, Regel, T, Variant
from kostra.kontroll.uttrykk import (
    alle,
    antall,
    dag,
    dager,
    f,
    gruppe,
    hvert_felt,
    ingen,
    kodeliste,
    kodetekst,
    noen,
    nr,
    p,
    per_aar,
    poster_med_lik,
    senest,
    summen,
    tidligst,
    velg,
)

__all__ = [
    "Grad", "Kontekst", "Melding", "Rapport", "Regel", "T", "Variant",
    "alle", "antall", "dag", "dager", "f", "gruppe", "hvert_felt", "ingen", "kodeliste",
    "kodetekst", "noen", "nr", "p", "per_aar", "poster_med_lik", "senest", "summen", "tidligst",
    "velg",
]  # fmt: skip
