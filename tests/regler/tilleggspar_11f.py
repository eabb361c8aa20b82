"""The pairs of the additional rules of 11F."""

from functools import partial

from regler.felles_11f import bidrag, fnr, trygd
from regler.tilleggspar import FRA_2023, FRA_2025, Par

P = partial(Par, skjema="11F")
UTEN_K002 = range(2023, 2026)
I_2025 = range(2025, 2026)
VILKAR = {
    "VILKARSOSLOV": "1",
    "VILKARARBEID": "16",
    "UTBETDATO": "@0102{a}",
    "UTBETTOMDATO": "@3006{a}",
}
BARE_DUF = {**fnr(""), "PERSON_DUF": "999900000108"}
BARE_LAAN = {"BIDRAG": "", "BIDRAG_JAN": "", "LAAN": "0012000", "LAAN_JAN": "0012000"}

PAR = [
    # file description: only what no K control tells about the field
    P("T01-heltall", {"BIDRAG_FEB": "12A"}, {"BIDRAG_FEB": "0"}, UTEN_K002),
    P("T01-heltall", {"ANTBU18": "xx"}, {"ANTBU18": " 0"}, UTEN_K002),
    P("T01-dato", {"VEDTAKDATO": "@3201{a}"}, {"VEDTAKDATO": ""}, UTEN_K002),
    P("T01-dato", {"UTBETDATO": "@3201{a}"}, {**VILKAR, "UTBETDATO": "@3201{a}"}, UTEN_K002),
    P("T01-kode", {"STMND_2": "01"}, {"STMND_2": "02"}, UTEN_K002),
    P("T01-kode", {"VILKARARBEID": "17"}, {"VILKARARBEID": ""}, UTEN_K002),
    P("T01-kode", {"VEDTAKARB": "02"}, {"VEDTAKARB": "01", "KJONN": "3"}, UTEN_K002),
    P("T01-kode", {"TRYGDESIT": "03"}, trygd("03"), range(2023, 2024)),
    P("T01-kode", {"STMND_2": "x"}, {"TRYGDESIT": "03"}, range(2024, 2026)),
    P("T01-mangler", {"SAKSBEHANDLER": ""}, {"SAKSBEHANDLER": "X"}, I_2025),
    P("T01-mangler", {"LAAN": ""}, {"LAAN": "0"}, I_2025),
    P("T01-mangler", BARE_LAAN, {"BIDRAG": ""}, I_2025),
    P("T03", {"BU18": "1", "ANTBU18": "14"}, {"BU18": "1", "ANTBU18": "13"}, FRA_2023),
    P("T04", {**VILKAR, "UTBETTOMDATO": "@3101{a}"}, {**VILKAR, "UTBETTOMDATO": "@0102{a}"}),
    P("T04", {**VILKAR, "UTBETTOMDATO": "@3101{a}"}, {**VILKAR, "UTBETTOMDATO": ""}),
    P("T05", {**VILKAR, "UTBETDATO": "@0101{n}", "UTBETTOMDATO": "@3006{n}"},
        {**VILKAR, "UTBETDATO": "@3112{a}", "UTBETTOMDATO": "@3006{n}"}),
    P("T05", {**VILKAR, "UTBETDATO": "@0102{f}", "UTBETTOMDATO": "@3112{f}"},
        {**VILKAR, "UTBETDATO": "@0102{f}", "UTBETTOMDATO": "@0101{a}"}),
    P("T08", fnr("15469010187"), fnr("15869010080"), FRA_2023),
    P("T08", fnr("15719010080"), fnr(""), FRA_2023),
    P("T09", {"FODSELSDATO": "16061990"}, {"FODSELSDATO": "15061990"}, FRA_2025),
    P("T10", {"PERSON_JOURNALNR": ""}, {"PERSON_JOURNALNR": "x"}, range(2022, 2026)),
    P("T13", {"VEDTAKDATO": "@3104{a}"}, {"VEDTAKDATO": "@3004{a}"}),
    P("T13", {**VILKAR, "UTBETTOMDATO": "@3106{a}"}, VILKAR),
    P("T13", {"FODSELSDATO": "31061990", **fnr("15869010080")}, {"FODSELSDATO": "32061990"},
        FRA_2025),
    P("T14", {"BYDELSNR": "02"}, {"BYDELSNR": "01"}),
    P("T14", {"BYDELSNR": "02"}, {"BYDELSNR": "02"}, region_nabo="030100"),
    P("T15", {"ANTBU18": "-1"}, {"ANTBU18": "-1", "BU18": "1"}),
    P("T15", {"BIDRAG_JAN": "-5", "BIDRAG_FEB": "12005", "STMND_2": "02"}, {"BIDRAG_JAN": "0"}),
    P("T15", {"BIDRAG": "-5", "BIDRAG_JAN": "", "LAAN": "300"}, {"BIDRAG": "-5", "BIDRAG_JAN": ""}),
    P("T15", {"LAAN": "-5"}, {**bidrag("0"), "LAAN": "-5"}),
    P("T16", fnr("00000000000"), fnr("00000000001")),
    P("T17", BARE_DUF, {**BARE_DUF, "PERSON_DUF": "999900000109"}),
    P("T17", BARE_DUF, {**BARE_DUF, **fnr("15869010080")}),
    P("T18", {"UTBETDATO": "@0102{a}"}, VILKAR),
    P("T18", {"UTBETTOMDATO": "@3006{a}"}, {"UTBETTOMDATO": "@3206{a}"}),
    P("T18", {"VILKARHELSE": "14"}, {"VILKARHELSE": "14", "VILKARSOSLOV": ""}),
    P("T18", {"VILKARNORSKSAMISKOPPL": "20"}, {"VILKARNORSKSAMISKOPPL": ""}, range(2024, 2027)),
    P("T19", {"BIDRAG_MARS": "100"}, {"BIDRAG_MARS": "100", "STMND_3": "03"}),
    P("T19", {"LAAN_DES": "1"}, {"LAAN_DES": "1", "STMND_1": ""}),
]  # fmt: skip
