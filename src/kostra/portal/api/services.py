"""Makes keys, accepts them, takes them back, and notes what they were used for."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.db import transaction

from kostra.portal import klokke
from kostra.portal.api.models import FOR_EN_ENHET, Apinokkel, Omfang
from kostra.portal.api.utvalg import for_rapportor, hash_av
from kostra.portal.konto.models import Bruker, Rolle
from kostra.portal.revisjon import logg

_FORAN: Final = "kostra_"
_VIST: Final = len(_FORAN) + 4


class IkkeMulig(Exception):
    """The key was left as it was."""


def opprett(
    *,
    system: str,
    omfang: Iterable[str],
    bruker: Bruker | None,
    per_minutt: int,
    byte_per_dogn: int,
    utloper: datetime | None,
    av: Bruker,
) -> tuple[Apinokkel, str]:
    """The key and its secret, which is told this once.

    One that acts for a rapportør has no secret before that person has accepted it (:func:`godta`), so
    that nobody else ever holds what acts in their name; then the secret here is empty.

    Raises :class:`IkkeMulig` where scopes and rapportør don't go together.
    """
    valgt = [Omfang(ett) for ett in omfang]
    if not valgt or bool(FOR_EN_ENHET & set(valgt)) != (bruker is not None):
        raise IkkeMulig
    if bruker is not None and bruker.rolle != Rolle.RAPPORTOR:
        raise IkkeMulig
    with transaction.atomic():
        nokkel = Apinokkel(
            system=system,
            omfang=[ett.value for ett in valgt],
            bruker=bruker,
            per_minutt=per_minutt,
            byte_per_dogn=byte_per_dogn,
            utloper=utloper,
            opprettet_av=av,
        )
        hemmelig = _gi_hemmelighet(nokkel) if bruker is None else ""
        nokkel.save()
        logg.foy_til(
            "apinokkel.opprettet",
            bruker=av,
            enhet=bruker.enhet if bruker else None,
            objekt=nokkel.pk,
            omfang=" ".join(nokkel.omfang),
        )
    return nokkel, hemmelig


def godta(*, nr: int, bruker: Bruker) -> tuple[Apinokkel, str]:
    """The rapportør lets the system act for them; the secret is told this once.

    Raises :class:`IkkeMulig` when there is none of theirs that waits.
    """
    with transaction.atomic():
        nokkel = for_rapportor(bruker).select_for_update().filter(pk=nr, hash=None).first()
        if nokkel is None:
            raise IkkeMulig
        hemmelig = _gi_hemmelighet(nokkel)
        nokkel.godtatt = klokke.naa()
        nokkel.save(update_fields=["hash", "kjennetegn", "godtatt"])
        logg.foy_til("apinokkel.godtatt", bruker=bruker, objekt=nokkel.pk)
    return nokkel, hemmelig


def _gi_hemmelighet(nokkel: Apinokkel) -> str:
    hemmelig = _FORAN + secrets.token_urlsafe(32)
    nokkel.hash, nokkel.kjennetegn = hash_av(hemmelig), hemmelig[:_VIST]
    return hemmelig


def trekk(*, nokkel: Apinokkel, av: Bruker) -> None:
    """It opens nothing from now on. Taken back before, nothing happens."""
    with transaction.atomic():
        rader = Apinokkel.objects.filter(pk=nokkel.pk, trukket=None)
        if rader.update(trukket=klokke.naa(), trukket_av=av):
            eier = nokkel.bruker
            logg.foy_til(
                "apinokkel.trukket",
                bruker=av,
                enhet=eier.enhet if eier else None,
                objekt=nokkel.pk,
            )


def noter_bruk(*, nokkel: Apinokkel, til: str, objekt: object) -> None:
    """A file or an order came by the key; the event of what was done tells for whom, this one how."""
    with transaction.atomic():
        logg.foy_til(
            "apinokkel.brukt", bruker=nokkel.bruker, objekt=objekt, nokkel=nokkel.pk, til=til
        )
