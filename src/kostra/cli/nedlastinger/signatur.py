"""A detached signature over the sums: CMS, which ``openssl cms`` verifies with the certificate alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs7 import PKCS7Options, PKCS7SignatureBuilder

from kostra.cli.passord import ENDELSE_NOKKEL, ENDELSE_SERTIFIKAT, les_privat, les_sertifikater
from kostra.cli.utgang import BrukFeil


@dataclass(frozen=True)
class Signerer:
    """A key that signs, and its certificate."""

    nokkel: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
    sertifikat: x509.Certificate

    def signer(self, data: bytes) -> bytes:
        """The signature in DER, the certificate inside."""
        valg = [PKCS7Options.DetachedSignature, PKCS7Options.Binary]
        bygger = PKCS7SignatureBuilder().set_data(data)
        bygger = bygger.add_signer(self.sertifikat, self.nokkel, SHA256())
        return bygger.sign(Encoding.DER, valg)


def les_signerer(nokkelsti: str, passord_fil: str | None) -> Signerer:
    """The key in that file with the certificate beside it.

    Raises:
        UtgangFeil: no key, no certificate beside it, or a pair that isn't for signing.
    """
    if not nokkelsti.endswith(ENDELSE_NOKKEL):
        raise BrukFeil(f"Nøkkelen som signerer, skal ende på {ENDELSE_NOKKEL}.")
    sti = nokkelsti.removesuffix(ENDELSE_NOKKEL) + ENDELSE_SERTIFIKAT
    if not Path(sti).is_file():
        raise BrukFeil(f"{sti} finnes ikke. Sertifikatet skal ligge ved siden av nøkkelen.")
    nokkel, sertifikat = les_privat(nokkelsti, passord_fil), les_sertifikater([sti])[0]
    if not isinstance(nokkel, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise BrukFeil("Nedlastinger signeres med en RSA- eller EC-nøkkel.")
    if sertifikat.public_key() != nokkel.public_key() or not _kan_signere(sertifikat):
        raise BrukFeil(f"{sti} hører ikke til nøkkelen, eller er ikke laget for signering.")
    return Signerer(nokkel, sertifikat)


def _kan_signere(sertifikat: x509.Certificate) -> bool:
    try:
        bruk = sertifikat.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return False
    return bruk.digital_signature
