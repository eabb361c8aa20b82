"""``kostra nokkel pkcs11``: what a security module holds, without anything secret."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kostra.cli.utgang import INGEN_TILGANG, BrukFeil, DataFeil, UtgangFeil

if TYPE_CHECKING:
    from kostra.mottak.innstillinger import Modulvalg
    from kostra.nokler.sikkerhetsmodul import Sikkerhetsmodul, Tokenrad


def vis(mappe: str | None) -> int:
    """Prints the tokens, then the keys of the one in the settings and their certificates.

    Raises:
        UtgangFeil: no settings (64), no such module, token or key (65), the PIN (77).
    """
    from kostra.kryptering import NokkelFeil

    modul = os.environ.get("KOSTRA_PKCS11_MODUL", "")
    if not modul:
        raise BrukFeil("Oppgi sikkerhetsmodulens bibliotek i KOSTRA_PKCS11_MODUL.")
    try:
        from kostra.nokler import sikkerhetsmodul
        from kostra.nokler.modulnokler import FeilPin

        try:
            for rad in sikkerhetsmodul.tokener(modul):
                _token(rad)
            if not os.environ.get("KOSTRA_PKCS11_TOKEN"):
                click.echo("Oppgi KOSTRA_PKCS11_TOKEN og PIN-koden for å se nøklene.", err=True)
                return 0
            return _nokler(_valg(), Path(mappe) if mappe else None)
        except FeilPin as feil:
            raise UtgangFeil(str(feil), INGEN_TILGANG) from feil
    except ModuleNotFoundError as feil:
        raise BrukFeil(
            "Sikkerhetsmodul krever pakken python-pkcs11. Installer kostra[pkcs11]."
        ) from feil
    except NokkelFeil as feil:
        raise DataFeil(str(feil)) from feil


def _valg() -> Modulvalg:
    from kostra.mottak.innstillinger import modulvalg

    feil: list[str] = []
    valgt = modulvalg(os.environ, feil)
    if feil or valgt is None:
        raise BrukFeil("\n".join(feil))
    return valgt


def _token(rad: Tokenrad) -> None:
    kan = ", ".join(navn for navn, er in (("ECDH", rad.ecdh), ("RSA-OAEP", rad.oaep)) if er)
    click.echo(f"Token «{rad.navn}» ({rad.modell}): {kan or 'kan verken ECDH eller RSA-OAEP'}")


def _nokler(valgt: Modulvalg, mappe: Path | None) -> int:
    from kostra.nokler.sikkerhetsmodul import Sikkerhetsmodul

    modul = Sikkerhetsmodul(valgt.modul, valgt.token, valgt.pin)
    try:
        return _vis_nokler(modul, mappe)
    finally:
        modul.lukk()


def _vis_nokler(modul: Sikkerhetsmodul, mappe: Path | None) -> int:
    from kostra.kryptering import NokkelFeil, fingeravtrykk, navn_paa
    from kostra.mottak.arbeider_nokler import sertifikater_uten_nokkel

    rad = modul.beskriv()
    click.echo(f"\nPrivate nøkler i «{rad.navn}»:")
    for nokkel in rad.nokler:
        click.echo(f"  {nokkel.navn or '(uten navn)'}  id {nokkel.id or '–'}  {nokkel.slag}")
    if not rad.nokler:
        click.echo("  ingen")
    feil: list[str] = []
    par = dict(sertifikater_uten_nokkel(mappe, feil)) if mappe else {}
    par |= {s: navn for navn, s in modul.sertifikater() if s not in par}
    uten = 0
    click.echo("\nSertifikater:")
    for sertifikat, navn in par.items():
        click.echo(
            f"  {navn}: {navn_paa(sertifikat)}, til {sertifikat.not_valid_after_utc:%d.%m.%Y}"
        )
        click.echo(f"    SHA-256 {fingeravtrykk(sertifikat)}")
        try:
            modul.nokkel_til(sertifikat, navn)
            click.echo("    nøkkelen er i modulen, og den virker")
        except NokkelFeil as grunn:
            uten += 1
            click.echo(f"    {grunn}")
    if not par:
        click.echo("  ingen. Oppgi mappen de ligger i, med --mappe.")
    for setning in feil:
        click.echo(setning, err=True)
    if uten or feil:
        raise DataFeil("Ikke alle sertifikatene har en nøkkel som virker.")
    return 0
