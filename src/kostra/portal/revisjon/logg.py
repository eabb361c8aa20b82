"""Adds events to the chain, in the transaction of what they tell about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction

from kostra import kjede
from kostra.portal import klokke
from kostra.portal.revisjon.kjedelager import Databaselager
from kostra.portal.revisjon.models import Kjedehode

if TYPE_CHECKING:
    from kostra.portal.konto.models import Bruker
    from kostra.portal.tilgang.models import Enhet


def foy_til(
    handling: str,
    *,
    bruker: Bruker | None = None,
    enhet: Enhet | None = None,
    objekt: object = "",
    resultat: str = "ok",
    **detaljer: str | int,
) -> None:
    """Adds one event. Ids and fixed words only; the unit is the user's where none is given.

    Call it last in the transaction: the chain's lock is held until it ends.

    Raises:
        TransactionManagementError: outside a transaction.
        UlovligVerdi: a value looks like personal data.
    """
    _krev_transaksjon()
    ved = enhet or (bruker.enhet if bruker else None)
    kjede.foy_til(
        Databaselager(),
        naa=klokke.naa(),
        aktor=str(bruker.pk) if bruker else "",
        rolle=str(bruker.rolle) if bruker else "",
        enhet=ved.region if ved else "",
        handling=str(handling),
        objekt=str(objekt),
        resultat=str(resultat),
        detaljer={navn: v if type(v) is int else str(v) for navn, v in detaljer.items()},
    )


def verifiser(hoder: Iterable[kjede.Hode] = ()) -> kjede.Verifisert | kjede.Brudd:
    """Reads the whole chain and says if it holds, and if not, where it breaks first.

    ``hoder``: published heads, in order, that it must fit. What the writers know to be the last
    event must be there too.
    """
    antall = skrevet()
    funnet = kjede.verifiser_mot(Databaselager().les, hoder)
    if isinstance(funnet, kjede.Verifisert) and funnet.antall < antall:
        return kjede.Brudd(funnet.antall + 1, kjede.Feilslag.KUTTET_HALE)
    return funnet


def skrevet() -> int:
    """How many events the writers know that they have written."""
    return Kjedehode.objects.values_list("nr", flat=True).first() or 0


def _krev_transaksjon() -> None:
    forbindelse = transaction.get_connection()
    if not forbindelse.in_atomic_block:
        raise transaction.TransactionManagementError("En hendelse skrives i en transaksjon.")
