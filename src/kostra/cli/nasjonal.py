"""``kostra nasjonal``: the whole country controlled again, compared and counted, in the secure zone."""

from __future__ import annotations

import importlib
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kostra.cli.utgang import BrukFeil, LeseFeil, SkriveFeil, UtgangFeil

if TYPE_CHECKING:
    from kostra.nasjonal.kjoring import Framdrift
    from kostra.nasjonal.plan import Levert
    from kostra.nasjonal.regelverk import Regelendring
    from kostra.nasjonal.rekontroll import Bestilling

F = TypeVar("F", bound=Callable[..., Any])
#: sysexits' EX_UNAVAILABLE: the cluster doesn't answer.
_UTILGJENGELIG = 69
_AVBRUTT = 130

_aar = click.option(
    "-y", "--aar", "aarene", multiple=True, type=int, help="Rapporteringsår. Kan gis flere ganger."
)
_skjema = click.option(
    "-s", "--skjema", "skjemaer", multiple=True,
    help="Bare dette skjemaet. Kan gis flere ganger. Uten: alle.",
)  # fmt: skip


def _kjorevalg(kommando: F) -> F:
    """The options of the commands that run over deliveries."""
    for valg in reversed(
        (
            _aar,
            _skjema,
            click.option(
                "--lager", required=True, metavar="STED",
                help="Lageret slik arbeiderne ser det: s3://BØTTE/MAPPE, eller en mappe.",
            ),
            click.option(
                "--manifest", metavar="FIL",
                help="Leveringene, fra «kostra nasjonal manifest». Uten: fra portalens database.",
            ),
            click.option("-o", "mappe", required=True, metavar="MAPPE", help="Resultatet skrives hit."),
            click.option(
                "--motor", type=click.Choice(["lokal", "ray"]), default="lokal", show_default=True,
                help="Prosesser på denne maskinen, eller Ray.",
            ),
            click.option("--adresse", help="Adressen til en Ray-klynge. Uten: Ray på denne maskinen."),
            click.option(
                "--arbeidere", type=click.IntRange(1), help="Antall arbeidere. Uten: alle kjernene."
            ),
            click.option(
                "--bunke", type=click.IntRange(1, 1000), default=64, show_default=True,
                help="Leveringer i hver oppgave.",
            ),
        )
    ):  # fmt: skip
        kommando = valg(kommando)
    return kommando


@click.group("nasjonal", short_help="Hele landet: kontroller på nytt, sammenlign og tell.")
def kommando() -> None:
    """Hele landet på en gang. Kjøres i sikker sone: arbeiderne har nøklene i sitt eget miljø."""


@kommando.command("manifest", short_help="Skriver hvilke leveringer som gjelder nå.")
@_aar
@_skjema
@click.option("-o", "ut", default="-", metavar="FIL", help="Skriv hit. Uten: standard ut.")
@click.option("--overskriv", is_flag=True, help="Erstatt filen hvis den finnes fra før.")
def manifest(aarene: tuple[int, ...], skjemaer: tuple[str, ...], ut: str, overskriv: bool) -> None:
    """Skriver hvilke leveringer som gjelder nå, fra portalens database. Trenger ingen nøkkel."""
    from kostra.cli.utfil import skriv_ut
    from kostra.nasjonal.plan import manifestlinjer

    leveringer = _fra_registeret(aarene, skjemaer)
    with skriv_ut(ut, overskriv=overskriv) as fil:
        for linje in manifestlinjer(leveringer):
            fil.write(linje)
    click.echo(f"{len(leveringer)} leveringer.", err=True)


@kommando.command("rekontroll", short_help="Kontrollerer leveringene på nytt.")
@_kjorevalg
@click.option(
    "--regler", "regelmappe", metavar="MAPPE",
    help="Regler som prøves i stedet for dem som gjelder: de endrede filene, lagt opp som kostra/regler.",
)  # fmt: skip
def rekontroll(regelmappe: str | None, **valg: Any) -> int:
    """Kontrollerer leveringene på nytt, og skriver funn per levering og regel som Parquet.

    Ingenting endres i portalen. Blir den avbrutt, kjøres den igjen med samme -o, og gjør det som mangler.

    Utgangskode: 0 alt er kontrollert, 1 noe kunne ikke kontrolleres.
    """
    return _kjor(_modul("rekontroll").rekontroll, valg, _endring(regelmappe))


