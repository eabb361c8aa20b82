"""Receipts as their user may see them: every field that was signed, in words."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kostra.kvittering import Kvittering, les_uverifisert
from kostra.portal.innsending.henvendelser.utvalg import er_returnert
from kostra.portal.innsending.models import Levering
from kostra.portal.innsending.tilstand import Hendelse
from kostra.portal.innsending.utvalg import definisjon, kan, leveringer, sprak, utfylling_for
from kostra.portal.konto.models import Bruker
from kostra.portal.runde.utvalg import aapning_av
from kostra.portal.utseende import merkelapper, tekst
from kostra.portal.utseende.templatetags.kostra import sha256, storrelse, tid


def levering_for(bruker: Bruker, nr: str) -> Levering:
    """The delivery with that receipt number, if its form may be opened by the user. Raises Http404."""
    funnet = (
        Levering.objects.select_related("fil", "kontroll__bestilt_av")
        .filter(kvitteringsnr__iexact=nr)
        .first()
    )
    if funnet is None:
        raise Http404
    funnet.utfylling = utfylling_for(bruker, funnet.utfylling_id)
    return funnet


def side(levering: Levering) -> dict[str, Any]:
    """The receipt's page."""
    utfylling = levering.utfylling
    alle = leveringer(utfylling)
    rundens = aapning_av(utfylling)
    return {
        "levering": levering,
        "utfylling": utfylling,
        "fakta": fakta(levering),
        "gjelder": alle[0] == levering and not er_returnert(levering),
        "returnert": alle[0] == levering and er_returnert(levering),
        "siste": alle[0],
        "andre": [annen for annen in alle if annen != levering],
        "har_rapport": hasattr(levering.kontroll, "rapport"),
        "kan_laases_opp": kan(utfylling, Hendelse.LAAS_OPP) and rundens.kan_sende,
        "stenger": rundens.stenger,
        "aapning": rundens,
    }


def fakta(levering: Levering) -> list[tuple[str, Any]]:
    """(term, value) as HTML: from the signed text itself, so that nothing else is shown."""
    k = les_uverifisert(levering.kvittering)
    lapp = merkelapper.for_grad(k.alvorlighetsgrad)
    return [
        (_("Kvitteringsnummer"), k.nummer),
        (_enhetsord(k), _enhet(k)),
        (_("Skjema"), definisjon(levering.utfylling).tittel.paa(sprak())),
        (_("Rapporteringsår"), str(k.aar)),
        (_("Tidspunkt"), tid(k.tidspunkt, sekunder=True)),
        (_("Sendt av"), levering.kontroll.bestilt_av.navn),
        (_("Svar"), _svar(k)),
        (_("Fil"), f"{k.filnavn}, {storrelse(k.storrelse)}"),
        (_("SHA-256 av filen"), sha256(k.sha256)),
        (_("Antall poster"), tekst.tall(k.antall_poster)),
        (_("Kontrollresultat"), f"{lapp.ord}: {_antall(k)}"),
        (_("Kontrollprogram"), k.programversjon),
        *([(_("Prøve"), _("Ja, teller ikke som levert"))] if k.prove else []),
    ]


def rader(levering: Levering) -> list[tuple[str, str]]:
    """The same in plain text, for paper."""
    k = les_uverifisert(levering.kvittering)
    ut = []
    for term, verdi in fakta(levering):
        if verdi == sha256(k.sha256):
            verdi = " ".join(k.sha256[i : i + 8] for i in range(0, 64, 8))
        if verdi == tid(k.tidspunkt, sekunder=True):
            verdi = tekst.tid(k.tidspunkt, sekunder=True)
        ut.append((term, str(verdi)))
    return ut


def _enhetsord(k: Kvittering) -> str:
    return _("Bydel") if k.enhet.bydel not in ("", "00") else _("Kommune")


def _enhet(k: Kvittering) -> str:
    nummer = (
        k.enhet.kommune if k.enhet.bydel in ("", "00") else f"{k.enhet.kommune} {k.enhet.bydel}"
    )
    return f"{nummer} {k.enhet.navn}".strip()


def _svar(k: Kvittering) -> str:
    return _("Ja") if k.svar == "ja" else _("Nei")


def _antall(k: Kvittering) -> str:
    n = k.antall.advarsler
    advarsler = ngettext("%(n)s advarsel", "%(n)s advarsler", n) % {"n": tekst.tall(n)}
    return _("ingen feil, %(advarsler)s, %(info)s til informasjon") % {
        "advarsler": advarsler,
        "info": tekst.tall(k.antall.informasjon),
    }
