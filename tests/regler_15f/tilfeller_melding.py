"""Melding with melder, saksinnhold, undersøkelse and vedtaksgrunnlag."""

from regler_15f.bygg import Endring
from regler_15f.tilfelle import Samling

S = Samling()

# --- melder
S.par("MELDER_02", {"Melding/Melder@Kode": "22"}, "MELDER_02:E",
      {"Melding/Melder@Kode": "22", "Melding/Melder/Presisering": "Kommunen"})  # fmt: skip
S.en("MELDER_02 tom godtas ikke",
     {"Melding/Melder@Kode": "22", "Melding/Melder/Presisering": ""}, "MELDER_02:E")  # fmt: skip
S.en("MELDER_02 mellomrom godtas",
     {"Melding/Melder@Kode": "22", "Melding/Melder/Presisering": " "})  # fmt: skip
S.en("MELDER_02 som attributt", {"Melding/Melder@Kode": "22", "Melding/Melder@Presisering": "x"})
S.en("MELDER_02 hver melder",
     {"Melding/Melder@Kode": "22", "Melding+": '<Melder Kode="22"/><Melder Kode="1"/>'},
     "MELDER_02:E*2")  # fmt: skip
for kode in ("21", "23"):
    S.en(f"MELDER_02 kode {kode}", {"Melding/Melder@Kode": kode})

# --- melding: the deadline, and what a concluded one needs
S.par("MELDING_03", {"Melding@SluttDato": "2026-01-14"}, "MELDING_03:W",
      {"Melding@SluttDato": "2026-01-13"})  # fmt: skip
S.en("MELDING_03 uten slutt", {"Melding@SluttDato": None})
_NYTT: Endring = {
    "@StartDato": "2025-12-01",
    "Melding@StartDato": "2025-12-31",
    "Melding@SluttDato": "2025-12-31",
}
for id_, barn in (("MELDING_04", "Melding/Melder"), ("MELDING_05", "Melding/Saksinnhold")):
    uten: Endring = {barn: None}
    S.par(id_, uten, f"{id_}:E", {})
    for konklusjon in ("1", "2"):
        S.en(
            f"{id_} konklusjon {konklusjon}", {**uten, "Melding@Konklusjon": konklusjon}, f"{id_}:E"
        )
    for konklusjon in ("3", "4", None, ""):
        S.en(f"{id_} konklusjon {konklusjon}", {**uten, "Melding@Konklusjon": konklusjon})
    S.en(f"{id_} uten slutt", {**uten, "Melding@SluttDato": None})
    S.en(f"{id_} året før", {**uten, **_NYTT})
    S.en(f"{id_} første dag", {**uten, **_NYTT, "Melding@SluttDato": "2026-01-01"}, f"{id_}:E")
    S.en(f"{id_} året etter",
         {**uten, "Melding@StartDato": "2026-12-31", "Melding@SluttDato": "2027-01-01"},
         f"{id_}:E")  # fmt: skip
S.en("MELDING_04 og 05", {"Melding/Melder": None, "Melding/Saksinnhold": None},
     "MELDING_04:E MELDING_05:E")  # fmt: skip

# --- saksinnhold and vedtaksgrunnlag: an empty specification is accepted
for id_, sti in (
    ("SAKSINNHOLD_02", "Melding/Saksinnhold"),
    ("VEDTAK_02", "Melding/Undersokelse/Vedtaksgrunnlag"),
):
    for kode in ("18", "19"):
        med: Endring = {f"{sti}@Kode": kode}
        S.par(id_, med, f"{id_}:E", {**med, f"{sti}/Presisering": "Noe annet"})
        S.en(f"{id_} tom godtas", {**med, f"{sti}/Presisering": ""})
    S.en(f"{id_} kode 17", {f"{sti}@Kode": "17"})
    over, _, navn = sti.rpartition("/")
    S.en(f"{id_} hver for seg",
         {f"{sti}@Kode": "18", f"{over}+": f'<{navn} Kode="19"/><{navn} Kode="1"/>'},
         f"{id_}:E*2")  # fmt: skip

# --- undersøkelse
U = "Melding/Undersokelse"
UTEN_SLUTT: Endring = {f"{U}@SluttDato": None}
S.par("UNDERSOKELSE_03", {f"{U}@Konklusjon": "5"}, "UNDERSOKELSE_03:E",
      {f"{U}@Konklusjon": "5", f"{U}/Presisering": "Meldt til ny kommune"})  # fmt: skip
S.en("UNDERSOKELSE_03 tom godtas", {f"{U}@Konklusjon": "5", f"{U}/Presisering": ""})
S.en("UNDERSOKELSE_03 konklusjon 6", {f"{U}@Konklusjon": "6"})
S.par("UNDERSOKELSE_04", {f"{U}@Konklusjon": None}, "UNDERSOKELSE_04:E",
      {f"{U}@Konklusjon": "4"})  # fmt: skip
S.en("UNDERSOKELSE_04 tom godtas", {f"{U}@Konklusjon": ""})
S.en("UNDERSOKELSE_04 uten slutt", {f"{U}@Konklusjon": None, **UTEN_SLUTT}, "UNDERSOKELSE_08:W")
_UTEN_GRUNNLAG: Endring = {f"{U}/Vedtaksgrunnlag": None}
for konklusjon in ("1", "2"):
    S.par("UNDERSOKELSE_07", {**_UTEN_GRUNNLAG, f"{U}@Konklusjon": konklusjon}, "UNDERSOKELSE_07:E",
          {**_UTEN_GRUNNLAG, f"{U}@Konklusjon": "3"})  # fmt: skip
S.en("UNDERSOKELSE_07 uten slutt", {**_UTEN_GRUNNLAG, **UTEN_SLUTT},
     "UNDERSOKELSE_07:E UNDERSOKELSE_08:W")  # fmt: skip
S.par("UNDERSOKELSE_08", {**UTEN_SLUTT, f"{U}@StartDato": "2026-06-29"}, "UNDERSOKELSE_08:W",
      {**UTEN_SLUTT, f"{U}@StartDato": "2026-06-30"})  # fmt: skip
S.en("UNDERSOKELSE_08 året før", {**UTEN_SLUTT, "@StartDato": "2025-12-31",
     f"{U}@StartDato": "2025-12-31"}, "UNDERSOKELSE_08:W")  # fmt: skip
S.en("UNDERSOKELSE_08 avsluttet", {f"{U}@StartDato": "2026-01-09"})
