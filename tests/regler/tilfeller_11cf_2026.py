"""11CF 2026: grunnpost, filregler og ett par (utløser, nabo) per regel."""

from orakel.bygg import INGEN_MND, OSLO, blank_post, bygg_fil, bygg_post
from orakel.tilfelle import Samling

AAR = 2026
S = Samling(AAR)
LINJE = bygg_post(AAR)
ANDRE = {"PERSON_JOURNALNR": "J0000002"}
ANNEN_PERSON = {"PERSON_FODSELSNR": "16869010018"}
B15 = {"KOMMUNE_NR": "0301", "BYDELSNR": "15"}

GRUNNLINJE = (
    "110326··15061990J000000115869010089112000102202501032025010420252·········2·····"
    "01020304050607080910111202400001······························SB00000001"
).replace("·", " ")

# Rader med tall i statistikken for grunnposten; alle andre rader er 0.
GRUNNSTATISTIKK = {
    ("Stønad / Sum", "I alt"): 240000,
    ("Alder / Deltakere", "I alt"): 1,
    ("Alder / Deltakere", "30 - 39"): 1,
    ("Stønadsvarighet / Deltakere", "12 måneder"): 1,
    ("Stønad / Deltakere", "150000 og over"): 1,
}

# --- hele filer ---
S.fil("grunnpost", bygg_fil([LINJE]), antall_kontroller=34)
S.fil(
    "blank post",
    bygg_fil([blank_post(AAR)]),
    "K03-komm:E K04:E K04A:E K05:E K08:E K09:E K10:E K14:E K15:E K16:E K19:E K26:E K28:W K36:E",
    antall_kontroller=34,
)
S.fil("K000 ett mellomrom", b" ", "K000:F", antall_kontroller=2)
S.fil("K000 nabo to mellomrom", b"  ", "K001:F", postnumre=(1,), antall_kontroller=2)
S.fil("K000 ett linjeskift", b"\n", "K000:F", antall_kontroller=2)
S.fil("K000 ett tegn", b"X", "K000:F", antall_kontroller=2)
S.fil("K000 uten vedlegg", bygg_fil([LINJE]), "K000:F", vedlegg=False, antall_kontroller=2)
S.fil("K000 uten vedlegg tom fil", b"", "K000:F", vedlegg=False, antall_kontroller=2)
S.fil("K000 uten vedlegg nabo", b" ", "K000:O", vedlegg=False, antall_kontroller=2)
S.fil("K001 151 tegn", bygg_fil([LINJE[:-1]]), "K001:F", postnumre=(1,), antall_kontroller=2)
S.fil("K001 153 tegn", bygg_fil([LINJE + " "]), "K001:F", postnumre=(1,), antall_kontroller=2)
S.fil("K001 tabulator", bygg_fil([bygg_post(AAR, SAKSBEHANDLER="SB0000000\t")]), "K001:F")
S.fil("K001 nabo CRLF", bygg_fil([LINJE], skille="\r\n"), antall_kontroller=34)
S.fil("K001 nabo BOM", bygg_fil([LINJE], bom=True), merknad="BOM fjernes; programmet ga K001")
S.fil("K001 nabo tom linje", b"\n" + bygg_fil([LINJE]), antall_kontroller=34)
S.fil(
    "K001 postnummer etter tom linje",
    b"\n" + bygg_fil([bygg_post(AAR, KJONN="3")]),
    "K08:E",
    postnumre=(1,),
)
TO = [LINJE, bygg_post(AAR, **ANDRE, **ANNEN_PERSON)]
S.fil("K001 enslig CR", bygg_fil(TO, skille="\r", siste_skille=False), "K001:F", postnumre=(1,))
S.fil("K001 nabo to linjer", bygg_fil(TO, siste_skille=False), antall_kontroller=68)
S.fil("K001 to gale linjer", bygg_fil(["x", LINJE, "yy"]), "K001:F*2", postnumre=(1, 3))

