"""``kostra demo``: from extract to receipt, with the real commands and then with the real portal."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kostra.cli.passord import MILJO
from kostra.cli.utgang import BrukFeil, UtgangFeil

if TYPE_CHECKING:
    from kostra.cli.demo_portal import Demoportal
    from kostra.cli.demo_prosesser import Prosesser

_VALG = ["-s", "11CF", "-y", "2026", "-r", "553000"]
_FILER = tuple(f"11CF/senja_2026_{hva}.dat" for hva in ("tre_feil", "rettet"))
_TILLEGG = "Portalen er ikke installert. Installer tillegget: pip install 'kostra[portal]'."


@click.command("demo", short_help="Viser hele veien fra uttrekk til kvittering, og portalen.")
@click.option(
    "--eksempler", default="eksempler", show_default=True, help="Mappen med eksempelfilene."
)
@click.option("--mappe", default="demo", show_default=True, help="Her legges filene demoen lager.")
@click.option(
    "--portal/--uten-portal", default=True, show_default=True, help="Avslutt med portalen."
)
@click.option(
    "--kjor",
    is_flag=True,
    help="Kjør hele kjeden gjennom portalen uten en person, og avslutt. Slik er det også uten terminal.",
)
@click.option("--port", type=click.IntRange(1024, 65000), default=8000, show_default=True,
              help="Portalens port. Er den opptatt, brukes den neste ledige.")  # fmt: skip
def kommando(eksempler: str, mappe: str, portal: bool, kjor: bool, port: int) -> None:
    """Viser hele veien: kontroll, retting, kryptering, mottak og kvittering. Så starter portalen.

    Bruker syntetiske uttrekk for Senja kommune. Alt skjer på denne maskinen, uten nett. Bare
    File Encrypter til forsiden hentes utenfra i bakgrunnen, der det er nett.
    """
    if not all(Path(eksempler, navn).is_file() for navn in _FILER):
        raise BrukFeil(f"Finner ikke eksempelfilene i {eksempler}. Oppgi mappen med --eksempler.")
    start, ut = time.monotonic(), Path(mappe)
    _ny_mappe(ut)
    # the keys of the demo are protected like real ones, with a passphrase that lives for this run
    os.environ[MILJO] = secrets.token_urlsafe(24)
    try:
        _fortell(Path(eksempler, _FILER[0]), Path(eksempler, _FILER[1]), ut)
    finally:
        del os.environ[MILJO]
    click.secho(
        f"\nFerdig på {time.monotonic() - start:.1f} sekunder. Filene ligger i {ut}/.", fg="green"
    )
    if portal:
        _vis_portalen(ut / "portal", Path(eksempler), port, alene=kjor or not _har_terminal())


def _har_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def _ny_mappe(ut: Path) -> None:
    merke = ut / ".kostra-demo"
    if ut.exists() and not merke.exists() and any(ut.iterdir()):
        raise BrukFeil(f"{ut} finnes fra før og er ikke laget av demoen. Velg en annen --mappe.")
    shutil.rmtree(ut, ignore_errors=True)
    ut.mkdir(parents=True)
    merke.touch()


# -- the portal --------------------------------------------------------------------------------------
def _vis_portalen(mappe: Path, eksempler: Path, port: int, *, alene: bool) -> None:
    """Makes the portal's data and starts its three processes; then runs the chain, or waits."""
    from importlib.util import find_spec

    if find_spec("django") is None:
        if alene:
            raise BrukFeil(_TILLEGG)
        click.echo(f"\n{_TILLEGG}")
        return
    from kostra.cli.demo_nedlastinger import lag_nedlastinger
    from kostra.cli.demo_portal import lag
    from kostra.cli.demo_prosesser import kjorende, ledig_port, vent_paa_port

    _steg("Portalen gjøres klar: nøkler, rapporteringsår, kommuner og innlogginger.")
    demo = lag(mappe, eksempler, ledig_port(port))
    _stopp_ved_signal()
    with kjorende(demo.delprosesser, demo.mappe / "logg") as prosesser:
        lag_nedlastinger(demo, hele=not alene)  # while the portal starts
        vent_paa_port(prosesser, demo.port)
        _skriv_ut(demo)
        if alene:
            from kostra.cli.demo_kjor import kjor_kjeden

            _steg("Hele kjeden gjennom portalen, uten en person.")
            kjor_kjeden(demo)
            prosesser.sjekk()
            click.secho(f"\nFerdig. Portalens filer ligger i {demo.mappe}.", fg="green")
            return
        _vent(prosesser)
    click.echo("\nPortalen, arbeideren og mottaket er stoppet.")


def _vent(prosesser: Prosesser) -> None:
    """Until Ctrl-C, or until one of the processes ends by itself, which is told."""
    click.secho("\nCtrl-C stopper alt.", bold=True)
    with contextlib.suppress(KeyboardInterrupt):
        while True:
            time.sleep(0.5)
            prosesser.sjekk()


