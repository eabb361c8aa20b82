"""Opening an envelope. No plaintext leaves these functions before the tag is verified."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC, GCM
from cryptography.hazmat.primitives.padding import PKCS7

from kostra.kryptering.beskrivelse import tekst_om
from kostra.kryptering.der import OKTETTER, Leser
from kostra.kryptering.feil import (
    ENDRET,
    ENDRET_ELLER_ANNEN,
    AlgoritmeAvvist,
    AnnenMottaker,
    Avkortet,
    Endret,
    FeilForm,
    IkkeKonvolutt,
)
from kostra.kryptering.gjenkjenning import START, sjekk_start
from kostra.kryptering.modell import Hode, Profil
from kostra.kryptering.nokkelpakking import NOKKELLENGDE, Mottakernokkel
from kostra.kryptering.oppbygging import les_hode

BIT: Final = 1024 * 1024


def dekrypter(
    konvolutt: bytes, nokler: Sequence[Mottakernokkel], *, profil: Profil = Profil.STRENG
) -> bytes:
    """The content of an envelope, decrypted in memory.

    Raises:
        IkkeKonvolutt, KlartekstUttrekk: it is something else.
        FeilForm, Avkortet, AlgoritmeAvvist: it is not an envelope this profile takes.
        AnnenMottaker: no key in ``nokler`` is a recipient.
        Endret: the content or its key was changed; one text whatever the cause.
    """
    biter: list[bytes] = []
    _Aapning(io.BytesIO(konvolutt), nokler, profil).les(biter.append)
    return b"".join(biter)


def dekrypter_strom(
    inn: BinaryIO,
    ut: BinaryIO,
    nokler: Sequence[Mottakernokkel],
    *,
    profil: Profil = Profil.STRENG,
) -> int:
    """As :func:`dekrypter`, with constant memory, in two passes over ``inn`` (seekable).

    The first pass verifies and writes nothing; the second writes. Should ``inn`` change between
    them, the second ends with :class:`Endret` after writing: let ``ut`` be a temporary file that
    is renamed when this returns.

    Returns:
        The number of plaintext bytes written.
    """
    aapning = _Aapning(inn, nokler, profil)
    aapning.les(_kast)
    antall = 0

    def skriv(bit: bytes) -> None:
        nonlocal antall
        ut.write(bit)
        antall += len(bit)

    aapning.les(skriv)
    return antall


def _kast(_: bytes) -> None:
    return None


class _Aapning:
    """One envelope being opened: its head is read and its key found once, its content each pass."""

    def __init__(self, inn: BinaryIO, nokler: Sequence[Mottakernokkel], profil: Profil) -> None:
        storrelse = inn.seek(0, os.SEEK_END)
        inn.seek(0)
        start = inn.read(START)
        sjekk_start(start, hele=len(start) == storrelse)
        inn.seek(0)
        self._leser = Leser(inn, storrelse, streng=profil is Profil.STRENG)
        try:
            self._hode = les_hode(self._leser, profil)
        except (FeilForm, AlgoritmeAvvist):
            if profil is Profil.STRENG:
                _navngi_forbudt(inn, storrelse)
            raise
        self._innhold = self._leser.pos
        self._slutter = self._leser.merke()
        self._nokkel, self._endret = finn_nokkel(self._hode, nokler)

    def les(self, motta: Callable[[bytes], None]) -> None:
        """Hands the plaintext over piece by piece, and raises at the end if it must not be used."""
        self._leser.hopp(self._innhold, self._slutter)
        if self._hode.autentisert:
            self._les_gcm(motta)
        else:
            self._les_cbc(motta)

    def _les_gcm(self, motta: Callable[[bytes], None]) -> None:
        gcm = Cipher(AES256(self._nokkel), GCM(self._hode.nonce)).decryptor()
        for bit in self._biter():
            motta(gcm.update(bit))
        tag = self._hale()
        try:
            gcm.finalize_with_tag(tag)
        except InvalidTag:
            raise Endret(self._endret) from None

    def _les_cbc(self, motta: Callable[[bytes], None]) -> None:
        cbc = Cipher(AES256(self._nokkel), CBC(self._hode.nonce)).decryptor()
        fjern = PKCS7(128).unpadder()
        for bit in self._biter():
            motta(fjern.update(cbc.update(bit)))
        self._hale()
        try:
            motta(fjern.update(cbc.finalize()) + fjern.finalize())
        except ValueError:
            raise Endret(self._endret) from None

    def _biter(self) -> Iterator[bytes]:
        """The ciphertext in pieces of at most 1 MiB."""
        if self._hode.lengde is not None:
            yield from self._stykke(self._hode.lengde)
            return
        while self._leser.neste() is not None:
            antall = self._leser.hode(OKTETTER)
            assert antall is not None  # hode() refuses an indefinite primitive element
            yield from self._stykke(antall)
        self._leser.ut()

    def _stykke(self, antall: int) -> Iterator[bytes]:
        while antall:
            bit = self._leser.ta(min(antall, BIT))
            antall -= len(bit)
            yield bit

    def _hale(self) -> bytes:
        """Leaves the content; the tag of 16 bytes (none under CBC), and nothing after it."""
        self._leser.ut()
        tag = b""
        if self._hode.autentisert:
            tag = self._leser.verdi(OKTETTER, 16)
            if len(tag) != 16:
                raise FeilForm("autentiseringsmerket har feil lengde")
        for _ in range(3):
            self._leser.ut()
        self._leser.slutt()
        return tag


def _navngi_forbudt(inn: BinaryIO, storrelse: int) -> None:
    """Raises AlgoritmeAvvist if no profile would take it, so that the cause is named first."""
    inn.seek(0)
    with contextlib.suppress(FeilForm, Avkortet, IkkeKonvolutt):
        les_hode(Leser(inn, storrelse, streng=False), Profil.APEN)


def finn_nokkel(hode: Hode, nokler: Sequence[Mottakernokkel]) -> tuple[bytes, str]:
    """The content key by the first key that opens it, and the text should the tag not fit.

    If a key is a recipient's but doesn't open it, a random one is returned: the content is then
    gone through like any other and refused by its tag, at the same time and with the same text
    (against padding oracles, RFC 3218). A bare key can be a stranger's: then the text says so.

    Raises:
        AnnenMottaker: no key is a recipient's.
    """
    par = [(n, m) for n in nokler for m in hode.mottakere if n.passer(m)]
    hvem = tuple(tekst_om(mottaker.id) for mottaker in hode.mottakere)
    if not par:
        raise AnnenMottaker(hvem)
    uten_sertifikat = any(nokkel.sertifikat is None for nokkel, _ in par)
    tekst = ENDRET_ELLER_ANNEN.format("; ".join(hvem)) if uten_sertifikat else ENDRET
    for nokkel, mottaker in par:
        funnet = nokkel.pakk_ut(mottaker)
        if funnet is not None:
            return funnet, tekst
    return os.urandom(NOKKELLENGDE), tekst
