"""What a form is in one reporting year: its fields in order, their code lists, how the file is read.

Positions are computed from order and length, so an inserted field can't leave stale columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal

Sprak = Literal["nb", "nn", "en"]
SPRAAK: Final[tuple[Sprak, ...]] = ("nb", "nn", "en")
Datatype = Literal["tekst", "heltall", "dato"]


@dataclass(frozen=True, slots=True)
class Tekst3:
    """One text in bokmål, nynorsk and English."""

    nb: str
    nn: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        """False for the text that isn't there."""
        return bool(self.nb)

    def paa(self, sprak: Sprak) -> str:
        """The text in that language; bokmål where a name has no translation."""
        return {"nb": self.nb, "nn": self.nn, "en": self.en}[sprak] or self.nb


@dataclass(frozen=True, slots=True)
class Kode:
    """A code of a list. ``i_kontroll``: False for one that the layout prints and no control knows."""

    kode: str
    tekst: Tekst3
    i_kontroll: bool = True


@dataclass(frozen=True, slots=True)
class Felt:
    """One field. ``fra`` and ``til`` are 1-based character positions, both included.

    ``sifre``: the text is digits in full width, as 0301. ``skjul``: it says who somebody is, and is
    shown masked. Both are read with the labels.
    """

    navn: str
    datatype: Datatype
    paakrevd: bool
    fra: int
    til: int
    ledetekst: Tekst3
    beskrivelse: Tekst3
    koder: tuple[Kode, ...] = ()
    sifre: bool = False
    skjul: bool = False

    @property
    def lengde(self) -> int:
        return self.til - self.fra + 1

    @property
    def monster(self) -> str:
        """The date pattern that follows from type and length, else the empty text."""
        if self.datatype != "dato":
            return ""
        return "ddMMyyyy" if self.lengde == 8 else "ddMMyy"

    @property
    def gyldige_koder(self) -> frozenset[str]:
        return frozenset(kode.kode for kode in self.koder if kode.i_kontroll)


@dataclass(frozen=True, slots=True)
class Lesing:
    """How the year's control program turns bytes into records.

    ``alle_linjeskift``: LF, CRLF and a lone CR all end a line; else LF only.
    ``fjern_blanke``: lines of blanks and control characters are dropped; else only empty ones.
    ``tab_er_feil``: a TAB in a line is a fault of its length.
    ``samlet_lengdefeil``: one finding lists all lines of wrong length; else one finding a line.
    ``tom_uten_poster``: K000 fires when no record is left; else when the content is one character.
    ``tom_godtas``: a file without records passes; K000 only answers for the form's «Nei».
    """

    alle_linjeskift: bool = False
    fjern_blanke: bool = False
    tab_er_feil: bool = True
    samlet_lengdefeil: bool = False
    tom_uten_poster: bool = False
    tom_godtas: bool = False


@dataclass(frozen=True, slots=True)
class Kontrolltall:
    """How the number of controls is counted: ``fast + per_linje * lines + per_post * records``."""

    per_post: int
    per_linje: int = 2
    fast: int = 0
    fast_oslo: int = 0

    def antall(self, linjer: int, poster: int, *, oslo: bool) -> int:
        """Number of controls for a file of that many lines and records."""
        fast = self.fast_oslo if oslo else self.fast
        return fast + self.per_linje * linjer + self.per_post * poster


@dataclass(frozen=True, eq=False)
class Filbeskrivelse:
    """The layout of one form in one reporting year."""

    skjema: str
    aar: int
    tittel: Tekst3
    felt: tuple[Felt, ...]
    lesing: Lesing
    kontrolltall: Kontrolltall
    omtale: Mapping[str, Tekst3] = field(default_factory=dict)

    @property
    def recordlengde(self) -> int:
        """Length of a record in characters."""
        return self.felt[-1].til

    @cached_property
    def etter_navn(self) -> dict[str, Felt]:
        return {felt.navn: felt for felt in self.felt}
