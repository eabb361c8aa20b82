"""11F 2026: grunnpost, filregler og ett par (utløser, nabo) per regel."""

from orakel.bygg import bygg_fil
from orakel.bygg11f import UTENFOR_OSLO, blank_post, bygg_post
from orakel.tilfelle import Samling
from regler import felles_11f
from regler.felles_11f import ANDRE, bidrag, fnr

AAR = 2026
S = Samling(AAR, skjema="11F")
LINJE = bygg_post(AAR)
UTEN_NUMMER = {"PERSON_FODSELSNR": "", "PERSON_DUF": "999900000108"}
TIDSROM = {"UTBETDATO": "01022026", "UTBETTOMDATO": "30062026"}
VILKAR = {"VILKARSOSLOV": "1", **TIDSROM}

GRUNNLINJE = (
    "0301260115061990J000000115869010089············112005120701······················"
    "001200000000000012000" + "·" * 161 + "22SB00000001122" + "·" * 60
).replace("·", " ")

# Rader med tall i statistikken for grunnposten; alle andre rader er 0.
GRUNNSTATISTIKK = {
    ("Stønad / Sum", "I alt"): 12000,
    ("Stønad / Sum", "Bidrag"): 12000,
    ("Alder / Deltakere", "25 - 44"): 1,
    ("Stønadsvarighet / Deltakere", "1 måned"): 1,
    ("Stønad / Deltakere", "10000 - 49999"): 1,
}

# --- hele filer ---
S.fil("grunnpost", bygg_fil([LINJE]), antall_kontroller=48)
S.en("grunnpost utenfor Oslo", UTENFOR_OSLO, region="110300", antall_kontroller=48)
BLANK = (
    "K002-mangler:E*19 K03-komm:E K04:E K04A:E K05:E K06:W K08:E K09:E K10:E K14:E K22:E K25:E "
    "K26:E K27:E K31:W K32:E K33:E K35:E K38:W K39:E K40:E"
)
S.fil("blank post", bygg_fil([blank_post(AAR)]), BLANK, antall_kontroller=48)
S.fil(
    "blank post utenfor Oslo",
    bygg_fil([blank_post(AAR)]),
    BLANK.replace("*19", "*18"),
    region="110300",
    merknad="bydelen er ikke obligatorisk der",
)
S.fil("K000 ett mellomrom", b" ", "K000:F", antall_kontroller=2)
S.fil("K000 nabo to mellomrom", b"  ", "K001:F", postnumre=(1,), antall_kontroller=2)
S.fil("K000 uten vedlegg", bygg_fil([LINJE]), "K000:F", vedlegg=False, antall_kontroller=2)
S.fil("K000 uten vedlegg nabo", b" ", "K000:O", vedlegg=False, antall_kontroller=2)
S.fil("K001 337 tegn", bygg_fil([LINJE[:-1]]), "K001:F", postnumre=(1,), antall_kontroller=2)
S.fil("K001 339 tegn", bygg_fil([LINJE + " "]), "K001:F", postnumre=(1,), antall_kontroller=2)
S.fil("K001 tabulator", bygg_fil([LINJE[:-1] + "\t"]), "K001:F")
S.fil("K001 nabo CRLF", bygg_fil([LINJE], skille="\r\n"), antall_kontroller=48)
S.fil("K001 nabo BOM", bygg_fil([LINJE], bom=True), merknad="BOM fjernes; programmet ga K001")
S.fil(
    "K001 nabo tom linje",
    b"\n" + bygg_fil([bygg_post(AAR, KJONN="3")]),
    "K002-kode:E K08:E",
    postnumre=(1, 1),
)
TO = [LINJE, bygg_post(AAR, **ANDRE, **fnr("16869010018"))]
S.fil("K001 enslig CR", bygg_fil(TO, skille="\r", siste_skille=False), "K001:F", postnumre=(1,))
S.fil("K001 nabo to linjer", bygg_fil(TO, siste_skille=False), antall_kontroller=96)

