"""``kostra mottak fil``: what SSB does with one envelope, from the command line."""

from __future__ import annotations

import os
import secrets
import sys
from datetime import UTC, datetime
from typing import Any

import click

from kostra.cli.filer import les_alt
from kostra.cli.passord import last_nokler, les_privat, les_sertifikater
from kostra.cli.utfil import klargjor_ut, skriv_ut
from kostra.cli.utgang import BrukFeil, DataFeil, UtgangFeil

_STOPPET = 2


@click.group("mottak", short_help="Mottak hos SSB: dekrypterer, kontrollerer og kvitterer.")
def kommando() -> None:
    """Mottak hos SSB. Bare her finnes den private nøkkelen."""


@kommando.command("fil")
@click.argument("fil")
@click.option("-s", "--skjema", required=True, help="Skjema, for eksempel 11CF, 11F eller 15F.")
@click.option("-y", "--aar", required=True, type=int, help="Rapporteringsår.")
@click.option("-r", "--region", required=True, help="Seks siffer: kommune og bydel (00 uten).")
@click.option("--svar", required=True, type=click.Choice(["ja", "nei"]), help="Svaret i skjemaet.")
@click.option(
    "--nokkel",
    "nokler",
    multiple=True,
    required=True,
    metavar="KEY",
    help="Privat nøkkel. Kan gis flere ganger. Er sertifikatet ved siden av for signering, "
    "signerer den kvitteringen; ellers dekrypterer den.",
)
@click.option(
    "--sertifikat",
    "sertifikater",
    multiple=True,
    metavar="CERT",
    help="Sertifikatet til nøkkelen, hvis det ikke ligger ved siden av den.",
)
@click.option("--signering", metavar="KEY", help="Nøkkelen som signerer kvitteringen.")
@click.option(
    "--signeringssertifikat",
    metavar="CERT",
    help="Sertifikatet til signeringsnøkkelen, hvis det ikke ligger ved siden av den.",
)
@click.option("--passord-fil", metavar="FIL", help="Passordet til nøklene (én linje).")
@click.option(
    "--profil",
    type=click.Choice(["streng", "apen"]),
    default="streng",
    show_default=True,
    help="«apen» leser også det andre offentlige avsendere lager.",
)
@click.option("--rapport", "rapportfil", metavar="FIL", help="Skriv kontrollrapporten hit.")
@click.option(
    "-f",
    "--format",
    "format_",
    default="html",
    show_default=True,
    help="Kontrollrapportens format.",
)
@click.option("-o", "ut", metavar="FIL", help="Kvitteringen. Uten -o: FIL.kvittering.json.")
@click.option("--overskriv", is_flag=True, help="Erstatt filer som finnes fra før.")
@click.option(
    "--maks-mb",
    type=click.IntRange(1),
    default=64,
    show_default=True,
    help="Største konvolutt som tas imot, i MB.",
)
def fil(**valg: Any) -> int:
    """Dekrypterer konvolutten FIL i minnet, kontrollerer den og skriver en signert kvittering.

    Utgangskode: 0 eller 1 mottatt (1: med advarsler), 2 stoppet av feil, 65 ikke til å åpne.
    """  # fmt: skip
    from kostra.kryptering import KonvoluttFeil, Profil
    from kostra.mottak import Avvist, KanIkkeSignere, Levering, motta
    from kostra.regler.kontroller import UgyldigRegion, UkjentSkjema

    _fordel_nokler(valg)
    sti = valg["fil"]
    _klargjor(valg)
    konvolutt = les_alt(sti, maks=valg["maks_mb"] << 20)
    levering = Levering(
        valg["skjema"], valg["aar"], valg["region"], valg["svar"], os.path.basename(sti)
    )
    try:
        mottatt = motta(
            konvolutt,
            levering,
            nokler=last_nokler(valg["nokler"], valg["sertifikater"], valg["passord_fil"]),
            signering=_signering(valg),
            naa=datetime.now(UTC),
            tilfeldig=secrets.token_bytes,
            profil=Profil(valg["profil"]),
            maks_bytes=valg["maks_mb"] << 20,
        )
    except (UgyldigRegion, UkjentSkjema, KanIkkeSignere) as feil:
        raise BrukFeil(str(feil)) from feil
    except KonvoluttFeil as feil:
        raise DataFeil(f"{sti}: {feil}") from feil
    except Avvist as feil:
        raise UtgangFeil(f"{sti}: {feil} Ingenting er registrert.", _STOPPET) from feil
    return _skriv(mottatt, valg)


