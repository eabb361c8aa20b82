"""Fasit for 11CF, 2022–2026: én post om gangen, én if per regel."""

from orakel.felt import alder, argang, datofelt, er_blank, gyldig, heltall, heltall_eller_0, trim
from orakel.innlesing import gale_linjer, les_tekst, linjer, post
from orakel.oppsett11cf import (
    AVSL,
    FELT_PAAKREVD_K002,
    KODER,
    OPPSETT,
    POSTLENGDE,
    STMND,
    STOTTE,
)
from orakel.resultat import RANG, Funn, Resultat, hoyeste
from orakel.statistikk11cf import tabeller

BYDELER = {f"{n:02d}" for n in range(1, 16)}
ANTALL_REGLER = {2023: 31, 2024: 31, 2025: 32, 2026: 32}


def funn(innhold: bytes, *, aar: int, region: str, vedlegg: bool = True) -> Resultat:
    tekst = les_tekst(innhold)
    alle_linjer = linjer(tekst, aar)

    stopp = _k000(tekst, alle_linjer, aar, vedlegg) or gale_linjer(
        alle_linjer, aar, POSTLENGDE[aar]
    )
    if stopp:
        return Resultat(stopp, 2, hoyeste(stopp), None)

    poster = [post(linje, OPPSETT[aar]) for linje in alle_linjer]
    alle = []
    for nr, rec in enumerate(poster, start=1):
        alle += [(regel, grad, nr) for regel, grad in kontroller_post(rec, aar, region)]
    alle += _k05a(poster, aar, region) + _k05b(poster, aar, region)

    antall = _antall_kontroller(len(poster), aar, region)
    grad = "ERROR" if antall == 0 else hoyeste(alle)
    statistikk = tabeller(poster, aar) if RANG[grad] < RANG["ERROR"] else None
    return Resultat(alle, antall, grad, statistikk)


def _antall_kontroller(antall_poster: int, aar: int, region: str) -> int:
    if aar == 2022:
        return (4 if region[0:4] == "0301" else 6) + 30 * antall_poster
    return 2 * antall_poster + ANTALL_REGLER[aar] * antall_poster


def _k000(tekst: str, alle_linjer: list[str], aar: int, vedlegg: bool) -> list[Funn]:
    if not vedlegg:
        return [("K000", "OK" if len(tekst) == 1 else "FATAL", None)]
    if aar == 2022:
        return [] if alle_linjer else [("K000", "FATAL", None)]
    return [("K000", "FATAL", None)] if len(tekst) == 1 else []


def kontroller_post(rec: dict[str, str], aar: int, region: str) -> list[tuple[str, str]]:
    """Alle regler for én post unntatt dublettene."""
    koder = KODER[aar]
    ut: list[tuple[str, str]] = []

    def meld(regel: str, grad: str) -> None:
        ut.append((regel, grad))

    def har_kode(felt: str) -> bool:
        return rec[felt] in koder[felt]

    status = rec["STATUS"]
    oslo_post = rec["KOMMUNE_NR"] == "0301"

    if aar == 2022:
        for felt, _, datatype, _ in OPPSETT[aar]:
            for regel in _k002(felt, datatype, rec[felt], koder.get(felt)):
                meld(regel, "ERROR")

    if rec["KOMMUNE_NR"] != region[0:4]:
        meld("K03-komm", "ERROR")

    oslo_for_bydel = region[0:4] == "0301" if aar == 2022 else oslo_post
    if oslo_for_bydel:
        if rec["BYDELSNR"] not in BYDELER:
            meld("K03-bydel", "ERROR")
    elif not er_blank(rec["BYDELSNR"]):
        meld("K03-bydel", "ERROR")

    if aar == 2022:
        if rec["VERSION"] != "22":
            meld("K04", "ERROR")
    elif argang(rec["VERSION"]) != aar:
        meld("K04", "ERROR")

    if aar >= 2025 and datofelt(rec["FODSELSDATO"], aar) is None:
        meld("K04A", "ERROR")

    if not gyldig(rec["PERSON_FODSELSNR"], aar):
        meld("K05", "WARNING" if aar <= 2023 else "ERROR")

    antall_aar = alder(rec["PERSON_FODSELSNR"], aar)
    if antall_aar is not None and antall_aar < 18:
        meld("K06", "WARNING" if aar == 2022 else "ERROR")
    if antall_aar is not None and antall_aar >= (68 if aar <= 2024 else 69):
        meld("K07", "WARNING")

    if not har_kode("KJONN"):
        meld("K08", "ERROR")
    if not har_kode("EKTSTAT"):
        meld("K09", "ERROR")
    if not har_kode("BU18"):
        meld("K10", "ERROR")

    barn = heltall_eller_0(rec["ANTBU18"])
    if rec["BU18"] == "1" and barn <= 0:
        meld("K11", "ERROR")
    if barn > 0 and rec["BU18"] != "1":
        meld("K12", "ERROR")
    if barn >= 14:
        meld("K13", "ERROR")

    if not oslo_post:
        for regel, felt in (("K14", "REG_DATO"), ("K15", "VEDTAK_DATO"), ("K16", "BEGYNT_DATO")):
            if _gammel_eller_ugyldig(regel, rec[felt], rec["VERSION"], aar):
                meld(regel, "ERROR")

    if not har_kode("KVP_KOMM"):
        meld("K19", "ERROR")
    if rec["KVP_KOMM"] == "1" and not har_kode("KOMMNR_KVP_KOMM"):
        meld("K20", "ERROR")
    if aar == 2022 and oslo_post and rec["KVP_OSLO"] not in ("1", "2"):
        meld("K20A", "WARNING")
    if rec["YTELSE_SOSHJELP"] == "1" and not har_kode("YTELSE_TYPE_SOSHJ"):
        meld("K21", "ERROR")

    if not har_kode("KVP_MED_ASTONAD"):
        meld("K26", "ERROR")
    if rec["KVP_MED_ASTONAD"] == "1" and not any(har_kode(felt) for felt in STOTTE):
        meld("K27", "ERROR")
    if rec["KVP_MED_ASTONAD"] == "2":
        if aar == 2022:
            krysset = any(not er_blank(rec[felt]) and rec[felt] != "0" for felt in STOTTE)
        else:
            krysset = any(har_kode(felt) for felt in STOTTE)
        if krysset:
            meld("K27", "ERROR")

    har_maaned = any(har_kode(felt) for felt in STMND)
    sum_stonad = heltall_eller_0(rec["KVP_STONAD"])
    if status != "2" and not har_maaned:
        meld("K28", "WARNING")
    if aar == 2022:
        if heltall(rec["KVP_STONAD"]) is None:
            meld("K29", "WARNING")
            if har_maaned:
                meld("K30", "WARNING")
        if sum_stonad > 0 and not har_maaned:
            meld("K31", "WARNING")
    else:
        if status == "1" and sum_stonad <= 0:
            meld("K29", "WARNING")
        if status != "2" and har_maaned and er_blank(rec["KVP_STONAD"]):
            meld("K30", "WARNING")
        if status == "1" and sum_stonad > 0 and not har_maaned:
            meld("K31", "WARNING")
    if sum_stonad > 600_000:
        meld("K32", "WARNING")

    if not har_kode("STATUS"):
        meld("K36", "ERROR")
    if _feil_avslutningsdato(rec["AVSL_DATO"], status, aar):
        meld("K37", "ERROR")
    if status in (("3",) if aar == 2022 else ("3", "7")) and not any(har_kode(f) for f in AVSL):
        meld("K38", "ERROR")
    if status == "3" and not har_kode("AVSL_VIKTIGSTE_INNTEKT"):
        meld("K39", "ERROR")
    return ut


