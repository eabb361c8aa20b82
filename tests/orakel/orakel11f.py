"""Fasit for 11F, 2022–2026: én post om gangen, én if per regel."""

from orakel.felt import (
    alder,
    argang,
    datofelt,
    duf,
    er_blank,
    gyldig,
    heltall,
    heltall_eller_0,
    mod11,
)
from orakel.innlesing import gale_linjer, les_tekst, linjer, post
from orakel.oppsett11cf import STMND
from orakel.oppsett11f import KODER, MND, NY_I_2024, OPPSETT, POSTLENGDE, VILKAR
from orakel.resultat import RANG, Funn, Resultat, hoyeste
from orakel.statistikk11f import tabeller

BYDELER = {f"{n:02d}" for n in range(1, 16)}
ANTALL_REGLER = {2023: 42, 2024: 43, 2025: 44, 2026: 46}
ARBEID_FOR_KILDE = {
    "1": ("K15", {"01", "02"}),
    "2": ("K16", {"03", "05", "06"}),
    "4": ("K17", {"03"}),
    "6": ("K18", {"09"}),
    "8": ("K19", {"10"}),
}
ALDERSGRENSE_PENSJON = {2022: 62, 2023: 62, 2024: 59, 2025: 59, 2026: 61}
HOY_ALDER = {2023: 68, 2024: 68, 2025: 96, 2026: 96}


def funn(innhold: bytes, *, aar: int, region: str, vedlegg: bool = True) -> Resultat:
    tekst = les_tekst(innhold)
    alle_linjer = linjer(tekst, aar)

    stopp = _k000(tekst, aar, vedlegg) or gale_linjer(alle_linjer, aar, POSTLENGDE[aar])
    if stopp:
        return Resultat(stopp, 2, hoyeste(stopp), None)

    poster = [post(linje, OPPSETT[aar]) for linje in alle_linjer]
    alle = []
    for nr, rec in enumerate(poster, start=1):
        alle += [(regel, grad, nr) for regel, grad in kontroller_post(rec, aar, region)]
    alle += _k05a(poster) + _k05b(poster)

    if aar == 2022:
        antall = 4 + 39 * len(poster)
    else:
        antall = (2 + ANTALL_REGLER[aar]) * len(poster)
    grad = "ERROR" if antall == 0 else hoyeste(alle)
    statistikk = tabeller(poster, aar) if RANG[grad] < RANG["ERROR"] else None
    return Resultat(alle, antall, grad, statistikk)


def _k000(tekst: str, aar: int, vedlegg: bool) -> list[Funn]:
    if not vedlegg:
        return [("K000", "OK" if len(tekst) == 1 else "FATAL", None)]
    if aar == 2022:
        return []
    return [("K000", "FATAL", None)] if len(tekst) == 1 else []


