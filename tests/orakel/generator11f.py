"""Tilfeldige 11F-filer laget for å treffe hver regel ofte. Bare syntetiske personer.

Alt tilfeldig kommer fra ``rng``, så et frø gir alltid samme fil.
"""

import random

from orakel import bygg11f, filfeil
from orakel.bygg11f import INGEN_MND, UTENFOR_OSLO
from orakel.innlesing import til_enheter
from orakel.nummer11cf import nummer
from orakel.oppsett11cf import STMND
from orakel.oppsett11f import KODER, MND, NY_I_2024, OPPSETT, VILKAR
from orakel.verdier11cf import ANTALL, BYDEL, KOMMUNE, RART, TEKSTER, datoer, versjoner
from orakel.verdier11f import BELOP, DUF

REGIONER = ["030101"] * 5 + ["110300"] * 4 + ["030115", "030100"]
Rec = dict[str, str]


def tilfeldig_fil(rng: random.Random, aar: int, *, maks_poster: int = 30) -> tuple[bytes, str]:
    """Innholdet i en fil og regionen den skal kontrolleres mot."""
    region = rng.choice(REGIONER)
    if rng.random() < 0.03:
        return filfeil.spesialfil(rng, bygg11f, aar), region
    tegnsett = rng.choice(["utf-8", "utf-8", "iso-8859-1"])
    antall = min(maks_poster, rng.choice([1, 1, 2, 2, 3, 4, 5, 6, 8, 10, 12, 20, 30]))
    poster: list[Rec] = []
    for _ in range(antall):
        rec = _ny_post(rng, aar, region)
        for _ in range(rng.choice([0, 0, 0, 1, 1, 2, 3, 4, 5])):
            rec.update(_endring(rng, aar, poster))
        poster.append(filfeil.kodbar(rec, tegnsett))
    return filfeil.pakk(rng, bygg11f, aar, poster, tegnsett), region


def _ny_post(rng: random.Random, aar: int, region: str) -> Rec:
    rec = {
        "PERSON_JOURNALNR": f"J{rng.randrange(10**7):07d}",
        "PERSON_FODSELSNR": nummer(rng, aar, trygg=rng.random() < 0.85),
    }
    if region[0:4] == "0301":
        rec["BYDELSNR"] = f"{rng.randint(1, 15):02d}"
    else:
        rec.update(UTENFOR_OSLO)
    return rec


def _endring(rng: random.Random, aar: int, tidligere: list[Rec]) -> Rec:
    trekk = rng.random()
    if trekk < 0.08 and tidligere:
        felter = rng.choice([("PERSON_FODSELSNR",), ("PERSON_JOURNALNR",)])
        annen = rng.choice(tidligere)
        return {felt: annen[felt] for felt in felter if felt in annen}
    if trekk < 0.24:
        return _kilde(rng, aar)
    if trekk < 0.42:
        return _stonad(rng)
    if trekk < 0.54:
        return _vilkar(rng, aar)
    if trekk < 0.60:
        return {"BU18": rng.choice("112"), "ANTBU18": rng.choice([*ANTALL, "09", "10"])}
    if trekk < 0.66:
        nr = rng.choice(["", "", "1506901008", "15069010080", "00069010080", nummer(rng, aar)])
        return {"PERSON_FODSELSNR": nr, "PERSON_DUF": rng.choice(DUF)}
    if trekk < 0.71:
        return {"PERSON_FODSELSNR": nummer(rng, aar)}
    if trekk < 0.75:
        return {"KOMMUNE_NR": rng.choice(["0301", "1103", ""]), "BYDELSNR": rng.choice(BYDEL)}
    if trekk < 0.78:
        return {rng.choice(["PERSON_JOURNALNR", "SAKSBEHANDLER"]): rng.choice(TEKSTER)}
    navn, lengde, datatype, _ = rng.choice(OPPSETT[aar])
    return {navn: _verdi(rng, aar, navn, lengde, datatype)}


def _verdi(rng: random.Random, aar: int, navn: str, lengde: int, datatype: str) -> str:
    if rng.random() < 0.12:
        return "".join(rng.choice(RART) for _ in range(lengde))
    if rng.random() < 0.15:
        return ""
    if datatype == "dato":
        return rng.choice([*datoer(aar), "0" * lengde])
    egne = {
        "KOMMUNE_NR": KOMMUNE,
        "VERSION": versjoner(aar),
        "BYDELSNR": BYDEL,
        "PERSON_DUF": DUF,
        "ANTBU18": ANTALL,
        "PERSON_JOURNALNR": TEKSTER,
        "SAKSBEHANDLER": TEKSTER,
    }
    if navn in egne:
        return rng.choice([v for v in egne[navn] if len(til_enheter(v)) <= lengde])
    if navn == "PERSON_FODSELSNR":
        return nummer(rng, aar)
    if datatype == "heltall":
        return rng.choice(BELOP)
    if navn in KODER[aar] and rng.random() < 0.5:
        return rng.choice(sorted(KODER[aar][navn]))
    if lengde == 1:
        return rng.choice("0123456789 x")
    return rng.choice(["01", "02", "03", "10", "11", "17", "00", " 1", "1 ", "x"])


def _kilde(rng: random.Random, aar: int) -> Rec:
    """Kilde, trygd og arbeid sammen, oftest gyldige koder."""
    if rng.random() < 0.05:
        return {"VKLO": "3", "TRYGDESIT": "11", "ARBSIT": "08"}
    ut = {"VKLO": rng.choice("1234567893350x ")}
    if rng.random() < 0.7:
        trygder = [*sorted(KODER[aar]["TRYGDESIT"]), "04", "05", "07", "11", "12", "13", "03", ""]
        ut["TRYGDESIT"] = rng.choice(trygder)
    if rng.random() < 0.7:
        ut["ARBSIT"] = rng.choice([*sorted(KODER[aar]["ARBSIT"]), "08", "11", "00", ""])
    if rng.random() < 0.2:
        ut.update({"BU18": rng.choice("12"), "ANTBU18": rng.choice(["00", "01", "-1", ""])})
    return ut


def _stonad(rng: random.Random) -> Rec:
    ut = {}
    for hva in rng.choice([("BIDRAG",), ("LAAN",), ("BIDRAG", "LAAN")]):
        belop = rng.choice(BELOP)
        ut[hva] = belop
        if rng.random() < 0.6:
            ut[f"{hva}_JAN"] = ""
            ut[f"{hva}_{rng.choice(MND)}"] = belop
        elif rng.random() < 0.5:
            ut[f"{hva}_{rng.choice(MND)}"] = rng.choice(BELOP)
    if rng.random() < 0.3:
        ut.update(INGEN_MND)
    for felt in rng.sample(STMND, rng.choice([0, 0, 0, 1, 3, 8])):
        ut[felt] = rng.choice([felt[6:].zfill(2), felt[6:].zfill(2), "04", ""])
    return ut


def _vilkar(rng: random.Random, aar: int) -> Rec:
    yy = f"{aar % 100:02d}" if aar <= 2024 else str(aar)
    ut = {"VILKARSOSLOV": rng.choice("1111 23")}
    for felt in ("UTBETDATO", "UTBETTOMDATO"):
        ut[felt] = rng.choice([f"0102{yy}", f"3102{yy}", "", rng.choice(datoer(aar))])
    typer = VILKAR if aar <= 2023 else (*VILKAR, NY_I_2024)
    for felt in rng.sample(typer, rng.choice([0, 1, 1, 2])):
        (kode,) = KODER[aar][felt]
        ut[felt] = rng.choice([kode, kode, kode, "01", "1"])
    return ut
