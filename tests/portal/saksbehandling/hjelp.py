"""Staff who are logged in, and certificates as they are pasted."""

from __future__ import annotations

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from kostra.nokler import Bruk
from mottak.hjelp import par
from portal import bygg
from portal.konto.hjelp import Nettleser, nettleser


def inne(bruker) -> Nettleser:
    """A browser of the user's own, logged in."""
    klient = nettleser()
    klient.force_login(bruker)
    return klient


def ansatt(rolle: str = "saksbehandler", **felt):
    """Someone at the agency, and their browser."""
    bruker = bygg.ansatt(rolle, **felt)
    return bruker, inne(bruker)


def pem(navn: str = "SSB", bruk: Bruk = Bruk.KRYPTERING, **gyldig: int) -> str:
    return par(navn, bruk, **gyldig)[1].public_bytes(Encoding.PEM).decode()


def privat(navn: str = "SSB") -> str:
    """A private key, as somebody might paste it by mistake."""
    nokkel = par(navn, Bruk.KRYPTERING)[0]
    return nokkel.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def les(svar) -> str:
    return svar.content.decode()
