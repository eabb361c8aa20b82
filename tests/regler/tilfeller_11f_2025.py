"""11F 2025: fødselsdato, åtte sifre i datoene, 96 år og en million kroner som grenser."""

from orakel.bygg import bygg_fil
from orakel.bygg11f import blank_post, bygg_post
from orakel.tilfelle import Samling
from regler import felles_11f
from regler.felles_11f import bidrag, fnr, trygd

AAR = 2025
S = Samling(AAR, skjema="11F")
felles_11f.legg_til(S, dato=("01022025", "30062025"))
UTEN_NUMMER = {"PERSON_FODSELSNR": "", "PERSON_DUF": "999900000108"}

S.fil("grunnpost", bygg_fil([bygg_post(AAR)]), antall_kontroller=46)
S.fil("K001 337 tegn", bygg_fil([bygg_post(AAR)[:-1]]), "K001:F", antall_kontroller=2)
S.fil(
    "blank post",
    bygg_fil([blank_post(AAR)]),
    "K03-komm:E K04:E K04A:E K05:E K08:E K09:E K10:E K14:E K20A:W K25:E K26:E K27:E K31:W K32:E "
    "K33:E K35:E K38:W K39:E K40:E",
    antall_kontroller=46,
)
S.en("obligatoriske felt prøves ikke", {"SAKSBEHANDLER": "", "LAAN": ""})
S.par("K04", {"VERSION": "26"}, "K04:E", {"VERSION": "25"})
S.par("K04A", {"FODSELSDATO": "32011990"}, "K04A:E", {"FODSELSDATO": "31021990"})
S.par("K05", fnr("15869000100"), "K05:E", fnr("15069000100"), merknad="suffiks som skrevet")
S.en("K05 bare DUF", UTEN_NUMMER, "K05:E", merknad="ukjent alder er stille i K06")
S.par("K06", fnr("15860850033"), "K06:W", fnr("15860750012"), merknad="17 og 18 år")
S.en("K06 ukjent alder", fnr("15469010187"))
S.par("K07", fnr("15062999999"), "K07:W", fnr("15063099999"), merknad="96 og 95 år")
S.par("K13", {"BU18": "1", "ANTBU18": "14"}, "K13:E", {"BU18": "1", "ANTBU18": "13"})
S.par("K20A", {"TRYGDESIT": "01"}, "K20A:W", {"TRYGDESIT": "12"})
S.par("K20B", trygd("12"), "K20B:E", trygd("13"))
for arbeid, ventet in [("01", "K21:W"), ("03", "K21:W"), ("08", "")]:
    S.en(f"K21 {arbeid}", {"ARBSIT": arbeid}, ventet)
NI, SEKSTI = (trygd("07", **fnr(n)) for n in ("15066699999", "15066599999"))
S.par("K22", NI, "K22:E", SEKSTI, merknad="59 og 60 år")
S.en("K22 ukjent alder", trygd("07", **fnr("15469010187")), "K22:E")
S.par("K23", trygd("05", BU18="1"), "K11:E K23:E", trygd("05", BU18="1", ANTBU18="1"))
S.par("K24", trygd("04", ARBSIT="03"), "K24:W", trygd("04", ARBSIT="04"))
S.par("K30", bidrag("1000001"), "K30:W", bidrag("1000000"))
S.par("K38", fnr(""), "K05:E K38:W", UTEN_NUMMER, "K05:E")

TILFELLER = S.tilfeller
