"""``kostra krypter``: a file -> an envelope only the recipient can open."""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO

import click

from kostra.cli.filer import apne_inn, samme_fil
from kostra.cli.passord import les_sertifikater
from kostra.cli.utfil import skriv_ut
from kostra.cli.utgang import BrukFeil, DataFeil, LeseFeil, UtgangFeil

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

#: What is controlled before it is encrypted is held in memory; larger files are not extracts.
MAKS_KONTROLL = 1024**3
_BLOKKERER = ("ERROR", "FATAL")


@click.command(short_help="Krypterer en fil slik at bare mottakeren kan lese den.")
@click.argument("fil")
@click.option(
    "--sertifikat",
    "sertifikater",
    multiple=True,
    metavar="CERT",
    help="Mottakerens sertifikat (PEM eller DER). Kan gis flere ganger ved nøkkelskifte.",
)
@click.option(
    "--fingeravtrykk",
    "avtrykk",
    multiple=True,
    metavar="SHA-256",
    help="Krypter bare når sertifikatet har dette fingeravtrykket. Kan gis flere ganger.",
)
@click.option("-o", "ut", metavar="UT", help="Filen som lages. Uten: FIL med .p7m bak.")
@click.option("--overskriv", is_flag=True, help="Erstatt filen hvis den finnes fra før.")
@click.option("-s", "--skjema", metavar="SKJEMA", help="Kontroller som dette skjemaet først.")
@click.option("-y", "--aar", type=int, metavar="ÅR", help="Rapporteringsåret for kontrollen.")
@click.option("-r", "--region", metavar="REGION", help="Regionnummeret for kontrollen.")
@click.option("--tross-feil", is_flag=True, help="Krypter selv om kontrollen finner feil.")
def kommando(
    fil: str,
    sertifikater: tuple[str, ...],
    avtrykk: tuple[str, ...],
    ut: str | None,
    overskriv: bool,
    skjema: str | None,
    aar: int | None,
    region: str | None,
    tross_feil: bool,
) -> int:
    """Krypterer FIL slik at bare mottakeren kan lese den.

    FIL kan være «-» for standard inn. Med -s, -y og -r kontrolleres uttrekket først, og et uttrekk
    med feil som hindrer innsending, blir ikke kryptert. Oppgi --fingeravtrykk slik SSB har gitt det
    på annen måte, så krypteres ingenting til et sertifikat som er byttet.
    """
    ut = _utnavn(fil, ut)
    mottakere = hent_mottakere(sertifikater, avtrykk)
    if skjema or aar or region:
        if not (skjema and aar and region):
            raise BrukFeil("Kontroll før kryptering trenger både -s, -y og -r.")
        return _kontroller_og_krypter(
            fil, ut, mottakere, overskriv, (skjema, aar, region), tross_feil
        )
    with apne_inn(fil) as (inn, lengde):
        krypter_til(inn, lengde, ut, mottakere, overskriv=overskriv)
    return 0


def hent_mottakere(
    sertifikater: tuple[str, ...], avtrykk: tuple[str, ...] = ()
) -> list[Certificate]:
    """Reads and judges the certificates; shows name, fingerprint and warnings on standard error.

    ``avtrykk``: fingerprints, of which each certificate must have one; none: they are only shown.
    """
    if not sertifikater:
        raise BrukFeil("Oppgi mottakerens sertifikat med --sertifikat.")
    from kostra.kryptering import SertifikatFeil, vurder

    kjente = [_rent(ett) for ett in avtrykk]
    mottakere = les_sertifikater(sertifikater)
    for sti, sertifikat in zip(sertifikater, mottakere, strict=True):
        try:
            vurdering = vurder(sertifikat, naa=datetime.now(UTC))
        except SertifikatFeil as feil:
            raise DataFeil(f"{sti}: {feil}") from feil
        click.echo(
            f"Mottaker: {vurdering.navn}, gyldig til {vurdering.gyldig_til:%d.%m.%Y}\n"
            f"SHA-256:  {vurdering.fingeravtrykk}",
            err=True,
        )
        for advarsel in vurdering.advarsler:
            click.echo(f"Advarsel: {advarsel}", err=True)
        if kjente and _rent(vurdering.fingeravtrykk) not in kjente:
            raise DataFeil(
                f"{sti}: Sertifikatet har et annet fingeravtrykk enn det du oppga, og ingenting er "
                "kryptert. Har SSB fått nytt sertifikat, skal du ha fått vite det av SSB. Spør før du "
                "sender noe."
            )
    return mottakere


def _rent(avtrykk: str) -> str:
    """The 64 hex digits, however they are grouped. Raises :class:`BrukFeil`."""
    rent = re.sub(r"[\s:]", "", avtrykk).upper()
    if not re.fullmatch(r"[0-9A-F]{64}", rent):
        raise BrukFeil(
            "Et fingeravtrykk har 64 tegn, 0–9 og A–F. Skriv det slik det står hos SSB, i hermetegn."
        )
    return rent


def krypter_til(
    inn: BinaryIO,
    lengde: int | None,
    ut: str,
    mottakere: list[Certificate],
    *,
    overskriv: bool,
) -> None:
    """Encrypts the stream to the file ``ut`` and tells it on standard error."""
    from kostra.kryptering import InnholdFeil, SertifikatFeil, krypter_strom

    try:
        with skriv_ut(ut, overskriv=overskriv, modus=0o644) as fil:
            antall = krypter_strom(inn, lengde, fil, mottakere, naa=datetime.now(UTC))
    except (InnholdFeil, SertifikatFeil) as feil:
        raise DataFeil(str(feil)) from feil
    if ut != "-":
        click.echo(f"Kryptert {antall:,} byte til {ut}".replace(",", " "), err=True)


def _utnavn(fil: str, ut: str | None) -> str:
    ut = ut or ("-" if fil == "-" else f"{fil}.p7m")
    if ut == "-" and sys.stdout.isatty():
        raise BrukFeil("En kryptert fil kan ikke vises i terminalen. Oppgi et filnavn med -o.")
    if samme_fil(fil, ut):
        raise BrukFeil(f"{ut} er filen som skal krypteres. Velg et annet navn med -o.")
    return ut


def _kontroller_og_krypter(
    fil: str,
    ut: str,
    mottakere: list[Certificate],
    overskriv: bool,
    hva: tuple[str, int, str],
    tross_feil: bool,
) -> int:
    """Controls and encrypts the same bytes, read once; 2 if refused."""
    import io

    with apne_inn(fil) as (inn, _):
        innhold = inn.read(MAKS_KONTROLL + 1)
    if len(innhold) > MAKS_KONTROLL:
        raise LeseFeil(f"{fil} er for stor til å kontrolleres. Sjekk at du har valgt riktig fil.")
    grad = _alvorlighetsgrad(innhold, hva)
    if grad in _BLOKKERER and not tross_feil:
        skjema, aar, region = hva
        raise UtgangFeil(
            f"{fil} har feil som hindrer innsending ({grad}), og er ikke kryptert. "
            f"Se feilene med «kostra kontroll {fil} -s {skjema} -y {aar} -r {region}».",
            2,
        )
    click.echo(f"Kontroll: {grad}", err=True)
    krypter_til(io.BytesIO(innhold), len(innhold), ut, mottakere, overskriv=overskriv)
    return 0


def _alvorlighetsgrad(innhold: bytes, hva: tuple[str, int, str]) -> str:
    from kostra import kontroller

    skjema, aar, region = hva
    navn: str = kontroller(innhold, skjema=skjema, aar=aar, region=region).alvorlighetsgrad.name
    return navn
