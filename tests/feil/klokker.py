"""Clocks that are wrong, one process at a time, and the moments when right ones jump."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from ytelse.portal_klient import Uventet

from feil.klient import Brutt, Klient
from feil.rapport import Linje, Rapport
from feil.system import Prosess, System
from kostra.cli.demo_prosesser import ledig_port

#: Hours that one process is off, while the others are right.
STEG = (-24, -6, -1, -1 / 60, 0, 1 / 60, 1, 6, 24)
OYEBLIKK = {
    "sommertid": datetime(2027, 3, 28, 1, 0, tzinfo=UTC),
    "vintertid": datetime(2027, 10, 31, 1, 0, tzinfo=UTC),
    "nyttaar": datetime(2026, 12, 31, 23, 0, tzinfo=UTC),
}


async def alle(s: System, rapport: Rapport, antall: int) -> None:
    """Each process at each step, then all of them through each moment, then the minute of closing."""
    await _feil_klokke(s, rapport, antall)
    s.stopp()
    for navn, naar in OYEBLIKK.items():
        with rapport.linje(f"klokke_{navn}") as linje:
            await _gjennom(s, naar, antall, rapport, linje)
    with rapport.linje("klokke_fristminuttet") as linje:
        for nr in rapport.runder(max(1, antall // 4)):
            # others each time: a person gets only so many codes an hour
            await _fristminuttet(s, linje, range(70 + 3 * nr, 73 + 3 * nr))
    with rapport.linje("klokke_kode_som_er_for_gammel") as linje:
        await _gammel_kode(s, antall, linje)


async def _feil_klokke(s: System, rapport: Rapport, antall: int) -> None:
    rette = {"portal": s.portal(antall=2), "mottak": s.mottak(), "arbeider": s.arbeider()}
    await s.svarer()
    for navn, rett in rette.items():
        with rapport.linje(f"klokke_feil_i_{navn}") as linje:
            for plass, steg in enumerate(STEG):
                if navn == "portal":
                    s.glem_okter()  # a session of now is over for a clock that is an hour ahead
                if navn != "portal" or steg <= 0:  # a code that is late by any clock isn't sent
                    for nr in range(min(antall, 10)):
                        await s.klient(plass * 10 + nr)
                async with _byttet(s, navn, rett, timedelta(hours=steg)):
                    for nr in rapport.runder(antall, 0.4 / len(STEG)):  # the rest is starting them
                        await s.lever(plass * 10 + nr % 10)
                        linje.kjort += 1
                    linje.brudd += s.brudd()
            s.glem_okter()
            linje.brudd += s.klartekst()


@asynccontextmanager
async def _byttet(
    s: System, navn: str, rett: Prosess, forskjovet: timedelta
) -> AsyncIterator[None]:
    """One of the processes with a wrong clock, in the place of the right one."""
    rett.drep()
    gal = _start(s, navn, forskjovet)
    try:
        await s.svarer()
        yield
    finally:
        gal.drep()
        s.prosesser.remove(gal)
        rett.start()
        await s.svarer()


def _start(s: System, navn: str, forskjovet: timedelta) -> Prosess:
    miljo = {"KOSTRA_KLOKKE_FORSKYVNING": str(int(forskjovet.total_seconds()))}
    if navn == "portal":
        return s.portal("portal_gal", antall=2, **miljo)
    return (
        s.mottak("mottak_gal", **miljo) if navn == "mottak" else s.arbeider("arbeider_gal", **miljo)
    )


async def _alt_ved(s: System, naar: datetime) -> None:
    """All processes at that time, and nobody logged in."""
    s.stopp()
    s.glem_okter()
    forskjovet = naar - datetime.now(UTC)
    for navn in ("portal", "mottak", "arbeider"):
        _start(s, navn, forskjovet)
    await s.svarer()


async def _gjennom(s: System, naar: datetime, antall: int, rapport: Rapport, linje: Linje) -> None:
    _sett_runde(s, naar - timedelta(days=20), naar + timedelta(days=20))
    await _alt_ved(s, naar - timedelta(seconds=8))
    for nr in rapport.runder(antall):
        await s.lever(nr % 10)
        linje.kjort += 1
    linje.brudd += s.brudd() + s.klartekst() + _doble_purringer(s)


def _doble_purringer(s: System) -> list[str]:
    doble = s.lagre.rader(
        "SELECT plan_id, enhet_id FROM varsling_purring GROUP BY plan_id, enhet_id, planlagt"
        " HAVING COUNT(*) > 1"
    )
    return ["I2: en enhet er purret to ganger for samme dag"] * bool(doble)


async def _fristminuttet(s: System, linje: Linje, hvem: range) -> None:
    """Orders right before and after closing: the time of the order decides, by one clock."""
    sporring = "SELECT id, bestilt FROM innsending_kontroll"
    andres = set(s.lagre.rader(sporring))  # those of other clocks
    naa = datetime.now(UTC)
    _sett_runde(s, naa - timedelta(days=30), naa + timedelta(days=30))
    await _alt_ved(s, naa)
    klienter = [await s.klient(nr) for nr in hvem]
    stenger = datetime.now(UTC) + timedelta(seconds=8)
    _sett_runde(s, stenger - timedelta(days=30), stenger)
    while datetime.now(UTC) < stenger + timedelta(seconds=1.5):
        await asyncio.gather(*(_prov_en(s, klient) for klient in klienter))
    nye = set(s.lagre.rader(sporring)) - andres
    for_sene = [bestilt for _, bestilt in nye if _tid(bestilt) >= stenger]
    linje.brudd += ["ingen kontroll ble bestilt"] * (not nye)
    linje.brudd += [f"{len(for_sene)} kontroller er bestilt etter stenging"] * bool(for_sene)
    await asyncio.sleep(1)
    linje.brudd += s.brudd()
    _sett_runde(s, stenger - timedelta(days=30), stenger + timedelta(days=30))
    linje.kjort += 1


def _tid(raa: datetime | str) -> datetime:
    return raa if isinstance(raa, datetime) else datetime.fromisoformat(raa).replace(tzinfo=UTC)


async def _prov_en(s: System, klient: Klient) -> None:
    """As far as it is let; refused is as good an answer as a receipt."""
    klient.taal = 6
    try:
        await klient.lever(s.fil(klient.konto))
    except (Uventet, Brutt, TimeoutError):
        await asyncio.sleep(0.2)


async def _gammel_kode(s: System, antall: int, linje: Linje) -> None:
    """A code that was sent six minutes ago by the clock of the server that is asked."""
    await _alt_ved(s, datetime.now(UTC))
    port = ledig_port(8600)
    s.portal("senere", port, KOSTRA_KLOKKE_FORSKYVNING="360")
    senere = await s.svarer(port)
    for nr in range(antall):
        konto = s.kontoer[50 + nr]
        klient = Klient.for_konto(konto, s.adresse, s.lovet)
        linje.brudd += await _med_gammel_kode(s, klient, senere)
        await klient.klient.aclose()
        linje.kjort += 1


async def _med_gammel_kode(s: System, klient: Klient, senere: str) -> list[str]:
    from ytelse.portal_klient import sms
    from ytelse.portal_oppsett import PASSORD

    post = s.data / "post"
    gamle = set(post.glob("*.json"))
    await klient.hent("/logg-inn/")
    await klient.send("/logg-inn/", brukernavn=klient.konto.brukerid, passord=PASSORD)
    await klient.hent("/logg-inn/kode/")
    kode = await sms(post, klient.konto.mobil, gamle)
    svar = await klient.send(f"{senere}/logg-inn/kode/", kode=kode)
    return [] if svar.status_code == 422 else [f"en gammel kode ga {svar.status_code}"]


def _sett_runde(s: System, apner: datetime, stenger: datetime) -> None:
    """Moved in the database itself: no page lets a round open in the past."""
    fil = urlsplit(s.lagre.database).path[1:]
    with closing(sqlite3.connect(fil, timeout=20)) as kobling, kobling:
        kobling.execute(
            "UPDATE runde_rapporteringsaar SET apner = ?, stenger = ?, frist = ? WHERE aar = 2026",
            (_sql(apner), _sql(stenger), stenger.date().isoformat()),
        )


def _sql(tid: datetime) -> str:
    return tid.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds")
