"""What a requirement specification says, collected from rules and layout before any format."""

from __future__ import annotations

from kostra.kontroll.binding import bind_regel
from kostra.kontroll.regel import Regel
from kostra.kontroll.regelsett import Regelsett
from kostra.kontroll.setning import avvikssetning, gjeldersetning, setning
from kostra.kontroll.setning.ord import ord_ as setningsord
from kostra.kontroll.statistikk import ALLE_POSTER
from kostra.kontroll.tabellbinding import bind_tabellregel
from kostra.kontroll.uttrykk import Gruppe, JaNei, PerAar, Tall, Uttrykk, konst, node
from kostra.rapport.kravspesifikasjon import elementer, linjer
from kostra.rapport.kravspesifikasjon.begreper import begreper
from kostra.rapport.kravspesifikasjon.modell import (
    Krav,
    Leseform,
    Oppsett,
    Spesifikasjon,
    Statistikk,
    Tilfelle,
)
from kostra.rapport.kravspesifikasjon.ord import ord_
from kostra.skjema.modell import Felt, Sprak, Tekst3
from kostra.skjema.struktur import Struktur

#: One delivery outside Oslo and one from it: a field is used if a rule for either looks at it.
_REGIONER = ("999900", "030101")


def samle(sett: Regelsett, oppsett: Oppsett, sprak: Sprak) -> Spesifikasjon:
    """The controls of the form in the layout's year."""
    regler = sett.regler_i(oppsett.aar, tillegg=True)
    krav = [k for regel in regler if (k := _krav(regel, sett, oppsett, sprak)) is not None]
    traer = [v.avvik_naar for regel in regler for v in regel.varianter]
    traer += [regel.gjelder for regel in regler if regel.gjelder is not None]
    alle = (*traer, *(n for t in sett.tabeller for _, n in t.rader))
    leseform = _leseform(sett, oppsett, sprak)
    return Spesifikasjon(
        oppsett=oppsett,
        sprak=sprak,
        leseform=leseform,
        krav=(*leseform.krav, *(k for k in krav if not k.tillegg)),
        tillegg=tuple(k for k in krav if k.tillegg),
        statistikk=tuple(
            Statistikk(
                t.tittel.paa(sprak),
                t.kolonne.paa(sprak),
                tuple((navn.paa(sprak), _telt(n, oppsett, sprak)) for navn, n in t.rader),
            )
            for t in sett.tabeller
        ),
        begreper=begreper(alle, oppsett, sprak, fnr_lesning=sett.fnr_lesning),
    )


def _leseform(sett: Regelsett, oppsett: Oppsett, sprak: Sprak) -> Leseform:
    if isinstance(oppsett, Struktur):
        return elementer.leseform(sett, oppsett, sprak)
    return linjer.leseform(oppsett, sprak)


def _krav(regel: Regel, sett: Regelsett, oppsett: Oppsett, sprak: Sprak) -> Krav | None:
    tilfeller = tuple(
        Tilfelle(
            id=variant.id or regel.id,
            avvik=avvik,
            melding=variant.melding.paa(sprak),
            verdier=tuple((navn, _verdi(x, oppsett, sprak)) for navn, x in variant.vis.items()),
            gjor=(variant.gjor or regel.gjor).paa(sprak),
        )
        for variant in regel.varianter
        if (avvik := avvikssetning(variant, sprak, oppsett))
    )
    if not tilfeller:
        return None
    return Krav(
        id=regel.id,
        tittel=regel.tittel.paa(sprak),
        grad=regel.grad_i(oppsett.aar),
        hvorfor=regel.hvorfor.paa(sprak),
        gjelder=gjeldersetning(regel, sprak, oppsett),
        tilfeller=tilfeller,
        felt=_felt(regel, sett, oppsett),
        tillegg=regel.tillegg,
    )


def _verdi(x: Uttrykk | Gruppe | PerAar, oppsett: Oppsett, sprak: Sprak) -> str:
    if isinstance(x, PerAar):
        x = x.i_aar(oppsett.aar)
    if isinstance(x, Gruppe):
        return ", ".join(setning(felt, sprak, oppsett) for felt in x.felt)
    if isinstance(x, Uttrykk):
        tekst = setning(_kort(x), sprak, oppsett)
        return tekst.replace(setningsord("hvert_felt", sprak), setningsord("feltet", sprak))
    return x.paa(sprak) if isinstance(x, Tekst3) else str(x)


def _kort(x: Uttrykk) -> Uttrykk:
    """A value of a group of records without who takes part: the control's sentence tells that."""
    if x.op not in ("like_antall", "like_andre"):
        return x
    alle = konst(True)
    return node(type(x), x.op, *(alle if isinstance(ledd, JaNei) else ledd for ledd in x.ledd))


def _felt(regel: Regel, sett: Regelsett, oppsett: Oppsett) -> tuple[Felt, ...]:
    """The fields that the rule looks at, in the order of the layout."""
    brukt: dict[str, Felt] = {}
    for region in _REGIONER:
        bundet = (
            bind_tabellregel(regel, oppsett, region, fnr_lesning=sett.fnr_lesning)
            if isinstance(oppsett, Struktur)
            else bind_regel(regel, oppsett, region)
        )
        for variant in bundet.varianter if bundet else ():
            brukt.update({felt.navn: felt for felt in variant.felt})
    return tuple(sorted(brukt.values(), key=lambda felt: felt.fra))


def _telt(n: JaNei | Tall, oppsett: Oppsett, sprak: Sprak) -> str:
    """What a row counts: records or elements that a condition holds for, or a sum."""
    if n is ALLE_POSTER:
        return ord_("statistikk.alle", sprak)
    if isinstance(n, JaNei) and n.plass is not None:
        return setning(node(Tall, "antall_rad", n), sprak, oppsett)
    mal = "statistikk.poster" if isinstance(n, JaNei) else "statistikk.sum"
    return ord_(mal, sprak, x=setning(n, sprak, oppsett))
