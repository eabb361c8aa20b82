"""Firefox by WebDriver BiDi, as it comes: what the control page needs of a second browser, no more."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

#: The browser says where it listens, on its standard error.
_LYTTER = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
#: Arguments and answer go as text: BiDi's own values are a language of its own.
_SOM_TEKST = "async (inn) => JSON.stringify(await ({})(...JSON.parse(inn)) ?? null)"


class Firefox:
    """One browser with one page. ``klager``: what the page complained of."""

    def __init__(self, kobling: ClientConnection) -> None:
        self._kobling, self._nr = kobling, 0
        self.klager: list[str] = []
        self._be("session.new", capabilities={})
        self._side = self._be("browsingContext.getTree")["contexts"][0]["context"]
        self._be("session.subscribe", events=["log.entryAdded", "network.fetchError"])

    def gaa(self, adresse: str) -> None:
        """Opens the page, until it is loaded."""
        self._be("browsingContext.navigate", context=self._side, url=adresse, wait="complete")

    def kjor(self, funksjon: str, *argumenter: Any) -> Any:
        """What the page's function answers: JSON both ways."""
        svar = self._kall(
            _SOM_TEKST.format(funksjon), [{"type": "string", "value": json.dumps(argumenter)}]
        )
        return json.loads(svar["value"])

    def vent(self, betingelse: str) -> None:
        """Until the expression is true in the page; the test's own limit of time holds."""
        self._kall(
            f"async () => {{ while (!({betingelse})) await new Promise((v) => setTimeout(v, 50)); }}",
            [],
        )

    def velg(self, velger: str, fil: Path) -> None:
        """Gives a file to the page's field."""
        felt = self._kall(f"() => document.querySelector({json.dumps(velger)})", [])
        self._be(
            "input.setFiles",
            context=self._side,
            element={"sharedId": felt["sharedId"]},
            files=[str(fil)],
        )

    def _kall(self, funksjon: str, argumenter: list[Any]) -> Any:
        svar = self._be(
            "script.callFunction",
            functionDeclaration=funksjon,
            awaitPromise=True,
            target={"context": self._side},
            arguments=argumenter,
        )
        assert svar["type"] == "success", svar["exceptionDetails"]["text"]
        return svar["result"]

    def _be(self, metode: str, **parametre: Any) -> Any:
        self._nr += 1
        self._kobling.send(json.dumps({"id": self._nr, "method": metode, "params": parametre}))
        while True:
            kom = json.loads(self._kobling.recv())
            if kom.get("id") == self._nr:
                assert kom["type"] == "success", f"{metode}: {kom.get('message')}"
                return kom["result"]
            if kom.get("type") == "event" and kom["method"] in (
                "log.entryAdded",
                "network.fetchError",
            ):
                om = kom["params"]
                self.klager.append(str(om.get("text") or om.get("errorText")))


@contextmanager
def firefox(program: str) -> Iterator[Firefox]:
    """The browser with an empty profile, which is gone afterwards."""
    profil = Path(tempfile.mkdtemp(prefix="kostra-firefox-"))
    kommando = [program, "--headless", "--no-remote", "--profile", str(profil)]
    kommando += ["--remote-debugging-port", "0"]
    prosess = subprocess.Popen(kommando, stderr=subprocess.PIPE, text=True)
    try:
        assert prosess.stderr is not None
        funnet = next(filter(None, map(_LYTTER.search, prosess.stderr)))
        with connect(f"{funnet[1]}/session", max_size=None, proxy=None) as kobling:
            yield Firefox(kobling)
    finally:
        prosess.terminate()
        prosess.communicate(timeout=30)
        shutil.rmtree(profil, ignore_errors=True)
