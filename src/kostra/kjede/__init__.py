"""The hash-chained event log: pure functions and a storage port, on the standard library alone.

Each event holds the hash of the one before, so a change anywhere breaks every link after it; a
head that is signed and handed out each day fixes all that came before. Why this form:
``docs/vedtak/0007-hendelseskjede.md``. Times are arguments.
"""

from __future__ import annotations

from kostra.kjede.feil import (
    Forgrening,
    KjedeFeil,
    TransaksjonLukket,
    UleseligHendelse,
    UleseligHode,
    UlovligVerdi,
)
from kostra.kjede.fillager import Fillager
from kostra.kjede.kanonisk import beregn_hash, kanonisk, les_linje, skriv_linje
from kostra.kjede.lager import Lager, Minnelager, foy_til
from kostra.kjede.lenke import folger, lag
from kostra.kjede.modell import GENESIS, Hendelse, Hode
from kostra.kjede.verifisering import (
    Brudd,
    Feilslag,
    Verifisert,
    verifiser,
    verifiser_mot,
)

__all__ = [
    "GENESIS",
    "Brudd",
    "Feilslag",
    "Fillager",
    "Forgrening",
    "Hendelse",
    "Hode",
    "KjedeFeil",
    "Lager",
    "Minnelager",
    "TransaksjonLukket",
    "UleseligHendelse",
    "UleseligHode",
    "UlovligVerdi",
    "Verifisert",
    "beregn_hash",
    "folger",
    "foy_til",
    "kanonisk",
    "lag",
    "les_linje",
    "skriv_linje",
    "verifiser",
    "verifiser_mot",
]
