"""The tabs *Mine skjema*, *Nytt skjema*, *Nyheter*."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kostra.portal.konto.models import Bruker
from kostra.portal.nedlasting.nyhetsutvalg import antall_uleste


def hovedfaner(bruker: Bruker, aktiv: str) -> list[dict[str, Any]]:
    """For ``{% faner %}``. ``aktiv``: mine, nytt or nyheter."""
    uleste = antall_uleste(bruker)
    tall = ngettext("%(antall)s ulest", "%(antall)s uleste", uleste) % {"antall": uleste}
    sider = (
        ("mine", "innsending:mine", _("Mine skjema"), 0, ""),
        ("nytt", "innsending:nytt", _("Nytt skjema"), 0, ""),
        ("nyheter", "nedlasting:nyheter", _("Nyheter"), uleste, tall),
    )
    return [
        {"url": reverse(url), "tekst": tekst, "aktiv": navn == aktiv, "antall": antall,
         "antall_tekst": antall_tekst}
        for navn, url, tekst, antall, antall_tekst in sider
    ]  # fmt: skip
