"""11CF 2022: K002 kjøres, tallet på kontroller er et annet, og mange regler er videre.

Grunnposten gir alltid K05 (advarsel), se ``orakel.bygg``. Et syntetisk nummer med måned +80
gir i stedet K06 (advarsel).
"""

from orakel.bygg import OSLO, blank_post, bygg_fil, bygg_post
from orakel.tilfelle import Samling

AAR = 2022
K05 = "K05:W"
S = Samling(AAR, alltid=K05)
LINJE = bygg_post(AAR)
ANDRE = {"PERSON_JOURNALNR": "J0000002"}
OSLO_REGION = "030101"
OSLO_JA = {**OSLO, "KVP_OSLO": "1"}


def fnr(nr: str) -> dict[str, str]:
    return {"PERSON_FODSELSNR": nr}


TENOR = fnr("15869010089")

# --- hele filer ---
S.fil("grunnpost", bygg_fil([LINJE]), K05, antall_kontroller=36)
S.en("grunnpost Oslo", OSLO_JA, K05, region=OSLO_REGION, antall_kontroller=34)
S.fil("K000 tom fil", b"", "K000:F", antall_kontroller=2)
S.fil("K000 ett mellomrom", b" ", "K000:F", antall_kontroller=2)
S.fil("K000 bare blanke linjer", b"\n \r\n\r   \n", "K000:F", antall_kontroller=2)
S.fil("K000 blank post", bygg_fil([blank_post(AAR)]), "K000:F", antall_kontroller=2)
S.fil("K000 nabo ett tegn", b"X", "K001:F", antall_kontroller=2)
S.fil("K000 uten vedlegg", bygg_fil([LINJE]), "K000:F", vedlegg=False)
S.fil("K000 uten vedlegg tom fil", b"", "K000:F", vedlegg=False)
S.fil("K000 uten vedlegg nabo", b" ", "K000:O", vedlegg=False, antall_kontroller=2)
S.fil("K001 138 tegn", bygg_fil([LINJE[:-1]]), "K001:F", antall_kontroller=2)
S.fil("K001 to gale linjer", bygg_fil([LINJE[:-1], LINJE, "x"]), "K001:F")
S.fil("K001 nabo tabulator", bygg_fil([bygg_post(AAR, SAKSBEHANDLER="\t")]), K05)
S.fil("K001 nabo blank linje", b"   \n" + bygg_fil([LINJE]), K05, antall_kontroller=36)
TO = [LINJE, bygg_post(AAR, **ANDRE)]
S.fil("enslig CR skiller", bygg_fil(TO, skille="\r"), "K05:W*2", antall_kontroller=66)
S.fil("CRLF skiller", bygg_fil(TO, skille="\r\n"), "K05:W*2", antall_kontroller=66)

# --- K002: mangler ---
for felt, ventet in [
    ("KOMMUNE_NR", "K03-komm:E K05:W"),
    ("VERSION", "K04:E K05:W"),
    ("PERSON_JOURNALNR", "K05:W"),
    ("PERSON_FODSELSNR", "K05:W K06:W"),
    ("KJONN", "K05:W K08:E"),
    ("BU18", "K05:W K10:E"),
    ("REG_DATO", "K05:W K14:E"),
    ("VEDTAK_DATO", "K05:W K15:E"),
    ("BEGYNT_DATO", "K05:W K16:E"),
    ("STATUS", "K05:W K36:E"),
]:
    S.en(f"K002-mangler {felt}", {felt: ""}, f"K002-mangler:E {ventet}")
for felt, ventet in [("EKTSTAT", "K09:E"), ("KVP_KOMM", "K19:E"), ("KVP_MED_ASTONAD", "K26:E")]:
    S.en(f"K002-mangler nabo {felt}", {felt: ""}, f"alltid {ventet}")
S.en("K002-mangler nabo BYDELSNR", {"BYDELSNR": "", "ANTBU18": ""}, K05)

