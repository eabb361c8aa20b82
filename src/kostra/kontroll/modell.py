"""What a control gives back: severities, findings and the report. Plain data, no rendering."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from functools import cached_property
from typing import Any

from kostra.skjema.modell import Felt, Sprak, Tekst3

#: A list inside a message is cut after this many members, with the count of the rest.
MAKS_I_LISTE = 10


class Grad(IntEnum):
    """Severity, in rank order. Source: common control specification, 1."""

    OK = 0
    INFO = 1
    WARNING = 2
    ERROR = 3
    FATAL = 4

    @property
    def returkode(self) -> int:
        """Exit code of the verdict: 0 OK and INFO, 1 WARNING, 2 ERROR and FATAL."""
        return max(0, min(self.value - 1, 2))

    @property
    def stopper(self) -> bool:
        """True when a file with this severity can't be sent in."""
        return self >= Grad.ERROR


@dataclass(frozen=True, slots=True)
class Liste:
    """A list in a message: the first members, and how many there are in all."""

    ledd: tuple[str | Tekst3, ...]
    antall: int


@dataclass(frozen=True, slots=True)
class Raatekst:
    """The raw text of a field in a message: shown in «» with its blanks, or as *tomt*."""

    tekst: str


Verdi = str | int | None | Liste | Raatekst | Tekst3

_TOMT = {"nb": "tomt", "nn": "tomt", "en": "empty"}
_UKJENT = {"nb": "ukjent", "nn": "ukjent", "en": "unknown"}
_OG_TIL = {"nb": "{} og {} til", "nn": "{} og {} til", "en": "{} and {} more"}
_INGEN = {"nb": "ingen", "nn": "ingen", "en": "none"}


def vis_verdi(verdi: Verdi, sprak: Sprak) -> str:
    """One value as it stands in a message of that language."""
    vis = _VIST.get(type(verdi))
    return str(verdi) if vis is None else vis(verdi, sprak)


def _vist_liste(liste: Liste, sprak: Sprak) -> str:
    forst = [x.paa(sprak) if isinstance(x, Tekst3) else x for x in liste.ledd[:MAKS_I_LISTE]]
    vist = ", ".join(forst) or _INGEN[sprak]
    rest = liste.antall - len(forst)
    return _OG_TIL[sprak].format(vist, rest) if rest > 0 else vist


def _vist_raatekst(raa: Raatekst, sprak: Sprak) -> str:
    return f"«{raa.tekst}»" if raa.tekst.strip() else _TOMT[sprak]


def gruppert(tall: int) -> str:
    """1234567 -> «1 234 567» with hard spaces; negative numbers get a real minus sign."""
    vist = f"{abs(tall):,}".replace(",", "\u00a0")
    return f"\u2212{vist}" if tall < 0 else vist


#: How a value of each type is shown; a text stands as it is.
_VIST: dict[type, Callable[[Any, Sprak], str]] = {
    Raatekst: _vist_raatekst,
    int: lambda tall, _: gruppert(tall),
    Liste: _vist_liste,
    Tekst3: lambda tekst, sprak: tekst.paa(sprak),
    type(None): lambda _, sprak: _UKJENT[sprak],
}


@dataclass(frozen=True, slots=True)
class Melding:
    """One finding.

    ``postnumre`` count records from 1 after empty lines are removed; ``linjenumre`` are the lines
    an editor shows. Both are empty for a finding about the whole file. ``saksbehandler`` and
    ``journalnummer`` are trimmed in forms of lines, and as they stand in forms of elements.
    ``felt`` are the fields to look at, in reading order. In forms with elements ``element`` and
    ``element_id`` say which one it is about, by its name in the file.
    """

    kontroll: str
    alvorlighetsgrad: Grad
    mal: Tekst3
    verdier: Mapping[str, Verdi]
    gjor: Tekst3
    felt: tuple[Felt, ...] = ()
    postnumre: tuple[int, ...] = ()
    linjenumre: tuple[int, ...] = ()
    saksbehandler: str = ""
    journalnummer: str = ""
    element: str = ""
    element_id: str = ""

    @property
    def tekst(self) -> str:
        """What was found, in bokmål."""
        return self.tekst_paa("nb")

    def tekst_paa(self, sprak: Sprak) -> str:
        """What was found, in that language."""
        vist = {navn: vis_verdi(verdi, sprak) for navn, verdi in self.verdier.items()}
        return self.mal.paa(sprak).format_map(vist)


@dataclass(frozen=True, slots=True)
class Kontrollinfo:
    """A control that ran: what it is, and how many findings it made (``antall`` is never capped)."""

    id: str
    tittel: Tekst3
    grad: Grad
    hvorfor: Tekst3
    felt: tuple[Felt, ...] = ()
    tillegg: bool = False
    antall: int = 0


@dataclass(frozen=True, slots=True)
class Merknad:
    """What the file looks like, said before the findings: wrong form, year, kommune, encrypted …"""

    id: str
    tekst: Tekst3
    gjor: Tekst3


@dataclass(frozen=True, slots=True)
class Tabell:
    """One statistics table: two columns, rows in fixed order, zero rows included."""

    tittel: Tekst3
    kolonne: Tekst3
    rader: tuple[tuple[Tekst3, int], ...]


@dataclass(frozen=True)
class Rapport:
    """The verdict on one file.

    ``alvorlighetsgrad`` and ``antall_kontroller`` leave the additional rules (T…) out; their
    findings stand last in ``meldinger``. ``statistikk`` is empty when the file can't be sent in.
    """

    skjema: str
    aar: int
    region: str
    tittel: Tekst3
    alvorlighetsgrad: Grad
    antall_kontroller: int
    meldinger: tuple[Melding, ...]
    kontroller: tuple[Kontrollinfo, ...]
    statistikk: tuple[Tabell, ...] = ()
    merknader: tuple[Merknad, ...] = ()
    navn: str = "Uoppgitt"
    orgnr: str = " " * 9
    kvartal: str = " "
    antall_poster: int = 0
    antall_linjer: int = 0
    tegnsett: str = "UTF-8"
    programversjon: str = ""
    omtale: Mapping[str, Tekst3] = field(default_factory=dict)
    startet: datetime | None = None
    ferdig: datetime | None = None
    brukt_sekunder: float = 0.0

    @cached_property
    def etter_id(self) -> dict[str, Kontrollinfo]:
        """The controls that ran, by id."""
        return {info.id: info for info in self.kontroller}

    @property
    def funn(self) -> tuple[Melding, ...]:
        """The findings that the verdict rests on."""
        return tuple(m for m in self.meldinger if not self.etter_id[m.kontroll].tillegg)

    @property
    def tilleggsfunn(self) -> tuple[Melding, ...]:
        """The findings of the additional rules, which change no verdict."""
        return tuple(m for m in self.meldinger if self.etter_id[m.kontroll].tillegg)

    def antall(self, grad: Grad, *, tillegg: bool = False) -> int:
        """True number of findings of that severity, not capped."""
        return sum(k.antall for k in self.kontroller if k.grad == grad and k.tillegg == tillegg)

    @property
    def returkode(self) -> int:
        """0, 1 or 2 (see :attr:`Grad.returkode`)."""
        return self.alvorlighetsgrad.returkode
