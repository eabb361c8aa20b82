"""The one way an event is written, and its hash.

Canonical form: JSON with sorted keys, no blanks, UTF-8 without ASCII escapes. With what
:mod:`kostra.kjede.vern` lets in (no floats, small whole numbers, keys in ASCII, no lone surrogates)
these are exactly the bytes of RFC 8785, so anyone can compute a hash again with another tool.
Text is not normalised: composed and decomposed å are different values.

hash = SHA-256(``kostra-kjede-hendelse-v1`` LF, then the canonical form of all fields but ``hash``)
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from typing import Any, Final

from kostra.kjede.feil import UleseligHendelse
from kostra.kjede.modell import Hendelse, les_tid, skriv_tid

_PREFIKS: Final = b"kostra-kjede-hendelse-v1\n"
_FELT: Final = frozenset(felt.name for felt in fields(Hendelse))
_json: Final = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
).encode


def kanonisk(hendelse: Hendelse) -> bytes:
    """What is hashed, without the prefix.

    Raises:
        ValueError, TypeError: values that were never let into an event.
    """
    return _json(_som_data(hendelse)).encode()


def beregn_hash(hendelse: Hendelse) -> str:
    """The hash the event should have: 64 lower-case hex digits. Raises as :func:`kanonisk`."""
    return hashlib.sha256(_PREFIKS + kanonisk(hendelse)).hexdigest()


def skriv_linje(hendelse: Hendelse) -> bytes:
    """The event with its hash in canonical form, for a file. No line feed, and none inside."""
    return _json(_som_data(hendelse) | {"hash": hendelse.hash}).encode()


def les_linje(linje: bytes) -> Hendelse:
    """The event in bytes from :func:`skriv_linje`.

    Raises:
        UleseligHendelse: any other form, be it the same JSON with one blank more.
    """
    try:
        data = json.loads(linje.decode())
        if set(data) != _FELT or not _riktige_typer(data):
            raise UleseligHendelse
        hendelse = Hendelse(**{**data, "tid": les_tid(data["tid"])})
        if skriv_linje(hendelse) != linje:
            raise UleseligHendelse
    except (AttributeError, RecursionError, TypeError, ValueError):
        raise UleseligHendelse from None
    return hendelse


def _riktige_typer(data: dict[str, Any]) -> bool:
    """True if the number is an int, the details are texts and ints, and the rest is text."""
    detaljer = data["detaljer"].values()
    return (
        type(data["nr"]) is int
        and all(type(verdi) in (str, int) for verdi in detaljer)
        and all(type(data[felt]) is str for felt in _FELT - {"nr", "detaljer"})
    )


def _som_data(hendelse: Hendelse) -> dict[str, Any]:
    return {
        "nr": hendelse.nr,
        "tid": skriv_tid(hendelse.tid),
        "aktor": hendelse.aktor,
        "rolle": hendelse.rolle,
        "enhet": hendelse.enhet,
        "handling": hendelse.handling,
        "objekt": hendelse.objekt,
        "resultat": hendelse.resultat,
        "detaljer": dict(hendelse.detaljer),
        "forrige_hash": hendelse.forrige_hash,
    }