def _klargjor(valg: dict[str, Any]) -> None:
    """Refuses what would stop the writing, before anything is opened. Settles names and answers."""
    from kostra.rapport import FORMATER

    if valg["format_"].lower() not in FORMATER:
        raise BrukFeil(
            f"Formatet «{valg['format_']}» finnes ikke. Velg blant {', '.join(FORMATER)}."
        )
    if valg["fil"] == "-" and not valg["ut"]:
        raise BrukFeil(
            "Oppgi navnet på kvitteringen med -o når konvolutten leses fra standard inn."
        )
    valg["ut"] = valg["ut"] or f"{valg['fil']}.kvittering.json"
    stier = [sti for sti in (valg["fil"], valg["ut"], valg["rapportfil"]) if sti not in (None, "-")]
    if len({os.path.realpath(sti) for sti in stier}) < len(stier):
        raise BrukFeil("Konvolutten, kvitteringen og rapporten må ha hvert sitt navn.")
    valg["erstatt"] = {
        sti: klargjor_ut(sti, overskriv=valg["overskriv"])
        for sti in (valg["ut"], valg["rapportfil"])
        if sti not in (None, "-")
    }


def _fordel_nokler(valg: dict[str, Any]) -> None:
    """A key given with ``--nokkel`` whose certificate is for signing signs the receipt."""
    signerer = [sti for sti in valg["nokler"] if _er_for_signering(sti)]
    valg["nokler"] = [sti for sti in valg["nokler"] if sti not in signerer]
    if not valg["signering"]:
        if len(signerer) != 1:
            raise BrukFeil("Oppgi nøkkelen som skal signere kvitteringen, med --signering.")
        valg["signering"] = signerer[0]
    if not valg["nokler"]:
        raise BrukFeil("Oppgi nøkkelen som skal dekryptere, med --nokkel.")


def _er_for_signering(sti: str) -> bool:
    """True if the certificate beside the key says signing, and nothing a sender encrypts to."""
    from cryptography.x509 import ExtensionNotFound, KeyUsage

    from kostra.cli.passord import ENDELSE_NOKKEL, ENDELSE_SERTIFIKAT

    ved_siden = sti.removesuffix(ENDELSE_NOKKEL) + ENDELSE_SERTIFIKAT
    if not (sti.endswith(ENDELSE_NOKKEL) and os.path.isfile(ved_siden)):
        return False
    try:
        bruk = les_sertifikater([ved_siden])[0].extensions.get_extension_for_class(KeyUsage).value
    except (ExtensionNotFound, ValueError):
        return False
    til_kryptering = bruk.key_encipherment or bruk.data_encipherment or bruk.key_agreement
    return bruk.digital_signature and not til_kryptering


def _signering(valg: dict[str, Any]) -> tuple[Any, Any]:
    """The signing key and its certificate: the one given, or the one beside the key."""
    from kostra.cli.passord import ENDELSE_NOKKEL, ENDELSE_SERTIFIKAT

    sti = valg["signering"]
    nokkel = les_privat(sti, valg["passord_fil"])
    ved_siden = sti.removesuffix(ENDELSE_NOKKEL) + ENDELSE_SERTIFIKAT
    sertifikat = les_sertifikater([valg["signeringssertifikat"] or ved_siden])[0]
    if sertifikat.public_key() != nokkel.public_key():
        raise BrukFeil(f"{sti} og sertifikatet hører ikke sammen.")
    return nokkel, sertifikat


def _skriv(mottatt: Any, valg: dict[str, Any]) -> int:
    rapport, returkode = mottatt.rapport, 0
    if rapport is not None:
        returkode = rapport.returkode
        _skriv_rapport(rapport, valg)
    if mottatt.avvisning is not None:
        raise UtgangFeil(f"{valg['fil']}: {mottatt.avvisning} Ingenting er registrert.", _STOPPET)
    if mottatt.kvittering is None:
        click.echo("Stoppet: filen har feil som må rettes. Ingenting er registrert.", err=True)
        return returkode
    ut = valg["ut"]
    with skriv_ut(ut, overskriv=valg["erstatt"].get(ut, False)) as fil_ut:
        fil_ut.write(mottatt.kvittering.encode())
    from kostra.kvittering import les_uverifisert

    nummer = les_uverifisert(mottatt.kvittering).nummer
    click.echo(f"Mottatt. Kvittering {nummer} er skrevet til {ut}.", err=True)
    return returkode


def _skriv_rapport(rapport: Any, valg: dict[str, Any]) -> None:
    from kostra import rapport as rapporter

    til_terminal = sys.stdout is not None and sys.stdout.isatty()
    if not valg["rapportfil"] and til_terminal:
        rapporter.vis(rapport)
        return
    if not valg["rapportfil"] and (sys.stdout is None or not rapport.alvorlighetsgrad.stopper):
        return
    ut = valg["rapportfil"] or "-"
    try:
        data = rapporter.skriv(rapport, valg["format_"] if valg["rapportfil"] else "terminal")
    except rapporter.ManglerTillegg as feil:
        raise BrukFeil(str(feil)) from feil
    with skriv_ut(ut, overskriv=valg["erstatt"].get(ut, False)) as fil_ut:
        fil_ut.write(data)


