"""What a requirement specification holds, before any format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kostra.kontroll.modell import Grad
from kostra.skjema.modell import Felt, Filbeskrivelse, Sprak
from kostra.skjema.struktur import Struktur

#: What the rules of a form are bound to: fields at positions, or elements in tables.
Oppsett = Filbeskrivelse | Struktur


@dataclass(frozen=True)
class Tilfelle:
    """One way to trigger: the sentence, the message with its placeholders and their meaning."""

    id: str
    avvik: str
    melding: str
    verdier: tuple[tuple[str, str], ...]
    gjor: str


@dataclass(frozen=True)
class Krav:
    """One control in one year and one language."""

    id: str
    tittel: str
    grad: Grad
    hvorfor: str
    gjelder: str
    tilfeller: tuple[Tilfelle, ...]
    felt: tuple[Felt, ...]
    tillegg: bool = False


@dataclass(frozen=True)
class Statistikk:
    """One statistics table: what each row counts, in words."""

    tittel: str
    kolonne: str
    rader: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Leseform:
    """What differs between files of lines and files of elements.

    ``krav`` are the controls of the reading itself, ``lesing`` how the bytes are read, ``antall``
    how the number of controls is counted, ``antall_felt`` how many fields a form has in all.
    ``data`` and ``antall_data`` are the same facts for programs.
    """

    krav: tuple[Krav, ...]
    lesing: tuple[str, ...]
    antall: str
    antall_felt: int
    data: Mapping[str, Any] = field(default_factory=dict)
    antall_data: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Spesifikasjon:
    """The whole specification, in order. ``begreper`` explain the words of the sentences."""

    oppsett: Oppsett
    sprak: Sprak
    leseform: Leseform
    krav: tuple[Krav, ...]
    tillegg: tuple[Krav, ...]
    statistikk: tuple[Statistikk, ...]
    begreper: tuple[str, ...]
