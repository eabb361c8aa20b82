"""The whole service as processes: the portal's server, the outbox worker and mottak, with a mail server
and an SMS gateway for them to reach. Nothing is replaced; the tests read the mail and the SMS."""

from __future__ import annotations

import contextlib
import email
import hashlib
import json
import os
import re
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

from kostra.cli import kjor
from kostra.cli.demo_prosesser import Delprosess, Prosesser, kjorende, vent_paa_port
from kostra.kryptering import krypter, les_sertifikat
from kostra.portal.nedlasting.program import LISTE, SUMMER, Programfil, som_liste
from portal.nettleser.oppsett import PASSORD
from portal.varsling.tjenere import Posttjener, Smstjener, ledig_port, posttjener, smstjener

OPPSETT = Path(__file__).with_name("oppsett.py")
VENT = 40.0  # seconds for what the processes do by themselves
#: The kommune of the guide, which begins from nothing, and Oslo's bydeler.
SENJA, GAMLE_OSLO, SAGENE = "553000", "030101", "030103"
#: The unit that has delivered, with a question to it from staff.
LEVERT = "110100"
#: Units that the other tests take one of each, with a rapportør who is past the first login. All of them
#: are kommuner both in 2022 and in 2026. Enough for all tests, since one worker may come to run them all.
ANDRE = [
    f"{kommune}00"
    for kommune in (
        1103, 4601, 5001, 1108, 4204, 1106, 4203, 4631, 3401, 3403, 3405, 4602, 5006, 1833, 1506, 1804,
        1112, 1120, 1124, 1133, 1144, 1149, 1505, 1514, 1517, 1528, 1535, 1554, 1563, 1576, 1579, 1811,
        1815, 1820, 1825, 1828, 1834, 1837, 1840, 1848,
    )
]  # fmt: skip


def i_dag() -> date:
    """The day it is in Norway, as the service counts days."""
    return datetime.now(ZoneInfo("Europe/Oslo")).date()


@dataclass(frozen=True)
class Konto:
    """A unit's login and its rapportør's, if it has one. ``region``: six digits."""

    region: str
    navn: str
    orgnr: str
    pin: str
    brukerid: str = ""
    mobil: str = ""
    epost: str = ""
    passord: str = PASSORD


@dataclass(frozen=True)
class Ansatt:
    """A login of the staff. ``nokkel``: the code app's secret, in groups of four."""

    rolle: str
    brukerid: str
    nokkel: str
    passord: str = PASSORD


@dataclass
class Tjeneste:
    """The service, running. ``kontoer`` by region; ``ansatte``: those nobody has logged in as."""

    adresse: str
    mappe: Path
    miljo: dict[str, str]
    prosesser: Prosesser
    post: Posttjener
    sms: Smstjener
    kontoer: dict[str, Konto]
    ansatte: list[Ansatt]
    ledige: list[str] = field(default_factory=lambda: list(ANDRE))
    _lest: set[tuple[str, object]] = field(default_factory=set)

    @property
    def signeringssertifikat(self) -> Path:
        """As SSB publishes it."""
        (fil,) = (self.mappe / "nokler").glob("signering-*.crt.pem")
        return fil

    def ta_konto(self) -> Konto:
        """A unit that no other test has touched."""
        return self.kontoer[self.ledige.pop()]

    def ta_ansatt(self, rolle: str = "saksbehandler") -> Ansatt:
        """One of the staff who is nobody else's: a code of the app works once."""
        valgt = next(en for en in reversed(self.ansatte) if en.rolle == rolle)
        self.ansatte.remove(valgt)
        return valgt

    def brev(self, til: str, emne: str = "") -> EmailMessage:
        """The next mail to the address that hasn't been read, waited for."""

        def finn() -> EmailMessage | None:
            for nr, (raatt, mottaker) in enumerate(
                zip(list(self.post.brev), list(self.post.mottakere), strict=False)
            ):
                brev = email.message_from_bytes(raatt, policy=default)
                assert isinstance(brev, EmailMessage)
                if mottaker == til and ("brev", nr) not in self._lest and emne in brev["Subject"]:
                    self._lest.add(("brev", nr))
                    return brev
            return None

        return vent_paa(finn, f"e-post til {til}")

    def melding(self, mobil: str) -> str:
        """The next SMS to the number that hasn't been read, waited for."""

        def finn() -> str | None:
            for nokkel, innhold in list(self.sms.levert.items()):
                if innhold["to"] == mobil and ("sms", nokkel) not in self._lest:
                    self._lest.add(("sms", nokkel))
                    return str(innhold["text"])
            return None

        return vent_paa(finn, f"SMS til {mobil}")

    def krypter(self, innhold: bytes) -> bytes:
        """What File Encrypter makes of an extract, with the round's certificate."""
        (fil,) = (self.mappe / "nokler").glob("kryptering-*.crt.pem")
        return krypter(innhold, [les_sertifikat(fil.read_bytes())], naa=datetime.now(UTC))

    @contextlib.contextmanager
    def om(self, minutter: float) -> Iterator[str]:
        """The same portal as it will be in so many minutes: the address of a server with that clock."""
        port = ledig_port()
        miljo = self.miljo | {"KOSTRA_KLOKKE_FORSKYVNING": str(int(minutter * 60))}
        server = Delprosess("senere", _start(port, 1), miljo)
        with kjorende([server], self.mappe / "logg") as prosesser:
            vent_paa_port(prosesser, port)
            yield f"http://127.0.0.1:{port}"


