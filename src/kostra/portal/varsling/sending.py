"""Sends the letters of the outbox, and takes back those that were left half sent.

A letter is sent by whoever holds its lease, which one conditional UPDATE gives out: however many workers
try, one sends. The outcome is written under the same lease.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

import structlog
from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from kostra.portal import dreppunkt, klokke
from kostra.portal.varsling import ajour, epost, postkasse, retur, sms
from kostra.portal.varsling.feil import ForseglingBrutt, Midlertidig, Sendefeil, Tvilsom, Varig
from kostra.portal.varsling.forsegling import aapne
from kostra.portal.varsling.grenser import EPOST, SMS, grenser
from kostra.portal.varsling.maler import Brevtekst, skriv
from kostra.portal.varsling.models import Forsendelse

Stand = Forsendelse.Stand
_logg = structlog.get_logger()
_KAN_PROVES = (Stand.VENTER, Stand.TVILSOM)


# -- one letter ------------------------------------------------------------------------------------
def send(forsendelse_id: UUID | str) -> None:
    """One attempt at the letter, if it is due and nobody else is at it; otherwise nothing.

    Leaves every outcome in the row; only a failing database raises.
    """
    en = Forsendelse.objects.filter(pk=forsendelse_id)
    brev = _ta(en)
    if brev is None:
        tom_hemmeligheter(en)
        return
    try:
        _overlever(brev)
    except Varig as feil:
        _skriv_utfall(brev, stand=Stand.OPPGITT, siste_feil=feil.ord, forseglet=b"")
    except Tvilsom as feil:
        _tvilsom(brev, feil.ord)
    except Midlertidig as feil:
        _vent(brev, feil.ord)
    else:
        dreppunkt.passer("e_post")
        _sendt(brev)


def _ta(rader: QuerySet[Forsendelse]) -> Forsendelse | None:
    naa = klokke.naa()
    kanal = rader.values_list("kanal", flat=True).first()
    if kanal is None:
        return None
    leie = naa + grenser().leie[kanal]
    tatt = _forfalte(rader, naa).update(stand=Stand.SENDES, leie_til=leie, forsok=F("forsok") + 1)
    return rader.get() if tatt else None


def _forfalte(rader: QuerySet[Forsendelse], naa: datetime) -> QuerySet[Forsendelse]:
    """Those that may be tried now: due, not too late, and not in doubt for too long."""
    i_tide = Q(utloper=None) | Q(utloper__gt=naa)
    i_tvil = Q(tvilsom_siden=None) | Q(tvilsom_siden__gt=naa - grenser().tvil)
    # the first attempt waits for nothing, not even for a web server whose clock is ahead of ours
    na = Q(forsok=0) | Q(neste_forsok__lte=naa)
    return rader.filter(i_tide, i_tvil, na, stand__in=_KAN_PROVES)


def _overlever(brev: Forsendelse) -> None:
    """Raises Varig, Tvilsom, Midlertidig."""
    try:
        hemmelig = aapne(bytes(brev.forseglet), brev.id)
    except ForseglingBrutt:
        raise Varig("forseglingen_brutt") from None
    melding = None
    try:
        kontekst = ajour.kontekst(brev)
        if kontekst is not None:
            melding = _melding(brev, skriv(brev.mal, brev.sprak, kontekst, hemmelig))
    except Exception as feil:  # a template's fault must not leave the letter half sent
        _logg.error("brev_ikke_skrevet", forsendelse=str(brev.id), unntak=type(feil).__name__)
        raise Midlertidig("programfeil") from None
    if melding is None:
        raise Varig(ajour.IKKE_AKTUELT)
    try:
        melding()
    except Sendefeil:
        raise
    except Exception as feil:  # not foreseen, so nobody knows how far it came
        _logg.error("sending_avbrutt", forsendelse=str(brev.id), unntak=type(feil).__name__)
        raise Tvilsom("programfeil") from None


def _melding(brev: Forsendelse, tekst: Brevtekst) -> Any:
    """What to call to send it."""
    k = settings.KOSTRA
    if brev.kanal == SMS:
        tjeneste: sms.Smstjeneste = postkasse.DemoSms()
        if k.sms_adresse:
            tjeneste = sms.HttpSms(k.sms_adresse, k.sms_nokkel, grenser().sms_svar)
        melding = sms.Sms(str(brev.id), brev.til, tekst.tekst)
        return lambda: tjeneste.send(melding)
    post = epost.lag(
        tekst, til=brev.til, sprak=brev.sprak, message_id=brev.message_id, dato=brev.opprettet
    )
    if k.smtp_vert:
        return lambda: epost.send(post, til=brev.til)
    return lambda: postkasse.legg_epost(post, brev=str(brev.id))


# -- what came of it -------------------------------------------------------------------------------
def _sendt(brev: Forsendelse) -> None:
    felt = {"stand": Stand.SENDT, "sendt": klokke.naa(), "siste_feil": "", "forseglet": b""}
    if not _skriv_utfall(brev, **felt):  # the lease was lost meanwhile; that it left is still known
        rad = Forsendelse.objects.filter(pk=brev.pk, stand=Stand.TVILSOM)
        rad.update(leie_til=None, **felt)


def _vent(brev: Forsendelse, ord_: str) -> None:
    i_tvil = brev.tvilsom_siden is not None  # an earlier attempt may have arrived
    stand = Stand.TVILSOM if i_tvil else Stand.VENTER
    neste = klokke.naa() + _pause(brev)
    _skriv_utfall(brev, stand=stand, neste_forsok=neste, siste_feil=ord_)


def _tvilsom(brev: Forsendelse, ord_: str) -> None:
    naa = klokke.naa()
    pause = _pause(brev)
    if brev.kanal == SMS:
        pause = max(pause, grenser().sms_ikke_igjen)
    _skriv_utfall(
        brev,
        stand=Stand.TVILSOM,
        tvilsom_siden=brev.tvilsom_siden or naa,
        neste_forsok=naa + pause,
        siste_feil=ord_,
    )


def _pause(brev: Forsendelse) -> Any:
    pauser = grenser().pauser[brev.kanal]
    return pauser[min(brev.forsok, len(pauser)) - 1]


def _skriv_utfall(brev: Forsendelse, **felt: Any) -> bool:
    """Writes the outcome if the lease is still ours; False if it isn't."""
    vaar = Forsendelse.objects.filter(pk=brev.pk, stand=Stand.SENDES, leie_til=brev.leie_til)
    skrevet: bool = vaar.update(leie_til=None, **felt) == 1
    _logg.info(
        "forsendelse",
        forsendelse=str(brev.id),
        mal=brev.mal,
        stand=str(felt["stand"]),
        forsok=brev.forsok,
        feil=felt["siste_feil"],
        skrevet=skrevet,
    )
    return skrevet


