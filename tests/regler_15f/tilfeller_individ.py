"""The person: dates of the case, identification, activity, age, city district."""

from regler_15f.bygg import AAR, GAL_DUF, GALT_FNR, Endring, duf, fnr, i_alder
from regler_15f.tilfelle import I_OSLO, Samling

S = Samling()
BARE_TILTAK: Endring = {"Melding": None, "Plan": None, "Flytting": None}
UTEN_TILTAK: Endring = {"Tiltak": None}
FEIL = "INDIVID_03:E INDIVID_11:W INDIVID_12:W"
UTEN = "INDIVID_11:W INDIVID_12:W"


def person(nummer: str | None, **mer: str | None) -> Endring:
    return {"@Fodselsnummer": nummer, **{f"@{navn}": verdi for navn, verdi in mer.items()}}


# --- 01A: each date, both limits; other rules that see the same date are listed
_UTENFOR = [
    ("Melding@StartDato", "1997-12-31", "MELDING_02E:E MELDING_03:W"),
    ("Melding@SluttDato", "2050-01-01", "MELDING_03:W"),
    ("Melding/Undersokelse@StartDato", "1997-12-31", "UNDERSOKELSE_02E:E"),
    ("Melding/Undersokelse@SluttDato", "2050-01-01", "UNDERSOKELSE_02B:E"),
    ("Plan@StartDato", "1997-12-31", "PLAN_02E:E"),
    ("Plan@SluttDato", "2050-01-01", ""),
    ("Plan@EvaluertDato", "1997-12-31", ""),
    ("Plan@EvaluertDato", "2050-01-01", ""),
    ("Plan@EvaluertDato", "-2026-05-05", ""),
    ("Tiltak@StartDato", "1997-12-31", "TILTAK_02E:E"),
    ("Tiltak@SluttDato", "2050-01-01", "TILTAK_02B:E"),
    ("Flytting@SluttDato", "1997-12-31", "FLYTTING_02F:E"),
    ("Flytting@SluttDato", "2050-01-01", ""),
    ("@StartDato", "1997-12-31", ""),
    ("@SluttDato", "2050-01-01", ""),
]
for sti, dato, andre in _UTENFOR:
    S.en(f"INDIVID_01A {sti}", {sti: dato}, f"INDIVID_01A:E {andre}")
    innenfor = "1998-01-01" if dato < "2000" else "2049-12-31"
    S.en(f"INDIVID_01A nabo {sti}", {sti: innenfor}, andre)
S.en("INDIVID_01A to datoer", {"Plan@EvaluertDato": "2050-01-01", "@SluttDato": "2050-01-01"},
     "INDIVID_01A:E*2")  # fmt: skip
for aar in (2022, 2024):
    S.en("INDIVID_01A samme grense hvert år", {"Plan@EvaluertDato": "2050-01-01"},
         "INDIVID_01A:E", aar=aar)  # fmt: skip
    S.en("INDIVID_01A samme grense hvert år", {"Plan@EvaluertDato": "2049-12-31"}, aar=aar)

# --- 02B, 02D
_GAMMEL: Endring = {**BARE_TILTAK, "@StartDato": "2025-01-01", "Tiltak@StartDato": "2025-06-01"}
S.par("INDIVID_02B", {**_GAMMEL, "@SluttDato": "2025-12-30"}, "INDIVID_02B:E",
      {**_GAMMEL, "@SluttDato": "2025-12-31"})  # fmt: skip
_LUKKET: Endring = {**BARE_TILTAK, "Tiltak@SluttDato": "2026-12-31", "@Avslutta3112": "1"}
S.par("INDIVID_02D", _LUKKET, "INDIVID_02D:E TILTAK_02D:E", {**_LUKKET, "@SluttDato": "2026-12-31"})
S.en("INDIVID_02D tom dato er ingen dato", {**_LUKKET, "@SluttDato": ""},
     "INDIVID_02D:E TILTAK_02D:E")  # fmt: skip
S.en("INDIVID_02D ikke avsluttet", {**_LUKKET, "@Avslutta3112": "2"})

# --- 03, 11, 12, 19: the three kinds of 03, and what comes on top
S.par("INDIVID_03", person(GALT_FNR), FEIL, person(fnr()))
S.en("INDIVID_03 tomt fødselsnummer", person(""), FEIL)
S.en("INDIVID_03 tomt fødselsnummer, riktig DUF", person("", DUFnummer=duf()), FEIL)
S.en("INDIVID_03 tomt fødselsnummer, feil DUF", person("", DUFnummer=GAL_DUF),
     f"{FEIL} INDIVID_19:W")  # fmt: skip
S.en("INDIVID_03 feil fødselsnummer, riktig DUF", person(GALT_FNR, DUFnummer=duf()), FEIL)
S.en("INDIVID_03 bare feil DUF", person(None, DUFnummer=GAL_DUF), f"{FEIL} INDIVID_19:W")
S.en("INDIVID_03 bare tom DUF", person(None, DUFnummer=""), f"{FEIL} INDIVID_19:W")
S.en("INDIVID_03 bare riktig DUF", person(None, DUFnummer=duf()), UTEN)
S.en("INDIVID_03 ingen av dem", person(None), FEIL)
S.en("INDIVID_03 d-nummer", person(fnr(dnummer=True)))
S.en("INDIVID_03 nuller", person("00000000000"))
for endelse in ("00100", "00200", "99999"):
    S.en(f"INDIVID_11 laget nummer {endelse}", person(f"150616{endelse}"), "INDIVID_11:W")
    S.en(f"INDIVID_03 {endelse} uten dato", person(f"321316{endelse}"), FEIL)
