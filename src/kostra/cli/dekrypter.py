"""``kostra dekrypter``: an envelope -> its content, for the holder of the private key."""

from __future__ import annotations

import sys

import click

from kostra.cli.filer import apne_inn, samme_fil
from kostra.cli.passord import last_nokler
from kostra.cli.utfil import skriv_ut
from kostra.cli.utgang import BrukFeil, DataFeil


@click.command(short_help="Dekrypterer en konvolutt med din private nøkkel.")
@click.argument("fil")
@click.option(
    "--nokkel",
    "nokler",
    multiple=True,
    metavar="KEY",
    help="Privat nøkkel. Kan gis flere ganger; den som passer, brukes. "
    "Sertifikatet ved siden av (NAVN.crt.pem ved NAVN.key.pem) finnes av seg selv.",
)
@click.option(
    "--sertifikat",
    "sertifikater",
    multiple=True,
    metavar="CERT",
    help="Sertifikatet til nøkkelen, hvis det ligger et annet sted.",
)
@click.option(
    "--profil",
    type=click.Choice(["streng", "apen"]),
    default="streng",
    show_default=True,
    help="«apen» leser også det openssl og andre programmer lager.",
)
@click.option(
    "--passord-fil",
    metavar="FILE",
    help="Fil med passordet til nøkkelen. Ellers: KOSTRA_NOKKEL_PASSORD, eller spørsmål.",
)
@click.option("-o", "ut", metavar="UT", help="Filen som lages. Uten: FIL uten .p7m.")
@click.option("--overskriv", is_flag=True, help="Erstatt filen hvis den finnes fra før.")
def kommando(
    fil: str,
    nokler: tuple[str, ...],
    sertifikater: tuple[str, ...],
    profil: str,
    passord_fil: str | None,
    ut: str | None,
    overskriv: bool,
) -> None:
    """Dekrypterer konvolutten FIL med den private nøkkelen.

    FIL kan være «-» for standard inn. Ingenting skrives før innholdet er bekreftet uendret.
    """
    if not nokler:
        raise BrukFeil("Oppgi den private nøkkelen med --nokkel.")
    ut = _utnavn(fil, ut)
    from kostra.kryptering import KonvoluttFeil, NokkelFeil, Profil, dekrypter_strom

    try:
        privat = last_nokler(nokler, sertifikater, passord_fil)
        with apne_inn(fil, sokbar=True) as (inn, _), skriv_ut(ut, overskriv=overskriv) as fil_ut:
            antall = dekrypter_strom(inn, fil_ut, privat, profil=Profil(profil))
    except (KonvoluttFeil, NokkelFeil) as feil:
        raise DataFeil(f"{'Standard inn' if fil == '-' else fil}: {feil}") from feil
    if ut != "-":
        click.echo(f"Dekryptert {antall:,} byte til {ut}".replace(",", " "), err=True)


def _utnavn(fil: str, ut: str | None) -> str:
    if ut is None:
        if fil == "-":
            ut = "-"
        elif fil.lower().endswith(".p7m") and len(fil) > 4:
            ut = fil[:-4]
        else:
            raise BrukFeil("Oppgi navnet på filen som skal lages, med -o.")
    if ut == "-" and sys.stdout.isatty():
        raise BrukFeil("Oppgi et filnavn med -o, så innholdet ikke vises i terminalen.")
    if samme_fil(fil, ut):
        raise BrukFeil(f"{ut} er filen som skal dekrypteres. Velg et annet navn med -o.")
    return ut
