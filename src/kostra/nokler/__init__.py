"""Private keys in files or in a security module, and the certificates made for them.

Only the command line and mottak may import this package. Nothing here reads or writes files, asks
for a passphrase or reads a clock: bytes, passphrases and times are arguments.
Keys in a security module come from :mod:`kostra.nokler.sikkerhetsmodul`, as objects with cryptography's
private key interface (:class:`kostra.kryptering.Mottakernokkel` takes any such). It is not imported here:
only those who have a module pay for it.
"""

from __future__ import annotations

from kostra.nokler.inventar import Rad, beskriv_fil
from kostra.nokler.lag import (
    ORGNR_SSB,
    Bruk,
    Nokkeltype,
    lag_nokkel,
    lag_sertifikat,
    sertifikat_pem,
    sjekk_orgnr,
    som_pem,
)
from kostra.nokler.les import PrivatNokkel, er_kryptert, les_nokkel

__all__ = [
    "ORGNR_SSB",
    "Bruk",
    "Nokkeltype",
    "PrivatNokkel",
    "Rad",
    "beskriv_fil",
    "er_kryptert",
    "lag_nokkel",
    "lag_sertifikat",
    "les_nokkel",
    "sertifikat_pem",
    "sjekk_orgnr",
    "som_pem",
]