S.en("INDIVID_03 55555 er ikke med", person("15061655555"), FEIL)
S.en("INDIVID_03 laget d-nummer", person("55061600100"), FEIL)
S.en("INDIVID_03 laget måned + 80", person("15861600100"), FEIL)
S.en("INDIVID_03 laget, dagen settes tilbake", person("31021600100"), "INDIVID_11:W")
S.par("INDIVID_11", person(None, DUFnummer=duf()), UTEN, person(fnr(), DUFnummer=duf()))
S.par("INDIVID_12", person(GALT_FNR), FEIL, person("15061600200"), "INDIVID_11:W")
S.par(
    "INDIVID_19", person(fnr(), DUFnummer=GAL_DUF), "INDIVID_19:W", person(fnr(), DUFnummer=duf())
)
S.en("INDIVID_19 tom DUF er oppgitt", person(fnr(), DUFnummer=""), "INDIVID_19:W")

# --- 06, 07, 08
_TOM: Endring = {"Melding": None, "Plan": None, "Tiltak": None}
S.par("INDIVID_06", _TOM, "INDIVID_06:E", {**BARE_TILTAK})
for igjen in ("Melding", "Plan", "Tiltak"):
    S.en(f"INDIVID_06 bare {igjen}", {navn: None for navn in _TOM if navn != igjen})
S.en("INDIVID_06 flytting teller ikke", {**_TOM, "Flytting": None}, "INDIVID_06:E")
S.par("INDIVID_07", person(i_alder(AAR, 26)), "INDIVID_07:E", person(i_alder(AAR, 25)))
S.en("INDIVID_07 uten tiltak", {**UTEN_TILTAK, **person(i_alder(AAR, 26))},
     "INDIVID_07:E INDIVID_08:E")  # fmt: skip
_GAL = i_alder(AAR, 26)[:10] + str((int(i_alder(AAR, 26)[10]) + 1) % 10)
S.en("INDIVID_07 feil kontrollsiffer har også alder", person(_GAL), f"INDIVID_07:E {FEIL}")
S.en("INDIVID_07 laget nummer", person("31120099999"), "INDIVID_07:E INDIVID_11:W")
S.en("INDIVID_07 hundreår etter året", person("31122700100"), "INDIVID_11:W")
S.en("INDIVID_07 hundreår før året", person("01012800100"), "INDIVID_07:E INDIVID_11:W")
S.par("INDIVID_08", {**UTEN_TILTAK, **person(i_alder(AAR, 19))}, "INDIVID_08:E",
      {**UTEN_TILTAK, **person(i_alder(AAR, 18))})  # fmt: skip
S.en("INDIVID_08 med tiltak", person(i_alder(AAR, 19)))
S.en("INDIVID_08 ukjent alder", {**UTEN_TILTAK, **person("00000000000")})
S.en("INDIVID_08 bare DUF", {**UTEN_TILTAK, **person(None, DUFnummer=duf())}, UTEN)
for aar in (2022, 2023, 2024):
    # month + 80 and the individual number are read the same way every year
    S.en("INDIVID_08 samme lesning hvert år", {**UTEN_TILTAK, **person(i_alder(aar, 19))},
         "INDIVID_08:E", aar=aar)  # fmt: skip
    S.en("INDIVID_08 samme lesning hvert år", {**UTEN_TILTAK, **person(i_alder(aar, 18))}, aar=aar)
    S.en("INDIVID_11 samme lesning hvert år", person("15061600100"), "INDIVID_11:W", aar=aar)
    S.en("INDIVID_03 samme lesning hvert år", person("55061600100"), FEIL, aar=aar)

# the century of a made-up number is told from the year of the report; 99 is an age like others
S.en("INDIVID_07 laget nummer, 2023", person("31122400100"), "INDIVID_11:W", aar=2023)
S.en("INDIVID_07 laget nummer, 2023", person("01012500100"), "INDIVID_07:E INDIVID_11:W", aar=2023)
S.en("INDIVID_07 99 år i 2022", person(i_alder(2022, 99)), "INDIVID_07:E", aar=2022)

# --- 09, 10: the region tells whether it is Oslo
_BYDEL = {"@Bydelsnummer": "01", "@Bydelsnavn": "Testbydelen"}
S.par("INDIVID_09", {"@Bydelsnavn": "x"}, "INDIVID_09:E", _BYDEL, **I_OSLO)
S.par("INDIVID_10", {"@Bydelsnummer": "01"}, "INDIVID_10:E", _BYDEL, **I_OSLO)
S.en("INDIVID_09 begge mangler", {}, "INDIVID_09:E INDIVID_10:E", region="030107")
S.en("INDIVID_09 tom bydel godtas", {"@Bydelsnummer": "", "@Bydelsnavn": ""}, **I_OSLO)
S.en("INDIVID_09 enhver bydel godtas", {**_BYDEL, "@Bydelsnummer": "99"}, region="030101")
S.en("INDIVID_09 Oslo i filen, ikke i regionen", {}, "AVGIVER_04:E",
     avgivere=({"Kommunenummer": "0301"},))  # fmt: skip
