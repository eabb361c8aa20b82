"""Passphrases and private keys for the commands that need them (dekrypter, mottak, nokkel).

Where a passphrase comes from: ``--passord-fil``, else ``KOSTRA_NOKKEL_PASSORD``, else the terminal.
Never from an option: other users of the machine can see a command line.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kostra.cli.filer import les_alt
from kostra.cli.utgang import INGEN_TILGANG, BrukFeil, DataFeil, UtgangFeil

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

    from kostra.kryptering import Mottakernokkel
    from kostra.nokler import PrivatNokkel

MILJO = "KOSTRA_NOKKEL_PASSORD"
ENDELSE_NOKKEL = ".key.pem"
ENDELSE_SERTIFIKAT = ".crt.pem"
_MAKS = 256 * 1024


def gitt_passord(passord_fil: str | None) -> bytes | None:
    """The passphrase from the file (its first line end removed) or the environment, or None."""
    if passord_fil is not None:
        passord = les_alt(passord_fil, maks=4096)
        if b"\n" in passord.rstrip(b"\r\n"):
            raise BrukFeil(f"{passord_fil} har flere linjer. Passordet skal stå alene i filen.")
        passord = passord.removesuffix(b"\n").removesuffix(b"\r")
        if not passord:
            raise BrukFeil(f"{passord_fil} er tom. Passordet skal stå alene i filen.")
        return passord
    miljo = os.environ.get(MILJO)
    return miljo.encode() if miljo else None


def spor_passord(tekst: str, *, gjenta: bool = False) -> bytes | None:
    """Asks on the terminal, twice if ``gjenta``; None when there is none to ask on.

    Raises:
        BrukFeil: the two are not the same.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    svar: str = click.prompt(tekst, hide_input=True, err=True)
    if gjenta and svar != click.prompt("Gjenta passordet", hide_input=True, err=True):
        raise BrukFeil("Passordene er ikke like. Ingenting er laget.")
    return svar.encode()


def les_privat(sti: str, passord_fil: str | None) -> PrivatNokkel:
    """The private key in the file ``sti``, asking for its passphrase if it has one.

    Raises:
        UtgangFeil: no key, or (exit code 77) a missing or wrong passphrase.
    """
    from kostra.kryptering import FeilPassord, NokkelFeil
    from kostra.nokler import er_kryptert, les_nokkel

    data = les_alt(sti, maks=_MAKS)
    passord = gitt_passord(passord_fil)
    if passord is None and er_kryptert(data):
        passord = spor_passord(f"Passord for {sti}")
        if passord is None:
            raise UtgangFeil(
                f"{sti} er låst med passord. Oppgi det med --passord-fil eller {MILJO}.",
                INGEN_TILGANG,
            )
    try:
        return les_nokkel(data, passord)
    except FeilPassord as feil:
        raise UtgangFeil(f"{sti}: {feil}", INGEN_TILGANG) from feil
    except NokkelFeil as feil:
        raise DataFeil(f"{sti}: {feil}") from feil


def les_sertifikater(stier: Sequence[str]) -> list[Certificate]:
    """The certificates in the files, in order. A file that is not one ends the command (65)."""
    from kostra.kryptering import SertifikatFeil, les_sertifikat

    sertifikater = []
    for sti in stier:
        try:
            sertifikater.append(les_sertifikat(les_alt(sti, maks=_MAKS)))
        except SertifikatFeil as feil:
            raise DataFeil(f"{sti}: {feil}") from feil
    return sertifikater


def last_nokler(
    nokler: Sequence[str], sertifikater: Sequence[str] = (), passord_fil: str | None = None
) -> list[Mottakernokkel]:
    """The keys for decryption, each with every certificate that belongs to it.

    The certificates given, else the one beside the key: ``NAVN.crt.pem`` beside ``NAVN.key.pem``.

    Raises:
        UtgangFeil: as :func:`les_privat` and :func:`les_sertifikater`; also a given certificate
            that belongs to none of the keys.
    """
    from kostra.kryptering import Mottakernokkel, NokkelFeil

    gitte = list(zip(sertifikater, les_sertifikater(sertifikater), strict=True))
    brukt: set[str] = set()
    ut: list[Mottakernokkel] = []
    for sti in nokler:
        privat = les_privat(sti, passord_fil)
        egne = [(s, c) for s, c in gitte if _horer_sammen(c, privat)]
        brukt.update(s for s, _ in egne)
        try:
            horer_til = [c for _, c in egne] or _ved_siden(sti, privat)
            # it refuses a key that cannot decrypt by itself
            kan: Any = privat
            ut += [Mottakernokkel(kan, s) for s in horer_til] or [Mottakernokkel(kan)]
        except NokkelFeil as feil:
            raise DataFeil(f"{sti}: {feil}") from feil
    for sti, _ in gitte:
        if sti not in brukt:
            raise BrukFeil(f"{sti} hører ikke til noen av nøklene. Sjekk at de er laget sammen.")
    return ut


def _ved_siden(sti: str, privat: PrivatNokkel) -> list[Certificate]:
    """The certificate beside the key, if it is there and belongs to it."""
    if not sti.endswith(ENDELSE_NOKKEL):
        return []
    nabo = sti.removesuffix(ENDELSE_NOKKEL) + ENDELSE_SERTIFIKAT
    if not Path(nabo).is_file():
        return []
    sertifikat = les_sertifikater([nabo])[0]
    return [sertifikat] if _horer_sammen(sertifikat, privat) else []


def _horer_sammen(sertifikat: Certificate, privat: PrivatNokkel) -> bool:
    from cryptography.exceptions import UnsupportedAlgorithm

    try:
        return bool(sertifikat.public_key() == privat.public_key())
    except (ValueError, UnsupportedAlgorithm):  # a certificate for some other kind of key
        return False
