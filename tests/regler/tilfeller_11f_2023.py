"""11F 2023: K002 kjøres ikke, trygd uten barnetrygd, alder til og med 62 for pensjon."""

from orakel.bygg import bygg_fil
from orakel.bygg11f import UTENFOR_OSLO, blank_post, bygg_post
from orakel.tilfelle import Samling
from regler import felles_11f
from regler.felles_11f import bidrag, fnr, trygd

AAR = 2023
S = Samling(AAR, skjema="11F")
felles_11f.legg_til(S, dato=("010223", "300623"))
UTEN_NUMMER = {"PERSON_FODSELSNR": "", "PERSON_DUF": "999900000108"}

S.fil("grunnpost", bygg_fil([bygg_post(AAR)]), antall_kontroller=44)
S.en("grunnpost utenfor Oslo", UTENFOR_OSLO, region="110300", antall_kontroller=44)
S.fil(
    "blank post",
    bygg_fil([blank_post(AAR)]),
    "K03-komm:E K04:E K05:W K08:E K09:E K10:E K14:E K25:E K26:E K27:E K31:W K32:E K33:E K35:E "
    "K38:W K39:E K40:E",
    antall_kontroller=44,
)
S.fil("K000 ett mellomrom", b" ", "K000:F", antall_kontroller=2)
S.fil("K001 323 tegn", bygg_fil([bygg_post(AAR)[:-1]]), "K001:F", antall_kontroller=2)
S.fil("K001 tabulator", bygg_fil([bygg_post(AAR, SAKSBEHANDLER="\t")]), "K001:F")

S.en("filbeskrivelsen prøves ikke", {"BIDRAG_FEB": "12A", "STMND_2": "01", "VEDTAKARB": "02"})
S.en("blank saksbehandler", {"SAKSBEHANDLER": ""})
S.en("bydel blank", {"BYDELSNR": ""}, "K03-bydel:E")
S.par("K04", {"VERSION": "22"}, "K04:E", {"VERSION": "23"})
S.par("K05", fnr("15869010080"), "K05:W", fnr("15869000100"), merknad="suffiksnummer avkodes")
S.en("K05 bare DUF", UTEN_NUMMER, "K05:W", merknad="ukjent alder er stille i K06")
S.par("K06", fnr("15860650182"), "K06:W", fnr("15860550080"), merknad="17 og 18 år")
S.en("K06 ukjent alder", fnr("15469010187"))
S.par("K07", fnr("15865500189"), "K07:W", fnr("15865600019"), merknad="68 og 67 år")
S.par("K13", {"BU18": "1", "ANTBU18": "14"}, "K13:E", {"BU18": "1", "ANTBU18": "13"})
S.en("K13 ikke et tall", {"ANTBU18": "xx"})
S.par("K20", trygd("12"), "K20:E", trygd("11"))
S.en("K20 barnetrygd", trygd("13"), "K20:E")
S.en("K20 blank", trygd(""), "K20:E")
S.en("trygdesituasjon uten kilde", {"TRYGDESIT": "03"}, merknad="feil kode er stille")
S.en("trygdesituasjon blank", {"TRYGDESIT": ""})
S.en("trygd og annen kilde", {"TRYGDESIT": "11"})
for arbeid, ventet in [("01", "K21:W"), ("03", "K21:W"), ("02", ""), ("04", ""), ("09", "K21:W")]:
    S.en(f"K21 {arbeid}", {"ARBSIT": arbeid}, ventet)
FEMTISEKS, FEMTIFEM = (trygd("07", **fnr(n)) for n in ("15866000031", "15866100052"))
S.par("K22", FEMTIFEM, "K22:E", FEMTISEKS, merknad="62 og 63 år")
S.en("K22 ukjent alder", trygd("07", **fnr("15469010187")), "K22:E")
S.par("K23", trygd("05"), "K23:E", trygd("05", BU18="1", ANTBU18="01"))
S.en("K23 ja uten antall", trygd("05", BU18="1"), "K11:E K23:E")
S.en("K23 antall uten ja", trygd("05", ANTBU18="01"), "K12:E K23:E")
S.par("K24", trygd("07", ARBSIT="05", **fnr("15866000031")), "K24:W", trygd("06", ARBSIT="05"))
S.en("K24 utdanning", trygd("04", ARBSIT="03"), "K24:W")
S.en("K28 og K29 finnes ikke", {**bidrag("0"), "STMND_1": ""}, "K26:E K27:E K31:W")
S.par("K30", bidrag("0600000"), "K30:W", bidrag("0599999"))
S.par(
    "K36",
    {"BIDRAG": "-1"},
    "K27:E K31:W K36:W",
    {"BIDRAG": "-1", "BIDRAG_JAN": "-1"},
    "K27:E K31:W",
)
S.par("K38", {**UTEN_NUMMER, "PERSON_DUF": "999900000109"}, "K05:W K38:W", UTEN_NUMMER, "K05:W")
S.en("K38 ugyldig nummer", fnr("15869010080"), "K05:W", merknad="bare når nummeret er tomt")

TILFELLER = S.tilfeller
