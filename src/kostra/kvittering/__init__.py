"""The signed receipt: proof that a delivery was registered, that anyone can verify offline.

A receipt is a JSON file: a JWS (RFC 7515) by SSB's signing key. Why this form:
``docs/vedtak/0004-kvittering.md``. Times and random bytes are arguments; nothing here reads files.
"""

from __future__ import annotations

from kostra.kvittering.feil import (
    AlgoritmeFeil,
    IkkeKvittering,
    KvitteringFeil,
    NokkellisteFeil,
    SignaturFeil,
    Tilbakekalt,
    UgyldigTid,
    UkjentSigner,
)
from kostra.kvittering.hode import (
    HodeFeil,
    SignertHode,
    les_hode,
    signer_hode,
    verifiser_hode,
)
from kostra.kvittering.jws import Signeringsnokkel
from kostra.kvittering.modell import Antall, Enhet, Kvittering, les_tid
from kostra.kvittering.nokkelliste import (
    Nokkelliste,
    Post,
    les_nokkelliste,
    skriv_nokkelliste,
)
from kostra.kvittering.nummer import gyldig_nummer, lag_nummer
from kostra.kvittering.signatur import Verifisert, les_uverifisert, signer, verifiser

__all__ = [
    "AlgoritmeFeil",
    "Antall",
    "Enhet",
    "HodeFeil",
    "IkkeKvittering",
    "Kvittering",
    "KvitteringFeil",
    "Nokkelliste",
    "NokkellisteFeil",
    "Post",
    "SignaturFeil",
    "Signeringsnokkel",
    "SignertHode",
    "Tilbakekalt",
    "UgyldigTid",
    "UkjentSigner",
    "Verifisert",
    "gyldig_nummer",
    "lag_nummer",
    "les_hode",
    "les_nokkelliste",
    "les_tid",
    "les_uverifisert",
    "signer",
    "signer_hode",
    "skriv_nokkelliste",
    "verifiser",
    "verifiser_hode",
]
