"""Bygger poster til prøvene av 11F. Grunnposten er fra Oslo og uten funn i alle år.

I 2022 har et syntetisk nummer med måned +80 ukjent alder, men da er det bare alderspensjon som
prøver alderen.
"""

from orakel.bygg import bygg_fil, sett_sammen
from orakel.oppsett11cf import STMND
from orakel.oppsett11f import OPPSETT

INGEN_MND = dict.fromkeys(STMND, "")
REGION = "030101"
UTENFOR_OSLO = {"KOMMUNE_NR": "1103", "BYDELSNR": ""}

_FELLES = {
    "KOMMUNE_NR": "0301",
    "BYDELSNR": "01",
    "PERSON_JOURNALNR": "J0000001",
    "PERSON_FODSELSNR": "15869010089",
    "KJONN": "1",
    "EKTSTAT": "1",
    "BU18": "2",
    "ANTBU18": "00",
    "VKLO": "5",
    "TRYGDESIT": "12",
    "ARBSIT": "07",
    "STMND_1": "01",
    "BIDRAG": "0012000",
    "LAAN": "0000000",
    "BIDRAG_JAN": "0012000",
    "GITT_OKONOMIRAD": "2",
    "FAAT_INDIVIDUELL_PLAN": "2",
    "SAKSBEHANDLER": "SB00000001",
    "BOSIT": "1",
    "VILKARSOSLOV": "2",
    "VILKARSAMEKT": "2",
}


def grunnpost(aar: int) -> dict[str, str]:
    fodt = {"FODSELSDATO": "15061990"} if aar >= 2025 else {}
    return {**_FELLES, **fodt, "VERSION": f"{aar % 100}"}


def bygg_post(aar: int, **felt: str) -> str:
    """Grunnposten med endringene i ``felt``."""
    return sett_sammen(aar, {**grunnpost(aar), **felt}, OPPSETT)


def blank_post(aar: int) -> str:
    return sett_sammen(aar, {}, OPPSETT)


def bygg_endringer(aar: int, endringer: list[dict[str, str]]) -> bytes:
    """En fil med én grunnpost per ordbok i ``endringer``."""
    return bygg_fil([bygg_post(aar, **endring) for endring in endringer])
