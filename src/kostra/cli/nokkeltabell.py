"""How keys and certificates are shown: as text, as a table, as JSON."""

from __future__ import annotations

import dataclasses
import json
import os
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kostra.nokler import Rad

_HODE = ("Fil", "Slag", "Bruk", "Algoritme", "Bit", "Fra", "Til", "Dager", "Fingeravtrykk")


def som_tekst(rad: Rad) -> str:
    """One file, a line for each thing known."""
    linjer = {
        "Fil": rad.fil,
        "Slag": rad.slag,
        "Navn": rad.navn,
        "Bruk": rad.bruk,
        "Algoritme": f"{rad.algoritme} ({rad.bit} bit)" if rad.bit else rad.algoritme,
        "Passord": {None: "", True: "ja", False: "nei, nøkkelen er ubeskyttet"}[rad.passord],
        "Gyldig fra": _tid(rad.gyldig_fra),
        "Gyldig til": _tid(rad.gyldig_til),
        "Dager igjen": _dager(rad),
        "SHA-256": rad.fingeravtrykk,
    }
    return "\n".join(f"{navn:<12} {verdi}" for navn, verdi in linjer.items() if verdi)


def som_tabell(rader: Sequence[Rad]) -> str:
    """One line per file; the fingerprint's first four groups."""
    tabell = [_HODE] + [
        (
            os.path.basename(rad.fil),
            rad.slag + {None: "", True: " (passord)", False: " (ubeskyttet)"}[rad.passord],
            rad.bruk or "–",
            rad.algoritme or "–",
            str(rad.bit or "–"),
            f"{rad.gyldig_fra:%Y-%m-%d}" if rad.gyldig_fra else "–",
            f"{rad.gyldig_til:%Y-%m-%d}" if rad.gyldig_til else "–",
            _dager(rad) or "–",
            rad.fingeravtrykk[:19] or "–",
        )
        for rad in rader
    ]
    bredder = [max(len(rad[i]) for rad in tabell) for i in range(len(_HODE))]
    return "\n".join(
        "  ".join(celle.ljust(bredde) for celle, bredde in zip(rad, bredder, strict=True)).rstrip()
        for rad in tabell
    )


def som_json(rader: Sequence[Rad]) -> str:
    """A list of objects with the fields of ``kostra.nokler.Rad``; times in ISO 8601, UTC."""
    return json.dumps(
        [dataclasses.asdict(rad) for rad in rader], default=_iso, ensure_ascii=False, indent=2
    )


def _iso(verdi: Any) -> str:
    assert isinstance(verdi, datetime)
    return f"{verdi:%Y-%m-%dT%H:%M:%SZ}"


def _tid(tid: datetime | None) -> str:
    return f"{tid:%d.%m.%Y kl. %H:%M} UTC" if tid else ""


def _dager(rad: Rad) -> str:
    if rad.dager_igjen is None:
        return ""
    return "utgått" if rad.dager_igjen < 0 else str(rad.dager_igjen)
