"""Login 2: a code from an SMS or an app, for one attempt in one browser.

Whatever must happen once is one conditional UPDATE, so that a hundred requests at the same moment
with the right code make one login.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Any
from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import F, QuerySet

from kostra.portal import klokke
from kostra.portal.konto import hemmeligheter, struping, totp
from kostra.portal.konto.innlogging import vokt
from kostra.portal.konto.models import Bruker, Innloggingsforsok, Metode, Rolle
from kostra.portal.revisjon import logg
from kostra.portal.varsling import utboks

VARIGHET = timedelta(minutes=5)
FORSOK, FORSOK_UNDER_ALARM = 5, 2
NY_KODE_ETTER = timedelta(seconds=30)
NYE_KODER = 3
DOBBELTKLIKK = timedelta(seconds=10)
HELE_FORSOKET = timedelta(minutes=30)  # however often a new code is sent

_log = structlog.get_logger(__name__)


class IngenKode(Exception):
    """No SMS can be sent: too many today. The other ways in are still open."""


class Utfall(Enum):
    """What came of a code that was typed."""

    RIKTIG = auto()
    FEIL = auto()
    UTLOPT = auto()
    SLUTT = auto()  # the attempt is dead: start over


@dataclass(frozen=True)
class Steg2:
    """What the page of login 2 shows."""

    metode: str
    referanse: str
    utloper: datetime
    utlopt: bool
    forsok_igjen: int
    ny_kode_om: int  # seconds until a new code may be sent
    nye_koder_igjen: int
    har_app: bool
    kan_sms: bool
    reservekoder: int


# -- starting -----------------------------------------------------------------------------------------
def start(
    *, bruker: Bruker, fremmed: bool, sprak: str, nettleser: str = "", vet_om: str = ""
) -> tuple[Innloggingsforsok, str]:
    """A new attempt, and the secret that its browser keeps. Sends the code when it goes by SMS.

    The second click of a double click gets the attempt of the first, and no SMS of its own.
    ``nettleser``: a secret that only this browser has; "" makes every attempt a new one. ``vet_om``:
    the attempt that the browser has had an answer about; logging in again is then on purpose.

    Raises:
        IngenKode: the account has no app, and no more SMS may be sent to it today.
    """
    app = totp.har_app(bruker)
    with transaction.atomic():
        Bruker.objects.select_for_update().only("pk").get(pk=bruker.pk)  # one click at a time
        forrige = _nettopp_sendt(bruker, nettleser, vet_om)
        if forrige:
            return forrige, _hemmelig(forrige.pk, nettleser)
        forsok = Innloggingsforsok(
            bruker=bruker,
            metode=Metode.APP if app else Metode.SMS,
            fremmed=fremmed,
            utloper=klokke.frister_naa() + VARIGHET,
            forsok_igjen=FORSOK_UNDER_ALARM if fremmed and _alarm() else FORSOK,
        )
        hemmelig = _hemmelig(forsok.pk, nettleser)
        forsok.nettleser_hash = _nettleser(forsok.pk, hemmelig)
        kan_sende = app or _tell_sms(forsok)
        if kan_sende:
            forsok.save()
        if kan_sende and not app:
            _send(forsok, sprak)
    if not kan_sende:  # told when the count is stored
        raise IngenKode
    return forsok, hemmelig


def _nettopp_sendt(bruker: Bruker, nettleser: str, vet_om: str) -> Innloggingsforsok | None:
    """The attempt of the click before, which this browser can't have seen the answer to yet."""
    if not nettleser:
        return None
    nye = _levende().filter(bruker=bruker, metode=Metode.SMS, utsendelser=1)
    nye = nye.filter(sendt__gt=klokke.frister_naa() - DOBBELTKLIKK).select_related("bruker__enhet")
    herfra = [
        ett for ett in nye if ett.nettleser_hash == _nettleser(ett.pk, _hemmelig(ett.pk, nettleser))
    ]
    ukjent = all(str(ett.pk) != vet_om for ett in herfra)
    return herfra[0] if herfra and ukjent else None


def _hemmelig(id: UUID, nettleser: str) -> str:
    """The secret of an attempt: the same for both clicks, and unknown to all who lack our key."""
    if not nettleser:
        return secrets.token_urlsafe(32)
    return hemmeligheter.avtrykk("nettleserhemmelighet", id, nettleser)


