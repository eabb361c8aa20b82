"""``kostra portal``: starts the portal and prepares what it needs."""

from __future__ import annotations

from contextlib import suppress
from ipaddress import ip_address

import click

from kostra.cli.filer import les_alt
from kostra.cli.portal_oppsett import (
    database,
    les_innstillinger,
    sett_opp,
    venter_migreringer,
)
from kostra.cli.portal_runde import opprett_aar
from kostra.cli.utgang import BrukFeil, DataFeil

_MAKS_FIL = 4 << 20
_MAKS_RETUR = 20 << 20  # a returned letter may come back whole, with more around it
_MAKS_FEIL = 20


@click.group("portal", short_help="Portalen: starter den og gjør klart det den trenger.")
def kommando() -> None:
    """Portalen for innrapportering. Innstillingene kommer bare fra miljøet (KOSTRA_…)."""


@kommando.command("start")
@click.option("--vert", default="127.0.0.1", show_default=True, help="Adressen det lyttes på.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: en ledig."
)
@click.option(
    "--prosesser",
    type=click.IntRange(1, 64),
    help="Antall prosesser. Uten: én for hver kjerne, høyst fire.",
)
def start(vert: str, port: int, prosesser: int | None) -> int:
    """Starter portalen. Stopper pent ved Ctrl-C og SIGTERM."""
    if sett_opp().er_demo and not _er_lokal(vert):
        raise BrukFeil(
            "En demo viser e-post og koder til alle som når den, og startes bare på 127.0.0.1. "
            "Sett KOSTRA_MODUS=produksjon, eller ta bort --vert."
        )
    antall = venter_migreringer()
    if antall:
        raise BrukFeil(
            f"Databasen mangler {antall} migreringer. Kjør «kostra portal migrer» først."
        )
    _sjekk()
    from kostra.cli.portal_statisk import samle
    from kostra.cli.portal_tjener import tjen

    samle()
    return tjen(vert, port, prosesser)


def _er_lokal(vert: str) -> bool:
    """True for an address that only this machine reaches."""
    with suppress(ValueError):
        return ip_address(vert).is_loopback
    return vert == "localhost"


def _sjekk() -> None:
    """Django's own checks of the whole application."""
    from django.core.checks import ERROR, run_checks

    feil = [funn.id or "ukjent" for funn in run_checks() if funn.level >= ERROR]
    if feil:
        raise BrukFeil(f"Portalen er satt opp feil ({', '.join(feil)}). Meld det til utvikleren.")


@kommando.command("migrer")
def migrer() -> None:
    """Lager mappen for data, og gjør databasen klar for denne versjonen."""
    innstillinger = sett_opp()
    from django.core.management import call_command

    from kostra.cli.portal_statisk import samle

    antall = venter_migreringer()
    with database():
        call_command("migrate", interactive=False, verbosity=0)
    samle()
    gjort = f"{antall} migreringer er kjørt" if antall else "databasen var klar fra før"
    click.echo(f"Ferdig: {gjort}. Data ligger i {innstillinger.data}.", err=True)


kommando.add_command(opprett_aar)


@kommando.command("importer-kommuner")
@click.argument("fil", required=False)
@click.option(
    "--lag-orgnr",
    is_flag=True,
    help="Lag et gyldig, oppdiktet nummer der listen ikke har noe. Ikke i produksjon.",
)
@click.option(
    "--bytt-orgnr",
    is_flag=True,
    help="Bytt organisasjonsnummer også for kommuner som har pinkode. Da må de få en ny.",
)
def importer_kommuner(fil: str | None, lag_orgnr: bool, bytt_orgnr: bool) -> None:
    """Lager eller oppdaterer kommunene, og Oslos bydeler, fra en CSV-fil (kommunenr;orgnr).

    Uten FIL brukes listen som følger med.
    """
    data = les_alt(fil, maks=_MAKS_FIL) if fil else None
    if lag_orgnr and les_innstillinger().modus == "produksjon":
        raise BrukFeil("--lag-orgnr lager oppdiktede numre, og kan ikke brukes i produksjon.")
    sett_opp()
    from kostra.portal.tilgang.enheter import ImportFeil, importer
    from kostra.portal.tilgang.enhetsliste import IkkeTekst, les_tekst

    try:
        tekst = les_tekst(data) if data is not None else None
    except IkkeTekst as feil:
        raise DataFeil(f"{fil} kan ikke importeres. {feil}") from feil
    with database():
        try:
            gjort = importer(tekst, lag_orgnr=lag_orgnr, bytt_orgnr=bytt_orgnr)
        except ImportFeil as feil:
            raise DataFeil(_feilliste(fil or "Listen", feil.feil)) from feil
    click.echo(
        f"{gjort.nye} nye enheter, {gjort.endret} endret, {gjort.uten_orgnr} uten organisasjonsnummer.",
        err=True,
    )
    _om_pinkoder(
        gjort.beholdt,
        "Listen har et annet organisasjonsnummer for disse, som har pinkode. De beholder det de har, for "
        "pinkoden virker ikke med et nytt. Er listen riktig, bruk --bytt-orgnr, og send dem ny pinkode:",
    )
    _om_pinkoder(
        gjort.mistet_pin,
        "Disse har fått nytt organisasjonsnummer. Pinkoden virker ikke lenger, og de må få en ny:",
    )


