"""Tilfeldige 11CF-filer laget for å treffe hver regel ofte. Bare syntetiske personer.

Alt tilfeldig kommer fra ``rng``, så et frø gir alltid samme fil.
"""

import random

from orakel import bygg, filfeil
from orakel.bygg import INGEN_MND
from orakel.innlesing import til_enheter
from orakel.nummer11cf import nummer
from orakel.oppsett11cf import AVSL, KODER, OPPSETT, STOTTE
from orakel.verdier11cf import (
    ANTALL,
    BELOP,
    BYDEL,
    KOMMUNE,
    RART,
    TEKSTER,
    datoer,
    versjoner,
)

REGIONER = ["110300"] * 6 + ["030101", "030115", "030100", "110600"]
Rec = dict[str, str]


def tilfeldig_fil(rng: random.Random, aar: int, *, maks_poster: int = 30) -> tuple[bytes, str]:
    """Innholdet i en fil og regionen den skal kontrolleres mot."""
    region = rng.choice(REGIONER)
    if rng.random() < 0.03:
        return filfeil.spesialfil(rng, bygg, aar), region
    tegnsett = rng.choice(["utf-8", "utf-8", "iso-8859-1"])
    antall = min(maks_poster, rng.choice([1, 1, 2, 2, 3, 4, 5, 6, 8, 10, 12, 20, 30]))
    poster: list[Rec] = []
    for _ in range(antall):
        rec = _ny_post(rng, aar, region)
        for _ in range(rng.choice([0, 0, 0, 1, 1, 2, 3, 4, 5, 6])):
            rec.update(_endring(rng, aar, rec, poster))
        poster.append(filfeil.kodbar(rec, tegnsett))
    return filfeil.pakk(rng, bygg, aar, poster, tegnsett), region


def _ny_post(rng: random.Random, aar: int, region: str) -> Rec:
    rec = {
        "PERSON_JOURNALNR": f"J{rng.randrange(10**7):07d}",
        "PERSON_FODSELSNR": nummer(rng, aar, trygg=rng.random() < 0.8),
        "KOMMUNE_NR": region[0:4],
    }
    if region[0:4] == "0301":
        rec["BYDELSNR"] = f"{rng.randint(1, 15):02d}"
        if aar == 2022:
            rec["KVP_OSLO"] = rng.choice("12")
    return rec


def _endring(rng: random.Random, aar: int, rec: Rec, tidligere: list[Rec]) -> Rec:
    trekk = rng.random()
    if trekk < 0.10 and tidligere:
        return _dublett(rng, rng.choice(tidligere))
    if trekk < 0.22:
        return _avslutning(rng, aar)
    if trekk < 0.32:
        return _stonad(rng)
    if trekk < 0.38:
        return _stotte(rng)
    if trekk < 0.42:
        return {"BU18": rng.choice("112"), "ANTBU18": rng.choice(ANTALL)}
    if trekk < 0.46:
        return {"KVP_KOMM": "1", "KOMMNR_KVP_KOMM": rng.choice(KOMMUNE)}
    if trekk < 0.49:
        return {"YTELSE_SOSHJELP": "1", "YTELSE_TYPE_SOSHJ": rng.choice(["", "1", "2", "3", "4"])}
    if trekk < 0.53:
        return {"KOMMUNE_NR": "0301", "BYDELSNR": rng.choice(BYDEL)}
    if trekk < 0.60:
        return {"PERSON_FODSELSNR": nummer(rng, aar)}
    if trekk < 0.65:
        gamle = {"VERSION": rng.choice(versjoner(aar))}
        felt = rng.choice(["REG_DATO", "VEDTAK_DATO", "BEGYNT_DATO"])
        return {**gamle, felt: rng.choice(datoer(aar))}
    if trekk < 0.68:
        felt = rng.choice(["PERSON_JOURNALNR", "SAKSBEHANDLER"])
        return {felt: rng.choice(TEKSTER)}
    navn, lengde, datatype, _ = rng.choice(OPPSETT[aar])
    return {navn: _verdi(rng, aar, navn, lengde, datatype)}


def _verdi(rng: random.Random, aar: int, navn: str, lengde: int, datatype: str) -> str:
    if rng.random() < 0.12:
        return "".join(rng.choice(RART) for _ in range(lengde))
    if rng.random() < 0.15:
        return ""
    if datatype == "dato":
        return rng.choice(datoer(aar))
    egne = {
        "KOMMUNE_NR": KOMMUNE,
        "VERSION": versjoner(aar),
        "BYDELSNR": BYDEL,
        "KOMMNR_KVP_KOMM": KOMMUNE,
        "ANTBU18": ANTALL,
        "KVP_STONAD": BELOP,
        "PERSON_JOURNALNR": TEKSTER,
        "SAKSBEHANDLER": TEKSTER,
    }
    if navn in egne:
        return rng.choice([v for v in egne[navn] if len(til_enheter(v)) <= lengde])
    if navn == "PERSON_FODSELSNR":
        return nummer(rng, aar)
    if navn in KODER[aar] and rng.random() < 0.5:
        return rng.choice(sorted(KODER[aar][navn]))
    if lengde == 1:
        return rng.choice("0123456789 x")
    return rng.choice(["01", "02", "03", "10", "11", "17", "00", " 1", "1 ", "x"])


def _dublett(rng: random.Random, annen: Rec) -> Rec:
    felter = rng.choice(
        [
            ("PERSON_FODSELSNR",),
            ("PERSON_FODSELSNR", "STATUS"),
            ("PERSON_JOURNALNR",),
            ("PERSON_FODSELSNR", "PERSON_JOURNALNR"),
        ]
    )
    return {felt: annen[felt] for felt in felter if felt in annen}


def _avslutning(rng: random.Random, aar: int) -> Rec:
    yy = f"{aar % 100:02d}" if aar <= 2024 else str(aar)
    ut = {"STATUS": rng.choice("33344557712689")}
    ut["AVSL_DATO"] = rng.choice(
        ["", f"3006{yy}", f"3006{yy}", f"3102{yy}", rng.choice(datoer(aar))]
    )
    felt = rng.choice(AVSL)
    kode = rng.choice(sorted(KODER[aar][felt]))
    ut[felt] = rng.choice([kode, kode, kode, "", "10", "02"])
    ut["AVSL_VIKTIGSTE_INNTEKT"] = rng.choice(["01", "10", "17", "", "02"])
    return ut


def _stonad(rng: random.Random) -> Rec:
    ut = {"KVP_STONAD": rng.choice(BELOP)}
    if rng.random() < 0.6:
        ut.update(INGEN_MND)
    for n in rng.sample(range(1, 13), rng.choice([0, 0, 1, 2, 3, 6, 9])):
        ut[f"STMND_{n}"] = rng.choice([f"{n:02d}", f"{n:02d}", f"{n % 12 + 1:02d}", ""])
    if rng.random() < 0.3:
        ut["STATUS"] = rng.choice("126")
    return ut


def _stotte(rng: random.Random) -> Rec:
    ut = {"KVP_MED_ASTONAD": rng.choice("11122 3")}
    for felt in rng.sample(STOTTE, rng.choice([0, 0, 1, 1, 2])):
        ut[felt] = rng.choice("45678901\xa0")
    return ut
