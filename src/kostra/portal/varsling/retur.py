"""Letters that come back: takes in delivery status notifications, and knows which addresses fail.

A notification (RFC 3464) is tied to its letter by the Message-ID of what it returns. Nothing of its
text is kept: only the status code and when it came.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.parser import HeaderParser
from email.policy import default
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from kostra.portal.konto.models import Bruker
from kostra.portal.revisjon import logg
from kostra.portal.tilgang.models import Enhet
from kostra.portal.varsling.models import Forsendelse, Retur

#: Our word for a server that refused the address while we were talking to it (``epost.send``).
AVVIST = "avvist_av_mottaker"
_STATUS = re.compile(r"\s*([245]\.\d{1,3}\.\d{1,3})(?!\d)", re.ASCII)
#: Final, but not about the address: the box is full, the letter too large, or refused for its content.
_IKKE_ADRESSEN = re.compile(r"5\.(2\.[23]|3\.4|7\.\d+)")


class IngenRetur(ValueError):
    """The message tells of no failed delivery: an answer, a delay, or something else."""


class UkjentBrev(ValueError):
    """The returned letter is none of ours, or was deleted."""


@dataclass(frozen=True)
class Returstand:
    """An address that letters come back from. ``kode`` is empty when the server refused at once.

    ``varig``: it isn't reminded again until the address is another.
    """

    adresse: str
    kode: str
    varig: bool
    naar: datetime


# -- taking in ---------------------------------------------------------------------------------------
def ta_imot(melding: bytes) -> Retur:
    """Registers the notification; the same one again is the same. Raises IngenRetur, UkjentBrev."""
    lest = message_from_bytes(melding, policy=default)
    kode = _feilkode(lest)
    brev = Forsendelse.objects.filter(kanal="epost", message_id__in=_message_id(lest)).first()
    if brev is None:
        raise UkjentBrev("Returen gjelder et brev som ikke finnes her. Ingenting er gjort.")
    varig = kode.startswith("5.") and not _IKKE_ADRESSEN.fullmatch(kode)
    with transaction.atomic():
        retur, ny = Retur.objects.get_or_create(
            forsendelse=brev, kode=kode, defaults={"varig": varig}
        )
        if ny:
            logg.foy_til("retur.mottatt", objekt=brev.id, kode=kode)
    return retur


def _feilkode(melding: Message) -> str:
    """The status of the failed receiver; a letter of ours has one."""
    for mottaker in _mottakere(melding):
        if mottaker.get("Action", "").strip().lower() == "failed":
            treff = _STATUS.match(mottaker.get("Status", ""))
            return treff[1] if treff and len(treff[1]) <= 9 else "5.0.0"
    raise IngenRetur("Meldingen er ingen retur av et brev. Ingenting er gjort.")


def _mottakere(melding: Message) -> Iterator[Message]:
    """The fields about each receiver: every block after the first of the part with the status."""
    for del_ in melding.walk():
        if del_.get_content_type() == "message/delivery-status":
            yield from _inni(del_)[1:]


def _message_id(melding: Message) -> list[str]:
    """The Message-ID of what was returned, whole or its headers only."""
    funnet = []
    for del_ in melding.walk():
        slag = del_.get_content_type()
        if slag == "message/rfc822":
            funnet += [str(inni.get("Message-ID", "")) for inni in _inni(del_)]
        elif slag == "text/rfc822-headers" and isinstance(del_, EmailMessage):
            hoder = HeaderParser(policy=default).parsestr(str(del_.get_content()))
            funnet.append(str(hoder.get("Message-ID", "")))
    return [nummer.strip() for nummer in funnet if nummer.strip()]


def _inni(del_: Message) -> list[Message]:
    """The messages a part is made of; none for text that should have been some."""
    innhold: Any = del_.get_payload()
    return list(innhold) if del_.is_multipart() else []


# -- what is known of addresses ----------------------------------------------------------------------
def nokkel(adresse: str) -> str:
    """The same for all ways to write an address."""
    return adresse.strip().casefold()


def varig_returnert() -> frozenset[str]:
    """The addresses (``nokkel``) that aren't to be reminded until they are changed."""
    returnert = Retur.objects.filter(varig=True).values_list("forsendelse__til", flat=True)
    adresser = {*returnert, *_avviste().values_list("til", flat=True)}
    return frozenset(nokkel(adresse) for adresse in adresser if adresse)


def returnerte(adresser: Iterable[str] | None = None) -> list[Returstand]:
    """What came back, the latest of each address first; ``adresser``: only of these."""
    bare = None if adresser is None else {nokkel(a) for a in adresser if a}
    rader = [
        Returstand(retur.forsendelse.til, retur.kode, retur.varig, retur.mottatt)
        for retur in Retur.objects.select_related("forsendelse").exclude(forsendelse__til="")
    ]
    rader += [Returstand(b.til, "", True, b.opprettet) for b in _avviste()]
    siste: dict[str, Returstand] = {}
    for rad in sorted(rader, key=lambda rad: (rad.varig, rad.naar)):  # a lasting one counts most
        siste[nokkel(rad.adresse)] = rad
    valgte = (rad for n, rad in siste.items() if bare is None or n in bare)
    return sorted(valgte, key=lambda rad: rad.naar, reverse=True)


def _avviste() -> QuerySet[Forsendelse]:
    stand = Forsendelse.Stand.OPPGITT
    return Forsendelse.objects.filter(kanal="epost", stand=stand, siste_feil=AVVIST).exclude(til="")


def maa_huskes() -> Q:
    """Letters whose address is kept: it fails, and is still somebody's here."""
    i_bruk = Exists(Enhet.objects.filter(kontakt_epost__iexact=OuterRef("til"))) | Exists(
        Bruker.objects.filter(epost__iexact=OuterRef("til"))
    )
    feiler = Exists(Retur.objects.filter(forsendelse=OuterRef("pk"), varig=True))
    return (feiler | Q(siste_feil=AVVIST)) & i_bruk
