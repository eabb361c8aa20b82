"""Sends reminders, each at most once, and keeps the plans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import structlog
from django.db import IntegrityError, transaction

from kostra.portal import klokke
from kostra.portal.innsending.models import Utfylling
from kostra.portal.konto.models import Bruker
from kostra.portal.revisjon import logg
from kostra.portal.runde.models import Rapporteringsaar
from kostra.portal.varsling import utboks
from kostra.portal.varsling.models import Forsendelse, Purreplan, Purring
from kostra.portal.varsling.purring import brev as brevene
from kostra.portal.varsling.purring import plan as planer
from kostra.portal.varsling.purring import utvalg
from kostra.portal.varsling.purring.utvalg import Rad
from kostra.portal.varsling.retur import varig_returnert

Steg = Purreplan.Steg
_PARTI = 20  # units in one transaction
_logg = structlog.get_logger()


class PurreFeil(ValueError):
    """What was asked for can't be done. The text says why, to the user."""


@dataclass(frozen=True)
class Utsendt:
    """What a run did. ``purringer``: forms of units; ``brev``: letters, one for each person."""

    purringer: int = 0
    enheter: int = 0
    brev: int = 0

    def __add__(self, annen: Utsendt) -> Utsendt:
        return Utsendt(
            self.purringer + annen.purringer,
            self.enheter + annen.enheter,
            self.brev + annen.brev,
        )


# -- sending -------------------------------------------------------------------------------------------
def send(dato: date | None = None, *, aar: int | None = None, av: Bruker | None = None) -> Utsendt:
    """Sends what is due that day (default: today) and hasn't been sent, however often it is called.

    A few units at a time, each whole: cut short, the rest is sent by the next run.
    Raises :class:`PurreFeil` for a day that isn't over yet, or that nobody makes up for any more.
    """
    i_dag = klokke.i_dag()
    dag = dato or i_dag
    if not i_dag - planer.TAS_IGJEN <= dag <= i_dag:
        raise PurreFeil(
            f"Purringer kan sendes for i dag og de siste {planer.TAS_IGJEN.days} dagene."
        )
    returnert = varig_returnert()
    ventet = utvalg.forhandsvis(dag, aar=aar, returnert=returnert).faar
    sum_ = Utsendt()
    for enheter in _partier(ventet):
        try:
            sum_ += _send(enheter, dag, aar, returnert, av)
        except IntegrityError as feil:  # sent by someone who passed the locks; the next run sees it
            _logg.error("purring_avbrutt", unntak=type(feil).__name__)
    return sum_


def _partier(rader: list[Rad]) -> Iterator[set[int]]:
    """Units to take at once: those that share a receiver together, and not many at a time."""
    parti: set[int] = set()
    for gruppe in brevene.grupper(rader):
        parti |= {rad.enhet.pk for rad in gruppe}
        if len(parti) >= _PARTI:
            yield parti
            parti = set()
    if parti:
        yield parti


def _send(
    enheter: set[int], dag: date, aar: int | None, returnert: frozenset[str], av: Bruker | None
) -> Utsendt:
    """These units, looked at anew behind the locks: who has delivered by now gets nothing."""
    with transaction.atomic():
        _laas(enheter)
        visning = utvalg.forhandsvis(dag, aar=aar, enheter=enheter, returnert=returnert)
        rader = visning.faar
        if not rader:
            return Utsendt()
        brev = _legg(visning.brev)
        purringer = Purring.objects.bulk_create(
            Purring(plan=rad.plan, enhet=rad.enhet, planlagt=rad.planlagt) for rad in rader
        )
        Purring.brev.through.objects.bulk_create(
            Purring.brev.through(purring=purring, forsendelse=brev[mottaker.nokkel])
            for purring, rad in zip(purringer, rader, strict=True)
            for mottaker in rad.skal_ha
        )
        _hendelser(rader, av)
    return Utsendt(len(rader), len({rad.enhet.pk for rad in rader}), len(brev))


def _laas(enheter: set[int]) -> None:
    """One sender at a time; and no delivery of these units can be registered before we are done."""
    list(Rapporteringsaar.objects.select_for_update(no_key=True).order_by("pk"))
    skjemaer = Utfylling.objects.select_for_update(no_key=True).order_by("pk")
    list(skjemaer.filter(enhet__in=enheter).values_list("pk"))


def _legg(brev: list[brevene.Brev]) -> dict[str, Forsendelse]:
    """The letters by receiver. None of them is there before: the dry run left out who has had one."""
    arsaker = {
        ett.mottaker.nokkel: brevene.arsak(ett.mottaker.nokkel, klokke.i_dag()) for ett in brev
    }
    lagt = utboks.legg_mange(
        utboks.Massebrev(
            mal=ett.steg,
            arsak=arsaker[ett.mottaker.nokkel],
            til=ett.mottaker.adresse,
            sprak=ett.sprak,
            kontekst=ett.kontekst,
            bruker=ett.mottaker.bruker,
        )
        for ett in brev
    )
    return {nokkel: lagt[arsak] for nokkel, arsak in arsaker.items()}


