"""Test data by form: which module makes it, and the entries that are the same for all forms.

A form's module, named in its ``skjema.toml``, has ``lag_uttrekk``, ``mulige_feil`` and
``ventede_funn`` with the arguments that the functions here have; it is imported when it is used.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from types import ModuleType

from kostra.skjema.last import med_modul, modul
from kostra.testdata.bestilling import Feil, UgyldigBestilling


def skjemaer() -> tuple[str, ...]:
    """The forms that test data can be made for."""
    return tuple(med_modul("testdata"))


def lag_uttrekk(
    skjema: str, aar: int, region: str, antall: int, *, fro: int = 0, feil: Feil | None = None
) -> Iterator[bytes]:
    """A synthetic extract in pieces.

    Same arguments, same bytes, everywhere. ``region`` is six digits. A file with more records has
    those of a smaller one first, and faults leave all other records as they are.

    ``feil``: a share between 0 and 1 gives that share of the records one random fault each; rule ids
    (K14, K03-bydel …) are each triggered at least once, in that order.

    Raises:
        UgyldigBestilling: something in it can't be made; the text says what to do.
        kostra.skjema.UkjentSkjema: no such form or year.
    """
    biter: Iterator[bytes] = _modul(skjema).lag_uttrekk(
        skjema, aar, region, antall, fro=fro, feil=feil
    )
    return biter


def lag_fil(
    skjema: str, aar: int, region: str, antall: int, *, fro: int = 0, feil: Feil | None = None
) -> bytes:
    """The same as :func:`lag_uttrekk`, in one piece."""
    return b"".join(lag_uttrekk(skjema, aar, region, antall, fro=fro, feil=feil))


def mulige_feil(skjema: str, aar: int, region: str) -> list[str]:
    """The rules that can be triggered that year in an extract of that region."""
    return list(_modul(skjema).mulige_feil(skjema, aar, region))


def ventede_funn(skjema: str, regel: str | None, aar: int, region: str) -> frozenset[str]:
    """The rules that are found in a file with the first fault of that rule, or in a valid one."""
    funn: frozenset[str] = _modul(skjema).ventede_funn(skjema, regel, aar, region)
    return funn


def mellomrom() -> bytes:
    """The file of a municipality without anybody to report: exactly one space."""
    return b" "


def _modul(skjema: str) -> ModuleType:
    hjem = modul(skjema, "testdata")
    if not hjem:
        raise UgyldigBestilling(
            f"Det finnes ikke testdata for skjemaet «{skjema}». Velg blant: {', '.join(skjemaer())}."
        )
    return importlib.import_module(hjem)
