"""How participants in the qualification programme are spread: numbers in a thousand.

Rounded from published statistics and experience; they make a file look like a real one and are no
source for anything else.
"""

from __future__ import annotations

from typing import Final

#: First and last age -> share of participants in that span.
ALDER: Final = {
    (18, 19): 20,
    (20, 24): 145,
    (25, 29): 170,
    (30, 39): 320,
    (40, 49): 210,
    (50, 66): 133,
    (67, 68): 2,
}
#: From that year on, the oldest age that no control points at.
ELDSTE: Final = {2022: 67, 2025: 68}

UNG_SIVILSTAND: Final = {"1": 920, "2": 20, "3": 60}
SIVILSTAND: Final = {"1": 530, "2": 210, "3": 90, "4": 160, "5": 10}
#: Below this age a participant gets two thirds of the benefit.
UNG: Final = 25

BARN: Final = {0: 640, 1: 150, 2: 120, 3: 60, 4: 20, 5: 8, 6: 2}
FRA_ANNEN_KOMMUNE: Final = {True: 30, False: 970}
FRA_ANNEN_BYDEL: Final = {"1": 60, "2": 940}
#: Social assistance before the application: the code of its kind, or none.
SOSIALHJELP_FOR: Final = {"2": 520, "3": 180, "": 300}
INTRO_FOR: Final = {"4": 60, "": 940}
TILTAK_FOR: Final = {"5": 50, "": 950}
TRYGD_FOR: Final = {"6": 60, "": 940}
FIKK_ANNEN_STOTTE: Final = {True: 620, False: 380}

#: Status 6 is for Oslo's bydeler only; 7 came in 2023.
STATUS: Final = {"1": 580, "2": 60, "3": 260, "4": 60, "5": 20, "6": 0, "7": 20}
STATUS_OSLO: Final = {"1": 570, "2": 60, "3": 260, "4": 60, "5": 15, "6": 15, "7": 20}
AVSLUTTET: Final = frozenset("3457")
MED_SITUASJON: Final = frozenset("37")
MED_INNTEKTSKILDE: Final = frozenset("3")
PERMISJON: Final = "2"
SITUASJON: Final = {
    "AVSL_ORDINAERTARB": 300,
    "AVSL_ARBLONNSTILS": 90,
    "AVSL_ARBMARK": 70,
    "AVSL_SKOLE": 140,
    "AVSL_UFORE": 40,
    "AVSL_AAP": 130,
    "AVSL_OK_AVKLAR": 40,
    "AVSL_UTEN_OK_AVKLAR": 110,
    "AVSL_ANNET": 50,
    "AVSL_UKJENT": 30,
}

#: The basic amount (G), average of the year; 2026 is a guess. A later year gets the last one.
GRUNNBELOP: Final = {2022: 109_784, 2023: 116_239, 2024: 122_225, 2025: 128_116, 2026: 134_000}
BARNETILLEGG_I_MAANEDEN: Final = 780

STOTTE: Final = (
    "KVP_MED_KOMMBOS",
    "KVP_MED_HUSBANKBOS",
    "KVP_MED_SOSHJ_ENGANG",
    "KVP_MED_SOSHJ_PGM",
    "KVP_MED_SOSHJ_SUP",
)
STMND: Final = tuple(f"STMND_{n}" for n in range(1, 13))