def _k002(felt: str, datatype: str, verdi: str, koder: set[str] | None) -> list[str]:
    if er_blank(verdi):
        return ["K002-mangler"] if felt in FELT_PAAKREVD_K002 else []
    ut = []
    if koder is not None and verdi not in koder:
        ut.append("K002-kode")
    if datatype == "heltall" and heltall(verdi) is None:
        ut.append("K002-heltall")
    if datatype == "dato" and verdi != "000000" and datofelt(verdi, 2022) is None:
        ut.append("K002-dato")
    return ut


def _gammel_eller_ugyldig(regel: str, verdi: str, version: str, aar: int) -> bool:
    dato = datofelt(verdi, aar)
    if dato is None:
        return True
    if regel == "K16" and aar >= 2024:
        return aar - dato.year > 4 or (dato.year > aar)
    if aar == 2022 and (len(trim(version)) < 2 or heltall(version) is None):
        return False
    return argang(version) - dato.year > 4


def _feil_avslutningsdato(verdi: str, status: str, aar: int) -> bool:
    if aar == 2022:
        if status in ("3", "4", "5"):
            return datofelt(verdi, aar) is None
        return verdi != " " * 6
    if status not in ("3", "4", "5", "7"):
        return False
    if aar == 2023:
        return datofelt(verdi, aar) is None
    dato = datofelt(verdi, aar, streng=True)
    return dato is None or dato.year != aar


def _k05a(poster: list[dict[str, str]], aar: int, region: str) -> list[Funn]:
    grupper: dict[str, list[int]] = {}
    for nr, rec in enumerate(poster, start=1):
        if _oslo_for_dubletter(rec, aar, region):
            continue
        if gyldig(rec["PERSON_FODSELSNR"], aar):
            nokkel = rec["PERSON_FODSELSNR"] + rec["STATUS"]
            grupper.setdefault(nokkel, []).append(nr)
    return [("K05A", "ERROR", nr) for g in grupper.values() if len(g) > 1 for nr in g]


def _k05b(poster: list[dict[str, str]], aar: int, region: str) -> list[Funn]:
    grupper: dict[str, list[int]] = {}
    for nr, rec in enumerate(poster, start=1):
        if not _oslo_for_dubletter(rec, aar, region):
            grupper.setdefault(rec["PERSON_JOURNALNR"], []).append(nr)
    return [("K05B", "ERROR", nr) for g in grupper.values() if len(g) > 1 for nr in g]


def _oslo_for_dubletter(rec: dict[str, str], aar: int, region: str) -> bool:
    if aar == 2022:
        return region[0:4] == "0301"
    return rec["KOMMUNE_NR"] == "0301"
