"""The measurements of the portal, one function each. Every one is bounded in time and count."""

from __future__ import annotations

import asyncio
import os
import random
import re
import statistics
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import httpx

from ytelse.portal_klient import Okt, Uventet, ny_klient
from ytelse.portal_oppsett import Konto, Oppsett, konvolutt, uttrekk

_FEIL = (httpx.HTTPError, Uventet, TimeoutError)


@dataclass(frozen=True)
class Rad:
    """A row of the table. ``holder`` is None where there is no goal."""

    hva: str
    maalt: str
    maal: str = ""
    holder: bool | None = None


def prosent(tider: list[float], andel: float) -> float:
    """A percentile in milliseconds; infinite without any."""
    return (
        sorted(tider)[min(len(tider) - 1, int(andel * len(tider)))] * 1000
        if tider
        else float("inf")
    )


# -- sessions ----------------------------------------------------------------------------------------
async def logg_inn_alle(oppsett: Oppsett, antall: int) -> list[Okt]:
    """That many rapportører, logged in with SMS codes, each with a form begun."""
    okter = [
        Okt(ny_klient(oppsett.demo.adresse, konto.adresse), konto)
        for konto in oppsett.kontoer[:antall]
    ]
    plass = asyncio.Semaphore(5)

    async def en(okt: Okt) -> None:
        async with plass:
            await okt.logg_inn(oppsett.post)
            await okt.begynn()

    await asyncio.gather(*map(en, okter))
    return okter


async def sider(okter: list[Okt], sekunder: float) -> list[Rad]:
    """All sessions browse at once, one to five seconds at each page."""
    tider: list[float] = []
    feil: list[str] = []
    slutt = time.monotonic() + sekunder

    async def les(okt: Okt) -> None:
        tilfeldig = random.Random(okt.konto.brukerid)
        skjema = f"/skjema/{okt.skjema}/"
        stier = ["/skjema/", "/skjema/nytt/", f"{skjema}kommune/", f"{skjema}uttrekk/", "/nyheter/",
                 "/min-side/", "/"]  # fmt: skip
        await asyncio.sleep(tilfeldig.uniform(0, 3))
        while time.monotonic() < slutt:
            await _ta_tid(okt.hent(tilfeldig.choice(stier)), tider, feil)
            await asyncio.sleep(tilfeldig.uniform(1, 5))

    await asyncio.gather(*map(les, okter))
    p50, p95 = prosent(tider, 0.5), prosent(tider, 0.95)
    return [
        Rad(f"sider, {len(okter)} økter, {len(tider)} svar", f"p50 {p50:.0f} ms, p95 {p95:.0f} ms",
            "p95 < 200 ms, 0 feil", p95 < 200 and not feil),
        *_feilrad(feil),
    ]  # fmt: skip


async def opplastinger(okter: list[Okt], fil: bytes, takt: float, sekunder: float) -> list[Rad]:
    """Uploads begun at an even pace, whether the earlier ones are done or not."""
    tider: list[float] = []
    feil: list[str] = []
    loper = []
    start = time.monotonic()
    for nr in range(int(takt * sekunder)):
        await asyncio.sleep(max(0.0, start + nr / takt - time.monotonic()))
        okt = okter[nr % len(okter)]
        loper.append(asyncio.create_task(_ta_tid(okt.last_opp(fil), tider, feil)))
    await asyncio.gather(*loper)
    p50, p95 = prosent(tider, 0.5), prosent(tider, 0.95)
    return [
        Rad(f"opplasting, {len(fil) // 1000} kB, {takt:g}/s i {sekunder:.0f} s, {len(tider)} lagret",
            f"p50 {p50:.0f} ms, p95 {p95:.0f} ms, {len(feil)} feil", "p95 < 1000 ms, 0 feil",
            p95 < 1000 and not feil),
        *_feilrad(feil),
    ]  # fmt: skip


async def under_last(
    oppsett: Oppsett, okter: list[Okt], fil: bytes, takt: float, sekunder: float
) -> list[Rad]:
    """Uploads at an even pace, and meanwhile one who controls a file again and again."""
    *andre, kontrollerer = okter
    uttrekket = konvolutt(
        uttrekk(kontrollerer.konto.region, 1000, oppsett.demo.mappe), oppsett.sertifikat
    )
    lastes = asyncio.create_task(opplastinger(andre, fil, takt, sekunder))
    tider: list[float] = []
    feil: list[str] = []
    await kontrollerer.last_opp(uttrekket)
    while not lastes.done():
        await _ta_tid(kontrollerer.kontroller(60), tider, feil)
        await asyncio.sleep(1)
    p50, p95 = prosent(tider, 0.5), prosent(tider, 0.95)
    return [
        *await lastes,
        Rad(f"  kontroll av 1000 poster imens, {len(tider)} ganger",
            f"p50 {p50 / 1000:.1f} s, p95 {p95 / 1000:.1f} s, {len(feil)} feil", "p95 < 10 s, 0 feil",
            p95 < 10_000 and not feil),
        *_feilrad(feil),
    ]  # fmt: skip


