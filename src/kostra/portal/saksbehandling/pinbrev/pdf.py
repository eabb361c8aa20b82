"""The letters as one PDF/UA-1: a page each, in the kommune's own form of Norwegian."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kostra.portal import klokke
from kostra.portal.saksbehandling.kommuner.utvalg import orgnr_i_grupper
from kostra.portal.saksbehandling.pinbrev.services import Pinbrev
from kostra.portal.utseende import tekst
from kostra.rapport.rens import ren
from kostra.rapport.som_pdf import settbar

STOTTE_EPOST, STOTTE_TELEFON = "kostra-support@ssb.no", "62 88 51 70"


def pdf(brevene: Iterable[Pinbrev]) -> bytes:
    """The document, one letter on each page."""
    import typst

    data = {"sprak": "nb", "tittel": _("PIN-brev"), "brev": [_ett(brev) for brev in brevene]}
    return typst.compile(
        _mal(),
        format="pdf",
        sys_inputs={"data": json.dumps(settbar(data))},
        pdf_standards="ua-1",
        ignore_system_fonts=True,
        timestamp=klokke.naa().replace(microsecond=0),
    )


def _ett(brev: Pinbrev) -> dict[str, Any]:
    enhet = brev.enhet
    with translation.override(enhet.sprak):
        innlogging = settings.KOSTRA.adresse + reverse("konto:logg_inn")
        kommune = _("%(navn)s kommune") % {"navn": ren(enhet.navn)}
        mottaker = [kommune, ren(enhet.bydelsnavn), _kontakt(ren(enhet.kontakt_navn))]
        return {
            "sprak": enhet.sprak,
            "mottaker": [linje for linje in mottaker if linje],
            "avsender": _("Statistisk sentralbyrå"),
            "dato": tekst.dato(klokke.i_dag()),
            "tittel": _("Pinkode til KOSTRA innrapportering"),
            "hva": _(
                "Med organisasjonsnummeret og pinkoden under logger kommunen inn i KOSTRA "
                "innrapportering. Der registrerer dere hvem som skal rapportere sensitive data "
                "(skjema 999), og følger med på hva som er levert."
            ),
            "hode": [_("Opplysning"), _("Verdi")],
            "rader": [
                [
                    pgettext("hva det er om", "Gjelder"),
                    f"{enhet.kommunenr} {ren(enhet.fullt_navn)}",
                ],
                [_("Organisasjonsnummer"), orgnr_i_grupper(enhet.orgnr)],
                [_("Logg inn her"), innlogging],
            ],
            "pinord": _("Pinkode"),
            "pin": brev.pin,
            "om_pin": _(
                "Skriv organisasjonsnummeret som brukernavn og pinkoden som passord. "
                "Pinkoden har bokstaver og sifre i grupper på fire, aldri bokstavene I, L, O og U. "
                "Du kan skrive den med eller uten bindestreker, og med små eller store bokstaver."
            ),
            "vern": _(
                "Pinkoder kommunen har fått før, virker ikke lenger. Ta vare på brevet et trygt sted, og "
                "gi ikke pinkoden til andre enn dem som skal logge inn for kommunen. Den blir aldri "
                "sendt på e-post eller SMS, og vi spør aldri etter den."
            ),
            "hjelp": _("Spørsmål, eller er brevet kommet feil? Kontakt KOSTRA-support:"),
            "stotte": [STOTTE_TELEFON, STOTTE_EPOST],
        }


def _kontakt(navn: str) -> str:
    return _("Ved %(navn)s") % {"navn": navn} if navn else _("Ved KOSTRA-kontakten")


@cache
def _mal() -> bytes:
    return Path(__file__).with_name("pinbrev.typ").read_bytes()
