"""The findings as cards, by control or by caseworker: what the template draws."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kostra.kontroll.modell import Grad, Melding, gruppert
from kostra.portal.innsending.rapport import funn as rf
from kostra.portal.innsending.rapport import sok as rapport_sok
from kostra.portal.innsending.rapport import valg as rv
from kostra.portal.innsending.rapport.funn import Sak, Treff
from kostra.portal.utseende.merkelapper import for_grad
from kostra.rapport.deler import GRADER, Gruppe
from kostra.rapport.rens import ren


@dataclass(frozen=True)
class Kort:
    """One group of findings. ``rest``: that there are more, with ``rest_url`` to all of them.

    ``per_sak``: each finding tells its control and why, as in a caseworker's group; else they share
    ``hvorfor`` and ``felt``. ``ned_url``: the caseworker's list alone.
    """

    anker: str
    grad: Grad
    farge: str
    tittel: str
    meta: str
    saker: tuple[Sak, ...]
    hvorfor: str = ""
    felt: tuple[str, ...] = ()
    rest: str = ""
    rest_url: str = ""
    rest_tekst: str = ""
    ned_url: str = ""
    per_sak: bool = False


@dataclass(frozen=True)
class Seksjon:
    """A heading and its cards. ``side``: where the cards, or the one card, come in pages."""

    anker: str
    overskrift: str
    ingress: str
    kort: tuple[Kort, ...]
    side: Page[Any] | None = None


def seksjoner(treff: Treff) -> tuple[Seksjon, ...]:
    """The findings that are shown. The additional rules' stand last, apart."""
    hoved = [m for m in treff.meldinger if not treff.er_tillegg(m)]
    tillegg = [m for m in treff.meldinger if treff.er_tillegg(m)]
    etter_saksbehandler = treff.valg.grupper == rv.ETTER_SAKSBEHANDLER
    forst = _etter_saksbehandler if etter_saksbehandler else _etter_kontroll
    return (*forst(treff, hoved), *_tillegg(treff, tillegg))


# -- by control ----------------------------------------------------------------------------------------
def _etter_kontroll(treff: Treff, meldinger: list[Melding]) -> list[Seksjon]:
    kort, side = _kontrollkort(treff, meldinger)
    seksjoner = []
    for grad, (par) in groupby(kort, key=lambda ett: ett[0].grad):
        samling = list(par)
        antall = sum(n for _kort, n in samling)
        seksjoner.append(
            Seksjon(
                anker=f"funn-{grad.name.lower()}",
                overskrift=_overskrift(treff, grad, antall),
                ingress=treff.t("avsnitt.WARNING.ingress") if grad == Grad.WARNING else "",
                kort=tuple(ett for ett, _n in samling),
                side=side,
            )
        )
    return seksjoner


def _overskrift(treff: Treff, grad: Grad, antall: int) -> str:
    if treff.valg.vis == rv.RETTET:
        funn = treff.t.antall(f"antall.{grad.name}", antall)
        return _("%(funn)s rettet siden forrige kontroll") % {"funn": funn}
    return treff.t.antall(f"avsnitt.{grad.name}", antall)


def _tillegg(treff: Treff, meldinger: list[Melding]) -> list[Seksjon]:
    if not meldinger:
        return []
    t = treff.t
    kort, side = _kontrollkort(treff, meldinger)
    alle = tuple(ett for ett, _n in kort)
    return [Seksjon("tillegg", t("avsnitt.tillegg"), t("avsnitt.tillegg.ingress"), alle, side)]