def kontroller_post(rec: dict[str, str], aar: int, region: str) -> list[tuple[str, str]]:
    """Alle regler for én post unntatt dublettene."""
    koder = KODER[aar]
    ut: list[tuple[str, str]] = []

    def meld(regel: str, grad: str) -> None:
        ut.append((regel, grad))

    def har_kode(felt: str) -> bool:
        return rec[felt] in koder[felt]

    oslo_post = rec["KOMMUNE_NR"] == "0301"
    oslo_region = region[0:4] == "0301"
    vklo, trygd, arbeid = rec["VKLO"], rec["TRYGDESIT"], rec["ARBSIT"]
    nummer = rec["PERSON_FODSELSNR"]

    if aar in (2022, 2026):
        for felt, _, datatype, paakrevd in OPPSETT[aar]:
            # vår forskjell fra kontrollprogrammet: bydel kreves bare i Oslo
            if felt == "BYDELSNR" and not (oslo_post or oslo_region):
                paakrevd = False
            verdi = rec[felt]
            if aar == 2022:
                funnet = _k002_2022(felt, datatype, verdi, koder.get(felt))
            else:
                funnet = _k002_2026(datatype, paakrevd, verdi, koder.get(felt))
            for variant in funnet:
                meld(variant, "ERROR")

    if rec["KOMMUNE_NR"] != region[0:4]:
        meld("K03-komm", "ERROR")

    oslo_for_bydel = oslo_region if aar == 2022 else oslo_post
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

    if not gyldig(nummer, aar):
        meld("K05", "WARNING" if aar <= 2023 else "ERROR")

    antall_aar = alder(nummer, aar)
    if aar >= 2023:
        if antall_aar is None:
            if aar == 2026:
                meld("K06", "WARNING")
        elif antall_aar < 18:
            meld("K06", "WARNING")
        if antall_aar is not None and antall_aar >= HOY_ALDER[aar]:
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
    if aar == 2022:
        if heltall(rec["ANTBU18"]) is None or barn >= 10:
            meld("K13", "WARNING")
    elif barn >= 14:
        meld("K13", "ERROR")

    if not har_kode("VKLO"):
        meld("K14", "ERROR")
    if vklo in ARBEID_FOR_KILDE:
        regel, lovlige = ARBEID_FOR_KILDE[vklo]
        if arbeid not in lovlige:
            meld(regel, "ERROR")

    har_trygd = har_kode("TRYGDESIT") and trygd != "12"
    if vklo == "3" and not har_trygd:
        meld("K20" if aar <= 2023 else "K20B", "ERROR")
    if aar in (2024, 2025) and vklo != "3" and trygd != "12":
        meld("K20A", "WARNING")
    if vklo == "5" and aar >= 2023:
        lovlige = {"02", "04", "05", "06", "07", "08"}
        if aar == 2026:
            lovlige.add("03")
        if arbeid not in lovlige:
            meld("K21", "WARNING")

    if aar == 2026 and not har_kode("TRYGDESIT"):
        meld("K22", "ERROR")
    alder_eller_minus = -1 if antall_aar is None else antall_aar
    if trygd == "07" and alder_eller_minus <= ALDERSGRENSE_PENSJON[aar]:
        meld("K23A" if aar == 2026 else "K22", "ERROR")
    har_barn = rec["BU18"] == "1" and barn > 0
    if trygd == "05":
        uten_barn = rec["BU18"] != "1" and barn == 0 if aar == 2022 else not har_barn
        if uten_barn:
            meld("K23B" if aar == 2026 else "K23", "ERROR")
    if aar == 2026 and trygd == "13" and not har_barn:
        meld("K23C", "ERROR")

    lovlige = {"02", "04", "07"} if aar <= 2025 else {"02", "03", "04", "05", "06", "07"}
    if trygd in ("04", "07") and arbeid not in lovlige:
        meld("K24", "WARNING")
    if vklo == "3" and trygd == "11" and arbeid == "08":
        meld("K24B", "ERROR")
    if not har_kode("ARBSIT"):
        meld("K25", "ERROR")

    har_maaned = any(har_kode(felt) for felt in STMND)
    bidrag, laan = heltall_eller_0(rec["BIDRAG"]), heltall_eller_0(rec["LAAN"])
    if not har_maaned:
        meld("K26", "ERROR")
    if bidrag <= 0 and laan <= 0:
        meld("K27", "ERROR")
    if aar == 2022:
        if har_maaned and bidrag <= 0 and laan <= 0:
            meld("K28", "ERROR")
        if not har_maaned and bidrag + laan > 0:
            meld("K29", "ERROR")
    if _hoy_sum(bidrag + laan, aar):
        meld("K30", "WARNING")
    if bidrag + laan <= 200 and not (aar == 2022 and bidrag == 0 and laan == 0):
        meld("K31", "WARNING")

    if not har_kode("GITT_OKONOMIRAD"):
        meld("K32", "ERROR")
    if not har_kode("FAAT_INDIVIDUELL_PLAN"):
        meld("K33", "ERROR")
    if not har_kode("BOSIT"):
        meld("K35", "ERROR")

    for regel, felt, aaret in (("K36", "BIDRAG", bidrag), ("K37", "LAAN", laan)):
        summen = sum(heltall_eller_0(rec[f"{felt}_{m}"]) for m in MND)
        if aaret != summen and (aar >= 2023 or aaret > 0):
            meld(regel, "WARNING")

    if aar == 2022:
        if not mod11(nummer) and not duf(rec["PERSON_DUF"]):
            fodt = datofelt(nummer[0:6], aar)
            if not (er_blank(rec["PERSON_DUF"]) and fodt is not None):
                meld("K38", "ERROR")
    elif er_blank(nummer) and not duf(rec["PERSON_DUF"]):
        meld("K38", "WARNING")

    if not har_kode("VILKARSOSLOV"):
        meld("K39", "ERROR")
    if not har_kode("VILKARSAMEKT"):
        meld("K40", "ERROR")
    if rec["VILKARSOSLOV"] == "1":
        if datofelt(rec["UTBETDATO"], aar) is None:
            meld("K41", "ERROR")
        if datofelt(rec["UTBETTOMDATO"], aar) is None:
            meld("K42", "ERROR")
        typer = VILKAR if aar <= 2023 else (*VILKAR, NY_I_2024)
        if not any(har_kode(felt) for felt in typer):
            meld("K43", "ERROR")
    return ut


def _hoy_sum(summen: int, aar: int) -> bool:
    if aar == 2022:
        return summen > 600_000
    if aar <= 2024:
        return summen >= 600_000
    return summen > 1_000_000


def _k002_2022(felt: str, datatype: str, verdi: str, koder: set[str] | None) -> list[str]:
    if er_blank(verdi):
        return []
    ut = []
    if koder is not None and verdi not in koder:
        ut.append("K002-kode")
    if (datatype == "heltall" or felt == "BOSIT") and heltall(verdi) is None:
        ut.append("K002-heltall")
    if datatype == "dato" and verdi != "000000" and datofelt(verdi, 2022) is None:
        ut.append("K002-dato")
    return ut


def _k002_2026(datatype: str, paakrevd: bool, verdi: str, koder: set[str] | None) -> list[str]:
    if er_blank(verdi):
        return ["K002-mangler"] if paakrevd else []
    if datatype == "heltall" and heltall(verdi) is None:
        return ["K002-heltall"]
    if datatype == "dato" and datofelt(verdi, 2026) is None:
        return ["K002-dato"]
    if datatype == "tekst" and koder is not None and verdi not in koder:
        return ["K002-kode"]
    return []


def _k05a(poster: list[dict[str, str]]) -> list[Funn]:
    grupper: dict[str, list[int]] = {}
    for nr, rec in enumerate(poster, start=1):
        if mod11(rec["PERSON_FODSELSNR"]):
            grupper.setdefault(rec["PERSON_FODSELSNR"], []).append(nr)
    return [("K05A", "ERROR", nr) for g in grupper.values() if len(g) > 1 for nr in g]


def _k05b(poster: list[dict[str, str]]) -> list[Funn]:
    grupper: dict[str, list[int]] = {}
    for nr, rec in enumerate(poster, start=1):
        grupper.setdefault(rec["PERSON_JOURNALNR"], []).append(nr)
    return [("K05B", "ERROR", nr) for g in grupper.values() if len(g) > 1 for nr in g]
