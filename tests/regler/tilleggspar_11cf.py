"""The pairs of the additional rules of 11CF."""

from orakel.bygg import INGEN_MND, OSLO
from regler.tilleggspar import FRA_2023, FRA_2025, Par

ANDRE = {"PERSON_JOURNALNR": "J0000002"}
UTEN_DATO = {"REG_DATO": "", "VEDTAK_DATO": "", "BEGYNT_DATO": ""}
ETTER = range(2024, 2027)
FERDIG = {"STATUS": "4", "AVSL_DATO": "@3006{a}"}
PAR = [
    # file description: only what no K control tells about the field
    Par("T01-heltall", {"ANTBU18": "xx"}, {"ANTBU18": " 1", "BU18": "1"}, FRA_2023),
    Par("T01-heltall", {"ANTBU18": "1."}, {"KVP_STONAD": "12A", "STATUS": "1"}, FRA_2023),
    Par("T01-dato", {"AVSL_DATO": "@3201{a}"}, {"AVSL_DATO": ""}, FRA_2023),
    Par("T01-dato", {"AVSL_DATO": "@3201{a}"}, {**FERDIG, "AVSL_DATO": "@3201{a}"}, FRA_2023),
    Par(
        "T01-dato", {**OSLO, "REG_DATO": "@3201{a}"}, {"REG_DATO": "@3201{a}"}, FRA_2023,
        region="030101", region_nabo="110300",
    ),
    Par("T01-kode", {"YTELSE_INTRO": "5"}, {"YTELSE_INTRO": "4"}, FRA_2023),
    Par("T01-kode", {"KVP_MED_KOMMBOS": "1"}, {"KVP_MED_KOMMBOS": ""}, FRA_2023),
    Par("T01-kode", {"STMND_1": "02"}, {"STMND_1": ""}, FRA_2023),
    Par("T01-kode", {"AVSL_ANNET": "11"}, {"KJONN": "3"}, FRA_2023),
    Par(
        "T01-kode", {"KOMMNR_KVP_KOMM": "0000"}, {"KOMMNR_KVP_KOMM": "0000", "KVP_KOMM": "1"},
        FRA_2023,
    ),
    Par(
        "T01-kode", {"YTELSE_TYPE_SOSHJ": "1"}, {"YTELSE_TYPE_SOSHJ": "1", "YTELSE_SOSHJELP": "1"},
        FRA_2023,
    ),
    Par("T01-kode", {"AVSL_VIKTIGSTE_INNTEKT": "02"},
        {"AVSL_VIKTIGSTE_INNTEKT": "02", "STATUS": "3"}, FRA_2023),
    Par("T02", {"KVP_STONAD": "12A", "STATUS": "6"}, {"KVP_STONAD": "12A"}, FRA_2023,
        region="030101"),
    Par("T02", {"KVP_STONAD": "12A", "STATUS": "2", **INGEN_MND},
        {"KVP_STONAD": "", "STATUS": "2"}, FRA_2023),
    Par("T03", {"BU18": "1", "ANTBU18": "14"}, {"BU18": "1", "ANTBU18": "13"}),
    Par("T04", {"REG_DATO": "@0203{f}"}, {"REG_DATO": "@0103{f}"}),
    Par("T04", {"BEGYNT_DATO": "@2802{f}"}, {"BEGYNT_DATO": "@0103{f}"}),
    Par("T04", {"AVSL_DATO": "@3103{f}"}, {"AVSL_DATO": "@0104{f}"}),
    Par("T04", {"REG_DATO": "@0203{f}", "BEGYNT_DATO": "@2802{f}"}, UTEN_DATO, antall=2),
    Par("T05", {"REG_DATO": "@0101{n}", "VEDTAK_DATO": ""},
        {"REG_DATO": "@3112{a}", "VEDTAK_DATO": ""}),
    Par("T05", {"VEDTAK_DATO": "@0101{n}", "BEGYNT_DATO": ""},
        {"VEDTAK_DATO": "@3112{a}", "BEGYNT_DATO": ""}),
    Par("T05", {"BEGYNT_DATO": "@0101{n}"}, {"BEGYNT_DATO": "@3112{a}"}, range(2022, 2024)),
    Par("T05", {**OSLO, "BEGYNT_DATO": "@0101{n}"}, {"BEGYNT_DATO": "@0101{n}"}, ETTER,
        region="030101", region_nabo="110300"),
    Par("T06", [{}, {**ANDRE, "STATUS": "2"}], [{}, ANDRE], FRA_2023, antall=2),
    Par(
        "T06",
        [{}, {**ANDRE, "STATUS": "2"}],
        [OSLO, {**OSLO, **ANDRE, "STATUS": "2"}],
        FRA_2023, region_nabo="030101", antall=2,
    ),
    Par("T07", OSLO, OSLO, region_nabo="030101"),
    Par("T08", {"PERSON_FODSELSNR": "15469010187"}, {"PERSON_FODSELSNR": "15869010080"}, FRA_2023),
    Par("T08", {"PERSON_FODSELSNR": "15719010080"}, {"PERSON_FODSELSNR": ""}, FRA_2023),
    Par("T09", {"FODSELSDATO": "16061990"}, {"FODSELSDATO": "15061990"}, FRA_2025),
    Par("T09", {"FODSELSDATO": "15061890"}, {"FODSELSDATO": "15131990"}, FRA_2025),
    Par("T09", {"FODSELSDATO": "16061990"},
        {"FODSELSDATO": "16061990", "PERSON_FODSELSNR": "15869010080"}, FRA_2025),
    Par("T10", {"PERSON_JOURNALNR": ""}, {"PERSON_JOURNALNR": "x"}, FRA_2023),
    Par("T11", {"STATUS": "6"}, {**OSLO, "STATUS": "6"}, region_nabo="030101"),
    Par("T12", {"KVP_KOMM": "1", "KOMMNR_KVP_KOMM": "1103"},
        {"KVP_KOMM": "1", "KOMMNR_KVP_KOMM": "1106"}),
    Par("T12", {"KVP_KOMM": "1", "KOMMNR_KVP_KOMM": "1103"}, {"KOMMNR_KVP_KOMM": "1103"}),
    Par("T13", {"REG_DATO": "@3002{f}", "VEDTAK_DATO": "@3103{f}"},
        {"REG_DATO": "@2802{f}", "VEDTAK_DATO": "@3103{f}"}),
    Par("T13", {"AVSL_DATO": "@3104{a}"}, {"AVSL_DATO": "@3004{a}"}),
    Par("T13", {**FERDIG, "AVSL_DATO": "@3106{a}"}, FERDIG, range(2022, 2024)),
    Par("T13", {"AVSL_DATO": "@3106{a}"}, {**FERDIG, "AVSL_DATO": "@3106{a}"}, ETTER),
    Par("T13", {"FODSELSDATO": "31061990", "PERSON_FODSELSNR": "15869010080"},
        {"FODSELSDATO": "32061990"}, FRA_2025),
    Par("T14", {**OSLO, "BYDELSNR": "02"}, OSLO, region="030101"),
    Par("T14", {**OSLO, "BYDELSNR": "02"}, {**OSLO, "BYDELSNR": "02"}, region="030101",
        region_nabo="030100"),
    Par("T14", {**OSLO, "BYDELSNR": "02"}, {**OSLO, "BYDELSNR": "16"}, region="030101"),
    Par("T15", {"ANTBU18": "-1"}, {"ANTBU18": "-1", "BU18": "1"}),
    Par("T15", {"KVP_STONAD": "-000001", "STATUS": "2"}, {"KVP_STONAD": "-000001"}, FRA_2023),
    Par("T15", {"KVP_STONAD": "-000001"}, {"KVP_STONAD": "0000000"}, range(2022, 2023)),
    Par("T16", {"PERSON_FODSELSNR": "00000000000"}, {"PERSON_FODSELSNR": "00000000001"}),
]  # fmt: skip
