"""11CF 2024: seks sifre i datoene, 2000 + yy i fødselsnummeret, aldersgrense 68."""

from orakel.bygg import blank_post, bygg_fil, bygg_post
from orakel.tilfelle import Samling
from regler import felles_11cf

S = Samling(2024)
felles_11cf.legg_til(S, dato="300624")


def fnr(nr: str) -> dict[str, str]:
    return {"PERSON_FODSELSNR": nr}


S.fil("grunnpost", bygg_fil([bygg_post(2024)]), antall_kontroller=33)
S.fil("K001", bygg_fil([bygg_post(2024) + " "]), "K001:F", antall_kontroller=2)
S.fil("K001 tabulator", bygg_fil([bygg_post(2024, SAKSBEHANDLER="\t")]), "K001:F")
S.fil(
    "blank post",
    bygg_fil([blank_post(2024)]),
    "K03-komm:E K04:E K05:E K08:E K09:E K10:E K14:E K15:E K16:E K19:E K26:E K28:W K36:E",
    antall_kontroller=33,
)

S.par("K04", {"VERSION": "25"}, "K04:E", {"VERSION": "24"})
for nr, ventet in [
    ("15869010080", "K05:E"),
    ("15869000100", ""),  # suffiksnummer avkodes: måned +80 går
    ("55069000200", ""),  # d-nummer går
    ("55869099999", ""),  # begge deler
    ("31029000100", ""),
    ("32069000100", "K05:E"),
    ("15469000100", "K05:E"),
    ("15469010187", ""),  # ukjent alder er taus
    ("00000000000", ""),
    ("31829010014", ""),
    ("15862510086", "K06:E"),  # 2025, −1 år
    ("15862610188", "K07:W"),  # 1926, 98 år
    ("15862500100", "K06:E"),
    ("15862600100", "K07:W"),
    ("15864560056", "K07:W"),  # 1945: individnummeret teller ikke
    ("15863960182", "K07:W"),  # 1939
    ("15865460063", "K07:W"),  # 1954
    ("15867080071", ""),  # 1970
    ("15860850033", "K06:E"),  # 2008, 16 år
]:
    S.en(f"nummer {nr}", fnr(nr), ventet)
S.par("K05A", [fnr("15869000100")] * 2, "K05A:E*2 K05B:E*2", [fnr("32069000100")], "K05:E")
S.par("K06", fnr("15860750012"), "K06:E", fnr("15860650182"), merknad="17 og 18 år")
S.par("K07", fnr("15865600019"), "K07:W", fnr("15865700110"), merknad="68 og 67 år")

for regel, felt in (("K14", "REG_DATO"), ("K15", "VEDTAK_DATO"), ("K16", "BEGYNT_DATO")):
    S.par(regel, {felt: "311219"}, f"{regel}:E", {felt: "010120"})
    S.par(regel, {felt: "000000"}, f"{regel}:E", {felt: "310223"})
    S.par(regel, {felt: ""}, f"{regel}:E", {felt: "310423"})
S.en("K14 fram i tid", {"REG_DATO": "010199", "VEDTAK_DATO": "010199"})
S.par("K16", {"BEGYNT_DATO": "010125"}, "K16:E", {"BEGYNT_DATO": "311224"})
S.par(
    "K16 regner fra året",
    {"VERSION": "25", "REG_DATO": "010120"},
    "K04:E K14:E",
    {"VERSION": "25", "BEGYNT_DATO": "010120"},
    "K04:E",
)
S.par(
    "VERSION uleselig",
    {"VERSION": "xx", "BEGYNT_DATO": "010100"},
    "K04:E K16:E",
    {"VERSION": "xx", "REG_DATO": "010100", "VEDTAK_DATO": "010100"},
    "K04:E",
)

FRA = {"KVP_KOMM": "1"}
S.par("K20", {**FRA, "KOMMNR_KVP_KOMM": "3001"}, "K20:E", {**FRA, "KOMMNR_KVP_KOMM": "3101"})
S.par("K20", {**FRA, "KOMMNR_KVP_KOMM": "1507"}, "K20:E", {**FRA, "KOMMNR_KVP_KOMM": "1580"})
S.en("K20 9999", {**FRA, "KOMMNR_KVP_KOMM": "9999"}, "K20:E")

for feil, rett in (
    ("311223", "010124"),
    ("010125", "311224"),
    ("310224", "290224"),
    ("310424", "300424"),
    ("000000", "300624"),
):
    S.par("K37", {"STATUS": "5", "AVSL_DATO": feil}, "K37:E", {"STATUS": "5", "AVSL_DATO": rett})

TILFELLER = S.tilfeller
