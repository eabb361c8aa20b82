"""Why a receipt is not accepted, in plain bokmål."""

from __future__ import annotations

from typing import ClassVar


class KvitteringFeil(Exception):
    """A receipt that must not be trusted. ``kode``: a short, fixed word."""

    kode: ClassVar[str] = "feil"


class IkkeKvittering(KvitteringFeil):
    """The file is not a receipt, or its form is not the exact one a receipt is written in."""

    kode = "ikke kvittering"

    def __init__(self) -> None:
        super().__init__(
            "Filen er ikke en kvittering, eller den er endret. Hent kvitteringen på nytt."
        )


class SignaturFeil(KvitteringFeil):
    """The signature does not fit: a bit was changed, or the signer is another."""

    kode = "endret"

    def __init__(self) -> None:
        super().__init__(
            "Kvitteringen er endret etter at den ble signert. Hent kvitteringen på nytt."
        )


class AlgoritmeFeil(KvitteringFeil):
    """``alg`` is not the one that belongs to the key's type (RFC 8725 section 3.1)."""

    kode = "algoritme avvist"

    def __init__(self) -> None:
        super().__init__("Kvitteringen er signert med en algoritme som ikke er tillatt.")


class UkjentSigner(KvitteringFeil):
    """The signing certificate is not among those the reader trusts."""

    kode = "ukjent signatur"

    def __init__(self, fingeravtrykk: str) -> None:
        super().__init__(
            "Kvitteringen er signert med et sertifikat du ikke har oppgitt "
            f"(SHA-256 {fingeravtrykk}). Hent sertifikatet eller nøkkellisten fra SSB."
        )


class UgyldigTid(KvitteringFeil):
    """Signed before the certificate was valid, or after it had expired."""

    kode = "utenfor gyldighet"

    def __init__(self) -> None:
        super().__init__("Kvitteringen er signert på et tidspunkt da sertifikatet ikke gjaldt.")


class Tilbakekalt(KvitteringFeil):
    """Signed at or after the time the key was revoked."""

    kode = "tilbakekalt"

    def __init__(self) -> None:
        super().__init__("Kvitteringen er signert etter at nøkkelen ble tilbakekalt. Kontakt SSB.")


class NokkellisteFeil(Exception):
    """The list of keys can't be read. ``str()`` is bokmål."""
