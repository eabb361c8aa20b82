"""Fra bytes til linjer og poster, skrevet så enkelt som mulig.

Tekst holdes som en streng der hvert tegn er én UTF-16-enhet, så ``len`` og utsnitt teller
slik posisjonene i filbeskrivelsen gjør (en emoji er to enheter).
"""


def til_enheter(tekst: str) -> str:
    ut = []
    for tegn in tekst:
        kode = ord(tegn)
        if kode > 0xFFFF:
            kode -= 0x10000
            ut.append(chr(0xD800 + kode // 0x400))
            ut.append(chr(0xDC00 + kode % 0x400))
        else:
            ut.append(tegn)
    return "".join(ut)


def les_tekst(innhold: bytes) -> str:
    """Streng UTF-8 (uten BOM); ellers ISO-8859-1."""
    try:
        tekst = innhold.decode("utf-8")
    except UnicodeDecodeError:
        return innhold.decode("iso-8859-1")
    if tekst.startswith("\ufeff"):
        tekst = tekst[1:]
    return til_enheter(tekst)


def linjer(tekst: str, aar: int) -> list[str]:
    if aar == 2022:
        return _linjer_2022(tekst)
    ut = []
    for stykke in tekst.split("\n"):
        while stykke.startswith("\r"):
            stykke = stykke[1:]
        while stykke.endswith("\r"):
            stykke = stykke[:-1]
        if stykke != "":
            ut.append(stykke)
    return ut


def _linjer_2022(tekst: str) -> list[str]:
    """LF, CRLF og enslig CR skiller; linjer med bare tegn til og med U+0020 faller bort."""
    stykker = tekst.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [stykke for stykke in stykker if any(ord(tegn) > 0x20 for tegn in stykke)]


def gale_linjer(alle_linjer: list[str], aar: int, lengde: int) -> list[tuple[str, str, int | None]]:
    """K001: i 2022 er tabulator greit, og ett funn gjelder hele filen."""
    feil = []
    for nr, linje in enumerate(alle_linjer, start=1):
        if len(linje) != lengde or (aar != 2022 and "\t" in linje):
            feil.append(nr)
    if aar == 2022:
        return [("K001", "FATAL", None)] if feil else []
    return [("K001", "FATAL", nr) for nr in feil]


def post(linje: str, felter: list[tuple[str, int, str, bool]]) -> dict[str, str]:
    """Feltnavn og tekst, for felt etter felt."""
    rec = {}
    fra = 0
    for navn, lengde, _, _ in felter:
        rec[navn] = linje[fra : fra + lengde]
        fra += lengde
    return rec
