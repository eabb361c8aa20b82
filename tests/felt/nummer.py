"""Numbers for the tests: placeholders and control digits by the published formulas. No real person."""

from __future__ import annotations

VEKT_1 = (3, 7, 6, 1, 8, 9, 4, 5, 2)
VEKT_2 = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
VEKT_DUF = (4, 6, 3, 2, 4, 6, 3, 2, 7, 5)


def _kontrollsiffer(siffer: str, vekt: tuple[int, ...]) -> int | None:
    """The digit that makes the weighted sum divisible by 11; None when it would be ten."""
    tall = -sum(v * int(s) for v, s in zip(vekt, siffer, strict=True)) % 11
    return None if tall == 10 else tall


def fullfort(ni: str) -> str | None:
    """Nine digits with both control digits after; None when there are none."""
    k1 = _kontrollsiffer(ni, VEKT_1)
    k2 = None if k1 is None else _kontrollsiffer(f"{ni}{k1}", VEKT_2)
    return None if k2 is None else f"{ni}{k1}{k2}"


def duf(ti: str) -> str:
    """Ten digits with the two that make a DUF number."""
    return f"{ti}{sum(v * int(s) for v, s in zip(VEKT_DUF, ti, strict=True)) % 11:02d}"
