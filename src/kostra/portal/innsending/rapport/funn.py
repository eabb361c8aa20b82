"""Which findings of a report are shown, and what each looks like. Only what is shown is built.

A report can hold tens of thousands of findings. They are chosen and counted as they are; the few that
end up on the page are put into words by ``kostra.rapport.innhold``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

from kostra.kontroll.modell import Grad, Melding, Rapport
from kostra.portal.innsending.rapport import sok as rapport_sok
from kostra.portal.innsending.rapport import valg as rv
from kostra.portal.innsending.rapport.utvalg import Kontrollert
from kostra.portal.innsending.rapport.valg import Valg
from kostra.rapport.deler import GRADER, Funn, Gruppe
from kostra.rapport.endring import Endring, UlikeRapporter, sammenlign
from kostra.rapport.innhold import Innhold
from kostra.rapport.rens import ren
from kostra.rapport.tekster import Tekster
from kostra.skjema.modell import Sprak

#: Findings of one group on a page; a group that is looked at alone is turned over in such pages.
PER_GRUPPE: Final = 50
#: About as many findings as a page holds: with more, each group shows only its first.
PER_SIDE: Final = 150
MINST_PER_GRUPPE: Final = 5
#: Caseworkers on one page.
SAKSBEHANDLERE_PER_SIDE: Final = 20

NY, FORTSATT, RETTET = "ny", "fortsatt", "rettet"
_GRADER_I: Final = {
    rv.FEIL: frozenset({Grad.ERROR, Grad.FATAL}),
    rv.ADVARSLER: frozenset({Grad.WARNING}),
    rv.INFORMASJON: frozenset({Grad.INFO, Grad.OK}),
}
_MERKE_I: Final = {rv.NYE: NY, rv.FORTSATT: FORTSATT}
_SIFFER = re.compile(r"([0-9]+)", re.ASCII)
_IKKE_I_ANKER = re.compile(r"[^0-9A-Za-z_-]", re.ASCII)


@dataclass(frozen=True, slots=True)
class Sak:
    """One finding. ``navn`` is the journal number, or the line where there is none."""

    anker: str
    navn: str
    sted: str
    merke: str
    funn: Funn
    gruppe: Gruppe


class Treff:
    """The findings of a report that the choices let through, and how they are drawn.

    ``valg`` are the choices that could be honoured: of an unknown caseworker, say, nothing is left.
    """

    def __init__(self, k: Kontrollert, valg: Valg, sprak: Sprak) -> None:
        self.k = k
        self.endring = _endring(k)
        rettet = valg.vis == rv.RETTET and self.endring is not None
        self.rapport = k.forrige_rapport if rettet and k.forrige_rapport else k.rapport
        self.innhold = Innhold(self.rapport, sprak)
        self.t: Tekster = self.innhold.t
        self.saksbehandlere = _saksbehandlere(k)
        self.valg = self._gyldige(valg)
        self._brukte: Counter[str] = Counter()

    def _gyldige(self, valg: Valg) -> Valg:
        if self.endring is None and valg.vis in (rv.NYE, rv.FORTSATT, rv.RETTET):
            valg = replace(valg, vis="")
        if valg.saksbehandler not in self.saksbehandlere:
            valg = replace(valg, saksbehandler="")
        if valg.kontroll not in self.rapport.etter_id:
            valg = replace(valg, kontroll="")
        return valg

    # -- choosing ------------------------------------------------------------------------------------
    @cached_property
    def meldinger(self) -> list[Melding]:
        """All that match, in the order that is chosen."""
        valgte: Iterable[Melding] = self.rapport.meldinger
        if self.valg.vis == rv.RETTET and self.endring is not None:
            valgte = (*self.endring.funn.rettet, *self.endring.tillegg.rettet)
        treff = [m for m in valgte if all(slipper(m) for slipper in self._filtre())]
        nokkel = _SORTERING.get(self.valg.sorter)
        return sorted(treff, key=nokkel) if nokkel else treff

    def _filtre(self) -> list[Callable[[Melding], bool]]:
        valg = self.valg
        filtre: list[Callable[[Melding], bool]] = []
        if grader := _GRADER_I.get(valg.vis):
            filtre.append(lambda m: m.alvorlighetsgrad in grader)
        if merke := _MERKE_I.get(valg.vis):
            filtre.append(lambda m: self.merke(m) == merke)
        if valg.kontroll:
            filtre.append(lambda m: m.kontroll == valg.kontroll)
        if valg.saksbehandler:
            navn = self.saksbehandlere[valg.saksbehandler]
            filtre.append(lambda m: m.saksbehandler == navn)
        if valg.sok:
            sok = valg.sok.casefold()
            filtre.append(lambda m: sok in ren(m.journalnummer).casefold())
        return filtre

    def merke(self, melding: Melding) -> str:
        """New, still there or corrected since the last try; empty where that can't be known."""
        if self.endring is None:
            return ""
        if self.valg.vis == rv.RETTET:
            return RETTET
        if self.endring.er_ny(melding):
            return NY
        return "" if melding.kontroll in self._usikre else FORTSATT

    @cached_property
    def _usikre(self) -> frozenset[str]:
        """The controls of which the earlier report held only the first findings."""
        forrige = self.k.forrige_rapport
        if forrige is None:
            return frozenset()
        return _avkortede(forrige, Counter(m.kontroll for m in forrige.meldinger))

    @cached_property
    def holdt(self) -> Counter[str]:
        """Control -> how many of its findings the report holds."""
        return Counter(m.kontroll for m in self.rapport.meldinger)

    @cached_property
    def avkortede(self) -> frozenset[str]:
        """The controls that found more than the report holds."""
        return _avkortede(self.rapport, self.holdt)

    @cached_property
    def antall(self) -> int:
        """How many match; all of the file's where nothing is left out."""
        if self.valg.filtrerer:
            return len(self.meldinger)
        return self.antall_i_alt

    @cached_property
    def antall_i_alt(self) -> int:
        """All findings, the additional rules' included, as counted by the engine."""
        if self.valg.vis == rv.RETTET:
            return len(self.meldinger)
        return sum(info.antall for info in self.rapport.kontroller)

    def er_tillegg(self, melding: Melding) -> bool:
        return self.rapport.etter_id[melding.kontroll].tillegg

    # -- drawing -------------------------------------------------------------------------------------
    def grupper(self, meldinger: Iterable[Melding]) -> tuple[Gruppe, ...]:
        """The controls that made these findings, in reading order, in words."""
        return self.innhold.grupper_av(meldinger)

    def sak(self, funn: Funn, melding: Melding, gruppe: Gruppe, *, med_navn: bool) -> Sak:
        """``med_navn``: tells the caseworker too."""
        t = self.t
        linje = t("funn.linje", nr=funn.sted) if funn.sted else ""
        navn = funn.journalnummer or linje or t("funn.hele_filen")
        sted = [linje if navn != linje else "", funn.saksbehandler if med_navn else ""]
        vist = " · ".join(filter(None, sted))
        return Sak(self._anker(navn), navn, vist, self.merke(melding), funn, gruppe)

    def _anker(self, navn: str) -> str:
        anker = anker_for(navn)
        self._brukte[anker] += 1
        nr = self._brukte[anker]
        return anker if nr == 1 else f"{anker}-{nr}"


