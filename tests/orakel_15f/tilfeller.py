"""All worked examples."""

from orakel_15f import tilfeller_individ, tilfeller_sak, tilfeller_struktur, tilfeller_tiltak

ALLE = [
    *tilfeller_individ.TILFELLER,
    *tilfeller_sak.TILFELLER,
    *tilfeller_tiltak.TILFELLER,
    *tilfeller_struktur.TILFELLER,
]
