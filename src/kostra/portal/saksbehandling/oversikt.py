"""The staff's first page: what the round looks like now, and what must be seen to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from kostra.portal import klokke
from kostra.portal.innsending.kontroll.tekster import avvisning_i_ord
from kostra.portal.innsending.models import Kontroll, Levering
from kostra.portal.klokke import NORGE
from kostra.portal.revisjon import utvalg as revisjon
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.runde.models import Rapporteringsaar
from kostra.portal.runde.utvalg import aapne_runder, krypteringssertifikater
from kostra.portal.saksbehandling import oppfolging
from kostra.portal.saksbehandling.ko import utvalg as ko
from kostra.portal.saksbehandling.sertifikater import utvalg as sertifikater
from kostra.portal.saksbehandling.side import ansatt, tegn
from kostra.portal.tilgang.krav import Innlogget
from kostra.portal.utseende import tekst
from kostra.portal.utseende.templatetags.kostra import stand
from kostra.portal.varsling.purring.grunnlag import Grunnlag, les

_SISTE = 8
_EKTE = {"utfylling__prove": False, "utfylling__enhet__leverandor": ""}
#: The labels of a state that is well, and of one that isn't.
_VEL, _GALT = "aktiv", "avvist"


@dataclass(frozen=True)
class Hendt:
    """A delivery or a refusal of late. ``stand``: its label; ``hvorfor``: why it was refused."""

    tid: datetime
    enhet: str
    skjema: str
    stand: str
    poster: int | None
    hvorfor: str = ""

    @property
    def i_dag(self) -> bool:
        return tekst.norsk(self.tid).date() == klokke.i_dag()


@dataclass(frozen=True)
class Skjemarad:
    """How far one form has come: ``prosent`` is the bar's width."""

    skjema: str
    levert: int
    alle: int

    @property
    def prosent(self) -> str:
        return f"{100 * self.levert / self.alle if self.alle else 0:.2f}%"


@ansatt
@require_safe
def oversikt(request: Innlogget) -> HttpResponse:
    """Figures of today, what must be followed up, and how far each form of the round has come."""
    arbeidere, koer = ko.arbeidere(), ko.koer()
    dom = revisjon.siste(revisjon.VERIFISERT)
    runder = aapne_runder()
    runde = _valgt(runder, request.GET.get("aar", ""))
    grunnlag = les(runde) if runde else None
    innhold = {
        "naa": klokke.naa(),
        "runde": runde,
        "frist": _dager_til(runde) if runde else "",
        "runder": [
            {"url": f"?aar={en.aar}", "tekst": str(en.aar), "aktiv": en == runde} for en in runder
        ],
        "tall": _tall(koer[0]),
        "gjoremal": oppfolging.alle(request.user, arbeidere, dom, grunnlag),
        "siste": _siste(),
        "skjemaer": _per_skjema(grunnlag) if grunnlag else [],
        "drift": _drift(arbeidere, koer, dom, runde),
    }
    return tegn(request, "oversikt.html", innhold)


def _valgt(runder: list[Rapporteringsaar], aar: str) -> Rapporteringsaar | None:
    """The open round asked for, or the latest."""
    return next((en for en in runder if str(en.aar) == aar), runder[0] if runder else None)


def _dager_til(runde: Rapporteringsaar) -> str:
    dager = (runde.frist - klokke.i_dag()).days
    if dager < 0:
        return _("fristen var %(dato)s") % {"dato": tekst.dato(runde.frist)}
    if dager == 0:
        return _("fristen er i dag")
    return ngettext("%(antall)s dag til fristen", "%(antall)s dager til fristen", dager) % {
        "antall": dager
    }


def _tall(mottak: ko.Ko) -> list[dict[str, Any]]:
    midnatt = datetime.combine(klokke.i_dag(), time(), tzinfo=NORGE)
    levert = Levering.objects.filter(mottatt__gte=midnatt, **_EKTE).count()
    avvist = _avviste().filter(ferdig__gte=midnatt).count()
    return [
        {"etikett": _("Levert i dag"), "tall": levert, "farge": "success", "ikon": "ok"},
        {"etikett": _("Avvist i dag"), "tall": avvist, "farge": "danger", "ikon": "feil"},
        {"etikett": _("I kø nå"), "tall": mottak.antall, "ikon": "timeglass"},
        {"etikett": _("Eldste i kø"), "tall": mottak.ventet, "ikon": "klokke"},
    ]


