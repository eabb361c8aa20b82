"""A client that doesn't give up: what is cut is looked at and gone on with, as the script does."""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
from dataclasses import dataclass, field

import httpx
from ytelse.portal_klient import Okt, Uventet, ny_klient
from ytelse.portal_oppsett import Konto

from feil.invarianter import Lovet

BIT = 300  # an envelope with one record comes in three
_FELT = re.compile(r'name="(versjon|grunnlag)" value="([^"]*)"')
_ANSVARLIG = {
    "ansvarlig_navn": "Nora Eksempel",
    "ansvarlig_telefon": "+4790000000",
    "ansvarlig_epost": "nora@feil.example",
}
_CSRF = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_KONTROLL = re.compile(r"/skjema/kontroll/([0-9a-f-]{36})/")
_KVITTERING = re.compile(r"/skjema/kvittering/([^/]+)/")
#: How often a control may end without a receipt before the user takes it for an answer: mottak gives a
#: job up when three workers have died with it.
_STOPPES = 2
#: Answers that mean «try again»: the disk or the database was away, or the proxy found no portal.
_IGJEN = {404, 409, 410, 500, 502, 503, 507}


class Brutt(Exception):
    """The server was gone, or said that it couldn't just now."""


@dataclass
class Klient(Okt):
    """One rapportør. ``adresser``: where the portal may be reached; the next when one is gone."""

    lovet: Lovet = field(default_factory=Lovet)
    adresser: list[str] = field(default_factory=list)
    taal: float = 60.0  # seconds until the client gives up
    klager: list[str] = field(default_factory=list)
    _stoppet: int = 0

    @classmethod
    def for_konto(cls, konto: Konto, adresse: str, lovet: Lovet) -> Klient:
        return cls(ny_klient(adresse, konto.adresse), konto, lovet=lovet, adresser=[adresse])

    async def lever(self, fil: bytes) -> str:
        """Uploads and sends in until there is a receipt; its number.

        Raises TimeoutError when it doesn't come, Uventet when it is refused.
        """
        self._stoppet = 0
        sha, kontroll, brutt = hashlib.sha256(fil).hexdigest(), "", False
        async with asyncio.timeout(self.taal):
            while True:
                try:
                    if brutt and not kontroll:
                        kontroll = await self._pagaar()
                    if not kontroll:
                        await self._gjor_klar()
                        await self._last_opp(fil, sha)
                        kontroll = await self._send_inn()
                    nummer = await self._kvittering(kontroll)
                    if nummer not in self.lovet.kvitteringer:
                        break
                    kontroll, brutt = "", False  # the form's last receipt, from before this file
                except (httpx.TransportError, Brutt):
                    await self._neste_tjener()
                    brutt, kontroll = True, "" if self._stoppet else kontroll
        self.lovet.kvitteringer[nummer] = sha
        self.lovet.leveringer.append((self.skjema.replace("-", ""), sha))
        return nummer

    async def _neste_tjener(self) -> None:
        self.adresser.append(self.adresser.pop(0))
        self.klient.base_url = httpx.URL(self.adresser[0])
        await asyncio.sleep(0.1)

    async def _be(self, metode: str, sti: str, *koder: int, **valg: object) -> httpx.Response:
        svar = await self.klient.request(metode, sti, **valg)
        if svar.status_code >= 500 and "Traceback" in svar.text:
            self.klager.append(f"{svar.status_code} med sporing")
        if svar.status_code in _IGJEN and svar.status_code not in koder:
            raise Brutt(f"{svar.status_code}")
        if svar.status_code not in (koder or (200,)):
            raise Uventet(f"{metode} {svar.request.url.path}: {svar.status_code}")
        return svar

    async def _pagaar(self) -> str:
        """The control that is under way, if the answer to *Send inn* was what got lost."""
        if not self.skjema:
            return ""
        svar = await self._be("GET", f"/skjema/{self.skjema}/", 200, 302)
        funn = _KONTROLL.search(svar.text)
        nr = _KVITTERING.search(svar.text)
        return funn.group(1) if funn else f"={nr.group(1)}" if nr else ""

    # -- the steps ---------------------------------------------------------------------------------
    async def _gjor_klar(self) -> None:
        """A form that can be sent: begun and filled in, or unlocked."""
        if not self.skjema:
            await self._nytt()
        svar = await self._be("GET", f"/skjema/{self.skjema}/", 200, 302)
        if svar.status_code == 200:  # locked
            await self._side(f"/skjema/{self.skjema}/laas-opp/")
            await self._post(f"/skjema/{self.skjema}/laas-opp/")

    async def _nytt(self) -> None:
        await self._side("/skjema/nytt/")
        svar = await self._post("/skjema/nytt/", skjema="11CF", aar="2026")
        funn = re.match(r"^/skjema/([0-9a-f-]{36})/", svar.headers.get("location", ""))
        if not funn:
            raise Brutt("nytt skjema")
        self.skjema = funn.group(1)
        await self._fyll("kommune", "lagre", **_ANSVARLIG)

    async def _side(self, sti: str) -> httpx.Response:
        """A page with a form; its token is remembered."""
        side = await self._be("GET", sti)
        token = _CSRF.search(side.text)
        self.csrf = token.group(1) if token else self.csrf
        return side

    async def _post(self, sti: str, **felt: str) -> httpx.Response:
        data = {"csrfmiddlewaretoken": self.csrf, **felt}
        return await self._be("POST", sti, 302, data=data)

    async def _fyll(self, gruppe: str, gjor: str, **felt: str) -> httpx.Response:
        sti = f"/skjema/{self.skjema}/{gruppe}/"
        side = await self._side(sti)
        skjult = dict(_FELT.findall(side.text))
        return await self._post(sti, gjor=gjor, **skjult, **felt)

    async def _last_opp(self, fil: bytes, sha: str) -> None:
        merke = {"X-CSRFToken": self.csrf, "Accept": "application/json"}
        om = {"navn": "uttrekk.p7m", "storrelse": len(fil), "sha256": sha}
        json_ = merke | {"Content-Type": "application/json"}
        start = f"/skjema/{self.skjema}/fil/start/"
        svar = await self._be("POST", start, 201, content=json.dumps(om), headers=json_)
        id_, plass = svar.json()["id"], svar.json()["mottatt"]
        sti = f"/skjema/opplasting/{id_}/"
        while plass < len(fil):
            hoder = merke | {
                "Upload-Offset": str(plass),
                "Content-Type": "application/octet-stream",
            }
            bit = fil[plass : plass + BIT]
            plass = (await self._be("PUT", sti, content=bit, headers=hoder)).json()["mottatt"]
        svar = await self._be("POST", f"{sti}ferdig/", headers=merke)
        self.lovet.filer[svar.json()["id"].replace("-", "")] = sha

    async def _send_inn(self) -> str:
        svar = await self._fyll("uttrekk", "send_inn", deltakere="ja")
        funn = _KONTROLL.search(svar.headers["location"])
        if not funn:
            raise Brutt("send inn")
        return funn.group(1)

    async def _kvittering(self, kontroll: str) -> str:
        if kontroll.startswith("="):
            nummer = kontroll[1:]
        else:
            while True:
                svar = await self._be("GET", f"/skjema/kontroll/{kontroll}/", 200, 302)
                if svar.status_code == 302:
                    break
                await asyncio.sleep(0.1)
            funn = _KVITTERING.search(svar.headers["location"])
            if not funn:
                self._stoppet += 1
                hva = f"ingen kvittering: {svar.headers['location'].split('/')[-2]}"
                raise Uventet(hva) if self._stoppet > _STOPPES else Brutt(hva)
            nummer = funn.group(1)
        await self._be("GET", f"/skjema/kvittering/{nummer}/json/")
        return nummer
