"""``{% load krypter %}``: what a page needs to let the browser encrypt."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext as _

from kostra.portal.nettleser import krypterdata
from kostra.portal.runde.utvalg import aapne_runder, krypteringssertifikater

register = template.Library()


@register.simple_tag(name="krypterdata")
def krypterdata_for_siden() -> dict[str, Any]:
    """``{% krypterdata as data %}``: the certificates of each open year, and the words."""
    aarene = {
        runde.aar: krypterdata.som_liste(krypteringssertifikater(runde.aar))
        for runde in aapne_runder()
    }
    return {
        "sertifikater": {aar: liste for aar, liste in aarene.items() if liste},
        "tekster": krypterdata.tekster()
        | {
            "lagret": _("Filen er kryptert og lagret."),
            "endret": _("Filen er endret siden den ble kontrollert. Velg den på nytt."),
            "uventet": _("Filen ble ikke kryptert. Prøv igjen, eller bruk File Encrypter."),
        },
    }
