"""Makes a portal for the demo: a fresh folder, keys, rounds, units, logins and files to send."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from kostra.cli.demo_prosesser import Delprosess
from kostra.cli.passord import MILJO
from kostra.cli.utgang import BrukFeil, UtgangFeil

if TYPE_CHECKING:
    from kostra.portal.tilgang.models import Enhet

AARENE = (2026, 2022)
_MERKE = ".kostra-demo-portal"
#: What the control page ships lies in the source where it has been built, not in an installed kostra.
_NETTLESER = Path("build/nettleser")
#: kommunenr, bydelsnr, year: those that get a PIN. Senja has one number for each of the years.
_ENHETER = (
    ("5530", "00", 2026),
    ("5421", "00", 2022),
    ("1103", "00", 2026),
    ("4601", "00", 2026),
    ("0301", "03", 2026),
    ("0301", "12", 2026),
)
_PASSORD = "senja i november er mørk"


@dataclass(frozen=True)
class Kommunelogin:
    """A unit that can log in. ``region``: six digits."""

    aar: int
    navn: str
    region: str
    orgnr: str
    pin: str


@dataclass(frozen=True)
class Rapportorlogin:
    """A person who has been through form 999 and the first login already."""

    aar: int
    navn: str
    kommune: str
    brukerid: str
    passord: str
    mobil: str


@dataclass(frozen=True)
class Ansattlogin:
    """Someone at the agency, past the first login. ``nokkel``: what the code app is given."""

    rolle: str
    brukerid: str
    passord: str
    nokkel: str


@dataclass(frozen=True)
class Filpar:
    """One form's extract, encrypted: with the faults it was made with, and corrected."""

    skjema: str
    aar: int
    med_feil: Path
    rettet: Path


@dataclass(frozen=True)
class Demoportal:
    """All that the demo prints and needs. ``miljo`` holds nothing of mottak's."""

    adresse: str
    port: int
    mappe: Path
    miljo: Mapping[str, str]
    mottak_miljo: Mapping[str, str]
    signeringssertifikat: Path
    kommuner: list[Kommunelogin]
    rapportorer: list[Rapportorlogin]
    filer: list[Filpar]
    ansatte: list[Ansattlogin] = field(default_factory=list)

    @property
    def delprosesser(self) -> list[Delprosess]:
        """Portal, worker and mottak. Only mottak gets the way to the keys and their passphrase."""
        return [
            Delprosess("portal", ["portal", "start", "--port", str(self.port)], self.miljo),
            Delprosess("arbeider", ["portal", "arbeider"], self.miljo),
            Delprosess("mottak", ["mottak", "arbeider"], self.mottak_miljo),
        ]


def ny_mappe(mappe: Path, merke: str) -> None:
    """An empty folder with our mark in it. Only one that we made ourselves is emptied first.

    Raises:
        BrukFeil: the folder holds something that isn't ours.
    """
    merkefil = mappe / merke
    if mappe.is_symlink() or (mappe.exists() and not merkefil.is_file() and any(mappe.iterdir())):
        raise BrukFeil(f"{mappe} finnes fra før og er ikke laget av demoen. Velg en annen --mappe.")
    shutil.rmtree(mappe, ignore_errors=True)
    mappe.mkdir(parents=True, mode=0o700)
    merkefil.touch()


