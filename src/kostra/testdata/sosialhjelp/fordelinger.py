"""How recipients of social assistance are spread: numbers in a thousand.

Rounded from published statistics and experience; they make a file look like a real one and are no
source for anything else.
"""

from __future__ import annotations

from typing import Final

#: First and last age -> share of recipients in that span.
ALDER: Final = {
    (18, 19): 50,
    (20, 24): 145,
    (25, 29): 150,
    (30, 39): 270,
    (40, 49): 185,
    (50, 61): 130,
    (62, 67): 40,
    (68, 79): 22,
    (80, 95): 8,
}
#: From that year on, the oldest age that no control points at.
ELDSTE: Final = {2022: 67, 2025: 95}
#: From this age on somebody may have a retirement pension, in every year's controls.
PENSJONSALDER: Final = 67

UNG: Final = 25
UNG_SIVILSTAND: Final = {"1": 900, "2": 30, "3": 70}
SIVILSTAND: Final = {"1": 500, "2": 220, "3": 80, "4": 180, "5": 20}
I_PAR: Final = frozenset("23")
BARN: Final = {0: 680, 1: 120, 2: 110, 3: 60, 4: 20, 5: 8, 6: 2}

#: The main source of subsistence, and the working situations that no year's control points at with it.
KILDE: Final = {"1": 110, "2": 40, "3": 220, "4": 20, "5": 430, "6": 60, "7": 30, "8": 30, "9": 60}
ARBEID: Final = {
    "1": ("01", "02"),
    "2": ("03", "05", "06"),
    "3": ("02", "04", "07"),
    "4": ("03",),
    "5": ("02", "04", "05", "06", "07", "07", "07", "08"),
    "6": ("09",),
    "7": ("02", "04", "07", "08"),
    "8": ("10",),
    "9": ("02", "03", "04", "05", "07"),
}
TRYGD_SOM_KILDE: Final = "3"
#: What somebody has whose main source is national insurance. Transitional benefit is for parents.
TRYGD: Final = {"01": 60, "02": 120, "04": 320, "06": 20, "09": 40, "10": 110, "11": 330}
OVERGANGSSTONAD, ALDERSPENSJON, INGEN_TRYGD = "05", "07", "12"
#: Of parents under this age whose main source is national insurance.
UNG_FORELDER: Final = 35
OVERGANGSSTONAD_AV_UNGE_FORELDRE: Final = {True: 400, False: 600}

#: How many months somebody receives benefit in the year.
MAANEDER: Final = {
    1: 190, 2: 120, 3: 95, 4: 80, 5: 70, 6: 65, 7: 55, 8: 50, 9: 45, 10: 45, 11: 50, 12: 135,
}  # fmt: skip
#: The benefit of a month: grants and loans in kroner, from and to.
BIDRAG_I_MAANEDEN: Final = (2_500, 14_500)
LAAN_I_MAANEDEN: Final = (1_000, 9_000)
#: What a month holds: only grants, only loans, or both.
STONAD: Final = {"bidrag": 880, "laan": 30, "begge": 90}
BARNETILLEGG_I_MAANEDEN: Final = 2_600

OKONOMIRAD: Final = {"1": 260, "2": 740}
INDIVIDUELL_PLAN: Final = {"1": 110, "2": 890}
BOLIG: Final = {"1": 590, "2": 190, "3": 90, "4": 30, "5": 80, "6": 20}
HAR_DUF: Final = {True: 60, False: 940}

VILKAR: Final = {True: 230, False: 770}
VILKAR_TIL_PARTNER: Final = {"1": 90, "2": 910}
#: The fields of the conditions, each with one code, in the order of the layout.
VILKARFELT: Final = (
    "VILKARARBEID", "VILKARKURS", "VILKARUTD", "VILKARJOBBLOG", "VILKARJOBBTILB", "VILKARSAMT",
    "VILKAROKRETT", "VILKARLIVSH", "VILKARHELSE", "VILKARANNET", "VILKARDIGPLAN",
    "VILKARNORSKSAMISKOPPL",
)  # fmt: skip
ANTALL_VILKAR: Final = {1: 640, 2: 250, 3: 110}
#: Of those under 30 with a condition of activity: exempted by a decision, or met by a sanction.
UNNTATT: Final = {"VEDTAKARB": 30, "VEDTAKAKT": 40, "VEDTAKHELSE": 60, "VEDTAKGRUNN": 20, "": 850}
SANKSJON: Final = {"SANKSJONRED": 50, "SANKSJONANDRE": 30, "": 920}
UNDER_30: Final = 30

STMND: Final = tuple(f"STMND_{n}" for n in range(1, 13))
_MND: Final = (
    "JAN", "FEB", "MARS", "APRIL", "MAI", "JUNI", "JULI", "AUG", "SEPT", "OKT", "NOV", "DES",
)  # fmt: skip
BIDRAG: Final = tuple(f"BIDRAG_{maaned}" for maaned in _MND)
LAAN: Final = tuple(f"LAAN_{maaned}" for maaned in _MND)