def _avviste() -> QuerySet[Kontroll]:
    return Kontroll.objects.filter(stand=Kontroll.Stand.AVVIST, **_EKTE)


def _siste() -> list[Hendt]:
    """The latest deliveries and refusals together, the latest first."""
    med = ("utfylling__enhet",)
    leveringer = (
        Levering.objects.filter(**_EKTE).select_related(*med).order_by("-mottatt", "-aapning")
    )
    avviste = _avviste().select_related(*med, "fil").order_by("-ferdig")
    alle = [_levert(levering) for levering in leveringer[:_SISTE]]
    alle += [_avvist(kontroll) for kontroll in avviste[:_SISTE] if kontroll.ferdig]
    return sorted(alle, key=lambda hendt: hendt.tid, reverse=True)[:_SISTE]


def _levert(levering: Levering) -> Hendt:
    med_advarsler = levering.alvorlighetsgrad == "WARNING"
    return Hendt(
        levering.mottatt,
        str(levering.utfylling.enhet),
        f"{levering.utfylling.skjema} {levering.utfylling.aar}",
        "levert_med_advarsler" if med_advarsler else "levert",
        levering.antall_poster,
    )


def _avvist(kontroll: Kontroll) -> Hendt:
    ord_ = avvisning_i_ord(kontroll)
    return Hendt(
        kontroll.ferdig or kontroll.stand_siden,
        str(kontroll.utfylling.enhet),
        f"{kontroll.utfylling.skjema} {kontroll.utfylling.aar}",
        "avvist",
        None,
        ord_.tekst if ord_ else "",
    )


def _per_skjema(grunnlag: Grunnlag) -> list[Skjemarad]:
    levert = Counter(skjema for _enhet, skjema in grunnlag.levert)
    return [Skjemarad(skjema, levert[skjema], len(grunnlag.enheter)) for skjema in grunnlag.frister]


def _drift(
    arbeidere: list[ko.Arbeider],
    koer: list[ko.Ko],
    dom: Hendelse | None,
    runde: Rapporteringsaar | None,
) -> list[tuple[str, str]]:
    """(term, value as HTML)."""
    uten = ko.uten_arbeider(arbeidere)
    mottak = stand(_GALT if "mottak" in uten else _VEL, ko.svarer(arbeidere, "mottak"))
    venter = sum(en.antall for en in koer[1:])
    brev = ngettext("%(antall)s venter", "%(antall)s venter", venter) % {"antall": venter}
    post = stand(
        _GALT if {"epost", "sms"} & set(uten) else _VEL, brev if venter else _("Ingen venter")
    )
    return [
        (_("Mottak"), mottak),
        (_("E-post og SMS"), post),
        (_("Revisjonslogg"), _kjeden(dom)),
        (_("Sertifikat"), _sertifikatet(runde)),
    ]


def _kjeden(dom: Hendelse | None) -> str:
    if dom is None:
        return stand("ikke_levert", _("Ikke verifisert ennå"))
    if dom.resultat != revisjon.HEL:
        return stand(_GALT, _("Kjeden er brutt"))
    return stand(_VEL, _("Kjeden er hel, kontrollert %(tid)s") % {"tid": tekst.tid(dom.tid)})


def _sertifikatet(runde: Rapporteringsaar | None) -> str:
    gyldige = krypteringssertifikater(runde.aar) if runde else []
    if not gyldige:
        return stand(_GALT if runde else "ikke_levert", _("Ingen å kryptere til nå"))
    navn, til = sertifikater.navn(gyldige[0].pem), tekst.dato(gyldige[0].siste_dag)
    return stand(_VEL, _("%(navn)s, gjelder til %(dato)s") % {"navn": navn, "dato": til})
