"""11CF: parene som er like i 2023, 2024 og 2025 (og i 2026, som har sin egen fil)."""

from itertools import product

from orakel.bygg import INGEN_MND, OSLO
from orakel.tilfelle import Samling

ANDRE = {"PERSON_JOURNALNR": "J0000002"}
ANNEN_PERSON = {"PERSON_FODSELSNR": "16869010018"}
FRA = {"KVP_KOMM": "1"}
JA, NEI = {"KVP_MED_ASTONAD": "1"}, {"KVP_MED_ASTONAD": "2"}
JA_SOS = {"YTELSE_SOSHJELP": "1"}


def legg_til(S: Samling, *, dato: str) -> None:
    """``dato`` er en gyldig avslutningsdato i året, på årets form."""
    avslutning(S, dato)
    kommune_og_dubletter(S)
    S.par("K08", {"KJONN": "3"}, "K08:E", {"KJONN": "2"})
    S.par("K08", {"KJONN": ""}, "K08:E", {"KJONN": "1"})
    S.par("K09", {"EKTSTAT": "6"}, "K09:E", {"EKTSTAT": "5"})
    S.par("K10", {"BU18": "0"}, "K10:E", {"BU18": "2"})
    S.par("K11", {"BU18": "1", "ANTBU18": "00"}, "K11:E", {"BU18": "1", "ANTBU18": "01"})
    S.par("K11", {"BU18": "1", "ANTBU18": "-1"}, "K11:E", {"BU18": "1", "ANTBU18": "+1"})
    S.par("K12", {"BU18": "2", "ANTBU18": "01"}, "K12:E", {"BU18": "2", "ANTBU18": "xx"})
    S.par("K13", {"BU18": "1", "ANTBU18": "14"}, "K13:E", {"BU18": "1", "ANTBU18": "13"})
    S.par("K19", {"KVP_KOMM": "3"}, "K19:E", {"KVP_KOMM": "2"})
    S.par("K20", {**FRA, "KOMMNR_KVP_KOMM": ""}, "K20:E", {**FRA, "KOMMNR_KVP_KOMM": "0301"})
    S.par("K20", {**FRA, "KOMMNR_KVP_KOMM": "0000"}, "K20:E", {"KOMMNR_KVP_KOMM": "0000"})
    S.par(
        "K21", {**JA_SOS, "YTELSE_TYPE_SOSHJ": "1"}, "K21:E", {**JA_SOS, "YTELSE_TYPE_SOSHJ": "3"}
    )
    S.par("K26", {"KVP_MED_ASTONAD": "3"}, "K26:E", {"KVP_MED_ASTONAD": "2"})
    S.par("K27", JA, "K27:E", {**JA, "KVP_MED_SOSHJ_SUP": "7"})
    S.par("K27", {**JA, "KVP_MED_KOMMBOS": "5"}, "K27:E", {**JA, "KVP_MED_HUSBANKBOS": "5"})
    S.par("K27", {**NEI, "KVP_MED_SOSHJ_PGM": "8"}, "K27:E", {**NEI, "KVP_MED_SOSHJ_PGM": "9"})
    S.par("K27", {**NEI, "KVP_MED_SOSHJ_ENGANG": "9"}, "K27:E", {**NEI, "KVP_MED_KOMMBOS": "0"})
    stonad(S, dato)
    S.par("K32", {"KVP_STONAD": "0600001"}, "K32:W", {"KVP_STONAD": "0600000"})
    S.par("K36", {"STATUS": "8"}, "K36:E", {"STATUS": "6"})
    S.par("K36", {"STATUS": ""}, "K36:E", {"STATUS": "2"})


