"""Records of 11CF in any year, and what a report says without its clock. Synthetic persons only."""

from __future__ import annotations

from typing import Any

import kostra
from kostra.kontroll.lesing import Lest, les
from kostra.kontroll.modell import Rapport
from kostra.skjema import filbeskrivelse

AAR = (2022, 2023, 2024, 2025, 2026)
LENGDE = {2022: 139, 2023: 138, 2024: 136, 2025: 152, 2026: 152}
_VERDIER = {
    "KOMMUNE_NR": "1103", "FODSELSDATO": "15061990", "PERSON_JOURNALNR": "J0000001",
    "PERSON_FODSELSNR": "15869010089", "KJONN": "1", "EKTSTAT": "1", "BU18": "2", "ANTBU18": "00",
    "KVP_KOMM": "2", "KVP_OSLO": "2", "KVP_MED_ASTONAD": "2", "KVP_STONAD": "0240000",
    "STATUS": "1", "SAKSBEHANDLER": "SB00000001",
    **{f"STMND_{i}": f"{i:02d}" for i in range(1, 13)},
}  # fmt: skip
_DATOER = {"REG_DATO": "0102", "VEDTAK_DATO": "0103", "BEGYNT_DATO": "0104"}
#: The base record of 2026 as it stands in the specification's examples.
LINJE = (
    "110326  15061990J000000115869010089112000102202501032025010420252         2     "
    "01020304050607080910111202400001" + " " * 30 + "SB00000001"
)


def post(aar: int = 2026, **felt: str) -> str:
    """A record without findings in 2026 (other years: of the right length), with these changes."""
    fb = filbeskrivelse("11CF", aar)
    verdier = {**_VERDIER, "VERSION": f"{aar % 100:02d}"}
    for navn, dag in _DATOER.items():
        kort = fb.etter_navn[navn].lengde == 6
        verdier[navn] = f"{dag}{(aar - 1) % 100:02d}" if kort else f"{dag}{aar - 1}"
    verdier |= felt
    ut = "".join(verdier.get(f.navn, "").ljust(f.lengde) for f in fb.felt)
    assert len(ut) == fb.recordlengde
    return ut


def ulike(antall: int, aar: int = 2026, **felt: str) -> list[str]:
    """Records with a journal number each."""
    return [post(aar, PERSON_JOURNALNR=f"J{i:07d}", **felt) for i in range(1, antall + 1)]


def fil(*linjer: str, skift: str = "\n", tegnsett: str = "utf-8") -> bytes:
    return "".join(f"{linje}{skift}" for linje in linjer).encode(tegnsett)


def leser(innhold: bytes, aar: int = 2026) -> Lest:
    fb = filbeskrivelse("11CF", aar)
    return les(innhold, fb.lesing, fb.recordlengde)


def kontrollert(innhold: bytes, aar: int = 2026, **valg: Any) -> Rapport:
    """The report on the content, without the additional rules unless asked for."""
    valg = {"region": "110300", "tillegg": False, **valg}
    return kostra.kontroller(innhold, skjema="11CF", aar=aar, **valg)


def uten_klokke(rapport: Rapport) -> dict[str, Any]:
    """All that a report says, but for when it was made."""
    bort = {"startet", "ferdig", "brukt_sekunder", "etter_id"}
    return {navn: verdi for navn, verdi in vars(rapport).items() if navn not in bort}
