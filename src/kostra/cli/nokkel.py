"""``kostra nokkel``: make keys, show them, list them, publish them."""

from __future__ import annotations

import contextlib
import dataclasses
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from kostra.cli.filer import les_alt
from kostra.cli.nokkeltabell import som_json, som_tabell, som_tekst
from kostra.cli.passord import (
    ENDELSE_NOKKEL,
    ENDELSE_SERTIFIKAT,
    MILJO,
    gitt_passord,
    les_sertifikater,
    spor_passord,
)
from kostra.cli.utfil import skriv_ut
from kostra.cli.utgang import BrukFeil, DataFeil, SkriveFeil

if TYPE_CHECKING:
    from kostra.nokler import Rad

_MAKS = 256 * 1024
_ENDELSER = (".pem", ".key", ".crt", ".cer", ".der")
_KORT_PASSORD = 12
_DATO = click.DateTime(["%Y-%m-%d"])


@click.group(short_help="Lager og viser nøkler og sertifikater.")
def kommando() -> None:
    """Lager og viser nøkler og sertifikater."""


@kommando.command()
@click.option("--bruk", type=click.Choice(["kryptering", "signering"]), help="Hva nøkkelen er til.")
@click.option("--virksomhet", metavar="NAVN", help="Virksomheten sertifikatet gjelder for.")
@click.option("--orgnr", metavar="NR", help="Organisasjonsnummeret. Uten: SSB, 971526920.")
@click.option("--gyldig-fra", type=_DATO, metavar="ÅÅÅÅ-MM-DD", help="Første gyldige dag.")
@click.option("--gyldig-til", type=_DATO, metavar="ÅÅÅÅ-MM-DD", help="Siste gyldige dag.")
@click.option(
    "--type",
    "type_",
    type=click.Choice(["rsa3072", "rsa4096", "p256", "p384", "ed25519"]),
    default="rsa3072",
    show_default=True,
    help="Nøkkeltype. ed25519 kan bare signere.",
)
@click.option(
    "--passord-fil", metavar="FILE", help=f"Fil med passordet. Ellers: {MILJO}, eller spørsmål."
)
@click.option("--uten-passord", is_flag=True, help="Lagre nøkkelen ubeskyttet.")
@click.option("-o", "mappe", metavar="DIR", help="Mappen filene legges i. Den lages ved behov.")
def ny(
    bruk: str | None,
    virksomhet: str | None,
    orgnr: str | None,
    gyldig_fra: datetime | None,
    gyldig_til: datetime | None,
    type_: str,
    passord_fil: str | None,
    uten_passord: bool,
    mappe: str | None,
) -> None:
    """Lager en privat nøkkel og sertifikatet til den.

    Filene får navn etter bruk og første gyldige år, for eksempel kryptering-2025.key.pem og
    kryptering-2025.crt.pem. Filer som finnes fra før, blir aldri erstattet.
    """
    if not (bruk and virksomhet and gyldig_fra and gyldig_til and mappe):
        raise BrukFeil("Oppgi --bruk, --virksomhet, --gyldig-fra, --gyldig-til og -o.")
    from kostra import nokler
    from kostra.kryptering import NokkelFeil, fingeravtrykk

    stamme = os.path.join(mappe, f"{bruk}-{gyldig_fra.year}")
    _sjekk_ledig(stamme)
    try:
        nokler.sjekk_orgnr(orgnr or nokler.ORGNR_SSB)
        nokkel = nokler.lag_nokkel(nokler.Nokkeltype(type_), nokler.Bruk(bruk))
        sertifikat = nokler.lag_sertifikat(
            nokkel,
            bruk=nokler.Bruk(bruk),
            virksomhet=virksomhet,
            gyldig_fra=gyldig_fra.date(),
            gyldig_til=gyldig_til.date(),
            orgnr=orgnr or nokler.ORGNR_SSB,
        )
        pem = nokler.som_pem(nokkel, _nytt_passord(passord_fil, uten_passord))
    except NokkelFeil as feil:
        raise BrukFeil(str(feil)) from feil
    _skriv_par(stamme, pem, nokler.sertifikat_pem(sertifikat))
    click.echo(f"Privat nøkkel: {stamme}{ENDELSE_NOKKEL} (hemmelig, skal aldri deles)")
    click.echo(f"Sertifikat:    {stamme}{ENDELSE_SERTIFIKAT} (kan deles)")
    click.echo(f"SHA-256:       {fingeravtrykk(sertifikat)}")


