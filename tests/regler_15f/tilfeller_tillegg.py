"""The additional rules: the whole report, the verdict rules' findings included."""

from datetime import date

from regler_15f.bygg import AAR, GAL_DUF, Endring, duf, fnr, i_alder
from regler_15f.tilfelle import I_OSLO, Samling
from regler_15f.tilfeller_tiltak import ATTEN, IKKE_OMSORG, JMFR, NITTEN, OMSORG, hjemmel

S = Samling()
NULLER = "0" * 11
UTEN_DATO = "15469010187"
U = "Melding/Undersokelse"
S.en("gyldig fil", {})

# --- T31–T33: the number
S.par("T31", {"@Fodselsnummer": NULLER}, "T31:W", {"@Fodselsnummer": fnr()})
S.par("T32", {"@Fodselsnummer": UTEN_DATO}, "T32:I", {"@Fodselsnummer": NULLER}, "T31:W")
S.en("T32 feil kontrollsiffer", {"@Fodselsnummer": UTEN_DATO[:10] + "8"},
     "INDIVID_03:E INDIVID_11:W INDIVID_12:W")  # fmt: skip
S.par("T33", {"@Fodselsnummer": fnr(date(2027, 1, 1))}, "T33:W",
      {"@Fodselsnummer": fnr(date(2026, 12, 31))})  # fmt: skip
S.en("T33 laget nummer", {"@Fodselsnummer": "01012700100"}, "T33:W INDIVID_11:W")

# --- T34, T35: the same person or journal twice, without fødselsnummer
MED_DUF: Endring = {"@DUFnummer": duf()}
ANNEN: Endring = {**MED_DUF, "@Journalnummer": "J2", "@Fodselsnummer": fnr(nr=1)}
BARE_DUF: Endring = {**MED_DUF, "@Journalnummer": "J2", "@Fodselsnummer": None}
UTEN_2 = "INDIVID_11:W@J2 INDIVID_12:W@J2"
S.par("T34", [MED_DUF, BARE_DUF], f"T34:W T34:W@J2 {UTEN_2}",
      [MED_DUF, {**BARE_DUF, "@DUFnummer": duf("2026000000")}], UTEN_2)  # fmt: skip
S.par("T34", [MED_DUF, ANNEN], "T34:W T34:W@J2",
      [MED_DUF, {**MED_DUF, "@Journalnummer": "J2"}], "INDIVID_04:E INDIVID_04:E@J2")  # fmt: skip
S.en("T34 feil DUF", [{"@DUFnummer": GAL_DUF}, {**ANNEN, "@DUFnummer": GAL_DUF}],
     "INDIVID_19:W INDIVID_19:W@J2")  # fmt: skip
S.par("T35", [{}, {"@Fodselsnummer": None, "@DUFnummer": duf()}],
      "T35:W INDIVID_11:W INDIVID_12:W", [{}, BARE_DUF], UTEN_2)  # fmt: skip
S.en("T35 begge har fødselsnummer", [{}, {"@Fodselsnummer": fnr(nr=1)}], "INDIVID_05:E")

# --- T36–T38: where the documentation says something else
S.par("T36", {"Melding@SluttDato": "2026-01-13"}, "T36:I", {"Melding@SluttDato": "2026-01-12"})
S.en("T36 ni dager", {"Melding@SluttDato": "2026-01-14"}, "MELDING_03:W")
UTEN_SLUTT: Endring = {f"{U}@SluttDato": None}
S.par("T37", {**UTEN_SLUTT, f"{U}@StartDato": "2026-06-30"}, "T37:I",
      {**UTEN_SLUTT, f"{U}@StartDato": "2026-07-01"})  # fmt: skip
S.en("T37 avsluttet", {f"{U}@StartDato": "2026-06-30", f"{U}@SluttDato": "2026-08-01"})
S.en("T37 dagen før", {**UTEN_SLUTT, f"{U}@StartDato": "2026-06-29"}, "UNDERSOKELSE_08:W")
SEN: Endring = {
    "@SluttDato": "2026-12-30",
    "Melding": None,
    "+": '<Melding Id="M1" StartDato="2026-12-30" SluttDato="2026-12-31" Konklusjon="1">'
    '<Melder Kode="1"/><Saksinnhold Kode="7"/></Melding>',
}
S.par("T38", SEN, "T38:W", {**SEN, "@SluttDato": "2026-12-31"})
S.en("T38 annen konklusjon", {**SEN, "Melding@Konklusjon": "3"}, "MELDING_02C:E")

