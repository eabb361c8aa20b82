"""What a file that is not an envelope looks like, told by its first bytes. Content-free."""

from __future__ import annotations

from typing import Final

from kostra.kryptering.feil import IkkeKonvolutt, KlartekstUttrekk, TomFil, UkryptertTomFil

#: How much of a file is looked at.
START: Final = 64 * 1024
_RAAD: Final = "Krypter uttrekket med «kostra krypter» før det sendes."
_SIGNATURER: Final = (
    (b"PK\x03\x04", "et regneark eller en zip-fil"),
    (b"%PDF", "en PDF-fil"),
    (b"\xd0\xcf\x11\xe0", "et eldre Office-dokument"),
    (b"\x1f\x8b", "en gzip-fil"),
)
_TEGN: Final = frozenset(range(0x20, 0x7F)) | frozenset(range(0xA0, 0x100)) | {0x09, 0x0A, 0x0D}
_UTF8_FORTSETTELSE: Final = frozenset(range(0x80, 0xC0))


def sjekk_start(start: bytes, *, hele: bool) -> None:
    """Raises when the file is plainly no envelope; returns when it may be one.

    Args:
        start: the first bytes, up to :data:`START`.
        hele: True if ``start`` is the whole file.

    Raises:
        TomFil: empty.
        IkkeKonvolutt: PEM text, S/MIME text, a spreadsheet, other text.
        KlartekstUttrekk: XML or lines of equal length.
        UkryptertTomFil: the empty file, not encrypted.
    """
    if not start:
        raise TomFil("Filen er tom.")
    if hele and start == b" ":
        raise UkryptertTomFil(
            "Filen er den tomme filen (ett mellomrom), men den er ikke kryptert. "
            "Lag den krypterte med «kostra tomfil»."
        )
    for signatur, navn in _SIGNATURER:
        if start.startswith(signatur):
            raise IkkeKonvolutt(f"Filen er {navn}, ikke en kryptert konvolutt.")
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise KlartekstUttrekk(f"Filen ser ut som ukryptert tekst i UTF-16. {_RAAD}")
    if _er_tekst(start):
        _om_tekst(start)
    if start[0] != 0x30:
        raise IkkeKonvolutt("Filen er ikke en kryptert konvolutt (CMS).")


def _er_tekst(start: bytes) -> bool:
    """True for text. An envelope has control octets among its first twenty, whatever its size."""
    return set(start[:4096]) <= _TEGN | _UTF8_FORTSETTELSE


def _om_tekst(start: bytes) -> None:
    tekst = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if tekst.startswith(b"-----BEGIN"):
        raise IkkeKonvolutt(
            "Filen er PEM-tekst, ikke en kryptert konvolutt i binær form (DER). "
            "Be avsenderen om DER, eller bruk «kostra krypter»."
        )
    if tekst[:64].lower().startswith((b"mime-version:", b"content-type:", b"to:", b"from:")):
        raise IkkeKonvolutt(
            "Filen er en S/MIME-melding i tekst. Be avsenderen om konvolutten i binær form (DER)."
        )
    if tekst.startswith(b"<"):
        raise KlartekstUttrekk(f"Filen ser ut som XML som ikke er kryptert. {_RAAD}")
    linjer = [linje.rstrip(b"\r") for linje in tekst.split(b"\n")]
    hele = linjer[:-1] or linjer
    if len({len(linje) for linje in hele}) == 1 and len(hele[0]) >= 40:
        raise KlartekstUttrekk(f"Filen ser ut som et uttrekk som ikke er kryptert. {_RAAD}")
    if len(start) > 16 or start[0] != 0x30:
        raise IkkeKonvolutt("Filen er en tekstfil, ikke en kryptert konvolutt.")
