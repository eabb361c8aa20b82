"""A form as PDF/UA-1, set by typst. The answers reach typst as data, never as markup."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from kostra.portal.innsending.skjema.ark import Ark
from kostra.portal.utseende import tekst
from kostra.rapport.rens import ren
from kostra.rapport.som_pdf import settbar


def pdf(ark: Ark) -> bytes:
    """The document."""
    import typst

    data = {
        "sprak": ark.sprak,
        "tittel": ark.tittel,
        "fakta": ark.fakta,
        "grupper": [{"tittel": g.tittel, "rader": g.rader} for g in ark.grupper],
        "fot": ark.fot,
        "ord": {
            "hode": [_("Spørsmål"), _("Svar")],
            "ubesvart": _("Ikke besvart"),
            "skrevet": _("Skrevet ut %(tid)s") % {"tid": tekst.tid(ark.laget)},
            "side": _("Side {n} av {alle}"),
        },
    }
    return typst.compile(
        _mal(),
        format="pdf",
        sys_inputs={"data": json.dumps(settbar(_rent(data)))},
        pdf_standards="ua-1",
        ignore_system_fonts=True,
        timestamp=ark.laget.replace(microsecond=0),
    )


@cache
def _mal() -> bytes:
    return Path(__file__).with_name("skjema.typ").read_bytes()


def _rent(verdi: object) -> object:
    if isinstance(verdi, str):
        return ren(verdi)
    if isinstance(verdi, dict):
        return {nokkel: _rent(v) for nokkel, v in verdi.items()}
    return [_rent(v) for v in verdi]  # type: ignore[attr-defined]
