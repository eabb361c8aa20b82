"""What every answer must carry, whatever its status."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse

#: The only sources a page may name. Icons are drawn as data: images by the design system.
_KILDER = {"'self'", "'none'"}
_OGSAA = {"img-src": {"data:"}}
_KREVES = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
    "report-uri": ["/csp-rapport/"],
}
_FASTE = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
}
_FORBUDT = ("camera", "microphone", "geolocation", "usb", "payment", "display-capture")


def csp(svar: HttpResponse) -> dict[str, list[str]]:
    """The policy as directive -> sources."""
    deler = [d.split() for d in svar.headers.get("Content-Security-Policy", "").split(";")]
    return {d[0]: d[1:] for d in deler if d}


def feil_i_hoder(svar: HttpResponse, *, statisk: bool = False, sporres: bool = False) -> list[str]:
    """What is wrong, in words; empty when everything is there. ``sporres``: a public file, which a
    browser may keep for itself and asks about each time.
    """
    feil = [f"{navn}: {svar.headers.get(navn)}" for navn, v in _FASTE.items()
            if svar.headers.get(navn) != v]  # fmt: skip
    rettigheter = svar.headers.get("Permissions-Policy", "")
    feil += [
        f"Permissions-Policy uten {navn}" for navn in _FORBUDT if f"{navn}=()" not in rettigheter
    ]
    lagring = svar.headers.get("Cache-Control")
    if sporres and svar.status_code in (200, 304):
        rett = lagring == "private, no-cache" and "ETag" in svar.headers
    else:
        rett = (lagring == "no-store") != statisk
    if not rett:
        feil.append(f"Cache-Control: {svar.headers.get('Cache-Control')}")
    if "Access-Control-Allow-Origin" in svar.headers:
        feil.append("Access-Control-Allow-Origin slipper andre til")
    if "X-Powered-By" in svar.headers or "Server" in svar.headers:
        feil.append("svaret sier hva det er laget med")
    innhold = svar.headers.get("Content-Type", "")
    if (svar.streaming or svar.content) and not innhold:
        feil.append("innhold uten Content-Type")
    if innhold.startswith("text/") and "charset=" not in innhold:
        feil.append(f"Content-Type uten tegnsett: {innhold}")
    return feil + _feil_i_csp(csp(svar)) + _feil_i_informasjonskapsler(svar, statisk)


def _feil_i_csp(regler: dict[str, list[str]]) -> list[str]:
    feil = [
        f"CSP {navn}: {regler.get(navn)}" for navn, v in _KREVES.items() if regler.get(navn) != v
    ]
    for navn, kilder in regler.items():
        if navn == "report-uri":
            continue
        andre = set(kilder) - _KILDER - _OGSAA.get(navn, set())
        feil += [f"CSP {navn} slipper til {kilde}" for kilde in andre]
    return feil


def _feil_i_informasjonskapsler(svar: HttpResponse, statisk: bool) -> list[str]:
    feil = []
    for navn, kapsel in svar.cookies.items():
        if statisk:
            feil.append(f"{navn} på en statisk fil")
        if not navn.startswith("__Host-"):
            feil.append(f"{navn} uten __Host-")
        rett = (kapsel["secure"], kapsel["httponly"], kapsel["samesite"], kapsel["path"])
        slettes = kapsel["max-age"] == 0
        if kapsel["domain"] or (rett != (True, True, "Strict", "/") and not slettes):
            feil.append(f"{navn}: {kapsel.OutputString()}")
    return feil


# -- addresses in pages ----------------------------------------------------------------------------
_ADRESSER = {"href", "src", "action", "formaction", "poster", "data", "srcset", "cite", "ping",
             "background", "manifest", "hx-get", "hx-post", "hx-put", "hx-delete", "content",
             "xlink:href"}  # fmt: skip


class _Leser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.adresser: list[tuple[str, str, str]] = []
        self.innebygd: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        gitt = {navn: verdi or "" for navn, verdi in attrs}
        for navn, verdi in gitt.items():
            if navn in _ADRESSER:
                self.adresser.append((tag, navn, verdi))
            if navn.startswith("on") or navn == "style":
                self.innebygd.append(f"<{tag} {navn}>")
        data = gitt.get("type") == "application/json"  # read by a script of ours, never run
        if tag == "style" or (tag == "script" and "src" not in gitt and not data):
            self.innebygd.append(f"<{tag}>")

    handle_startendtag = handle_starttag


def les_side(html: str) -> _Leser:
    leser = _Leser()
    leser.feed(html)
    return leser


def feil_i_siden(svar: HttpResponse) -> list[str]:
    """Another host's addresses, scripts and styles in the page; empty when the answer is no page."""
    if not svar.headers.get("Content-Type", "").startswith("text/html"):
        return []
    html = b"".join(svar).decode() if svar.streaming else svar.content.decode()
    lest = les_side(html)
    return andres(lest) + lest.innebygd


def andres_adresser(html: str) -> list[str]:
    """See :func:`andres`."""
    return andres(les_side(html))


def andres(lest: _Leser) -> list[str]:
    """Addresses in the page that make the browser ask, or send anything to, another host."""
    egen = urlsplit(settings.KOSTRA.adresse).netloc
    funnet = []
    for tag, navn, verdi in lest.adresser:
        deler = urlsplit(verdi.strip())
        if deler.scheme in ("javascript", "vbscript", "blob", "file") or (
            deler.netloc and deler.netloc != egen
        ):
            funnet.append(f"<{tag} {navn}={verdi[:60]}>")
    return funnet
