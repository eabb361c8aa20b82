"""11F 2022: K002 kjøres uten obligatoriske felt, alderen prøves bare for pensjon, og K28 og K29 finnes.

Et syntetisk nummer med måned +80 har riktige kontrollsifre, men ukjent alder i 2022.
"""

from orakel.bygg import bygg_fil
from orakel.bygg11f import INGEN_MND, UTENFOR_OSLO, blank_post, bygg_post
from orakel.tilfelle import Samling
from regler import felles_11f
from regler.felles_11f import bidrag, fnr, trygd

AAR = 2022
S = Samling(AAR, skjema="11F")
felles_11f.legg_til(S, dato=("010222", "300622"))
LINJE = bygg_post(AAR)
DUF, FEIL_DUF = ({"PERSON_DUF": nr} for nr in ("999900000108", "999900000109"))

# --- hele filer ---
S.fil("grunnpost", bygg_fil([LINJE]), antall_kontroller=43)
S.en("grunnpost utenfor Oslo", UTENFOR_OSLO, region="110300", antall_kontroller=43)
for navn, innhold in (
    ("tom", b""),
    ("ett mellomrom", b" "),
    ("blanke linjer", b"\n \r\n\r   \n"),
    ("blank post", bygg_fil([blank_post(AAR)])),
):
    S.fil(f"fil {navn}", innhold, antall_kontroller=4, merknad="ingen K000: ingen poster, OK")
S.fil("fil ett tegn", b"X", "K001:F", antall_kontroller=2)
S.fil("K000 uten vedlegg", bygg_fil([LINJE]), "K000:F", vedlegg=False, antall_kontroller=2)
S.fil("K000 uten vedlegg nabo", b" ", "K000:O", vedlegg=False, antall_kontroller=2)
S.fil("K001 to gale linjer", bygg_fil([LINJE[:-1], LINJE, "x"]), "K001:F")
S.fil("K001 nabo tabulator", bygg_fil([bygg_post(AAR, SAKSBEHANDLER="\t")]))
TO = [LINJE, bygg_post(AAR, PERSON_JOURNALNR="J2", **fnr("16869010018"))]
S.fil("enslig CR skiller", bygg_fil(TO, skille="\r"), antall_kontroller=82)

# --- K002: kode og type hver for seg, ingen felt er obligatoriske ---
S.en("K002 tomt felt", {"PERSON_JOURNALNR": "", "SAKSBEHANDLER": "", "LAAN": "", "TRYGDESIT": ""})
S.par("K002-kode", {"STMND_2": "01"}, "K002-kode:E", {"STMND_2": "02"})
S.par("K002-kode", {"TRYGDESIT": "13"}, "K002-kode:E", {"TRYGDESIT": "11"})
S.par("K002-kode", {"ARBSIT": "00"}, "K002-kode:E K25:E", {"ARBSIT": "01"})
S.par("K002-heltall", {"BIDRAG_FEB": "12A"}, "K002-heltall:E", {"BIDRAG_FEB": "0"})
S.par("K002 begge", {"BOSIT": "X"}, "K002-kode:E K002-heltall:E K35:E", {"BOSIT": "6"})
S.par("K002-dato", {"VEDTAKDATO": "320122"}, "K002-dato:E", {"VEDTAKDATO": "310222"})
S.par("K002-dato", {"UTBETDATO": "0102 2"}, "K002-dato:E", {"UTBETDATO": "000000"})

# --- K03–K05: avgiveren avgjør, bare kontrollsifrene teller ---
S.par("K04", {"VERSION": "23"}, "K04:E", {"VERSION": "22"})
S.en("K04 teksten sammenliknes", {"VERSION": "+2"}, "K04:E")
S.en("K03-bydel Oslo bare i regionen", {"KOMMUNE_NR": "1103"}, "K03-komm:E")
S.en("K03-bydel Oslo bare i posten", {}, "K03-komm:E K03-bydel:E", region="110300")
S.par("K05", fnr("15869010080"), "K05:W K38:E", fnr("15869010089"))
S.en("K05 suffiksnummer", fnr("15069000100"), "K05:W")
LIKT = {**fnr("15069000100"), "PERSON_JOURNALNR": "J2"}
S.en("K05A ikke suffiksnumre", [fnr("15069000100"), LIKT], "K05:W*2")
S.en("alderen prøves ikke", fnr("15062200100"), "K05:W", merknad="0 år")

