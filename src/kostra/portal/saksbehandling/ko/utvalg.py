"""How the queues and workers are. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Min, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kostra.portal import klokke
from kostra.portal.innsending.kontroll.mottaksport import HOS_ARBEIDER
from kostra.portal.innsending.kontroll.mottaksvakt import TAUSHET
from kostra.portal.innsending.models import Kontroll, Mottaksarbeider
from kostra.portal.saksbehandling.brev import rader
from kostra.portal.utseende import tekst
from kostra.portal.varsling import ajour
from kostra.portal.varsling import utvalg as varsling
from kostra.portal.varsling.models import Forsendelse

_Stand = Forsendelse.Stand
_VISES = 50
#: So long a letter that was given up is something to see to.
NYLIG = timedelta(days=7)


@dataclass(frozen=True)
class Ko:
    """A queue. ``navn``: mottak, epost, sms. ``eldste``: since when the first in line has waited."""

    navn: str
    tittel: str
    antall: int
    eldste: datetime | None

    @property
    def ventet(self) -> str:
        return varighet(klokke.naa() - self.eldste) if self.eldste else "–"


@dataclass(frozen=True)
class Arbeider:
    """A worker of any kind. ``gjor``: what it does now, or why it can't."""

    navn: str
    koer: tuple[str, ...]
    livstegn: datetime
    gjor: str
    lever: bool
    kan_arbeide: bool = True


@dataclass(frozen=True)
class Heng:
    """A control that doesn't move."""

    kontroll: Kontroll
    siden: str


def varighet(tid: timedelta) -> str:
    """14 s, 3 min, 2 t, 5 døgn: the largest unit alone."""
    sekunder = max(0, int(tid.total_seconds()))
    for lengde, enhet in ((86_400, _("døgn")), (3600, _("t")), (60, _("min"))):
        if sekunder >= lengde:
            return f"{sekunder // lengde}{tekst.FAST_MELLOMROM}{enhet}"
    return f"{sekunder}{tekst.FAST_MELLOMROM}s"


def koer() -> list[Ko]:
    """The three queues: two questions to the database."""
    i_ko = Kontroll.objects.filter(ferdig=None, stand=Kontroll.Stand.I_KO)
    mottak = i_ko.aggregate(antall=Count("pk"), eldste=Min("bestilt"))
    venter = Forsendelse.objects.filter(stand__in=[_Stand.VENTER, _Stand.SENDES]).order_by()
    brev = {
        rad["kanal"]: rad
        for rad in venter.values("kanal").annotate(antall=Count("pk"), eldste=Min("opprettet"))
    }
    tom: dict[str, Any] = {"antall": 0, "eldste": None}
    return [
        Ko(navn, tittel, rad["antall"], rad["eldste"])
        for navn, tittel, rad in (
            ("mottak", _("Mottak"), mottak),
            ("epost", _("E-post"), brev.get("epost", tom)),
            ("sms", _("SMS"), brev.get("sms", tom)),
        )
    ]


def arbeidere() -> list[Arbeider]:
    """Workers of all queues that have been seen the last day, the latest sign of life first."""
    naa = klokke.naa()
    mottak = Mottaksarbeider.objects.filter(sist_sett__gte=naa - timedelta(days=1))
    alle = [_mottaksarbeider(rad, naa) for rad in mottak]
    alle += [
        Arbeider(rad.navn, rad.koer, rad.livstegn, rad.gjor, rad.lever)
        for rad in varsling.arbeidere()
    ]
    return sorted(alle, key=lambda a: a.livstegn, reverse=True)


def _mottaksarbeider(rad: Mottaksarbeider, naa: datetime) -> Arbeider:
    har_nokkel = rad.stand == Mottaksarbeider.Stand.KLAR
    return Arbeider(
        rad.navn,
        ("mottak",),
        rad.sist_sett,
        "" if har_nokkel else _("Mangler nøkkel"),
        lever=naa - rad.sist_sett <= TAUSHET,
        kan_arbeide=har_nokkel,
    )


def uten_arbeider(alle: list[Arbeider]) -> list[str]:
    """The queues that no living worker serves, by name."""
    betjent = {ko for a in alle if a.lever and a.kan_arbeide for ko in a.koer}
    return [ko for ko in ("mottak", "epost", "sms") if ko not in betjent]


def svarer(alle: list[Arbeider], ko: str) -> str:
    """«2 av 2 arbeidere svarer»."""
    mine = [a for a in alle if ko in a.koer]
    lever = sum(a.lever and a.kan_arbeide for a in mine)
    return ngettext(
        "%(lever)s av %(alle)s arbeider svarer", "%(lever)s av %(alle)s arbeidere svarer", len(mine)
    ) % {"lever": lever, "alle": len(mine)}


def henger() -> list[Heng]:
    """Controls whose worker is silent, or that have waited too long. Nothing is done about them here."""
    naa = klokke.naa()
    stille = Q(stand__in=HOS_ARBEIDER, leie_til__lt=naa)
    lenge = Q(stand=Kontroll.Stand.I_KO, stand_siden__lt=naa - TAUSHET)
    rader_ = Kontroll.objects.filter(stille | lenge, ferdig=None).select_related("utfylling__enhet")
    return [Heng(k, varighet(naa - k.stand_siden)) for k in rader_.order_by("stand_siden")[:_VISES]]


def oppgitte(*, siden: timedelta = NYLIG) -> QuerySet[Forsendelse]:
    """E-mails given up lately. A code by SMS that came too late is asked for anew by the user.

    One that was stopped since what it asked for was done, is no trouble.
    """
    return Forsendelse.objects.filter(
        kanal="epost", stand=_Stand.OPPGITT, opprettet__gte=klokke.naa() - siden
    ).exclude(siste_feil=ajour.IKKE_AKTUELT)


def side() -> dict[str, Any]:
    """All that the page shows."""
    alle = arbeidere()
    oppgitt = oppgitte(siden=timedelta(days=90)).select_related("bruker").order_by("-opprettet")
    tvil = varsling.tvilsomme().exclude(stand=_Stand.OPPGITT).select_related("bruker")
    return {
        "koer": koer(),
        "arbeidere": alle,
        "uten": [titler()[ko] for ko in uten_arbeider(alle)],
        "henger": henger(),
        "tvilsomme": rader(tvil[:_VISES]),
        "oppgitte": rader(oppgitt[:_VISES]),
    }


def titler() -> dict[str, str]:
    """Queue -> its name in words."""
    return {"mottak": _("mottaket"), "epost": _("e-post"), "sms": _("SMS")}
