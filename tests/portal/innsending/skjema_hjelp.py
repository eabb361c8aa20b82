"""A browser that fills in form pages the way a person does: it sends back what the page holds."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from django.test import Client
from django.urls import reverse

from kostra.portal.innsending.models import Utfylling
from kostra.portal.konto.models import Bruker
from portal.stygge import GRUPPER

SVAR_999 = {
    "kommune": {
        "ansvarlig_navn": "Kari Eksempel",
        "ansvarlig_telefon": "77 85 00 00",
        "ansvarlig_epost": "kari@senja.example",
    },
    "person": {
        "person_navn": "Nora Eksempel",
        "person_epost": "nora@senja.example",
        "person_mobil": "90 00 00 01",
        "skjema": ["11CF"],
    },
}


class _Sidens(HTMLParser):
    """The fields of the form ``#skjema`` with their values, as a browser would send them."""

    def __init__(self) -> None:
        super().__init__()
        self.svar: dict[str, list[str]] = {}

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        if tag != "input" or not a.get("name"):
            return
        if a.get("type") in ("radio", "checkbox") and "checked" not in a:
            return
        if a.get("type") != "file":
            self.svar.setdefault(a["name"], []).append(a.get("value", ""))


def innlogget(bruker: Bruker) -> Client:
    """A browser of its own, logged in."""
    ny = Client()
    ny.defaults |= {"wsgi.url_scheme": "https", "SERVER_NAME": "kostra.example"}
    ny.force_login(bruker)
    return ny


def velg_sprak(klient: Client, sprak: str) -> None:
    """Chooses a language in the header."""
    assert klient.post(reverse("utseende:sprak"), {"sprak": sprak}).status_code == 302


def gruppe_url(utfylling: Utfylling, gruppe: str) -> str:
    return reverse("innsending:gruppe", args=[utfylling.pk, gruppe])


def felt_paa(svar) -> dict[str, list[str]]:
    """What the page would send if nothing was changed."""
    html = svar.content.decode()
    start = html.index('id="skjema"')
    parser = _Sidens()
    parser.feed(html[start : html.index("</form>", start)])
    return parser.svar


def knapper(html: str) -> list[str]:
    """What each button of the form ``#skjema`` says to do, in the order of the page."""
    inne = html.index('id="skjema"')
    av_skjemaet = [
        tagg[0]
        for tagg in re.finditer(r"<button [^>]*>", html)
        if 'form="skjema"' in tagg[0] or (tagg.start() > inne and "form=" not in tagg[0])
    ]
    return [verdi for tagg in av_skjemaet for verdi in re.findall(r'value="([\w.]+)"', tagg)]


def aapne(klient: Client, utfylling: Utfylling, gruppe: str) -> dict[str, list[str]]:
    """Opens the page; the answer is what it would send."""
    side = klient.get(gruppe_url(utfylling, gruppe))
    assert side.status_code == 200
    return felt_paa(side)


def send(klient: Client, utfylling: Utfylling, gruppe: str, gjor: str, side=None, **svar):
    """Fills in and presses a button. ``side``: a page opened before; else it is opened now."""
    data = {**(side if side is not None else aapne(klient, utfylling, gruppe)), **svar}
    return klient.post(gruppe_url(utfylling, gruppe), data | {"gjor": gjor})


def start(klient: Client, skjema: str, aar: int = 2026) -> Utfylling:
    """*Nytt skjema*, *Begynn*."""
    svar = klient.post(reverse("innsending:nytt"), {"skjema": skjema, "aar": aar})
    assert svar.status_code == 302
    return Utfylling.objects.get(pk=svar.headers["Location"].split("/")[2])


def fyll_ut_999(klient: Client, **person) -> Utfylling:
    """A 999 with all its answers, not sent."""
    utfylling = start(klient, "999")
    send(klient, utfylling, "kommune", "neste", **SVAR_999["kommune"])
    send(klient, utfylling, "person", "lagre", **(SVAR_999["person"] | person))
    utfylling.refresh_from_db()
    return utfylling


def noen_stygge(av_hver: int = 7) -> list[str]:
    """Some of each kind of nasty string, as a browser sends them (it knows no lone surrogates)."""
    utvalgte = [streng for gruppe in GRUPPER.values() for streng in gruppe[::3][:av_hver]]
    return [streng.encode("utf-8", "replace").decode() for streng in utvalgte]


def les(svar) -> str:
    return svar.content.decode()
