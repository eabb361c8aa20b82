"""Issues the PINs of a batch of letters. They are in clear in what is returned, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from django.core import signing
from django.db import transaction

from kostra.portal.konto.models import Bruker, Rolle
from kostra.portal.konto.services import utsted_pin
from kostra.portal.revisjon import logg
from kostra.portal.tilgang.models import Enhet

_VARER: Final = 60 * 60


class UgyldigBestilling(Exception):
    """The batch isn't one that this user was shown within the last hour."""


@dataclass(frozen=True)
class Pinbrev:
    """One letter. ``pin``: in readable groups."""

    enhet: Enhet
    pin: str = field(repr=False)


@dataclass(frozen=True)
class Utstedt:
    """The letters, and the units that got a PIN by others since the page was shown: none for them."""

    brev: list[Pinbrev]
    endret_imens: list[Enhet]


def forsegl(enheter: list[Enhet], bruker: Bruker) -> str:
    """The batch as the page carries it: which units, and which PIN each had when it was shown."""
    innhold = {str(nr): avtrykk for nr, avtrykk in _avtrykk([e.pk for e in enheter]).items()}
    return signing.dumps(innhold, salt=_salt(bruker), compress=True)


def utsted(*, bestilling: str, bruker: Bruker) -> Utstedt:
    """New PINs for the batch; the earlier ones are dead. One transaction each, since each takes time.

    The same batch twice gives no letters the second time, so that nobody makes the PINs of letters
    that are printed already useless. Raises :class:`UgyldigBestilling`.
    """
    try:
        vist: dict[str, str] = signing.loads(bestilling, salt=_salt(bruker), max_age=_VARER)
    except signing.BadSignature as feil:
        raise UgyldigBestilling from feil
    gjort = Utstedt([], [])
    for enhet in Enhet.objects.filter(pk__in=[int(nr) for nr in vist]):
        with transaction.atomic():
            laast = Enhet.objects.select_for_update(no_key=True).get(pk=enhet.pk)
            if _avtrykk([laast.pk])[laast.pk] != vist[str(laast.pk)]:
                gjort.endret_imens.append(laast)
                continue
            gjort.brev.append(Pinbrev(laast, utsted_pin(enhet=laast)))
            logg.foy_til("pin.brev_laget", bruker=bruker, enhet=laast)
    return gjort


def _salt(bruker: Bruker) -> str:
    return f"kostra.pinbrev.{bruker.pk}"


def _avtrykk(enheter: list[int]) -> dict[int, str]:
    """unit -> which PIN it has, in a form that tells nothing of it."""
    kontoer = Bruker.objects.filter(rolle=Rolle.KOMMUNE, enhet__in=enheter)
    har = dict(kontoer.values_list("enhet_id", "oppslag"))
    signer = signing.Signer(salt="kostra.pinbrev")
    return {nr: signer.signature(f"{nr}:{har.get(nr, '')}")[:12] for nr in enheter}
