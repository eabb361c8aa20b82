"""Feltbegreper: blank, heltall, dato, fødselsnummer, fødselsår og alder – per år."""

import datetime
import unicodedata

ERSTATNINGER = ("00100", "00200", "99999")
HVITE_STYRETEGN = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f"


def er_hvit(tegn: str) -> bool:
    return tegn in HVITE_STYRETEGN or unicodedata.category(tegn) in ("Zs", "Zl", "Zp")


def er_blank(tekst: str) -> bool:
    return all(er_hvit(tegn) for tegn in tekst)


def trim(tekst: str) -> str:
    while tekst and er_hvit(tekst[0]):
        tekst = tekst[1:]
    while tekst and er_hvit(tekst[-1]):
        tekst = tekst[:-1]
    return tekst


def bare_sifre(tekst: str) -> bool:
    return tekst != "" and all(tegn in "0123456789" for tegn in tekst)


def heltall(tekst: str) -> int | None:
    """None når teksten ikke er et heltall på 32 bit."""
    tekst = trim(tekst)
    fortegn = 1
    if tekst.startswith(("+", "-")):
        if tekst[0] == "-":
            fortegn = -1
        tekst = tekst[1:]
    if not bare_sifre(tekst):
        return None
    verdi = fortegn * int(tekst)
    if verdi < -(2**31) or verdi > 2**31 - 1:
        return None
    return verdi


def heltall_eller_0(tekst: str) -> int:
    verdi = heltall(tekst)
    return 0 if verdi is None else verdi


def argang(version: str) -> int:
    """VERSION som årstall: 1–99 blir 2001–2099, andre tall står som de er, uleselig blir 0."""
    n = heltall_eller_0(version)
    return 2000 + n if 1 <= n <= 99 else n


def _siste_dag(year: int, maaned: int) -> int:
    if maaned == 2:
        skuddaar = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return 29 if skuddaar else 28
    return 30 if maaned in (4, 6, 9, 11) else 31


def _dato(dag: int, maaned: int, year: int, *, streng: bool) -> datetime.date | None:
    if not (1 <= dag <= 31 and 1 <= maaned <= 12 and year >= 1):
        return None
    siste = _siste_dag(year, maaned)
    if dag > siste:
        if streng:
            return None
        dag = siste
    return datetime.date(year, maaned, dag)


def datofelt(tekst: str, aar: int, *, streng: bool = False) -> datetime.date | None:
    """Dato i filen: ddMMyy (20yy) til og med 2024, ddMMyyyy fra 2025."""
    lengde = 6 if aar <= 2024 else 8
    if len(tekst) != lengde or not bare_sifre(tekst):
        return None
    year = int(tekst[4:])
    if aar <= 2024:
        year += 2000
    return _dato(int(tekst[0:2]), int(tekst[2:4]), year, streng=streng)


def mod11(nr: str) -> bool:
    if len(nr) != 11 or not bare_sifre(nr):
        return False
    d = [int(tegn) for tegn in nr]
    k1 = 3 * d[0] + 7 * d[1] + 6 * d[2] + 1 * d[3] + 8 * d[4] + 9 * d[5] + 4 * d[6]
    k1 += 5 * d[7] + 2 * d[8] + 1 * d[9]
    k2 = 5 * d[0] + 4 * d[1] + 3 * d[2] + 2 * d[3] + 7 * d[4] + 6 * d[5] + 5 * d[6]
    k2 += 4 * d[7] + 3 * d[8] + 2 * d[9] + 1 * d[10]
    return k1 % 11 == 0 and k2 % 11 == 0


def duf(nr: str) -> bool:
    """Tolv sifre der de to siste er en kontrollsum av de ti første."""
    if len(nr) != 12 or not bare_sifre(nr):
        return False
    d = [int(tegn) for tegn in nr]
    rest = 4 * d[0] + 6 * d[1] + 3 * d[2] + 2 * d[3] + 4 * d[4]
    rest += 6 * d[5] + 3 * d[6] + 2 * d[7] + 7 * d[8] + 5 * d[9]
    return rest % 11 == 10 * d[10] + d[11]


