"""``kostra kvittering``: verify a receipt without network, or show what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kostra.cli.filer import les_alt
from kostra.cli.passord import les_sertifikater
from kostra.cli.utgang import BrukFeil, DataFeil

if TYPE_CHECKING:
    from kostra.kvittering import Kvittering, Nokkelliste

#: A receipt with its certificate is about 5 kB; the list of keys holds a few of them.
MAKS = 1024 * 1024
_GRADER = {
    "OK": "ingen funn",
    "INFO": "til informasjon",
    "WARNING": "advarsler",
    "ERROR": "feil",
    "FATAL": "kritisk feil",
}


@click.group(short_help="Verifiserer en kvittering uten nett.")
def kommando() -> None:
    """Verifiserer og viser kvitteringer fra mottaket."""


@kommando.command()
@click.argument("fil")
@click.option(
    "--sertifikat",
    "sertifikater",
    multiple=True,
    metavar="CERT",
    help="SSBs signeringssertifikat (PEM eller DER). Kan gis flere ganger.",
)
@click.option(
    "--nokkelliste",
    metavar="LISTE",
    help="Den publiserte listen over SSBs signeringsnøkler (JSON).",
)
def verifiser(fil: str, sertifikater: tuple[str, ...], nokkelliste: str | None) -> None:
    """Sjekker at kvitteringen FIL er signert av SSB og ikke er endret.

    Kvitteringen gjelder også etter at sertifikatet har gått ut: det er tidspunktet den ble signert,
    som teller. Utgangskoden er 0 når kvitteringen holder, og 65 når den ikke gjør det.
    """
    if not sertifikater and not nokkelliste:
        raise BrukFeil("Oppgi SSBs sertifikat med --sertifikat, eller nøkkellisten.")
    from kostra.kryptering import navn_paa
    from kostra.kvittering import KvitteringFeil
    from kostra.kvittering import verifiser as verifiser_kvittering

    liste = les_liste(nokkelliste) if nokkelliste else None
    tekst = _les_tekst(fil)
    try:
        funnet = verifiser_kvittering(tekst, les_sertifikater(sertifikater), nokkelliste=liste)
    except KvitteringFeil as feil:
        raise DataFeil(f"{fil}: {feil}") from feil
    click.echo("Kvitteringen er ekte og uendret.")
    click.echo(_vis(funnet.kvittering))
    click.echo(f"Signert av    {navn_paa(funnet.sertifikat)}")
    click.echo(f"Fingeravtrykk {funnet.fingeravtrykk}")


@kommando.command()
@click.argument("fil")
def vis(fil: str) -> None:
    """Viser hva kvitteringen FIL sier, uten å sjekke signaturen."""
    from kostra.kvittering import IkkeKvittering, les_uverifisert

    try:
        kvittering = les_uverifisert(_les_tekst(fil))
    except IkkeKvittering as feil:
        raise DataFeil(f"{fil}: {feil}") from feil
    click.echo(_vis(kvittering))
    click.echo("Signaturen er ikke sjekket. Bruk «kostra kvittering verifiser».", err=True)


def _les_tekst(fil: str) -> str:
    try:
        return les_alt(fil, maks=MAKS).decode("ascii")
    except UnicodeDecodeError as feil:
        raise DataFeil(f"{fil}: Filen er ikke en kvittering, eller den er endret.") from feil


def les_liste(sti: str) -> Nokkelliste:
    from kostra.kvittering import NokkellisteFeil, les_nokkelliste

    try:
        return les_nokkelliste(les_alt(sti, maks=MAKS))
    except NokkellisteFeil as feil:
        raise DataFeil(f"{sti}: {feil}") from feil


def _vis(kvittering: Kvittering) -> str:
    enhet, antall = kvittering.enhet, kvittering.antall
    linjer = {
        "Kvittering": kvittering.nummer,
        "Enhet": " ".join(filter(None, (enhet.kommune, enhet.bydel, enhet.navn))),
        "Skjema": f"{kvittering.skjema} for {kvittering.aar}",
        "Mottatt": f"{kvittering.tidspunkt:%d.%m.%Y kl. %H:%M:%S} UTC",
        "Svar": kvittering.svar.capitalize(),
        "Fil": f"{kvittering.filnavn} ({kvittering.storrelse} byte)",
        "SHA-256": kvittering.sha256,
        "Poster": str(kvittering.antall_poster),
        "Kontroll": f"{_GRADER[kvittering.alvorlighetsgrad]}: {antall.feil} feil, "
        f"{antall.advarsler} advarsler, {antall.informasjon} til informasjon",
        "Program": kvittering.programversjon,
    }
    if kvittering.prove:
        linjer["Prøve"] = "Ja. Teller ikke som levert."
    return "\n".join(f"{navn:<13} {_synlig(verdi)}" for navn, verdi in linjer.items())


def _synlig(tekst: str) -> str:
    """A file name may hold anything: nothing in it may steer the terminal."""
    return "".join(tegn if tegn.isprintable() else "�" for tegn in tekst)
