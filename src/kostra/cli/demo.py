"""``kostra demo``: an extract from control to receipt, with real keys and the real commands."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import click

from kostra.cli.passord import MILJO
from kostra.cli.utgang import BrukFeil, UtgangFeil

_VALG = ["-s", "11CF", "-y", "2026", "-r", "553000"]


@click.command("demo", short_help="Viser hele veien fra uttrekk til kvittering.")
@click.option(
    "--eksempler", default="eksempler/11CF", show_default=True, help="Mappen med eksempelfilene."
)
@click.option("--mappe", default="demo", show_default=True, help="Her legges filene demoen lager.")
def kommando(eksempler: str, mappe: str) -> None:
    """Viser hele veien: kontroll, retting, kryptering, mottak og kvittering.

    Bruker et syntetisk uttrekk for Senja kommune. Alt skjer på denne maskinen, uten nett.
    """
    gale = Path(eksempler, "senja_2026_tre_feil.dat")
    rettet = Path(eksempler, "senja_2026_rettet.dat")
    if not (gale.is_file() and rettet.is_file()):
        raise BrukFeil(f"Finner ikke eksempelfilene i {eksempler}. Oppgi mappen med --eksempler.")
    start, ut = time.monotonic(), Path(mappe)
    _ny_mappe(ut)
    # the keys of the demo are protected like real ones, with a passphrase that lives for this run
    os.environ[MILJO] = secrets.token_urlsafe(24)
    _fortell(gale, rettet, ut)
    click.secho(
        f"\nFerdig på {time.monotonic() - start:.1f} sekunder. Filene ligger i {ut}/.", fg="green"
    )


def _ny_mappe(ut: Path) -> None:
    merke = ut / ".kostra-demo"
    if ut.exists() and not merke.exists() and any(ut.iterdir()):
        raise BrukFeil(f"{ut} finnes fra før og er ikke laget av demoen. Velg en annen --mappe.")
    shutil.rmtree(ut, ignore_errors=True)
    ut.mkdir(parents=True)
    merke.touch()


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
