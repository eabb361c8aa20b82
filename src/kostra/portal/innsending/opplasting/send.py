"""What the form's own encryption needs: for whom, by which form the file is controlled, and its words.

The work is done in the browser (``static/kostra/nett/send.js``); nothing of it is done here.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kostra.portal import klokke
from kostra.portal.innsending.models import Utfylling
from kostra.portal.nettleser import filer, krypterdata
from kostra.portal.runde.models import Sertifikat


def data(utfylling: Utfylling, sertifikater: list[Sertifikat], svarfelt: str) -> dict[str, Any]:
    """For the script, as JSON. ``svarfelt``: the question whose *Nei* goes with the empty file."""
    return {
        "skjema": utfylling.skjema,
        "aar": utfylling.aar,
        "region": utfylling.enhet.region,
        "sprak": get_language(),
        "naa": klokke.naa().isoformat(),
        "svarfelt": svarfelt,
        "sertifikater": krypterdata.som_liste(sertifikater),
        "tekster": krypterdata.tekster() | _tekster(),
    }


def adresse() -> str:
    """The folder of the control that runs in the browser; empty where none is installed."""
    return filer.adresse()


def _tekster() -> dict[str, str]:
    """Name -> sentence; ``{…}`` is filled in by the script."""
    return {
        "ferdig": _("ferdig"),
        "stoppet": _("stoppet"),
        "henter": _("Henter kontrollprogrammet: {prosent} prosent"),
        "starter": _("Starter kontrollprogrammet …"),
        "kontrollerer": _("Kontrollerer filen: {gjort} av {av} poster"),
        "kontrollerer_straks": _("Kontrollerer filen …"),
        "sender": _("Sender den krypterte filen …"),
        "sendt": _("Sendt. Velg Kontrollere eller Send inn når skjemaet er ferdig utfylt."),
        "avbrutt": _("Avbrutt. Ingenting er sendt."),
        "uten_installert": _("Kontrollprogrammet for nettleseren er ikke lagt ut her."),
        "ikke_stottet": _(
            "Nettleseren lar ikke kontrollprogrammet kjøre (WebAssembly er slått av)."
        ),
        "lastet_ikke": _("Kontrollprogrammet kunne ikke hentes."),
        "endret": _("Kontrollprogrammet er ikke det vi la ut, og er ikke startet."),
        "sviktet": _("Kontrollprogrammet stoppet."),
        "for_stor": _("Filen er for stor til å kontrolleres i nettleseren."),
        "alt_kryptert": _(
            "Denne filen er alt kryptert. Velg «Filen er allerede kryptert», og legg den ved der."
        ),
        "stor_fil": _("Filen er for stor for skjemaet. Sjekk at du har valgt riktig fil."),
        "tom": _("Filen er tom (0 byte)."),
        "uventet": _(
            "Noe gikk galt. Ingenting er sendt. Prøv igjen, eller krypter med File Encrypter."
        ),
    }
