"""The report's own words, in bokmål, nynorsk and English, from the catalogue ``tekster.json``.

A text with a count comes as two entries, ``….1`` and ``….n``. Texts of rules (titles, messages,
what to do, why) are not here: they belong to the rules and come with the report.
"""

from __future__ import annotations

import json
from datetime import datetime
from functools import cache
from importlib.resources import files

from kostra.kontroll.modell import Grad, gruppert
from kostra.skjema.modell import Sprak

KATALOG = "tekster.json"


@cache
def katalog() -> dict[str, dict[Sprak, str]]:
    """All texts: key -> language -> text."""
    raa = (files("kostra.rapport") / KATALOG).read_text(encoding="utf-8")
    lest: dict[str, dict[Sprak, str]] = json.loads(raa)
    return lest


class Tekster:
    """The texts of one language: ``t("dom.ok")``, ``t.antall("dom.feil", 4)``."""

    def __init__(self, sprak: Sprak) -> None:
        self.sprak: Sprak = sprak
        self._katalog = katalog()

    def __call__(self, nokkel: str, **verdier: str | int) -> str:
        """The text, with its placeholders filled; whole numbers get thousands grouped."""
        mal = self._katalog[nokkel][self.sprak]
        if not verdier:
            return mal
        return mal.format_map(
            {k: gruppert(v) if isinstance(v, int) else v for k, v in verdier.items()}
        )

    def antall(self, nokkel: str, n: int, **verdier: str | int) -> str:
        """The singular or plural text for ``n``, which is its placeholder ``{n}``."""
        return self(f"{nokkel}.{'1' if n == 1 else 'n'}", n=n, **verdier)

    def grad(self, grad: Grad) -> str:
        """The word for a severity."""
        return self(f"grad.{grad.name}")

    def tidspunkt(self, tid: datetime) -> str:
        """Date and clock time, written out."""
        maaned = self("tid.maaneder").split()[tid.month - 1]
        return self(
            "tid.dato_klokke", dag=str(tid.day), maaned=maaned, aar=str(tid.year), kl=f"{tid:%H.%M}"
        )
