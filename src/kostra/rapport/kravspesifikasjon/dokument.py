"""The requirement specification as a document for people (md and html)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kostra.kontroll.modell import Grad
from kostra.kontroll.setning.ord import liste, lop, lopende
from kostra.rapport.kravspesifikasjon.modell import Krav, Spesifikasjon, Tilfelle
from kostra.rapport.kravspesifikasjon.ord import ord_
from kostra.rapport.tekster import Tekster
from kostra.skjema.dokument import (
    Avsnitt,
    Celle,
    Del,
    Dokument,
    Lenke,
    Overskrift,
    Punkter,
    Tabell,
)
from kostra.skjema.modell import Felt, Sprak

#: Longer code lists are told by their number; more fields than this, by their names only.
MAKS_KODER = 12
MAKS_FELT = 16
_GRADER = (Grad.FATAL, Grad.ERROR, Grad.WARNING, Grad.INFO)


def dokument(spek: Spesifikasjon) -> Dokument:
    """Reading, words, severities, every control, the additional ones, statistics, the count."""
    oppsett, sprak = spek.oppsett, spek.sprak
    tittel = ord_("tittel", sprak, aar=oppsett.aar, tittel=oppsett.tittel.paa(sprak))
    deler: list[Del] = [
        Avsnitt(ord_("om", sprak, skjema=oppsett.skjema, aar=oppsett.aar)),
        Overskrift(ord_("lesing", sprak)),
        Punkter(spek.leseform.lesing),
        Overskrift(ord_("begreper", sprak)),
        Punkter(spek.begreper),
        Overskrift(ord_("grader", sprak)),
        _grader(sprak),
        Overskrift(ord_("kontroller", sprak)),
        _oversikt("oversikt", spek.krav, sprak),
        *(del_ for krav in spek.krav for del_ in _krav(krav, spek)),
    ]
    if spek.tillegg:
        deler += [
            Overskrift(ord_("tillegg", sprak)),
            Avsnitt(ord_("tillegg.om", sprak)),
            _oversikt("tillegg.oversikt", spek.tillegg, sprak),
            *(del_ for krav in spek.tillegg for del_ in _krav(krav, spek)),
        ]
    if spek.statistikk:
        deler += [Overskrift(ord_("statistikk", sprak)), Avsnitt(ord_("statistikk.om", sprak))]
        deler += _statistikk(spek)
    deler += [Overskrift(ord_("antall", sprak)), Avsnitt(spek.leseform.antall)]
    return Dokument(tittel, sprak, tuple(deler))


def gradtekst(grad: Grad, sprak: Sprak) -> str:
    """The word for a severity, and its name in the reports."""
    return f"{Tekster(sprak).grad(grad)} ({grad.name})"


def _grader(sprak: Sprak) -> Tabell:
    return Tabell(
        ord_("grader.betydning", sprak),
        (ord_("kol.grad", sprak), ord_("kol.betydning", sprak)),
        tuple((gradtekst(g, sprak), ord_(f"grad.{g.name}", sprak)) for g in _GRADER),
    )


def _overskrift(krav: Krav) -> str:
    return f"{krav.id} {krav.tittel}"


def _oversikt(tittel: str, alle: Sequence[Krav], sprak: Sprak) -> Tabell:
    def rad(krav: Krav) -> tuple[Celle, ...]:
        return Lenke(krav.id, _overskrift(krav)), krav.tittel, gradtekst(krav.grad, sprak)

    kolonner = tuple(ord_(f"kol.{navn}", sprak) for navn in ("id", "tittel", "grad"))
    return Tabell(ord_(tittel, sprak, n=len(alle)), kolonner, tuple(map(rad, alle)))


def _krav(krav: Krav, spek: Spesifikasjon) -> list[Del]:
    sprak = spek.sprak
    felles = {t.gjor for t in krav.tilfeller} - {""}
    punkter = [ord_("grad", sprak, x=gradtekst(krav.grad, sprak)), krav.gjelder]
    for nr, tilfelle in enumerate(krav.tilfeller, 1):
        punkter += _tilfelle(krav, nr, tilfelle, sprak, med_gjor=len(felles) > 1)
    if len(felles) == 1:
        punkter.append(ord_("gjor", sprak, x=felles.pop()))
    punkter.append(ord_("hvorfor", sprak, x=krav.hvorfor))
    if krav.felt:
        punkter.append(
            ord_("felt", sprak, x=felttekst(krav.felt, spek.leseform.antall_felt, sprak))
        )
    return [Overskrift(_overskrift(krav), 3), Punkter(tuple(filter(None, punkter)))]


def _tilfelle(krav: Krav, nr: int, t: Tilfelle, sprak: Sprak, *, med_gjor: bool) -> list[str]:
    avvik = t.avvik
    if t.id != krav.id:
        avvik += " " + ord_("meldes_som", sprak, x=t.id)
    if len(krav.tilfeller) > 1:
        avvik = ord_("nr", sprak, nr=nr, n=len(krav.tilfeller), x=avvik)
    linjer = [avvik]
    if t.melding:
        linjer.append(ord_("melding", sprak, x=t.melding))
    if t.verdier:
        verdier = "; ".join(ord_("verdi", sprak, navn=navn, x=x) for navn, x in t.verdier)
        linjer.append(ord_("verdier", sprak, x=verdier))
    if med_gjor and t.gjor:
        linjer.append(ord_("gjor", sprak, x=t.gjor))
    return linjer


def felttekst(felt: Sequence[Felt], antall: int, sprak: Sprak) -> str:
    """The fields with positions and codes, ``antall`` of them being all; a long list by its names."""
    if len(felt) == antall:
        return ord_("felt.alle", sprak)
    if len(felt) > MAKS_FELT:
        return liste(lopende([f.navn for f in felt]), "og", sprak)
    return ", ".join(_feltrekke(rekke, sprak) for rekke in _rekker(felt))


def _rekker(felt: Sequence[Felt]) -> list[list[Felt]]:
    """Numbered fields side by side in the record stand together; the others alone."""
    etter_navn = {f.navn: f for f in felt}
    ut: list[list[Felt]] = []
    for navn in lop([f.navn for f in felt]):
        like = [etter_navn[n] for n in navn]
        tett = len(like) > 2 and all(b.fra == a.til + 1 for a, b in pairwise(like))
        ut += [like] if tett else [[f] for f in like]
    return ut


def _feltrekke(rekke: Sequence[Felt], sprak: Sprak) -> str:
    """The field with its position, where it has one, and its codes."""
    forste, siste = rekke[0], rekke[-1]
    navn = forste.navn if forste is siste else f"{forste.navn}–{siste.navn}"
    spenn = str(forste.fra) if forste.fra == siste.til else f"{forste.fra}–{siste.til}"
    koder = [kode.kode for felt in rekke for kode in felt.koder if kode.i_kontroll]
    om = [ord_("felt.posisjon", sprak, spenn=spenn)] if forste.fra else []
    if len(koder) > MAKS_KODER:
        om.append(ord_("felt.antall_koder", sprak, n=len(koder)))
    elif koder:
        hva = "felt.kode" if len(koder) == 1 else "felt.koder"
        om.append(ord_(hva, sprak, koder=liste(lopende(koder, minst=4), "og", sprak)))
    return f"{navn} ({', '.join(om)})" if om else navn


def _statistikk(spek: Spesifikasjon) -> list[Tabell]:
    return [
        Tabell(f"{t.tittel}: {t.kolonne}", (t.tittel, ord_("kol.teller", spek.sprak)), t.rader)
        for t in spek.statistikk
    ]
