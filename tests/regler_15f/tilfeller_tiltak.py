"""Tiltak: legal basis, age, specification, ending, placements that overlap."""

from regler_15f.bygg import AAR, Endring, i_alder
from regler_15f.tilfelle import Samling

S = Samling()
NITTEN: Endring = {"@Fodselsnummer": i_alder(AAR, 19)}
ATTEN: Endring = {"@Fodselsnummer": i_alder(AAR, 18)}


def hjemmel(lov: str, kapittel: str, paragraf: str, **mer: str) -> Endring:
    alle = {"Lov": lov, "Kapittel": kapittel, "Paragraf": paragraf, **mer}
    return {f"Tiltak/Lovhjemmel@{navn}": verdi for navn, verdi in alle.items()}


OMSORG = [
    hjemmel("BVL", "4", "12"),
    hjemmel("BVL", "4", "8", Ledd="2"),
    hjemmel("BVL", "4", "8", Ledd="3"),
    *(hjemmel("BVL2021", "5", "1", Bokstav=bokstav) for bokstav in "abcdefg"),
]
IKKE_OMSORG = [
    hjemmel("BVL", "4", "8"),
    hjemmel("BVL", "4", "8", Ledd="1"),
    hjemmel("BVL", "4", "8", Ledd=""),
    hjemmel("BVL2021", "5", "1"),
    hjemmel("BVL2021", "5", "1", Bokstav=""),
    hjemmel("BVL2021", "5", "1", Bokstav="h"),
    hjemmel("BVL2021", "5", "1", Bokstav="A"),
    hjemmel("BVL2021", "4", "12"),
    hjemmel("BVL", "5", "1", Bokstav="a"),
    hjemmel("bvl", "4", "12"),
    hjemmel("BVL", "04", "12"),
    hjemmel("BVL", "4", "12 "),
]

# --- LOVHJEMMEL_03 and TILTAK_04: the same care orders
for omsorg in OMSORG:
    S.par("LOVHJEMMEL_03", {**NITTEN, **omsorg}, "LOVHJEMMEL_03:E", {**ATTEN, **omsorg})
    S.par("TILTAK_04", {**omsorg, "Tiltak@SluttDato": "2026-12-31"}, "TILTAK_04:W", omsorg)
for ikke in IKKE_OMSORG:
    S.en("LOVHJEMMEL_03 ikke omsorg", {**NITTEN, **ikke})
    S.en("TILTAK_04 ikke omsorg", {**ikke, "Tiltak@SluttDato": "2026-12-31"})
JMFR = '<JmfrLovhjemmel Lov="BVL" Kapittel="4" Paragraf="12"/>'
_MER: Endring = {**OMSORG[0], "Tiltak/Lovhjemmel@Ledd": "1", "Tiltak/Lovhjemmel@Punktum": "2"}
S.en("LOVHJEMMEL_03 resten av hjemmelen er likegyldig", {**NITTEN, **_MER}, "LOVHJEMMEL_03:E")
S.en("LOVHJEMMEL_03 bare jmfr", {**NITTEN, "Tiltak+": JMFR})
S.en("LOVHJEMMEL_03 også avsluttede", {**NITTEN, **OMSORG[0], "Tiltak@SluttDato": "2026-12-31"},
     "LOVHJEMMEL_03:E TILTAK_04:W")  # fmt: skip
S.en("LOVHJEMMEL_03 ukjent alder", {"@Fodselsnummer": "00000000000", **OMSORG[0]})
S.en("LOVHJEMMEL_03 hvert tiltak",
     {**NITTEN, **OMSORG[0], "+": '<Tiltak Id="T2" StartDato="2026-03-20">'
      '<Lovhjemmel Lov="BVL" Kapittel="4" Paragraf="12"/><Kategori Kode="3.9"/></Tiltak>'},
     "LOVHJEMMEL_03:E*2")  # fmt: skip
S.en("TILTAK_04 med opphevelse",
     {**OMSORG[0], "Tiltak@SluttDato": "2026-12-31", "Tiltak+": '<Opphevelse Kode="1"/>'})  # fmt: skip

# --- LOVHJEMMEL_04
S.par("LOVHJEMMEL_04", hjemmel("BVL", "0", "12"), "LOVHJEMMEL_04:E", hjemmel("BVL", "00", "12"))
S.par("LOVHJEMMEL_04", hjemmel("BVL", "4", "0"), "LOVHJEMMEL_04:E", hjemmel("BVL", "4", "10"))
S.en("LOVHJEMMEL_04 begge er ett funn", hjemmel("BVL", "0", "0"), "LOVHJEMMEL_04:E")
S.en("LOVHJEMMEL_04 jmfr prøves ikke", {"Tiltak+": JMFR.replace("12", "0")})
S.en("LOVHJEMMEL_04 ledd prøves ikke", hjemmel("BVL", "4", "12", Ledd="0"))

