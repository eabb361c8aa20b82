"""The whole file: what is found, how many controls, and the overall grade."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from orakel_15f.lesing import les
from orakel_15f.nummer import mod11
from orakel_15f.regler import kontroller_individ
from orakel_15f.struktur import Ugyldig, Verdier, les_avgiver, les_individ

KONTROLLER_PER_AVGIVER, KONTROLLER_PER_INDIVID = 4, 51


@dataclass(frozen=True)
class Funn:
    """One entry. Only what is about a child carries the last four."""

    id: str
    grad: str
    journalnummer: str = ""
    saksbehandler: str = ""
    kontekst_id: str = ""
    linje: int = 0


@dataclass(frozen=True)
class Resultat:
    """``funn`` are in the order that they are found in."""

    funn: list[Funn] = field(default_factory=list)
    antall_kontroller: int = 0

    @property
    def alvorlighetsgrad(self) -> str:
        grader = {funn.grad for funn in self.funn}
        if self.antall_kontroller == 0 or "ERROR" in grader:
            return "ERROR"
        return "WARNING" if "WARNING" in grader else "OK"

    @property
    def nokler(self) -> Counter[tuple[str, str, str]]:
        """What verdicts are compared by: rule, grade and journal number."""
        return Counter((funn.id, funn.grad, funn.journalnummer) for funn in self.funn)

    @property
    def kontekster(self) -> Counter[tuple[str, str]]:
        """Rule and Id of the element that the entry is about."""
        return Counter((funn.id, funn.kontekst_id) for funn in self.funn)

    @property
    def steder(self) -> Counter[tuple[str, str, int]]:
        """Rule, caseworker and line of the entries that are about one child."""
        return Counter((f.id, f.saksbehandler, f.linje) for f in self.funn if f.linje)


def kontroller(innhold: bytes, *, aar: int, region: str) -> Resultat:
    """The control of one file."""
    elementer, helt_lest = les(innhold)
    alle: list[Funn] = []
    avgivere: list[Verdier] = []
    individer: list[Verdier] = []
    for element in elementer:
        try:
            if element.navn == "Avgiver":
                avgivere.append(les_avgiver(element))
                alle += _avgiver(avgivere[-1], aar, region)
            else:
                individer.append(les_individ(element))
                alle += _individ(individer[-1], aar, region)
        except Ugyldig:
            alle.append(Funn("AVGIVER_01" if element.navn == "Avgiver" else "INDIVID_01", "ERROR"))
    antall = KONTROLLER_PER_AVGIVER * len(avgivere) + KONTROLLER_PER_INDIVID * len(individer)
    if not helt_lest:
        return Resultat([Funn("LESEFEIL", "ERROR")], antall)
    if len(avgivere) != 1:
        alle.append(Funn("AVGIVER_00", "ERROR"))
    if not individer:
        alle.append(Funn("INDIVID_00", "ERROR"))
    return Resultat(alle + _like_fodselsnumre(individer) + _like_journalnumre(individer), antall)


def _avgiver(avgiver: Verdier, aar: int, region: str) -> list[Funn]:
    ut = []
    if avgiver["Versjon"] != aar:
        ut.append(Funn("AVGIVER_02", "ERROR"))
    if avgiver["Kommunenummer"] != region[0:4]:
        ut.append(Funn("AVGIVER_04", "ERROR"))
    if not avgiver["Kommunenavn"].strip():
        ut.append(Funn("AVGIVER_06", "ERROR"))
    return ut


def _individ(individ: Verdier, aar: int, region: str) -> list[Funn]:
    hvem = individ["Journalnummer"], individ["Saksbehandler"]
    return [
        Funn(regel, grad, *hvem, kontekst, linje)
        for regel, grad, kontekst, linje in kontroller_individ(individ, aar, region)
    ]


def _like_fodselsnumre(individer: list[Verdier]) -> list[Funn]:
    grupper: dict[str, list[str]] = {}
    for individ in individer:
        fnr = individ["Fodselsnummer"]
        if fnr is not None and mod11(fnr):
            grupper.setdefault(fnr, []).append(individ["Journalnummer"])
    return [
        Funn("INDIVID_04", "ERROR", journal)
        for journaler in grupper.values()
        if len(journaler) > 1
        for journal in journaler
    ]


def _like_journalnumre(individer: list[Verdier]) -> list[Funn]:
    antall = Counter(i["Journalnummer"] for i in individer if i["Fodselsnummer"] is not None)
    return [Funn("INDIVID_05", "ERROR") for n in antall.values() if n > 1]