@kommando.command()
@click.argument("filer", nargs=-1, metavar="FIL…")
def vis(filer: tuple[str, ...]) -> None:
    """Viser hva som står i nøkler og sertifikater. Trenger ikke passord."""
    if not filer:
        raise BrukFeil("Oppgi filene som skal vises.")
    click.echo("\n\n".join(som_tekst(_rad(fil)) for fil in filer))


@kommando.command()
@click.argument("stier", nargs=-1, metavar="DIR|FIL…")
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(["tabell", "json"]),
    default="tabell",
    show_default=True,
    help="Formatet på oversikten.",
)
def inventar(stier: tuple[str, ...], format_: str) -> None:
    """Oversikt over nøkler og sertifikater: bruk, algoritme, og hvor lenge de varer.

    I en mappe tas filer som ender på .pem, .key, .crt, .cer og .der. Trenger ikke passord: for en
    nøkkel vises det som står i sertifikatet ved siden av (NAVN.crt.pem ved NAVN.key.pem).
    """
    if not stier:
        raise BrukFeil("Oppgi mappen eller filene oversikten skal dekke.")
    rader = [rad for sti in stier for rad in (_mappe(sti) if os.path.isdir(sti) else [_rad(sti)])]
    if not rader:
        raise DataFeil("Fant ingen nøkler eller sertifikater.")
    click.echo(som_json(rader) if format_ == "json" else som_tabell(rader))


@kommando.command()
@click.argument("sertifikater", nargs=-1, metavar="CERT…")
@click.option(
    "--tilbakekalt",
    multiple=True,
    nargs=2,
    metavar="CERT TID",
    help="Sertifikatet er tilbakekalt fra TID (2026-01-15T12:00:00Z).",
)
@click.option("-o", "ut", metavar="UT", default="-", help="Filen som lages. Uten: standard ut.")
@click.option("--overskriv", is_flag=True, help="Erstatt filen hvis den finnes fra før.")
def liste(
    sertifikater: tuple[str, ...],
    tilbakekalt: tuple[tuple[str, str], ...],
    ut: str,
    overskriv: bool,
) -> None:
    """Lager listen over signeringsnøkler som publiseres, slik at kvitteringer kan verifiseres."""
    from kostra.kvittering import Post, skriv_nokkelliste

    tider = {sti: _tid(tid) for sti, tid in tilbakekalt}
    stier = [*sertifikater, *(sti for sti in tider if sti not in sertifikater)]
    if not stier:
        raise BrukFeil("Oppgi sertifikatene som skal stå på listen.")
    poster = [
        Post(s, s.not_valid_before_utc, s.not_valid_after_utc, tider.get(sti))
        for sti, s in zip(stier, les_sertifikater(stier), strict=True)
    ]
    if len({post.sertifikat for post in poster}) != len(poster):
        raise BrukFeil("Samme sertifikat er oppgitt to ganger.")
    with skriv_ut(ut, overskriv=overskriv, modus=0o644) as fil:
        fil.write(skriv_nokkelliste(poster))


def _tid(tekst: str) -> datetime:
    from kostra.kvittering import les_tid

    try:
        return les_tid(tekst)
    except ValueError as feil:
        raise BrukFeil(f"Tidspunktet {tekst} må skrives som 2026-01-15T12:00:00Z.") from feil


