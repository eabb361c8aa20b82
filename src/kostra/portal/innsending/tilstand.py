"""What a form can be, and what may happen to it: one table, tested as a table."""

from __future__ import annotations

from django.db import models


class Tilstand(models.TextChoices):
    """The state of one form."""

    PAABEGYNT = "paabegynt", "Påbegynt"
    UNDER_KONTROLL = "under_kontroll", "Under kontroll"
    AVVIST = "avvist", "Avvist"
    INNSENDT = "innsendt", "Innsendt"
    GJENAAPNET = "gjenaapnet", "Gjenåpnet"
    TRUKKET = "trukket", "Trukket tilbake"
    SLETTET = "slettet", "Slettet"


class Hendelse(models.TextChoices):
    """What can happen to a form."""

    LAGRE = "lagre", "lagre"
    KONTROLLER = "kontroller", "kontrollere"  # to mottak, for *Kontrollere* and *Send inn* alike
    KONTROLLERT = "kontrollert", "kontrollert"  # mottak answered; nothing was delivered
    AVVIS = "avvis", "avvise"  # mottak couldn't take the file
    LEVER = "lever", "levere"  # mottak registered the delivery
    SEND_INN = "send_inn", "sende inn"  # a form without a file: 999
    LAAS_OPP = "laas_opp", "låse opp"
    RETURNER = "returner", "returnere"  # staff: the delivery no longer counts
    TREKK = "trekk", "trekke tilbake"
    SLETT = "slett", "slette"


class UlovligOvergang(Exception):
    """That can't happen to a form in that state."""

    def __init__(self, tilstand: Tilstand, hendelse: Hendelse) -> None:
        super().__init__(f"{hendelse.value} kan ikke skje når skjemaet er {tilstand.value}")
        self.tilstand, self.hendelse = tilstand, hendelse


_T, _H = Tilstand, Hendelse

#: (state, event) -> next state. None: back to what the form was before the control
#: (``Utfylling.tilstand_for_kontroll``). What isn't here can't happen.
OVERGANGER: dict[tuple[Tilstand, Hendelse], Tilstand | None] = {
    (_T.PAABEGYNT, _H.LAGRE): _T.PAABEGYNT,
    (_T.PAABEGYNT, _H.KONTROLLER): _T.UNDER_KONTROLL,
    (_T.PAABEGYNT, _H.SEND_INN): _T.INNSENDT,
    (_T.PAABEGYNT, _H.SLETT): _T.SLETTET,
    (_T.AVVIST, _H.LAGRE): None,
    (_T.AVVIST, _H.KONTROLLER): _T.UNDER_KONTROLL,
    (_T.AVVIST, _H.RETURNER): _T.GJENAAPNET,
    (_T.AVVIST, _H.SLETT): _T.SLETTET,
    (_T.UNDER_KONTROLL, _H.KONTROLLERT): None,
    (_T.UNDER_KONTROLL, _H.AVVIS): _T.AVVIST,
    (_T.UNDER_KONTROLL, _H.LEVER): _T.INNSENDT,
    (_T.INNSENDT, _H.LAAS_OPP): _T.GJENAAPNET,
    (_T.INNSENDT, _H.RETURNER): _T.GJENAAPNET,
    (_T.INNSENDT, _H.TREKK): _T.TRUKKET,
    (_T.GJENAAPNET, _H.LAGRE): _T.GJENAAPNET,
    (_T.GJENAAPNET, _H.KONTROLLER): _T.UNDER_KONTROLL,
    (_T.GJENAAPNET, _H.SEND_INN): _T.INNSENDT,
    (_T.GJENAAPNET, _H.RETURNER): _T.GJENAAPNET,
    (_T.GJENAAPNET, _H.TREKK): _T.TRUKKET,
}


def neste(tilstand: str, hendelse: Hendelse, *, for_kontroll: str = "") -> Tilstand:
    """The state after the event. ``for_kontroll``: what the form was before it went to mottak.

    Raises :class:`UlovligOvergang`.
    """
    try:
        til = OVERGANGER[Tilstand(tilstand), hendelse]
    except KeyError:
        raise UlovligOvergang(Tilstand(tilstand), hendelse) from None
    return Tilstand(for_kontroll or Tilstand.PAABEGYNT) if til is None else til
