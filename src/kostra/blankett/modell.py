"""What a form of the portal is: groups of fields, in the order they are shown.

All texts are final: ``{aar}`` is filled in when the definition is loaded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal

from kostra.skjema import Tekst3

Slag = Literal[
    "tekst", "tall", "telefon", "mobil", "epost", "janei", "flervalg", "kryptert_fil", "lenke"
]
Hvem = Literal["kommune", "rapportor"]
Feilkode = Literal["mangler", "for_lang", "telefon", "mobil", "epost", "tall"]

INGEN: Final = Tekst3("")
"""The text that isn't there; it counts as false where a template asks."""


class UkjentBlankett(LookupError):
    """No such form, or not in that reporting year. The text tells which exist."""


class BlankettFeil(ValueError):
    """A definition that doesn't hold together. The text names the form, the place and the fault."""


@dataclass(frozen=True, slots=True)
class Valg:
    """One alternative of ``janei`` or ``flervalg``. ``verdi`` is what is stored."""

    verdi: str
    etikett: Tekst3
    hjelp: Tekst3 = INGEN


@dataclass(frozen=True, slots=True)
class Vilkaar:
    """The field is shown only while the earlier ``felt`` is shown and has the answer ``verdi``."""

    felt: str
    verdi: str


@dataclass(frozen=True)
class Blankettfelt:
    """One field.

    ``laast``: shown, never taken from what the user sends; its value comes from ``kilde``.
    ``kilde``: where the first value comes from, a name in :data:`kostra.blankett.bygg.KILDER`.
    ``bredde``: columns of six in the grid. ``maks_lengde``: characters, after cleaning.
    ``autocomplete``: the HTML token (WCAG 1.3.5); ``off`` where the field is about someone else.
    ``valg``: the alternatives; a definition can also take the year's forms, by ``valg_fra``.
    ``feilmelding``: own texts that replace the common ones, by error code.
    ``maal``: for ``lenke``, a name the portal turns into an address (:data:`…bygg.MAAL`).
    ``skjermleser``: for ``lenke``, what a screen reader says after the link's text.
    ``svarfelt``: for ``kryptert_fil``, the ``janei`` field that says if the file has content.
    ``maks_mb``: for ``kryptert_fil``, the largest file in MB, where the form needs more than the
    portal takes of any form; 0: it doesn't.
    """

    id: str
    slag: Slag
    etikett: Tekst3
    hjelp: Tekst3 = INGEN
    valgfritt: bool = False
    laast: bool = False
    kilde: str = ""
    bredde: Literal[2, 3, 4, 6] = 6
    maks_lengde: int = 0
    valg: tuple[Valg, ...] = ()
    vises_naar: Vilkaar | None = None
    autocomplete: str = ""
    feilmelding: Mapping[Feilkode, Tekst3] = field(default_factory=dict)
    maal: str = ""
    skjermleser: Tekst3 = INGEN
    svarfelt: str = ""
    maks_mb: int = 0

    @property
    def fylles_ut(self) -> bool:
        """True if the user answers it: not locked, and more than a link."""
        return not self.laast and self.slag != "lenke"

    @property
    def tas_imot(self) -> bool:
        """True if the answer is what the page sends. A file's reference is set by the portal only."""
        return self.fylles_ut and self.slag != "kryptert_fil"


@dataclass(frozen=True)
class Gruppe:
    """A question group: one page of the form. ``ingress`` stands below the title."""

    id: str
    tittel: Tekst3
    felt: tuple[Blankettfelt, ...]
    ingress: Tekst3 = INGEN


@dataclass(frozen=True)
class Blankett:
    """One form in one reporting year.

    ``hvem``: which of the two logins fills it in. ``rekkefolge``: place in lists, ascending.
    ``funksjon``, ``hjemmel``, ``paa_oppdrag_av``: KOSTRA function, legal basis and ministry; all
    three or none. ``forklaring``: what the form is for; ``veiledning``: how it is filled in.
    ``registrering``: it names a person who is to report. There is one for each person, what it says
    holds from when it is sent, and it can be withdrawn.
    ``kjennetegn``: id of the field whose answer tells a unit's forms of this kind apart.
    """

    id: str
    aar: int
    tittel: Tekst3
    hvem: Hvem
    grupper: tuple[Gruppe, ...]
    rekkefolge: int = 100
    funksjon: str = ""
    hjemmel: Tekst3 = INGEN
    paa_oppdrag_av: Tekst3 = INGEN
    forklaring: Tekst3 = INGEN
    veiledning: Tekst3 = INGEN
    registrering: bool = False
    kjennetegn: str = ""

    @cached_property
    def felt(self) -> tuple[Blankettfelt, ...]:
        """All fields in the order they are shown."""
        return tuple(felt for gruppe in self.grupper for felt in gruppe.felt)

    @cached_property
    def etter_id(self) -> dict[str, Blankettfelt]:
        return {felt.id: felt for felt in self.felt}

    @cached_property
    def filfelt(self) -> Blankettfelt | None:
        """The field that takes the encrypted file; None for a form without one."""
        return next((felt for felt in self.felt if felt.slag == "kryptert_fil"), None)

    def gruppe(self, gruppe_id: str) -> Gruppe:
        """The group with that id. Raises :class:`UkjentBlankett`."""
        for gruppe in self.grupper:
            if gruppe.id == gruppe_id:
                return gruppe
        raise UkjentBlankett(f"Blankett {self.id} har ingen slik spørsmålsgruppe.")

    def gruppe_med(self, felt_id: str) -> Gruppe:
        """The group a field stands in. Raises :class:`UkjentBlankett`."""
        for gruppe in self.grupper:
            if any(felt.id == felt_id for felt in gruppe.felt):
                return gruppe
        raise UkjentBlankett(f"Blankett {self.id} har ikke noe slikt felt.")
