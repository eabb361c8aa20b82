"""``{% load skjema %}``: what the form pages say about a form and its round."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kostra.portal import klokke
from kostra.portal.innsending.models import Utfylling
from kostra.portal.innsending.skjema import ark as skjemaark
from kostra.portal.innsending.skjema import rundetekst
from kostra.portal.konto.models import Bruker
from kostra.portal.runde.utvalg import Aapning
from kostra.portal.utseende import tekst

register = template.Library()


@register.filter
def frist(aapning: Aapning) -> str:
    return rundetekst.frist(aapning)


@register.filter
def hvorfor_ikke(aapning: Aapning) -> str:
    return rundetekst.hvorfor_ikke(aapning)


@register.filter
def om_proven(aapning: Aapning) -> str:
    return rundetekst.om_proven(aapning)


@register.filter
def hjemmel(deler: dict[str, str]) -> str:
    return skjemaark.hjemmelstekst(deler)


@register.filter
def endret_av(utfylling: Utfylling, bruker: Bruker) -> str:
    """Who changed it last: «deg», or the name that the unit knows."""
    if utfylling.endret_av_id == bruker.pk:
        return _("deg")
    return utfylling.endret_av.navn or str(utfylling.enhet)


@register.filter
def lagret(utfylling: Utfylling) -> str:
    """Lagret kl. 10.21; with the date when it wasn't today."""
    i_dag = tekst.norsk(utfylling.endret).date() == klokke.i_dag()
    naar = tekst.klokkeslett(utfylling.endret) if i_dag else tekst.tid(utfylling.endret)
    mal = _("Lagret kl. %(naar)s") if i_dag else _("Lagret %(naar)s")
    return mal % {"naar": naar}


@register.simple_tag
def feiltittel(gjor: str, antall: int) -> str:
    """The heading of the summary: how many answers stand in the way, and of what."""
    if gjor == "send_inn":
        mal = ngettext(
            "Rett 1 svar før du kan sende inn",
            "Rett %(antall)s svar før du kan sende inn",
            antall,
        )
    elif gjor == "kontrollere":
        mal = ngettext(
            "Kontrollen fant 1 svar som må rettes",
            "Kontrollen fant %(antall)s svar som må rettes",
            antall,
        )
    else:
        mal = ngettext(
            "1 svar må rettes. Det er lagret slik du skrev det.",
            "%(antall)s svar må rettes. De er lagret slik du skrev dem.",
            antall,
        )
    return mal % {"antall": antall}


@register.simple_tag
def nedtrekk(navn: str, etikett: str, valg: Iterable[tuple[str, str]], valgt: str) -> SafeString:
    """A filter: a select with *Alle* first."""
    muligheter = format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        (
            (verdi, SafeString(" selected") if verdi == valgt else "", ord_)
            for verdi, ord_ in [("", _("Alle")), *valg]
        ),
    )
    return format_html(
        '<div class="ds-field"><label class="ds-label" for="v-{0}">{1}</label>'
        '<select class="ds-input" id="v-{0}" name="{0}">{2}</select></div>',
        navn, etikett, muligheter,
    )  # fmt: skip


@register.simple_tag
def sorteringer() -> list[tuple[str, str]]:
    """(value, word) of each order that the list can have."""
    return [
        ("-endret", _("Sist endret først")),
        ("endret", _("Sist endret sist")),
        ("nr", _("Nr, stigende")),
        ("-nr", _("Nr, synkende")),
        ("tittel", _("Skjematittel, A–Å")),
        ("-tittel", _("Skjematittel, Å–A")),
        ("status", _("Status, A–Å")),
        ("-status", _("Status, Å–A")),
        ("-aar", _("År, nyeste først")),
        ("aar", _("År, eldste først")),
        ("kvittering", _("Kvittering, stigende")),
        ("-kvittering", _("Kvittering, synkende")),
    ]


@register.simple_tag
def sortert_etter(sorter: str) -> str:
    """The same in a caption."""
    return _("sortert: %(hvordan)s") % {"hvordan": dict(sorteringer())[sorter]}
