"""The rules, one file each; one package per form, and those that forms share."""

from __future__ import annotations

import importlib

from kostra.kontroll.regelsett import Regelsett


def regelsett(skjema: str) -> Regelsett:
    """The rules of a form: ``REGELSETT`` of the package that its ``skjema.toml`` names.

    Raises :class:`kostra.skjema.UkjentSkjema` for a form that has none.
    """
    from kostra.skjema.last import UkjentSkjema, med_modul, modul

    hjem = modul(skjema, "regler")
    if not hjem:
        kjente = ", ".join(med_modul("regler"))
        raise UkjentSkjema(f"Skjemaet «{skjema}» finnes ikke. Velg blant: {kjente}.")
    sett: Regelsett = importlib.import_module(hjem).REGELSETT
    return sett
