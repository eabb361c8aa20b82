"""What a report says, in one language and in reading order: the one structure all formats render.

Everything here is clean text (see ``kostra.rapport.rens``) and ready for people. Machines get the
JSON format, which is made from the :class:`~kostra.kontroll.modell.Rapport` itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from kostra.kontroll.modell import MAKS_I_LISTE, Grad, Melding, Rapport
from kostra.rapport.deler import GRADER, Avsnitt, Funn, Gruppe, Saksbehandler, Statistikk
from kostra.rapport.dom import Dom, dom
from kostra.rapport.navn import Feltviser, kontrollnummer
from kostra.rapport.rens import ren
from kostra.rapport.tekster import Tekster
from kostra.skjema.modell import Sprak


class Innhold:
    """The report in one language. ``maks`` findings of each control are rendered (None: all)."""

    def __init__(self, rapport: Rapport, sprak: Sprak = "nb", maks: int | None = None) -> None:
        self.rapport = rapport
        self.sprak: Sprak = sprak
        self._maks = maks
        self.t = Tekster(sprak)
        self._feltviser = Feltviser(rapport, self.t)

    @cached_property
    def dom(self) -> Dom:
        return dom(self.rapport, self.t)

    @cached_property
    def tittel(self) -> str:
        return self.t("rapport.tittel", skjema=ren(self.rapport.skjema), aar=str(self.rapport.aar))

    @cached_property
    def undertittel(self) -> tuple[str, ...]:
        """Who, how much, when and by which program."""
        r, t = self.rapport, self.t
        navn = ren(r.navn).strip()
        sted = ren(r.region) if navn in ("", "Uoppgitt") else f"{ren(r.region)} {navn}"
        personer = r.omtale.get("person" if r.antall_poster == 1 else "personer")
        antall = t.antall("antall.poster", r.antall_poster)
        if personer is not None and r.alvorlighetsgrad != Grad.FATAL:
            antall = f"{antall.split(' ')[0]} {personer.paa(self.sprak)}"
        ledd = [sted, antall]
        if r.ferdig is not None:
            ledd.append(t("rapport.kontrollert", tid=t.tidspunkt(r.ferdig)))
        if r.programversjon:
            ledd.append(ren(r.programversjon))
        return tuple(ledd)

    @cached_property
    def tellere(self) -> tuple[tuple[Grad, str, int], ...]:
        """True counts per severity; critical errors only when there are any."""
        grader = [Grad.ERROR, Grad.WARNING, Grad.INFO]
        if self.rapport.antall(Grad.FATAL):
            grader.insert(0, Grad.FATAL)
        return tuple((g, self._teller(g), self.rapport.antall(g)) for g in grader)

    def _teller(self, grad: Grad) -> str:
        entall = self.rapport.antall(grad) == 1
        return self.t(f"teller.{grad.name}.{'1' if entall else 'n'}")

    @cached_property
    def merknader(self) -> tuple[tuple[str, str], ...]:
        """What the file looks like, and what to do about it."""
        return tuple(
            (ren(m.tekst.paa(self.sprak)), ren(m.gjor.paa(self.sprak)))
            for m in self.rapport.merknader
        )

    @cached_property
    def vis_post(self) -> bool:
        """True when record numbers and line numbers differ, so that both must be told."""
        return any(m.postnumre != m.linjenumre for m in self.rapport.meldinger if m.postnumre)

    @cached_property
    def vis_element(self) -> bool:
        """True when findings are about elements, which then are named beside the line."""
        return any(m.element for m in self.rapport.meldinger)

    @cached_property
    def stedskolonne(self) -> str:
        """The heading over the places of findings."""
        return self.t("kol.linje_og_element" if self.vis_element else "kol.linje_kort")

    @cached_property
    def grupper(self) -> tuple[Gruppe, ...]:
        """All controls with findings: worst first, then in the order of the rules; T-rules last."""
        return self.grupper_av(self.rapport.meldinger)

    def grupper_av(self, meldinger: Iterable[Melding]) -> tuple[Gruppe, ...]:
        """The controls that made these findings of the report, with these findings only.

        ``antall`` is still what the control found in the whole file.
        """
        per_kontroll: dict[str, list[Melding]] = {}
        for melding in meldinger:
            per_kontroll.setdefault(melding.kontroll, []).append(melding)
        grupper = [self._gruppe(id, egne) for id, egne in per_kontroll.items()]
        plass = {info.id: nr for nr, info in enumerate(self.rapport.kontroller)}
        grupper.sort(key=lambda g: (g.tillegg, -g.grad, plass[g.id]))
        return tuple(grupper)

    def _gruppe(self, id: str, meldinger: list[Melding]) -> Gruppe:
        info, t = self.rapport.etter_id[id], self.t
        antall = max(info.antall, len(meldinger))
        felles_gjor = len({m.gjor for m in meldinger}) == 1
        felles_felt = len({m.felt for m in meldinger}) == 1
        return Gruppe(
            id=id,
            nummer=(nummer := kontrollnummer(id)),
            meta=f"{t.antall('antall.funn', antall)} · {t('funn.kontroll', nr=nummer)}",
            tittel=ren(info.tittel.paa(self.sprak)),
            grad=max(m.alvorlighetsgrad for m in meldinger),
            antall=antall,
            vist=len(meldinger),
            funn=tuple([self.funn(m) for m in meldinger[: self._maks]]),
            gjor=ren(meldinger[0].gjor.paa(self.sprak)) if felles_gjor else "",
            hvorfor=ren(info.hvorfor.paa(self.sprak)),
            felt=self._feltviser.vis(meldinger[0].felt or info.felt) if felles_felt else (),
            tillegg=info.tillegg,
        )

    def funn(self, m: Melding) -> Funn:
        """One finding of the report, ready to render."""
        post, linje = _nummer(m.postnumre, self.t), _nummer(m.linjenumre, self.t)
        sted = linje
        if self.vis_post and post != linje:
            sted = self.t("funn.linje_og_post", linje=linje, post=post)
        element, id_ = ren(m.element), ren(m.element_id).strip()
        if element:
            sted = " · ".join(filter(None, (sted, f"{element} {id_}".strip())))
        return Funn(
            kontroll=m.kontroll,
            grad=m.alvorlighetsgrad,
            journalnummer=ren(m.journalnummer).strip(),
            saksbehandler=ren(m.saksbehandler).strip(),
            post=post,
            linje=linje,
            sted=sted,
            element=element,
            element_id=id_,
            tekst=ren(m.tekst_paa(self.sprak)),
            gjor=ren(m.gjor.paa(self.sprak)),
            felt=self._feltviser.vis(m.felt),
        )

    @cached_property
    def avsnitt(self) -> tuple[Avsnitt, ...]:
        """The findings that the verdict rests on, worst first."""
        avsnitt = []
        ordinaere = [g for g in self.grupper if not g.tillegg]
        for grad, grupper in groupby(ordinaere, key=attrgetter("grad")):
            samling = tuple(grupper)
            antall = sum(g.antall for g in samling)
            ingress = self.t("avsnitt.WARNING.ingress") if grad == Grad.WARNING else ""
            overskrift = self.t.antall(f"avsnitt.{grad.name}", antall)
            avsnitt.append(Avsnitt(grad, overskrift, ingress, samling))
        return tuple(avsnitt)

    @cached_property
    def tillegg(self) -> tuple[Gruppe, ...]:
        """The findings of the additional rules, which change nothing."""
        return tuple(g for g in self.grupper if g.tillegg)

    @cached_property
    def kappet(self) -> bool:
        """True when a control has more findings than the report holds."""
        return any(g.vist < g.antall for g in self.grupper)

    @cached_property
    def saksbehandlere(self) -> tuple[Saksbehandler, ...]:
        """Who has how many of the shown findings, worst first; findings about the file left out."""
        etter_id, per_navn = self.rapport.etter_id, dict[str, dict[Grad, int]]()
        for m in self.rapport.meldinger:
            if not etter_id[m.kontroll].tillegg and (m.journalnummer or m.saksbehandler):
                antall = per_navn.setdefault(m.saksbehandler, dict.fromkeys(GRADER, 0))
                antall[m.alvorlighetsgrad] += 1
        uten = self.t("funn.uten_saksbehandler")
        liste = [Saksbehandler(ren(navn).strip() or uten, tall) for navn, tall in per_navn.items()]
        liste.sort(key=lambda s: (*(-s.antall[g] for g in GRADER), s.navn))
        return tuple(liste)

    @cached_property
    def uten_funn(self) -> tuple[tuple[str, str], ...]:
        """Number and title of the controls that ran and found nothing; T-rules left out."""
        med_funn = {m.kontroll for m in self.rapport.meldinger}
        return tuple(
            (kontrollnummer(info.id), ren(info.tittel.paa(self.sprak)))
            for info in self.rapport.kontroller
            if not info.tillegg and not info.antall and info.id not in med_funn
        )

    @cached_property
    def statistikk(self) -> tuple[Statistikk, ...]:
        return tuple(
            Statistikk(
                tabell.tittel.paa(self.sprak),
                tabell.kolonne.paa(self.sprak),
                tuple((navn.paa(self.sprak), tall) for navn, tall in tabell.rader),
            )
            for tabell in self.rapport.statistikk
        )


def _nummer(tall: tuple[int, ...], t: Tekster) -> str:
    """«7», «7, 9», or the first ten «og 90 til»."""
    if len(tall) == 1:
        return str(tall[0])
    vist = ", ".join(map(str, tall[:MAKS_I_LISTE]))
    rest = len(tall) - MAKS_I_LISTE
    return f"{vist} {t('antall.og_til', n=rest)}" if rest > 0 else vist
