"""Parts that several faults of form 11F are put together from."""

from __future__ import annotations

from typing import Final

from kostra.testdata.endringer import SAMME_PERSON
from kostra.testdata.mutasjon import Dag, Ny, Tilfelle
from kostra.testdata.personer import duf_nummer
from kostra.testdata.sosialhjelp.fordelinger import BIDRAG, LAAN, STMND, VILKARFELT

#: Social assistance and out of work: nothing in it depends on age or children.
SOSIALHJELP: Final[dict[str, Ny]] = {"VKLO": "5", "TRYGDESIT": "12", "ARBSIT": "07"}
UTEN_BARN: Final[dict[str, Ny]] = {"BU18": "2", "ANTBU18": "00"}

INGEN_MND: Final[dict[str, Ny]] = dict.fromkeys(STMND, "")
INGEN_BELOP: Final[dict[str, Ny]] = {
    **dict.fromkeys((*BIDRAG, *LAAN), ""),
    "BIDRAG": "0000000",
    "LAAN": "0000000",
}
JANUAR: Final[dict[str, Ny]] = {**INGEN_MND, STMND[0]: "01"}


def i_januar(bidrag: str, laan: str = "0000000") -> dict[str, Ny]:
    """Grants and loans of January alone; the year's are the same."""
    belop: dict[str, Ny] = {"BIDRAG": bidrag, BIDRAG[0]: bidrag, "LAAN": laan}
    if int(laan):
        belop[LAAN[0]] = laan
    return {**JANUAR, **INGEN_BELOP, **belop}


VANLIG_STONAD: Final = i_januar("0012000")

_VEDTAK: Final = (
    "UTBETDATO", "UTBETTOMDATO", "VEDTAKDATO", "VEDTAKARB", "VEDTAKAKT", "VEDTAKHELSE",
    "VEDTAKGRUNN", "SANKSJONRED", "SANKSJONANDRE",
)  # fmt: skip
UTEN_VILKAR: Final[dict[str, Ny]] = {
    **dict.fromkeys((*VILKARFELT, *_VEDTAK), ""),
    "VILKARSOSLOV": "2",
}
MED_VILKAR: Final[dict[str, Ny]] = {
    **UTEN_VILKAR,
    "VILKARSOSLOV": "1",
    "UTBETDATO": Dag("0102"),
    "UTBETTOMDATO": Dag("3006"),
    "VILKARARBEID": "16",
}
#: The person of the valid record before, under a journal number of its own.
SAMME_MOTTAKER: Final[dict[str, Ny]] = {**SAMME_PERSON, **SOSIALHJELP}


def gyldig_duf(t: Tilfelle) -> str:
    return duf_nummer(t.fb.aar - 1, int(t.r() * 1_000_000))
