"""Test data: synthetic persons and whole extracts, valid or with chosen faults.

No real person is behind any of it: months are raised by 80, which no real number has.
"""

from kostra.testdata.bestilling import UgyldigBestilling, merknad_om_region
from kostra.testdata.feilvalg import mulige_feil, ventede_funn
from kostra.testdata.uttrekk import LINJER_PER_BIT, Feil, lag_fil, lag_uttrekk, mellomrom

__all__ = [
    "LINJER_PER_BIT",
    "Feil",
    "UgyldigBestilling",
    "lag_fil",
    "lag_uttrekk",
    "mellomrom",
    "merknad_om_region",
    "mulige_feil",
    "ventede_funn",
]
