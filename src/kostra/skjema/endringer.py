"""What changed in a form between two reporting years, computed from the two layouts.

Only one thing can't be seen from the layouts: that a field got another name. The year files say it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kostra.skjema.last import _toml, filbeskrivelse
from kostra.skjema.modell import Felt, Filbeskrivelse, Kode


@dataclass(frozen=True, slots=True)
class Par:
    """The same field in the earlier and the later year."""

    foer: Felt
    naa: Felt

    @property
    def steg(self) -> int:
        """How far the field moved; positive is to the right."""
        return self.naa.fra - self.foer.fra


@dataclass(frozen=True, slots=True)
class Flytting:
    """Neighbouring fields that moved equally far, in record order."""

    felt: tuple[Par, ...]

    @property
    def steg(self) -> int:
        return self.felt[0].steg


@dataclass(frozen=True, slots=True)
class Kodeendring:
    """A field's code list, earlier and later. Codes in the order of their list."""

    felt: Felt
    foer: tuple[Kode, ...]

    @property
    def nye(self) -> tuple[Kode, ...]:
        kjente = {kode.kode for kode in self.foer}
        return tuple(kode for kode in self.felt.koder if kode.kode not in kjente)

    @property
    def utgaar(self) -> tuple[Kode, ...]:
        kjente = {kode.kode for kode in self.felt.koder}
        return tuple(kode for kode in self.foer if kode.kode not in kjente)

    @property
    def felles(self) -> tuple[tuple[Kode, Kode], ...]:
        gamle = {kode.kode: kode for kode in self.foer}
        return tuple((gamle[k.kode], k) for k in self.felt.koder if k.kode in gamle)

    @property
    def ny_tekst(self) -> tuple[tuple[Kode, Kode], ...]:
        """Same code, other text. Bokmål decides: it is the agency's text."""
        return tuple((g, n) for g, n in self.felles if g.tekst.nb != n.tekst.nb)

    @property
    def ny_i_kontroll(self) -> tuple[Kode, ...]:
        """Codes that the layout had all along, and whose standing in the controls changed."""
        return tuple(n for g, n in self.felles if g.i_kontroll != n.i_kontroll)

    @property
    def nytt_nummer(self) -> tuple[tuple[Kode, Kode], ...]:
        """Removed and new codes with the same text, as when municipalities are renumbered."""
        etter_tekst: dict[str, list[Kode]] = {}
        for kode in self.nye:
            etter_tekst.setdefault(kode.tekst.nb, []).append(kode)
        gamle = [kode.tekst.nb for kode in self.utgaar]
        return tuple(
            (kode, etter_tekst[kode.tekst.nb][0])
            for kode in self.utgaar
            if gamle.count(kode.tekst.nb) == len(etter_tekst.get(kode.tekst.nb, ())) == 1
        )

    def __bool__(self) -> bool:
        return bool(self.nye or self.utgaar or self.ny_tekst or self.ny_i_kontroll)


@dataclass(frozen=True)
class Endringer:
    """From the layout ``fra`` to the later layout ``til``. ``par`` in the later record's order."""

    fra: Filbeskrivelse
    til: Filbeskrivelse
    par: tuple[Par, ...]

    @cached_property
    def nye(self) -> tuple[Felt, ...]:
        kjente = {par.naa.navn for par in self.par}
        return tuple(felt for felt in self.til.felt if felt.navn not in kjente)

    @cached_property
    def utgaar(self) -> tuple[Felt, ...]:
        kjente = {par.foer.navn for par in self.par}
        return tuple(felt for felt in self.fra.felt if felt.navn not in kjente)

    @cached_property
    def nytt_navn(self) -> tuple[Par, ...]:
        return tuple(par for par in self.par if par.foer.navn != par.naa.navn)

    @cached_property
    def flyttet(self) -> tuple[Flytting, ...]:
        grupper: list[list[Par]] = []
        for par in self.par:
            siste = grupper[-1][-1] if grupper else None
            if siste and siste.steg == par.steg and siste.naa.til + 1 == par.naa.fra:
                grupper[-1].append(par)
            else:
                grupper.append([par])
        return tuple(Flytting(tuple(g)) for g in grupper if g[0].steg)

    @cached_property
    def form(self) -> tuple[Par, ...]:
        """Fields with another length, type or date pattern."""

        def form(felt: Felt) -> tuple[int, str, str]:
            return felt.lengde, felt.datatype, felt.monster

        return tuple(par for par in self.par if form(par.foer) != form(par.naa))

    @cached_property
    def paakrevd(self) -> tuple[Par, ...]:
        return tuple(par for par in self.par if par.foer.paakrevd != par.naa.paakrevd)

    @cached_property
    def koder(self) -> tuple[Kodeendring, ...]:
        alle = (Kodeendring(par.naa, par.foer.koder) for par in self.par)
        return tuple(endring for endring in alle if endring)

    def __bool__(self) -> bool:
        """Whether anything changed at all."""
        felt = self.nye or self.utgaar or self.nytt_navn or self.flyttet
        return bool(felt or self.form or self.paakrevd or self.koder)


def endringer(skjema: str, fra: int, til: int) -> Endringer:
    """What changed from the year ``fra`` to the later year ``til``.

    Raises :class:`kostra.skjema.UkjentSkjema`; ``ValueError`` if ``fra`` is not the earlier year.
    """
    if fra >= til:
        raise ValueError(f"{fra} is not before {til}")
    eldre = filbeskrivelse(skjema, fra, med_tekster=True)
    yngre = filbeskrivelse(skjema, til, med_tekster=True)
    foer = _tidligere_navn(eldre, til)
    par = (Par(eldre.etter_navn[foer[f.navn]], f) for f in yngre.felt if f.navn in foer)
    return Endringer(eldre, yngre, tuple(par))


def _tidligere_navn(eldre: Filbeskrivelse, til: int) -> dict[str, str]:
    """Name in the year ``til`` -> name in the earlier layout, for all fields of the earlier one.

    Follows the year files from ``til`` back to the earlier layout, then their renamings forward.
    Where a year builds on nothing earlier, equal names are one field.
    """
    kjede, aar = [], til
    while aar > eldre.aar:
        egen = _toml(eldre.skjema, f"{aar}.toml")
        kjede.append(egen)
        aar = egen.get("bygger_paa", eldre.aar)
    navn = {felt.navn: felt.navn for felt in eldre.felt}
    for egen in reversed(kjede):
        for endret in egen.get("endret", ()):
            if "nytt_navn" in endret and endret["navn"] in navn:
                navn[endret["nytt_navn"]] = navn.pop(endret["navn"])
    return navn