def _hendelser(rader: Iterable[Rad], av: Bruker | None) -> None:
    ved: dict[int, list[Rad]] = {}
    for rad in rader:
        ved.setdefault(rad.enhet.pk, []).append(rad)
    for mine in ved.values():
        skjemaer = " ".join(sorted({rad.skjema for rad in mine}))
        logg.foy_til("purring.sendt", bruker=av, enhet=mine[0].enhet, skjemaer=skjemaer)


# -- plans -----------------------------------------------------------------------------------------------
def lag_plan(runde: Rapporteringsaar, skjemaer: Iterable[str] | None = None) -> int:
    """Gives the forms the default plan, those that have a plan left out. How many forms.

    ``skjemaer``: None for all of the round.
    """
    valgte = runde.skjemaer.values_list("skjema", flat=True) if skjemaer is None else skjemaer
    med_plan = set(runde.purreplaner.values_list("skjema", flat=True))
    uten = [skjema for skjema in valgte if skjema not in med_plan]
    Purreplan.objects.bulk_create(
        Purreplan(runde=runde, skjema=skjema, etter_frist=dager, steg=steg, aktiv=aktiv)
        for skjema in uten
        for dager, steg, aktiv in planer.STANDARD
    )
    return len(uten)


@dataclass(frozen=True)
class Plansteg:
    """A step as it is wanted. ``id``: the one it replaces; None: a new one."""

    etter_frist: int
    steg: str
    aktiv: bool = True
    id: int | None = None


def lagre_plan(
    *, runde: Rapporteringsaar, skjema: str, steg: Iterable[Plansteg], bruker: Bruker
) -> None:
    """Makes the form's plan what ``steg`` says. A step that has been sent is switched off, not removed.

    A *varsel* is switched on by two persons only (:func:`slaa_paa_varsel`), and anew when it is moved.
    Raises :class:`PurreFeil`; nothing is changed then.
    """
    onsket = sorted(steg, key=lambda s: s.etter_frist)
    _sjekk(onsket)
    with transaction.atomic():
        Rapporteringsaar.objects.select_for_update(no_key=True).get(pk=runde.pk)
        har = {plan.pk: plan for plan in runde.purreplaner.filter(skjema=skjema)}
        _fjern([plan for pk, plan in har.items() if pk not in {s.id for s in onsket}], onsket)
        flyttes = [har[s.id] for s in onsket if s.id in har]
        for nr, plan in enumerate(flyttes):  # two that change places would meet on the way
            Purreplan.objects.filter(pk=plan.pk).update(etter_frist=-30_000 + nr)
        for ett in onsket:
            _lagre_steg(runde, skjema, ett, har.get(ett.id) if ett.id else None)
        logg.foy_til("purring.plan_endret", bruker=bruker, objekt=runde.pk, skjema=skjema)


def _sjekk(onsket: list[Plansteg]) -> None:
    dager = [ett.etter_frist for ett in onsket]
    if len(set(dager)) < len(dager):
        raise PurreFeil("To trinn kan ikke være på samme dag.")
    if any(not planer.TIDLIGST <= dag <= planer.SENEST for dag in dager):
        raise PurreFeil(
            f"Oppgi dager fra {planer.TIDLIGST} (før fristen) til {planer.SENEST} (etter fristen)."
        )
    alvor = [list(Steg).index(Steg(ett.steg)) for ett in onsket]
    if alvor != sorted(alvor):
        raise PurreFeil("Påminnelser må komme før purringer, og varsel sist.")
    if any(ett.steg != Steg.PAAMINNELSE and ett.etter_frist <= 0 for ett in onsket):
        raise PurreFeil("Purring og varsel må komme etter fristen.")


def _fjern(planer_: Iterable[Purreplan], onsket: list[Plansteg]) -> None:
    dager = {ett.etter_frist for ett in onsket}
    for plan in planer_:
        if not plan.purringer.exists():
            plan.delete()
        elif plan.etter_frist in dager:
            raise PurreFeil(
                "Trinnet er brukt og kan ikke fjernes. Slå det av, eller velg en annen dag til det nye."
            )
        else:
            plan.aktiv = False
            plan.save(update_fields=["aktiv"])


def _lagre_steg(
    runde: Rapporteringsaar, skjema: str, ett: Plansteg, plan: Purreplan | None
) -> None:
    aktiv = ett.aktiv
    if ett.steg == Steg.VARSEL:
        uendret = plan is not None and plan.steg == ett.steg and plan.etter_frist == ett.etter_frist
        aktiv = ett.aktiv and uendret and plan is not None and plan.aktiv
    ny = plan or Purreplan(runde=runde, skjema=skjema)
    ny.etter_frist, ny.steg, ny.aktiv = ett.etter_frist, ett.steg, aktiv
    ny.save()


def slaa_paa_varsel(plan_id: int, *, bruker: Bruker | None = None) -> Purreplan:
    """Switches a *varsel* on. Called when two persons have agreed to it. Raises :class:`PurreFeil`."""
    with transaction.atomic():
        plan = Purreplan.objects.select_for_update().filter(pk=plan_id).first()
        if plan is None or plan.steg != Steg.VARSEL:
            raise PurreFeil("Varselet finnes ikke lenger i planen.")
        plan.aktiv = True
        plan.save(update_fields=["aktiv"])
        logg.foy_til(
            "purring.varsel_paa",
            bruker=bruker,
            objekt=plan.pk,
            aar=plan.runde_id,
            skjema=plan.skjema,
        )
    return plan