def anker_for(navn: str) -> str:
    """The fragment of the first finding with that journal number: «sak-J0000007»."""
    return f"sak-{_IKKE_I_ANKER.sub('-', navn)}"


def grense(antall: int, grupper: int) -> int:
    """How many findings of each group a page shows."""
    if antall <= PER_SIDE:
        return PER_GRUPPE
    return min(max(PER_SIDE // max(grupper, 1), MINST_PER_GRUPPE), PER_GRUPPE)


def fordel(meldinger: Iterable[Melding], etter: str) -> dict[str, list[Melding]]:
    """The findings by one of their attributes, in the order they come."""
    grupper: dict[str, list[Melding]] = {}
    for melding in meldinger:
        grupper.setdefault(getattr(melding, etter), []).append(melding)
    return grupper


def oppramsing(tall: dict[Grad, int], t: Tekster) -> str:
    """«2 feil og 1 advarsel», worst first."""
    ledd = [t.antall(f"antall.{g.name}", tall[g]) for g in GRADER if tall.get(g)]
    return f" {t('og')} ".join(filter(None, [", ".join(ledd[:-1]), *ledd[-1:]]))


def _endring(k: Kontrollert) -> Endring | None:
    if k.forrige_rapport is None:
        return None
    try:
        return sammenlign(k.forrige_rapport, k.rapport)
    except UlikeRapporter:
        return None


def _saksbehandlere(k: Kontrollert) -> dict[str, str]:
    """Digest -> caseworker, of this report and of the one before, by name."""
    rapporter = [r for r in (k.rapport, k.forrige_rapport) if r is not None]
    navn = {m.saksbehandler for r in rapporter for m in r.meldinger}
    return {rapport_sok.merke(n, k.kontroll.pk): n for n in sorted(navn, key=_naturlig)}


def _avkortede(rapport: Rapport, holdt: Counter[str]) -> frozenset[str]:
    return frozenset(k.id for k in rapport.kontroller if k.antall > holdt[k.id])


def _naturlig(tekst: str) -> list[Any]:
    """J9 before J10."""
    return [
        (0, int(del_), "") if del_[:1].isdigit() else (1, 0, del_.casefold())
        for del_ in _SIFFER.split(tekst.strip())
        if del_
    ]


_SORTERING: Final[dict[str, Callable[[Melding], Any]]] = {
    rv.KONTROLL: lambda m: m.kontroll,
    rv.JOURNALNUMMER: lambda m: _naturlig(m.journalnummer),
    rv.LINJE: lambda m: m.linjenumre[:1],
}
