"""Chains to tamper with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from kostra.kjede import Hendelse, beregn_hash, lag

NAA = datetime(2027, 1, 15, 12, tzinfo=UTC)


def kjede(antall: int, merke: str = "a") -> list[Hendelse]:
    """A whole chain of ``antall`` events, one second apart. ``merke`` makes chains differ."""
    return list(strom(antall, merke))


def strom(antall: int, merke: str = "a") -> Iterator[Hendelse]:
    siste = None
    for i in range(antall):
        siste = lag(
            siste,
            tid=NAA + timedelta(seconds=i),
            aktor=f"A{100000 + i % 7}",
            rolle="rapportor",
            enhet="030101",
            handling="innsending.mottatt",
            objekt=f"innsending/{merke}{i}",
            detaljer={"aar": 2026, "skjema": "11CF"},
        )
        yield siste


def med_ny_hash(hendelse: Hendelse, **felt: object) -> Hendelse:
    """The event with other values, and the hash that fits them: a careful forger's work."""
    endret = replace(hendelse, **felt)  # type: ignore[arg-type]
    return replace(endret, hash=beregn_hash(endret))


def lenket_om(hendelser: Iterable[Hendelse], forrige: Hendelse | None) -> list[Hendelse]:
    """The events numbered and linked anew after ``forrige``, every hash fitting."""
    nye: list[Hendelse] = []
    for hendelse in hendelser:
        nr, forrige_hash = (forrige.nr + 1, forrige.hash) if forrige else (1, "0" * 64)
        forrige = med_ny_hash(hendelse, nr=nr, forrige_hash=forrige_hash)
        nye.append(forrige)
    return nye
