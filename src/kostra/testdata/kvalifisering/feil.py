"""The faults of the controls, by the rule that they trigger: what is changed, and in which years.

Naming a rule uses its first way that holds for year and region; naming it twice also the next one.
``med`` tells which rules fire along and can't be avoided: in 2022, for one, K002 finds wrong codes
too. That year a raised month gives unknown age, so every record has K06 (WARNING) but those with a
placeholder number, which have K05 instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kostra.testdata.endringer import (
    NYTTAAR,
    NYTTAARSAFTEN,
    SISTE_DAG,
    aaret_for,
    annen_kommune,
    feil_kontrollsiffer,
    person_paa,
    samme,
)
from kostra.testdata.kvalifisering.endringer import (
    ALLE_MND,
    AVBRUTT,
    FOR_GAMMEL,
    FRA_I_FJOR,
    FULLFORT,
    I_PERMISJON,
    I_PROGRAM,
    INGEN_MND,
    INGEN_STOTTE,
    SAMME_SAK,
)
from kostra.testdata.mutasjon import Dag, Mutasjon, Ny


def _med(*regler: str) -> frozenset[str]:
    return frozenset(regler)


def _dato_feil(felt: str, *med: str) -> tuple[Mutasjon, ...]:
    """K14, K15 and K16: too old, or missing. Zeros were how 2022 could leave a date out."""
    return (
        Mutasjon({felt: FOR_GAMMEL}, oslo=False, med=_med(*med)),
        Mutasjon({felt: ""}, fra=2023, oslo=False),
        Mutasjon({felt: "000000"}, til=2022, oslo=False),
    )


def _kode_feil(endring: Mapping[str, Ny]) -> tuple[Mutasjon, ...]:
    """A code that isn't in the list."""
    return (
        Mutasjon(endring, fra=2023),
        Mutasjon(endring, til=2022, med=_med("K002-kode")),
    )


