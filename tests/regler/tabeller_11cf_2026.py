"""11CF 2026: tabellene for de fem innfløkte reglene, alle celler."""

from itertools import product

from orakel.bygg import INGEN_MND, OSLO
from orakel.tilfelle import Samling

S = Samling(2026)


def fnr(nr: str) -> dict[str, str]:
    return {"PERSON_FODSELSNR": nr}


# (nummer, hva som meldes, alder i 2026 eller None når den er ukjent)
NUMMER = [
    ("15869010089", "", 36),
    ("16869010018", "", 36),
    ("01810950087", "K06:E", 17),
    ("31920850017", "", 18),
    ("01816510011", "", 61),
    ("31926410051", "", 62),
    ("31925810188", "", 68),
    ("01815710025", "K07:W", 69),
    ("31923110014", "K07:W", 95),
    ("01813010042", "K07:W", 96),
    ("15860850033", "", 18),
    ("15863960182", "K06:E", -13),
    ("15864590044", "K07:W", 81),
    ("15864560056", "K06:E", -19),
    ("15865460063", "K07:W", 172),
    ("15867080071", "K06:E", -44),
    ("15862610188", "K07:W", 100),
    ("31829010014", "", 36),
    ("15469010187", "", None),
    ("15719010080", "", None),
    ("55869010072", "", 36),
    ("55469010170", "", None),
    ("15939010057", "", None),
    ("32869010013", "", None),
    ("00000000000", "", None),
    ("15869010080", "K05:E", 36),
    ("15062600100", "K06:E", 0),
    ("15062700100", "K06:E", -1),
    ("15062800100", "K07:W", 98),
    ("31029000100", "", 36),
    ("55069000200", "K05:E", None),
    ("15869000100", "K05:E", None),
    ("32069000100", "K05:E", None),
]
for nr, ventet, _ in NUMMER:
    S.en(f"nummer {nr}", fnr(nr), ventet)

# Fireårsvinduet: verdi, og hvilke av de tre feltenes regler som melder
for verdi, regler in [
    ("31122021", "K14 K15 K16"),
    ("01012022", ""),
    ("31122026", ""),
    ("01012027", "K16"),
    ("31022025", ""),
    ("", "K14 K15 K16"),
]:
    for regel, felt in (("K14", "REG_DATO"), ("K15", "VEDTAK_DATO"), ("K16", "BEGYNT_DATO")):
        ventet = f"{regel}:E" if regel in regler.split() else ""
        S.en(f"vindu {felt}={verdi or 'blank'}", {felt: verdi}, ventet)
for felt in ("REG_DATO", "VEDTAK_DATO", "BEGYNT_DATO"):
    S.en(f"vindu {felt}=blank Oslo", {felt: "", **OSLO}, region="030101")

# Svar og avkryssing
KRYSS = {
    "ingen": {},
    "KOMMBOS=4": {"KVP_MED_KOMMBOS": "4"},
    "KOMMBOS=1": {"KVP_MED_KOMMBOS": "1"},
    "KOMMBOS=4 HUSBANKBOS=9": {"KVP_MED_KOMMBOS": "4", "KVP_MED_HUSBANKBOS": "9"},
}
STOTTETABELL = {
    "1": ["K27:E", "", "K27:E", ""],
    "2": ["", "K27:E", "", "K27:E"],
    "": ["K26:E"] * 4,
    "3": ["K26:E"] * 4,
}
for svar, celler in STOTTETABELL.items():
    for (navn, kryss), ventet in zip(KRYSS.items(), celler, strict=True):
        S.en(f"støtte {svar or 'blank'} {navn}", {"KVP_MED_ASTONAD": svar, **kryss}, ventet)

# Status, måneder og sum. Måneder «ja» er bare STMND_3.
AVSLUTTET = {
    "AVSL_DATO": "30062026",
    "AVSL_ANNET": "10",
    "AVSL_VIKTIGSTE_INNTEKT": "10",
}
SUMMER = ["", "0000000", "0000001", "12A4567", "0600001"]
STONADSTABELL = [
    ("1", "nei", ["K28 K29", "K28 K29", "K28 K31", "K28 K29", "K28 K31 K32"]),
    ("1", "ja", ["K29 K30", "K29", "", "K29", "K32"]),
    ("2", "nei", ["", "", "", "", "K32"]),
    ("2", "ja", ["", "", "", "", "K32"]),
    ("3467", "nei", ["K28", "K28", "K28", "K28", "K28 K32"]),
    ("3467", "ja", ["K30", "", "", "", "K32"]),
]
for statuser, maaneder, celler in STONADSTABELL:
    for status, (belop, regler) in product(statuser, zip(SUMMER, celler, strict=True)):
        S.en(
            f"stønad status {status} måneder {maaneder} sum {belop or 'blank'}",
            {
                **INGEN_MND,
                **({"STMND_3": "03"} if maaneder == "ja" else {}),
                **(AVSLUTTET if status in "347" else {}),
                "STATUS": status,
                "KVP_STONAD": belop,
            },
            " ".join(f"{regel}:W" for regel in regler.split()),
        )
S.en(
    "stønad annen måneds kode",
    {**INGEN_MND, "STMND_3": "04", "KVP_STONAD": ""},
    "K28:W K29:W",
)

# Avslutning
DATOER = ["", "01012026", "30062026", "31122026", "31122025", "01012027", "31022026", "xxxxxxxx"]
for status, dato in product("126", DATOER):
    for kryss, inntekt in (("", ""), ("10", "10"), ("11", "02")):
        S.en(
            f"avslutning status {status} {dato or 'blank'} {kryss or '-'} {inntekt or '-'}",
            {
                "STATUS": status,
                "AVSL_DATO": dato,
                "AVSL_ANNET": kryss,
                "AVSL_VIKTIGSTE_INNTEKT": inntekt,
            },
        )
for status, dato in product("45", ["01012026", "30062026", "31122026"]):
    S.en(f"avslutning status {status} {dato}", {"STATUS": status, "AVSL_DATO": dato})
for dato in ("31122025", "01012027", "31022026", ""):
    S.en(f"avslutning status 4 {dato or 'blank'}", {"STATUS": "4", "AVSL_DATO": dato}, "K37:E")
for status, kryss, inntekt, ventet in [
    ("3", "", "10", "K38:E"),
    ("3", "10", "", "K39:E"),
    ("3", "10", "02", "K39:E"),
    ("3", "11", "17", "K38:E"),
    ("7", "10", "", ""),
    ("7", "", "", "K38:E"),
]:
    S.en(
        f"avslutning status {status} {kryss or '-'} {inntekt or '-'}",
        {
            "STATUS": status,
            "AVSL_DATO": "30062026",
            "AVSL_ANNET": kryss,
            "AVSL_VIKTIGSTE_INNTEKT": inntekt,
        },
        ventet,
    )

TILFELLER = S.tilfeller
