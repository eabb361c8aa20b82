"""A browser without script, from the standard library: cookies, forms, redirects.

The demo drives the portal with it as a person without JavaScript would: it fills in the forms that the
pages hold, with the hidden fields they bring, and presses their buttons.
"""

from __future__ import annotations

import http.client
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit

_FRIST = 20.0  # seconds for each answer
_MAKS_OMDIRIGERINGER = 8
_BRYTERE = {"checkbox", "radio"}
_KNAPPER = {"submit", "button", "image", "reset", "file"}


class SideFeil(Exception):
    """A page isn't as expected. The text says what was looked for, and where."""


@dataclass
class Skjema:
    """A form as it stands on the page. ``felt``: name -> values that would be sent."""

    adresse: str
    metode: str
    felt: dict[str, list[str]] = field(default_factory=dict)
    navn: set[str] = field(default_factory=set)
    knapper: set[tuple[str, str]] = field(default_factory=set)
    filfelt: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Svar:
    """An answer: ``sti`` is where we ended after redirects."""

    kode: int
    sti: str
    innhold: bytes
    hoder: Mapping[str, str]

    @property
    def html(self) -> str:
        return self.innhold.decode("utf-8", "replace")

    @property
    def tekst(self) -> str:
        """What a reader sees, one blank between words."""
        return " ".join(_les(self).ord)

    @property
    def skjemaer(self) -> list[Skjema]:
        return _les(self).skjemaer

    @property
    def lenker(self) -> list[str]:
        """Paths that the page links to."""
        return _les(self).lenker


def _les(svar: Svar) -> _Leser:
    leser = _Leser(svar.sti)
    leser.feed(svar.html)
    return leser


class _Leser(HTMLParser):
    def __init__(self, sti: str) -> None:
        super().__init__()
        self.sti = sti
        self.skjemaer: list[Skjema] = []
        self.lenker: list[str] = []
        self.ord: list[str] = []
        self._skjema: Skjema | None = None
        self._valg = self._tekstfelt = ""
        self._taus = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = {navn: verdi or "" for navn, verdi in attrs}
        har = dict(attrs)
        if tag in {"script", "style"}:
            self._taus += 1
        elif tag == "a" and a.get("href"):
            self.lenker.append(urljoin(self.sti, a["href"]))
        elif tag == "form":
            adresse = urljoin(self.sti, a.get("action") or self.sti)
            self._skjema = Skjema(adresse, a.get("method", "get").lower())
            self.skjemaer.append(self._skjema)
        elif self._skjema is not None and "disabled" not in har:
            self._felt(tag, a, har)

    def _felt(self, tag: str, a: dict[str, str], har: Mapping[str, str | None]) -> None:
        skjema, navn, slag = self._skjema, a.get("name", ""), a.get("type", "text")
        assert skjema is not None
        if tag == "button" and navn:
            skjema.knapper.add((navn, a.get("value", "")))
        elif tag == "input" and slag == "file":
            skjema.filfelt.add(navn)
        elif tag == "input" and slag in _KNAPPER and navn:
            skjema.knapper.add((navn, a.get("value", "")))
        elif tag in {"input", "select", "textarea"} and navn:
            skjema.navn.add(navn)
            self._valg = navn if tag == "select" else self._valg
            self._tekstfelt = navn if tag == "textarea" else ""
            if tag == "input" and (slag not in _BRYTERE or "checked" in har):
                skjema.felt.setdefault(navn, []).append(
                    a.get("value", "on" if slag in _BRYTERE else "")
                )
        elif tag == "option" and self._valg and "selected" in har:
            skjema.felt[self._valg] = [a.get("value", "")]

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"}:
            self._taus -= 1
        elif tag == "form":
            self._skjema = None
        elif tag in {"select", "textarea"}:
            self._valg = self._tekstfelt = ""

    def handle_data(self, data: str) -> None:
        if self._tekstfelt and self._skjema is not None:
            self._skjema.felt[self._tekstfelt] = [data]
        elif not self._taus:
            self.ord += data.split()