def gyldig(nr: str, aar: int) -> bool:
    """«Gyldig» slik K05 og K05A mener det i året."""
    if aar >= 2023:
        nr = trim(nr)
    if mod11(nr):
        return True
    if aar == 2022:
        return False
    if len(nr) != 11 or not bare_sifre(nr) or nr[6:] not in ERSTATNINGER:
        return False
    if aar in (2023, 2024):
        return _dato_2023(nr, aar) is not None
    return _dato(int(nr[0:2]), int(nr[2:4]), 2000 + int(nr[4:6]), streng=False) is not None


def fodselsaar(nr: str, aar: int) -> int | None:
    if aar >= 2023:
        nr = trim(nr)
    if len(nr) != 11 or not bare_sifre(nr):
        return None
    if aar == 2022:
        fodt = _dato_2022(nr, aar)
    elif aar in (2023, 2024):
        fodt = _dato_2023(nr, aar)
    else:
        fodt = _dato_2025(nr, aar)
    return None if fodt is None else fodt.year


def _dato_2022(nr: str, aar: int) -> datetime.date | None:
    """D-nummer avkodes, måned ikke; dagen må finnes; hundreåret følger av to sifre."""
    dag = int(nr[0:2])
    if dag > 31:
        dag -= 40
    yy = int(nr[4:6])
    year = 2000 + yy if yy <= aar % 100 else 1900 + yy
    return _dato(dag, int(nr[2:4]), year, streng=True)


def _senest(fodt: datetime.date | None, aar: int) -> datetime.date | None:
    """Hundre år mindre når datoen er etter 31.12. året etter rapporteringsåret."""
    if fodt is not None and fodt > datetime.date(aar + 1, 12, 31):
        year = fodt.year - 100
        return datetime.date(year, fodt.month, min(fodt.day, _siste_dag(year, fodt.month)))
    return fodt


def _uten_tillegg(nr: str) -> str:
    """D-nummer (første siffer − 4) og måned +80 (tredje siffer − 8) tatt bort."""
    d1, d3 = int(nr[0]), int(nr[2])
    if d1 > 3:
        d1 -= 4
    if d3 >= 8:
        d3 -= 8
    return f"{d1}{nr[1]}{d3}{nr[3:]}"


def _dato_2023(nr: str, aar: int) -> datetime.date | None:
    nr = _uten_tillegg(nr)
    fodt = _dato(int(nr[0:2]), int(nr[2:4]), 2000 + int(nr[4:6]), streng=False)
    return _senest(fodt, aar)


def _dato_2025(nr: str, aar: int) -> datetime.date | None:
    yy = int(nr[4:6])
    if nr[6:] in ERSTATNINGER:
        fodt = _dato(int(nr[0:2]), int(nr[2:4]), 2000 + yy, streng=False)
        return _senest(fodt, aar)
    nr = _uten_tillegg(nr)
    i = int(nr[6:9])
    if 500 <= i <= 999 and yy <= 39:
        year = 2000 + yy
    elif 500 <= i <= 749 and yy >= 54:
        year = 1800 + yy
    elif i <= 499 or (900 <= i <= 999 and yy >= 40):
        year = 1900 + yy
    else:
        year = 2000 + yy
    return _dato(int(nr[0:2]), int(nr[2:4]), year, streng=False)


def alder(nr: str, aar: int) -> int | None:
    """Alder ved årets slutt. None når den er ukjent; i 2022 er ukjent −1, og 99 blir −1."""
    fodt = fodselsaar(nr, aar)
    if aar == 2022:
        if fodt is None or aar - fodt == 99:
            return -1
        return aar - fodt
    return None if fodt is None else aar - fodt