@kommando.command("tell", short_help="Teller tabeller, poster og personer, hver person én gang.")
@_kjorevalg
def tell(**valg: Any) -> int:
    """Teller statistikktabeller, poster og personer per bydel, kommune, fylke og for landet.

    En person telles én gang, også når flere kommuner har meldt den: arbeiderne lager pseudonymer med
    nøkkelen i KOSTRA_MOTTAK_PSEUDONYM. Tallene er ikke prikket, og hører hjemme i sikker sone.

    Utgangskode: 0 alt er talt, 1 noe kunne ikke telles.
    """
    return _kjor(_modul("tell").tell, valg, None)


@kommando.command("forskjell", short_help="Viser hva som er annerledes i en annen rekontroll.")
@click.argument("a")
@click.argument("b")
@click.option("--per-kommune", is_flag=True, help="Vis også hver kommune.")
@click.option(
    "-f", "--format", "format_", type=click.Choice(["terminal", "csv", "json"]),
    default="terminal", show_default=True, help="Utformat. CSV har én rad per regel og kommune.",
)  # fmt: skip
@click.option("-o", "ut", default="-", metavar="FIL", help="Skriv hit. Uten: standard ut.")
@click.option("--overskriv", is_flag=True, help="Erstatt filen hvis den finnes fra før.")
def forskjell(a: str, b: str, per_kommune: bool, format_: str, ut: str, overskriv: bool) -> int:
    """Viser hva som er annerledes i rekontrollen i mappen B enn i mappen A, per regel og kommune.

    Utgangskode: 0 ingen forskjell, 1 forskjell.
    """
    from kostra.cli import nasjonal_forskjell
    from kostra.cli.utfil import skriv_ut

    modul = _modul("forskjell")
    try:
        funnet = modul.sammenlign(Path(a), Path(b))
    except modul.ForskjellFeil as feil:
        raise LeseFeil(str(feil)) from feil
    with skriv_ut(ut, overskriv=overskriv) as fil:
        fil.write(nasjonal_forskjell.skriv(funnet, format_, per_kommune=per_kommune))
    return 1 if funnet.noe else 0


def _modul(navn: str) -> Any:
    """A module of :mod:`kostra.nasjonal`, which needs more than the base has."""
    try:
        return importlib.import_module(f"kostra.nasjonal.{navn}")
    except ModuleNotFoundError as feil:
        if (feil.name or "").startswith("kostra"):
            raise
        raise BrukFeil(f"Det trenger pakken {feil.name}. Installer kostra[nasjonal].") from feil


def _kjor(gjor: Callable[..., None], valg: dict[str, Any], endring: Regelendring | None) -> int:
    from kostra.nasjonal import kjoring
    from kostra.nasjonal.motor import MotorFeil, lag_motor
    from kostra.nasjonal.plan import ManifestFeil

    mappe, framdrift = Path(valg["mappe"]), _Viser()
    try:
        with TemporaryDirectory() as arbeidsmappe:
            hva = _bestilling(valg, mappe, Path(arbeidsmappe), endring)
            motor = lag_motor(valg["motor"], arbeidere=valg["arbeidere"], adresse=valg["adresse"])
            try:
                gjor(hva, motor, mappe, framdrift)
            finally:
                motor.stopp()
    except ManifestFeil as feil:
        raise LeseFeil(f"{valg['manifest'] or mappe}: {feil}") from feil
    except MotorFeil as feil:
        raise UtgangFeil(str(feil), _UTILGJENGELIG) from feil
    except kjoring.KjoringFeil as feil:
        raise BrukFeil(str(feil)) from feil
    except OSError as feil:
        raise SkriveFeil(f"{mappe} kan ikke skrives ({feil.strerror}).") from feil
    except KeyboardInterrupt as feil:
        raise UtgangFeil(
            "Avbrutt. Det som er gjort, er tatt vare på: kjør igjen med samme -o.", _AVBRUTT
        ) from feil
    return framdrift.slutt(mappe)