async def store(oppsett: Oppsett, okter: list[Okt], mb: int) -> list[Rad]:
    """A large file from every session at once, while the memory of the portal is watched."""
    # the envelope is a little larger than what is in it, and the limit is for the envelope
    fil = konvolutt(os.urandom(mb * 1_000_000 - 10_000), oppsett.sertifikat)
    minne = Minne(oppsett)
    tider: list[float] = []
    feil: list[str] = []
    alle = asyncio.gather(*(_ta_tid(okt.last_opp(fil), tider, feil) for okt in okter))
    while not alle.done():
        minne.les()
        await asyncio.sleep(0.2)
    return [
        Rad(f"opplasting av {mb} MB fra {len(okter)} samtidig, {len(tider)} lagret",
            f"lengste {max(tider, default=0):.1f} s, {len(feil)} feil", "0 feil", not feil),
        Rad("  minne, mest i én av portalens prosesser", f"{minne.mest:.0f} MB", "< 300 MB",
            minne.mest < 300),
        *_feilrad(feil),
    ]  # fmt: skip


async def _ta_tid(gjor: Awaitable[object], tider: list[float], feil: list[str]) -> None:
    start = time.monotonic()
    try:
        await gjor
        tider.append(time.monotonic() - start)
    except _FEIL as grunn:
        feil.append(str(grunn) if isinstance(grunn, Uventet) else type(grunn).__name__)


def _feilrad(feil: list[str]) -> list[Rad]:
    if not feil:
        return []
    vanligst = statistics.mode(feil)
    return [Rad("  feil", f"{len(feil)}, oftest: {vanligst[-60:]}")]


# -- login -------------------------------------------------------------------------------------------
async def innloggingsstorm(oppsett: Oppsett, takt: float, sekunder: float) -> list[Rad]:
    """Units log in with their PINs at an even pace, while the memory of the portal is watched."""
    minne = Minne(oppsett)
    tider: list[float] = []
    feil: list[str] = []

    async def inn(konto: Konto) -> None:
        async with ny_klient(oppsett.demo.adresse, konto.adresse) as klient:
            okt = Okt(klient, konto)
            await okt.hent("/logg-inn/")
            start = time.monotonic()
            svar = await okt.send("/logg-inn/", brukernavn=konto.orgnr, passord=konto.pin)
            if svar.status_code != 302:
                raise Uventet(f"innlogging: {svar.status_code}")
            tider.append(time.monotonic() - start)

    async def prov(konto: Konto) -> None:
        try:
            await inn(konto)
        except _FEIL as grunn:
            feil.append(str(grunn) or type(grunn).__name__)

    loper = []
    start = time.monotonic()
    for nr in range(int(takt * sekunder)):
        await asyncio.sleep(max(0.0, start + nr / takt - time.monotonic()))
        loper.append(asyncio.create_task(prov(oppsett.kontoer[nr % len(oppsett.kontoer)])))
        minne.les()
    await asyncio.gather(*loper)
    minne.les()
    p95 = prosent(tider, 0.95)
    return [
        Rad(f"innlogging, {takt:g}/s i {sekunder:.0f} s, {len(tider)} inne",
            f"p50 {prosent(tider, 0.5):.0f} ms, p95 {p95:.0f} ms, {len(feil)} feil",
            "p95 < 5 s, 0 feil", p95 < 5000 and not feil),
        Rad("  minne, mest i én av portalens prosesser", f"{minne.mest:.0f} MB", "< 300 MB",
            minne.mest < 300),
        *_feilrad(feil),
    ]  # fmt: skip


def prosesstre(oppsett: Oppsett, *navn: str) -> Iterator[tuple[Path, dict[str, str]]]:
    """(folder in /proc, its status) of the processes with those names and their children."""
    foreldre = {i for n in navn for i in oppsett.prosesser.ider(n)}
    for mappe in Path("/proc").glob("[0-9]*"):
        try:
            linjer = (mappe / "status").read_text().splitlines()
            felt = dict(linje.split(":", 1) for linje in linjer)
        except (OSError, ValueError):  # it ended while we looked
            continue
        egen = int(mappe.name) in foreldre
        if "VmRSS" in felt and (egen or int(felt["PPid"]) in foreldre):
            yield mappe, felt


