"""The faults of the additional rules of form 11F (T01 …). They are never among the random ones."""

from __future__ import annotations

from typing import Final

from kostra.testdata.endringer import (
    NYTTAAR,
    annen_bydel,
    annen_fodselsdato,
    person_med_ukjent_alder,
)
from kostra.testdata.mutasjon import Dag, Mutasjon, Ny
from kostra.testdata.sosialhjelp.endringer import (
    JANUAR,
    MED_VILKAR,
    SOSIALHJELP,
    UTEN_VILKAR,
    VANLIG_STONAD,
    gyldig_duf,
)

_UKJENT: Final[dict[str, Ny]] = {**SOSIALHJELP, "PERSON_FODSELSNR": person_med_ukjent_alder}
_NULLER: Final[dict[str, Ny]] = {**SOSIALHJELP, "PERSON_FODSELSNR": "00000000000"}
_BARE_DUF: Final[dict[str, Ny]] = {
    **SOSIALHJELP,
    "PERSON_FODSELSNR": "",
    "PERSON_DUF": gyldig_duf,
}
_TREKK_I_FEBRUAR: Final[dict[str, Ny]] = {
    "BIDRAG_JAN": "0012100",
    "BIDRAG_FEB": "-000100",
    "STMND_2": "02",
}

TILLEGGSFEIL: Final[dict[str, tuple[Mutasjon, ...]]] = {
    "T01-mangler": (Mutasjon({"SAKSBEHANDLER": ""}, fra=2025, til=2025),),
    "T01-heltall": (Mutasjon({**VANLIG_STONAD, "LAAN_JAN": "12A"}, fra=2023, til=2025),),
    "T01-dato": (Mutasjon({**MED_VILKAR, "VEDTAKDATO": Dag("3201")}, fra=2023, til=2025),),
    "T01-kode": (Mutasjon({"VEDTAKARB": "02"}, fra=2023, til=2025),),
    "T03": (Mutasjon({"BU18": "1", "ANTBU18": "14"}, fra=2023, med=frozenset({"K13"})),),
    "T04": (Mutasjon({**MED_VILKAR, "UTBETTOMDATO": Dag("3101")}),),
    "T05": (
        Mutasjon({**MED_VILKAR, "UTBETDATO": Dag(NYTTAAR, 1), "UTBETTOMDATO": Dag("0103", 1)}),
        Mutasjon({**MED_VILKAR, "UTBETDATO": Dag("0103", -1), "UTBETTOMDATO": Dag("0106", -1)}),
    ),
    "T08": (
        Mutasjon(_UKJENT, fra=2023, til=2025),
        Mutasjon(_UKJENT, fra=2026, med=frozenset({"K06"})),
    ),
    "T09": (Mutasjon({"FODSELSDATO": annen_fodselsdato}, fra=2025),),
    "T10": (Mutasjon({"PERSON_JOURNALNR": ""}, til=2025),),
    "T13": (Mutasjon({**MED_VILKAR, "UTBETTOMDATO": Dag("3106")}),),
    "T14": (Mutasjon({"BYDELSNR": annen_bydel}, oslo=True, bydel=True),),
    "T15": (
        Mutasjon({**SOSIALHJELP, "BU18": "2", "ANTBU18": "-1"}),
        Mutasjon({**VANLIG_STONAD, **_TREKK_I_FEBRUAR}),
    ),
    "T16": (
        Mutasjon(_NULLER, til=2025),
        Mutasjon(_NULLER, fra=2026, med=frozenset({"K06"})),
    ),
    "T17": (
        Mutasjon(_BARE_DUF, til=2025, med=frozenset({"K05"})),
        Mutasjon(_BARE_DUF, fra=2026, med=frozenset({"K05", "K06"})),
    ),
    "T18": (Mutasjon({**UTEN_VILKAR, "VILKARARBEID": "16"}),),
    "T19": (Mutasjon({**VANLIG_STONAD, **JANUAR, "BIDRAG_JAN": "0000000", "BIDRAG_FEB": "0012000"}),),
}  # fmt: skip
