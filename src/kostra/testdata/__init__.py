"""Test data: synthetic persons and whole extracts, valid or with chosen faults.

No real person is behind any of it: months are raised by 80, which no real number has.
"""

from kostra.testdata.bestilling import POSTER_PER_BIT, Feil, UgyldigBestilling, merknad_om_region
from kostra.testdata.skjemaer import (
    lag_fil,
    lag_uttrekk,
    mellomrom,
    mulige_feil,
    skjemaer,
    ventede_funn,
)

__all__ = [
    "POSTER_PER_BIT",
    "Feil",
    "UgyldigBestilling",
    "lag_fil",
    "lag_uttrekk",
    "mellomrom",
    "merknad_om_region",
    "mulige_feil",
    "skjemaer",
    "ventede_funn",
]
