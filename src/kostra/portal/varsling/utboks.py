"""Writes letters to the outbox, in the transaction of what caused them. The worker sends them."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from kostra.portal import klokke
from kostra.portal.konto.models import Bruker
from kostra.portal.varsling import epost, oppgaver
from kostra.portal.varsling.feil import KanIkkeSendes, UgyldigForsendelse, UtenforTransaksjon
from kostra.portal.varsling.forsegling import forsegle
from kostra.portal.varsling.grenser import EPOST
from kostra.portal.varsling.maler import MALER, godta
from kostra.portal.varsling.models import Forsendelse
from kostra.portal.vern import gjeldende_stotteref

Stand = Forsendelse.Stand
_SPRAK = {"nb", "nn", "en"}
_E164 = re.compile(r"\+[1-9][0-9]{6,14}")


def legg(
    mal: str,
    *,
    kanal: str,
    arsak: str,
    til: str,
    sprak: str,
    bruker: Bruker | None = None,
    kontekst: dict[str, Any] | None = None,
    hemmelig: dict[str, str] | None = None,
    utloper: datetime | None = None,
) -> Forsendelse:
    """The letter of that cause: a new one, or the one that the cause already has.

    What ``kontekst`` and ``hemmelig`` must hold stands in :mod:`kostra.portal.varsling.maler`. An
    address that can't be sent to never stops the caller: the letter stands as given up. Raises
    :class:`UtenforTransaksjon`, :class:`UgyldigForsendelse`.
    """
    _krev(mal, arsak)
    renset = godta(mal, kanal, kontekst or {}, hemmelig or {})
    brev_id = uuid.uuid4()
    mottaker = _mottaker(kanal, til)
    brev, ny = Forsendelse.objects.get_or_create(
        arsak=arsak,
        defaults={
            "id": brev_id,
            "kanal": kanal,
            "mal": mal,
            "sprak": sprak if sprak in _SPRAK else "nb",
            "til": mottaker,
            "bruker": bruker,
            "kontekst": renset,
            "forseglet": forsegle(hemmelig or {}, brev_id) if mottaker else b"",
            "utloper": utloper,
            "stand": Stand.VENTER if mottaker else Stand.OPPGITT,
            "siste_feil": "" if mottaker else "ugyldig_adresse",
            "message_id": epost.ny_message_id(brev_id) if kanal == EPOST else "",
        },
    )
    if ny and mottaker:
        _bestill(brev)
    return brev


def legg_til_bruker(
    mal: str,
    *,
    bruker: Bruker,
    arsak: str,
    kontekst: dict[str, Any] | None = None,
    hemmelig: dict[str, str] | None = None,
) -> Forsendelse:
    """An e-mail to the account, in the language of its letters. As :func:`legg`."""
    return legg(
        mal,
        kanal=EPOST,
        arsak=arsak,
        til=bruker.epost,
        sprak=bruker.brevsprak,
        bruker=bruker,
        kontekst=kontekst,
        hemmelig=hemmelig,
    )


@dataclass(frozen=True)
class Massebrev:
    """One of many e-mails that are written at once, as for :func:`legg`. ``bruker``: an account's key."""

    mal: str
    arsak: str
    til: str
    sprak: str
    kontekst: dict[str, Any]
    bruker: int | None = None


def legg_mange(brev: Iterable[Massebrev]) -> dict[str, Forsendelse]:
    """Many e-mails that nobody sits waiting for, by cause; a cause that has its letter keeps it.

    No worker is told: they are sent one by one, in between the letters of :func:`legg`. Raises as it.
    """
    alle = list(brev)
    for ett in alle:
        _krev(ett.mal, ett.arsak)
    Forsendelse.objects.bulk_create((_massebrev(ett) for ett in alle), ignore_conflicts=True)
    lagt = Forsendelse.objects.filter(arsak__in=[ett.arsak for ett in alle])
    return {ett.arsak: ett for ett in lagt}


def _massebrev(ett: Massebrev) -> Forsendelse:
    brev_id, til = uuid.uuid4(), _mottaker(EPOST, ett.til)
    return Forsendelse(
        id=brev_id,
        kanal=EPOST,
        mal=ett.mal,
        arsak=ett.arsak,
        sprak=ett.sprak if ett.sprak in _SPRAK else "nb",
        til=til,
        bruker_id=ett.bruker,
        kontekst=godta(ett.mal, EPOST, ett.kontekst, {}),
        stand=Stand.VENTER if til else Stand.OPPGITT,
        siste_feil="" if til else "ugyldig_adresse",
        message_id=epost.ny_message_id(brev_id),
    )


def _krev(mal: str, arsak: str) -> None:
    if not transaction.get_connection().in_atomic_block:
        raise UtenforTransaksjon(
            f"Brevet {mal} skal legges i transaksjonen til det som er årsaken."
        )
    if not 0 < len(arsak) <= 120:
        raise UgyldigForsendelse(f"Brevet {mal} skal ha en årsak på 1–120 tegn.")


def _mottaker(kanal: str, til: str) -> str:
    """The address as it is kept; empty if nothing can be sent there."""
    if kanal == EPOST:
        return til if epost.gyldig(til) else ""
    return til if _E164.fullmatch(til) else ""


def _bestill(brev: Forsendelse) -> None:
    """Tells a worker. The task is a row in the same transaction: they become visible together."""
    oppgave = oppgaver.send_epost if brev.kanal == EPOST else oppgaver.send_sms
    oppgave.enqueue(str(brev.id), gjeldende_stotteref())


def send_paa_nytt(*, forsendelse: Forsendelse) -> Forsendelse:
    """Sends a letter again because staff ask for it; returns the letter that is now on its way.

    One that waits or is doubtful is tried at once, under its old Message-ID. A finished one becomes a new
    letter; asked for twice before it has left, it is still one. Raises :class:`KanIkkeSendes`.
    """
    with transaction.atomic():
        brev = Forsendelse.objects.select_for_update().get(pk=forsendelse.pk)
        hemmelig = MALER[brev.mal].hemmelig
        if not brev.til or (hemmelig and not brev.forseglet):
            raise KanIkkeSendes(f"Forsendelse {brev.id} kan ikke sendes på nytt.")
        if brev.stand in {Stand.VENTER, Stand.TVILSOM}:
            brev.neste_forsok = klokke.naa()
            brev.save(update_fields=["neste_forsok"])
            _bestill(brev)
            return brev
        if brev.stand == Stand.SENDES:
            return brev
        return _kopi(brev)


def _kopi(brev: Forsendelse) -> Forsendelse:
    stamme = f"{brev.arsak[:90]}:igjen:"
    tidligere = Forsendelse.objects.filter(arsak__startswith=stamme)
    underveis = tidligere.exclude(stand__in=[Stand.SENDT, Stand.OPPGITT]).first()
    if underveis is not None:
        return underveis
    return legg(
        brev.mal,
        kanal=brev.kanal,
        arsak=f"{stamme}{tidligere.count() + 1}",
        til=brev.til,
        sprak=brev.sprak,
        bruker=brev.bruker,
        kontekst=brev.kontekst,
    )
