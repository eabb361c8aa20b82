"""De fire tabellene for 11CF. Samme tabeller for alle år, fast rekkefølge, nullrader med."""

from orakel.felt import alder, heltall_eller_0
from orakel.oppsett11cf import STMND
from orakel.resultat import Tabell


def tabeller(poster: list[dict[str, str]], aar: int) -> list[Tabell]:
    return [_sum(poster), _aldre(poster, aar), varighet(poster), _belop(poster)]


def _sum(poster: list[dict[str, str]]) -> Tabell:
    return "Stønad / Sum", [("I alt", sum(heltall_eller_0(rec["KVP_STONAD"]) for rec in poster))]


def _aldre(poster: list[dict[str, str]], aar: int) -> Tabell:
    rader = {
        "I alt": len(poster),
        "Under 20": 0,
        "20 - 24": 0,
        "25 - 29": 0,
        "30 - 39": 0,
        "40 - 49": 0,
        "50 - 66": 0,
        "67 og over": 0,
        "Ugyldig fnr": 0,
    }
    for rec in poster:
        n = alder(rec["PERSON_FODSELSNR"], aar)
        if n is None or n < 0:
            rader["Ugyldig fnr"] += 1
        elif n <= 19:
            rader["Under 20"] += 1
        elif n <= 24:
            rader["20 - 24"] += 1
        elif n <= 29:
            rader["25 - 29"] += 1
        elif n <= 39:
            rader["30 - 39"] += 1
        elif n <= 49:
            rader["40 - 49"] += 1
        elif n <= 66:
            rader["50 - 66"] += 1
        else:
            rader["67 og over"] += 1
    return "Alder / Deltakere", list(rader.items())


def varighet(poster: list[dict[str, str]]) -> Tabell:
    """Lik i 11CF og 11F: antall felt STMND_n som har sin egen kode."""
    rader = {
        "1 måned": 0,
        "2 - 3 måneder": 0,
        "4 - 6 måneder": 0,
        "7 - 9 måneder": 0,
        "10 - 11 måneder": 0,
        "12 måneder": 0,
        "Uoppgitt": 0,
    }
    for rec in poster:
        n = 0
        for maaned, felt in enumerate(STMND, start=1):
            if rec[felt] == f"{maaned:02d}":
                n += 1
        if n == 0:
            rader["Uoppgitt"] += 1
        elif n == 1:
            rader["1 måned"] += 1
        elif n <= 3:
            rader["2 - 3 måneder"] += 1
        elif n <= 6:
            rader["4 - 6 måneder"] += 1
        elif n <= 9:
            rader["7 - 9 måneder"] += 1
        elif n <= 11:
            rader["10 - 11 måneder"] += 1
        else:
            rader["12 måneder"] += 1
    return "Stønadsvarighet / Deltakere", list(rader.items())


def _belop(poster: list[dict[str, str]]) -> Tabell:
    rader = {
        "1 - 7999": 0,
        "8000 - 49999": 0,
        "50000 - 99999": 0,
        "100000 - 149999": 0,
        "150000 og over": 0,
        "Uoppgitt": 0,
    }
    for rec in poster:
        n = heltall_eller_0(rec["KVP_STONAD"])
        if n <= 0:
            rader["Uoppgitt"] += 1
        elif n < 8000:
            rader["1 - 7999"] += 1
        elif n < 50000:
            rader["8000 - 49999"] += 1
        elif n < 100000:
            rader["50000 - 99999"] += 1
        elif n < 150000:
            rader["100000 - 149999"] += 1
        else:
            rader["150000 og over"] += 1
    return "Stønad / Deltakere", list(rader.items())