class Minne:
    """Peak resident memory, in MB, of the portal's processes (Linux: from /proc)."""

    def __init__(self, oppsett: Oppsett) -> None:
        self._oppsett = oppsett
        self.mest = 0.0

    def les(self) -> None:
        """Looks once."""
        for _, felt in prosesstre(self._oppsett, "portal"):
            self.mest = max(self.mest, int(felt["VmRSS"].split()[0]) / 1024)


async def like_lang_tid(oppsett: Oppsett, antall: int) -> list[Rad]:
    """Wrong logins, one at a time, by turns for a user id that exists and one that doesn't."""
    kjent: list[float] = []
    ukjent: list[float] = []
    for nr in range(antall):
        konto = oppsett.kontoer[-1 - nr % 50]  # below the limit of tries for each
        kjent.append(await _galt(oppsett, konto.brukerid, nr))
        ukjent.append(await _galt(oppsett, f"Z{nr:06d}", nr))
    a, b = statistics.median(kjent) * 1000, statistics.median(ukjent) * 1000
    return [
        Rad(f"feil passord, kjent og ukjent bruker, {antall} av hver",
            f"median {a:.1f} og {b:.1f} ms", "forskjell < 5 ms", abs(a - b) < 5)
    ]  # fmt: skip


async def _galt(oppsett: Oppsett, navn: str, nr: int) -> float:
    fra = f"203.0.113.{nr % 250 + 1}"
    async with ny_klient(oppsett.demo.adresse, fra) as klient:
        okt = Okt(klient, oppsett.kontoer[0])
        await okt.hent("/logg-inn/")
        start = time.perf_counter()
        svar = await okt.send("/logg-inn/", brukernavn=navn, passord="dette er ikke riktig")
        brukt = time.perf_counter() - start
    if svar.status_code != 422:
        raise Uventet(f"feil passord: {svar.status_code}")
    return brukt


# -- control, weight ---------------------------------------------------------------------------------
async def kontroll(oppsett: Oppsett, okt: Okt, poster: int) -> list[Rad]:
    """From *Kontrollere* to the report."""
    innhold = uttrekk(okt.konto.region, poster, oppsett.demo.mappe)
    await okt.last_opp(konvolutt(innhold, oppsett.sertifikat))
    start = time.monotonic()
    await okt.kontroller(60)
    brukt = time.monotonic() - start
    hva = f"kontroll av {poster} poster, fra Kontrollere til rapport"
    return [Rad(hva, f"{brukt:.1f} s", "< 10 s", brukt < 10)]


async def vekt(okt: Okt, ekstra: list[str]) -> list[Rad]:
    """Bytes on the wire for the first visit to each page, compressed, all that it loads included."""
    skjema = f"/skjema/{okt.skjema}/"
    stier = ["/skjema/", "/skjema/nytt/", f"{skjema}uttrekk/", "/min-side/", "/", *ekstra]
    tunge = [(await _vekt(okt.klient, sti), sti) for sti in stier]
    (antall, andre), sti = max(tunge)
    navn = re.sub(r"[0-9a-f-]{36}", "…", sti)
    return [
        Rad(f"tyngste side første gang ({navn})", f"{antall} byte", "< 150 000 byte", antall < 150_000),
        Rad("  forespørsler til andre verter", str(andre), "0", not andre),
    ]  # fmt: skip


async def _vekt(klient: httpx.AsyncClient, sti: str) -> tuple[int, int]:
    """(bytes, references to other hosts)."""
    sett: set[str] = set()
    venter, sum_, andre = [sti], 0, 0
    while venter:
        neste = venter.pop()
        if neste in sett:
            continue
        sett.add(neste)
        svar = await klient.get(neste)
        sum_ += svar.num_bytes_downloaded + len(svar.headers.raw) * 30  # headers, roughly
        for funnet in _lastes(svar):
            adresse = urljoin(str(svar.url), funnet)
            if not adresse.startswith(str(klient.base_url).rstrip("/")):
                andre += not adresse.startswith("data:")
            else:
                venter.append(
                    adresse.removeprefix(str(klient.base_url).rstrip("/")).partition("#")[0]
                )
    return sum_, andre


def _lastes(svar: httpx.Response) -> list[str]:
    """What a browser fetches because of this answer, a style sheet for print included."""
    slag = svar.headers.get("content-type", "")
    if "html" in slag:
        lenker = re.findall(r'<link [^>]*href="([^"]+)"', svar.text)
        return lenker + re.findall(
            r'<(?:script|img|use)[^>]* (?:src|href)="([^"#][^"]*)"', svar.text
        )
    if "css" in slag:
        alle = re.findall(r"url\(['\"]?([^'\")]+)", svar.text)
        # the font for letters outside Latin-1 is fetched only by pages that hold such letters
        return [adresse for adresse in alle if "latin-ext" not in adresse]
    return []


Maaling = Callable[[], Awaitable[list[Rad]]]
