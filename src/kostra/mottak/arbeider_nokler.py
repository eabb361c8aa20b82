"""The worker's keys: those that decrypt, and the one that signs receipts.

They lie in a folder. A certificate there that has no key beside it (or one in the token itself) may
have its key in a security module.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cryptography import x509

from kostra.kryptering import (
    Mottakernokkel,
    NokkelFeil,
    SertifikatFeil,
    les_sertifikat,
)
from kostra.kvittering import Signeringsnokkel
from kostra.nokler import les_nokkel

if TYPE_CHECKING:
    from kostra.mottak.innstillinger import Modulvalg
    from kostra.nokler.sikkerhetsmodul import Sikkerhetsmodul

_NOKKEL: Final = ".key.pem"
_SERTIFIKAT: Final = ".crt.pem"


@dataclass(frozen=True)
class Nokkelknippe:
    """What there is right now. ``mangler``: in words, empty when the worker can work.

    ``advarsler``: the same about keys that can't be used while others can.
    """

    dekryptering: tuple[Mottakernokkel, ...] = ()
    signering: tuple[Signeringsnokkel, x509.Certificate] | None = None
    mangler: tuple[str, ...] = ()
    advarsler: tuple[str, ...] = ()


def aapne_modul(valg: Modulvalg | None) -> Sikkerhetsmodul | None:
    """The security module of the settings. Nothing is loaded for those who have none.

    Raises:
        NokkelFeil: the package for it isn't installed.
    """
    if valg is None:
        return None
    try:
        from kostra.nokler.sikkerhetsmodul import Sikkerhetsmodul
    except ModuleNotFoundError as feil:
        raise NokkelFeil(
            "Sikkerhetsmodul krever pakken python-pkcs11. Installer kostra[pkcs11]."
        ) from feil
    return Sikkerhetsmodul(valg.modul, valg.token, valg.pin)


def les_mappe(
    mappe: Path, passord: bytes | None, naa: datetime, modul: Sikkerhetsmodul | None = None
) -> Nokkelknippe:
    """Reads every ``NAVN.key.pem`` with its ``NAVN.crt.pem``. Never raises: what is wrong is told.

    With ``modul``, the keys in it to the certificates that have none in the folder. The
    certificate's key usage tells what a key is for. Of several that sign, the one whose certificate
    holds at ``naa`` and began last.
    """
    dekryptering: list[Mottakernokkel] = []
    signering: list[tuple[Any, x509.Certificate]] = []
    feil: list[str] = []
    par = list(_par(mappe, passord, feil))
    if modul is not None:
        par += _i_modulen(modul, mappe, feil)
    for nokkel, sertifikat in par:
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
    sagt = tuple(dict.fromkeys(feil))
    if dekryptering and gjelder:
        return Nokkelknippe(tuple(dekryptering), brukes, advarsler=sagt)
    return Nokkelknippe(tuple(dekryptering), brukes, mangler=sagt)


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


def _i_modulen(
    modul: Sikkerhetsmodul, mappe: Path, feil: list[str]
) -> Iterator[tuple[Any, x509.Certificate]]:
    sertifikater = dict(sertifikater_uten_nokkel(mappe, feil))
    try:
        sertifikater |= {s: navn for navn, s in modul.sertifikater() if s not in sertifikater}
    except NokkelFeil as grunn:
        feil.append(str(grunn))
        return
    for sertifikat, navn in sertifikater.items():
        if _signerer(sertifikat):
            continue
        try:
            yield modul.nokkel_til(sertifikat, navn), sertifikat
        except NokkelFeil as grunn:
            feil.append(str(grunn))


def sertifikater_uten_nokkel(
    mappe: Path, feil: list[str]
) -> Iterator[tuple[x509.Certificate, str]]:
    """The certificates that have no key beside them, with their names."""
    for sti in sorted(mappe.glob(f"*{_SERTIFIKAT}")):
        navn = sti.name.removesuffix(_SERTIFIKAT)
        if sti.with_name(navn + _NOKKEL).exists():
            continue
        try:
            yield les_sertifikat(sti.read_bytes()), navn
        except (OSError, SertifikatFeil):
            feil.append(f"{sti.name}: sertifikatet kan ikke leses.")


def _signerer(sertifikat: x509.Certificate) -> bool:
    try:
        bruk = sertifikat.extensions.get_extension_for_class(x509.KeyUsage).value
    except (x509.ExtensionNotFound, ValueError):
        return False
    til_kryptering = bruk.key_encipherment or bruk.data_encipherment or bruk.key_agreement
    return bruk.digital_signature and not til_kryptering
