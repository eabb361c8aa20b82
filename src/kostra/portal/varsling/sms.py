"""SMS through a gateway: one JSON request for each message. Another gateway is another adapter."""

from __future__ import annotations

import http.client
import json
import ssl
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, HTTPSHandler, ProxyHandler, Request, build_opener

from kostra.portal.varsling.feil import Midlertidig, Tvilsom, Varig

#: Refusals that are about us or the moment, not about the message: a wrong key, too fast, busy.
_IKKE_MELDINGEN = {401, 403, 408, 409, 425, 429}


@dataclass(frozen=True)
class Sms:
    """``id`` is the letter's, the same at every attempt; ``til`` is E.164."""

    id: str
    til: str
    tekst: str


class Smstjeneste(Protocol):
    """A way to send SMS."""

    def send(self, melding: Sms) -> None:
        """Returns when the message is taken over. Raises a :class:`~.feil.Sendefeil`."""


class _IngenOmdirigering(HTTPRedirectHandler):
    """A redirect would carry key and number to another host."""

    def redirect_request(self, *_: Any) -> None:
        return None


@dataclass(frozen=True)
class HttpSms:
    """POSTs ``{to, text, reference}`` with a bearer key; the letter's id as ``Idempotency-Key``."""

    adresse: str
    nokkel: str
    frist: float  # seconds for each answer

    def send(self, melding: Sms) -> None:
        try:
            with self._aapner().open(self._foresporsel(melding), timeout=self.frist) as svar:
                svar.read(4096)
        except HTTPError as feil:
            kode = feil.code
            feil.close()
            if 400 <= kode < 500 and kode not in _IKKE_MELDINGEN:
                raise Varig("avvist_av_tjenesten") from None
            raise Midlertidig("tjenesten_feilet") from None
        except URLError as feil:  # no connection, or the request couldn't be written
            raise Midlertidig(_ord(feil.reason)) from None
        except (OSError, http.client.HTTPException):  # written, but no answer
            raise Tvilsom("brutt_etter_overlevering") from None

    def _foresporsel(self, melding: Sms) -> Request:
        innhold = {"to": melding.til, "text": melding.tekst, "reference": melding.id}
        return Request(  # noqa: S310 - the address is checked when the settings are read
            self.adresse,
            data=json.dumps(innhold).encode(),
            headers={
                "Content-Type": "application/json",
                "Authorization": f"Bearer {self.nokkel}",
                "Idempotency-Key": melding.id,
                "User-Agent": "kostra",
            },
            method="POST",
        )

    def _aapner(self) -> Any:
        tls = HTTPSHandler(context=ssl.create_default_context())
        return build_opener(ProxyHandler({}), tls, _IngenOmdirigering())


def _ord(grunn: object) -> str:
    match grunn:
        case ssl.SSLError():
            return "tls"
        case TimeoutError():
            return "tjeneren_svarer_ikke"
        case ConnectionRefusedError():
            return "tjeneren_er_nede"
        case _:
            return "forbindelsen_brutt"