def lag(
    mappe: Path, eksempler: Path, port: int, ekstra: Mapping[str, str] | None = None
) -> Demoportal:
    """Makes everything. Django in this process is set up with the demo's settings afterwards.

    ``eksempler``: the folder of samples, with a folder for each form. ``ekstra``: settings beside
    the demo's own.
    """
    mappe = mappe.absolute()
    ny_mappe(mappe, _MERKE)
    passord = secrets.token_urlsafe(24)
    lag_nokler(mappe / "nokler", passord, fra=_aar(), til=_aar() + 2)
    miljo = miljo_for(mappe, port) | dict(ekstra or {})
    mottak = miljo | {"KOSTRA_MOTTAK_NOKLER": str(mappe / "nokler"), "KOSTRA_PASSORD": passord}
    ta_i_bruk(miljo)
    _lag_runder(mappe / "nokler" / f"kryptering-{_aar()}.crt.pem")
    signering = mappe / "nokler" / f"signering-{_aar()}.crt.pem"
    kommuner, rapportorer = _lag_kontoer(signering.read_text())
    return Demoportal(
        adresse=miljo["KOSTRA_ADRESSE"],
        port=port,
        mappe=mappe,
        miljo=miljo,
        mottak_miljo=mottak,
        signeringssertifikat=signering,
        kommuner=kommuner,
        rapportorer=rapportorer,
        filer=_krypter(
            eksempler, mappe / "filer", mappe / "nokler" / f"kryptering-{_aar()}.crt.pem"
        ),
        ansatte=_lag_ansatte(),
    )


def _aar() -> int:
    return datetime.now(UTC).year


def miljo_for(mappe: Path, port: int) -> dict[str, str]:
    """The demo's own settings: what the shell holds of ours, from production perhaps, is left out."""
    arvet = {n: v for n, v in os.environ.items() if not n.startswith("KOSTRA_")}
    return arvet | {
        "KOSTRA_MODUS": "demo",
        "KOSTRA_DATA": str(mappe / "data"),
        "KOSTRA_ADRESSE": f"http://127.0.0.1:{port}",
        "KOSTRA_HEMMELIGHET": secrets.token_urlsafe(48),
        "KOSTRA_LOGG": "WARNING",
        **({"KOSTRA_NETTLESER": str(_NETTLESER.absolute())} if _NETTLESER.is_dir() else {}),
    }


def ta_i_bruk(miljo: Mapping[str, str]) -> None:
    """These settings are this process's from now on, and no other of ours."""
    for navn in [n for n in os.environ if n.startswith("KOSTRA_")]:
        del os.environ[navn]
    os.environ.update(miljo)


def kjor(argumenter: list[str]) -> None:
    """Runs one of our commands in this process. Raises :class:`UtgangFeil` if it fails."""
    from kostra.cli import kjor as kjor_kommando

    kode = kjor_kommando(argumenter)
    if kode:
        raise UtgangFeil(f"Demoen stoppet: «kostra {' '.join(argumenter)}» ga {kode}.", 70)


def lag_nokler(mappe: Path, passord: str, *, fra: int, til: int) -> None:
    """A key to encrypt to and one to sign with; the certificates hold for the years ``fra``–``til``."""
    gyldig = ["--gyldig-fra", f"{fra}-01-01", "--gyldig-til", f"{til}-12-31"]
    os.environ[MILJO] = passord
    try:
        for bruk, type_ in (("kryptering", "rsa3072"), ("signering", "p256")):
            kjor(["nokkel", "ny", "--bruk", bruk, "--virksomhet", "SSB", "--type", type_, *gyldig,
                  "-o", str(mappe)])  # fmt: skip
    finally:
        del os.environ[MILJO]


def _lag_runder(sertifikat: Path) -> None:
    """Opened eight days ago, due in six, closing in thirty."""
    i_dag = datetime.now(UTC).date()
    kjor(["portal", "migrer"])
    kjor(["portal", "importer-kommuner", "--lag-orgnr"])
    for aar in AARENE:
        kjor(["portal", "opprett-aar", str(aar), "--aapner", _dag(i_dag, -8), "--frist",
              _dag(i_dag, 6), "--stenger", _dag(i_dag, 30), "--sertifikat", str(sertifikat)])  # fmt: skip


def _dag(fra: date, antall: int) -> str:
    return (fra + timedelta(days=antall)).isoformat()


