"""The 51 rules of one child, in the order they run: one ``if`` each."""

from __future__ import annotations

from orakel_15f import koder
from orakel_15f.begreper import (
    alder,
    datoer,
    er_omsorgstiltak,
    er_plassering,
    overlapp,
)
from orakel_15f.dato import Dato
from orakel_15f.nummer import gyldig_duf, gyldig_eller_unntak, mod11
from orakel_15f.struktur import Verdier

#: Rule, grade, the Id of the element that it is about, and the line to look at.
Treff = tuple[str, str, str, int]
FORSTE_LOVLIGE, SISTE_LOVLIGE = Dato(1998, 1, 1), Dato(2049, 12, 31)
ADVARSLER = {
    "INDIVID_11", "INDIVID_12", "INDIVID_19", "MELDING_03", "TILTAK_04", "TILTAK_05", "TILTAK_06",
    "TILTAK_09", "UNDERSOKELSE_08",
}  # fmt: skip


def kontroller_individ(individ: Verdier, aar: int, region: str) -> list[Treff]:
    """What is found in one valid child."""
    ut: list[Treff] = []

    def meld(regel: str, element: Verdier, rad: Verdier | None = None) -> None:
        grad = "WARNING" if regel in ADVARSLER else "ERROR"
        ut.append((regel, grad, element["Id"], (rad or element)["linje"]))

    meldinger, planer = individ["Melding"], individ["Plan"]
    tiltakene, flyttinger = individ["Tiltak"], individ["Flytting"]
    undersokelser = [m["Undersokelse"] for m in meldinger if m["Undersokelse"] is not None]
    siste_dag = Dato(aar, 12, 31)
    individ_slutt = individ["SluttDato"]
    avsluttet = individ["Avslutta3112"] == "1"
    fnr, duf = individ["Fodselsnummer"], individ["DUFnummer"]
    gammel = alder(individ, aar)

    med_datoer = []
    for melding in meldinger:
        med_datoer.append(melding)
        if melding["Undersokelse"] is not None:
            med_datoer.append(melding["Undersokelse"])
    for element in [*med_datoer, *planer, *tiltakene, *flyttinger, individ]:
        for dato in datoer(element):
            if dato < FORSTE_LOVLIGE or dato > SISTE_LOVLIGE:
                meld("INDIVID_01A", element)

    if individ_slutt is not None and individ["StartDato"] > individ_slutt:
        meld("INDIVID_02A", individ)
    if individ_slutt is not None and individ_slutt < Dato(aar - 1, 12, 31):
        meld("INDIVID_02B", individ)
    if avsluttet and individ_slutt is None:
        meld("INDIVID_02D", individ)

    if fnr is not None:
        if not gyldig_eller_unntak(fnr, aar):
            meld("INDIVID_03", individ)
    elif duf is None or not gyldig_duf(duf):
        meld("INDIVID_03", individ)

    if not meldinger and not planer and not tiltakene:
        meld("INDIVID_06", individ)
    if gammel is not None and gammel > 25:
        meld("INDIVID_07", individ)
    if gammel is not None and gammel > 18 and not tiltakene:
        meld("INDIVID_08", individ)
    if region.startswith("0301"):
        if individ["Bydelsnummer"] is None:
            meld("INDIVID_09", individ)
        if individ["Bydelsnavn"] is None:
            meld("INDIVID_10", individ)
    if fnr is None or not mod11(fnr):
        meld("INDIVID_11", individ)
    if fnr is None or not gyldig_eller_unntak(fnr, aar):
        meld("INDIVID_12", individ)
    if duf is not None and not gyldig_duf(duf):
        meld("INDIVID_19", individ)

    for tiltak in tiltakene:
        if gammel is not None and gammel > 18 and er_omsorgstiltak(tiltak):
            meld("LOVHJEMMEL_03", tiltak)
    for tiltak in tiltakene:
        if tiltak["Lovhjemmel"]["Kapittel"] == "0" or tiltak["Lovhjemmel"]["Paragraf"] == "0":
            meld("LOVHJEMMEL_04", tiltak)

    for melding in meldinger:
        for melder in melding["Melder"]:
            if melder["Kode"] == "22" and melder["Presisering"] in (None, ""):
                meld("MELDER_02", melding, melder)

    for melding in meldinger:
        start, slutt = melding["StartDato"], melding["SluttDato"]
        if slutt is not None and start > slutt:
            meld("MELDING_02A", melding)
        etter_individet = slutt is not None and individ_slutt is not None and slutt > individ_slutt
        if etter_individet and melding["Konklusjon"] != "1":
            meld("MELDING_02C", melding)
        if avsluttet and _ikke_avsluttet(slutt, individ_slutt, siste_dag):
            meld("MELDING_02D", melding)
        if start < individ["StartDato"]:
            meld("MELDING_02E", melding)
        if slutt is not None and slutt.nummer() - start.nummer() >= 9:
            meld("MELDING_03", melding)
        if slutt is not None and slutt.aar >= aar and melding["Konklusjon"] in ("1", "2"):
            if not melding["Melder"]:
                meld("MELDING_04", melding)
            if not melding["Saksinnhold"]:
                meld("MELDING_05", melding)

    for plan in planer:
        start, slutt = plan["StartDato"], plan["SluttDato"]
        if slutt is not None and start > slutt:
            meld("PLAN_02A", plan)
        if slutt is not None and individ_slutt is not None and slutt > individ_slutt:
            meld("PLAN_02C", plan)
        if avsluttet and _ikke_avsluttet(slutt, individ_slutt, siste_dag):
            meld("PLAN_02D", plan)
        if start < individ["StartDato"]:
            meld("PLAN_02E", plan)

    for melding in meldinger:
        for innhold in melding["Saksinnhold"]:
            if _mangler_presisering(innhold, koder.SAKSINNHOLD_MED_PRESISERING):
                meld("SAKSINNHOLD_02", melding, innhold)

    for tiltak in tiltakene:
        start, slutt = tiltak["StartDato"], tiltak["SluttDato"]
        if slutt is not None and start > slutt:
            meld("TILTAK_02A", tiltak)
        if slutt is not None and slutt.aar != aar:
            meld("TILTAK_02B", tiltak)
        if slutt is not None and individ_slutt is not None and slutt > individ_slutt:
            meld("TILTAK_02C", tiltak)
        if avsluttet and _ikke_avsluttet(slutt, individ_slutt, siste_dag):
            meld("TILTAK_02D", tiltak)
        if start < individ["StartDato"]:
            meld("TILTAK_02E", tiltak)
        opphevelse = tiltak["Opphevelse"]
        if slutt is not None and er_omsorgstiltak(tiltak) and opphevelse is None:
            meld("TILTAK_04", tiltak)
        if gammel is not None and gammel > 6 and tiltak["Kategori"]["Kode"] == "4.1":
            meld("TILTAK_05", tiltak)
        if gammel is not None and gammel > 10 and tiltak["Kategori"]["Kode"] == "4.2":
            meld("TILTAK_06", tiltak)
        if _mangler_presisering(tiltak["Kategori"], koder.KATEGORI_MED_PRESISERING):
            meld("TILTAK_07", tiltak)
        if opphevelse is not None and _mangler_presisering(opphevelse, {"4"}):
            meld("TILTAK_08", tiltak)

    plasseringer = [tiltak for tiltak in tiltakene if er_plassering(tiltak)]
    for nr, tiltak in enumerate(plasseringer):
        senere = plasseringer[nr + 1 :]
        if any(overlapp(tiltak, annet, siste_dag) >= 90 for annet in senere):
            meld("TILTAK_09", tiltak)

    for undersokelse in undersokelser:
        start, slutt = undersokelse["StartDato"], undersokelse["SluttDato"]
        konklusjon = undersokelse["Konklusjon"]
        if slutt is not None and start > slutt:
            meld("UNDERSOKELSE_02A", undersokelse)
        if slutt is not None and slutt.aar != aar:
            meld("UNDERSOKELSE_02B", undersokelse)
        if slutt is not None and individ_slutt is not None and slutt > individ_slutt:
            meld("UNDERSOKELSE_02C", undersokelse)
        if avsluttet and _ikke_avsluttet(slutt, individ_slutt, siste_dag):
            meld("UNDERSOKELSE_02D", undersokelse)
        if start < individ["StartDato"]:
            meld("UNDERSOKELSE_02E", undersokelse)
        if konklusjon == "5" and undersokelse["Presisering"] is None:
            meld("UNDERSOKELSE_03", undersokelse)
        if slutt is not None and konklusjon is None:
            meld("UNDERSOKELSE_04", undersokelse)
        if konklusjon in ("1", "2") and not undersokelse["Vedtaksgrunnlag"]:
            meld("UNDERSOKELSE_07", undersokelse)
        if slutt is None and start < Dato(aar, 6, 30):
            meld("UNDERSOKELSE_08", undersokelse)
        for grunnlag in undersokelse["Vedtaksgrunnlag"]:
            if _mangler_presisering(grunnlag, koder.SAKSINNHOLD_MED_PRESISERING):
                meld("VEDTAK_02", undersokelse, grunnlag)

    for flytting in flyttinger:
        slutt = flytting["SluttDato"]
        if individ_slutt is not None and slutt > individ_slutt:
            meld("FLYTTING_02C", flytting)
        if slutt < individ["StartDato"]:
            meld("FLYTTING_02F", flytting)
    return ut


def _ikke_avsluttet(slutt: Dato | None, individ_slutt: Dato | None, siste_dag: Dato) -> bool:
    return slutt is None or individ_slutt is None or slutt > siste_dag


def _mangler_presisering(kodet: Verdier, krever: set[str]) -> bool:
    return kodet["Kode"] in krever and kodet["Presisering"] is None
