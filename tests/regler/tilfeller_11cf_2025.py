"""11CF 2025: som 2026, men årstall, aldre og vinduer flyttet ett år."""

from orakel.bygg import blank_post, bygg_fil, bygg_post
from orakel.tilfelle import Samling
from regler import felles_11cf

S = Samling(2025)
felles_11cf.legg_til(S, dato="30062025")


def fnr(nr: str) -> dict[str, str]:
    return {"PERSON_FODSELSNR": nr}


S.fil("grunnpost", bygg_fil([bygg_post(2025)]), antall_kontroller=34)
S.fil("K001", bygg_fil([bygg_post(2025)[:-1]]), "K001:F", antall_kontroller=2)
S.fil(
    "blank post",
    bygg_fil([blank_post(2025)]),
    "K03-komm:E K04:E K04A:E K05:E K08:E K09:E K10:E K14:E K15:E K16:E K19:E K26:E K28:W K36:E",
    antall_kontroller=34,
)

S.par("K04", {"VERSION": "26"}, "K04:E", {"VERSION": "25"})
S.par("K04A", {"FODSELSDATO": "00011990"}, "K04A:E", {"FODSELSDATO": "31041990"})
S.par("K04A", {"FODSELSDATO": ""}, "K04A:E", {"FODSELSDATO": "01010001"})
S.par("K04A", {"FODSELSDATO": "01010000"}, "K04A:E", {"FODSELSDATO": "31129999"})

# K05 og alder: suffiksnummer leses som skrevet, andre etter individnummeret
for nr, ventet in [
    ("15869010080", "K05:E"),
    ("15869000100", "K05:E"),
    ("55069000200", "K05:E"),
    ("32069000100", "K05:E"),
    ("15069000100", ""),
    ("15069099999", ""),
    ("31029000100", ""),
    ("31829010014", ""),
    ("15469010187", ""),
    ("00000000000", ""),
    ("15062600100", "K06:E"),  # 2026, −1 år
    ("15062700100", "K07:W"),  # 1927, 98 år
    ("15864560056", "K06:E"),  # 2045
    ("15862610188", "K07:W"),  # 1926
    ("15865460063", "K07:W"),  # 1854
    ("15860850033", "K06:E"),  # 2008, 17 år
]:
    S.en(f"nummer {nr}", fnr(nr), ventet)
S.par("K05A", [fnr("15069000100")] * 2, "K05A:E*2 K05B:E*2", [fnr("15869000100")], "K05:E")
S.par("K06", fnr("01810850066"), "K06:E", fnr("31920750187"), merknad="17 og 18 år")
S.par("K07", fnr("01815600041"), "K07:W", fnr("01815700062"), merknad="69 og 68 år")

for regel, felt in (("K14", "REG_DATO"), ("K15", "VEDTAK_DATO"), ("K16", "BEGYNT_DATO")):
    S.par(regel, {felt: "31122020"}, f"{regel}:E", {felt: "01012021"})
    S.par(regel, {felt: "32012024"}, f"{regel}:E", {felt: "31022024"})
S.par("K16", {"BEGYNT_DATO": "01012026"}, "K16:E", {"BEGYNT_DATO": "31122025"})
S.par(
    "K14 regner fra VERSION",
    {"VERSION": "26", "REG_DATO": "01012021"},
    "K04:E K14:E",
    {"VERSION": "26", "BEGYNT_DATO": "01012021"},
    "K04:E",
)
S.en(
    "VERSION uleselig",
    {"VERSION": "xx", "REG_DATO": "01011990", "VEDTAK_DATO": "01011990"},
    "K04:E",
)

FRA = {"KVP_KOMM": "1"}
S.par("K20", {**FRA, "KOMMNR_KVP_KOMM": "3001"}, "K20:E", {**FRA, "KOMMNR_KVP_KOMM": "3101"})
S.par("K20", {**FRA, "KOMMNR_KVP_KOMM": "1507"}, "K20:E", {**FRA, "KOMMNR_KVP_KOMM": "1508"})
S.en("K20 9999", {**FRA, "KOMMNR_KVP_KOMM": "9999"})
S.en("ytelse på posisjon 73", {"YTELSE_INDIVIDSTONAD": "5"})
S.en("ytelse på posisjon 73, feil kode", {"YTELSE_INDIVIDSTONAD": "4"})

for feil, rett in (
    ("31122024", "01012025"),
    ("01012026", "31122025"),
    ("31022025", "28022025"),
    ("29022025", "30062025"),
):
    S.par("K37", {"STATUS": "4", "AVSL_DATO": feil}, "K37:E", {"STATUS": "4", "AVSL_DATO": rett})

TILFELLER = S.tilfeller
