"""``kostra portal``: starts the portal and prepares what it needs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from ipaddress import ip_address
from typing import Any

import click

from kostra.cli.filer import les_alt
from kostra.cli.portal_oppsett import (
    databasefeil,
    les_innstillinger,
    sett_opp,
    start_django,
    venter_migreringer,
)
from kostra.cli.utgang import BrukFeil, DataFeil

_MAKS_FIL = 4 << 20
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
    with _database():
        call_command("migrate", interactive=False, verbosity=0)
    samle()
    gjort = f"{antall} migreringer er kjørt" if antall else "databasen var klar fra før"
    click.echo(f"Ferdig: {gjort}. Data ligger i {innstillinger.data}.", err=True)


@kommando.command("opprett-aar")
@click.argument("aar", type=click.IntRange(2000, 2099))
@click.option("--aapner", required=True, type=click.DateTime(["%Y-%m-%d"]), help="Første dag.")
@click.option("--frist", required=True, type=click.DateTime(["%Y-%m-%d"]), help="Siste dag i tide.")
@click.option("--stenger", required=True, type=click.DateTime(["%Y-%m-%d"]), help="Siste dag.")
@click.option(
    "--skjema",
    "skjemaer",
    multiple=True,
    help="Skjema i runden. Kan gis flere ganger. Uten: alle som finnes for året.",
)
@click.option(
    "--sertifikat",
    "sertifikater",
    multiple=True,
    metavar="FIL",
    help="Sertifikat å kryptere til. Kan gis flere ganger.",
)
def opprett_aar(aar: int, **valg: Any) -> None:
    """Oppretter runden for AAR, eller flytter datoene til den som finnes.

    Datoene er norske dager: runden åpner når dagen begynner og stenger når dagen er over.
    """
    pemer = [_tekst(sti) for sti in valg["sertifikater"]]
    sett_opp()
    from kostra.portal.runde.services import RundeFeil
    from kostra.portal.runde.services import opprett_aar as opprett

    with _database():
        try:
            runde = opprett(
                aar=aar,
                aapner=_midnatt(valg["aapner"]),
                frist=valg["frist"].date(),
                stenger=_midnatt(valg["stenger"] + timedelta(days=1)),
                skjemaer=valg["skjemaer"] or skjemaer_i(aar),
                sertifikater=pemer,
            )
        except RundeFeil as feil:
            raise BrukFeil(str(feil)) from feil
        skjemaer = ", ".join(runde.skjemaer.values_list("skjema", flat=True))
    click.echo(f"Runden for {aar} er opprettet med {skjemaer}.", err=True)


def skjemaer_i(aar: int) -> list[str]:
    """The forms with a file that exist for the year."""
    from kostra.blankett import UkjentBlankett, blanketter

    try:
        return [b.id for b in blanketter(aar) if b.filfelt is not None]
    except UkjentBlankett:
        return []


def _midnatt(dag: datetime) -> datetime:
    from kostra.portal.klokke import NORGE

    return dag.replace(tzinfo=NORGE)


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
    tekst = _tekst(fil) if fil else None
    if lag_orgnr and les_innstillinger().modus == "produksjon":
        raise BrukFeil("--lag-orgnr lager oppdiktede numre, og kan ikke brukes i produksjon.")
    sett_opp()
    from kostra.portal.tilgang.enheter import ImportFeil, importer

    with _database():
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


def _tekst(sti: str) -> str:
    try:
        return les_alt(sti, maks=_MAKS_FIL).decode("utf-8-sig")
    except UnicodeDecodeError as feil:
        raise DataFeil(f"{sti} er ikke en tekstfil i UTF-8.") from feil


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


@kommando.command("innstillinger")
def innstillinger() -> None:
    """Viser alle innstillinger: hva de betyr, hva som gjelder uten, og om de er satt."""
    from kostra.cli.portal_innstillinger import vis

    vis()


@contextmanager
def _database() -> Iterator[None]:
    """A database that fails is one sentence, without the address that its own message may hold."""
    start_django()
    from django.db import OperationalError, ProgrammingError

    try:
        yield
    except ProgrammingError as feil:
        raise BrukFeil("Databasen er ikke klar. Kjør «kostra portal migrer» først.") from feil
    except OperationalError as feil:
        if "no such table" in str(feil):  # SQLite's word for the same
            raise BrukFeil("Databasen er ikke klar. Kjør «kostra portal migrer» først.") from feil
        raise databasefeil() from feil
