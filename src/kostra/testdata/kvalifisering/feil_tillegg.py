"""The faults of the additional rules (T01 …). They are never among the random ones.

As in ``kostra.testdata.kvalifisering.feil``, ``med`` tells what can't be avoided beside the rule.
"""

from __future__ import annotations

from typing import Final

from kostra.testdata.endringer import (
    NYTTAAR,
    SAMME_PERSON,
    annen_bydel,
    annen_fodselsdato,
    egen_kommune,
    person_med_ukjent_alder,
)
from kostra.testdata.kvalifisering.endringer import (
    ALLE_MND,
    AVBRUTT,
    FRA_I_FJOR,
    I_PROGRAM,
    annen_status,
)
from kostra.testdata.mutasjon import Dag, Mutasjon

TILLEGGSFEIL: Final[dict[str, tuple[Mutasjon, ...]]] = {
    "T01-heltall": (Mutasjon({"BU18": "2", "ANTBU18": "1X"}, fra=2023),),
    "T01-dato": (Mutasjon({**I_PROGRAM, "AVSL_DATO": Dag("3201")}, fra=2023),),
    "T01-kode": (Mutasjon({"YTELSE_INTRO": "5"}, fra=2023),),
    "T02": (Mutasjon({**AVBRUTT, **ALLE_MND, "KVP_STONAD": "12A4567"}, fra=2023),),
    "T03": (Mutasjon({"BU18": "1", "ANTBU18": "14"}, med=frozenset({"K13"})),),
    "T04": (Mutasjon({**FRA_I_FJOR, "VEDTAK_DATO": Dag("0206", -1)}),),
    "T05": (Mutasjon({"VEDTAK_DATO": Dag(NYTTAAR, 1)}, med=frozenset({"T04"})),),
    "T06": (
        Mutasjon(
            {**SAMME_PERSON, **I_PROGRAM, "STATUS": annen_status}, oslo=False, etter_gyldig=True
        ),
    ),
    "T07": (
        Mutasjon(
            {"KOMMUNE_NR": "0301", "KVP_OSLO": "2"},
            til=2022,
            oslo=False,
            med=frozenset({"K03-komm"}),
        ),
        Mutasjon(
            {"KOMMUNE_NR": "0301", "BYDELSNR": "01"},
            fra=2023,
            oslo=False,
            med=frozenset({"K03-komm"}),
        ),
    ),
    "T08": (Mutasjon({"PERSON_FODSELSNR": person_med_ukjent_alder}, fra=2023),),
    "T09": (Mutasjon({"FODSELSDATO": annen_fodselsdato}, fra=2025),),
    "T10": (Mutasjon({"PERSON_JOURNALNR": ""}, fra=2023),),
    "T11": (Mutasjon({**I_PROGRAM, "STATUS": "6"}, oslo=False),),
    "T12": (Mutasjon({"KVP_KOMM": "1", "KOMMNR_KVP_KOMM": egen_kommune}),),
    "T13": (Mutasjon({"REG_DATO": Dag("3106", -2)}),),
    "T14": (Mutasjon({"BYDELSNR": annen_bydel}, oslo=True, bydel=True),),
    "T15": (Mutasjon({**AVBRUTT, **ALLE_MND, "KVP_STONAD": "-000100"}),),
    "T16": (Mutasjon({"PERSON_FODSELSNR": "00000000000"}),),
}