# --- ett par per regel, det som er eget for 2026 ---
felles_11f.legg_til(S, dato=("01022026", "30062026"))
S.par("K002-mangler", {"SAKSBEHANDLER": ""}, "K002-mangler:E", {"SAKSBEHANDLER": "X"})
S.par("K002-mangler", {"BYDELSNR": ""}, "K002-mangler:E K03-bydel:E", {"BYDELSNR": "01"})
S.par("K002-heltall", {"BIDRAG_FEB": "12A"}, "K002-heltall:E", {"BIDRAG_FEB": "0"})
S.par("K002-heltall", {"BIDRAG_FEB": "1 2"}, "K002-heltall:E", {"BIDRAG_FEB": "+0"})
S.par("K002-dato", {"UTBETDATO": "32012026"}, "K002-dato:E", {"UTBETDATO": "31022026"})
S.par("K002-dato", {"VEDTAKDATO": "00000000"}, "K002-dato:E", {"VEDTAKDATO": ""})
S.par("K002-kode", {"STMND_2": "01"}, "K002-kode:E", {"STMND_2": "02"})
S.par("K002-kode", {"VEDTAKARB": "02"}, "K002-kode:E", {"VEDTAKARB": "01"})
S.par(
    "K03-komm",
    UTENFOR_OSLO,
    "K002-mangler:E K03-komm:E",
    {"KOMMUNE_NR": "0301"},
    merknad="filen leveres for Oslo, så bydelen kreves",
)
S.par("K04", {"VERSION": "25"}, "K04:E", {"VERSION": "26"})
S.par("K04A", {"FODSELSDATO": "00011990"}, "K002-dato:E K04A:E", {"FODSELSDATO": "29021990"})
S.par("K05", fnr("15869010080"), "K05:E", fnr("15869010089"))
S.par("K05", UTEN_NUMMER, "K05:E K06:W", fnr("15069099999"))
LIKT = fnr("15069000100")
S.par("K05A", [{}, ANDRE], "K05A:E*2", [LIKT, {**LIKT, **ANDRE}])
S.par("K06", fnr("01810950087"), "K06:W", fnr("31920850017"))
S.par("K07", fnr("01813010042"), "K07:W", fnr("31923110014"))
S.par("K13", {"BU18": "1", "ANTBU18": "14"}, "K13:E", {"BU18": "1", "ANTBU18": "13"})
S.par("K20B", {"VKLO": "3", "TRYGDESIT": "12"}, "K20B:E", {"VKLO": "3", "TRYGDESIT": "11"})
S.par("K20B", {"VKLO": "3", "TRYGDESIT": "03"}, "K002-kode:E K20B:E K22:E", {"VKLO": "9"})
S.par("K21", {"ARBSIT": "01"}, "K21:W", {"ARBSIT": "03"})
S.par("K22", {"TRYGDESIT": "03"}, "K002-kode:E K22:E", {"TRYGDESIT": "04"})
PENSJON = {"TRYGDESIT": "07"}
S.par("K23A", {**PENSJON, **fnr("01816510011")}, "K23A:E", {**PENSJON, **fnr("31926410051")})
ET_BARN, TO_BARN = ({"BU18": "1", "ANTBU18": n} for n in ("01", "02"))
S.par("K23B", {"TRYGDESIT": "05"}, "K23B:E", {"TRYGDESIT": "05", **ET_BARN})
S.par("K23C", {"TRYGDESIT": "13"}, "K23C:E", {"TRYGDESIT": "13", **TO_BARN})
S.en("K23C antall mangler", {"TRYGDESIT": "13", "BU18": "1", "ANTBU18": ""}, "K11:E K23C:E")
S.par("K24", {"TRYGDESIT": "04", "ARBSIT": "08"}, "K24:W", {"TRYGDESIT": "04", "ARBSIT": "07"})
S.par("K30", bidrag("1000001"), "K30:W", bidrag("1000000"))
S.par(
    "K38",
    {**UTEN_NUMMER, "PERSON_DUF": "999900000109"},
    "K05:E K06:W K38:W",
    UTEN_NUMMER,
    "K05:E K06:W",
)
UTEN_DUF = {"PERSON_DUF": ""}
S.par(
    "K38",
    {**UTEN_NUMMER, **UTEN_DUF},
    "K05:E K06:W K38:W",
    {**fnr("15869010080"), **UTEN_DUF},
    "K05:E",
)
S.par("K43", VILKAR, "K43:E", {**VILKAR, "VILKARNORSKSAMISKOPPL": "20"})

TILFELLER = S.tilfeller
