"""How cases of child welfare are spread: numbers in a thousand, unless something else is said.

Rounded from published statistics and experience; they make a file look like a real one and are no
source for anything else.
"""

from __future__ import annotations

from typing import Final

#: First and last age by the end of the year -> share of the children in that span.
ALDER: Final = {(0, 1): 60, (2, 5): 150, (6, 9): 200, (10, 13): 235, (14, 17): 285, (18, 21): 70}
ETTERVERN_FRA: Final = 18

#: What a case looks like at the end of the year; those with a course from earlier years stand last.
SAK: Final = {
    "henlagt": 170,
    "undersokt": 240,
    "paagaar": 105,
    "nytt_tiltak": 130,
    "tiltak": 245,
    "plassert": 110,
}
FRA_FOR: Final = frozenset({"tiltak", "plassert"})

#: Who reports. 15 was split into 24 and 25 in 2025.
MELDER: Final = {
    "1": 10, "2": 95, "3": 30, "4": 45, "5": 75, "6": 25, "7": 35, "8": 140, "9": 40, "10": 45,
    "11": 175, "12": 10, "13": 35, "14": 30, "15": 60, "16": 15, "17": 15, "18": 15, "19": 10,
    "20": 10, "21": 5, "22": 30, "23": 50,
}  # fmt: skip
#: What it is about; 18 and 19 need words. Others came later or went out of use.
SAKSINNHOLD: Final = {
    "1": 15, "2": 65, "3": 85, "5": 20, "6": 120, "7": 110, "8": 25, "9": 60, "10": 45, "11": 30,
    "12": 15, "14": 45, "15": 25, "17": 30, "18": 75, "19": 45, "20": 25, "21": 20, "22": 35,
    "23": 40, "24": 60, "25": 10,
}  # fmt: skip
ANTALL_SAKSINNHOLD: Final = {1: 480, 2: 330, 3: 190}

HENLAGT_UNDERSOKELSE: Final = {"3": 880, "4": 40, "5": 40, "6": 40}
TIL_TILTAK: Final = {"1": 960, "2": 40}

#: Categories of measures; 4.1 and 4.2 depend on the child's age.
HJELPETILTAK: Final = {
    "3.1": 15, "3.2": 15, "3.4": 15, "3.5": 20, "3.6": 30, "3.7": 95, "3.8": 20, "3.9": 250,
    "3.10": 30, "4.1": 20, "4.2": 20, "4.3": 55, "4.4": 115, "4.5": 95, "4.6": 45, "4.8": 10,
    "4.9": 5, "5.1": 20, "5.4": 10, "6.1": 25, "6.2": 20, "6.3": 10, "6.4": 40, "7.3": 10, "3.99": 10,
}  # fmt: skip
PLASSERING: Final = {
    "2.1": 290, "2.2": 420, "2.3": 70, "2.5": 60, "2.6": 20, "1.1": 120, "1.2": 10, "1.99": 10,
}  # fmt: skip
ETTERVERN: Final = {"8.1": 90, "8.2": 280, "8.3": 60, "4.4": 230, "4.6": 60, "3.9": 190, "6.4": 90}
ETTERVERN_I_FOSTERHJEM: Final = {"2.1": 500, "2.2": 500}
EN_AV_TI: Final = {True: 100, False: 900}
EN_AV_FEM: Final = {True: 200, False: 800}
HALVPARTEN: Final = {True: 500, False: 500}
FLYTTING: Final = {("1.1.3", "2"): 260, ("1.1.4", "4"): 170, ("1.2.1", "2"): 230, ("1.2.2", "2"): 140,
                   ("1.3", "9"): 60, ("2.1", "2"): 140}  # fmt: skip

_ANDRE_FORHOLD: Final = "Belastende forhold i familien"
#: Words for the codes that need them.
PRESISERING: Final = {
    "Melder": {"22": "Offentlig tjeneste utenfor listen"},
    "Saksinnhold": {"18": _ANDRE_FORHOLD, "19": _ANDRE_FORHOLD},
    "Vedtaksgrunnlag": {"18": _ANDRE_FORHOLD, "19": _ANDRE_FORHOLD},
    "Tiltaksgrunnlag": {"18": _ANDRE_FORHOLD, "19": _ANDRE_FORHOLD},
    "Kategori": dict.fromkeys(("1.99", "3.7", "3.99"), "Tiltak etter avtale med familien"),
    "Undersokelse": {"5": "Flyttet til en annen kommune"},
    "Opphevelse": {"4": "Flyttet til et annet hjem"},
}
BARN_PER_SAKSBEHANDLER: Final = 15