# --- K002: kode. Utløser, hva annet den gir, og en nabo som er stille ---
for endring, ventet, nabo in [
    ({"KJONN": "3"}, "K08:E", {"KJONN": "2"}),
    ({"EKTSTAT": "6"}, "K09:E", {"EKTSTAT": "5"}),
    ({"BU18": "0"}, "K10:E", {"BU18": "2"}),
    ({"KVP_KOMM": "3"}, "K19:E", {"KVP_KOMM": "2"}),
    ({"KOMMNR_KVP_KOMM": "3101"}, "", {"KOMMNR_KVP_KOMM": "3001"}),
    ({"KOMMNR_KVP_KOMM": "9999"}, "", {"KOMMNR_KVP_KOMM": "1507"}),
    ({"KVP_OSLO": "3"}, "", {"KVP_OSLO": "2"}),
    ({"YTELSE_SOSHJELP": "2"}, "", {"YTELSE_SOSHJELP": ""}),
    ({"YTELSE_TYPE_SOSHJ": "1"}, "", {"YTELSE_TYPE_SOSHJ": "3"}),
    ({"YTELSE_INTRO": "5"}, "", {"YTELSE_INTRO": "4"}),
    ({"YTELSE_INDIVIDSTONAD": "4"}, "", {"YTELSE_INDIVIDSTONAD": "5"}),
    ({"YTELSE_FOLKETRYGDL": "5"}, "", {"YTELSE_FOLKETRYGDL": "6"}),
    ({"KVP_MED_ASTONAD": "3"}, "K26:E", {"KVP_MED_ASTONAD": "2"}),
    ({"STMND_1": "02"}, "", {"STMND_1": ""}),
    ({"STATUS": "8"}, "K36:E", {"STATUS": "6"}),
    ({"AVSL_ANNET": "11"}, "", {"AVSL_ANNET": "10"}),
    ({"AVSL_VIKTIGSTE_INNTEKT": "02"}, "", {"AVSL_VIKTIGSTE_INNTEKT": "17"}),
]:
    (felt,) = endring
    S.par(f"K002-kode {felt}", endring, f"alltid K002-kode:E {ventet}", nabo, K05)
S.par("K002-heltall", {"ANTBU18": "xx"}, "alltid K002-heltall:E", {"ANTBU18": " 0"}, K05)
S.par(
    "K002-heltall",
    {"KVP_STONAD": "12A4567"},
    "alltid K002-heltall:E K29:W K30:W",
    {"KVP_STONAD": "+240000"},
    K05,
)
S.par(
    "K002-dato",
    {"STATUS": "4", "AVSL_DATO": "320122"},
    "alltid K002-dato:E K37:E",
    {"STATUS": "4", "AVSL_DATO": "310222"},
    K05,
)
S.par(
    "K002-dato",
    {"REG_DATO": "0102 1"},
    "alltid K002-dato:E K14:E",
    {"REG_DATO": "000000"},
    "alltid K14:E",
)

# --- K03, dubletter: regionen avgjør ---
S.par("K03-komm", {"KOMMUNE_NR": "1106"}, "alltid K03-komm:E", {}, K05)
S.par("K03-bydel", {"BYDELSNR": "01"}, "alltid K03-bydel:E", {"BYDELSNR": ""}, K05)
S.par(
    "K03-bydel",
    {**OSLO_JA, "BYDELSNR": "16"},
    "alltid K03-bydel:E",
    {**OSLO_JA, "BYDELSNR": "15"},
    K05,
    region=OSLO_REGION,
)
S.par(
    "K03-bydel regionen utenfor Oslo",
    OSLO_JA,
    "alltid K03-komm:E K03-bydel:E",
    {**OSLO_JA, "BYDELSNR": ""},
    "alltid K03-komm:E",
)
S.par(
    "K03-bydel regionen i Oslo",
    {},
    "alltid K03-komm:E K03-bydel:E",
    {"BYDELSNR": "01"},
    "alltid K03-komm:E",
    region=OSLO_REGION,
)
S.par(
    "K05A",
    [TENOR, {**TENOR, **ANDRE}],
    "K05A:E*2 K06:W*2",
    [TENOR, {**TENOR, **ANDRE, "STATUS": "2"}],
    "K06:W*2",
)
S.en("K05A nabo ikke mod 11", [{}, ANDRE], "K05:W*2")
I_OSLO = {**TENOR, **OSLO_JA}
S.en("K05A Oslo i regionen", [I_OSLO, {**I_OSLO, **ANDRE}], "K06:W*2", region=OSLO_REGION)
S.en(
    "K05A Oslo bare i regionen",
    [{**TENOR, "BYDELSNR": "01"}, {**TENOR, "BYDELSNR": "01", **ANDRE}],
    "K03-komm:E*2 K06:W*2",
    region=OSLO_REGION,
)
S.en(
    "K05A Oslo bare i posten",
    [{**I_OSLO, "BYDELSNR": ""}, {**I_OSLO, "BYDELSNR": "", **ANDRE}],
    "K03-komm:E*2 K05A:E*2 K06:W*2",
)
ANNEN = fnr("16069000100")
S.par("K05B", [{}, ANNEN], "K05:W*2 K05B:E*2", [{}, {**ANNEN, **ANDRE}], "K05:W*2")
S.en("K05B Oslo i regionen", [OSLO_JA, {**OSLO_JA, **ANNEN}], "K05:W*2", region=OSLO_REGION)
UTEN_BYDEL = {**OSLO_JA, "BYDELSNR": ""}
S.en(
    "K05B Oslo bare i posten",
    [UTEN_BYDEL, {**UTEN_BYDEL, **ANNEN}],
    "K03-komm:E*2 K05:W*2 K05B:E*2",
)

