"""Why a file can't be read as XML, in plain words with what to do. See :mod:`.feil`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from kostra.kontroll.element.feil import GJOR_LESING, Lesefeil
from kostra.kontroll.modell import Verdi
from kostra.kontroll.regel import T
from kostra.skjema.modell import Tekst3

if TYPE_CHECKING:
    from mmap import mmap

_ = expat.errors
_BLANKE: Final = b" \t\r\n"
_BOM: Final = b"\xef\xbb\xbf"
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")

_TOM = T("Filen er tom.", "Fila er tom.", "The file is empty.")
_BLANK = T(
    "Filen har bare mellomrom eller linjeskift.",
    "Fila har berre mellomrom eller linjeskift.",
    "The file holds nothing but spaces or line breaks.",
)
_IKKE_XML = T(
    "Filen er ikke XML: den begynner ikke med «<».",
    "Fila er ikkje XML: ho byrjar ikkje med «<».",
    "The file is not XML: it doesn't begin with «<».",
)
_AVKUTTET = T(
    "Filen slutter før det siste elementet er avsluttet. Den er ikke hel.",
    "Fila sluttar før det siste elementet er avslutta. Ho er ikkje heil.",
    "The file ends before the last element is closed. It is not complete.",
)
_TEGNSETT_GJOR = T(
    "Be leverandøren av fagsystemet lagre filen som UTF-8, eller skrive tegnsettet i første linje: "
    '<?xml version="1.0" encoding="ISO-8859-1"?>.',
    "Be leverandøren av fagsystemet lagre fila som UTF-8, eller skrive teiknsettet i første linje: "
    '<?xml version="1.0" encoding="ISO-8859-1"?>.',
    "Ask the vendor of the case-work system to save the file as UTF-8, or to state the character set "
    'in the first line: <?xml version="1.0" encoding="ISO-8859-1"?>.',
)
_IKKE_UTF8 = T(
    "Filen er ikke gyldig UTF-8. Den er trolig lagret som ISO-8859-1, uten at første linje sier det.",
    "Fila er ikkje gyldig UTF-8. Ho er truleg lagra som ISO-8859-1, utan at første linje seier det.",
    "The file is not valid UTF-8. It is probably ISO-8859-1, without the first line saying so.",
)
_UKJENT_TEGNSETT = T(
    "Første linje sier at tegnsettet er {tegnsett}. Det kan ikke leses her.",
    "Første linje seier at teiknsettet er {tegnsett}. Det kan ikkje lesast her.",
    "The first line says that the character set is {tegnsett}. It can't be read here.",
)
_GALT_TEGNSETT = T(
    "Filen er lagret med et annet tegnsett enn det første linje sier.",
    "Fila er lagra med eit anna teiknsett enn det første linje seier.",
    "The file is saved in another character set than the first line says.",
)
_DOCTYPE = T(
    "Filen har en DOCTYPE-deklarasjon. Den godtas ikke, for den kan hente inn andre filer.",
    "Fila har ein DOCTYPE-deklarasjon. Han blir ikkje godteken, for han kan hente inn andre filer.",
    "The file has a DOCTYPE declaration. It is not accepted, since it can bring in other files.",
)
_DOCTYPE_GJOR = T(
    "Be leverandøren av fagsystemet ta bort DOCTYPE-deklarasjonen.",
    "Be leverandøren av fagsystemet ta bort DOCTYPE-deklarasjonen.",
    "Ask the vendor of the case-work system to remove the DOCTYPE declaration.",
)
_FOR_DYPT = T(
    "Filen har mer enn {mest} elementer inni hverandre.",
    "Fila har meir enn {mest} element inni kvarandre.",
    "The file has more than {mest} elements inside each other.",
)
_FOR_STORT = T(
    "Et element i filen har attributter, eller det står en kommentar, på mer enn {mest} byte.",
    "Eit element i fila har attributt, eller det står ein kommentar, på meir enn {mest} byte.",
    "The attributes of an element, or a comment, take more than {mest} bytes.",
)
_FOR_MANGE_NAVN = T(
    "Filen har mer enn {mest} ulike navn på elementer og attributter.",
    "Fila har meir enn {mest} ulike namn på element og attributt.",
    "The file has more than {mest} different names of elements and attributes.",
)
_ANNET = T(
    "Filen følger ikke reglene for XML her.",
    "Fila følgjer ikkje reglane for XML her.",
    "The file breaks the rules of XML here.",
)

_TEKSTER: Final[dict[str, Tekst3]] = {
    _.XML_ERROR_NO_ELEMENTS: _AVKUTTET,
    _.XML_ERROR_UNCLOSED_TOKEN: _AVKUTTET,
    _.XML_ERROR_PARTIAL_CHAR: _AVKUTTET,
    _.XML_ERROR_UNCLOSED_CDATA_SECTION: _AVKUTTET,
    _.XML_ERROR_INCORRECT_ENCODING: _GALT_TEGNSETT,
    _.XML_ERROR_INVALID_TOKEN: T(
        "Her står et tegn som ikke kan stå der. Vanlige årsaker: & eller < i en tekst (skal være "
        "&amp; og &lt;), et anførselstegn som mangler, eller et kontrolltegn.",
        "Her står eit teikn som ikkje kan stå der. Vanlege årsaker: & eller < i ein tekst (skal vere "
        "&amp; og &lt;), eit hermeteikn som manglar, eller eit kontrollteikn.",
        "There is a character that can't stand here. Common causes: & or < in a text (must be &amp; "
        "and &lt;), a missing quotation mark, or a control character.",
    ),
    _.XML_ERROR_TAG_MISMATCH: T(
        "Her avsluttes et annet element enn det som er åpent.",
        "Her blir eit anna element avslutta enn det som er ope.",
        "Another element is closed here than the one that is open.",
    ),
    _.XML_ERROR_DUPLICATE_ATTRIBUTE: T(
        "Et element har samme attributt to ganger.",
        "Eit element har same attributt to gonger.",
        "An element has the same attribute twice.",
    ),
    _.XML_ERROR_JUNK_AFTER_DOC_ELEMENT: T(
        "Det står noe etter det ytterste elementet. En XML-fil har bare ett ytterste element.",
        "Det står noko etter det ytste elementet. Ei XML-fil har berre eitt ytste element.",
        "Something follows the outermost element. An XML file has one outermost element only.",
    ),
    _.XML_ERROR_MISPLACED_XML_PI: T(
        "Det står noe foran XML-deklarasjonen «<?xml …?>». Den må stå først i filen.",
        "Det står noko framfor XML-deklarasjonen «<?xml …?>». Han må stå først i fila.",
        "Something stands before the XML declaration «<?xml …?>». It must come first in the file.",
    ),
    _.XML_ERROR_UNDEFINED_ENTITY: T(
        "Filen viser til en entitet som ikke er definert. Tegnet & i en tekst skrives &amp;.",
        "Fila viser til ein entitet som ikkje er definert. Teiknet & i ein tekst blir skrive &amp;.",
        "The file refers to an entity that isn't defined. The character & in a text is written &amp;.",
    ),
    _.XML_ERROR_BAD_CHAR_REF: T(
        "Filen viser med &#…; til et tegn som ikke er tillatt i XML.",
        "Fila viser med &#…; til eit teikn som ikkje er tillate i XML.",
        "The file refers by &#…; to a character that XML doesn't allow.",
    ),
    _.XML_ERROR_UNBOUND_PREFIX: T(
        "Et navn har et prefiks foran kolon som ikke er deklarert.",
        "Eit namn har eit prefiks framfor kolon som ikkje er deklarert.",
        "A name has a prefix before a colon that isn't declared.",
    ),
}


def doctype(linje: int) -> Lesefeil:
    return Lesefeil(_DOCTYPE, {}, linje, _DOCTYPE_GJOR)


def ukjent_tegnsett(tegnsett: str, linje: int) -> Lesefeil:
    """``tegnsett`` as the file says it; XML allows only letters, digits, full stop, - and _ there."""
    return Lesefeil(_UKJENT_TEGNSETT, {"tegnsett": tegnsett[:30]}, linje, _TEGNSETT_GJOR)


def for_dypt(linje: int, mest: int) -> Lesefeil:
    return Lesefeil(_FOR_DYPT, {"mest": mest}, linje)


def for_stort(linje: int, mest: int) -> Lesefeil:
    return Lesefeil(_FOR_STORT, {"mest": mest}, linje)


def for_mange_navn(linje: int, mest: int) -> Lesefeil:
    return Lesefeil(_FOR_MANGE_NAVN, {"mest": mest}, linje)


def fra_expat(avvik: expat.ExpatError, sted: int, innhold: bytes | mmap) -> Lesefeil:
    """What the parser stumbled over. ``sted``: the byte in the file, or -1."""
    tekst, gjor = _TEKSTER.get(_.messages[avvik.code], _ANNET), GJOR_LESING
    if tekst is _GALT_TEGNSETT:
        gjor = _TEGNSETT_GJOR
    elif sted >= 0 and _ulovlig_utf8(innhold, sted):
        tekst, gjor = _IKKE_UTF8, _TEGNSETT_GJOR
    return Lesefeil(_uten_start(innhold) or tekst, _INGEN, avvik.lineno, gjor)


_INGEN: Final[Mapping[str, Verdi]] = {}


def _uten_start(innhold: bytes | mmap) -> Tekst3 | None:
    """What a file that doesn't begin as XML is; None for one that does."""
    start = innhold[: 1 << 16].removeprefix(_BOM)
    if start.lstrip(_BLANKE):
        xml = start.lstrip(_BLANKE).startswith(b"<") or start.startswith(_UTF16)
        return None if xml else _IKKE_XML
    if len(innhold) > 1 << 16:
        return None
    return _BLANK if start else _TOM


def _ulovlig_utf8(innhold: bytes | mmap, sted: int) -> bool:
    """True when the character at that byte isn't UTF-8, in a file that should be."""
    if innhold[:2] in _UTF16:
        return False
    bit = innhold[sted : sted + 4]
    try:
        bit.decode("utf-8")
    except UnicodeDecodeError as feil:
        return feil.start == 0 and feil.reason != "unexpected end of data"
    return False