# --- ett par per regel ---
S.par("K03-komm", {"KOMMUNE_NR": "1106"}, "K03-komm:E", {"KOMMUNE_NR": "1103"})
S.par("K03-bydel", {"BYDELSNR": "01"}, "K03-bydel:E", {"BYDELSNR": ""})
S.par("K03-bydel", {**B15, "BYDELSNR": "16"}, "K03-bydel:E", B15, region="030115")
S.par(
    "K03-bydel",
    {**OSLO, "BYDELSNR": " 1"},
    "K03-bydel:E",
    {**OSLO, "BYDELSNR": "02"},
    region="030101",
    merknad="bydelen sammenliknes aldri med regionen",
)
S.par("K04", {"VERSION": "25"}, "K04:E", {"VERSION": "26"})
S.par("K04A", {"FODSELSDATO": "32011990"}, "K04A:E", {"FODSELSDATO": "31021990"})
S.par("K04A", {"FODSELSDATO": ""}, "K04A:E", {"FODSELSDATO": "31011990"})
S.par("K05", {"PERSON_FODSELSNR": "15869010080"}, "K05:E", {"PERSON_FODSELSNR": "15869010089"})
S.par("K05", {"PERSON_FODSELSNR": "15869000100"}, "K05:E", {"PERSON_FODSELSNR": "15069000100"})
S.par("K05A", [{}, ANDRE], "K05A:E*2", [{}, {**ANDRE, "STATUS": "2"}])
S.par("K05A", [{}, ANDRE], "K05A:E*2", [OSLO, {**ANDRE, **OSLO}], region_nabo="030101")
S.par("K05B", [{}, ANNEN_PERSON], "K05B:E*2", [{}, {**ANNEN_PERSON, **ANDRE}])
S.par("K06", {"PERSON_FODSELSNR": "01810950087"}, "K06:E", {"PERSON_FODSELSNR": "31920850017"})
S.par("K07", {"PERSON_FODSELSNR": "01815710025"}, "K07:W", {"PERSON_FODSELSNR": "31925810188"})
S.par("K08", {"KJONN": "3"}, "K08:E", {"KJONN": "2"})
S.par("K09", {"EKTSTAT": "6"}, "K09:E", {"EKTSTAT": "5"})
S.par("K10", {"BU18": "0"}, "K10:E", {"BU18": "2"})
S.par("K11", {"BU18": "1", "ANTBU18": "00"}, "K11:E", {"BU18": "1", "ANTBU18": "01"})
S.par("K12", {"BU18": "2", "ANTBU18": "01"}, "K12:E", {"BU18": "2", "ANTBU18": "00"})
S.par("K13", {"BU18": "1", "ANTBU18": "14"}, "K13:E", {"BU18": "1", "ANTBU18": "13"})
S.par("K14", {"REG_DATO": "31122021"}, "K14:E", {"REG_DATO": "01012022"})
S.par("K14", {"REG_DATO": ""}, "K14:E", {"REG_DATO": "01012099"})
for regel, felt in (("K14", "REG_DATO"), ("K15", "VEDTAK_DATO"), ("K16", "BEGYNT_DATO")):
    S.par(regel, {felt: ""}, f"{regel}:E", {felt: "", **OSLO}, region_nabo="030101")