def _kontrollkort(
    treff: Treff, meldinger: list[Melding]
) -> tuple[list[tuple[Kort, int]], Page[Any] | None]:
    """Cards, each with its number of findings; pages when one control is looked at alone."""
    per = rf.fordel(meldinger, "kontroll")
    side = None
    if treff.valg.kontroll and len(per) == 1:
        side = Paginator(meldinger, rf.PER_GRUPPE).get_page(treff.valg.side)
        vist = list(side.object_list)
    else:
        maks = rf.grense(len(meldinger), len(per))
        vist = [m for egne in per.values() for m in egne[:maks]]
    vist_per = rf.fordel(vist, "kontroll")
    grupper = list(treff.grupper(vist))
    if treff.valg.sorter == rv.KONTROLL:
        grupper.sort(key=lambda g: (-g.grad, g.id))
    kort = [_kontroll(treff, g, vist_per[g.id], len(per[g.id]), bool(side)) for g in grupper]
    return kort, side if side and side.paginator.num_pages > 1 else None


def _kontroll(
    treff: Treff, g: Gruppe, vist: list[Melding], treffer: int, alene: bool
) -> tuple[Kort, int]:
    """``treffer``: how many of its findings the choices let through; ``alene``: in pages."""
    rettet = treff.valg.vis == rv.RETTET
    bare_kontrollen = replace(treff.valg, kontroll="", side=1)
    filtrert = bare_kontrollen.filtrerer
    antall = treffer if filtrert else g.antall
    saker = tuple(
        treff.sak(funn, m, g, med_navn=True) for funn, m in zip(g.funn, vist, strict=True)
    )
    mer = treffer > len(saker) and not alene
    kort = Kort(
        anker=g.anker,
        grad=g.grad,
        farge=for_grad(g.grad).farge,
        tittel=g.tittel,
        meta=_meta(treff, g, treffer, filtrert and not rettet),
        saker=saker,
        hvorfor=g.hvorfor,
        felt=g.felt,
        rest=_rest(treff, g, len(saker), antall, alene, filtrert),
        rest_url=treff.valg.adresse(g.anker, kontroll=g.id) if mer else "",
        rest_tekst=treff.t("verktoy.vis_flere", n=treffer) if mer else "",
    )
    return kort, antall


def _meta(treff: Treff, g: Gruppe, treffer: int, filtrert: bool) -> str:
    t = treff.t
    antall = t.antall("antall.funn", g.antall)
    if filtrert and treffer != g.antall:
        antall = _("%(vist)s av %(funn)s") % {"vist": gruppert(treffer), "funn": antall}
    elif treff.valg.vis == rv.RETTET:
        antall = t.antall("antall.funn", treffer)
    return f"{antall} · {t('funn.kontroll', nr=g.nummer)}"


def _rest(treff: Treff, g: Gruppe, vist: int, antall: int, alene: bool, filtrert: bool) -> str:
    """What isn't on the page, and what isn't even in the report."""
    deler = []
    if vist < antall and not alene:
        deler.append(_("Viser %(vist)s av %(alle)s.") % {
            "vist": gruppert(vist), "alle": gruppert(antall),
        })  # fmt: skip
    if g.id in treff.avkortede and (alene or filtrert or vist < antall):
        deler.append(
            _("Rapporten har de første %(holdt)s av %(alle)s funn.")
            % {"holdt": gruppert(treff.holdt[g.id]), "alle": gruppert(g.antall)}
        )
    return " ".join(deler)


# -- by caseworker -------------------------------------------------------------------------------------
def _etter_saksbehandler(treff: Treff, meldinger: list[Melding]) -> list[Seksjon]:
    if not meldinger:
        return []
    if treff.valg.sorter == rv.ALVORLIGHET:
        plass = {info.id: nr for nr, info in enumerate(treff.rapport.kontroller)}
        meldinger = sorted(meldinger, key=lambda m: (-m.alvorlighetsgrad, plass[m.kontroll]))
    per = rf.fordel(meldinger, "saksbehandler")
    navn = sorted(per, key=lambda n: _verst_forst(per[n], n))
    vist, side = _paa_siden(treff, per, navn)
    saker = _saker(treff, vist)
    kort = tuple(_saksbehandler(treff, n, saker[n], per[n]) for n in vist)
    ingress = treff.avkortede and _(
        "Noen kontroller har flere funn enn rapporten har plass til. "
        "Her ser du bare dem som er med i rapporten."
    )
    return [Seksjon("funn-saksbehandler", _hos(treff, meldinger, navn), ingress or "", kort, side)]