def _bestilling(
    valg: dict[str, Any], mappe: Path, arbeidsmappe: Path, endring: Regelendring | None
) -> Bestilling:
    from kostra.nasjonal.plan import Manifest
    from kostra.nasjonal.rekontroll import Bestilling

    sti = _manifestet(valg, mappe, arbeidsmappe)
    aarene, skjemaer = set(valg["aarene"]), {navn.upper() for navn in valg["skjemaer"]}
    leveringer = Manifest(
        sti,
        lambda en: (not aarene or en.aar in aarene) and (not skjemaer or en.skjema in skjemaer),
    )
    if not leveringer:
        raise BrukFeil("Det er ingen leveringer av det som er valgt.")
    return Bestilling(leveringer, _absolutt(valg["lager"]), endring, valg["bunke"])


def _manifestet(valg: dict[str, Any], mappe: Path, arbeidsmappe: Path) -> Path:
    """The one that is given, that of the run that was begun, or one of the register as it is now."""
    from kostra.cli.filer import apne_inn
    from kostra.nasjonal import kjoring
    from kostra.nasjonal.plan import manifestlinjer

    if not valg["manifest"] and (begynt := kjoring.begynt(mappe)) is not None:
        return begynt
    sti = arbeidsmappe / "manifest.jsonl"
    with sti.open("wb") as ut:
        if valg["manifest"]:
            with apne_inn(valg["manifest"]) as (inn, _):
                shutil.copyfileobj(inn, ut)
        else:
            ut.writelines(manifestlinjer(_fra_registeret(valg["aarene"], valg["skjemaer"])))
    return sti


def _absolutt(lager: str) -> str:
    """A folder's whole path: workers may stand in another."""
    return lager if "://" in lager else str(Path(lager).absolute())


def _fra_registeret(aarene: Sequence[int], skjemaer: Sequence[str]) -> list[Levert]:
    """What counts now. The way to the keys is out of the environment while the portal is in it."""
    if not aarene:
        raise BrukFeil("Oppgi rapporteringsåret med --aar.")
    from kostra.cli.mottak import start_portalen
    from kostra.cli.portal_oppsett import database
    from kostra.mottak.innstillinger import VARIABLER

    holdt = {navn: os.environ.pop(navn) for navn in VARIABLER if navn in os.environ}
    try:
        start_portalen()
        from kostra.nasjonal.register import leveringer

        with database():
            return leveringer(aarene, [navn.upper() for navn in skjemaer])
    finally:
        os.environ.update(holdt)


def _endring(mappe: str | None) -> Regelendring | None:
    if mappe is None:
        return None
    from kostra.nasjonal.regelverk import RegelFeil, les_endring

    if not os.path.isdir(mappe):
        raise LeseFeil(f"{mappe} er ikke en mappe.")
    try:
        return les_endring(Path(mappe))
    except RegelFeil as feil:
        raise BrukFeil(str(feil)) from feil


class _Viser:
    """How far it has come: one line that is written over on a terminal, else one for each tenth."""

    def __init__(self) -> None:
        self._siste: Framdrift | None = None
        self._tidel = -1

    def __call__(self, stand: Framdrift) -> None:
        self._siste = stand
        tidel = 10 * stand.ferdig // max(1, stand.av)
        tekst = f"{stand.ferdig} av {stand.av} leveringer"
        if sys.stderr.isatty():
            click.echo(f"\r{tekst}", nl=stand.ferdig == stand.av, err=True)
        elif tidel > self._tidel:
            click.echo(tekst, err=True)
        self._tidel = tidel

    def slutt(self, mappe: Path) -> int:
        """What came of it, and the exit code."""
        feilet = self._siste.feilet if self._siste else 0
        click.echo(f"Tabellene er skrevet til {mappe}.", err=True)
        if feilet:
            click.echo(
                f"{feilet} leveringer kunne ikke leses. Hvorfor står i {mappe / 'leveringer.parquet'} "
                "(grunn). Kjør igjen når det er rettet: de som mangler, tas på nytt.",
                err=True,
            )
        return 1 if feilet else 0