# --- T39–T41: the legal basis
AATTE_FORSTE = hjemmel("BVL", "4", "8", Ledd="1")
S.par("T39", {**NITTEN, **AATTE_FORSTE, "Tiltak+": JMFR}, "T39:W",
      {**NITTEN, **AATTE_FORSTE, "Tiltak+": JMFR.replace("12", "4")})  # fmt: skip
for bokstav in ({}, {"Bokstav": "h"}, {"Bokstav": "A"}):
    fem: Endring = hjemmel("BVL2021", "5", "1", **bokstav)
    S.par("T39", {**NITTEN, **fem}, "T39:W", {**ATTEN, **fem})
S.en("T39 LOVHJEMMEL_03 sier det", {**NITTEN, **OMSORG[-1]}, "LOVHJEMMEL_03:E")
S.en("T39 bare jmfr", {**NITTEN, "Tiltak+": JMFR})
S.par("T40", {"Tiltak+": JMFR.replace('"4"', '"0"')}, "T40:W", {"Tiltak+": JMFR})
S.en("T40 hver av dem", {"Tiltak+": JMFR.replace("12", "0") * 2}, "T40:W*2")
S.par("T41", hjemmel("bvl", "3", "1"), "T41:I", hjemmel("BVL", "3", "1"))
assert {**hjemmel("bvl", "4", "12")} in IKKE_OMSORG

# --- T42, T43: specifications that are empty, or that no control asks for
for sti, endring in {
    "Melding/Saksinnhold": {"Melding/Saksinnhold@Kode": "18"},
    f"{U}/Vedtaksgrunnlag": {f"{U}/Vedtaksgrunnlag@Kode": "19"},
    U: {f"{U}@Konklusjon": "5"},
    "Tiltak/Kategori": {"Tiltak/Kategori@Kode": "4.99"},
    "Tiltak/Opphevelse": {"Tiltak+": '<Opphevelse Kode="4"/>'},
}.items():
    koden: Endring = {**endring}
    for tom in ("", " "):
        S.par("T42", {**koden, f"{sti}/Presisering": tom}, "T42:W",
              {**koden, f"{sti}/Presisering": "x"})  # fmt: skip
S.par("T42", {"Melding/Melder@Kode": "22", "Melding/Melder/Presisering": " "}, "T42:W",
      {"Melding/Melder@Kode": "22", "Melding/Melder/Presisering": ""}, "MELDER_02:E")  # fmt: skip
S.en("T42 koden krever det ikke", {"Melding/Saksinnhold/Presisering": ""})
for kode in ("18", "19"):
    grunnlag = f'<Tiltaksgrunnlag Kode="{kode}"/>'
    S.par("T43", {"Tiltak+": grunnlag}, "T43:I",
          {"Tiltak+": grunnlag, "Tiltak/Tiltaksgrunnlag/Presisering": "x"})  # fmt: skip
S.en("T43 annet tiltaksgrunnlag", {"Tiltak+": '<Tiltaksgrunnlag Kode="17"/>'})
for kode in ("1.1.5", "1.2.3", "2.9"):
    arsak: Endring = {"Flytting/ArsakFra@Kode": kode}
    S.par("T43", arsak, "T43:I", {**arsak, "Flytting/ArsakFra@Presisering": "x"})
S.par("T43", {"Flytting/FlyttingTil@Kode": "8"}, "T43:I", {"Flytting/FlyttingTil@Kode": "7"})
S.en("T43 begge deler", {"Flytting/FlyttingTil@Kode": "8", "Flytting/ArsakFra@Kode": "2.9",
     "Flytting/ArsakFra@Presisering": " "}, "T43:I*2")  # fmt: skip

# --- T44: ended without a conclusion
S.par("T44", {"Melding@Konklusjon": None}, "T44:W",
      {"Melding@Konklusjon": None, "Melding@SluttDato": None})  # fmt: skip
S.par("T44", {f"{U}@Konklusjon": ""}, "T44:W", {f"{U}@Konklusjon": None}, "UNDERSOKELSE_04:E")

