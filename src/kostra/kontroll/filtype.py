"""Files that aren't lines of fixed width at all: encrypted, XML, spreadsheet, UTF-16, empty …"""

from __future__ import annotations

from kostra.kontroll.modell import Merknad
from kostra.kontroll.regel import T

#: DER of the CMS content types that an envelope can have: 1.2.840.113549.1.7.3 and 1.9.16.1.23.
_CMS = (
    bytes.fromhex("06092a864886f70d010703"),
    bytes.fromhex("060b2a864886f70d0109100117"),
)
_TA_UT = T(
    "Bruk filen slik fagsystemet lager den, uten å åpne og lagre den i et annet program.",
    "Bruk fila slik fagsystemet lagar ho, utan å opne og lagre ho i eit anna program.",
    "Use the file as the case-work system makes it, without opening and saving it elsewhere.",
)
_KRYPTERT = Merknad(
    "kryptert",
    T("Filen er kryptert.", "Fila er kryptert.", "The file is encrypted."),
    T(
        "Kontroller den ukrypterte filen fra fagsystemet. Den krypterte filen er den du sender inn.",
        "Kontroller den ukrypterte fila frå fagsystemet. Den krypterte fila er den du sender inn.",
        "Control the unencrypted file from the case-work system. The encrypted one is for sending in.",
    ),
)
_NOKKEL = Merknad(
    "nokkel",
    T(
        "Filen er et sertifikat eller en nøkkel, ikke et filuttrekk.",
        "Fila er eit sertifikat eller ein nøkkel, ikkje eit filuttrekk.",
        "The file is a certificate or a key, not a file extract.",
    ),
    T(
        "Velg filen fra fagsystemet.",
        "Vel fila frå fagsystemet.",
        "Choose the file from the case-work system.",
    ),
)
_TOM = Merknad(
    "tom",
    T("Filen er tom.", "Fila er tom.", "The file is empty."),
    T(
        "Ta ut filen på nytt. Har dere ingen å rapportere, svarer dere «Nei» i skjemaet og leverer "
        "filen med ett mellomrom.",
        "Ta ut fila på nytt. Har de ingen å rapportere, svarer de «Nei» i skjemaet og leverer fila "
        "med eitt mellomrom.",
        "Make the extract again. If you have nobody to report, answer No in the form and deliver "
        "the file with one space.",
    ),
)


def _type(id_: str, nb: str, nn: str, en: str) -> Merknad:
    return Merknad(id_, T(nb, nn, en), _TA_UT)


_XML = _type(
    "xml",
    "Filen er XML, ikke linjer med fast bredde.",
    "Fila er XML, ikkje linjer med fast breidd.",
    "The file is XML, not lines of fixed width.",
)
#: What the start of a file of child welfare has, whatever the case-work system calls the rest.
_BARNEVERN_MERKER = (b"barnevern", b"<individ ", b"<avgiver ")
#: XML of child welfare, form 15F.
BARNEVERN = Merknad(
    "xml",
    T(
        "Filen er XML og ser ut som 15F (barnevern).",
        "Fila er XML og ser ut som 15F (barnevern).",
        "The file is XML and looks like 15F (child welfare).",
    ),
    T(
        "Velg 15F, eller ta ut riktig skjema på nytt.",
        "Vel 15F, eller ta ut rett skjema på nytt.",
        "Choose 15F, or make the extract of the right form again.",
    ),
)
_REGNEARK = _type(
    "regneark",
    "Filen er et regneark eller et zip-arkiv, ikke en tekstfil.",
    "Fila er eit rekneark eller eit zip-arkiv, ikkje ei tekstfil.",
    "The file is a spreadsheet or a zip archive, not a text file.",
)
_PDF = _type("pdf", "Filen er en PDF.", "Fila er ein PDF.", "The file is a PDF.")
_UTF16 = _type(
    "utf16",
    "Filen er lagret som UTF-16 (to byte per tegn) og kan ikke leses som linjer.",
    "Fila er lagra som UTF-16 (to byte per teikn) og kan ikkje lesast som linjer.",
    "The file is saved as UTF-16 (two bytes a character) and can't be read as lines.",
)
_BINAER = _type(
    "binaer",
    "Filen er ikke en tekstfil: den inneholder nulltegn.",
    "Fila er ikkje ei tekstfil: ho inneheld nullteikn.",
    "The file is not a text file: it contains NUL characters.",
)


def filtype(start: bytes, storrelse: int) -> Merknad | None:
    """What the first bytes say, when they aren't lines of text. ``storrelse`` in bytes."""
    if not start.strip(b"\r\n") and storrelse <= len(start):
        return _TOM
    if start.startswith(b"-----BEGIN "):
        hode = start[:60].split(b"\n")[0]
        return _NOKKEL if b"CERTIFICATE" in hode or b" KEY-" in hode else _KRYPTERT
    if start[:1] == b"\x30" and _har_cms(start[:40]):
        return _KRYPTERT
    if start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return _REGNEARK
    if start.startswith(b"%PDF-"):
        return _PDF
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or start[:200].count(0) > 50:
        return _UTF16
    if start.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<":
        liten = start.lower()
        return BARNEVERN if any(merke in liten for merke in _BARNEVERN_MERKER) else _XML
    return _BINAER if b"\x00" in start else None


def _har_cms(hode: bytes) -> bool:
    return any(oid in hode for oid in _CMS)
