"""Bygger poster (11CF) og filer til prøvene. Grunnposten er gyldig for året den bygges for.

Grunnposten i 2022 bruker et erstatningsnummer, som gir K05 (advarsel) i det året: et
syntetisk nummer med måned +80 har ukjent alder i 2022 og ville gitt K06 i stedet.
"""

from orakel.innlesing import til_enheter
from orakel.oppsett11cf import OPPSETT

Oppsett = dict[int, list[tuple[str, int, str, bool]]]
INGEN_MND = {f"STMND_{n}": "" for n in range(1, 13)}
REGION = "110300"
OSLO = {"KOMMUNE_NR": "0301", "BYDELSNR": "01"}

_FELLES = {
    "KOMMUNE_NR": "1103",
    "PERSON_JOURNALNR": "J0000001",
    "PERSON_FODSELSNR": "15869010089",
    "KJONN": "1",
    "EKTSTAT": "1",
    "BU18": "2",
    "ANTBU18": "00",
    "KVP_KOMM": "2",
    "KVP_MED_ASTONAD": "2",
    "KVP_STONAD": "0240000",
    "STATUS": "1",
    "SAKSBEHANDLER": "SB00000001",
    **{f"STMND_{n}": f"{n:02d}" for n in range(1, 13)},
}

_PER_AAR = {
    2022: {
        "VERSION": "22",
        "PERSON_FODSELSNR": "15069000100",
        "REG_DATO": "010221",
        "VEDTAK_DATO": "010321",
        "BEGYNT_DATO": "010421",
    },
    2023: {
        "VERSION": "23",
        "REG_DATO": "010222",
        "VEDTAK_DATO": "010322",
        "BEGYNT_DATO": "010422",
    },
    2024: {
        "VERSION": "24",
        "REG_DATO": "010223",
        "VEDTAK_DATO": "010323",
        "BEGYNT_DATO": "010423",
    },
    2025: {
        "VERSION": "25",
        "FODSELSDATO": "15061990",
        "REG_DATO": "01022024",
        "VEDTAK_DATO": "01032024",
        "BEGYNT_DATO": "01042024",
    },
    2026: {
        "VERSION": "26",
        "FODSELSDATO": "15061990",
        "REG_DATO": "01022025",
        "VEDTAK_DATO": "01032025",
        "BEGYNT_DATO": "01042025",
    },
}


def grunnpost(aar: int) -> dict[str, str]:
    return {**_FELLES, **_PER_AAR[aar]}


def sett_sammen(aar: int, verdier: dict[str, str], oppsett: Oppsett = OPPSETT) -> str:
    """Én linje: heltall høyrestilt, andre felt venstrestilt, resten blankt."""
    ukjente = set(verdier) - {navn for navn, *_ in oppsett[aar]}
    if ukjente:
        raise ValueError(f"Felt som ikke finnes i {aar}: {sorted(ukjente)}")
    deler = []
    for navn, lengde, datatype, _ in oppsett[aar]:
        verdi = verdier.get(navn, "")
        bredde = len(verdi) if verdi.isascii() else len(til_enheter(verdi))
        fyll = " " * (lengde - bredde)
        if bredde > lengde:
            raise ValueError(f"{navn}: «{verdi}» er lengre enn {lengde}")
        deler.append(fyll + verdi if datatype == "heltall" else verdi + fyll)
    return "".join(deler)


def bygg_post(aar: int, **felt: str) -> str:
    """Grunnposten med endringene i ``felt``."""
    return sett_sammen(aar, {**grunnpost(aar), **felt})


def blank_post(aar: int) -> str:
    return sett_sammen(aar, {})


def bygg_fil(
    linjer: list[str],
    *,
    tegnsett: str = "utf-8",
    skille: str = "\n",
    siste_skille: bool = True,
    bom: bool = False,
) -> bytes:
    tekst = skille.join(linjer) + (skille if siste_skille and linjer else "")
    return ("\ufeff" + tekst if bom else tekst).encode(tegnsett)


def bygg_endringer(aar: int, endringer: list[dict[str, str]]) -> bytes:
    """En fil med én grunnpost per ordbok i ``endringer``."""
    return bygg_fil([bygg_post(aar, **endring) for endring in endringer])
