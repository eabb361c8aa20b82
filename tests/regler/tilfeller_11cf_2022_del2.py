"""11CF 2022, andre del: K19–K39."""

from orakel.bygg import INGEN_MND, OSLO
from orakel.tilfelle import Samling

K05 = "K05:W"
S = Samling(2022, alltid=K05)
OSLO_REGION = "030101"
FRA = {"KVP_KOMM": "1"}
JA, NEI = {"KVP_MED_ASTONAD": "1"}, {"KVP_MED_ASTONAD": "2"}
JA_SOS = {"YTELSE_SOSHJELP": "1"}


def nr(kode: str) -> dict[str, str]:
    return {**FRA, "KOMMNR_KVP_KOMM": kode}


S.par("K20", nr(""), "alltid K20:E", nr("0301"), K05)
S.par("K20", nr("3101"), "alltid K002-kode:E K20:E", nr("3001"), K05)
S.par("K20", nr("1508"), "alltid K002-kode:E K20:E", nr("1507"), K05)
S.en("K20 9999", nr("9999"), "alltid K002-kode:E K20:E")

S.par("K20A", OSLO, "alltid K20A:W", {**OSLO, "KVP_OSLO": "2"}, K05, region=OSLO_REGION)
S.par(
    "K20A",
    {**OSLO, **nr("3001")},
    "alltid K20A:W",
    {**OSLO, **nr("3001"), "KVP_OSLO": "1"},
    K05,
    region=OSLO_REGION,
    merknad="svaret om annen kommune spiller ingen rolle",
)
S.en(
    "K20A feil kode",
    {**OSLO, "KVP_OSLO": "3"},
    "alltid K002-kode:E K20A:W",
    region=OSLO_REGION,
)
S.par(
    "K20A følger posten",
    {"KOMMUNE_NR": "0301"},
    "alltid K03-komm:E K20A:W",
    {"BYDELSNR": "01"},
    "alltid K03-bydel:E",
)
S.en("K20A Oslo bare i regionen", {"BYDELSNR": "01"}, "alltid K03-komm:E", region=OSLO_REGION)

S.par(
    "K21",
    {**JA_SOS, "YTELSE_TYPE_SOSHJ": "1"},
    "alltid K002-kode:E K21:E",
    {**JA_SOS, "YTELSE_TYPE_SOSHJ": "2"},
    K05,
)
S.en("K21 blank", JA_SOS, "alltid K21:E")

S.par("K27", JA, "alltid K27:E", {**JA, "KVP_MED_KOMMBOS": "4"}, K05)
S.en("K27 ja, feil kode", {**JA, "KVP_MED_KOMMBOS": "1"}, "alltid K002-kode:E K27:E")
S.en("K27 ja, null", {**JA, "KVP_MED_KOMMBOS": "0"}, "alltid K002-kode:E K27:E")
for felt in ("KOMMBOS", "HUSBANKBOS", "SOSHJ_ENGANG", "SOSHJ_PGM", "SOSHJ_SUP"):
    S.par(
        f"K27 nei {felt}",
        {**NEI, f"KVP_MED_{felt}": "1"},
        "alltid K002-kode:E K27:E",
        {**NEI, f"KVP_MED_{felt}": "0"},
        "alltid K002-kode:E",
    )
S.en("K27 nei, rett kode", {**NEI, "KVP_MED_KOMMBOS": "4"}, "alltid K27:E")

# --- K28–K32. Sum: blank, null, en krone, ikke tall, minus, høy ---
FERDIG = {"AVSL_DATO": "300622", "AVSL_ANNET": "10", "AVSL_VIKTIGSTE_INNTEKT": "10"}
SUMMER = ["", "0000000", "0000001", "12A4567", "-000001", "0600001"]
TABELL = [
    (
        "13456",
        "nei",
        [
            "K28:W K29:W",
            "K28:W",
            "K28:W K31:W",
            "K002-heltall:E K28:W K29:W",
            "K28:W",
            "K28:W K31:W K32:W",
        ],
    ),
    ("2", "nei", ["K29:W", "", "K31:W", "K002-heltall:E K29:W", "", "K31:W K32:W"]),
    (
        "123456",
        "ja",
        ["K29:W K30:W", "", "", "K002-heltall:E K29:W K30:W", "", "K32:W"],
    ),
]
for statuser, maaneder, celler in TABELL:
    for status in statuser:
        for belop, ventet in zip(SUMMER, celler, strict=True):
            S.en(
                f"stønad status {status} måneder {maaneder} sum {belop or 'blank'}",
                {
                    **INGEN_MND,
                    **({"STMND_3": "03"} if maaneder == "ja" else {}),
                    **(FERDIG if status in "345" else {}),
                    "STATUS": status,
                    "KVP_STONAD": belop,
                },
                f"alltid {ventet}",
            )
S.par("K32", {"KVP_STONAD": "0600001"}, "alltid K32:W", {"KVP_STONAD": "0600000"}, K05)

# --- K36–K39 ---
S.par("K36", {"STATUS": "7"}, "alltid K002-kode:E K36:E", {"STATUS": "6"}, K05)
KRYSS = {"AVSL_ANNET": "10", "AVSL_VIKTIGSTE_INNTEKT": "10"}
for status in "345":
    fast = {"STATUS": status, **KRYSS}
    S.par(f"K37 status {status}", fast, "alltid K37:E", {**fast, "AVSL_DATO": "310222"}, K05)
    S.en(f"K37 status {status} null", {**fast, "AVSL_DATO": "000000"}, "alltid K37:E")
    S.en(f"K37 status {status} annet år", {**fast, "AVSL_DATO": "010199"}, K05)
    S.en(
        f"K37 status {status} ugyldig",
        {**fast, "AVSL_DATO": "321222"},
        "alltid K002-dato:E K37:E",
    )
for status, ventet in [
    ("1", ""),
    ("2", ""),
    ("6", ""),
    ("7", "K002-kode:E K36:E"),
    ("x", "K002-kode:E K36:E"),
    ("", "K002-mangler:E K36:E"),
]:
    for dato in ("300622", "000000"):
        S.en(
            f"K37 status {status or 'blank'} med dato {dato}",
            {"STATUS": status, "AVSL_DATO": dato},
            f"alltid K37:E {ventet}",
        )
    S.en(f"K37 status {status or 'blank'} uten dato", {"STATUS": status}, f"alltid {ventet}")
TRE = {"STATUS": "3", "AVSL_DATO": "300622"}
TRE_10 = {**TRE, "AVSL_VIKTIGSTE_INNTEKT": "10"}
S.par("K38", TRE_10, "alltid K38:E", {**TRE_10, "AVSL_UKJENT": "17"}, K05)
S.en(
    "K38 status 7",
    {"STATUS": "7", "AVSL_VIKTIGSTE_INNTEKT": "10"},
    "alltid K002-kode:E K36:E",
    merknad="status 7 finnes ikke i 2022 og gir ikke K38",
)
S.par("K39", {**TRE, "AVSL_ANNET": "10"}, "alltid K39:E", {**TRE, **KRYSS}, K05)
S.en(
    "K39 feil kode",
    {**TRE, "AVSL_ANNET": "10", "AVSL_VIKTIGSTE_INNTEKT": "02"},
    "alltid K002-kode:E K39:E",
)

TILFELLER = S.tilfeller