# -- sweeping --------------------------------------------------------------------------------------
def send_forfalte(kanaler: Iterable[str], *, maks: int = 1) -> int:
    """New attempts that are due, and first ones whose task got lost; the oldest first. How many."""
    naa = klokke.naa()
    klare = _forfalte(Forsendelse.objects.filter(kanal__in=list(kanaler)), naa).filter(
        Q(forsok__gt=0) | Q(opprettet__lte=naa - grenser().etternoler)
    )
    ider = list(klare.order_by("neste_forsok").values_list("pk", flat=True)[:maks])
    for forsendelse_id in ider:
        send(forsendelse_id)
    return len(ider)


def ta_tilbake() -> int:
    """Letters whose sender died: nobody knows how far it came, so they are doubtful. How many."""
    naa = klokke.naa()
    forlatte = Forsendelse.objects.filter(stand=Stand.SENDES, leie_til__lte=naa)
    i_tvil = {
        "stand": Stand.TVILSOM,
        "tvilsom_siden": Coalesce(F("tvilsom_siden"), naa),
        "siste_feil": "avbrutt",
        "leie_til": None,
    }
    epost_ = forlatte.filter(kanal=EPOST).update(neste_forsok=naa, **i_tvil)
    igjen = naa + grenser().sms_ikke_igjen
    return epost_ + forlatte.filter(kanal=SMS).update(neste_forsok=igjen, **i_tvil)


def tom_hemmeligheter(rader: QuerySet[Forsendelse] | None = None) -> int:
    """Gives up letters that are too late or too old, and empties what may no longer be sent. How many."""
    naa = klokke.naa()
    alle = Forsendelse.objects.all() if rader is None else rader
    venter = alle.filter(stand=Stand.VENTER)
    oppgitt = {"stand": Stand.OPPGITT, "forseglet": b""}
    antall = venter.filter(utloper__lte=naa).update(siste_feil="for_sent", **oppgitt)
    for kanal, lengst in grenser().oppgis.items():
        gamle = venter.filter(kanal=kanal, opprettet__lte=naa - lengst)
        antall += gamle.update(siste_feil="oppgitt_etter_mange_forsok", **oppgitt)
    for_sent = Q(utloper__lte=naa) | Q(tvilsom_siden__lte=naa - grenser().tvil)
    tvilsomme = alle.filter(for_sent, stand=Stand.TVILSOM).exclude(forseglet=b"")
    return antall + tvilsomme.update(forseglet=b"")


def glem_gamle() -> int:
    """Takes address and content out of letters long finished; that they were sent is kept. How many.

    An address that letters come back from is kept while it is somebody's: it mustn't be tried again.
    """
    ferdige = Forsendelse.objects.exclude(stand__in=[Stand.VENTER, Stand.SENDES]).exclude(til="")
    gamle = ferdige.filter(opprettet__lte=klokke.naa() - grenser().persondata)
    return gamle.exclude(retur.maa_huskes()).update(til="", kontekst={}, forseglet=b"")
