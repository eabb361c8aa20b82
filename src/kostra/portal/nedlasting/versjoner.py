"""The control program's version as the users know it (KP.YYYY.MM.DD), and what changed in each."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from kostra.skjema import Sprak


@dataclass(frozen=True)
class Versjon:
    """One version. ``endringer``: a sentence for each thing a user notices, by language."""

    nummer: str
    endringer: dict[str, list[str]]

    @property
    def navn(self) -> str:
        """KP.2026.11.24."""
        return f"KP.{self.nummer}"

    @property
    def dato(self) -> date:
        aar, maaned, dag = (int(del_) for del_ in self.nummer.split(".")[:3])
        return date(aar, maaned, dag)

    def paa(self, sprak: Sprak) -> list[str]:
        return self.endringer[sprak]


@cache
def versjoner() -> tuple[Versjon, ...]:
    """All of them, the newest first: the one that runs."""
    tekst = files("kostra.portal.nedlasting").joinpath("versjoner.toml").read_text("utf-8")
    return tuple(
        Versjon(rad["nummer"], {sprak: rad[sprak] for sprak in ("nb", "nn", "en")})
        for rad in tomllib.loads(tekst)["versjon"]
    )
