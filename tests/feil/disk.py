"""A disk that is full, broken, read-only or slow: told plainly, nothing half kept, others unharmed."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import time
from pathlib import Path

import httpx

from feil.disken import STEDER, feiler
from feil.klient import Brutt, Klient
from feil.rapport import Linje, Rapport
from feil.system import System

_ANDRE = (("skriv", "EIO"), ("fsync", "EIO"), ("bytt", "EROFS"))


async def bestilte(s: System, rapport: Rapport, antall: int) -> None:
    """Each place of the write wrapper that can fail, ``antall`` times; EIO and EROFS less often."""
    s.portal(antall=2), s.mottak(), s.arbeider()
    await s.svarer()
    with rapport.linje("disk_full") as linje:
        for sted, andel in STEDER:
            for nr in rapport.runder(antall, 1 / len(STEDER)):
                await _en(s, nr, linje, sted, "ENOSPC", andel)
        linje.brudd += s.klartekst()
    with rapport.linje("disk_feiler_eller_er_skrivevernet") as linje:
        for sted, feil in _ANDRE:
            for nr in rapport.runder(max(1, antall * 2 // 3), 1 / len(_ANDRE)):
                await _en(s, nr, linje, sted, feil, 0.0)
        linje.brudd += s.klartekst()
    with rapport.linje("disk_treg") as linje:
        for nr in rapport.runder(antall):
            fra = time.monotonic()
            with feiler(s.disk, "fsync", "treg", sekunder=2.0):
                await s.lever(nr)
            if time.monotonic() - fra < 2:
                linje.brudd.append("svarte før disken var ferdig")
            linje.brudd += s.brudd()
            linje.kjort += 1


async def _en(s: System, nr: int, linje: Linje, sted: str, feil: str, andel: float) -> None:
    klient, annen = await s.klient(2 * nr), await s.klient(2 * nr + 1)
    fil = s.fil(klient.konto)
    with feiler(s.disk, sted, feil, andel):
        svar = await _prov(klient, fil)
        side = await annen.klient.get("/skjema/")
        rester = _halvt(s)
    if svar is None or svar.status_code != 507:
        linje.brudd.append(
            f"{sted} {feil}: svarte {svar.status_code if svar else 'ingenting'}, ikke 507"
        )
    elif "Ingenting er lagret" not in svar.json()["tekst"]:
        linje.brudd.append(f"{sted} {feil}: svaret sier ikke at ingenting er lagret")
    if side.status_code != 200:
        linje.brudd.append(f"{sted} {feil}: en annen bruker fikk {side.status_code}")
    if rester:
        linje.brudd.append(f"{sted} {feil}: {rester} halve filer ble liggende")
    await klient.lever(fil)
    linje.brudd += s.brudd()
    linje.kjort += 1


async def _prov(klient: Klient, fil: bytes) -> httpx.Response | None:
    """One upload, without trying again. The answer that was no, or None."""
    svarene: list[httpx.Response] = []

    async def husk(svar: httpx.Response) -> None:
        await svar.aread()
        svarene.append(svar)

    klient.klient.event_hooks["response"].append(husk)
    try:
        await klient._gjor_klar()
        await klient._last_opp(fil, hashlib.sha256(fil).hexdigest())
    except Brutt:
        return svarene[-1]
    finally:
        klient.klient.event_hooks["response"].remove(husk)
    return None


def _halvt(s: System) -> int:
    """Parts and files that no row knows."""
    kjente = {n for (n,) in s.lagre.rader("SELECT lagernavn FROM innsending_fil")}
    kjente |= {i for (i,) in s.lagre.rader("SELECT id FROM innsending_opplasting")}
    return sum(f.name not in kjente for f in s.lagre.lager.rglob("*") if f.is_file())


async def lite_filsystem(s: System, rapport: Rapport, antall: int) -> None:
    """A real file system of 4 MB for the store, filled to the last byte."""
    if os.geteuid() != 0 or not shutil.which("mount"):
        rapport.utelat("disk_lite_filsystem", "not_root")
        return
    lager = s.lagre.lager
    lager.mkdir(parents=True, exist_ok=True)
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m,mode=700", "kostra-feil", str(lager)],
                      capture_output=True).returncode:  # fmt: skip
        rapport.utelat("disk_lite_filsystem", "no_mount")
        return
    try:
        # what lay there before is hidden now; this fault's own promises alone are judged
        for lovet in (s.lovet.kvitteringer, s.lovet.filer):
            lovet.clear()
        with rapport.linje("disk_lite_filsystem") as linje:
            for nr in rapport.runder(antall):
                await _fylt(s, nr, linje)
    finally:
        s.stopp()
        subprocess.run(["umount", str(lager)], capture_output=True)


async def _fylt(s: System, nr: int, linje: Linje) -> None:
    klient = await s.klient(nr)
    fil = s.fil(klient.konto)
    fyll = s.lagre.lager / "fyll"
    _fyll_opp(fyll)
    svar = await _prov(klient, fil)
    if svar is None or svar.status_code != 507:
        linje.brudd.append(f"svarte {svar.status_code if svar else 'ingenting'}, ikke 507")
    fyll.unlink()
    await klient.lever(fil)
    linje.brudd += s.brudd()
    linje.kjort += 1


def _fyll_opp(fil: Path) -> None:
    """Takes every byte that is left."""
    fd = os.open(fil, os.O_CREAT | os.O_WRONLY)
    try:
        while True:
            os.write(fd, b"x" * 4096)
    except OSError:
        return
    finally:
        os.close(fd)
