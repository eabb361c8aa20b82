"""Alle eksempeltilfellene, for prøvene av produktet og av orakelet."""

from orakel.tilfelle import Tilfelle
from regler import (
    tabeller_11cf_2026,
    tabeller_11f_2026,
    tegn,
    tilfeller_11cf_2022,
    tilfeller_11cf_2022_del2,
    tilfeller_11cf_2023,
    tilfeller_11cf_2024,
    tilfeller_11cf_2025,
    tilfeller_11cf_2026,
    tilfeller_11f_2022,
    tilfeller_11f_2023,
    tilfeller_11f_2024,
    tilfeller_11f_2025,
    tilfeller_11f_2026,
)

ALLE: list[Tilfelle] = [
    *tilfeller_11cf_2022.TILFELLER,
    *tilfeller_11cf_2022_del2.TILFELLER,
    *tilfeller_11cf_2023.TILFELLER,
    *tilfeller_11cf_2024.TILFELLER,
    *tilfeller_11cf_2025.TILFELLER,
    *tilfeller_11cf_2026.TILFELLER,
    *tabeller_11cf_2026.TILFELLER,
    *tilfeller_11f_2022.TILFELLER,
    *tilfeller_11f_2023.TILFELLER,
    *tilfeller_11f_2024.TILFELLER,
    *tilfeller_11f_2025.TILFELLER,
    *tilfeller_11f_2026.TILFELLER,
    *tabeller_11f_2026.TILFELLER,
    *tegn.TILFELLER,
]


def av(skjema: str, aar: int) -> list[Tilfelle]:
    """Tilfellene for ett skjema og år."""
    return [t for t in ALLE if (t.skjema, t.aar) == (skjema, aar)]