# --- K13: ti barn, eller ikke et tall ---
S.par("K13", {"BU18": "1", "ANTBU18": "10"}, "K13:W", {"BU18": "1", "ANTBU18": "09"})
S.par("K13 blank", {"ANTBU18": ""}, "K13:W", {"ANTBU18": " 0"})
S.en("K13 ikke et tall", {"ANTBU18": "xx"}, "K002-heltall:E K13:W")
S.en("K13 ja uten tall", {"BU18": "1", "ANTBU18": ""}, "K11:E K13:W")

# --- kilde, trygd og arbeid ---
S.par("K20", trygd("12"), "K20:E", trygd("09"))
S.en("K20 blank", trygd(""), "K20:E")
S.en("K21 finnes ikke", {"ARBSIT": "01"})
SEKSTITO, SEKSTITRE = (trygd("07", **fnr(n)) for n in ("15066000100", "15065900100"))
S.par("K22", SEKSTITO, "K05:W K22:E", SEKSTITRE, "K05:W", merknad="62 og 63 år")
S.en("K22 ukjent alder", trygd("07"), "K22:E")
S.en("K22 99 år er ukjent", trygd("07", **fnr("15062300100")), "K05:W K22:E")
S.par("K23", trygd("05"), "K23:E", trygd("05", BU18="1", ANTBU18="01"))
S.en("K23 ja uten antall", trygd("05", BU18="1"), "K11:E", merknad="bare når begge mangler")
S.en("K23 antall uten ja", trygd("05", ANTBU18="01"), "K12:E")
S.par("K24", trygd("04", ARBSIT="03"), "K24:W", trygd("04", ARBSIT="02"))

# --- måneder og beløp ---
S.par("K28", bidrag("0000000"), "K27:E K28:E", bidrag("0000000", LAAN="300", LAAN_JAN="300"))
S.en("K28 uten måned", bidrag("0", **INGEN_MND), "K26:E K27:E")
S.par("K29", INGEN_MND, "K26:E K29:E", {"STMND_1": "", "STMND_3": "03"})
S.par("K30", bidrag("0600001"), "K30:W", bidrag("0600000"))
S.par(
    "K31",
    {**bidrag("-5"), "LAAN": "5", "LAAN_JAN": "5"},
    "K31:W",
    bidrag("0"),
    "K27:E K28:E",
    merknad="ikke når begge er 0",
)
S.en("K31 minus uten lån", bidrag("-5"), "K27:E K28:E K31:W")
S.par("K36", {"BIDRAG": "1"}, "K31:W K36:W", {"BIDRAG": "0"}, "K27:E K28:E")
S.par("K37", {"LAAN": "1"}, "K37:W", {"LAAN": "0", "LAAN_JAN": "1"}, merknad="bare over 0")

# --- K38: fødselsnummeret eller DUF-nummeret, eller en dato først i fødselsnummeret ---
for nr, celler in [
    ("15869010089", ["", "", ""]),
    ("15069010080", ["K05:W", "K05:W", "K05:W K38:E"]),
    ("15869010080", ["K05:W K38:E", "K05:W", "K05:W K38:E"]),
    ("31029000100", ["K05:W", "K05:W", "K05:W K38:E"]),
    ("55069000200", ["K05:W K38:E", "K05:W", "K05:W K38:E"]),
    ("150690     ", ["K05:W", "K05:W", "K05:W K38:E"]),
    (" 1506901008", ["K05:W K38:E", "K05:W", "K05:W K38:E"]),
    ("", ["K05:W K38:E", "K05:W", "K05:W K38:E"]),
]:
    for duf, ventet in zip(({}, DUF, FEIL_DUF), celler, strict=True):
        S.en(f"K38 {nr or 'blank'} {duf}", {**fnr(nr), **duf}, ventet)

TILFELLER = S.tilfeller