S.par("K15", {"VEDTAK_DATO": "31122021"}, "K15:E", {"VEDTAK_DATO": "01012022"})
S.par("K16", {"BEGYNT_DATO": "31122021"}, "K16:E", {"BEGYNT_DATO": "01012022"})
S.par("K16", {"BEGYNT_DATO": "01012027"}, "K16:E", {"BEGYNT_DATO": "31122026"})
S.par("K19", {"KVP_KOMM": ""}, "K19:E", {"KVP_KOMM": "2"})
FRA = {"KVP_KOMM": "1"}
S.par("K20", {**FRA, "KOMMNR_KVP_KOMM": ""}, "K20:E", {**FRA, "KOMMNR_KVP_KOMM": "0301"})
S.par(
    "K20",
    {**FRA, "KOMMNR_KVP_KOMM": "3001"},
    "K20:E",
    {"KVP_KOMM": "2", "KOMMNR_KVP_KOMM": "3001"},
)
S.par("K20", {**FRA, "KOMMNR_KVP_KOMM": "0000"}, "K20:E", {**FRA, "KOMMNR_KVP_KOMM": "9999"})
JA_SOS = {"YTELSE_SOSHJELP": "1"}
S.par("K21", {**JA_SOS, "YTELSE_TYPE_SOSHJ": ""}, "K21:E", {**JA_SOS, "YTELSE_TYPE_SOSHJ": "2"})
S.par(
    "K21",
    {**JA_SOS, "YTELSE_TYPE_SOSHJ": "1"},
    "K21:E",
    {"YTELSE_SOSHJELP": "2", "YTELSE_TYPE_SOSHJ": "1"},
)
S.par("K26", {"KVP_MED_ASTONAD": ""}, "K26:E", {"KVP_MED_ASTONAD": "2"})
JA, NEI = {"KVP_MED_ASTONAD": "1"}, {"KVP_MED_ASTONAD": "2"}
S.par("K27", JA, "K27:E", {**JA, "KVP_MED_KOMMBOS": "4"})
S.par("K27", {**NEI, "KVP_MED_KOMMBOS": "4"}, "K27:E", {**NEI, "KVP_MED_KOMMBOS": "1"})
UTEN = {**INGEN_MND, "KVP_STONAD": ""}
S.par("K28", UTEN, "K28:W K29:W", {**UTEN, "STATUS": "2"})
S.par("K29", {"KVP_STONAD": "0000000"}, "K29:W", {"KVP_STONAD": "0000001"})
S.par("K29", {"KVP_STONAD": "12A4567"}, "K29:W", {"KVP_STONAD": "12A4567", "STATUS": "6"})
S.par("K30", {"KVP_STONAD": ""}, "K29:W K30:W", {"KVP_STONAD": "0000000"}, "K29:W")
EN_KR = {**INGEN_MND, "KVP_STONAD": "0000001"}
S.par("K31", EN_KR, "K28:W K31:W", {**EN_KR, "STMND_1": "01"})
S.par("K32", {"KVP_STONAD": "0600001"}, "K32:W", {"KVP_STONAD": "0600000"})
S.par("K36", {"STATUS": "8"}, "K36:E", {"STATUS": "6"})
S.par("K37", {"STATUS": "4", "AVSL_DATO": ""}, "K37:E", {"STATUS": "6", "AVSL_DATO": ""})
for status, feil, rett in (
    ("4", "31122025", "01012026"),
    ("5", "01012027", "31122026"),
    ("4", "31022026", "28022026"),
):
    S.par(
        "K37",
        {"STATUS": status, "AVSL_DATO": feil},
        "K37:E",
        {"STATUS": status, "AVSL_DATO": rett},
    )
SJU, TRE = ({"STATUS": s, "AVSL_DATO": "30062026"} for s in "73")
S.par("K38", SJU, "K38:E", {**SJU, "AVSL_ANNET": "10"})
TRE_17 = {**TRE, "AVSL_VIKTIGSTE_INNTEKT": "17"}
S.par("K38", {**TRE_17, "AVSL_ANNET": "11"}, "K38:E", {**TRE_17, "AVSL_ARBLONNSTILS": "11"})
TRE_10 = {**TRE, "AVSL_ANNET": "10"}
S.par("K39", TRE_10, "K39:E", {**TRE_10, "AVSL_VIKTIGSTE_INNTEKT": "10"})
S.par("K39", {**TRE_10, "AVSL_VIKTIGSTE_INNTEKT": "02"}, "K39:E", {**SJU, "AVSL_ANNET": "10"})

TILFELLER = S.tilfeller