class Nettleser:
    """One person's browser. Follows redirects on its own host, and nowhere else."""

    def __init__(self, adresse: str) -> None:
        deler = urlsplit(adresse)
        self.adresse = adresse
        self._vert, self._port = deler.hostname or "", deler.port or 80
        self._kaker: dict[str, str] = {}
        self.brukt: list[str] = []  # every address that was opened, in order

    def hent(self, sti: str) -> Svar:
        """GET."""
        return self._be("GET", sti, b"", {})

    def send(
        self,
        side: Svar,
        verdier: Mapping[str, str | list[str]],
        *,
        knapp: tuple[str, str] | None = None,
        fil: tuple[str, str, bytes] | None = None,
    ) -> Svar:
        """Fills in the form of ``side`` that has these fields and this button, and sends it.

        ``fil``: (field, file name, content). Raises :class:`SideFeil` if there is no such form.
        """
        return self.trykk(
            side, self._finn(side, verdier, knapp, fil), verdier, knapp=knapp, fil=fil
        )

    def trykk(
        self,
        side: Svar,
        skjema: Skjema,
        verdier: Mapping[str, str | list[str]] | None = None,
        *,
        knapp: tuple[str, str] | None = None,
        fil: tuple[str, str, bytes] | None = None,
    ) -> Svar:
        """As :meth:`send`, for a form that is found already."""
        verdier = verdier or {}
        felt = skjema.felt | {n: [v] if isinstance(v, str) else v for n, v in verdier.items()}
        par = [(navn, verdi) for navn, alle in felt.items() for verdi in alle]
        par += [knapp] if knapp else []
        hoder = {"Referer": self.adresse + side.sti, "Origin": self.adresse}
        if skjema.metode == "get":
            return self.hent(f"{skjema.adresse}?{urlencode(par)}")
        if fil is None:
            hoder["Content-Type"] = "application/x-www-form-urlencoded"
            return self._be("POST", skjema.adresse, urlencode(par).encode(), hoder)
        kropp, hoder["Content-Type"] = _flerdelt(par, fil)
        return self._be("POST", skjema.adresse, kropp, hoder)

    def _finn(
        self,
        side: Svar,
        verdier: Mapping[str, object],
        knapp: tuple[str, str] | None,
        fil: tuple[str, str, bytes] | None,
    ) -> Skjema:
        for skjema in side.skjemaer:
            if (
                set(verdier) <= skjema.navn
                and (knapp is None or knapp in skjema.knapper)
                and (fil is None or fil[0] in skjema.filfelt)
            ):
                return skjema
        soker = ", ".join([*verdier, *(knapp or ()), *(fil[:1] if fil else ())])
        raise SideFeil(f"Siden {side.sti} ({side.kode}) har ikke skjemaet med {soker}.")

    def _be(self, metode: str, sti: str, kropp: bytes, hoder: Mapping[str, str]) -> Svar:
        for _ in range(_MAKS_OMDIRIGERINGER):
            svar = self._en(metode, sti, kropp, hoder)
            if svar.kode not in {301, 302, 303, 307, 308}:
                return svar
            maal = urlsplit(urljoin(self.adresse + sti, svar.hoder.get("location", "")))
            if maal.netloc != urlsplit(self.adresse).netloc:
                raise SideFeil(f"{sti} viser til en annen vert.")
            sti = maal.path + (f"?{maal.query}" if maal.query else "")
            metode, kropp, hoder = "GET", b"", {}
        raise SideFeil(f"{sti} viser i ring.")

    def _en(self, metode: str, sti: str, kropp: bytes, hoder: Mapping[str, str]) -> Svar:
        # a connection for each request: this is a demonstration, not a measurement
        kobling = http.client.HTTPConnection(self._vert, self._port, timeout=_FRIST)
        alle = {"Accept": "text/html", "Accept-Language": "nb", **hoder}
        if self._kaker:
            alle["Cookie"] = "; ".join(f"{navn}={verdi}" for navn, verdi in self._kaker.items())
        try:
            kobling.request(metode, sti, body=kropp or None, headers=alle)
            svar = kobling.getresponse()
            innhold = svar.read()
        except (OSError, http.client.HTTPException) as feil:
            raise SideFeil(f"Portalen svarer ikke på {sti} ({type(feil).__name__}).") from feil
        finally:
            kobling.close()
        self._husk(svar.headers.get_all("Set-Cookie") or ())
        self.brukt.append(f"{metode} {sti}")
        return Svar(svar.status, sti, innhold, {n.lower(): v for n, v in svar.getheaders()})

    def _husk(self, linjer: Iterator[str] | list[str] | tuple[str, ...]) -> None:
        for linje in linjer:
            for navn, kake in SimpleCookie(linje).items():
                if kake["max-age"] == "0" or not kake.value:
                    self._kaker.pop(navn, None)
                else:
                    self._kaker[navn] = kake.value


def _flerdelt(par: list[tuple[str, str]], fil: tuple[str, str, bytes]) -> tuple[bytes, str]:
    """A multipart body and its content type."""
    skille = secrets.token_hex(16)
    deler = [
        f'--{skille}\r\nContent-Disposition: form-data; name="{navn}"\r\n\r\n{verdi}\r\n'.encode()
        for navn, verdi in par
    ]
    felt, filnavn, innhold = fil
    hode = (
        f'--{skille}\r\nContent-Disposition: form-data; name="{felt}"; filename="{filnavn}"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n"
    )
    deler += [hode.encode(), innhold, f"\r\n--{skille}--\r\n".encode()]
    return b"".join(deler), f"multipart/form-data; boundary={skille}"