# --- TILTAK_05, 06: what belongs to an age
for id_, kode, grense in (("TILTAK_05", "4.1", 6), ("TILTAK_06", "4.2", 10)):
    med: Endring = {"Tiltak/Kategori@Kode": kode}
    S.par(id_, {**med, "@Fodselsnummer": i_alder(AAR, grense + 1)}, f"{id_}:W",
          {**med, "@Fodselsnummer": i_alder(AAR, grense)})  # fmt: skip
    S.en(f"{id_} ukjent alder", {**med, "@Fodselsnummer": "00000000000"})
    S.en(f"{id_} annen kategori", {"Tiltak/Kategori@Kode": "4.3"})

# --- TILTAK_07, 08: an empty specification is accepted
K = "Tiltak/Kategori"
for kode in ("1.99", "2.99", "3.7", "3.99", "4.99", "5.99", "6.99", "7.99", "8.99"):
    S.par("TILTAK_07", {f"{K}@Kode": kode}, "TILTAK_07:E",
          {f"{K}@Kode": kode, f"{K}/Presisering": "Noe annet"})  # fmt: skip
S.en("TILTAK_07 tom godtas", {f"{K}@Kode": "3.7", f"{K}/Presisering": ""})
for kode in ("3.8", "1.1", "8.2"):
    S.en(f"TILTAK_07 kode {kode}", {f"{K}@Kode": kode})
_OPPHEVET: Endring = {"Tiltak@SluttDato": "2026-12-31", "Tiltak+": '<Opphevelse Kode="4"/>'}
S.par(
    "TILTAK_08", _OPPHEVET, "TILTAK_08:E", {**_OPPHEVET, "Tiltak/Opphevelse/Presisering": "Annet"}
)
S.en("TILTAK_08 tom godtas", {**_OPPHEVET, "Tiltak/Opphevelse/Presisering": ""})
S.en("TILTAK_08 uten slutt", {"Tiltak+": '<Opphevelse Kode="4"/>'}, "TILTAK_08:E")
S.en("TILTAK_08 kode 3", {"Tiltak+": '<Opphevelse Kode="3"/>'})


# --- TILTAK_09
def plasseringer(*rader: tuple[str, str, str | None]) -> Endring:
    """Placements in the order of the file: category, start and end in the year (MM-DD)."""
    alle = "".join(
        f'<Tiltak Id="T{nr}" StartDato="2026-{start}"'
        + (f' SluttDato="2026-{slutt}"' if slutt else "")
        + '><Lovhjemmel Lov="BVL2021" Kapittel="3" Paragraf="1"/>'
        + f'<Kategori Kode="{kode}"/></Tiltak>'
        for nr, (kode, start, slutt) in enumerate(rader, start=2)
    )
    return {"+": alle}


FORST = ("1.1", "01-10", "06-30")
S.par("TILTAK_09", plasseringer(FORST, ("2.1", "04-01", None)), "TILTAK_09:W",
      plasseringer(FORST, ("2.1", "04-02", None)))  # fmt: skip
S.par("TILTAK_09", plasseringer(("1.1", "01-10", None), ("2.1", "10-02", None)), "TILTAK_09:W",
      plasseringer(("1.1", "01-10", None), ("2.1", "10-03", None)))  # fmt: skip
S.par("TILTAK_09", plasseringer(FORST, ("8.2", "04-01", None)), "TILTAK_09:W",
      plasseringer(FORST, ("8.1", "04-01", None)))  # fmt: skip
S.en("TILTAK_09 filens rekkefølge", plasseringer(("2.1", "04-01", None), FORST), "TILTAK_09:W")
S.en("TILTAK_09 én inni den andre", plasseringer(("2.6", "01-05", None), ("1.2", "02-01", "05-02")),
     "TILTAK_09:W")  # fmt: skip
S.en("TILTAK_09 kort varer kort", plasseringer(("2.6", "01-05", None), ("1.2", "02-01", "05-01")))
S.en("TILTAK_09 etter hverandre", plasseringer(FORST, ("2.1", "06-30", None)))
S.en("TILTAK_09 ett funn for hver, ikke for hvert par",
     plasseringer(FORST, ("2.1", "02-01", None), ("2.2", "03-01", None), ("3.1", "03-01", None)),
     "TILTAK_09:W*2")  # fmt: skip
S.en("TILTAK_09 bare den første av tre",
     plasseringer(("1.1", "01-10", None), ("2.1", "02-01", "05-31"), ("2.2", "06-01", None)),
     "TILTAK_09:W")  # fmt: skip
S.en("TILTAK_09 det siste har ingen etter seg", plasseringer(("1.1", "01-10", None)))
S.en("TILTAK_09 99-kodene er plasseringer",
     {**plasseringer(("1.99", "01-10", None), ("2.99", "02-01", None)),
      "Tiltak": None}, "TILTAK_09:W TILTAK_07:E*2")  # fmt: skip
S.en("TILTAK_09 omvendt periode", plasseringer(("1.1", "06-30", "01-10"), ("2.1", "01-10", None)),
     "TILTAK_02A:E")  # fmt: skip
