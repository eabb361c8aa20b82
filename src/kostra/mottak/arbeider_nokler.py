"""The keys in the worker's folder: those that decrypt, and the one that signs receipts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from cryptography import x509

from kostra.kryptering import (
    Mottakernokkel,
    NokkelFeil,
    SertifikatFeil,
    les_sertifikat,
)
from kostra.kvittering import Signeringsnokkel
from kostra.nokler import les_nokkel

_NOKKEL: Final = ".key.pem"
_SERTIFIKAT: Final = ".crt.pem"


@dataclass(frozen=True)
class Nokkelknippe:
    """What the folder has right now. ``mangler``: in words, empty when the worker can work."""

    dekryptering: tuple[Mottakernokkel, ...] = ()
    signering: tuple[Signeringsnokkel, x509.Certificate] | None = None
    mangler: tuple[str, ...] = ()


def les_mappe(mappe: Path, passord: bytes | None, naa: datetime) -> Nokkelknippe:
    """Reads every ``NAVN.key.pem`` with its ``NAVN.crt.pem``. Never raises: what is wrong is told.

    The certificate's key usage tells what a key is for. Of several that sign, the one whose
    certificate holds at ``naa`` and began last.
    """
    dekryptering: list[Mottakernokkel] = []
    signering: list[tuple[Any, x509.Certificate]] = []
    feil: list[str] = []
    for nokkel, sertifikat in _par(mappe, passord, feil):
        if _signerer(sertifikat):
            signering.append((nokkel, sertifikat))
            continue
        try:
            dekryptering.append(Mottakernokkel(nokkel, sertifikat))
        except NokkelFeil as grunn:
            feil.append(str(grunn))
    gjelder = [
        par for par in signering if par[1].not_valid_before_utc <= naa < par[1].not_valid_after_utc
    ]
    if not dekryptering:
        feil.append("Det er ingen nøkkel å dekryptere med.")
    if not gjelder:
        feil.append("Det er ingen nøkkel å signere kvitteringer med nå.")
    brukes = max(gjelder, key=lambda par: par[1].not_valid_before_utc) if gjelder else None
    mangler = tuple(dict.fromkeys(feil)) if not (dekryptering and gjelder) else ()
    return Nokkelknippe(tuple(dekryptering), brukes, mangler)


def _par(
    mappe: Path, passord: bytes | None, feil: list[str]
) -> Iterator[tuple[Any, x509.Certificate]]:
    try:
        stier = sorted(sti for sti in mappe.iterdir() if sti.name.endswith(_NOKKEL))
    except OSError:
        feil.append("Nøkkelmappen kan ikke leses.")
        return
    for sti in stier:
        ved_siden = sti.with_name(sti.name.removesuffix(_NOKKEL) + _SERTIFIKAT)
        try:
            nokkel = les_nokkel(sti.read_bytes(), passord)
            sertifikat = les_sertifikat(ved_siden.read_bytes())
        except (NokkelFeil, SertifikatFeil) as grunn:
            feil.append(f"{sti.name}: {grunn}")
            continue
        except OSError:
            feil.append(f"{sti.name}: nøkkelen eller sertifikatet kan ikke leses.")
            continue
        if sertifikat.public_key() != nokkel.public_key():
            feil.append(f"{sti.name}: nøkkelen og sertifikatet hører ikke sammen.")
            continue
        yield nokkel, sertifikat


def _signerer(sertifikat: x509.Certificate) -> bool:
    try:
        bruk = sertifikat.extensions.get_extension_for_class(x509.KeyUsage).value
    except (x509.ExtensionNotFound, ValueError):
        return False
    til_kryptering = bruk.key_encipherment or bruk.data_encipherment or bruk.key_agreement
    return bruk.digital_signature and not til_kryptering