@kommando.command("arbeider")
@click.option("--tom", is_flag=True, help="Gjør det som venter i køen, og avslutt.")
def arbeider(tom: bool) -> None:
    """Kontrollerer det som venter i portalens kø, til den blir bedt om å stanse.

    Innstillinger gis bare i miljøet: KOSTRA_MOTTAK_NOKLER (mappen med nøkler) og de andre
    KOSTRA_MOTTAK_-variablene, og portalens egne for database og lager. Mangler en nøkkel, venter
    køen til den er på plass. SIGTERM lar kontrollen som pågår, bli ferdig.
    """
    valgt = _innstillinger()
    start_portalen()
    from kostra.kryptering import NokkelFeil
    from kostra.mottak.arbeider_prosess import kjor

    try:
        kjor(valgt, tom=tom)
    except NokkelFeil as feil:  # before anything was taken: the package for a module isn't there
        raise BrukFeil(str(feil)) from feil


@kommando.command("utlever")
@click.option("-y", "--aar", required=True, type=int, help="Rapporteringsår.")
@click.option("-s", "--skjema", help="Bare dette skjemaet. Uten: alle.")
@click.option("--vis", is_flag=True, help="Vis hva som ville blitt gjort, og gjør ingenting.")
@click.option("--historikk", is_flag=True, help="Vis hva som er utlevert før, og gjør ingenting.")
def utlever(aar: int, skjema: str | None, vis: bool, historikk: bool) -> int:
    """Skriver Parquet til statistikerne av det som er levert, og tar bort det som ikke gjelder.

    Bare i sikker sone. Mappen og nøkkelen for pseudonymer gis i miljøet: KOSTRA_MOTTAK_UTLEVERING og
    KOSTRA_MOTTAK_PSEUDONYM, sammen med det arbeideren har. Kan kjøres så ofte en vil: hver levering
    utleveres én gang.

    Utgangskode: 0 alt er gjort, 1 noe kunne ikke utleveres.
    """
    valgt = _innstillinger()
    start_portalen()
    from kostra.cli import mottak_utlever

    return mottak_utlever.kjor(
        valgt, aar, skjema.upper() if skjema else None, vis=vis, historikk=historikk
    )


@kommando.command("karantene")
@click.option(
    "--prov-igjen", metavar="ID", help="Legg filen med denne kontroll-id-en tilbake i køen."
)
@click.option("--json", "som_json", is_flag=True, help="Skriv oversikten som JSON.")
def karantene(prov_igjen: str | None, som_json: bool) -> int:
    """Viser filer som ikke kunne dekrypteres: det konvolutten viser utenpå, aldri innholdet.

    Mangler mottaket nøkkelen, venter filen, og leses av seg selv når nøkkelen er lagt inn. Avvises den
    i stedet, gjøres det på siden Karantene i portalen.

    Utgangskode: 0 ingen venter, 1 noen venter, 65 filen er ikke i karantene.
    """
    from kostra.mottak import innstillinger

    innstillinger.ta_ut(os.environ)  # no key is needed to look
    start_portalen()
    from kostra.cli import mottak_karantene
    from kostra.cli.portal_oppsett import database

    with database():
        if prov_igjen is not None:
            return mottak_karantene.prov_igjen(prov_igjen)
        return mottak_karantene.vis(som_json=som_json)


def _innstillinger() -> Any:
    """Mottak's own settings, taken out of the environment."""
    from kostra.mottak import innstillinger

    try:
        valgt = innstillinger.les(
            os.environ, produksjon=os.environ.get("KOSTRA_MODUS") == "produksjon"
        )
    except innstillinger.MottakInnstillingsFeil as feil:
        raise BrukFeil(_oppstilt(feil.feil)) from feil
    innstillinger.ta_ut(os.environ)
    return valgt


def start_portalen() -> None:
    """Sets Django up with the portal's settings, which this process shares for queue and store."""
    from kostra.portal.miljo import MOTTAK, PROSESS, InnstillingsFeil

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kostra.portal.settings")
    os.environ[PROSESS] = MOTTAK  # needs neither the portal's secret nor its mail and SMS
    try:
        import django

        django.setup()
    except InnstillingsFeil as feil:
        raise BrukFeil(_oppstilt(feil.feil)) from feil


def _oppstilt(feil: list[str]) -> str:
    return "Innstillingene er ikke riktige:\n" + "\n".join(f"- {setning}" for setning in feil)
