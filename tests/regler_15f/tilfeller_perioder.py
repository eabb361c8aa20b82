"""What melding, undersøkelse, plan, tiltak and flytting share: their dates and those of the case."""

from regler_15f.bygg import Endring
from regler_15f.tilfelle import Samling

S = Samling()
STI = {
    "MELDING": "Melding",
    "UNDERSOKELSE": "Melding/Undersokelse",
    "PLAN": "Plan",
    "TILTAK": "Tiltak",
}
START = {"MELDING": "01-05", "UNDERSOKELSE": "01-09", "PLAN": "03-20", "TILTAK": "03-20"}
DAGEN_FOR = {"MELDING": "01-04", "UNDERSOKELSE": "01-08", "PLAN": "03-19", "TILTAK": "03-19"}
#: The whole case ended with the year.
AVSLUTTET: Endring = {
    "@Avslutta3112": "1",
    "@SluttDato": "2026-12-31",
    "Plan@SluttDato": "2026-12-31",
    "Tiltak@SluttDato": "2026-12-31",
}
BARE_TILTAK: Endring = {"Melding": None, "Plan": None, "Flytting": None}

# --- 02A
for id_, sti in STI.items():
    S.par(f"{id_}_02A", {f"{sti}@SluttDato": f"2026-{DAGEN_FOR[id_]}"}, f"{id_}_02A:E",
          {f"{sti}@SluttDato": f"2026-{START[id_]}"})  # fmt: skip
_SISTE: Endring = {
    **BARE_TILTAK,
    "@StartDato": "2026-12-31",
    "Tiltak@StartDato": "2026-12-31",
}
S.par("INDIVID_02A", {**_SISTE, "@SluttDato": "2026-12-30"}, "INDIVID_02A:E",
      {**_SISTE, "@SluttDato": "2026-12-31"})  # fmt: skip

# --- 02B
for id_, fra in (("TILTAK", "2025-06-01"), ("UNDERSOKELSE", "2025-12-01")):
    sti = STI[id_]
    gammel: Endring = {"@StartDato": "2025-01-01", f"{sti}@StartDato": fra}
    S.par(f"{id_}_02B", {**gammel, f"{sti}@SluttDato": "2025-12-31"}, f"{id_}_02B:E",
          {**gammel, f"{sti}@SluttDato": "2026-01-01"})  # fmt: skip
    S.par(f"{id_}_02B", {f"{sti}@SluttDato": "2027-01-01"}, f"{id_}_02B:E",
          {f"{sti}@SluttDato": "2026-12-31"})  # fmt: skip
S.en("02B ikke for melding og plan",
     {"Melding@StartDato": "2026-12-31", "Melding@SluttDato": "2027-01-01",
      "Plan@SluttDato": "2027-01-01"})  # fmt: skip

# --- 02C: the case ended 30 December
_SLUTT: Endring = {"@SluttDato": "2026-12-30"}
for id_, sti in {**STI, "FLYTTING": "Flytting"}.items():
    sen: Endring = {"Melding@StartDato": "2026-12-30"} if id_ == "MELDING" else {}
    S.par(f"{id_}_02C", {**_SLUTT, **sen, f"{sti}@SluttDato": "2026-12-31"}, f"{id_}_02C:E",
          {**_SLUTT, **sen, f"{sti}@SluttDato": "2026-12-30"})  # fmt: skip
    S.en(f"{id_}_02C saken går videre", {**sen, f"{sti}@SluttDato": "2026-12-31"})
_SEN: Endring = {
    **_SLUTT,
    "Melding@StartDato": "2026-12-30",
    "Melding@SluttDato": "2026-12-31",
}
for konklusjon in ("3", "4", None, ""):
    S.en(f"MELDING_02C konklusjon {konklusjon}", {**_SEN, "Melding@Konklusjon": konklusjon},
         "MELDING_02C:E")  # fmt: skip
S.en("MELDING_02C henlagt slår ikke ut", {**_SEN, "Melding@Konklusjon": "1"})

# --- 02D
S.en("02D alt er avsluttet", AVSLUTTET)
for id_, sti in STI.items():
    mangler = "UNDERSOKELSE_08:W" if id_ == "UNDERSOKELSE" else ""
    S.par(f"{id_}_02D", {**AVSLUTTET, f"{sti}@SluttDato": None if id_ != "PLAN" else ""},
          f"{id_}_02D:E {mangler}", {**AVSLUTTET, f"{sti}@SluttDato": "2026-12-31"},
          "MELDING_03:W" if id_ == "MELDING" else "")  # fmt: skip
    S.en(f"{id_}_02D ikke avsluttet", {f"{sti}@SluttDato": ""}, mangler)
_ETTER: Endring = {**AVSLUTTET, "@SluttDato": "2027-01-01"}
S.en("PLAN_02D etter året", {**_ETTER, "Plan@SluttDato": "2027-01-01"}, "PLAN_02D:E")
S.en("TILTAK_02D etter året", {**_ETTER, "Tiltak@SluttDato": "2027-01-01"},
     "TILTAK_02D:E TILTAK_02B:E")  # fmt: skip
S.en("UNDERSOKELSE_02D etter året", {**_ETTER, "Melding/Undersokelse@SluttDato": "2027-01-01"},
     "UNDERSOKELSE_02D:E UNDERSOKELSE_02B:E")  # fmt: skip
S.en("MELDING_02D etter året",
     {**_ETTER, "Melding@StartDato": "2026-12-31", "Melding@SluttDato": "2027-01-01"},
     "MELDING_02D:E")  # fmt: skip
_ALLE = "INDIVID_02D:E MELDING_02D:E PLAN_02D:E TILTAK_02D:E UNDERSOKELSE_02D:E"
S.en("02D saken mangler sluttdato", {**AVSLUTTET, "@SluttDato": None}, _ALLE)
S.en("02D to grunner er ett funn", {**AVSLUTTET, "@SluttDato": None, "Plan@SluttDato": None}, _ALLE)
S.en("02D to grunner er ett funn",
     {**AVSLUTTET, "@SluttDato": None, "Plan@SluttDato": "2027-01-01"}, _ALLE)  # fmt: skip

# --- 02E and 02F: the case started 5 January
for id_, sti in STI.items():
    S.par(f"{id_}_02E", {f"{sti}@StartDato": "2026-01-04"}, f"{id_}_02E:E",
          {f"{sti}@StartDato": "2026-01-05"})  # fmt: skip
S.par("FLYTTING_02F", {"Flytting@SluttDato": "2026-01-04"}, "FLYTTING_02F:E",
      {"Flytting@SluttDato": "2026-01-05"})  # fmt: skip
S.en("02E to meldinger", {"Melding@StartDato": "2026-01-04",
     "+": '<Melding Id="M2" StartDato="2026-01-03"/><Melding Id="M3" StartDato="2026-01-05"/>'},
     "MELDING_02E:E*2")  # fmt: skip
