"""waitress with the limits of a server that strangers reach: size, count and time of what is sent in.

A request is read whole, by the process's one reading thread, before a working thread sees it: a
sender of one byte a second costs a connection, not a thread. Bodies stay in memory and never go to a
temporary file, since what is sent by mistake may be plaintext.
"""

from __future__ import annotations

import json
import re
import time
from typing import Any, Final

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import TcpWSGIServer
from waitress.task import ErrorTask
from waitress.utilities import BadRequest, RequestHeaderFieldsTooLarge

from kostra.portal.api import problem

MAKS_HODE: Final = 32 * 1024
MAKS_FELT: Final = 100
MAKS_LINJE: Final = 4096
#: Seconds to send the header; and the body, with one more for each ``BYTE_I_SEKUNDET``.
HODE_TID: Final = 20.0
KROPP_TID: Final = 30.0
BYTE_I_SEKUNDET: Final = 8192
#: A form is smaller than this; what is larger shares ``MAKS_SAMTIDIG`` bytes and waits for room.
LITEN: Final = 64 * 1024
MAKS_SAMTIDIG: Final = 160_000_000

_NOK: Final = 64  # bytes to know a call of the API by
_TIL_API: Final = re.compile(rb"\s*[A-Z]+ /api/")
_TEKST: Final = {
    400: "Forespørselen kan ikke leses.",
    411: "Forespørselen sier ikke hvor lang den er.",
    413: "Filen er for stor til å bli tatt imot.",
    414: "Adressen er for lang.",
    431: "Forespørselen har for mange eller for lange felt.",
}


class ForLangLinje(BadRequest):  # type: ignore[misc]
    code = 414
    reason = "URI Too Long"


class UtenLengde(BadRequest):  # type: ignore[misc]
    code = 411
    reason = "Length Required"


class Foresporsel(HTTPRequestParser):  # type: ignore[misc]
    """One request as it comes in."""

    chunked: bool

    def __init__(self, adj: Any) -> None:
        super().__init__(adj)
        self.begynt = time.monotonic()
        self.slipper_inn = False  # a large body that has been given its room
        self._forst = b""

    def received(self, data: bytes) -> int:
        if len(self._forst) < _NOK:
            self._forst = (self._forst + data)[:_NOK]
        return int(super().received(data))

    @property
    def til_api(self) -> bool:
        """True for a call of the API, though the rest of it may be unreadable."""
        return _TIL_API.match(self._forst) is not None

    def parse_header(self, header_plus: bytes) -> None:
        linje, _, felt = header_plus.partition(b"\r\n")
        feil: BadRequest | None = None
        if len(linje) > MAKS_LINJE:
            feil = ForLangLinje("")
        elif felt.count(b"\n") > MAKS_FELT:
            feil = RequestHeaderFieldsTooLarge("")
        if feil is None:
            super().parse_header(header_plus)
            if not self.chunked:
                self.begynt = time.monotonic()
                return
            feil = UtenLengde("")  # no browser sends without a length; the room it takes is unknown
        super().parse_header(b"GET / HTTP/1.0\r\n")
        self.chunked, self.body_rcv = False, None
        self.error = feil

    @property
    def er_stor(self) -> bool:
        return self.body_rcv is not None and self.content_length > LITEN

    def for_sen(self, naa: float) -> bool:
        """True when it has taken longer than any usable line needs."""
        if self.body_rcv is None:
            return naa - self.begynt > HODE_TID
        return naa - self.begynt > KROPP_TID + self.body_bytes_received / BYTE_I_SEKUNDET


class Feilsvar(ErrorTask):  # type: ignore[misc]
    """What the server itself answers, with the portal's guarding headers: a line in Norwegian, or a
    problem to those who called the API.
    """

    def execute(self) -> None:
        feil = self.request.error
        tekst = _TEKST.get(feil.code, "Noe gikk galt. Prøv igjen om litt.")
        medietype, innhold = "text/plain; charset=utf-8", f"{tekst}\n".encode()
        if self.request.til_api:
            medietype, innhold = problem.MEDIETYPE, _som_problem(feil.code, tekst)
        self.status = f"{feil.code} {feil.reason}"
        self.response_headers += [
            ("Content-Type", medietype),
            ("Cache-Control", "no-store"),
            ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
            ("X-Content-Type-Options", "nosniff"),
        ]
        self.set_close_on_finish()
        self.content_length = len(innhold)
        self.write(innhold)


def _som_problem(status: int, tekst: str) -> bytes:
    """The address isn't known for certain here, so the problem is about the whole API."""
    slag = {413: "for_stor", 500: "feil"}.get(status, "uventet")
    ett = problem.Problem(slag, status=status, detalj=tekst)
    return json.dumps(problem.som_data(ett, sti=problem.SIDE), ensure_ascii=False).encode()


class Kanal(HTTPChannel):  # type: ignore[misc]
    """One connection."""

    parser_class = Foresporsel
    error_task_class = Feilsvar

    def readable(self) -> bool:
        """A large body is read when there is room for it. Meanwhile its time doesn't run."""
        if not super().readable():
            return False
        inn = self.request
        if inn is None or not inn.er_stor or inn.slipper_inn:
            return True
        inn.slipper_inn = self.server.plass_til(inn.content_length)
        inn.begynt = time.monotonic()
        return bool(inn.slipper_inn)

    def holder(self) -> int:
        """Bytes that its large bodies take, those still to come counted."""
        alle = [*self.requests, *([self.request] if self.request else [])]
        return sum(r.content_length for r in alle if r.er_stor and r.slipper_inn)


class Tjener(TcpWSGIServer):  # type: ignore[misc]
    """The server of one process."""

    channel_class = Kanal

    def plass_til(self, antall: int) -> bool:
        """True if a body of that size fits with those under way. The first always does."""
        opptatt = sum(kanal.holder() for kanal in self.active_channels.values())
        return not opptatt or opptatt + antall <= MAKS_SAMTIDIG

    def maintenance(self, now: float) -> None:
        super().maintenance(now)
        naa = time.monotonic()
        for kanal in self.active_channels.values():
            venter = kanal.request is not None and not kanal.requests
            if venter and kanal.request.for_sen(naa):
                kanal.will_close = True

    def opptatt(self) -> bool:
        """True while an answer is being made or sent."""
        kanaler = list(self.active_channels.values())
        return any(kanal.requests or kanal.total_outbufs_len for kanal in kanaler)