def _sjekk_ledig(stamme: str) -> None:
    for endelse in (ENDELSE_NOKKEL, ENDELSE_SERTIFIKAT):
        if os.path.lexists(stamme + endelse):
            raise SkriveFeil(
                f"{stamme}{endelse} finnes fra før, og nøkler blir aldri erstattet. "
                "Velg en annen mappe."
            )


def _nytt_passord(passord_fil: str | None, uten_passord: bool) -> bytes | None:
    if uten_passord:
        if passord_fil is not None:
            raise BrukFeil("Velg enten --passord-fil eller --uten-passord.")
        return None
    passord = gitt_passord(passord_fil) or spor_passord("Passord for nøkkelen", gjenta=True)
    if not passord:
        raise BrukFeil(
            f"Oppgi et passord med --passord-fil eller {MILJO}, eller velg --uten-passord."
        )
    if len(passord) < _KORT_PASSORD:
        click.echo(f"Advarsel: passordet er kortere enn {_KORT_PASSORD} tegn.", err=True)
    return passord


def _skriv_par(stamme: str, nokkel: bytes, sertifikat: bytes) -> None:
    """Both files, or none."""
    mappe = os.path.dirname(stamme)
    try:
        os.makedirs(mappe or ".", mode=0o700, exist_ok=True)
    except OSError as feil:
        raise SkriveFeil(f"Mappen {mappe} kan ikke lages. Velg en annen med -o.") from feil
    with skriv_ut(stamme + ENDELSE_NOKKEL) as fil:
        fil.write(nokkel)
    try:
        with skriv_ut(stamme + ENDELSE_SERTIFIKAT, modus=0o644) as fil:
            fil.write(sertifikat)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(stamme + ENDELSE_NOKKEL)
        raise


def _rad(fil: str) -> Rad:
    from kostra.kryptering import NokkelFeil
    from kostra.nokler import beskriv_fil

    try:
        rad = beskriv_fil(fil, les_alt(fil, maks=_MAKS), naa=datetime.now(UTC))
    except NokkelFeil as feil:
        raise DataFeil(f"{fil}: {feil}") from feil
    nabo = fil.removesuffix(ENDELSE_NOKKEL) + ENDELSE_SERTIFIKAT
    if rad.slag != "privat nøkkel" or nabo == fil + ENDELSE_SERTIFIKAT or not os.path.isfile(nabo):
        return rad
    # a key has no name and no dates of its own, and under a passphrase not even an algorithm
    par = _rad(nabo)
    felt = ("navn", "bruk", "algoritme", "bit", "gyldig_fra", "gyldig_til", "dager_igjen")
    return dataclasses.replace(rad, **{navn: getattr(par, navn) for navn in felt})


def _mappe(mappe: str) -> list[Rad]:
    """The keys and certificates in a folder; other files are told on standard error."""
    rader = []
    for navn in sorted(os.listdir(mappe)):
        fil = os.path.join(mappe, navn)
        if navn.lower().endswith(_ENDELSER) and os.path.isfile(fil):
            try:
                rader.append(_rad(fil))
            except DataFeil as feil:
                click.echo(f"Hopper over {feil}", err=True)
    return rader


@kommando.command("pkcs11")
@click.option("--vis", is_flag=True, help="Vis token, nøkler og sertifikatene som hører til.")
@click.option(
    "--mappe", metavar="DIR", help="Mappen med sertifikater (.crt.pem) til nøkler i modulen."
)
def pkcs11(vis: bool, mappe: str | None) -> int:
    """Viser hva en sikkerhetsmodul (PKCS#11) har, uten noe hemmelig, og prøver nøklene.

    Modul, token og PIN-kode gis i miljøet, som for mottaket: KOSTRA_PKCS11_MODUL,
    KOSTRA_PKCS11_TOKEN og KOSTRA_PKCS11_PIN_FIL eller KOSTRA_PKCS11_PIN.

    Utgangskode: 0 alt virker, 65 modulen, token eller en nøkkel mangler, 77 feil PIN-kode.
    """
    if not vis:
        raise BrukFeil("Oppgi --vis.")
    from kostra.cli import nokkel_pkcs11

    return nokkel_pkcs11.vis(mappe)


