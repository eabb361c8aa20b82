"""What the file looks like, said first and in plain words; the findings stay as the rules give them.

The remarks look at the first part of the file only, so they cost the same for any size. Who refuses
a file for what it looks like asks :func:`hele_filen`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kostra.kontroll.filtype import BARNEVERN, filtype
from kostra.kontroll.lesing import BOM, Lest
from kostra.kontroll.modell import Merknad
from kostra.kontroll.regel import T
from kostra.skjema import bydeler, kommuner
from kostra.skjema.last import recordlengder
from kostra.skjema.modell import Filbeskrivelse, Tekst3

if TYPE_CHECKING:
    from mmap import mmap

    from kostra.skjema.struktur import Struktur

_LES = 1 << 18
_MAKS_LINJER = 1000


def merknader(
    innhold: bytes | mmap, lest: Lest, fb: Filbeskrivelse, region: str
) -> tuple[Merknad, ...]:
    """The remarks on a file, most telling first; none when it looks as expected."""
    start = bytes(innhold[:_LES])
    type_ = filtype(start, len(innhold))
    if type_ is not None:
        return (type_,)
    linjer = _linjer(start, lest, fb)
    if len(innhold) > _LES and len(linjer) > 1:
        linjer.pop()  # cut in the middle
    om_region = _region(fb, region)
    if lest.poster is None:
        form = _form(linjer, fb, region, lest)
        return (*form, *om_region)
    return (*_sted(linjer, fb, region), *om_region)


def hele_filen(
    innhold: bytes | mmap, lest: Lest, fb: Filbeskrivelse, region: str
) -> Merknad | None:
    """What more than half of *all* lines say: another form, year, municipality or bydel; or None.

    Certain enough to refuse the file. A line says which form and year it is of by its length and
    VERSION together: the length alone can be a fault of the case-work system.
    """
    type_ = filtype(bytes(innhold[:_LES]), len(innhold))
    if type_ is not None:
        return type_ if type_ is BARNEVERN else None
    linjer = _linjer(bytes(innhold), lest, fb, maks=None)
    if lest.poster is None:
        antall = Counter((len(linje), linje[4:6]) for linje in linjer)
        sikre = [
            (skjema, aar)
            for skjema, aar, lengde in recordlengder()
            if lengde != fb.recordlengde and 2 * antall[lengde, f"{aar % 100:02d}"] > len(linjer)
        ]
        return ser_ut_som(sikre, fb) if sikre else None
    return next(iter(_sted(linjer, fb, region)), None)


def _linjer(
    start: bytes, lest: Lest, fb: Filbeskrivelse, maks: int | None = _MAKS_LINJER
) -> list[str]:
    """The first lines, by the character set and line ends that the file was read with."""
    tegnsett = "utf-8" if lest.tegnsett.startswith("UTF-8") else "latin-1"
    tekst = start.removeprefix(BOM).decode(tegnsett, "replace")
    if fb.lesing.alle_linjeskift:
        tekst = tekst.replace("\r\n", "\n").replace("\r", "\n")
    return [linje for linje in tekst.replace("\r", "").split("\n") if linje][:maks]


def vanligst(verdier: list[str]) -> str:
    """The text that more than half of them have, or the empty text."""
    if not verdier:
        return ""
    tekst, antall = Counter(verdier).most_common(1)[0]
    return tekst if antall * 2 > len(verdier) else ""


def _fylt(mal: Tekst3, **verdier: object) -> Tekst3:
    return Tekst3(*(mal.paa(sprak).format(**verdier) for sprak in ("nb", "nn", "en")))


# --- the records can't be read: which form is it?


def _form(linjer: list[str], fb: Filbeskrivelse, region: str, lest: Lest) -> tuple[Merknad, ...]:
    andre = _etter_lengde(linjer, fb)
    if andre:
        version = vanligst([linje[4:6] for linje in linjer])
        sikre = [(s, aar) for s, aar in andre if version == f"{aar % 100:02d}"] or andre
        return (ser_ut_som(sikre, fb),)
    if _uten_linjeskift(lest, fb.recordlengde):
        return (_UTEN_LINJESKIFT,)
    skille = _skilletegn(linjer)
    if skille:
        return (Merknad("skilletegn", _fylt(_SKILLETEGN, tegn=skille), _FAST_BREDDE),)
    kuttet = {gal.lengde < fb.recordlengde and not gal.har_tab for gal in lest.gale}
    riktig_start = vanligst([linje[:4] for linje in linjer]) == region[:4]
    if kuttet == {True} and riktig_start:
        return (_KUTTET,)
    return ()


def _etter_lengde(linjer: list[str], fb: Filbeskrivelse) -> list[tuple[str, int]]:
    """Other forms and years that have the length of most lines; none if it is the right length."""
    lengde = int(vanligst([str(len(linje)) for linje in linjer]) or 0)
    return [(s, aar) for s, aar, n in recordlengder() if n == lengde != fb.recordlengde]


def _uten_linjeskift(lest: Lest, recordlengde: int) -> bool:
    """True for several records on one line, with nothing or one character (a lone CR) between."""
    if lest.antall_poster != 1:
        return False
    lengde = lest.gale[0].lengde
    flere = lengde > recordlengde
    return flere and (lengde % recordlengde == 0 or (lengde + 1) % (recordlengde + 1) == 0)


def ser_ut_som(treff: list[tuple[str, int]], fb: Filbeskrivelse | Struktur) -> Merknad:
    """The remark on a file that is of another form or year than was chosen."""
    skjema, aar = treff[0][0], [str(a) for _, a in treff]
    spenn = aar[0] if len(aar) == 1 else f"{aar[0]}–{aar[-1]}"
    mal = _VELG_AAR if skjema == fb.skjema else _VELG_SKJEMA
    return Merknad(
        "feil_aar" if skjema == fb.skjema else "feil_skjema",
        _fylt(_SER_UT_SOM, skjema=skjema, aar=spenn),
        _fylt(mal, skjema=skjema, aar=spenn, valgt=fb.skjema, valgt_aar=fb.aar),
    )


def _skilletegn(linjer: list[str]) -> str:
    for tegn in ("\t", ";", "|"):
        if linjer and min(linje.count(tegn) for linje in linjer[:20]) >= 5:
            return {"\t": "tabulator"}.get(tegn, f"«{tegn}»")
    return ""


_SER_UT_SOM = T(
    "Filen ser ut som {skjema} for {aar}.",
    "Fila ser ut som {skjema} for {aar}.",
    "The file looks like {skjema} for {aar}.",
)
_VELG_SKJEMA = T(
    "Velg {skjema}, eller ta ut {valgt} på nytt.",
    "Vel {skjema}, eller ta ut {valgt} på nytt.",
    "Choose {skjema}, or make the extract of {valgt} again.",
)
_VELG_AAR = T(
    "Velg {aar}, eller ta ut filen for {valgt_aar} på nytt.",
    "Vel {aar}, eller ta ut fila for {valgt_aar} på nytt.",
    "Choose {aar}, or make the extract for {valgt_aar} again.",
)
_SKILLETEGN = T(
    "Filen har felt skilt med {tegn}, ikke fast bredde.",
    "Fila har felt skilde med {tegn}, ikkje fast breidd.",
    "The fields of the file are separated by {tegn}, not of fixed width.",
)
_FAST_BREDDE = T(
    "Ta ut filen som KOSTRA-fil (.dat) i fagsystemet, ikke som CSV eller regneark.",
    "Ta ut fila som KOSTRA-fil (.dat) i fagsystemet, ikkje som CSV eller rekneark.",
    "Make the extract as a KOSTRA file (.dat) in the case-work system, not as CSV or a spreadsheet.",
)
_UTEN_LINJESKIFT = Merknad(
    "uten_linjeskift",
    T(
        "Filen mangler linjeskift: alle postene står på én linje.",
        "Fila manglar linjeskift: alle postane står på éi linje.",
        "The file has no line breaks: all records stand on one line.",
    ),
    T(
        "Ta ut filen på nytt; be leverandøren av fagsystemet om linjeskift mellom postene.",
        "Ta ut fila på nytt; be leverandøren av fagsystemet om linjeskift mellom postane.",
        "Make the extract again; ask the vendor of the case-work system for line breaks.",
    ),
)
_KUTTET = Merknad(
    "kuttet",
    T(
        "Linjene er for korte. Mellomrommene på slutten ser ut til å være fjernet.",
        "Linjene er for korte. Mellomromma på slutten ser ut til å vere fjerna.",
        "The lines are too short. The spaces at the end seem to have been removed.",
    ),
    T(
        "Bruk filen slik fagsystemet lager den, uten å åpne og lagre den i et annet program.",
        "Bruk fila slik fagsystemet lagar ho, utan å opne og lagre ho i eit anna program.",
        "Use the file as the case-work system makes it, without opening and saving it elsewhere.",
    ),
)

# --- the records can be read: are they of the right year, municipality and bydel?


def _sted(linjer: list[str], fb: Filbeskrivelse, region: str) -> tuple[Merknad, ...]:
    kommune = annen_kommune(vanligst([linje[:4] for linje in linjer]), region, fb.aar)
    return (*_aar(linjer, fb), *kommune, *_bydel(linjer, fb, region))


def _aar(linjer: list[str], fb: Filbeskrivelse) -> tuple[Merknad, ...]:
    version = vanligst([linje[4:6] for linje in linjer])
    kjente = {f"{aar % 100:02d}": aar for skjema, aar, _ in recordlengder() if skjema == fb.skjema}
    aar = kjente.get(version, fb.aar)
    return () if aar == fb.aar else (ser_ut_som([(fb.skjema, aar)], fb),)


def annen_kommune(nr: str, region: str, aar: int) -> tuple[Merknad, ...]:
    """The remark on a file of municipality ``nr``; none for the chosen one, or for no number."""
    if nr in ("", region[:4]) or not nr.isdigit():
        return ()
    tekst = _fylt(_FEIL_KOMMUNE, filens=_navn(nr, aar), valgt=_navn(region[:4], aar))
    return (Merknad("feil_kommune", tekst, _FEIL_KOMMUNE_GJOR),)


def per_bydel(region: str) -> bool:
    """True when a bydel of Oslo delivers, not the city as a whole."""
    return region[:4] == "0301" and region[4:] in bydeler()


def annen_bydel(nr: str, region: str) -> tuple[Merknad, ...]:
    """The remark on a file of bydel ``nr``; none for the chosen one, or for no bydel."""
    valgt = region[4:]
    if nr == valgt or nr not in bydeler():
        return ()
    filens, valgt = (f"{b} {bydeler()[b]}" for b in (nr, valgt))
    tekst = _fylt(_FEIL_BYDEL, filens=filens, valgt=valgt)
    return (Merknad("feil_bydel", tekst, _FEIL_BYDEL_GJOR),)


def _bydel(linjer: list[str], fb: Filbeskrivelse, region: str) -> tuple[Merknad, ...]:
    """Only of Oslo's lines."""
    felt = fb.etter_navn.get("BYDELSNR")
    if felt is None or not per_bydel(region):
        return ()
    nr = vanligst(
        [linje[felt.fra - 1 : felt.til] if linje[:4] == "0301" else "" for linje in linjer]
    )
    return annen_bydel(nr, region)


