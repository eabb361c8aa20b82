"""What a file is that was delivered as XML and isn't: said first, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kostra.kontroll.filtype import filtype
from kostra.kontroll.gjenkjenning import ser_ut_som, vanligst
from kostra.kontroll.modell import Merknad
from kostra.kontroll.regel import T
from kostra.skjema.last import recordlengder
from kostra.skjema.struktur import Struktur

if TYPE_CHECKING:
    from mmap import mmap

_LES = 1 << 18
_MAKS_LINJER = 1000

_ZIP = Merknad(
    "zip",
    T(
        "Filen er et zip-arkiv eller et regneark, ikke XML.",
        "Fila er eit zip-arkiv eller eit rekneark, ikkje XML.",
        "The file is a zip archive or a spreadsheet, not XML.",
    ),
    T(
        "Pakk ut arkivet, og velg XML-filen fra fagsystemet.",
        "Pakk ut arkivet, og vel XML-fila frå fagsystemet.",
        "Unpack the archive, and choose the XML file from the case-work system.",
    ),
)
_IKKE_XML = Merknad(
    "ikke_xml",
    T("Filen er ikke XML.", "Fila er ikkje XML.", "The file is not XML."),
    T(
        "Ta ut filen som XML i fagsystemet, og bruk den slik den er.",
        "Ta ut fila som XML i fagsystemet, og bruk ho slik ho er.",
        "Make the extract as XML in the case-work system, and use it as it is.",
    ),
)


def merknader(innhold: bytes | mmap, struktur: Struktur) -> tuple[Merknad, ...]:
    """The remark on a file that isn't XML; none for one that is."""
    start = bytes(innhold[:_LES])
    if _begynner_som_xml(start):
        return ()
    if start.startswith(b"PK\x03\x04"):
        return (_ZIP,)
    tom = len(innhold) <= _LES and not start.strip()
    type_ = filtype(b"", 0) if tom else filtype(start, len(innhold))
    if type_ is not None:
        return (type_,)
    andre = _etter_lengde(start)
    return (ser_ut_som(andre, struktur) if andre else _IKKE_XML,)


def _begynner_som_xml(start: bytes) -> bool:
    """True for «<» first, after a byte order mark and blanks; in UTF-16 too."""
    return start.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1] == b"<"


def _etter_lengde(start: bytes) -> list[tuple[str, int]]:
    """The fixed-width forms and years that have the length of most lines, the year's own first."""
    # a byte that isn't UTF-8 becomes one character, so lengths are right for ISO-8859-1 too
    tekst = start.decode("utf-8", "replace")
    linjer = [linje.rstrip("\r") for linje in tekst.split("\n")[:_MAKS_LINJER]]
    fulle = [linje for linje in linjer if linje]
    lengde = vanligst([str(len(linje)) for linje in fulle])
    version = vanligst([linje[4:6] for linje in fulle])
    treff = [(skjema, aar) for skjema, aar, n in recordlengder() if str(n) == lengde]
    return [(s, aar) for s, aar in treff if version == f"{aar % 100:02d}"] or treff
