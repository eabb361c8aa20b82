"""The report in a terminal: verdict first, then what to correct, by control and by caseworker.

Never colour alone: every severity has its word and its sign. Where the console's encoding lacks a
character (Windows' cp1252 and cp850, plain ASCII) a likeness is printed instead, never a crash.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from typing import TextIO

from rich.box import ROUNDED, SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from kostra.kontroll.modell import Grad, Rapport, gruppert
from kostra.rapport.deler import GRADER, Funn, Gruppe
from kostra.rapport.innhold import Innhold
from kostra.rapport.parametre import parametre
from kostra.rapport.tegnsett import Tegnsett
from kostra.skjema.modell import Sprak

#: Findings shown per control; the rest is counted, and the other formats have them.
MAKS_I_GRUPPE = 20
#: Narrower consoles get each finding as lines instead of columns.
SMAL = 72

FARGE = {
    Grad.FATAL: "bold white on red",
    Grad.ERROR: "bold red",
    Grad.WARNING: "bold yellow",
    Grad.INFO: "bold blue",
    Grad.OK: "bold green",
}
TEGN = {Grad.FATAL: "⊘", Grad.ERROR: "✖", Grad.WARNING: "▲", Grad.INFO: "■", Grad.OK: "✔"}


def skriv(rapport: Rapport, sprak: Sprak, tegnsett: str = "UTF-8") -> bytes:
    """The report as plain text of 100 columns, without colours."""
    buffer = io.BytesIO()
    strom = io.TextIOWrapper(buffer, encoding=tegnsett, errors="replace", newline="\n")
    konsoll = Console(file=strom, width=100, color_system=None, force_terminal=False)
    vis(rapport, konsoll, sprak)
    strom.flush()
    linjer = buffer.getvalue().split(b"\n")
    return b"\n".join(linje.rstrip(b" ") for linje in linjer)


def vis(rapport: Rapport, ut: Console | TextIO | None = None, sprak: Sprak = "nb") -> None:
    """Prints the report to a console or a stream (default: standard output)."""
    konsoll = ut if isinstance(ut, Console) else Console(file=ut or sys.stdout)
    with konsoll:  # one write at the end: a slow console would redraw for every line
        for del_ in _Side(rapport, sprak, konsoll).deler():
            konsoll.print(del_, markup=False, highlight=False, emoji=False, soft_wrap=False)


class _Side:
    """All parts of the report, in reading order."""

    def __init__(self, rapport: Rapport, sprak: Sprak, konsoll: Console) -> None:
        self.i = Innhold(rapport, sprak, maks=MAKS_I_GRUPPE)
        self.t = self.i.t
        self.tegn = Tegnsett(konsoll.encoding)
        self.smal = konsoll.width < SMAL

    def tekst(self, tekst: str, stil: str = "") -> Text:
        return Text(self.tegn.vis(tekst), style=stil)

    def merke(self, grad: Grad, ord: str = "") -> Text:
        """Sign and word in the colour of the severity."""
        return self.tekst(f"{TEGN[grad]} {ord or self.t.grad(grad)}", FARGE[grad])

    def deler(self) -> Iterator[RenderableType]:
        i, t = self.i, self.t
        yield from self._topp()
        for tekst, gjor in i.merknader:
            yield Padding(
                Group(self.merke(Grad.INFO, tekst), self.tekst(f"  {gjor}")), (0, 0, 1, 0)
            )
        for avsnitt in i.avsnitt:
            yield self._overskrift(avsnitt.overskrift, FARGE[avsnitt.grad])
            for gruppe in avsnitt.grupper:
                yield self._gruppe(gruppe)
        if i.tillegg:
            yield self._overskrift(t("avsnitt.tillegg"))
            yield Padding(self.tekst(t("avsnitt.tillegg.ingress"), "dim"), (0, 0, 1, 0))
            for gruppe in i.tillegg:
                yield self._gruppe(gruppe)
        if i.saksbehandlere:
            yield from self._saksbehandlere()
        if i.uten_funn and i.avsnitt:
            yield self._overskrift(t.antall("avsnitt.uten_funn", len(i.uten_funn)))
            liste = " · ".join(f"{nummer} {tittel}" for nummer, tittel in i.uten_funn)
            yield Padding(self.tekst(liste, "dim"), (0, 0, 1, 0))
        if i.statistikk:
            yield from self._statistikk()
        yield self._overskrift(t("avsnitt.om"))
        yield Padding(self._par(parametre(i)), (0, 0, 1, 0))
        yield self.tekst(t("rapport.fortrolig"), "dim")

    def _topp(self) -> Iterator[RenderableType]:
        dom = self.i.dom
        innmat = Group(self.merke(dom.grad, dom.setning), self.tekst(dom.neste))
        yield Panel(innmat, box=ROUNDED, border_style=FARGE[dom.grad].split()[-1], padding=(0, 1))
        yield self.tekst(f"{self.i.tittel} · {' · '.join(self.i.undertittel)}", "dim")
        tellere = [self._teller(grad, navn, n) for grad, navn, n in self.i.tellere]
        yield Padding(Text("   ").join(tellere), (1, 0))

    def _teller(self, grad: Grad, navn: str, antall: int) -> Text:
        tekst = f"{TEGN[grad]} {gruppert(antall)} {navn}"
        return self.tekst(tekst, FARGE[grad] if antall else "dim")

    def _overskrift(self, tekst: str, stil: str = "bold") -> RenderableType:
        strek = self.tegn.vis("─") * min(len(tekst), 60)
        return Group(self.tekst(tekst, stil), Text(strek, style="dim"))

    def _gruppe(self, g: Gruppe) -> RenderableType:
        t = self.t
        hode = Text.assemble(
            self.merke(g.grad),
            self.tekst(f"  {g.tittel}", "bold"),
            self.tekst(f"  {g.meta}", "dim"),
        )
        deler: list[RenderableType] = []
        if g.gjor:
            deler.append(self.tekst(f"{t('funn.gjor')}: {g.gjor}"))
        deler.append(self._smal_liste(g) if self.smal else self._tabell(g))
        if g.antall > len(g.funn):
            rest = t("antall.og_til", n=g.antall - len(g.funn))
            deler.append(self.tekst(f"… {rest}. {t('rapport.hele_listen')}"))
        if g.hvorfor:
            deler.append(self.tekst(f"{t('funn.hvorfor')} {g.hvorfor}", "dim"))
        if g.felt:
            deler.append(self.tekst(f"{t('funn.felt')}: {'; '.join(g.felt)}", "dim"))
        return Group(hode, Padding(Group(*deler), (0, 0, 1, 2)))

    def _tabell(self, g: Gruppe) -> Table:
        t = self.t
        tabell = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="dim")
        med_sak = any(f.journalnummer or f.saksbehandler for f in g.funn)
        hode = (t("kol.journalnummer"), t("kol.saksbehandler"), self.i.stedskolonne)
        for navn in hode[0 if med_sak else 2 :]:
            tabell.add_column(self.tekst(navn), overflow="fold", min_width=5)
        tabell.add_column(self.tekst(t("funn.fant")), ratio=1, overflow="fold")
        for f in g.funn:
            sak = [self.tekst(f.journalnummer, "bold"), self.tekst(f.saksbehandler)]
            sted = self.tekst(f.sted or t("funn.hele_filen"))
            tabell.add_row(*(sak if med_sak else ()), sted, self.tekst(self._fant(g, f)))
        return tabell

    @staticmethod
    def _fant(g: Gruppe, f: Funn) -> str:
        """What was found, with what to do and the fields where the group doesn't tell them."""
        felt = "" if g.felt else "; ".join(f.felt)
        return " ".join(filter(None, (f.tekst, "" if g.gjor else f.gjor, felt)))

    def _smal_liste(self, g: Gruppe) -> Group:
        linjer: list[RenderableType] = []
        for f in g.funn:
            sted = self.t("funn.linje", nr=f.sted) if f.sted else self.t("funn.hele_filen")
            sak = " · ".join(filter(None, (f.journalnummer, f.saksbehandler, sted)))
            linjer += [self.tekst(sak, "bold"), self.tekst(self._fant(g, f))]
        return Group(*linjer)

    def _saksbehandlere(self) -> Iterator[RenderableType]:
        t = self.t
        yield self._overskrift(t("avsnitt.per_saksbehandler"))
        if self.i.kappet:
            yield self.tekst(t("avsnitt.per_saksbehandler.kappet"), "dim")
        grader = [g for g in GRADER if any(s.antall[g] for s in self.i.saksbehandlere)]
        tabell = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="dim")
        tabell.add_column(self.tekst(t("kol.saksbehandler")), overflow="fold")
        for grad in grader:
            tabell.add_column(self.tekst(t(f"teller.{grad.name}.n")), justify="right")
        tabell.add_column(self.tekst(t("kol.til_sammen")), justify="right")
        for s in self.i.saksbehandlere[:MAKS_I_GRUPPE]:
            tall = [gruppert(s.antall[grad]) for grad in grader]
            rad = [s.navn, *tall, gruppert(s.til_sammen)]
            tabell.add_row(*(self.tekst(celle) for celle in rad))
        yield tabell
        rest = len(self.i.saksbehandlere) - MAKS_I_GRUPPE
        if rest > 0:
            yield self.tekst(f"… {t('antall.og_til', n=rest)}. {t('rapport.hele_listen')}")
        yield Text()

    def _statistikk(self) -> Iterator[RenderableType]:
        yield self._overskrift(self.t("avsnitt.statistikk"))
        for s in self.i.statistikk:
            tabell = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
            tabell.add_column(self.tekst(s.tittel), min_width=20)
            tabell.add_column(self.tekst(s.kolonne), justify="right", min_width=10)
            for navn, tall in s.rader:
                tabell.add_row(self.tekst(navn), self.tekst(gruppert(tall)))
            yield Padding(tabell, (0, 0, 1, 0))

    def _par(self, par: tuple[tuple[str, str], ...]) -> Table:
        tabell = Table.grid(padding=(0, 2))
        for navn, verdi in par:
            tabell.add_row(self.tekst(navn, "dim"), self.tekst(verdi))
        return tabell