def _navn(nr: str, aar: int) -> str:
    navn = kommuner(aar).get(nr)
    return f"{nr} {navn}" if navn else nr


def _region(fb: Filbeskrivelse, region: str) -> tuple[Merknad, ...]:
    nr, bydel = region[:4], region[4:]
    if nr not in kommuner(fb.aar):
        return (Merknad("ukjent_kommune", _fylt(_UKJENT, nr=nr, aar=fb.aar), _UKJENT_GJOR),)
    if bydel != "00" and not (nr == "0301" and bydel in bydeler()):
        return (Merknad("ukjent_bydel", _fylt(_UKJENT_BYDEL, region=region), _BYDEL_GJOR),)
    return ()


_FEIL_KOMMUNE = T(
    "Filen ser ut til å være for kommune {filens}, men du har valgt {valgt}.",
    "Fila ser ut til å vere for kommune {filens}, men du har valt {valgt}.",
    "The file seems to be for municipality {filens}, but you have chosen {valgt}.",
)
_FEIL_KOMMUNE_GJOR = T(
    "Velg riktig kommune, eller finn riktig fil.",
    "Vel rett kommune, eller finn rett fil.",
    "Choose the right municipality, or find the right file.",
)
_FEIL_BYDEL = T(
    "Filen ser ut til å være for bydel {filens}, men du har valgt {valgt}.",
    "Fila ser ut til å vere for bydel {filens}, men du har valt {valgt}.",
    "The file seems to be for city district {filens}, but you have chosen {valgt}.",
)
_FEIL_BYDEL_GJOR = T(
    "Velg riktig bydel, eller finn riktig fil.",
    "Vel rett bydel, eller finn rett fil.",
    "Choose the right city district, or find the right file.",
)
_UKJENT = T(
    "Kommunenummeret {nr} finnes ikke i {aar}.",
    "Kommunenummeret {nr} finst ikkje i {aar}.",
    "There is no municipality {nr} in {aar}.",
)
_UKJENT_GJOR = T(
    "Kontroller regionen: kommunenummer (fire siffer) og bydel (to siffer, 00 utenfor Oslo).",
    "Kontroller regionen: kommunenummer (fire siffer) og bydel (to siffer, 00 utanfor Oslo).",
    "Check the region: municipality (four digits) and bydel (two digits, 00 outside Oslo).",
)
_UKJENT_BYDEL = T(
    "Bydelen i region {region} finnes ikke. Bare Oslo rapporterer per bydel, 01–15.",
    "Bydelen i region {region} finst ikkje. Berre Oslo rapporterer per bydel, 01–15.",
    "The bydel of region {region} doesn't exist. Only Oslo reports per bydel, 01–15.",
)
_BYDEL_GJOR = _UKJENT_GJOR
