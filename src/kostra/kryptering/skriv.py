"""Writing an envelope: AuthEnvelopedData with AES-256-GCM, streamed in 1-MiB chunks."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO, Final

from cryptography import x509
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import GCM

from kostra.kryptering import oid
from kostra.kryptering.der import KONTEKST0, MENGDE, OKTETTER, SEKVENS, heltall, lengde, tlv
from kostra.kryptering.feil import InnholdFeil, SertifikatFeil
from kostra.kryptering.nokkelpakking import NOKKELLENGDE, mottakerinfo
from kostra.kryptering.sertifikat import mottakerid, vurder

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers import AEADEncryptionContext

BIT: Final = 1024 * 1024
#: NIST SP 800-38D section 5.2.1.1: 2^39 - 256 bits under one nonce.
MAKS_INNHOLD: Final = 2**36 - 32


def krypter(data: bytes, mottakere: Sequence[x509.Certificate], *, naa: datetime) -> bytes:
    """An envelope (DER) with ``data``, for every certificate in ``mottakere``.

    Raises:
        SertifikatFeil: no recipient, or one that must not be encrypted to at the time ``naa``.
    """
    ut = io.BytesIO()
    krypter_strom(io.BytesIO(data), len(data), ut, mottakere, naa=naa)
    return ut.getvalue()


def tom_fil(mottakere: Sequence[x509.Certificate], *, naa: datetime) -> bytes:
    """The empty file, encrypted: exactly one space, sent where there is nothing to report."""
    return krypter(b" ", mottakere, naa=naa)


def krypter_strom(
    inn: BinaryIO,
    lengde_: int | None,
    ut: BinaryIO,
    mottakere: Sequence[x509.Certificate],
    *,
    naa: datetime,
) -> int:
    """As :func:`krypter`, from stream to stream with constant memory.

    Args:
        inn: read to its end.
        lengde_: bytes in ``inn``. None if unknown: the ciphertext (never the plaintext) then
            waits in a temporary file, because its length stands before it in the envelope.
        ut: written in order, never sought.

    Returns:
        The number of plaintext bytes.

    Raises:
        SertifikatFeil: as :func:`krypter`. Nothing is written then.
        InnholdFeil: more than 2^36 - 32 bytes, or ``inn`` did not hold ``lengde_`` bytes.
    """
    nokkel, nonce = os.urandom(NOKKELLENGDE), os.urandom(12)
    infoer = _mottakerinfoer(mottakere, nokkel, naa)
    gcm = Cipher(AES256(nokkel), GCM(nonce)).encryptor()
    if lengde_ is None:
        with _mellomlager() as lager:
            lengde_ = _krypter_biter(inn, lager, gcm, None)
            lager.seek(0)
            ut.write(_hode(infoer, nonce, lengde_))
            while bit := lager.read(BIT):
                ut.write(bit)
    else:
        if lengde_ > MAKS_INNHOLD:
            raise InnholdFeil("Filen er for stor for én konvolutt.")
        ut.write(_hode(infoer, nonce, lengde_))
        _krypter_biter(inn, ut, gcm, lengde_)
    ut.write(tlv(OKTETTER, gcm.tag))
    return lengde_


@contextmanager
def _mellomlager() -> Iterator[BinaryIO]:
    with tempfile.SpooledTemporaryFile(max_size=8 * BIT) as lager:
        yield lager  # type: ignore[misc]


def _krypter_biter(
    inn: BinaryIO, ut: BinaryIO, gcm: AEADEncryptionContext, ventet: int | None
) -> int:
    antall = 0
    while bit := inn.read(BIT):
        antall += len(bit)
        if antall > (MAKS_INNHOLD if ventet is None else ventet):
            break
        ut.write(gcm.update(bit))
    gcm.finalize()
    if ventet is None and antall > MAKS_INNHOLD:
        raise InnholdFeil("Innholdet er for stort for én konvolutt.")
    if ventet is not None and antall != ventet:
        raise InnholdFeil("Filen ble endret mens den ble lest. Prøv på nytt.")
    return antall


def _mottakerinfoer(
    mottakere: Sequence[x509.Certificate], nokkel: bytes, naa: datetime
) -> tuple[bytes, ...]:
    if not mottakere:
        raise SertifikatFeil("Ingen mottaker er oppgitt. Gi minst ett sertifikat.")
    ulike = {mottakerid(sertifikat): sertifikat for sertifikat in mottakere}
    for sertifikat in ulike.values():
        vurder(sertifikat, naa=naa)
    # X.690 section 11.6: a SET OF stands in ascending order of its elements
    return tuple(sorted(mottakerinfo(sertifikat, nokkel) for sertifikat in ulike.values()))


def _hode(infoer: tuple[bytes, ...], nonce: bytes, antall: int) -> bytes:
    """Everything before the content. Built from the inside out, each with the rest it encloses."""
    hode = bytes([0x80]) + lengde(antall)
    rest = antall  # bytes that follow ``hode`` inside the element being built
    hode, rest = _omslutt(SEKVENS, oid.DATA + oid.alg_gcm(nonce) + hode, rest)
    rest += len(tlv(OKTETTER, bytes(16)))  # the tag comes after the encrypted content
    hode, rest = _omslutt(SEKVENS, heltall(0) + tlv(MENGDE, *infoer) + hode, rest)
    hode, rest = _omslutt(KONTEKST0, hode, rest)
    hode, rest = _omslutt(SEKVENS, oid.AUTH_ENVELOPED + hode, rest)
    return hode


def _omslutt(tag: int, start: bytes, rest: int) -> tuple[bytes, int]:
    return bytes([tag]) + lengde(len(start) + rest) + start, rest
