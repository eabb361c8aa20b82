"""De fire tabellene for 11F. Samme tabeller for alle år, fast rekkefølge, nullrader med."""

from orakel.felt import alder, heltall_eller_0
from orakel.resultat import Tabell
from orakel.statistikk11cf import varighet


def tabeller(poster: list[dict[str, str]], aar: int) -> list[Tabell]:
    return [_sum(poster), _aldre(poster, aar), varighet(poster), _belop(poster)]


def _sum(poster: list[dict[str, str]]) -> Tabell:
    bidrag = sum(heltall_eller_0(rec["BIDRAG"]) for rec in poster)
    laan = sum(heltall_eller_0(rec["LAAN"]) for rec in poster)
    return "Stønad / Sum", [("I alt", bidrag + laan), ("Bidrag", bidrag), ("Lån", laan)]


def _aldre(poster: list[dict[str, str]], aar: int) -> Tabell:
    rader = {
        "Under 18": 0,
        "18 - 24": 0,
        "25 - 44": 0,
        "45 - 66": 0,
        "67 og over": 0,
        "Ugyldig fnr": 0,
    }
    for rec in poster:
        n = alder(rec["PERSON_FODSELSNR"], aar)
        if n is None or n < 0:
            rader["Ugyldig fnr"] += 1
        elif n <= 17:
            rader["Under 18"] += 1
        elif n <= 24:
            rader["18 - 24"] += 1
        elif n <= 44:
            rader["25 - 44"] += 1
        elif n <= 66:
            rader["45 - 66"] += 1
        else:
            rader["67 og over"] += 1
    return "Alder / Deltakere", list(rader.items())


def _belop(poster: list[dict[str, str]]) -> Tabell:
    rader = {
        "1 - 9999": 0,
        "10000 - 49999": 0,
        "50000 - 99999": 0,
        "100000 - 149999": 0,
        "150000 og over": 0,
        "Uoppgitt": 0,
    }
    for rec in poster:
        n = heltall_eller_0(rec["BIDRAG"]) + heltall_eller_0(rec["LAAN"])
        if n <= 0:
            rader["Uoppgitt"] += 1
        elif n < 10000:
            rader["1 - 9999"] += 1
        elif n < 50000:
            rader["10000 - 49999"] += 1
        elif n < 100000:
            rader["50000 - 99999"] += 1
        elif n < 150000:
            rader["100000 - 149999"] += 1
        else:
            rader["150000 og over"] += 1
    return "Stønad / Deltakere", list(rader.items())