def kode(melding: str) -> str:
    """The six digits of an SMS."""
    (funnet,) = re.findall(r"\b\d{6}\b", melding)
    return str(funnet)


def vent_paa(finn: Any, hva: str) -> Any:
    """What ``finn`` gives, as soon as it gives something."""
    frist = time.monotonic() + VENT
    while time.monotonic() < frist:
        funnet = finn()
        if funnet:
            return funnet
        time.sleep(0.05)
    raise AssertionError(f"{hva} kom ikke innen {VENT:.0f} sekunder")


@contextlib.contextmanager
def tjeneste(mappe: Path, database: str | None) -> Iterator[Tjeneste]:
    """A fresh service in the folder, ended by the ids of its processes when the block is left."""
    nokler, passord = mappe / "nokler", secrets.token_urlsafe(24)
    _lag_nokler(nokler, passord)
    port = ledig_port()
    with posttjener() as post, smstjener() as sms:
        miljo = _miljo(mappe, port, post, sms) | ({"KOSTRA_DATABASE": database} if database else {})
        regioner = [SENJA, GAMLE_OSLO, SAGENE, LEVERT, *ANDRE]
        med_rapportor = ",".join(regioner[1:])
        ut = json.loads(
            _kjor(
                [str(OPPSETT), str(nokler), ",".join(regioner), med_rapportor, LEVERT],
                miljo | {"PYTHONPATH": str(OPPSETT.parents[2])},
            )
        )
        kontoer = {konto["region"]: Konto(**konto) for konto in ut["kontoer"]}
        ansatte = [Ansatt(**en) for en in ut["ansatte"]]
        _legg_ut_programmer(mappe / "data" / "nedlastinger")
        mottak = {
            "KOSTRA_MOTTAK_NOKLER": str(nokler),
            "KOSTRA_PASSORD": passord,
            "KOSTRA_MOTTAK_PAUSE": "100",
        }
        alle = [
            Delprosess("portal", _start(port, 2), miljo),
            Delprosess("arbeider", ["portal", "arbeider"], miljo),
            Delprosess("mottak", ["mottak", "arbeider"], miljo | mottak),
        ]
        with kjorende(alle, mappe / "logg") as prosesser:
            vent_paa_port(prosesser, port)
            yield Tjeneste(
                miljo["KOSTRA_ADRESSE"], mappe, miljo, prosesser, post, sms, kontoer, ansatte
            )
            prosesser.sjekk()


def _legg_ut_programmer(mappe: Path) -> None:
    """Files for download by the names they have; what is in them is nobody's business here."""
    mappe.mkdir(parents=True)
    versjon, rader = "2026.11.24", []
    for navn, slag, plattform in (
        ("kostra.pyz", "enkeltfil", ""),
        (f"kostra-{versjon}-py3-none-any.whl", "hjul", ""),
        (f"file-encrypter-{versjon}-linux.zip", "file-encrypter", "Linux (x86-64)"),
        (f"file-encrypter-{versjon}-windows.zip", "file-encrypter", "Windows (x86-64)"),
        (SUMMER, "summer", ""),
    ):
        (mappe / navn).write_bytes(b"x")
        sum_ = hashlib.sha256(b"x").hexdigest()
        rader.append(
            Programfil(navn, slag, versjon, 1, sum_, plattform, plattform[:7] != "Windows")
        )
    (mappe / LISTE).write_text(som_liste(rader), encoding="utf-8")


def _start(port: int, prosesser: int) -> list[str]:
    return ["portal", "start", "--port", str(port), "--prosesser", str(prosesser)]


def _lag_nokler(mappe: Path, passord: str) -> None:
    """With the command of those who make keys; P-256 for both, for speed."""
    aar = datetime.now(UTC).year
    felles = ["nokkel", "ny", "--virksomhet", "SSB", "--type", "p256", "-o", str(mappe)]
    gyldig = ["--gyldig-fra", f"{aar}-01-01", "--gyldig-til", f"{aar + 2}-12-31"]
    with patch.dict(os.environ, {"KOSTRA_NOKKEL_PASSORD": passord}):
        for bruk in ("kryptering", "signering"):
            assert kjor([*felles, *gyldig, "--bruk", bruk]) == 0


def _miljo(mappe: Path, port: int, post: Posttjener, sms: Smstjener) -> dict[str, str]:
    """As embedded, but with real ways out for mail and SMS. Nothing here leads to mottak's keys."""
    arvet = {
        navn: verdi
        for navn, verdi in os.environ.items()
        if not navn.startswith("KOSTRA_") and navn != "DJANGO_SETTINGS_MODULE"
    }
    return arvet | {
        "KOSTRA_MODUS": "demo",
        "KOSTRA_DATA": str(mappe / "data"),
        "KOSTRA_ADRESSE": f"http://127.0.0.1:{port}",
        "KOSTRA_HEMMELIGHET": secrets.token_urlsafe(48),
        "KOSTRA_SMTP_VERT": "127.0.0.1",
        "KOSTRA_SMTP_PORT": str(post.port),
        "KOSTRA_SMTP_TLS": "ingen",
        "KOSTRA_SMS_ADRESSE": f"{sms.adresse}/send",
        "KOSTRA_SMS_NOKKEL": "bare-for-testene",
        "KOSTRA_LOGG": "INFO",
    }


def _kjor(argumenter: list[str], miljo: dict[str, str]) -> str:
    kjort = subprocess.run(
        [sys.executable, *argumenter], env=miljo, capture_output=True, text=True, check=False
    )
    assert kjort.returncode == 0, kjort.stderr[-2000:]
    return kjort.stdout
