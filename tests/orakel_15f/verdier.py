"""Random values just inside and just outside what is allowed: who a child is, and dates."""

from __future__ import annotations

import random
from datetime import date

from orakel_15f.bygg import Node, dufnummer, fodselsnummer

ALDRE = (0, 3, 5, 6, 7, 8, 10, 11, 15, 17, 18, 19, 20, 24, 25, 26, 27)


def identitet(rng: random.Random, aar: int, andre: list[Node]) -> dict[str, str]:
    """Fødselsnummer and DUF number of a child, at times those of another child in the file."""
    trekk = rng.random()
    if trekk < 0.12 and andre:
        eldre = rng.choice(andre).attr
        return {n: eldre[n] for n in ("Fodselsnummer", "DUFnummer") if n in eldre}
    if trekk < 0.72:
        funnet = {"Fodselsnummer": _fnr(rng, aar)}
    elif trekk < 0.86:
        funnet = {"Fodselsnummer": _rart_fnr(rng, aar)}
    else:
        funnet = {}
    if rng.random() < (0.2 if funnet else 0.7):
        funnet["DUFnummer"] = _duf(rng)
    return funnet


def _duf(rng: random.Random) -> str:
    riktig = dufnummer(rng.randrange(1000))
    if rng.random() < 0.7:
        return riktig
    return rng.choice([riktig[:-1] + "x", "", "202000000099", "000000000000", "1"])


def _fnr(rng: random.Random, aar: int) -> str:
    return fodselsnummer(aar - rng.choice(ALDRE), rng.randrange(8))


def _rart_fnr(rng: random.Random, aar: int) -> str:
    fnr = _fnr(rng, aar)
    kort = f"{(aar - rng.choice([*ALDRE, -1, -2])) % 100:02d}"
    eldre = f"{rng.choice([40, 53, 54, 60])}{rng.choice([499, 500, 749, 750, 899, 900])}"
    return rng.choice(
        [
            fnr[:-1] + str((int(fnr[-1]) + rng.randint(1, 9)) % 10),
            "",
            " " * 11,
            "0" * 11,
            f"1506{kort}00100",
            f"3102{kort}00200",
            f"3112{kort}99999",
            f"0113{kort}99999",
            f"5506{kort}00100",
            f"1586{kort}00200",
            f"1586{kort}55555",
            f"1546{kort}50000",
            f"5586{kort}50000",
            f"3286{kort}50000",
            f"1586{eldre}00",
            fnr[:10],
            fnr + "0",
            fnr[:10] + "x",
        ]
    )


def skriv_dato(rng: random.Random, dato: date) -> str:
    """Mostly the date; now and then written in another way, or another date, or no date."""
    if rng.random() > 0.03:
        return dato.isoformat()
    return rng.choice(
        [
            f" {dato} ",
            f"{dato}T00:00",
            f"{dato}T23:59:59",
            f"{dato}T12:00:00.123456789Z",
            f"{dato}T12:00:00.",
            "1997-12-31",
            "1998-01-01",
            "2049-12-31",
            "2050-01-01",
            "0001-01-01",
            "9999-12-31",
            "-2026-05-05",
            f"{dato}Z",
            f"{dato}+01:00",
            f"{dato}T12",
            f"{dato}T24:00",
            f"{dato}T12:00:00.1234567890",
            f"+{dato}",
            "0000-01-01",
            "2025-02-29",
            "2024-02-29",
            f"{dato.year}-{dato.month}-{dato.day}x",
            dato.strftime("%d.%m.%Y"),
        ]
    )
