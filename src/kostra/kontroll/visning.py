"""What a message shows of a row's values: dates as people write them, texts as they stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kostra.kontroll.modell import Raatekst, Verdi
from kostra.kontroll.regel import T
from kostra.kontroll.uttrykk import Dato, Tekst, Uttrykk
from kostra.skjema.modell import Tekst3

_IKKE_OPPGITT = T("ikke oppgitt", "ikkje oppgitt", "not given")
#: Their digits are not grouped.
_AARSTALL = ("aar", "kolonne")


def vises_som(n: Uttrykk) -> Callable[[Any], Verdi]:
    """How the values of a bound node are shown."""
    while n.op == "ned":
        n = n.ledd[1]
    if isinstance(n, Dato):
        return _dag
    if n.op == "kolonne" and isinstance(n, Tekst):
        return lambda tekst: Raatekst(tekst or "")
    if n.op in _AARSTALL:
        return lambda tall: None if tall is None else str(tall)
    return lambda verdi: verdi


def _dag(dato: int | None) -> Verdi:
    if dato is None:
        return _IKKE_OPPGITT
    return f"{dato % 100:02}.{dato // 100 % 100:02}.{dato // 10_000}"


def kode_og_tekst(kode: str | None, tekst_til: Mapping[str, Tekst3]) -> Verdi:
    """«22 Andre offentlige instanser»; a code without a text as it stands."""
    tekst = tekst_til.get(kode or "")
    if tekst is None:
        return Raatekst(kode or "")
    return Tekst3(*(f"{kode} {tekst.paa(sprak)}" for sprak in ("nb", "nn", "en")))