def kommune_og_dubletter(S: Samling) -> None:
    S.par("K03-komm", {"KOMMUNE_NR": "1106"}, "K03-komm:E", {"KOMMUNE_NR": "1103"})
    S.par("K03-bydel", {"BYDELSNR": "01"}, "K03-bydel:E", {"BYDELSNR": ""})
    S.par("K03-bydel", {**OSLO, "BYDELSNR": "16"}, "K03-bydel:E", OSLO, region="030101")
    S.en("K03-bydel følger posten", OSLO, "K03-komm:E", merknad="Oslo i posten, ikke i regionen")
    S.en("K03-bydel følger posten", {}, "K03-komm:E", region="030101")
    S.par("K05A", [{}, ANDRE], "K05A:E*2", [{}, {**ANDRE, "STATUS": "2"}])
    S.par("K05B", [{}, ANNEN_PERSON], "K05B:E*2", [{}, {**ANNEN_PERSON, **ANDRE}])
    S.en("K05A Oslo i posten", [OSLO, {**OSLO, **ANDRE}], "K03-komm:E*2")
    S.en("K05B Oslo i posten", [OSLO, {**OSLO, **ANNEN_PERSON}], "K03-komm:E*2")
    S.en("K05A Oslo i regionen", [{}, ANDRE], "K03-komm:E*2 K05A:E*2", region="030101")
    S.en("K05B Oslo i regionen", [{}, ANNEN_PERSON], "K03-komm:E*2 K05B:E*2", region="030101")
    tre = [{}, {**ANDRE}, {"PERSON_JOURNALNR": "J0000003"}]
    S.en("K05A tre poster", tre, "K05A:E*3")


def stonad(S: Samling, dato: str) -> None:
    ferdig = {"AVSL_DATO": dato, "AVSL_ANNET": "10", "AVSL_VIKTIGSTE_INNTEKT": "10"}
    summer = ["", "0000000", "0000001", "12A4567", "0600001"]
    for statuser, maaneder, celler in [
        ("1", "nei", ["K28 K29", "K28 K29", "K28 K31", "K28 K29", "K28 K31 K32"]),
        ("1", "ja", ["K29 K30", "K29", "", "K29", "K32"]),
        ("2", "nei", ["", "", "", "", "K32"]),
        ("2", "ja", ["", "", "", "", "K32"]),
        ("34567", "nei", ["K28", "K28", "K28", "K28", "K28 K32"]),
        ("34567", "ja", ["K30", "", "", "", "K32"]),
    ]:
        for status, (belop, regler) in product(statuser, zip(summer, celler, strict=True)):
            S.en(
                f"stønad status {status} måneder {maaneder} sum {belop or 'blank'}",
                {
                    **INGEN_MND,
                    **({"STMND_3": "03"} if maaneder == "ja" else {}),
                    **(ferdig if status in "3457" else {}),
                    "STATUS": status,
                    "KVP_STONAD": belop,
                },
                " ".join(f"{regel}:W" for regel in regler.split()),
            )


def avslutning(S: Samling, dato: str) -> None:
    tre, sju = ({"STATUS": s, "AVSL_DATO": dato} for s in "37")
    annet = {"AVSL_ANNET": "10"}
    inntekt = {"AVSL_VIKTIGSTE_INNTEKT": "10"}
    for status in "3457":
        S.en(f"K37 status {status} blank", {"STATUS": status, **annet, **inntekt}, "K37:E")
    for status in "126":
        S.en(f"K37 status {status} med dato", {"STATUS": status, "AVSL_DATO": dato})
    S.par("K38", {**tre, **inntekt}, "K38:E", {**tre, **annet, **inntekt})
    S.par("K38", sju, "K38:E", {**sju, **annet})
    S.par("K38", {**sju, "AVSL_ANNET": "11"}, "K38:E", {**sju, "AVSL_ARBLONNSTILS": "11"})
    S.par("K39", {**tre, **annet}, "K39:E", {**sju, **annet})
    S.en("K39 feil kode", {**tre, **annet, "AVSL_VIKTIGSTE_INNTEKT": "02"}, "K39:E")
