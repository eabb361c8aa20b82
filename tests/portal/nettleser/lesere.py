"""A person's browser: what it does, and what it is watched for."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import struct
import time
from typing import Any
from urllib.parse import urlsplit

from portal.nettleser.tjeneste import Ansatt, Konto, Tjeneste, kode

#: Told by the page itself, so that a blocked script or style is a failed test.
_CSP = """document.addEventListener('securitypolicyviolation',
  (brudd) => console.error(`CSP: ${brudd.violatedDirective} ${brudd.blockedURI}`));"""
#: Chromium's own line about an answer that isn't 200; a form with faults is answered 422.
_SVARKODE = re.compile(
    r"Failed to load resource: the server responded with a status of (401|4\d\d)"
)


class Leser:
    """A browser with nothing in it, and one page (``side``). ``klager``: what must not have happened."""

    def __init__(
        self,
        nettleser: Any,
        kostra: Tjeneste,
        *,
        bredde: int = 1280,
        hoyde: int = 900,
        skript: bool = True,
        sprak: str = "nb",
        **valg: Any,
    ) -> None:
        self.kostra, self.sprak = kostra, sprak
        self.klager: list[str] = []
        self.hentet: list[str] = []
        self.omgivelse = nettleser.new_context(
            base_url=kostra.adresse,
            viewport={"width": bredde, "height": hoyde},
            java_script_enabled=skript,
            locale={"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}[sprak],
            timezone_id="Europe/Oslo",
            **valg,
        )
        self.omgivelse.set_default_timeout(20_000)
        self.omgivelse.add_init_script(_CSP)
        self.omgivelse.on("page", self._pass_paa)
        self.side = self.omgivelse.new_page()

    def _pass_paa(self, side: Any) -> None:
        side.on("console", self._konsoll)
        side.on("pageerror", lambda feil: self.klager.append(str(feil)))
        side.on("request", lambda r: self._foresporsel(r.url))

    def _konsoll(self, linje: Any) -> None:
        if linje.type in {"error", "warning"} and not _SVARKODE.match(linje.text):
            self.klager.append(f"{urlsplit(self.side.url).path}: {linje.text}")

    def _foresporsel(self, adresse: str) -> None:
        self.hentet.append(adresse)
        deler = urlsplit(adresse)
        if deler.scheme not in {"data", "blob"} and deler.hostname != "127.0.0.1":
            self.klager.append(f"hentet {adresse}")

    def lukk(self) -> None:
        self.omgivelse.close()

    def fane(self) -> Any:
        """Another tab of the same browser."""
        return self.omgivelse.new_page()

    # -- by what stands in the markup, whatever the language -------------------------------------------
    def knapp(self, gjor: str) -> Any:
        """A button of the form page that can be seen."""
        return self.side.locator(
            f".bunnknapper [name=gjor][value={gjor}], .verktoy [name=gjor][value={gjor}]"
        )

    def videre(self, knapp: Any) -> None:
        """Presses what leads to another page, and waits until it is there."""
        with self.side.expect_navigation():
            knapp.click()

    @property
    def send(self) -> Any:
        """The button that sends the page's own form."""
        return self.side.locator("main form [type=submit]").first

    def fyll(self, **felt: str) -> None:
        """Texts by the name of their fields."""
        for navn, verdi in felt.items():
            self.side.locator(f"[name={navn}]").fill(verdi)

    def velg_fil(self, data: bytes, navn: str = "uttrekk.dat.p7m") -> None:
        """Chooses a file in the form."""
        self.side.set_input_files(
            "[data-velger] input[type=file]",
            {"name": navn, "mimeType": "application/octet-stream", "buffer": data},
        )

    def last_opp(self, data: bytes, navn: str = "uttrekk.dat.p7m") -> None:
        """The same, and waits until it is stored."""
        self.velg_fil(data, navn)
        self.side.locator("[data-filrad]", has_text=navn).wait_for()

    # -- ways in ----------------------------------------------------------------------------------------
    def skriv_inn(self, brukernavn: str, passord: str, sti: str = "/logg-inn/") -> None:
        """The first login page."""
        if sti:
            self.side.goto(sti)
        self.fyll(brukernavn=brukernavn, passord=passord)
        self.side.locator(f"input[name=sprak][value={self.sprak}]").check()
        self.videre(self.send)

    def som_kommune(self, konto: Konto) -> Leser:
        """Logged in with organisation number and PIN."""
        self.skriv_inn(konto.orgnr, konto.pin)
        self.side.wait_for_url("**/skjema/**")
        return self

    def som_rapportor(self, konto: Konto) -> Leser:
        """Logged in with user id, password and the code from the gateway."""
        self.skriv_inn(konto.brukerid, konto.passord)
        self.tast_kode(konto)
        self.side.wait_for_url("**/skjema/**")
        return self

    def som_ansatt(self, ansatt: Ansatt) -> Leser:
        """Logged in at the agency: the code comes from an app."""
        self.skriv_inn(ansatt.brukerid, ansatt.passord)
        self.side.wait_for_url("**/logg-inn/kode/")
        self.fyll(kode=totp(ansatt.nokkel))
        self.videre(self.send)
        self.side.wait_for_url("**/ansatt/")
        return self

    def tast_kode(self, konto: Konto) -> None:
        """The second login page."""
        self.side.wait_for_url("**/logg-inn/kode/")
        self.fyll(kode=kode(self.kostra.melding(konto.mobil)))
        self.videre(self.send)

    def begynn(self, skjema: str, aar: int = 2026) -> str:
        """*Nytt skjema*: the address of the form."""
        self.side.goto("/skjema/nytt/")
        boks = f"form:has([name=skjema][value='{skjema}']):has([name=aar][value='{aar}'])"
        self.side.locator(boks).locator("button").click()
        self.side.wait_for_url(re.compile(r"/skjema/[0-9a-f-]{36}/"))
        funnet = re.search(r"/skjema/[0-9a-f-]{36}/", self.side.url)
        assert funnet
        return funnet.group()


def totp(nokkel: str) -> str:
    """What an app on the phone shows for the secret, which is written in groups of four (RFC 6238)."""
    teller = struct.pack(">Q", int(time.time()) // 30)
    avtrykk = hmac.new(base64.b32decode(nokkel.replace(" ", "")), teller, hashlib.sha1).digest()
    fra = avtrykk[-1] & 15
    return f"{(struct.unpack('>I', avtrykk[fra : fra + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"