def finn(*, id: UUID | str, hemmelig: str) -> Innloggingsforsok | None:
    """The attempt, if it lives and began in the browser that has the secret."""
    return (
        _levende()
        .select_related("bruker__enhet")
        .filter(pk=id, nettleser_hash=_nettleser(id, hemmelig))
        .first()
    )


def vis(forsok: Innloggingsforsok) -> Steg2:
    """The attempt as the page shows it."""
    naa, bruker = klokke.frister_naa(), forsok.bruker
    app = totp.har_app(bruker)
    vent = forsok.sendt + NY_KODE_ETTER - naa if forsok.sendt else timedelta()
    return Steg2(
        metode=forsok.metode,
        referanse=forsok.referanse,
        utloper=forsok.utloper,
        utlopt=forsok.utloper <= naa,
        forsok_igjen=forsok.forsok_igjen,
        ny_kode_om=max(0, -(-vent // timedelta(seconds=1))),
        nye_koder_igjen=max(0, 1 + NYE_KODER - forsok.utsendelser),
        har_app=app,
        kan_sms=_kan_sms(bruker),
        reservekoder=totp.reservekoder_igjen(bruker) if app else 0,
    )


def ny_kode(*, forsok: Innloggingsforsok, sprak: str) -> bool:
    """Sends a new code (the first by SMS, when the app was to be used); the earlier one is dead.

    False when it is too soon, or they are used up. Raises :class:`IngenKode`.
    """
    kan = _levende().filter(pk=forsok.pk, utsendelser__lte=NYE_KODER)
    kan = kan.exclude(sendt__gt=klokke.frister_naa() - NY_KODE_ETTER)
    if not _kan_sms(forsok.bruker) or not kan.exists():
        return False
    if not _tell_sms(forsok):
        raise IngenKode
    with transaction.atomic():
        if not kan.update(sendt=klokke.frister_naa()):
            return False
        forsok.refresh_from_db()
        _send(forsok, sprak)
    return True


def bruk_app(*, forsok: Innloggingsforsok) -> None:
    """Back to the app, for someone who asked for an SMS and then found the phone."""
    if totp.har_app(forsok.bruker):
        _levende().filter(pk=forsok.pk).update(metode=Metode.APP, kode_hash="", referanse="")


def avslutt(*, bruker: Bruker) -> None:
    """Every attempt of the account is dead."""
    Innloggingsforsok.objects.filter(bruker=bruker, avsluttet=None).update(
        avsluttet=klokke.frister_naa()
    )


def rydd() -> None:
    """Deletes attempts from before yesterday."""
    Innloggingsforsok.objects.filter(
        opprettet__lt=klokke.frister_naa() - timedelta(days=1)
    ).delete()


def avbryt(*, forsok: Innloggingsforsok) -> None:
    """This attempt is dead."""
    _levende().filter(pk=forsok.pk).update(avsluttet=klokke.frister_naa())


# -- trying -------------------------------------------------------------------------------------------
def prov(*, forsok: Innloggingsforsok, kode: str, reservekode: bool = False) -> Utfall:
    """Tries a code. RIKTIG is given once for an attempt, to one of those who ask at the same time."""
    ett = Innloggingsforsok.objects.filter(pk=forsok.pk, avsluttet=None)
    i_tide = _levende().filter(pk=forsok.pk, utloper__gt=klokke.frister_naa())
    if not i_tide.update(forsok_igjen=F("forsok_igjen") - 1):
        return Utfall.UTLOPT if _levende().filter(pk=forsok.pk).exists() else Utfall.SLUTT
    grense = struping.KODE_FREMMED if forsok.fremmed else struping.KODE_KJENT
    if not struping.slipp(grense, forsok.bruker_id):
        ett.update(avsluttet=klokke.frister_naa())
        return _avvist(forsok, Utfall.SLUTT)
    riktig = _riktig(forsok, kode, reservekode)
    if riktig or not ett.exists():  # or another request with the same code was before us
        struping.angre(grense, forsok.bruker_id)
        return Utfall.RIKTIG if riktig else Utfall.SLUTT
    oppbrukt = ett.filter(forsok_igjen=0).update(avsluttet=klokke.frister_naa())
    return _avvist(forsok, Utfall.SLUTT if oppbrukt else Utfall.FEIL)


def _riktig(forsok: Innloggingsforsok, kode: str, reservekode: bool) -> bool:
    """Ends the attempt if the code is right, and is True for the one request that did so."""
    ett = Innloggingsforsok.objects.filter(
        pk=forsok.pk, avsluttet=None, utloper__gt=klokke.frister_naa()
    )
    if reservekode:
        riktig = totp.sjekk_reservekode(bruker=forsok.bruker, kode=kode)
    elif forsok.metode == Metode.APP:
        riktig = totp.sjekk(bruker=forsok.bruker, kode=kode)
    else:
        riktig = True
        ett = ett.filter(metode=Metode.SMS, kode_hash=_kode(forsok.pk, kode))
    return riktig and ett.update(avsluttet=klokke.frister_naa()) == 1


def _avvist(forsok: Innloggingsforsok, utfall: Utfall) -> Utfall:
    _log.info("konto.kode_avvist", konto=forsok.bruker_id)
    with transaction.atomic():
        logg.foy_til(
            "konto.avvist",
            enhet=forsok.bruker.enhet,
            objekt=forsok.bruker_id,
            resultat="avvist",
            grunn="kode",
        )
    vokt(struping.FEIL_KODER)
    return utfall


# -- the parts ----------------------------------------------------------------------------------------
def _levende() -> QuerySet[Innloggingsforsok]:
    fra = klokke.frister_naa() - HELE_FORSOKET
    return Innloggingsforsok.objects.filter(avsluttet=None, forsok_igjen__gt=0, opprettet__gt=fra)


def _kan_sms(bruker: Bruker) -> bool:
    return bruker.rolle == Rolle.RAPPORTOR and not bruker.uten_sms and bool(bruker.mobil)


def _alarm() -> bool:
    return struping.full(struping.FEIL_KODER)


def _tell_sms(forsok: Innloggingsforsok) -> bool:
    """Counts one SMS; False when none may be sent.

    Strangers are counted first: what they ask in vain costs the owner nothing.
    """
    fremmed = struping.SMS_FREMMED_ALARM if _alarm() else struping.SMS_FREMMED
    if not _kan_sms(forsok.bruker):
        return False
    if forsok.fremmed and not struping.slipp(fremmed, forsok.bruker_id):
        return False
    if not struping.slipp(struping.SMS_BRUKER, forsok.bruker_id):
        return False
    vokt(struping.SMS_ALLE)
    return not struping.full(struping.SMS_ALLE)


def _send(forsok: Innloggingsforsok, sprak: str) -> None:
    """In a transaction: a new code, and its SMS in the outbox. Only the SMS has the code itself."""
    kode, naa = hemmeligheter.siffer(6), klokke.frister_naa()
    ny: dict[str, Any] = {
        "metode": Metode.SMS,
        "kode_hash": _kode(forsok.pk, kode),
        "referanse": _annen_enn(forsok.referanse),
        "utloper": naa + VARIGHET,
        "sendt": naa,
    }
    Innloggingsforsok.objects.filter(pk=forsok.pk).update(utsendelser=F("utsendelser") + 1, **ny)
    forsok.refresh_from_db()
    utboks.legg(
        "kode",
        kanal="sms",
        arsak=f"kode:{forsok.pk}:{forsok.utsendelser}",
        til=forsok.bruker.mobil,
        sprak=sprak,
        bruker=forsok.bruker,
        kontekst={"referanse": forsok.referanse},
        hemmelig={"kode": kode},
        utloper=forsok.utloper,
    )


def _annen_enn(forrige: str) -> str:
    """A reference number; not the same twice in a row, or it would say nothing."""
    while (ny := hemmeligheter.siffer(4)) == forrige:
        pass
    return ny


def _kode(id: UUID, kode: str) -> str:
    return hemmeligheter.avtrykk("kode", id, hemmeligheter.les_kode(kode))


def _nettleser(id: UUID | str, hemmelig: str) -> str:
    return hemmeligheter.avtrykk("nettleser", id, hemmelig)
