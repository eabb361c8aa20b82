"""A unit's own status: its forms in each round, what has happened to them, and the receipts."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from kostra.portal.innsending.models import Henvendelse, Levering
from kostra.portal.innsending.utvalg import begynte
from kostra.portal.konto.models import Bruker, Rolle
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.status import utvalg
from kostra.portal.status.side import tittel
from kostra.portal.status.utvalg import Celle, Status
from kostra.portal.tilgang.models import Enhet, Skjemarett
from kostra.portal.varsling.models import Purreplan, Purring

_Nokkel = tuple[int, str]


@dataclass(frozen=True)
class Begivenhet:
    """Something that happened to a form. ``merkelapp``: a name of ``merkelapper``; empty: none."""

    tid: datetime
    tekst: str
    merkelapp: str = ""
    kvittering: str = ""


@dataclass(frozen=True)
class Skjemastatus:
    """A form of the unit. ``kan_aapnes``: the user may open its receipts; else the number is all."""

    tittel: str
    frist: date
    celle: Celle
    historikk: list[Begivenhet]
    kan_aapnes: bool


@dataclass(frozen=True)
class Aarsstatus:
    """A year's forms of the unit."""

    aar: int
    skjemaer: list[Skjemastatus]


def aarene(bruker: Bruker) -> list[Aarsstatus]:
    """The rounds that have opened, the latest first: all forms for a kommune, the granted for others."""
    enhet = bruker.ved
    historikk = _historikk(enhet)
    retter = _retter(bruker)
    ut = []
    for runde in utvalg.runder():
        skjemaer = [
            s for s in runde.frister if bruker.rolle == Rolle.KOMMUNE or (runde.aar, s) in retter
        ]
        linjer = utvalg.linjer(runde.aar, skjemaer, enhet=enhet.pk) if skjemaer else []
        rader = [
            Skjemastatus(
                tittel=tittel(celle.skjema, runde.aar),
                frist=runde.frister[celle.skjema],
                celle=celle,
                historikk=historikk[runde.aar, celle.skjema],
                kan_aapnes=(runde.aar, celle.skjema) in retter,
            )
            for linje in linjer
            for celle in linje.celler
        ]
        if rader:
            ut.append(Aarsstatus(runde.aar, rader))
    return ut


def _retter(bruker: Bruker) -> set[_Nokkel]:
    if bruker.rolle != Rolle.RAPPORTOR:
        return set()
    return set(Skjemarett.objects.filter(bruker=bruker).values_list("aar", "skjema"))


def _historikk(enhet: Enhet) -> dict[_Nokkel, list[Begivenhet]]:
    """(year, form) -> what happened, the latest first."""
    rader = begynte(enhet).filter(prove=False)
    skjemaer: dict[uuid.UUID, _Nokkel] = {}
    funnet: defaultdict[_Nokkel, list[Begivenhet]] = defaultdict(list)
    for id, aar, skjema, opprettet in rader.values_list("pk", "aar", "skjema", "opprettet"):
        skjemaer[id] = (aar, skjema)
        funnet[aar, skjema].append(Begivenhet(opprettet, _("Påbegynt")))
    for id, begivenhet in (*_leveringer(enhet), *_returer(enhet), *_gjenaapninger(list(skjemaer))):
        if id in skjemaer:
            funnet[skjemaer[id]].append(begivenhet)
    for purring in Purring.objects.filter(enhet=enhet).select_related("plan"):
        nokkel = (purring.plan.runde_id, purring.plan.skjema)
        funnet[nokkel].append(Begivenhet(purring.sendt, _purretekst(purring.plan.steg)))
    for begivenheter in funnet.values():
        begivenheter.sort(key=lambda b: b.tid, reverse=True)
    return funnet


def _purretekst(steg: str) -> str:
    return {
        Purreplan.Steg.PAAMINNELSE: _("SSB sendte en påminnelse"),
        Purreplan.Steg.PURRING: _("SSB sendte en purring"),
        Purreplan.Steg.VARSEL: _("SSB sendte et varsel"),
    }[Purreplan.Steg(steg)]


def _leveringer(enhet: Enhet) -> Iterator[tuple[uuid.UUID, Begivenhet]]:
    """Every delivery with its receipt. The latest of a form holds, unless it was returned."""
    returnert = set(
        Henvendelse.objects.filter(utfylling__enhet=enhet, slag=Henvendelse.Slag.RETUR).values_list(
            "levering_id", flat=True
        )
    )
    sett: set[uuid.UUID] = set()
    for levering in Levering.objects.filter(utfylling__enhet=enhet).order_by(
        "-mottatt", "-aapning"
    ):
        id, nr = levering.utfylling_id, levering.kvitteringsnr
        if id in sett:
            lapp = "erstattet"
        elif nr in returnert:
            lapp = ""
        else:
            advarsler = levering.alvorlighetsgrad == "WARNING"
            lapp = Status.LEVERT_MED_ADVARSLER if advarsler else Status.LEVERT
        sett.add(id)
        yield id, Begivenhet(levering.mottatt, _("Sendt inn"), lapp, nr)


def _returer(enhet: Enhet) -> Iterator[tuple[uuid.UUID, Begivenhet]]:
    for retur in Henvendelse.objects.filter(utfylling__enhet=enhet, slag=Henvendelse.Slag.RETUR):
        tekst = _(
            "SSB returnerte leveringen. Den teller ikke lenger, og skjemaet må sendes inn på nytt."
        )
        yield retur.utfylling_id, Begivenhet(retur.skrevet, tekst)


def _gjenaapninger(ider: list[uuid.UUID]) -> Iterator[tuple[uuid.UUID, Begivenhet]]:
    rader = Hendelse.objects.filter(handling="skjema.laast_opp", objekt__in=map(str, ider))
    for objekt, tid in rader.values_list("objekt", "tid"):
        yield (
            uuid.UUID(objekt),
            Begivenhet(tid, _("Låst opp. Det som var sendt, gjelder til det sendes på nytt.")),
        )
