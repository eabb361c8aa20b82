"""What stops a conversion, and what was put right on the way, gathered over the whole file."""

from __future__ import annotations

from typing import Final

from kostra.skjema import Felt

#: So many faults are told in full; the rest are counted.
MAKS_FEIL: Final = 20

#: What was put right, as the user is told. ``{n}`` values, the first at ``{sted}``.
_RETTET: Final = {
    "nuller": "{felt}: {n} verdier manglet nuller foran, og de er satt tilbake (først i {sted}).",
    "desimaler": "{felt}: {n} tall hadde desimaler uten verdi (,0), og de er tatt bort (først i {sted}).",
    "datoer": "{felt}: {n} datoer er skrevet om til {monster} (først i {sted}).",
    "tall": (
        "{felt}: {n} verdier er tall i regnearket (først i {sted}). Hadde de nuller foran, er de "
        "borte. Sjekk dem, eller gi kolonnen celleformat Tekst."
    ),
}


class Konverteringsfeil(ValueError):
    """The file can't be converted.

    ``setninger``: what is wrong and where, at most :data:`MAKS_FEIL`; ``antall``: how many in all.
    They hold no values from the file.
    """

    def __init__(self, setninger: list[str], antall: int | None = None) -> None:
        self.setninger = setninger
        self.antall = len(setninger) if antall is None else antall
        super().__init__("\n".join(setninger))


class GalVerdi(ValueError):
    """A value that can't become the text of its field. The text is what is wrong, and what to do."""


class Samler:
    """Gathers faults and remarks while a file is read."""

    def __init__(self) -> None:
        self._setninger: list[str] = []
        self._antall = 0
        self._rettet: dict[tuple[str, str], tuple[int, str, str]] = {}
        self.tomme_rader = 0

    def feil(self, setning: str) -> None:
        self._antall += 1
        if self._antall <= MAKS_FEIL:
            self._setninger.append(setning)

    def rettet(self, hva: str, felt: Felt, sted: str) -> None:
        antall, forste, _ = self._rettet.get((felt.navn, hva), (0, sted, ""))
        self._rettet[felt.navn, hva] = (antall + 1, forste, felt.monster)

    def avslutt(self) -> None:
        """Raises :class:`Konverteringsfeil` if anything was wrong."""
        if self._antall:
            raise Konverteringsfeil(self._setninger, self._antall)

    def merknader(self) -> tuple[str, ...]:
        """What the user should know of a file that was converted."""
        linjer = [
            _RETTET[hva].format(felt=felt, n=antall, sted=sted, monster=monster)
            for (felt, hva), (antall, sted, monster) in self._rettet.items()
        ]
        if self.tomme_rader:
            linjer.append(f"Tomme rader som er hoppet over: {self.tomme_rader}.")
        return tuple(linjer)