KONTROLLFEIL: Final[dict[str, tuple[Mutasjon, ...]]] = {
    "K000": (Mutasjon(fil=b" ", hele_filen=True),),
    "K001": (
        Mutasjon(linje=lambda linje: linje[:-1], bare_navngitt=True),
        Mutasjon(linje=lambda linje: linje[:-1] + "\t", fra=2023, bare_navngitt=True),
    ),
    "K002-mangler": (
        Mutasjon({"PERSON_JOURNALNR": ""}, til=2022, bare_navngitt=True),
        Mutasjon({"KJONN": ""}, til=2022, med=_med("K08")),
    ),
    "K002-heltall": (Mutasjon({"BU18": "2", "ANTBU18": "1X"}, til=2022),),
    "K002-dato": (
        Mutasjon({"REG_DATO": Dag("3201")}, til=2022, oslo=True),
        Mutasjon({"REG_DATO": Dag("3201")}, til=2022, oslo=False, med=_med("K14")),
    ),
    "K002-kode": (Mutasjon({"YTELSE_INTRO": "5"}, til=2022),),
    "K03-komm": (
        Mutasjon({"KOMMUNE_NR": annen_kommune}, oslo=False),
        Mutasjon({"KOMMUNE_NR": annen_kommune, "BYDELSNR": ""}, fra=2023, oslo=True),
        Mutasjon({"KOMMUNE_NR": annen_kommune}, til=2022, oslo=True),
    ),
    "K03-bydel": (
        Mutasjon({"BYDELSNR": "01"}, oslo=False),
        Mutasjon({"BYDELSNR": "16"}, oslo=True),
    ),
    "K04": (Mutasjon({"VERSION": aaret_for}),),
    "K04A": (
        Mutasjon({"FODSELSDATO": "32011990"}, fra=2025),
        Mutasjon({"FODSELSDATO": ""}, fra=2025),
    ),
    "K05": (
        Mutasjon({"PERSON_FODSELSNR": feil_kontrollsiffer}),
        Mutasjon({"PERSON_FODSELSNR": ""}, fra=2023),
    ),
    "K05A": (Mutasjon(SAMME_SAK, oslo=False, etter_gyldig=True),),
    "K05B": (
        Mutasjon({"PERSON_JOURNALNR": samme("PERSON_JOURNALNR")}, oslo=False, etter_gyldig=True),
    ),
    "K06": (
        Mutasjon({"PERSON_FODSELSNR": person_paa(12, 17)}, fra=2023),
        Mutasjon(
            {"PERSON_FODSELSNR": person_paa(12, 17, plassholder=True)}, til=2022, med=_med("K05")
        ),
    ),
    "K07": (
        Mutasjon({"PERSON_FODSELSNR": person_paa(69, 75)}, fra=2023),
        Mutasjon(
            {"PERSON_FODSELSNR": person_paa(69, 75, plassholder=True)}, til=2022, med=_med("K05")
        ),
    ),
    "K08": _kode_feil({"KJONN": "3"}),
    "K09": (Mutasjon({"EKTSTAT": ""}), Mutasjon({"EKTSTAT": "6"}, fra=2023)),
    "K10": _kode_feil({"BU18": "0", "ANTBU18": "00"}),
    "K11": (Mutasjon({"BU18": "1", "ANTBU18": "00"}),),
    "K12": (Mutasjon({"BU18": "2", "ANTBU18": "02"}),),
    "K13": (Mutasjon({"BU18": "1", "ANTBU18": "14"}, med=_med("T03")),),
    "K14": _dato_feil("REG_DATO"),
    "K15": _dato_feil("VEDTAK_DATO", "T04"),
    "K16": (
        *_dato_feil("BEGYNT_DATO", "T04"),
        Mutasjon({"BEGYNT_DATO": Dag(NYTTAAR, 1)}, fra=2024, oslo=False),
    ),
    "K19": (
        Mutasjon({"KVP_KOMM": "", "KOMMNR_KVP_KOMM": ""}),
        Mutasjon({"KVP_KOMM": "3", "KOMMNR_KVP_KOMM": ""}, fra=2023),
    ),
    "K20": (
        Mutasjon({"KVP_KOMM": "1", "KOMMNR_KVP_KOMM": ""}),
        Mutasjon({"KVP_KOMM": "1", "KOMMNR_KVP_KOMM": "0000"}, fra=2023),
    ),
    "K20A": (Mutasjon({"KVP_OSLO": ""}, til=2022, oslo=True),),
    "K21": (
        Mutasjon({"YTELSE_SOSHJELP": "1", "YTELSE_TYPE_SOSHJ": ""}),
        Mutasjon({"YTELSE_SOSHJELP": "1", "YTELSE_TYPE_SOSHJ": "1"}, fra=2023),
    ),
    "K26": (
        Mutasjon({"KVP_MED_ASTONAD": "", **INGEN_STOTTE}),
        Mutasjon({"KVP_MED_ASTONAD": "3"}, fra=2023),
    ),
    "K27": (
        Mutasjon({"KVP_MED_ASTONAD": "1", **INGEN_STOTTE}),
        Mutasjon({"KVP_MED_ASTONAD": "2", **INGEN_STOTTE, "KVP_MED_KOMMBOS": "4"}),
    ),
    "K28": (Mutasjon({**AVBRUTT, **INGEN_MND, "KVP_STONAD": "0000000"}),),
    "K29": (
        Mutasjon({**I_PROGRAM, **ALLE_MND, "KVP_STONAD": "0000000"}, fra=2023),
        Mutasjon({**I_PERMISJON, **INGEN_MND, "KVP_STONAD": ""}, til=2022),
    ),
    "K30": (
        Mutasjon({**AVBRUTT, **ALLE_MND, "KVP_STONAD": ""}, fra=2023),
        Mutasjon({**I_PROGRAM, **ALLE_MND, "KVP_STONAD": ""}, til=2022, med=_med("K29")),
    ),
    "K31": (
        Mutasjon({**I_PROGRAM, **INGEN_MND, "KVP_STONAD": "0120000"}, fra=2023, med=_med("K28")),
        Mutasjon({**I_PERMISJON, **INGEN_MND, "KVP_STONAD": "0120000"}, til=2022),
    ),
    "K32": (Mutasjon({"KVP_STONAD": "0600001"}),),
    "K36": _kode_feil({**I_PROGRAM, "STATUS": "8"}),
    "K37": (
        Mutasjon({**AVBRUTT, "AVSL_DATO": ""}),
        Mutasjon({**I_PROGRAM, "AVSL_DATO": SISTE_DAG}, til=2022),
        Mutasjon({**AVBRUTT, **FRA_I_FJOR, "AVSL_DATO": Dag(NYTTAARSAFTEN, -1)}, fra=2024),
        Mutasjon({**AVBRUTT, **FRA_I_FJOR, "AVSL_DATO": Dag("3102")}, fra=2024),
    ),
    "K38": (
        Mutasjon({**FULLFORT, "AVSL_VIKTIGSTE_INNTEKT": "10"}),
        Mutasjon({**FULLFORT, "STATUS": "7"}, fra=2023),
    ),
    "K39": (Mutasjon({**FULLFORT, "AVSL_ANNET": "10"}),),
}  # fmt: skip