def _om_pinkoder(enheter: tuple[str, ...], setning: str) -> None:
    if enheter:
        click.echo("\n".join([setning, *(f"  {enhet}" for enhet in enheter)]), err=True)


def _feilliste(fil: str, feil: list[str]) -> str:
    vist = [f"  {setning}" for setning in feil[:_MAKS_FEIL]]
    if len(feil) > _MAKS_FEIL:
        vist.append(f"  … og {len(feil) - _MAKS_FEIL} til.")
    return "\n".join([f"{fil} kan ikke importeres. Ingenting er endret.", *vist])


@kommando.command("arbeider")
@click.option(
    "--ko",
    "koer",
    multiple=True,
    type=click.Choice(["sms", "epost", "vedlikehold"]),
    help="Kø som betjenes. Kan gis flere ganger. Uten: alle, SMS for seg.",
)
def arbeider(koer: tuple[str, ...]) -> int:
    """Sender e-post og SMS, og gjør det faste vedlikeholdet. Stopper pent ved Ctrl-C og SIGTERM."""
    sett_opp()
    from kostra.portal.varsling.arbeider import PROSESSER, hoved

    return hoved([koer] if koer else PROSESSER)


@kommando.command("lag-nedlastinger")
@click.option("-o", "mappe", metavar="MAPPE", help="Mappen de legges i. Uten: KOSTRA_NEDLASTINGER.")
@click.option(
    "--krav",
    metavar="FIL",
    help="Kravfil med summer (requirements/run.txt). Trengs for File Encrypter.",
)
@click.option("--signering", metavar="KEY", help="Nøkkelen som signerer summene (….key.pem).")
@click.option("--passord-fil", metavar="FIL", help="Passordet til nøkkelen (én linje).")
@click.option(
    "--nettleser",
    metavar="MAPPE",
    help="Mappen med nettkontrollens filer; summene tas med. Uten -o: KOSTRA_NETTLESER.",
)
def lag_nedlastinger(
    mappe: str | None,
    krav: str | None,
    signering: str | None,
    passord_fil: str | None,
    nettleser: str | None,
) -> None:
    """Lager programmene som forsiden har til nedlasting, av den kostra som er installert.

    Pakken og kostra.pyz lages uten nett. File Encrypter trenger pakkene til hver plattform; de hentes med
    pip, og bare de med summene i kravfilen. Det som ikke kan lages, sies fra om.
    """
    from kostra.cli.portal_nedlastinger import lag

    lag(mappe, krav, signering, passord_fil, nettleser)


@kommando.command("returpost")
@click.argument("fil")
def returpost(fil: str) -> None:
    """Tar imot FIL, en melding om at et brev kom i retur, og knytter den til brevet («-»: standard inn).

    Koble e-posttjeneren til denne for avsenderadressen. Annen post gjør ingenting, og er ingen feil.
    """
    melding = les_alt(fil, maks=_MAKS_RETUR)
    sett_opp()
    from kostra.portal.varsling import retur

    with database():
        try:
            rad = retur.ta_imot(melding)
        except (retur.IngenRetur, retur.UkjentBrev) as feil:
            click.echo(str(feil), err=True)
            return
    slag = "purres ikke før den er byttet" if rad.varig else "kan prøves igjen"
    click.echo(f"Returen er registrert ({rad.kode}). Adressen {slag}.", err=True)


@kommando.command("ny-ansatt")
@click.option(
    "--rolle",
    required=True,
    type=click.Choice(["saksbehandler", "drift", "revisor"]),
    help="Rolle.",
)
@click.option("--navn", required=True, help="Navnet som vises i portalen.")
@click.option("--epost", required=True, help="E-postadressen.")
def ny_ansatt(rolle: str, navn: str, epost: str) -> None:
    """Lager en konto for en ansatt, og viser startpassordet og nøkkelen til kodeappen én gang.

    Den første kontoen for drift lages slik. Senere lager drift kontoer i portalen.
    """
    sett_opp()
    from kostra.portal.saksbehandling.brukere.services import UgyldigAnsatt, opprett_ansatt

    with database():
        try:
            bruker, passord, oppsett = opprett_ansatt(navn=navn, epost=epost, rolle=rolle)
        except UgyldigAnsatt as feil:
            raise BrukFeil(str(feil)) from feil
    click.echo(f"Bruker-id              {bruker.brukerid}")
    click.echo(f"Startpassord           {passord}")
    click.echo(f"Nøkkel til kodeappen   {oppsett.nokkel}")
    click.echo(
        "Vises bare nå. Legg nøkkelen inn i kodeappen, og logg inn innen 14 dager.", err=True
    )


@kommando.command("innstillinger")
def innstillinger() -> None:
    """Viser alle innstillinger: hva de betyr, hva som gjelder uten, og om de er satt."""
    from kostra.cli.portal_innstillinger import vis

    vis()
