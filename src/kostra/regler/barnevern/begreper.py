"""Terms of form 15F. Source: the rule table of 15F, section 3."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from kostra.kontroll import T, p
from kostra.kontroll.uttrykk import Dato, JaNei
from kostra.regler.barnevern.tabeller import (
    Avsluttes,
    Hjemmel,
    Periode,
    flytting,
    individ,
    melding,
    plan,
    tiltak,
    undersokelse,
)
from kostra.skjema.modell import Tekst3

R = TypeVar("R", bound=Avsluttes, covariant=True)


@dataclass(frozen=True, eq=False)
class Del(Generic[R]):
    """A part of a case that rules of several parts go over.

    ``id`` opens the ids of its rules, ``navn`` opens their titles («Melding»), and ``om`` is what a
    message calls it («meldingen»).
    """

    id: str
    rad: R
    navn: Tekst3
    om: Tekst3


SAK: Del[Periode] = Del("INDIVID", individ, T("Sak", "Sak", "Case"), T("saken", "saka", "the case"))
MELDING: Del[Periode] = Del(
    "MELDING",
    melding,
    T("Melding", "Melding", "Report"),
    T("meldingen", "meldinga", "the report"),
)
UNDERSOKELSE: Del[Periode] = Del(
    "UNDERSOKELSE",
    undersokelse,
    T("Undersøkelse", "Undersøking", "Investigation"),
    T("undersøkelsen", "undersøkinga", "the investigation"),
)
PLAN: Del[Periode] = Del("PLAN", plan, T("Plan", "Plan", "Plan"), T("planen", "planen", "the plan"))
TILTAK: Del[Periode] = Del(
    "TILTAK", tiltak, T("Tiltak", "Tiltak", "Measure"), T("tiltaket", "tiltaket", "the measure")
)
FLYTTING: Del[Avsluttes] = Del(
    "FLYTTING",
    flytting,
    T("Flytting", "Flytting", "Move"),
    T("flyttingen", "flyttinga", "the move"),
)

fnr = individ.fodselsnummer
duf = individ.dufnummer
#: Control digits, or a birth date with one of the suffixes for people without a number.
fnr_gyldig = fnr.er_fnr
#: Neither given nor filled in.
fnr_tomt = fnr.blank
bare_nuller = fnr == "0" * 11
alder = fnr.alder()
#: The age after which only aftercare is left.
MYNDIG = 18
#: The case is reported as ended on 31 December.
avsluttet = individ.avslutta3112 == "1"
#: The delivery is Oslo's.
oslo = p.kommune == "0301"
#: Codes of saksinnhold, vedtaksgrunnlag and tiltaksgrunnlag that need words of their own.
ANDRE_FORHOLD = ("18", "19")
#: Categories of measures that need words of their own.
ANDRE_TILTAK = ("1.99", "2.99", "3.7", "3.99", "4.99", "5.99", "6.99", "7.99", "8.99")
#: Dismissed, or on to an investigation, in the reporting year or later.
konkludert_i_aar = (melding.slutt.aar >= p.aar) & melding.konklusjon.i("1", "2")


def hjemlet(rad: Hjemmel, lov: str, kapittel: str, paragraf: str) -> JaNei:
    """The legal basis is that section of that act, to the letter."""
    return (rad.lov == lov) & (rad.kapittel == kapittel) & (rad.paragraf == paragraf)


#: Where the two acts speak of care orders: the second and third paragraph of § 4-8, a to g of § 5-1.
LEDD_OM_OMSORG = ("2", "3")
BOKSTAVER_OM_OMSORG = ("a", "b", "c", "d", "e", "f", "g")
#: A care order. The letters count as written: «A» is none of them.
omsorgstiltak = (
    hjemlet(tiltak, "BVL", "4", "12")
    | (hjemlet(tiltak, "BVL", "4", "8") & tiltak.ledd.i(*LEDD_OM_OMSORG))
    | (hjemlet(tiltak, "BVL2021", "5", "1") & tiltak.bokstav.i(*BOKSTAVER_OM_OMSORG))
)
#: A placement outside the home: institution, foster home, or housing with follow-up.
plassering = tiltak.kategori.starter("1.", "2.") | (tiltak.kategori == "8.2")


def datoer() -> tuple[tuple[Dato, Tekst3], ...]:
    """Every date of a case with its name, in the order in which the controls look at them."""
    evaluert = T(
        "Evalueringsdatoen for planen",
        "Evalueringsdatoen for planen",
        "The evaluation date of the plan",
    )
    return (
        *_start_og_slutt(MELDING),
        *_start_og_slutt(UNDERSOKELSE),
        *_start_og_slutt(PLAN),
        (plan.evaluert, evaluert),
        *_start_og_slutt(TILTAK),
        (flytting.slutt, sluttdato(FLYTTING)),
        *_start_og_slutt(SAK),
    )


def startdato(del_: Del[Avsluttes]) -> Tekst3:
    """«Startdatoen for meldingen»."""
    om = del_.om
    return T(f"Startdatoen for {om.nb}", f"Startdatoen for {om.nn}", f"The start date of {om.en}")


def sluttdato(del_: Del[Avsluttes]) -> Tekst3:
    """«Sluttdatoen for meldingen»."""
    om = del_.om
    return T(f"Sluttdatoen for {om.nb}", f"Sluttdatoen for {om.nn}", f"The end date of {om.en}")


def _start_og_slutt(del_: Del[Periode]) -> tuple[tuple[Dato, Tekst3], ...]:
    return (del_.rad.start, startdato(del_)), (del_.rad.slutt, sluttdato(del_))
