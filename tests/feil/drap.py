"""kill −9: at the named points of a delivery, and at any time under load."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import time

from feil.rapport import Linje, Rapport
from feil.system import Prosess, System
from kostra.cli.demo_prosesser import ledig_port
from kostra.portal.dreppunkt import PUNKTER

_WEB, _MOTTAK, _POST = PUNKTER[:9], PUNKTER[9:13], PUNKTER[13]
_UNDERVEIS = "stand IN ('venter', 'sendes', 'tvilsom')"
#: Workers of mottak that are killed at the same point at once: they wait for the same lease.
_SAMTIDIG = 4


async def navngitte(s: System, rapport: Rapport, antall: int) -> None:
    """Each point ``antall`` times. Beside the process that will die stands one that goes on."""
    s.portal(antall=2)
    frisk, arbeider = s.mottak(), s.arbeider()
    await s.svarer()
    for punkt in _WEB:
        with rapport.linje(f"drept_{punkt}") as linje:
            for nr in rapport.runder(antall):
                await _web(s, punkt, nr, linje)
            linje.brudd += s.klartekst()
    frisk.stopp()
    for punkt in _MOTTAK:
        with rapport.linje(f"drept_{punkt}") as linje:
            for _ in rapport.runder(-(-antall // _SAMTIDIG)):
                await _mottak(s, punkt, min(_SAMTIDIG, antall - linje.kjort), linje)
            linje.brudd += s.klartekst()
    s.mottak()
    arbeider.stopp()
    with rapport.linje(f"drept_{_POST}") as linje:
        for nr in rapport.runder(antall):
            await _epost(s, nr, linje)
        linje.brudd += s.klartekst()


async def _web(s: System, punkt: str, nr: int, linje: Linje) -> None:
    """The client begins at the server that dies, and goes on at the one that doesn't."""
    port = ledig_port(8400)
    # the file is sent in pieces: it dies after the first or after the second
    hvilken = f":{1 + nr % 2}" if punkt == "midt_i_filen" else ""
    drept = s.portal("drept", port, KOSTRA_DREP_VED=punkt + hvilken)
    adresse = await s.svarer(port)
    await s.lever(nr, adresser=[adresse, s.adresse])
    _skal_vaere_drept(drept, punkt, linje)
    s.prosesser.remove(drept)
    await asyncio.sleep(0.05)
    linje.brudd += s.brudd()
    linje.kjort += 1


async def _mottak(s: System, punkt: str, antall: int, linje: Linje) -> None:
    """Each of them takes a job and dies with it; another takes over when the lease is out."""
    drepte = [s.mottak(f"drept{nr}", KOSTRA_DREP_VED=punkt) for nr in range(antall)]
    oppdrag = [asyncio.create_task(s.lever(linje.kjort + nr)) for nr in range(antall)]
    frist = time.monotonic() + 60
    while any(d.lever for d in drepte) and time.monotonic() < frist:
        await asyncio.sleep(0.1)
    linje.brudd += s.brudd(i_ro=False)
    frisk = s.mottak("frisk")
    await asyncio.gather(*oppdrag)
    for drept in drepte:
        _skal_vaere_drept(drept, punkt, linje)
        s.prosesser.remove(drept)
    frisk.drep()
    s.prosesser.remove(frisk)
    linje.brudd += s.brudd()
    linje.kjort += antall


async def _epost(s: System, nr: int, linje: Linje) -> None:
    """The worker dies with the letter handed over; the next one sends the same letter, or none."""
    drept = s.arbeider("drept", KOSTRA_DREP_VED=_POST)
    await s.lever(nr)
    frist = time.monotonic() + 30
    while time.monotonic() < frist and not _brev(s, "stand = 'sendes'"):
        await asyncio.sleep(0.05)
    if not _brev(s, "stand = 'sendes'"):
        linje.brudd.append(f"{_POST}: arbeideren døde ikke")
    drept.drep()
    s.prosesser.remove(drept)
    frisk = s.arbeider("frisk")
    frist = time.monotonic() + 30
    while time.monotonic() < frist and _brev(s, _UNDERVEIS):
        await asyncio.sleep(0.1)
    if _brev(s, _UNDERVEIS):
        linje.brudd.append("brev ble ikke sendt etter omstart")
    frisk.drep()
    s.prosesser.remove(frisk)
    linje.brudd += s.brudd()
    linje.kjort += 1


def _brev(s: System, hvor: str) -> int:
    return int(s.lagre.rader(f"SELECT COUNT(*) FROM varsling_forsendelse WHERE {hvor}")[0][0])


def _skal_vaere_drept(drept: Prosess, punkt: str, linje: Linje) -> None:
    if drept.lever:
        linje.brudd.append(f"{punkt}: prosessen ble ikke drept")
        drept.drep()


# -- at any time ---------------------------------------------------------------------------------------
async def under_last(s: System, rapport: Rapport, antall: int, opplastere: int = 4) -> None:
    """Uploaders who never rest; 10–900 ms between one kill and the next, of any process."""
    portal, mottak, arbeider = s.portal(antall=2), s.mottak(), s.arbeider()
    await s.svarer()
    for nr in range(opplastere):
        await s.klient(nr)
    with rapport.linje("drept_under_last") as linje:
        tilfeldig, ferdig = random.Random(7), asyncio.Event()
        levert = [0]
        arbeid = [asyncio.create_task(_last(s, nr, ferdig, levert)) for nr in range(opplastere)]
        for _ in rapport.runder(antall):
            if any(a.done() for a in arbeid):
                break
            await asyncio.sleep(tilfeldig.uniform(0.01, 0.9))
            await _drep_en(s, tilfeldig.choice((portal, portal, mottak, arbeider)), tilfeldig)
            linje.kjort += 1
            if linje.kjort % 20 == 0:  # let some come through, and look
                await asyncio.sleep(12)
                linje.brudd += s.brudd(i_ro=False)
        ferdig.set()
        await asyncio.gather(*arbeid)
        await asyncio.sleep(1)
        linje.brudd += s.brudd() + s.klartekst()
        if not levert[0]:
            linje.brudd.append("ingen leverte noe")


async def _last(s: System, nr: int, ferdig: asyncio.Event, levert: list[int]) -> None:
    klient = await s.klient(nr)
    klient.taal = 240
    while not ferdig.is_set():
        await s.lever(nr)
        levert[0] += 1


async def _drep_en(s: System, prosess: Prosess, tilfeldig: random.Random) -> None:
    """A child of the supervisors, which they start again; else the whole of it, which we do."""
    barn = prosess.barn()
    if barn and tilfeldig.random() < 0.5:
        try:
            os.kill(tilfeldig.choice(barn), signal.SIGKILL)
        except ProcessLookupError:
            return
        if prosess.lever:
            return
    prosess.drep()
    prosess.start()
    if prosess.navn == "portal":
        await s.svarer()
