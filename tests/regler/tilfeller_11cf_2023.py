"""11CF 2023: K05 er advarsel, K16 regner fra VERSION, K37 godtar ethvert år."""

from orakel.bygg import blank_post, bygg_fil, bygg_post
from orakel.tilfelle import Samling
from regler import felles_11cf

S = Samling(2023)
felles_11cf.legg_til(S, dato="300623")


def fnr(nr: str) -> dict[str, str]:
    return {"PERSON_FODSELSNR": nr}


S.fil("grunnpost", bygg_fil([bygg_post(2023)]), antall_kontroller=33)
S.fil("K001", bygg_fil([bygg_post(2023)[:-2]]), "K001:F", antall_kontroller=2)
S.fil(
    "blank post",
    bygg_fil([blank_post(2023)]),
    "K03-komm:E K04:E K05:W K08:E K09:E K10:E K14:E K15:E K16:E K19:E K26:E K28:W K36:E",
    antall_kontroller=33,
)
S.en("distrikt er fritt", {"DISTRIKTSNR": "x?"})

S.par("K04", {"VERSION": "22"}, "K04:E", {"VERSION": "23"})
for nr, ventet in [
    ("15869010080", "K05:W"),
    ("15869000100", ""),
    ("55069000200", ""),
    ("31029000100", ""),
    ("32069000100", "K05:W"),
    ("15469010187", ""),
    ("00000000000", ""),
    ("15862410065", "K06:E"),  # 2024, −1 år
    ("15862510086", "K07:W"),  # 1925, 98 år
    ("15864560056", "K07:W"),  # 1945
    ("15865460063", "K07:W"),  # 1954
    ("15867080071", ""),  # 1970
]:
    S.en(f"nummer {nr}", fnr(nr), ventet)
S.par("K05A", [fnr("15869000100")] * 2, "K05A:E*2 K05B:E*2", [fnr("32069000100")], "K05:W")
S.par("K06", fnr("15860650182"), "K06:E", fnr("15860550080"), merknad="17 og 18 år")
S.par("K07", fnr("15865500189"), "K07:W", fnr("15865600019"), merknad="68 og 67 år")

for regel, felt in (("K14", "REG_DATO"), ("K15", "VEDTAK_DATO"), ("K16", "BEGYNT_DATO")):
    S.par(regel, {felt: "311218"}, f"{regel}:E", {felt: "010119"})
    S.par(regel, {felt: "000000"}, f"{regel}:E", {felt: "310222"})
    S.en(f"{regel} fram i tid", {felt: "010199"})
    S.par(
        f"{regel} regner fra VERSION",
        {"VERSION": "24", felt: "010119"},
        f"K04:E {regel}:E",
        {"VERSION": "22", felt: "010118"},
        "K04:E",
    )
    S.en(f"VERSION uleselig {felt}", {"VERSION": "xx", felt: "010100"}, "K04:E")
    S.en(f"VERSION ett siffer {felt}", {"VERSION": " 9", felt: "010100"}, f"K04:E {regel}:E")

FRA = {"KVP_KOMM": "1"}
S.par("K20", {**FRA, "KOMMNR_KVP_KOMM": "3101"}, "K20:E", {**FRA, "KOMMNR_KVP_KOMM": "3001"})
S.par("K20", {**FRA, "KOMMNR_KVP_KOMM": "1508"}, "K20:E", {**FRA, "KOMMNR_KVP_KOMM": "1507"})
S.en("K20 9999", {**FRA, "KOMMNR_KVP_KOMM": "9999"}, "K20:E")

for feil, rett in (
    ("320123", "310223"),
    ("000000", "010199"),
    ("011323", "311218"),
    ("30062x", "300623"),
):
    S.par("K37", {"STATUS": "4", "AVSL_DATO": feil}, "K37:E", {"STATUS": "4", "AVSL_DATO": rett})

TILFELLER = S.tilfeller
