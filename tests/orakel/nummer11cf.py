"""Tilfeldige fødselsnumre til generatoren: syntetiske, erstatninger og ødelagte."""

import random

from orakel.felt import mod11
from orakel.verdier11cf import fodselsaar_siste_to


def nummer(rng: random.Random, aar: int, *, trygg: bool = False) -> str:
    if trygg:
        if aar == 2022:
            return _erstatning(rng, 15, 6, f"{rng.randint(60, 99):02d}")
        return _syntetisk(
            rng, rng.randint(1, 28), rng.randint(81, 92), f"{rng.randint(65, 99):02d}", 499
        )
    yy = rng.choice(fodselsaar_siste_to(aar))
    dag = rng.choice([1, 15, 28, 29, 30, 31, 32, 0])
    maaned = rng.choice([1, 2, 4, 6, 12, 13])
    d_nummer = 40 if rng.random() < 0.2 else 0
    trekk = rng.random()
    if trekk < 0.45:
        pluss = rng.choice([80, 80, 80, 80, 40, 65])
        return _syntetisk(rng, dag + d_nummer, maaned + pluss, yy, 999)
    if trekk < 0.75:
        pluss = rng.choice([0, 0, 0, 80, 40])
        return _erstatning(rng, dag + d_nummer, maaned + pluss, yy)
    if trekk < 0.85:
        nr = _syntetisk(rng, 15, 86, yy, 999)
        return nr[:-1] + str((int(nr[-1]) + rng.randint(1, 9)) % 10)
    return rng.choice(
        [
            "00000000000",
            "",
            " 1586901008",
            "1586901008 ",
            "15869 10089",
            "+5869010089",
            "1586901008x",
            "１５８６９０１００８９",
            "\xa0" * 11,
            "\x85" * 11,
            "150690     ",
        ]
    )


def _syntetisk(rng: random.Random, dag: int, maaned: int, yy: str, hoyest: int) -> str:
    """Gyldige kontrollsifre; måneden er over 40, så nummeret kan ikke tilhøre noen."""
    while True:
        start = f"{dag:02d}{maaned:02d}{yy}{rng.randint(0, hoyest):03d}"
        for kontroll in range(100):
            if mod11(f"{start}{kontroll:02d}"):
                return f"{start}{kontroll:02d}"


def _erstatning(rng: random.Random, dag: int, maaned: int, yy: str) -> str:
    for suffiks in rng.sample(["00100", "00200", "99999"], 3):
        nr = f"{dag:02d}{maaned:02d}{yy}{suffiks}"
        if not mod11(nr):
            return nr
    return "15069000100"
