"""What the measurements of the portal start from: its three processes, units with PINs, rapportører."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kostra.cli.demo_portal import Demoportal, lag
from kostra.cli.demo_prosesser import Prosesser, kjorende, ledig_port, vent_paa_port

AAR, SKJEMA = 2026, "11CF"
PASSORD = "et passord som bare er for målinger"
ANTALL = 100  # units, each with a PIN and a rapportør


@dataclass(frozen=True)
class Konto:
    """A unit's login and its rapportør's. ``adresse``: the made-up address the person comes from."""

    orgnr: str
    pin: str
    region: str
    brukerid: str
    mobil: str
    adresse: str


@dataclass(frozen=True)
class Oppsett:
    """A portal that runs, and who can log in to it."""

    demo: Demoportal
    prosesser: Prosesser
    kontoer: list[Konto]
    sertifikat: bytes

    @property
    def post(self) -> Path:
        """Where SMS arrive."""
        return self.demo.mappe / "data" / "post"


@contextmanager
def portal(mappe: Path, database: str | None) -> Iterator[Oppsett]:
    """A fresh portal in ``mappe``, running; ended when the block is left.

    The process counts as behind one proxy, so that each client can come from its own address, as
    clients do; the throttles per address would otherwise be all that is measured.
    """
    ekstra = {"KOSTRA_BAK_PROXY": "1"} | ({"KOSTRA_DATABASE": database} if database else {})
    demo = lag(mappe, Path("eksempler"), ledig_port(8100), ekstra)
    kontoer = lag_kontoer()
    sertifikat = next((demo.mappe / "nokler").glob("kryptering-*.crt.pem")).read_bytes()
    with kjorende(demo.delprosesser, demo.mappe / "logg") as prosesser:
        vent_paa_port(prosesser, demo.port)
        yield Oppsett(demo, prosesser, kontoer, sertifikat)


def lag_kontoer() -> list[Konto]:
    from django.contrib.auth.hashers import make_password
    from django.db import transaction

    from kostra.portal.konto.models import Bruker, Rolle
    from kostra.portal.konto.services import utsted_pin
    from kostra.portal.tilgang.models import Enhet, Skjemarett

    enheter = Enhet.objects.filter(gyldig_til=None, bydelsnr="00").exclude(kommunenr="5530")
    avtrykk = make_password(PASSORD)  # once: the hash of one password serves all
    kontoer = []
    with transaction.atomic():
        for nr, enhet in enumerate(enheter[:ANTALL]):
            bruker = Bruker.objects.create(
                rolle=Rolle.RAPPORTOR, enhet=enhet, brukerid=f"M{nr:06d}", password=avtrykk,
                navn="Måling Eksempel", epost=f"m{nr}@maaling.example", mobil=f"+4795{nr:06d}",
            )  # fmt: skip
            Skjemarett.objects.create(bruker=bruker, aar=AAR, skjema=SKJEMA)
            kontoer.append(
                Konto(
                    enhet.orgnr,
                    utsted_pin(enhet=enhet),
                    enhet.region,
                    bruker.brukerid or "",
                    bruker.mobil,
                    f"198.51.{nr // 250}.{nr % 250 + 1}",
                )
            )
    return kontoer


def uttrekk(region: str, antall: int, mappe: Path) -> bytes:
    """A made-up extract with a few faulty records."""
    ut = mappe / f"maaling_{region}_{antall}.dat"
    valg = ["-s", SKJEMA, "-y", str(AAR), "-r", region, "--fro", "7", "--feil", "0.02"]
    kommando = [sys.executable, "-m", "kostra", "testdata", *valg, "-n", str(antall), "-o", str(ut)]
    subprocess.run(kommando, check=True, stderr=subprocess.DEVNULL)
    return ut.read_bytes()


def konvolutt(innhold: bytes, sertifikat: bytes) -> bytes:
    """The content encrypted to the portal's certificate."""
    from kostra.kryptering import krypter, les_sertifikat

    return krypter(innhold, [les_sertifikat(sertifikat)], naa=datetime.now(UTC))
