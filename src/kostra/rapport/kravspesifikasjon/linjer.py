"""The specification of a form of lines: how they are read, K000 and K001, and the count."""

from __future__ import annotations

from dataclasses import asdict

from kostra.kontroll import filkontroll
from kostra.kontroll.lesing import GalLinje, Lest
from kostra.kontroll.modell import Grad
from kostra.rapport.kravspesifikasjon.modell import Krav, Leseform, Tilfelle
from kostra.rapport.kravspesifikasjon.ord import ord_
from kostra.skjema.modell import Filbeskrivelse, Sprak


def leseform(fb: Filbeskrivelse, sprak: Sprak) -> Leseform:
    """The facts of the year's layout."""
    return Leseform(
        krav=_krav(fb, sprak),
        lesing=_lesing(fb, sprak),
        antall=_kontrolltall(fb, sprak),
        antall_felt=len(fb.felt),
        data={"recordlengde": fb.recordlengde, "lesing": asdict(fb.lesing)},
        antall_data=asdict(fb.kontrolltall),
    )


def _lesing(fb: Filbeskrivelse, sprak: Sprak) -> tuple[str, ...]:
    """How bytes become records, one sentence or two per step."""
    les = fb.lesing
    lengde = ord_("lengde", sprak, n=fb.recordlengde)
    return (
        ord_("tegnsett", sprak),
        ord_("skift.alle" if les.alle_linjeskift else "skift.lf", sprak),
        ord_("blanke.fjernes" if les.fjern_blanke else "blanke.tomme", sprak),
        f"{lengde} {ord_('lengde.tab', sprak)}" if les.tab_er_feil else lengde,
        ord_("rekkefolge", sprak),
    )


def _kontrolltall(fb: Filbeskrivelse, sprak: Sprak) -> str:
    """How the number of controls is counted."""
    tall = fb.kontrolltall
    ledd = []
    if tall.fast_oslo != tall.fast:
        ledd.append(ord_("antall.fast_oslo", sprak, fast=tall.fast, oslo=tall.fast_oslo))
    elif tall.fast:
        ledd.append(str(tall.fast))
    if tall.per_linje:
        ledd.append(ord_("antall.linjer", sprak, n=tall.per_linje))
    ledd.append(ord_("antall.poster", sprak, n=tall.per_post))
    stopp = ord_("antall.stopp", sprak, n=filkontroll.ANTALL_FORKONTROLLER)
    return f"{ord_('antall.formel', sprak, x=' + '.join(ledd))} {stopp}"


def _krav(fb: Filbeskrivelse, sprak: Sprak) -> tuple[Krav, Krav]:
    return (
        Krav(
            "K000", filkontroll.K000_TITTEL.paa(sprak), Grad.FATAL,
            filkontroll.K000_HVORFOR.paa(sprak), "", _k000(fb, sprak), (),
        ),
        Krav(
            "K001", filkontroll.K001_TITTEL.paa(sprak), Grad.FATAL,
            filkontroll.K001_HVORFOR.paa(sprak), "", _k001(fb, sprak), (),
        ),
    )  # fmt: skip


def _k000(fb: Filbeskrivelse, sprak: Sprak) -> tuple[Tilfelle, ...]:
    """The three outcomes, with the texts of the control itself."""
    tom = "k000.ingen_poster" if fb.lesing.tom_uten_poster else "k000.ett_tegn"
    utfall = (
        (tom, Lest(1, 0, "UTF-8", None), True),
        ("k000.innhold", Lest(2, 1, "UTF-8", None), False),
        ("k000.ok", Lest(1, 0, "UTF-8", None), False),
    )
    tilfeller = []
    for avvik, lest, vedlegg in utfall:
        funn = filkontroll.k000(lest, fb.lesing, fb.aar, vedlegg=vedlegg)
        if funn is not None:
            gjor, mal = funn.gjor.paa(sprak), funn.mal.paa(sprak)
            verdier = (("aar", ord_("verdi.aar", sprak)),) if funn.verdier else ()
            tilfeller.append(Tilfelle("K000", ord_(avvik, sprak), mal, verdier, gjor))
    return tuple(tilfeller)


def _k001(fb: Filbeskrivelse, sprak: Sprak) -> tuple[Tilfelle, ...]:
    lengde = fb.recordlengde
    gale = {
        "k001.samlet" if fb.lesing.samlet_lengdefeil else "k001.lengde": GalLinje(1, 1, 1, False)
    }
    if fb.lesing.tab_er_feil:
        gale["k001.tab"] = GalLinje(1, 1, lengde, True)
    return tuple(
        Tilfelle(
            "K001",
            ord_(avvik, sprak, n=lengde),
            funn.mal.paa(sprak),
            tuple((navn, ord_(f"verdi.{navn}", sprak)) for navn in funn.verdier),
            funn.gjor.paa(sprak),
        )
        for avvik, gal in gale.items()
        for funn in filkontroll.k001(Lest(1, 1, "UTF-8", None, [gal]), fb.lesing, lengde, None)
    )
