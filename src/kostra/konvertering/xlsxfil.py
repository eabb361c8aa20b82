"""Excel workbooks. Out: every cell is text, never a formula. In: the first sheet, cell by cell.

Written in memory: a temporary file would leave persons on the disk.
"""

from __future__ import annotations

import contextlib
import gc
import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from kostra.konvertering.feil import Konverteringsfeil
from kostra.konvertering.rader import Celle, Rad, UlesbarCelle
from kostra.rapport.feil import ManglerTillegg
from kostra.skjema import Felt, Filbeskrivelse

#: A workbook is held in memory, about 300 bytes for a cell that has a value; nearly half of them do.
MAKS_CELLER: Final = 3_000_000
#: What a workbook may grow to when it is unpacked.
MAKS_UTPAKKET: Final = 1 << 30
_VALG: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_FORMEL: Final = UlesbarCelle("cellen er en formel. Lim inn resultatet som verdi.")
_FEIL: Final = UlesbarCelle("cellen har en feil fra regnearket (#…). Rett den.")


def skriv(rader: Iterable[Sequence[str]], fb: Filbeskrivelse, antall: int) -> bytes:
    """One sheet; the first row has the names. ``antall``: how many rows come.

    Raises :class:`Konverteringsfeil` for more than a workbook can hold, and
    :class:`kostra.rapport.ManglerTillegg`.
    """
    try:
        import xlsxwriter  # type: ignore[import-untyped]
    except ImportError:
        raise ManglerTillegg("xlsx") from None
    if antall * len(fb.felt) > MAKS_CELLER:
        maks = MAKS_CELLER // len(fb.felt)
        raise Konverteringsfeil(
            [f"Filen har {antall} poster, og en arbeidsbok tar {maks} av {fb.skjema}. Bruk -f csv."]
        )
    ut = io.BytesIO()
    with _uten_soppelsamler(), xlsxwriter.Workbook(ut, _VALG) as bok:
        ark = bok.add_worksheet(f"{fb.skjema} {fb.aar}")
        # text, also when somebody edits the cell; the prefix keeps «=» and «+» from becoming formulas
        tekst = bok.add_format({"num_format": "@", "quote_prefix": True})
        hode = bok.add_format({"bold": True, "num_format": "@"})
        for nr, rad in enumerate(rader):
            for kolonne, celle in enumerate(rad):
                if celle:
                    ark.write_string(nr, kolonne, celle, tekst if nr else hode)
        for nr, felt in enumerate(fb.felt):
            ark.set_column(nr, nr, max(len(felt.navn), felt.lengde) + 2, tekst)
        ark.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        ark.freeze_panes(1, 0)
    return ut.getvalue()


@contextlib.contextmanager
def _uten_soppelsamler() -> Iterator[None]:
    """Python's collector rests: it would look through every cell again and again, and find nothing."""
    var_paa = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if var_paa:
            gc.enable()


def les(innhold: bytes) -> Iterator[Rad]:
    """The rows of the first sheet. Raises :class:`Konverteringsfeil` for what isn't a workbook."""
    try:
        import openpyxl  # type: ignore[import-untyped]
    except ImportError:
        raise ManglerTillegg("xlsx") from None
    _sjekk_storrelse(innhold)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and parts that have no bearing on the values
        try:
            bok = openpyxl.load_workbook(io.BytesIO(innhold), read_only=True, data_only=False)
            ark = bok.worksheets[0]
            ark.reset_dimensions()  # what the file says of its size may be wrong
            for nummer, rad in enumerate(ark.iter_rows(), 1):
                yield Rad(nummer, [_celle(celle) for celle in rad])
        except Konverteringsfeil:
            raise
        except Exception as feil:  # a damaged workbook fails in as many ways as it has parts
            raise Konverteringsfeil(
                ["Arbeidsboken er skadet og kan ikke leses. Lagre den på nytt i Excel."]
            ) from feil


def _sjekk_storrelse(innhold: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(innhold)) as arkiv:
            utpakket = sum(del_.file_size for del_ in arkiv.infolist())
            er_bok = any(navn.startswith("xl/") for navn in arkiv.namelist())
    except (zipfile.BadZipFile, ValueError, OSError):
        er_bok, utpakket = False, 0
    if not er_bok:
        raise Konverteringsfeil(
            ["Filen er et zip-arkiv, men ikke en arbeidsbok fra Excel (.xlsx)."]
        )
    if utpakket > MAKS_UTPAKKET:
        raise Konverteringsfeil(["Arbeidsboken er for stor til å pakkes ut. Lagre den som CSV."])


def _celle(celle: Any) -> Celle:
    match celle.data_type:
        case "f":
            return _FORMEL
        case "e":
            return _FEIL
        case _:
            verdi: Celle = celle.value
            return verdi


def sted(nummer: int, kolonne: int, felt: Felt) -> str:
    from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

    return f"Rad {nummer}, {felt.navn} (celle {get_column_letter(kolonne + 1)}{nummer})"
