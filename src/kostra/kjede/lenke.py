"""A new event, linked to the last one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from kostra.kjede import vern
from kostra.kjede.feil import UlovligVerdi
from kostra.kjede.kanonisk import beregn_hash
from kostra.kjede.modell import GENESIS, Hendelse


def lag(
    forrige: Hendelse | None,
    *,
    tid: datetime,
    aktor: str,
    handling: str,
    rolle: str = "",
    enhet: str = "",
    objekt: str = "",
    resultat: str = "ok",
    detaljer: Mapping[str, str | int] | None = None,
) -> Hendelse:
    """The event after ``forrige`` (None: the first one, number 1). Fields as in :class:`Hendelse`.

    Raises:
        UlovligVerdi: a value that looks like personal data, or is not of the kind and size of an
            event's values (:mod:`kostra.kjede.vern`). The text never repeats the value.
        ValueError: ``tid`` without a time zone.
    """
    for verdi in (aktor, rolle, enhet, handling, objekt, resultat):
        vern.vern_tekst(verdi)
    if not handling or not resultat:
        raise UlovligVerdi(vern.MANGLER)
    vern.vern_detaljer(detaljer or {})
    uten_hash = Hendelse(
        nr=forrige.nr + 1 if forrige else 1,
        tid=tid,
        aktor=aktor,
        rolle=rolle,
        enhet=enhet,
        handling=handling,
        objekt=objekt,
        resultat=resultat,
        detaljer=detaljer or {},
        forrige_hash=forrige.hash if forrige else GENESIS,
        hash="",
    )
    return replace(uten_hash, hash=beregn_hash(uten_hash))


def folger(forrige: Hendelse | None, neste: Hendelse) -> bool:
    """True if number and link of ``neste`` are those of the event after ``forrige``."""
    if forrige is None:
        return neste.nr == 1 and neste.forrige_hash == GENESIS
    return neste.nr == forrige.nr + 1 and neste.forrige_hash == forrige.hash
