"""11F 2024: barnetrygd som kode, K20A og K20B i stedet for K20, 60 år for pensjon."""

from orakel.bygg import bygg_fil
from orakel.bygg11f import bygg_post
from orakel.tilfelle import Samling
from regler import felles_11f
from regler.felles_11f import bidrag, fnr, trygd

AAR = 2024
S = Samling(AAR, skjema="11F")
felles_11f.legg_til(S, dato=("010224", "300624"))
VILKAR = {"VILKARSOSLOV": "1", "UTBETDATO": "010224", "UTBETTOMDATO": "300624"}

S.fil("grunnpost", bygg_fil([bygg_post(AAR)]), antall_kontroller=45)
S.fil("K001 325 tegn", bygg_fil([bygg_post(AAR) + " "]), "K001:F", antall_kontroller=2)
S.par("K04", {"VERSION": "25"}, "K04:E", {"VERSION": "24"})
S.par("K05", fnr("15869010080"), "K05:E", fnr("55069000200"), merknad="d-nummer avkodes")
S.par("K06", fnr("15860750012"), "K06:W", fnr("15860650182"), merknad="17 og 18 år")
S.en("K06 ukjent alder", fnr("15469010187"))
S.par("K07", fnr("15865600019"), "K07:W", fnr("15865700110"), merknad="68 og 67 år")
S.par("K13", {"BU18": "1", "ANTBU18": "14"}, "K13:E", {"BU18": "1", "ANTBU18": "13"})
S.par("K20A", {"TRYGDESIT": "11"}, "K20A:W", {"TRYGDESIT": "12"})
S.en("K20A blank", {"TRYGDESIT": ""}, "K20A:W")
S.en("K20A feil kode", {"VKLO": "0", "TRYGDESIT": "03"}, "K14:E K20A:W")
S.par("K20B", trygd("12"), "K20B:E", trygd("11"))
S.en("K20B blank", trygd(""), "K20B:E")
S.en("K20B barnetrygd", trygd("13"), merknad="kontrollen av barna er skrevet, men ikke kjørt")
for arbeid, ventet in [("01", "K21:W"), ("03", "K21:W"), ("08", "")]:
    S.en(f"K21 {arbeid}", {"ARBSIT": arbeid}, ventet)
NI, SEKSTI = (trygd("07", **fnr(n)) for n in ("15866500026", "15866400005"))
S.par("K22", NI, "K22:E", SEKSTI, merknad="59 og 60 år")
S.en("K22 ukjent alder", trygd("07", **fnr("")), "K05:E K22:E K38:W")
S.par("K23", trygd("05"), "K23:E", trygd("05", BU18="1", ANTBU18="01"))
S.par("K24", trygd("04", ARBSIT="06"), "K24:W", trygd("04", ARBSIT="02"))
S.par("K30", bidrag("0600000"), "K30:W", bidrag("0599999"))
S.par("K38", fnr(""), "K05:E K38:W", {**fnr(""), "PERSON_DUF": "999900000108"}, "K05:E")
S.par("K43", VILKAR, "K43:E", {**VILKAR, "VILKARNORSKSAMISKOPPL": "20"})

TILFELLER = S.tilfeller
