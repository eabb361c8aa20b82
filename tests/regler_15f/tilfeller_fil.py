"""The reporter, the file as a whole, and the same number in several cases."""

from datetime import date

from regler_15f.bygg import GALT_FNR, duf, fnr
from regler_15f.tilfelle import Samling

S = Samling()
ANNEN = fnr(nr=1)
NULLER = "0" * 11
#: Valid by its suffix, not by control digits.
LAGET = "15061600100"
TO = {"@Journalnummer": "J2", "@Fodselsnummer": ANNEN}
SAMME_FNR = {"@Journalnummer": "J2"}
SAMME_JOURNAL = {"@Fodselsnummer": ANNEN}
UTEN_FNR = {"@Fodselsnummer": None, "@DUFnummer": duf()}
UTEN_2 = "INDIVID_11:W@J2 INDIVID_12:W@J2"
TOMT = "INDIVID_03:E INDIVID_11:W INDIVID_12:W"

S.en("gyldig fil", {})
S.en("gyldig fil", [{}, TO])
for aar in range(2022, 2027):
    S.en("gyldig fil", {}, aar=aar)

S.en("AVGIVER_00", {}, "AVGIVER_00:E", avgivere=({}, {}))
S.en("AVGIVER_00", {}, "AVGIVER_00:E", avgivere=())
S.en("AVGIVER_00 teller bare gyldige", {}, "AVGIVER_01:E", avgivere=({}, {"Kommunenavn": ""}))
S.en("AVGIVER_01", {}, "AVGIVER_01:E AVGIVER_00:E", avgivere=({"Kommunenavn": ""},))
S.en("AVGIVER_01", {}, "AVGIVER_01:E AVGIVER_00:E", avgivere=({"Organisasjonsnummer": " "},))
for versjon in ("2025", "2027", "-2026"):
    S.en("AVGIVER_02", {}, "AVGIVER_02:E", avgivere=({"Versjon": versjon},))
for versjon in ("02026", "+2026", " 2026 "):
    S.en("AVGIVER_02 leses som heltall", {}, avgivere=({"Versjon": versjon},))
S.en("AVGIVER_02 i hver avgiver", {}, "AVGIVER_02:E*2 AVGIVER_00:E",
     avgivere=({"Versjon": "2025"}, {"Versjon": "2024"}))  # fmt: skip
S.en("AVGIVER_03 kontrollsiffer prøves ikke", {}, avgivere=({"Organisasjonsnummer": "123456789"},))
S.en("AVGIVER_03 nuller", {}, avgivere=({"Organisasjonsnummer": "000000000"},))
S.en("AVGIVER_04", {}, "AVGIVER_04:E", avgivere=({"Kommunenummer": "1106"},))
S.en("AVGIVER_04 bydelen sammenliknes ikke", {}, region="110399")
S.en("AVGIVER_06", {}, "AVGIVER_06:E", avgivere=({"Kommunenavn": " "},))
S.en("AVGIVER_06", {}, "AVGIVER_06:E", avgivere=({"Kommunenavn": "\u00a0"},))
S.en("AVGIVER_06 navnet sammenliknes ikke", {}, avgivere=({"Kommunenavn": "X"},))

S.en("INDIVID_00", [], "INDIVID_00:E")
S.en("INDIVID_00 når alle er ugyldige", {"@Id": ""}, "INDIVID_01:E@J1 INDIVID_00:E")
S.en("INDIVID_01 ser ikke på resten", {"@Id": "", "@Fodselsnummer": GALT_FNR},
     "INDIVID_01:E@J1 INDIVID_00:E")  # fmt: skip
S.en("INDIVID_01 én av to", [{"@Avslutta3112": "3"}, TO], "INDIVID_01:E@J1")

S.par("INDIVID_04", [{}, SAMME_FNR], "INDIVID_04:E INDIVID_04:E@J2", [{}, TO])
S.en("INDIVID_04 tre ganger", [{}, SAMME_FNR, {"@Journalnummer": "J3"}],
     "INDIVID_04:E INDIVID_04:E@J2 INDIVID_04:E@J3")  # fmt: skip
S.en("INDIVID_04 samme journal", [{}, {}], "INDIVID_04:E*2 INDIVID_05:E")
S.en("INDIVID_04 nuller", [{"@Fodselsnummer": NULLER}, {**SAMME_FNR, "@Fodselsnummer": NULLER}],
     "INDIVID_04:E INDIVID_04:E@J2")  # fmt: skip
S.en("INDIVID_04 bare kontrollsiffer som stemmer",
     [{"@Fodselsnummer": LAGET}, {**SAMME_FNR, "@Fodselsnummer": LAGET}],
     "INDIVID_11:W INDIVID_11:W@J2")  # fmt: skip
S.en("INDIVID_04 feil kontrollsiffer",
     [{"@Fodselsnummer": GALT_FNR}, {**SAMME_FNR, "@Fodselsnummer": GALT_FNR}],
     f"{TOMT} INDIVID_03:E@J2 {UTEN_2}")  # fmt: skip
S.en("INDIVID_04 ugyldig individ er ikke med", [{}, {**SAMME_FNR, "@Saksbehandler": ""}],
     "INDIVID_01:E@J2")  # fmt: skip
S.en("INDIVID_04 samme DUF-nummer", [UTEN_FNR, {**UTEN_FNR, **SAMME_FNR, "@Fodselsnummer": None}],
     f"INDIVID_11:W INDIVID_12:W {UTEN_2}")  # fmt: skip

S.par("INDIVID_05", [{}, SAMME_JOURNAL], "INDIVID_05:E", [{}, TO])
S.en("INDIVID_05 tre ganger", [{}, SAMME_JOURNAL, {"@Fodselsnummer": fnr(nr=2)}], "INDIVID_05:E")
S.en("INDIVID_05 to numre", [{}, SAMME_JOURNAL, {**TO, "@Fodselsnummer": fnr(nr=2)},
     {**TO, "@Fodselsnummer": fnr(nr=3)}], "INDIVID_05:E*2")  # fmt: skip
S.en("INDIVID_05 tomt fødselsnummer er oppgitt", [{}, {"@Fodselsnummer": ""}],
     f"INDIVID_05:E {TOMT}")  # fmt: skip
S.en("INDIVID_05 uten fødselsnummer", [{}, UTEN_FNR], "INDIVID_11:W INDIVID_12:W")
S.en("INDIVID_05 mellomrom teller", [{}, {**SAMME_JOURNAL, "@Journalnummer": "J1 "}])
S.en("INDIVID_05 ugyldig individ er ikke med", [{}, {**SAMME_JOURNAL, "@Avslutta3112": "3"}],
     "INDIVID_01:E@J1")  # fmt: skip

#: Born on the last day of 1998: the age rules must not depend on the day.
GAMMEL = fnr(date(1998, 12, 31))
S.en("grunnlag for flere journaler", [{}, {"@Journalnummer": "J2", "@Fodselsnummer": GAMMEL}],
     "INDIVID_07:E@J2")  # fmt: skip