def _lag_kontoer(signering: str) -> tuple[list[Kommunelogin], list[Rapportorlogin]]:
    from django.db import transaction

    from kostra.portal.konto.services import utsted_pin
    from kostra.portal.runde.models import Sertifikat
    from kostra.portal.runde.services import legg_til_sertifikat

    kommuner: list[Kommunelogin] = []
    rapportorer: list[Rapportorlogin] = []
    with transaction.atomic():
        legg_til_sertifikat(pem=signering, bruk=Sertifikat.Bruk.SIGNERING)
        for kommunenr, bydelsnr, aar in _ENHETER:
            enhet = _enhet(kommunenr, bydelsnr)
            pin = utsted_pin(enhet=enhet)
            kommuner.append(Kommunelogin(aar, enhet.fullt_navn, enhet.region, enhet.orgnr, pin))
            if enhet.navn.startswith("Senja"):
                rapportorer.append(_rapportor(enhet, aar, len(rapportorer)))
    return kommuner, rapportorer


def _enhet(kommunenr: str, bydelsnr: str) -> Enhet:
    from kostra.portal.tilgang.models import Enhet

    return Enhet.objects.get(kommunenr=kommunenr, bydelsnr=bydelsnr)


def _rapportor(enhet: Enhet, aar: int, nr: int) -> Rapportorlogin:
    """One who is past form 999 and the first login, so that a visitor can go straight to the file."""
    from kostra.portal.konto.services import opprett_rapportor
    from kostra.portal.runde.utvalg import skjemaer
    from kostra.portal.tilgang.models import Skjemarett

    bruker, _ = opprett_rapportor(
        enhet=enhet,
        navn="Nora Eksempel",
        epost=f"nora{aar}@senja.example",
        mobil=f"+479000000{nr}",
    )
    bruker.set_password(_PASSORD)
    bruker.maa_bytte_passord, bruker.startpassord_utloper = False, None
    bruker.save()
    for skjema in skjemaer(aar):
        Skjemarett.objects.create(bruker=bruker, aar=aar, skjema=skjema)
    return Rapportorlogin(
        aar, bruker.navn, str(enhet), bruker.brukerid or "", _PASSORD, bruker.mobil
    )


def _lag_ansatte() -> list[Ansattlogin]:
    """One of each that approvals need: what one proposes, the other approves."""
    from kostra.portal.konto.models import Rolle
    from kostra.portal.konto.services import opprett_ansatt

    laget = []
    for rolle, navn in ((Rolle.SAKSBEHANDLER, "Siv Eksempel"), (Rolle.DRIFT, "Dag Eksempel")):
        epost = f"{rolle.value}@ssb.example"
        bruker, _, oppsett = opprett_ansatt(navn=navn, epost=epost, rolle=rolle)
        bruker.set_password(_PASSORD)
        bruker.maa_bytte_passord, bruker.startpassord_utloper = False, None
        bruker.save()
        laget.append(Ansattlogin(rolle.value, bruker.brukerid or "", _PASSORD, oppsett.nokkel))
    return laget


def _krypter(eksempler: Path, mappe: Path, sertifikat: Path) -> list[Filpar]:
    """The examples as a kommune would send them, the faulty ones too."""
    from kostra.kryptering import krypter, les_sertifikat

    mappe.mkdir()
    til = [les_sertifikat(sertifikat.read_bytes())]

    def kryptert(fra: Path) -> Path:
        ut = mappe / f"{fra.parent.name.lower()}_{fra.name}.p7m"
        ut.write_bytes(krypter(fra.read_bytes(), til, naa=datetime.now(UTC)))
        return ut

    return [
        Filpar(med_feil.parent.name, aar, kryptert(med_feil), kryptert(rettet))
        for aar in AARENE
        for med_feil, rettet in eksempelpar(eksempler, aar)
    ]


def eksempelpar(eksempler: Path, aar: int) -> list[tuple[Path, Path]]:
    """Senja's extract of each form in that year, with faults and corrected, by form."""
    par = []
    for med_feil in sorted(eksempler.glob(f"*/senja_{aar}_tre_feil.*")):
        rettet = med_feil.with_name(med_feil.name.replace("tre_feil", "rettet"))
        if rettet.is_file():
            par.append((med_feil, rettet))
    return par
