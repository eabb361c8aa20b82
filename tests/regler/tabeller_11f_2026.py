"""11F 2026: tabellene for de fem innfløkte reglene, alle celler."""

from orakel.bygg11f import UTENFOR_OSLO
from orakel.tilfelle import Samling
from regler.felles_11f import fnr

S = Samling(2026, skjema="11F")

# Bydel, der filen leveres for bydelen eller for kommunen
for nr in range(1, 16):
    S.en(f"bydel {nr:02d}", {"BYDELSNR": f"{nr:02d}"})
S.en("bydel 16", {"BYDELSNR": "16"}, "K03-bydel:E")
S.en("bydel blank", {"BYDELSNR": ""}, "K002-mangler:E K03-bydel:E")
S.en("bydel blank utenfor Oslo", UTENFOR_OSLO, region="110300")
S.en("bydel 01 utenfor Oslo", {**UTENFOR_OSLO, "BYDELSNR": "01"}, "K03-bydel:E", region="110300")

# Nummer og DUF: (nummer, meldt med blankt, gyldig og ugyldig DUF-nummer, alder eller None)
NUMMER = [
    ("15869010089", ["", "", ""], 36),
    ("15869010080", ["K05:E"] * 3, 36),
    ("", ["K05:E K06:W K38:W", "K05:E K06:W", "K05:E K06:W K38:W"], None),
    ("1586901008", ["K05:E K06:W"] * 3, None),
    ("15069099999", ["", "", ""], 36),
    ("15469010187", ["K06:W"] * 3, None),
    ("15719010080", ["K06:W"] * 3, None),
    ("00000000000", ["K06:W"] * 3, None),
    ("55069000200", ["K05:E K06:W"] * 3, None),
    ("55869010072", ["", "", ""], 36),
]
for nr, celler, _ in NUMMER:
    for duf, ventet in zip(("", "999900000108", "999900000109"), celler, strict=True):
        S.en(f"nummer {nr or 'blank'} DUF {duf or 'blank'}", {**fnr(nr), "PERSON_DUF": duf}, ventet)

# Kilde mot arbeidssituasjon, alle gyldige koder
ARBEID = [f"{n:02d}" for n in range(1, 11)]
GODTATT = {
    "1": ("K15:E", ["01", "02"]),
    "2": ("K16:E", ["03", "05", "06"]),
    "3": ("", ARBEID),
    "4": ("K17:E", ["03"]),
    "5": ("K21:W", ["02", "03", "04", "05", "06", "07", "08"]),
    "6": ("K18:E", ["09"]),
    "7": ("", ARBEID),
    "8": ("K19:E", ["10"]),
    "9": ("", ARBEID),
}
for kilde, (regel, godtatt) in GODTATT.items():
    for arbeid in ARBEID:
        S.en(
            f"kilde {kilde} arbeid {arbeid}",
            {"VKLO": kilde, "ARBSIT": arbeid, "TRYGDESIT": "10" if kilde == "3" else "12"},
            "" if arbeid in godtatt else regel,
        )
for arbeid in ARBEID:
    S.en(
        f"arbeidsavklaringspenger arbeid {arbeid}",
        {"VKLO": "3", "TRYGDESIT": "11", "ARBSIT": arbeid},
        "K24B:E" if arbeid == "08" else "",
    )
UTEN_TRYGD = {"VKLO": "3", "TRYGDESIT": "12"}
for arbeid in ARBEID:
    S.en(f"kilde trygd, uten trygd, arbeid {arbeid}", {**UTEN_TRYGD, "ARBSIT": arbeid}, "K20B:E")
for kilde in "3579":
    for trygd, regel in (("05", "K23B:E"), ("13", "K23C:E")):
        uten = {"VKLO": kilde, "TRYGDESIT": trygd}
        S.en(f"barn kilde {kilde} trygd {trygd} uten", uten, regel)
        S.en(f"barn kilde {kilde} trygd {trygd} ja", {**uten, "BU18": "1"}, f"K11:E {regel}")
        ja = {"BU18": "1", "ANTBU18": "01"}
        S.en(f"barn kilde {kilde} trygd {trygd} med", {**uten, **ja})

# Alder og pensjon: (trygd, nummer, arbeid, meldt)
for trygd, nr, arbeid, ventet in [
    ("07", "31926410051", "07", ""),
    ("07", "01816510011", "07", "K23A:E"),
    ("07", "15469010187", "07", "K06:W K23A:E"),
    ("07", "", "07", "K05:E K06:W K23A:E K38:W"),
    ("07", "31926410051", "01", "K21:W K24:W"),
    ("07", "31926410051", "08", "K24:W"),
    ("04", "15869010089", "08", "K24:W"),
    ("04", "15869010089", "03", ""),
    ("06", "15869010089", "08", ""),
]:
    S.en(
        f"pensjon {trygd} {nr or 'blank'} {arbeid}",
        {"TRYGDESIT": trygd, "ARBSIT": arbeid, **fnr(nr)},
        ventet,
    )

# Beløp: (bidrag og januar, lån og desember, meldt)
for nr, (bidrag, januar, laan, desember, ventet) in enumerate(
    [
        ("0012000", "0012000", "0000000", "", ""),
        ("0", "", "0", "", "K27:E K31:W"),
        ("0012000", "", "0", "", "K36:W"),
        ("", "0012000", "0", "", "K002-mangler:E K27:E K31:W K36:W"),
        ("12A", "", "0", "", "K002-heltall:E K27:E K31:W"),
        ("0012000", "0012000", "", "", "K002-mangler:E"),
        ("0012000", "0012000", "100", "100", ""),
        ("-5", "-5", "300", "300", ""),
        ("-5", "-5", "0", "", "K27:E K31:W"),
        ("0000200", "0000200", "0", "", "K31:W"),
        ("0000201", "0000201", "0", "", ""),
        ("0000100", "0000100", "101", "101", ""),
        ("1000000", "1000000", "0", "", ""),
        ("1000000", "1000000", "1", "1", "K30:W"),
        ("9999999", "9999999", "9999999", "9999999", "K30:W"),
    ],
    start=1,
):
    S.en(
        f"beløp {nr}",
        {"BIDRAG": bidrag, "BIDRAG_JAN": januar, "LAAN": laan, "LAAN_DES": desember},
        ventet,
    )

TILFELLER = S.tilfeller
