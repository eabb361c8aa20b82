"""Every route, method, role and owner, held to ``docs/sikkerhet/tilgang.csv``."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.urls import reverse


def utfall(svar) -> str:
    """The answer in one of the table's words. ``ok``: let in, whatever it then says about the content."""
    if svar.status_code >= 500:
        return f"feil {svar.status_code}"
    if svar.status_code in (302, 303):
        mot_innlogging = urlsplit(svar.headers["Location"]).path == reverse("konto:logg_inn")
        return "innlogging" if mot_innlogging else "ok"
    return {
        401: "innlogging",
        403: "ingen_tilgang",
        404: "finnes_ikke",
        410: "finnes_ikke",
        405: "ikke_tillatt",
    }.get(svar.status_code, "ok")
