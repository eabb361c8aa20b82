"""Tells what happens in a rehearsal, and stops at the first thing that isn't as it should be."""

from __future__ import annotations

import time
from datetime import datetime

import click


class StemmerIkke(Exception):
    """Something in the round isn't as it should be. The text says what."""


class Forteller:
    """Lines for a person who reads along. ``antall``: how many things were checked."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self.antall = 0

    def dag(self, naar: datetime, hva: str) -> None:
        """A new day in the round."""
        click.secho(f"\n{naar:%d.%m.%Y}  {hva}", bold=True)

    def si(self, tekst: str) -> None:
        """Something that happened."""
        click.echo(f"            {tekst}")

    def sjekk(self, stemmer: bool, tekst: str) -> None:
        """Something that must hold. Raises :class:`StemmerIkke`."""
        if not stemmer:
            raise StemmerIkke(tekst)
        self.antall += 1
        click.echo(f"          ✓ {tekst}")

    def slutt(self, hva: str = "Runden er spilt") -> None:
        """How it went."""
        brukt = time.monotonic() - self._start
        click.secho(f"\n{hva}: {self.antall} ting stemte, på {brukt:.0f} sekunder.", bold=True)