# --- T45: the city district
BYDEL: Endring = {"@Bydelsnummer": "01", "@Bydelsnavn": "x"}
for nummer in ("16", "00", ""):
    S.par("T45", {**BYDEL, "@Bydelsnummer": nummer}, "T45:W", BYDEL, **I_OSLO)
S.par("T45", {**BYDEL, "@Bydelsnavn": " "}, "T45:W", BYDEL, **I_OSLO)
S.par("T45", {**BYDEL, "@Bydelsnummer": "02"}, "T45:W", BYDEL, region="030101")
S.en("T45 hele Oslo leverer", {**BYDEL, "@Bydelsnummer": "02"}, **I_OSLO)
S.en("T45 begge er tomme", {"@Bydelsnummer": "", "@Bydelsnavn": ""}, "T45:W*2", **I_OSLO)
S.en("T45 utenfor Oslo", {"@Bydelsnummer": "16"})

# --- T46, T47, T49: dates that no control looks at
for sti, andre in {
    "Plan@StartDato": "",
    "Tiltak@StartDato": "",
    "Plan@SluttDato": "",
    "Flytting@SluttDato": "",
    "@SluttDato": "",
}.items():
    S.par("T46", {sti: "2027-01-01"}, f"T46:W {andre}", {sti: "2026-12-31"})
S.en("T46 utenfor alle grenser", {"Plan@SluttDato": "2050-01-01"}, "INDIVID_01A:E")
_NY = '<Melding Id="M2" StartDato="2026-12-31"><Undersokelse Id="U2" StartDato="{}"/></Melding>'
S.par("T46", {"+": _NY.format("2027-01-01")}, "T46:W", {"+": _NY.format("2026-12-31")})
S.en("T46 PLAN_02D sier det", {"@Avslutta3112": "1", "@SluttDato": "2026-12-31",
     "Tiltak@SluttDato": "2026-12-31", "Plan@SluttDato": "2027-01-01"},
     "PLAN_02C:E PLAN_02D:E")  # fmt: skip
S.en("T46 TILTAK_02B sier det", {"Tiltak@SluttDato": "2027-01-01"}, "TILTAK_02B:E")
S.par("T47", {"Plan@EvaluertDato": "2026-03-19"}, "T47:W", {"Plan@EvaluertDato": "2026-03-20"})
S.par("T47", {"Melding@StartDato": "2026-01-09", f"{U}@StartDato": "2026-01-08"}, "T47:W",
      {"Melding@StartDato": "2026-01-09", f"{U}@StartDato": "2026-01-09"})  # fmt: skip
S.par("T49", {"@StartDato": "2000-12-31"}, "T49:I", {"@StartDato": "2001-01-01"})
S.par("T49", {"@StartDato": "1998-01-01"}, "T49:I", {"@StartDato": "1997-12-31"}, "INDIVID_01A:E")
S.en("T49 i 2023 er det innenfor", {"@StartDato": "1998-01-01"}, aar=2023)

# --- T48: codes that are no longer used, by the date
GAMMEL: Endring = {"@StartDato": "2020-01-01", "Melding@SluttDato": None}
S.par("T48", {"Melding/Melder@Kode": "15"}, "T48:I",
      {**GAMMEL, "Melding/Melder@Kode": "15", "Melding@StartDato": "2024-12-31"})  # fmt: skip
for kode in ("4", "13", "16"):
    S.par("T48", {"Melding/Saksinnhold@Kode": kode}, "T48:I",
          {**GAMMEL, "Melding/Saksinnhold@Kode": kode, "Melding@StartDato": "2021-12-31"})  # fmt: skip
S.par("T48", {f"{U}/Vedtaksgrunnlag@Kode": "4"}, "T48:I", {f"{U}/Vedtaksgrunnlag@Kode": "5"})
S.par("T48", {"Tiltak+": '<Tiltaksgrunnlag Kode="13"/>'}, "T48:I",
      {"Tiltak+": '<Tiltaksgrunnlag Kode="14"/>'})  # fmt: skip
S.par("T48", {"Plan@Plantype": "3"}, "T48:I",
      {**GAMMEL, "Plan@Plantype": "3", "Plan@StartDato": "2022-12-31"})  # fmt: skip

#: An age that all the age rules let pass.
S.en("atten år", {"@Fodselsnummer": i_alder(AAR, 18)})
