"""A receipt as PDF/UA-1. The signed receipt goes with it as an attachment, so that one file is proof."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from kostra.portal.innsending.kvittering.utvalg import rader
from kostra.portal.innsending.models import Levering
from kostra.portal.innsending.utvalg import sprak
from kostra.rapport.rens import ren
from kostra.rapport.som_pdf import settbar


def pdf(levering: Levering) -> bytes:
    """The document, in the language of the request."""
    import typst

    data = {
        "sprak": sprak(),
        "tittel": _("Kvittering"),
        "dom": _dom(levering),
        "fakta": [[term, ren(verdi)] for term, verdi in rader(levering)],
        "hode": [_("Opplysning"), _("Verdi")],
        "ekte": _("Slik kontrollerer du kvitteringen"),
        "forklaring": _(
            "Kvitteringen er signert av mottaket. Den signerte kvitteringen (JSON) ligger som vedlegg "
            "i denne filen, og kan hentes på siden med kvitteringen. Den kan kontrolleres uten nett, med "
            "signeringssertifikatet fra forsiden av portalen:"
        ),
        "kommando": f"kostra kvittering verifiser {filnavn(levering)}.json "
        "--sertifikat signering.crt.pem",
        "side": _("Side {n} av {alle}"),
    }
    inn = {"data": json.dumps(settbar(data)), "jws": levering.kvittering, "navn": filnavn(levering)}
    return typst.compile(
        _mal(),
        format="pdf",
        sys_inputs=inn,
        pdf_standards="ua-1",
        ignore_system_fonts=True,
        timestamp=levering.mottatt.replace(microsecond=0),
    )


def _dom(levering: Levering) -> str:
    if levering.utfylling.er_prove:
        return _("Skjemaet er sendt inn i en prøve, og teller ikke")
    return _("Skjemaet er sendt inn")


def filnavn(levering: Levering) -> str:
    """Our name for the receipt's files, without ending."""
    return f"kvittering-{levering.kvitteringsnr}".lower()


@cache
def _mal() -> bytes:
    return Path(__file__).with_name("kvittering.typ").read_bytes()
