"""The faults of the controls of form 11F, by the rule that they trigger, and in which years.

As in ``kostra.testdata.kvalifisering.feil``: naming a rule uses its first way that holds for year and
region, and ``med`` tells which rules fire along and can't be avoided. K002 runs in 2022 and from
2026 and finds wrong codes and dates too; from 2026, unknown age counts as under 18 (K06).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kostra.testdata.endringer import (
    aaret_for,
    annen_kommune,
    feil_kontrollsiffer,
    person_paa,
    samme,
)
from kostra.testdata.mutasjon import Dag, Mutasjon, Ny
from kostra.testdata.sosialhjelp.endringer import (
    INGEN_BELOP,
    INGEN_MND,
    JANUAR,
    MED_VILKAR,
    SAMME_MOTTAKER,
    SOSIALHJELP,
    UTEN_BARN,
    UTEN_VILKAR,
    VANLIG_STONAD,
    gyldig_duf,
    i_januar,
)


def _med(*regler: str) -> frozenset[str]:
    return frozenset(regler)


def _med_k002(endring: Mapping[str, Ny], hva: str, *med: str, fra: int = 0) -> tuple[Mutasjon, ...]:
    """A fault that the file description finds as well, in the years when K002 runs."""
    i_k002 = _med(f"K002-{hva}", *med)
    spenn = ((2023, 2025, _med(*med)), (0, 2022, i_k002), (2026, 9999, i_k002))
    return tuple(
        Mutasjon(endring, fra=max(fra, start), til=slutt, med=funn)
        for start, slutt, funn in spenn
        if slutt >= fra
    )


def _kilde(vklo: str, arbsit: str, trygdesit: str = "12") -> dict[str, Ny]:
    return {"VKLO": vklo, "ARBSIT": arbsit, "TRYGDESIT": trygdesit}


_UTEN_NUMMER: Final = {**SOSIALHJELP, "PERSON_FODSELSNR": ""}
_FLYTTET_FRA_OSLO: Final[dict[str, Ny]] = {"KOMMUNE_NR": annen_kommune, "BYDELSNR": ""}

KONTROLLFEIL: Final[dict[str, tuple[Mutasjon, ...]]] = {
    "K000": (Mutasjon(fil=b" ", hele_filen=True, fra=2023),),
    "K001": (
        Mutasjon(linje=lambda linje: linje[:-1], bare_navngitt=True),
        Mutasjon(linje=lambda linje: linje[:-1] + "\t", fra=2023, bare_navngitt=True),
    ),
    "K002-mangler": (
        Mutasjon({"SAKSBEHANDLER": ""}, fra=2026),
        Mutasjon({"BYDELSNR": ""}, fra=2026, oslo=True, med=_med("K03-bydel")),
    ),
    "K002-heltall": (
        Mutasjon({**VANLIG_STONAD, "LAAN_JAN": "12A"}, til=2022),
        Mutasjon({**VANLIG_STONAD, "LAAN_JAN": "12A"}, fra=2026),
    ),
    "K002-dato": (
        Mutasjon({**MED_VILKAR, "VEDTAKDATO": Dag("3201")}, til=2022),
        Mutasjon({**MED_VILKAR, "VEDTAKDATO": Dag("3201")}, fra=2026),
    ),
    "K002-kode": (
        Mutasjon({"VEDTAKARB": "02"}, til=2022),
        Mutasjon({"VEDTAKARB": "02"}, fra=2026),
    ),
    "K03-komm": (
        Mutasjon({"KOMMUNE_NR": annen_kommune}, oslo=False),
        Mutasjon(_FLYTTET_FRA_OSLO, fra=2023, til=2025, oslo=True),
        Mutasjon(_FLYTTET_FRA_OSLO, fra=2026, oslo=True, med=_med("K002-mangler")),
        Mutasjon({"KOMMUNE_NR": annen_kommune}, til=2022, oslo=True),
    ),
    "K03-bydel": (
        Mutasjon({"BYDELSNR": "01"}, oslo=False),
        Mutasjon({"BYDELSNR": "16"}, oslo=True),
    ),
    "K04": (Mutasjon({"VERSION": aaret_for}),),
    "K04A": (
        *_med_k002({"FODSELSDATO": "32011990"}, "dato", fra=2025),
        Mutasjon({"FODSELSDATO": ""}, fra=2025, til=2025),
        Mutasjon({"FODSELSDATO": ""}, fra=2026, med=_med("K002-mangler")),
    ),
    "K05": (
        Mutasjon({"PERSON_FODSELSNR": feil_kontrollsiffer}, fra=2023),
        Mutasjon({"PERSON_FODSELSNR": feil_kontrollsiffer, "PERSON_DUF": gyldig_duf}, til=2022),
        Mutasjon({**_UTEN_NUMMER, "PERSON_DUF": ""}, fra=2023, til=2025, med=_med("K38")),
        Mutasjon({**_UTEN_NUMMER, "PERSON_DUF": ""}, fra=2026, med=_med("K06", "K38")),
    ),
    "K05A": (Mutasjon(SAMME_MOTTAKER, etter_gyldig=True),),
    "K05B": (Mutasjon({"PERSON_JOURNALNR": samme("PERSON_JOURNALNR")}, etter_gyldig=True),),
    "K06": (Mutasjon({**SOSIALHJELP, "PERSON_FODSELSNR": person_paa(12, 17)}, fra=2023),),
    "K07": (
        Mutasjon(
            {**SOSIALHJELP, "PERSON_FODSELSNR": person_paa(68, 75)}, fra=2023, til=2024
        ),
        Mutasjon({**SOSIALHJELP, "PERSON_FODSELSNR": person_paa(96, 99)}, fra=2025),
    ),
    "K08": _med_k002({"KJONN": "3"}, "kode"),
    "K09": _med_k002({"EKTSTAT": "6"}, "kode"),
    "K10": _med_k002({**SOSIALHJELP, "BU18": "0", "ANTBU18": "00"}, "kode"),
    "K11": (Mutasjon({**SOSIALHJELP, "BU18": "1", "ANTBU18": "00"}),),
    "K12": (Mutasjon({**SOSIALHJELP, "BU18": "2", "ANTBU18": "02"}),),
    "K13": (
        Mutasjon({"BU18": "1", "ANTBU18": "14"}, fra=2023, med=_med("T03")),
        Mutasjon({"BU18": "1", "ANTBU18": "14"}, til=2022),
    ),
    "K14": _med_k002({**SOSIALHJELP, "VKLO": "0"}, "kode"),
    "K15": (Mutasjon(_kilde("1", "03")),),
    "K16": (Mutasjon(_kilde("2", "04")),),
    "K17": (Mutasjon(_kilde("4", "02")),),
    "K18": (Mutasjon(_kilde("6", "10")),),
    "K19": (Mutasjon(_kilde("8", "09")),),
    "K20": (Mutasjon(_kilde("3", "07", "12"), til=2023),),
    "K20A": (Mutasjon(_kilde("5", "07", "01"), fra=2024, til=2025),),
    "K20B": (Mutasjon(_kilde("3", "07", "12"), fra=2024),),
    "K21": (Mutasjon(_kilde("5", "01"), fra=2023),),
    "K22": (
        Mutasjon({**_kilde("3", "07", "07"), "PERSON_FODSELSNR": person_paa(40, 55)}, til=2025),
        Mutasjon(_kilde("5", "07", "03"), fra=2026, med=_med("K002-kode")),
    ),
    "K23": (Mutasjon({**_kilde("3", "07", "05"), **UTEN_BARN}, til=2025),),
    "K23A": (
        Mutasjon({**_kilde("3", "07", "07"), "PERSON_FODSELSNR": person_paa(40, 61)}, fra=2026),
    ),
    "K23B": (Mutasjon({**_kilde("3", "07", "05"), **UTEN_BARN}, fra=2026),),
    "K23C": (Mutasjon({**_kilde("3", "07", "13"), **UTEN_BARN}, fra=2026),),
    "K24": (Mutasjon(_kilde("3", "08", "04")),),
    "K24B": (Mutasjon(_kilde("3", "08", "11")),),
    "K25": _med_k002(_kilde("9", "11"), "kode"),
    "K26": (
        Mutasjon({**VANLIG_STONAD, **INGEN_MND}, fra=2023),
        Mutasjon({**VANLIG_STONAD, **INGEN_MND}, til=2022, med=_med("K29")),
    ),
    "K27": (
        Mutasjon({**JANUAR, **INGEN_BELOP}, fra=2023, med=_med("K31")),
        Mutasjon({**JANUAR, **INGEN_BELOP}, til=2022, med=_med("K28")),
    ),
    "K28": (Mutasjon({**JANUAR, **INGEN_BELOP}, til=2022, med=_med("K27")),),
    "K29": (Mutasjon({**VANLIG_STONAD, **INGEN_MND}, til=2022, med=_med("K26")),),
    "K30": (Mutasjon(i_januar("1000001")),),
    "K31": (Mutasjon(i_januar("0000200")),),
    "K32": _med_k002({"GITT_OKONOMIRAD": "3"}, "kode"),
    "K33": _med_k002({"FAAT_INDIVIDUELL_PLAN": "3"}, "kode"),
    "K35": _med_k002({"BOSIT": "7"}, "kode"),
    "K36": (Mutasjon({**VANLIG_STONAD, "BIDRAG_JAN": "0011999"}),),
    "K37": (Mutasjon({**i_januar("0012000", "0001000"), "LAAN_JAN": "0000999"}),),
    "K38": (
        Mutasjon({**_UTEN_NUMMER, "PERSON_DUF": "999900000109"}, fra=2023, til=2025, med=_med("K05")),
        Mutasjon(
            {**_UTEN_NUMMER, "PERSON_DUF": "999900000109"}, fra=2026, med=_med("K05", "K06")
        ),
        Mutasjon(
            {"PERSON_FODSELSNR": feil_kontrollsiffer, "PERSON_DUF": ""}, til=2022, med=_med("K05")
        ),
    ),
    "K39": _med_k002({**UTEN_VILKAR, "VILKARSOSLOV": "3"}, "kode"),
    "K40": _med_k002({"VILKARSAMEKT": "3"}, "kode"),
    "K41": (
        Mutasjon({**MED_VILKAR, "UTBETDATO": ""}),
        *_med_k002({**MED_VILKAR, "UTBETDATO": Dag("3201")}, "dato"),
    ),
    "K42": (
        Mutasjon({**MED_VILKAR, "UTBETTOMDATO": ""}),
        *_med_k002({**MED_VILKAR, "UTBETTOMDATO": Dag("3201")}, "dato"),
    ),
    "K43": (Mutasjon({**MED_VILKAR, "VILKARARBEID": ""}),),
}  # fmt: skip