# --- K04 ---
S.par("K04", {"VERSION": "23"}, "alltid K04:E", {"VERSION": "22"}, K05)
GAMLE = {felt: "010100" for felt in ("REG_DATO", "VEDTAK_DATO", "BEGYNT_DATO")}
S.en("VERSION uleselig", {"VERSION": "xx", **GAMLE}, "alltid K04:E")
S.en("VERSION ett tegn", {"VERSION": " 9", **GAMLE}, "alltid K04:E")
S.en("VERSION 09", {"VERSION": "09", **GAMLE}, "alltid K04:E K14:E K15:E K16:E")

# --- K05, K06, K07 ---
for nr, ventet in [
    ("15869010089", "K06:W"),  # måned +80 avkodes ikke
    ("15469010187", "K06:W"),
    ("15719010080", "K06:W"),
    ("00000000000", "K06:W"),
    ("15869010080", "K05:W K06:W"),
    ("55069000200", "K05:W"),  # d-nummer, 1990
    ("32069000100", "K05:W K06:W"),
    ("40069000100", "K05:W K06:W"),
    ("31029000100", "K05:W K06:W"),  # datoen må finnes
    ("29020000100", "K05:W"),
    ("15062200100", "K05:W K06:W"),  # 2022
    ("15062300100", "K05:W K06:W"),  # 1923: 99 år blir −1
    ("15062400100", "K05:W K07:W"),  # 1924
]:
    S.en(f"nummer {nr}", fnr(nr), ventet)
S.par("K06", fnr("31120500100"), "K05:W K06:W", fnr("31120400100"), K05)
S.par("K07", fnr("31125400100"), "K05:W K07:W", fnr("01015500100"), K05)

# --- K11–K16 ---
S.par("K11", {"BU18": "1", "ANTBU18": "00"}, "alltid K11:E", {"BU18": "1", "ANTBU18": "01"}, K05)
S.par("K12", {"ANTBU18": "01"}, "alltid K12:E", {"ANTBU18": "00"}, K05)
S.par("K13", {"BU18": "1", "ANTBU18": "14"}, "alltid K13:E", {"BU18": "1", "ANTBU18": "13"}, K05)
for regel, felt in (("K14", "REG_DATO"), ("K15", "VEDTAK_DATO"), ("K16", "BEGYNT_DATO")):
    S.par(regel, {felt: "311217"}, f"alltid {regel}:E", {felt: "010118"}, K05)
    S.par(regel, {felt: "000000"}, f"alltid {regel}:E", {felt: "310221"}, K05)
    S.en(f"{regel} fram i tid", {felt: "010199"}, K05)
    S.par(
        f"{regel} regner fra VERSION",
        {"VERSION": "23", felt: "010118"},
        f"alltid K04:E {regel}:E",
        {"VERSION": "21", felt: "010117"},
        "alltid K04:E",
    )
    S.en(f"{regel} Oslo i posten", {felt: "010100", **UTEN_BYDEL}, "alltid K03-komm:E")
    S.en(
        f"{regel} Oslo i regionen",
        {felt: "010100", "BYDELSNR": "01"},
        f"alltid K03-komm:E {regel}:E",
        region=OSLO_REGION,
    )

TILFELLER = S.tilfeller
