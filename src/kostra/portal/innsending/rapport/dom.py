"""The verdict of a report and the one thing to do next, in a page that can do it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kostra.kontroll.modell import Grad, gruppert
from kostra.portal.innsending import utvalg
from kostra.portal.innsending.models import Kontroll, Utfylling
from kostra.portal.innsending.rapport.utvalg import Kontrollert
from kostra.portal.innsending.skjema import rundetekst
from kostra.portal.innsending.tilstand import Hendelse, Tilstand
from kostra.portal.utseende import tekst
from kostra.portal.utseende.merkelapper import for_grad
from kostra.rapport.innhold import Innhold


@dataclass(frozen=True)
class Knapp:
    """The one way on."""

    url: str
    tekst: str
    ikon: str


@dataclass(frozen=True)
class Domsvisning:
    """``neste``: what to do, and how it stands; a paragraph each."""

    farge: str
    setning: str
    neste: tuple[str, ...]
    knapp: Knapp | None


def domsvisning(k: Kontrollert, innhold: Innhold) -> Domsvisning:
    """What the file is, what happened to it, and what to do now."""
    if k.levering is not None:
        return _levert(k, innhold)
    dom = innhold.dom
    stoppet = k.rapport.alvorlighetsgrad.stopper or not k.rapport.antall_kontroller
    neste = _rettes(k, dom.neste) if stoppet else _kan_sendes(k, dom.grad)
    farge = "danger" if stoppet else for_grad(dom.grad).farge
    return Domsvisning(farge, dom.setning, tuple(neste), _knapp(k, stoppet))


def _levert(k: Kontrollert, innhold: Innhold) -> Domsvisning:
    """Delivered is delivered: green, whatever warnings there are."""
    assert k.levering is not None
    advarsler = k.rapport.antall(Grad.WARNING)
    setning = _("Filen er sendt inn.")
    if advarsler:
        setning = ngettext(
            "Filen er sendt inn. %(antall)s advarsel bør sjekkes.",
            "Filen er sendt inn. %(antall)s advarsler bør sjekkes.",
            advarsler,
        ) % {"antall": gruppert(advarsler)}
    neste = [_("Leveringen er registrert %(tid)s.") % {"tid": tekst.tid(k.levering.mottatt)}]
    if k.gjelder != k.levering:
        neste.append(_("En senere levering har erstattet den."))
    elif advarsler:
        neste.append(
            _("Er noe galt, retter du i fagsystemet, låser opp skjemaet og sender inn på nytt.")
        )
    url = reverse("innsending:kvittering", args=[k.levering.kvitteringsnr])
    knapp = Knapp(url, _("Se kvitteringen"), "filok")
    return Domsvisning("success", setning, tuple(neste), knapp)


def _rettes(k: Kontrollert, neste: str) -> list[str]:
    stoppet = _("Innsendingen ble stoppet.") if _send_inn(k) else ""
    return [neste, _avsnitt(stoppet, *_ikke_sendt(k, _("Ingenting er sendt inn.")))]


def _kan_sendes(k: Kontrollert, grad: Grad) -> list[str]:
    deler = []
    if grad == Grad.WARNING:
        deler.append(
            _(
                "Advarsler stopper ikke innsendingen. Er opplysningene riktige, kan du sende inn. "
                "Ellers retter du i fagsystemet, lager et nytt uttrekk og laster opp den nye filen."
            )
        )
    if k.utfylling.tilstand == Tilstand.INNSENDT and k.gjelder is not None:
        sendt = {"tid": tekst.tid(k.gjelder.mottatt)}
        return [*deler, _("Skjemaet ble sendt inn senere, %(tid)s.") % sendt]
    ingenting = _("Ingenting er sendt inn ennå. Velg Send inn i skjemaet.")
    return [*deler, _avsnitt(*_ikke_sendt(k, ingenting))]


def _avsnitt(*setninger: str) -> str:
    return " ".join(filter(None, setninger))


def _ikke_sendt(k: Kontrollert, ingenting: str) -> list[str]:
    """That this file isn't delivered, what holds meanwhile, and how long there is to do it."""
    hvorfor_ikke = rundetekst.hvorfor_ikke(k.aapning)
    if k.gjelder is None:
        return [ingenting, hvorfor_ikke or rundetekst.frist(k.aapning)]
    gjelder = _("Denne filen er ikke sendt inn. Leveringen fra %(tid)s gjelder fortsatt.")
    return [gjelder % {"tid": tekst.tid(k.gjelder.mottatt)}, hvorfor_ikke]


def _send_inn(k: Kontrollert) -> bool:
    return k.kontroll.handling == Kontroll.Handling.SEND_INN


def _knapp(k: Kontrollert, stoppet: bool) -> Knapp:
    kan_endres = utvalg.kan(k.utfylling, Hendelse.LAGRE) and k.aapning.kan_sende
    if not kan_endres:
        return Knapp(_skjema(k.utfylling), _("Til skjemaet"), "venstre")
    if stoppet:
        return Knapp(_filsiden(k.utfylling), _("Last opp rettet fil"), "opp")
    return Knapp(_filsiden(k.utfylling), _("Gå til skjemaet og send inn"), "hoyre")


def _skjema(utfylling: Utfylling) -> str:
    return reverse("innsending:skjema", args=[utfylling.pk])


def _filsiden(utfylling: Utfylling) -> str:
    """The question group that has the file, where *Send inn* is too."""
    form = utvalg.definisjon(utfylling)
    if form.filfelt is None:
        return _skjema(utfylling)
    return reverse("innsending:gruppe", args=[utfylling.pk, form.gruppe_med(form.filfelt.id).id])


def merknader_om_tid(k: Kontrollert) -> str:
    """That the form has moved on since this control; empty if it hasn't."""
    if k.nyere is not None:
        return _("Det finnes en nyere kontroll av skjemaet enn denne.")
    fil = k.utfylling.fil
    if fil is not None and fil.sha256 != k.kontroll.fil.sha256:
        return _("Skjemaet har fått en annen fil siden denne kontrollen. Den er ikke kontrollert.")
    return ""
