"""The public entry: an extract or a table in, the other out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from kostra.kontroll.filtype import filtype
from kostra.kontroll.lesing import linjer
from kostra.konvertering import csvfil, xlsxfil
from kostra.konvertering.feil import GalVerdi, Konverteringsfeil, Samler
from kostra.konvertering.kolonne import Kolonne
from kostra.konvertering.rader import poster
from kostra.konvertering.tegn import samlet, tegnets_navn
from kostra.skjema import Filbeskrivelse

Format = Literal["uttrekk", "csv", "xlsx"]
FORMATER: Final[tuple[Format, ...]] = ("uttrekk", "csv", "xlsx")
_ZIP: Final = b"PK\x03\x04"
_GAMMELT_EXCEL: Final = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Resultat:
    """``merknader``: sentences on what was put right on the way, none of them with values."""

    data: bytes
    antall_poster: int
    merknader: tuple[str, ...]


def konverter(
    innhold: bytes, fb: Filbeskrivelse, til: Format | None = None, *, tegnsett: str = "utf-8"
) -> Resultat:
    """The same records in another form. ``fb`` must be loaded with ``med_tekster=True``.

    Without ``til`` a table becomes an extract, and an extract CSV.
    ``tegnsett`` (``utf-8`` or ``iso-8859-1``) counts for what is written; what is read is recognised.
    A file of fixed width that is made a table and back is the same, character for character, but
    that lines end with LF and that lines of blanks are left out.

    Raises :class:`Konverteringsfeil` with every fault, by line and field, and
    :class:`kostra.rapport.ManglerTillegg` when xlsx is asked for and isn't installed.
    """
    samler, tekst = Samler(), _som_tekst(innhold)
    fra = _slag(innhold, tekst, fb)
    til = til or ("csv" if fra == "uttrekk" else "uttrekk")
    postene = list(
        _poster(fra, innhold, tekst, fb, tegnsett if til == "uttrekk" else "utf-8", samler)
    )
    samler.avslutt()
    if til == "uttrekk":
        data = b"".join(_som_linjer(postene, fb, tegnsett, samler))
        samler.avslutt()
    else:
        data = _som_tabell(postene, fb, til, tegnsett, samler)
    return Resultat(data, len(postene), samler.merknader())


def _som_tekst(innhold: bytes) -> str:
    """What the content is as text; the empty text for a workbook, which is none."""
    return "" if innhold.startswith((_ZIP, _GAMMELT_EXCEL)) else csvfil.dekodet(innhold)


def _slag(innhold: bytes, tekst: str, fb: Filbeskrivelse) -> Format:
    """What the file is. Raises :class:`Konverteringsfeil` for what can't be converted."""
    if innhold.startswith(_ZIP):
        return "xlsx"
    if innhold.startswith(_GAMMELT_EXCEL):
        raise Konverteringsfeil(
            [
                "Filen er i Excels gamle format (.xls). Lagre den som Excel-arbeidsbok (.xlsx) eller CSV."
            ]
        )
    if csvfil.skilletegn(tekst, fb):
        return "csv"
    annet = filtype(innhold[:512], len(innhold))
    if annet is not None:
        raise Konverteringsfeil([f"{annet.tekst.nb} {annet.gjor.nb}"])
    forste = tekst.partition("\n")[0]
    if len(forste) != fb.recordlengde and any(forste.count(t) >= 5 for t in csvfil.SKILLETEGN):
        raise Konverteringsfeil(
            [
                f"Første linje har ingen av feltnavnene i {fb.skjema} {fb.aar}. En tabell skal begynne "
                f"med dem: {fb.felt[0].navn}, {fb.felt[1].navn} …"
            ]
        )
    return "uttrekk"


def _poster(
    slag: Format, innhold: bytes, tekst: str, fb: Filbeskrivelse, tegnsett: str, samler: Samler
) -> Iterator[tuple[int, str]]:
    """Number of the line or row, and the record's text."""
    match slag:
        case "uttrekk":
            yield from _linjer(innhold, fb, samler)
        case "xlsx":
            rader = xlsxfil.les(innhold)
            yield from poster(rader, fb, tegnsett, xlsxfil.sted, samler)
        case "csv":
            rader = csvfil.les(tekst, csvfil.skilletegn(tekst, fb) or ";")
            yield from poster(rader, fb, tegnsett, csvfil.sted, samler)


def _linjer(innhold: bytes, fb: Filbeskrivelse, samler: Samler) -> Iterator[tuple[int, str]]:
    for nummer, linje in linjer(innhold, fb.lesing)[1]:
        if len(linje) != fb.recordlengde:
            samler.feil(
                f"Linje {nummer} har {len(linje)} tegn, ventet {fb.recordlengde}. "
                f"«kostra vis» med --linje {nummer} viser den."
            )
        elif linje.strip(" "):
            yield nummer, linje
        else:
            samler.tomme_rader += 1


def _som_linjer(
    postene: list[tuple[int, str]], fb: Filbeskrivelse, tegnsett: str, samler: Samler
) -> Iterator[bytes]:
    for nummer, post in postene:
        try:
            yield f"{samlet(post)}\n".encode(tegnsett)
        except UnicodeEncodeError as feil:
            felt = next(f for f in fb.felt if f.til > feil.start)
            samler.feil(
                f"Linje {nummer}, {felt.navn} (posisjon {feil.start + 1}): tegnet "
                f"{tegnets_navn(feil.object[feil.start])} finnes ikke i {tegnsett.upper()}."
            )


def _som_tabell(
    postene: list[tuple[int, str]], fb: Filbeskrivelse, til: Format, tegnsett: str, samler: Samler
) -> bytes:
    kolonner = [Kolonne(felt) for felt in fb.felt]

    def rader() -> Iterator[Sequence[str]]:
        yield [felt.navn for felt in fb.felt]
        for nummer, post in postene:
            yield list(_celler(nummer, post, kolonner, samler, csv=til == "csv"))

    if til == "csv":
        data = csvfil.skriv(rader(), tegnsett)
    else:
        data = xlsxfil.skriv(rader(), fb, len(postene))
    samler.avslutt()
    return data


def _celler(
    nummer: int, post: str, kolonner: list[Kolonne], samler: Samler, *, csv: bool
) -> Iterator[str]:
    for kolonne in kolonner:
        felt = kolonne.felt
        try:
            yield kolonne.til_celle(post[felt.fra - 1 : felt.til], regneark_leser_tekst=csv)
        except GalVerdi as galt:
            samler.feil(f"Linje {nummer}, {felt.navn} (posisjon {felt.fra}): {galt}")
            yield ""
