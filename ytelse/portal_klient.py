"""A browser's session against the portal, with httpx: logs in, opens pages, uploads a file."""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from ytelse.portal_oppsett import AAR, PASSORD, Konto

_CSRF = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_KODE = re.compile(r"\b[0-9]{6}\b")
_SKJEMA = re.compile(r"^/skjema/([0-9a-f-]{36})/")


class Uventet(Exception):
    """An answer that isn't what a user would have got."""


def krev(svar: httpx.Response, *koder: int) -> httpx.Response:
    """The answer, if it has one of the codes (200 without any). Raises :class:`Uventet`."""
    if svar.status_code not in (koder or (200,)):
        raise Uventet(f"{svar.request.method} {svar.request.url.path}: {svar.status_code}")
    return svar


@dataclass
class Okt:
    """One logged-in rapportør with a form of their own."""

    klient: httpx.AsyncClient
    konto: Konto
    skjema: str = ""
    csrf: str = field(default="", repr=False)

    async def hent(self, sti: str) -> httpx.Response:
        """A page; its token is remembered."""
        svar = krev(await self.klient.get(sti))
        funn = _CSRF.search(svar.text)
        self.csrf = funn.group(1) if funn else self.csrf
        return svar

    async def send(self, sti: str, **felt: Any) -> httpx.Response:
        """A form."""
        return await self.klient.post(sti, data={"csrfmiddlewaretoken": self.csrf, **felt})

    async def logg_inn(self, post: Path) -> None:
        """Both steps; the code is read from the mailbox."""
        await self.hent("/logg-inn/")
        gamle = set(post.glob("*.json"))
        svar = await self.send("/logg-inn/", brukernavn=self.konto.brukerid, passord=PASSORD)
        krev(svar, 302)
        await self.hent("/logg-inn/kode/")
        kode = await sms(post, self.konto.mobil, gamle)
        krev(await self.send("/logg-inn/kode/", kode=kode), 302)

    async def begynn(self) -> None:
        """A form 11CF."""
        await self.hent("/skjema/nytt/")
        svar = krev(await self.send("/skjema/nytt/", skjema="11CF", aar=AAR), 302)
        funn = _SKJEMA.match(svar.headers["location"])
        if funn is None:
            raise Uventet("Nytt skjema ga ikke noe skjema")
        self.skjema = funn.group(1)
        await self.hent(f"/skjema/{self.skjema}/uttrekk/")

    async def last_opp(self, fil: bytes) -> None:
        """As the script does it: announced, sent in pieces, finished."""
        maerke = {"X-CSRFToken": self.csrf, "Accept": "application/json"}
        om = {
            "navn": "uttrekk.p7m",
            "storrelse": len(fil),
            "sha256": hashlib.sha256(fil).hexdigest(),
        }
        svar = await self.klient.post(
            f"/skjema/{self.skjema}/fil/start/",
            content=json.dumps(om),
            headers=maerke | {"Content-Type": "application/json"},
        )
        sti = f"/skjema/opplasting/{krev(svar, 201).json()['id']}/"
        for plass in range(0, len(fil), 256 * 1024):
            bit = fil[plass : plass + 256 * 1024]
            hoder = maerke | {
                "Upload-Offset": str(plass),
                "Content-Type": "application/octet-stream",
            }
            krev(await self.klient.put(sti, content=bit, headers=hoder))
        krev(await self.klient.post(f"{sti}ferdig/", headers=maerke))

    async def kontroller(self, frist: float) -> httpx.Response:
        """*Kontrollere*, and asking once a second as the page does, until there is a report."""
        side = await self.hent(f"/skjema/{self.skjema}/uttrekk/")
        felt = {
            navn: _verdi(side.text, navn) for navn in ("versjon", "grunnlag")
        }  # what the page was made from
        svar = await self.send(
            f"/skjema/{self.skjema}/uttrekk/", deltakere="ja", gjor="kontrollere", **felt
        )
        sti = krev(svar, 302).headers["location"]
        async with asyncio.timeout(frist):
            while True:
                svar = await self.klient.get(sti)
                if svar.status_code == 302:
                    return await self.hent(svar.headers["location"])
                await asyncio.sleep(0.25)


def _verdi(html: str, navn: str) -> str:
    funn = re.search(rf'name="{navn}" value="([^"]*)"', html)
    return funn.group(1) if funn else ""


def ny_klient(adresse: str, kommer_fra: str) -> httpx.AsyncClient:
    """A browser: its own cookies, and a connection that is kept."""
    hoder = {"X-Forwarded-For": kommer_fra, "Accept-Encoding": "gzip, br", "Accept-Language": "nb"}
    return httpx.AsyncClient(
        base_url=adresse, headers=hoder, timeout=30, limits=httpx.Limits(keepalive_expiry=30)
    )


async def sms(post: Path, mobil: str, gamle: set[Path], frist: float = 30) -> str:
    """The newest code to the number that isn't among the old ones. Raises TimeoutError."""
    async with asyncio.timeout(frist):
        while True:
            nye = set(post.glob("*.json")) - gamle
            filer = sorted(nye, key=lambda f: f.stat().st_mtime_ns, reverse=True)
            for fil in filer:
                brev = json.loads(fil.read_text())
                funn = _KODE.search(brev["tekst"])
                if brev["til"] == mobil and funn:
                    return funn.group()
            await asyncio.sleep(0.3)
