"""Words that several rules share."""

from __future__ import annotations

from orakel_15f.dato import Dato
from orakel_15f.nummer import fodselsaar
from orakel_15f.struktur import Verdier


def alder(individ: Verdier, aar: int) -> int | None:
    """Age by the end of the year, or None when the birth date is unknown."""
    fnr = individ["Fodselsnummer"]
    fodt = None if fnr is None else fodselsaar(fnr, aar)
    return None if fodt is None else aar - fodt


def er_omsorgstiltak(tiltak: Verdier) -> bool:
    lov = tiltak["Lovhjemmel"]
    hvor = (lov["Lov"], lov["Kapittel"], lov["Paragraf"])
    if hvor == ("BVL", "4", "12"):
        return True
    if hvor == ("BVL", "4", "8"):
        return lov["Ledd"] in ("2", "3")
    if hvor == ("BVL2021", "5", "1"):
        return lov["Bokstav"] in ("a", "b", "c", "d", "e", "f", "g")
    return False


def er_plassering(tiltak: Verdier) -> bool:
    kode = tiltak["Kategori"]["Kode"]
    return kode.startswith(("1.", "2.")) or kode == "8.2"


def overlapp(en: Verdier, to: Verdier, siste_dag: Dato) -> int:
    """Days that two tiltak have together; one without an end lasts the year out."""
    slutt = min(en["SluttDato"] or siste_dag, to["SluttDato"] or siste_dag)
    start = max(en["StartDato"], to["StartDato"])
    return slutt.nummer() - start.nummer()


def datoer(element: Verdier) -> list[Dato]:
    """The dates that the element itself has, in the order of the format."""
    felt = ("StartDato", "SluttDato", "EvaluertDato")
    return [element[navn] for navn in felt if element.get(navn) is not None]
