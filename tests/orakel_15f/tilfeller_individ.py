"""Rules about the child itself: one file that triggers each, and the nearest that doesn't."""

from __future__ import annotations

from orakel_15f.bygg import (
    AAR,
    dufnummer,
    fil,
    flytting,
    fodselsnummer,
    individ,
    melding,
    plan,
    tiltak,
    undersokelse,
)
from orakel_15f.nummer import SUFFIKSER, mod11
from orakel_15f.tilfelle import Tilfelle, aldrende, par, slutt

OSLO = "030101"
FEIL_FNR = fodselsnummer(AAR - 10)[:-1] + str((int(fodselsnummer(AAR - 10)[-1]) + 1) % 10)
UFULLSTENDIG = "INDIVID_11 INDIVID_12"
JUNI = "2026-06-30"


#: Nine digits, and whether the birth year read from them makes the child more than 25.
NUMMER = [
    *(("158639499", True), ("158639500", False), ("158640500", False), ("158653500", False)),
    *(("158654499", True), ("158654500", True), ("158654749", True), ("158654750", False)),
    *(("158653749", False), ("158640899", False), ("158640900", True), ("158653999", True)),
    *(("418690100", True), ("718690100", True), ("328690100", False), ("008690100", False)),
    *(("154690100", False), ("159290100", True), ("159390100", False), ("150690100", True)),
]
#: Made up for somebody without a number: the date is read as it stands.
PLASSHOLDERE = [
    *(("150626", False), ("150627", False), ("150628", True), ("310200", True)),
    *(("150600", True), ("150601", False)),
]


def _nummer(ni: str, gammel: bool) -> Tilfelle:
    """The age is known although the control digits are wrong."""
    fnr = next(f"{ni}{slutt}" for slutt in ("00", "01") if not mod11(f"{ni}{slutt}"))
    ventet = f"INDIVID_03 {UFULLSTENDIG}" + (" INDIVID_07" if gammel else "")
    return Tilfelle(f"nummeret {fnr}", fil(individ(tiltak(), Fodselsnummer=fnr)), ventet)


def _plassholder(seks: str, gammel: bool) -> Tilfelle:
    fnr = next(f"{seks}{suffiks}" for suffiks in SUFFIKSER if not mod11(f"{seks}{suffiks}"))
    ventet = "INDIVID_11" + (" INDIVID_07" if gammel else "")
    return Tilfelle(f"plassholderen {fnr}", fil(individ(tiltak(), Fodselsnummer=fnr)), ventet)


TILFELLER: list[Tilfelle] = [
    *par(
        "INDIVID_01A",
        individ(plan(EvaluertDato="2050-01-01")),
        individ(plan(EvaluertDato="2049-12-31")),
    ),
    *par(
        "INDIVID_01A*2",
        slutt("1997-12-31", plan(), StartDato="1997-12-31"),
        slutt("1998-01-01", plan(), StartDato="1998-01-01"),
        med="INDIVID_02B",
        nabo_med="INDIVID_02B",
    ),
    *par(
        "INDIVID_01A*2",
        individ(melding(undersokelse(StartDato="2050-01-01")), flytting(SluttDato="2050-01-01")),
        individ(melding(undersokelse(StartDato="2049-12-31")), flytting(SluttDato="2049-12-31")),
    ),
    *par(
        "INDIVID_02A",
        slutt("2026-01-01", plan(), StartDato="2026-01-02"),
        slutt("2026-01-02", plan(), StartDato="2026-01-02"),
    ),
    *par("INDIVID_02B", slutt("2025-12-30", plan()), slutt("2025-12-31", plan())),
    *par(
        "INDIVID_02D",
        individ(plan(SluttDato=JUNI), Avslutta3112="1"),
        slutt(JUNI, plan(SluttDato=JUNI), avsluttet=True),
        med="PLAN_02D",
    ),
    *par("INDIVID_03", individ(plan(), Fodselsnummer=FEIL_FNR), individ(plan()), med=UFULLSTENDIG),
    *par(
        "INDIVID_03",
        individ(plan(), Fodselsnummer="", DUFnummer=dufnummer()),
        individ(plan(), Fodselsnummer=None, DUFnummer=dufnummer()),
        med=UFULLSTENDIG,
        nabo_med=UFULLSTENDIG,
    ),
    *par(
        "INDIVID_03",
        individ(plan(), Fodselsnummer=None, DUFnummer="202000000099"),
        individ(plan(), Fodselsnummer="15061600100"),
        med=f"{UFULLSTENDIG} INDIVID_19",
        nabo_med="INDIVID_11",
    ),
    *par(
        "INDIVID_03",
        individ(plan(), Fodselsnummer=None),
        individ(plan(), Fodselsnummer="00000000000"),
        med=UFULLSTENDIG,
    ),
    *par(
        "INDIVID_03",
        individ(plan(), Fodselsnummer="15061655555"),
        individ(plan(), Fodselsnummer="31021699999"),
        med=UFULLSTENDIG,
        nabo_med="INDIVID_11",
    ),
    *par("INDIVID_06", individ(flytting()), individ(flytting(), melding())),
    *par("INDIVID_07", aldrende(26, tiltak()), aldrende(25, tiltak())),
    *par("INDIVID_08", aldrende(19, plan()), aldrende(18, plan())),
    *par(
        "INDIVID_09",
        individ(plan(), Bydelsnavn=""),
        individ(plan(), Bydelsnavn="", Bydelsnummer=""),
        region=OSLO,
    ),
    *par(
        "INDIVID_10",
        individ(plan(), Bydelsnummer="01"),
        individ(plan(), Bydelsnavn="x", Bydelsnummer="01"),
        region=OSLO,
    ),
    *par("INDIVID_11", individ(plan(), Fodselsnummer="15061600200"), individ(plan())),
    *par(
        "INDIVID_12",
        individ(plan(), Fodselsnummer=None, DUFnummer=dufnummer(1)),
        individ(plan(), DUFnummer=dufnummer(1)),
        med="INDIVID_11",
    ),
    *par(
        "INDIVID_19",
        individ(plan(), DUFnummer="202000000099"),
        individ(plan(), DUFnummer=dufnummer()),
    ),
    *par("INDIVID_19", individ(plan(), DUFnummer=""), individ(plan())),
    *(_nummer(*rad) for rad in NUMMER),
    *(_plassholder(*rad) for rad in PLASSHOLDERE),
]
