"""The rules, one file each; one package per form, and those that forms share."""

from __future__ import annotations

import importlib

from kostra.kontroll.regelsett import Regelsett

#: form -> module that holds its ``REGELSETT``
_HJEM = {"11CF": "kostra.regler.kvalifisering"}


def regelsett(skjema: str) -> Regelsett:
    """The rules of a form. Raises :class:`kostra.skjema.UkjentSkjema` for a form that has none."""
    from kostra.skjema import UkjentSkjema

    if skjema not in _HJEM:
        raise UkjentSkjema(f"Skjemaet «{skjema}» finnes ikke. Velg blant: {', '.join(_HJEM)}.")
    sett: Regelsett = importlib.import_module(_HJEM[skjema]).REGELSETT
    return sett