def _paa_siden(
    treff: Treff, per: dict[str, list[Melding]], navn: list[str]
) -> tuple[dict[str, list[Melding]], Page[Any] | None]:
    """What each caseworker has on this page. One alone is turned over, else the caseworkers are."""
    side: Page[Any]
    if treff.valg.saksbehandler and len(per) == 1:
        side = Paginator(per[navn[0]], rf.PER_GRUPPE).get_page(treff.valg.side)
        vist = {navn[0]: list(side.object_list)}
    else:
        side = Paginator(navn, rf.SAKSBEHANDLERE_PER_SIDE).get_page(treff.valg.side)
        valgte = list(side.object_list)
        maks = rf.grense(sum(len(per[n]) for n in valgte), len(valgte))
        vist = {n: per[n][:maks] for n in valgte}
    return vist, side if side.paginator.num_pages > 1 else None


def _verst_forst(meldinger: list[Melding], navn: str) -> Any:
    tall = Counter(m.alvorlighetsgrad for m in meldinger)
    return (*(-tall[g] for g in GRADER), navn)


def _hos(treff: Treff, meldinger: list[Melding], navn: list[str]) -> str:
    """«7 funn hos 3 saksbehandlere»."""
    funn, antall = treff.t.antall("antall.funn", len(meldinger)), sum(map(bool, navn))
    if not antall:
        return funn
    mal = ngettext(
        "%(funn)s hos %(antall)s saksbehandler", "%(funn)s hos %(antall)s saksbehandlere", antall
    )
    return mal % {"funn": funn, "antall": gruppert(antall)}


def _saker(treff: Treff, vist: dict[str, list[Melding]]) -> dict[str, tuple[Sak, ...]]:
    """Each finding in words, with its control."""
    grupper = {g.id: g for g in treff.grupper(m for egne in vist.values() for m in egne)}
    neste = {id_: iter(g.funn) for id_, g in grupper.items()}
    return {
        navn: tuple(
            treff.sak(next(neste[m.kontroll]), m, grupper[m.kontroll], med_navn=False) for m in egne
        )
        for navn, egne in vist.items()
    }


def _saksbehandler(
    treff: Treff, navn: str, saker: tuple[Sak, ...], alle: Iterable[Melding]
) -> Kort:
    tall = Counter(m.alvorlighetsgrad for m in alle)
    verst, antall, t = max(tall), tall.total(), treff.t
    vist_navn = ren(navn).strip()
    merke = rapport_sok.merke(navn, treff.k.kontroll.pk)
    mer = len(saker) < antall and not treff.valg.saksbehandler
    viser = _("Viser %(vist)s av %(alle)s.") % {
        "vist": gruppert(len(saker)), "alle": gruppert(antall),
    }  # fmt: skip
    return Kort(
        anker=f"sb-{merke}",
        grad=verst,
        farge=for_grad(verst).farge,
        tittel=t("funn.saksbehandler", navn=vist_navn)
        if vist_navn
        else t("funn.uten_saksbehandler"),
        meta=rf.oppramsing(dict(tall), t),
        saker=saker,
        rest=viser if mer else "",
        rest_url=treff.valg.adresse(saksbehandler=merke) if mer else "",
        rest_tekst=t("verktoy.vis_flere", n=antall) if mer else "",
        ned_url=_ned_url(treff, merke),
        per_sak=True,
    )


def _ned_url(treff: Treff, merke: str) -> str:
    if treff.valg.vis == rv.RETTET:
        return ""
    ned = reverse("innsending:rapport_last_ned", args=[treff.k.kontroll.pk, "csv"])
    return f"{ned}?saksbehandler={merke}"