def _stopp_ved_signal() -> None:
    """A terminal that is closed, or a kill, ends the three processes as Ctrl-C does."""

    def avbryt(*_: object) -> None:
        raise KeyboardInterrupt

    for navn in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, navn):
            signal.signal(getattr(signal, navn), avbryt)


def _skriv_ut(demo: Demoportal) -> None:
    _steg(f"Portalen svarer på {demo.adresse}")
    click.echo(f"  E-post og SMS leses på     {demo.adresse}/demo/utboks/")
    click.echo(f"  Loggene ligger i           {demo.mappe / 'logg'}")
    click.secho("\nKommuner logger inn med organisasjonsnummer og pinkode:", bold=True)
    for kommune in demo.kommuner:
        navn = f"{kommune.navn} ({kommune.region}, {kommune.aar})"
        click.echo(f"  {navn:40} {kommune.orgnr}   {kommune.pin}")
    click.secho(
        "\nRapportører som alt er registrert (koden kommer på SMS, se utboksen):", bold=True
    )
    for person in demo.rapportorer:
        navn = f"{person.navn}, {person.kommune} ({person.aar})"
        click.echo(f"  {navn:40} {person.brukerid}     {person.passord}")
    click.secho("\nAnsatte (koden kommer fra en kodeapp med denne nøkkelen):", bold=True)
    for ansatt in demo.ansatte:
        click.echo(f"  {ansatt.rolle:14} {ansatt.brukerid}   {ansatt.passord}   {ansatt.nokkel}")
    click.secho("\nFiler å laste opp, kryptert til denne demoens nøkkel:", bold=True)
    for filene in demo.filer:
        click.echo(f"  {filene.skjema:5}{filene.aar}  {filene.med_feil}")
        click.echo(f"  {'':5}{'':4}  {filene.rettet}")


# -- the commands -------------------------------------------------------------------------------------
def _fortell(gale: Path, rettet: Path, ut: Path) -> None:
    aar = datetime.now(UTC).year
    gyldig = ["--gyldig-fra", f"{aar}-01-01", "--gyldig-til", f"{aar + 2}-12-31"]
    nokler = str(ut / "nokler")
    _steg("SSB lager nøkler: ett par for å kryptere til, ett for å signere med.")
    for bruk, type_ in (("kryptering", "rsa3072"), ("signering", "p256")):
        _kjor(["nokkel", "ny", "--bruk", bruk, "--virksomhet", "SSB", "--type", type_, *gyldig,
               "-o", nokler])  # fmt: skip
    til, fra = (str(ut / f"nokler/kryptering-{aar}.{x}.pem") for x in ("crt", "key"))
    signert, signerer = (str(ut / f"nokler/signering-{aar}.{x}.pem") for x in ("crt", "key"))

    uttrekk = str(ut / "senja_11cf.dat")
    _steg("Senja kommune tar ut 24 deltakere fra fagsystemet. Tre av sakene har feil.")
    shutil.copyfile(gale, uttrekk)
    _kjor(["kontroll", uttrekk, *_VALG, "-f", "terminal"], ventet=2)
    _kjor(["kontroll", uttrekk, *_VALG, "-f", "html", "-o", str(ut / "rapport.html")], ventet=2)

    _steg("Saksbehandleren retter de tre sakene i fagsystemet, og tar ut filen på nytt.")
    shutil.copyfile(rettet, uttrekk)

    _steg("Filen krypteres på kommunens egen maskin. Den kontrolleres først.")
    _kjor(["krypter", uttrekk, "--sertifikat", til, *_VALG])

    _steg("SSB tar imot: dekrypterer i minnet, kontrollerer på nytt og signerer en kvittering.")
    konvolutt, kvittering = f"{uttrekk}.p7m", str(ut / "kvittering.json")
    _kjor(["mottak", "fil", konvolutt, *_VALG, "--svar", "ja", "--nokkel", fra, "--signering",
           signerer, "-o", kvittering])  # fmt: skip

    _steg("Kommunen kontrollerer at kvitteringen er ekte og uendret.")
    _kjor(["kvittering", "verifiser", kvittering, "--sertifikat", signert])

    _steg("En kommune uten deltakere svarer nei og leverer den tomme, krypterte filen.")
    tom = str(ut / "tom.p7m")
    _kjor(["tomfil", "--sertifikat", til, "-o", tom])
    _kjor(["mottak", "fil", tom, *_VALG, "--svar", "nei", "--nokkel", fra, "--signering",
           signerer])  # fmt: skip


def _steg(tekst: str) -> None:
    click.secho(f"\n== {tekst}", fg="cyan", bold=True)


def _kjor(argumenter: list[str], *, ventet: int = 0) -> None:
    """Runs one command as a user would, and shows it first."""
    from kostra.cli import kjor

    click.secho(f"$ kostra {' '.join(argumenter)}", bold=True)
    sys.stdout.flush()
    kode = kjor(argumenter)
    if kode != ventet:
        raise UtgangFeil(f"Demoen stoppet: kommandoen ga {kode}, ikke {ventet}.", 70)