@kommando.command("del")
@click.argument("nokkel", metavar="KEY")
@click.option(
    "--passord-fil", metavar="FILE", help=f"Fil med passordet. Ellers: {MILJO}, eller spørsmål."
)
@click.option("-o", "mappe", metavar="DIR", required=True, help="Mappen filene legges i.")
def del_(nokkel: str, passord_fil: str | None, mappe: str) -> None:
    """Lager en kopi av den private nøkkelen KEY som to av tre personer kan åpne sammen.

    Kopien er låst med et tilfeldig passord som bare finnes i tre deler: ett ark med tekst og QR-kode
    til hver. To vilkårlige deler åpner kopien; én alene røper ingenting. Alle par er prøvd før noe
    skrives. Se docs/sikkerhet/nokkelseremoni.md.
    """
    from kostra.cli import nokkel_deling

    nokkel_deling.del_opp(nokkel, mappe, passord_fil)


@kommando.command("sett-sammen")
@click.argument("kopi", metavar="KOPI")
@click.argument("deler", nargs=-1, metavar="DEL DEL")
@click.option("--sertifikat", metavar="CERT", help="Sertifikatet nøkkelen skal høre til; prøves.")
@click.option("--passord-fil", metavar="FILE", help="Fil med det nye passordet på nøkkelen.")
@click.option("--uten-passord", is_flag=True, help="Lagre nøkkelen ubeskyttet.")
@click.option("-o", "ut", metavar="UT", required=True, help="Nøkkelfilen som lages (.key.pem).")
def sett_sammen(
    kopi: str,
    deler: tuple[str, ...],
    sertifikat: str | None,
    passord_fil: str | None,
    uten_passord: bool,
    ut: str,
) -> None:
    """Åpner KOPI med to nøkkeldeler, og skriver den private nøkkelen med et nytt passord.

    En DEL er arket som ble laget, innholdet i QR-koden, eller en tekstfil med de seks radene skrevet av.

    Utgangskode: 65 en del kan ikke leses, eller sertifikatet hører ikke til; 77 delene åpner ikke kopien.
    """
    from kostra.cli import nokkel_deling
    from kostra.nokler import som_pem

    nokkel_deling.krev_deler(len(deler))
    if os.path.lexists(ut):
        raise SkriveFeil(f"{ut} finnes fra før, og nøkler blir aldri erstattet.")
    nokkel = nokkel_deling.sett_sammen(kopi, deler)
    if sertifikat:
        nokkel_deling.krev_sertifikat(nokkel, sertifikat)
    pem = som_pem(nokkel, _nytt_passord(passord_fil, uten_passord))
    with skriv_ut(ut) as fil:
        fil.write(pem)
    click.echo(f"Privat nøkkel: {ut} (hemmelig, skal aldri deles)")


@kommando.command("ovelse")
@click.option("-y", "--aar", default=2026, show_default=True, type=int, help="Rapporteringsår.")
@click.option("--mappe", default="nokkel-ovelse", show_default=True, help="Mappen øvelsen lages i.")
def ovelse(aar: int, mappe: str) -> int:
    """Spiller et bytte av krypteringsnøkkel på en klokke som flyttes, og forteller hva som skjer.

    Varsel, ny nøkkel i mottaket, to gyldige sertifikater, utløp, og filer som ikke kan leses. Alt skjer
    i en portal for seg, med oppdiktede filer, som ingen andre når. Ingenting sendes ut.

    Utgangskode: 0 alt stemte, 1 noe stemte ikke.
    """
    from pathlib import Path

    from kostra.cli.prov.nokkelbytte import spill

    return spill(aar, Path(mappe))
