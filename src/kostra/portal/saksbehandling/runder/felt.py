"""Days and times as staff write them, and the faults of a service by the fields they are about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kostra.portal.runde.regler import RundeFeil
from kostra.portal.utseende.skjemafelt import Skjemagrunn, vist

_DAG = ["%Y-%m-%d", "%d.%m.%Y"]
_TID = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d.%m.%Y %H.%M", "%d.%m.%Y %H:%M"]


def dag(etikett: Any, *, hjelp: Any = "", kreves: bool = True) -> forms.DateField:
    """A day."""
    return vist(
        forms.DateField(
            label=etikett,
            help_text=hjelp,
            required=kreves,
            input_formats=_DAG,
            widget=forms.DateInput(attrs={"type": "date"}, format=_DAG[0]),
            error_messages={"invalid": _("Skriv datoen som 15.01.2027.")},
        ),
        bredde="s3",
        kort=bool(hjelp),
    )


def tidspunkt(etikett: Any) -> forms.DateTimeField:
    """A day and a time of day, in Norway."""
    return vist(
        forms.DateTimeField(
            label=etikett,
            input_formats=_TID,
            widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_TID[0]),
            error_messages={"invalid": _("Skriv dato og klokkeslett som 08.03.2027 12.00.")},
        ),
        bredde="s3",
    )


def valgt_tid(dag: date | None, staar: datetime | None, dagen: Callable[[datetime], date],
              midnatt: Callable[[date], datetime]) -> datetime | None:  # fmt: skip
    """The moment a day stands for: what is stored, where the day is the same; else its midnight.

    ``dagen``: the day that is shown for a stored moment.
    """
    if dag is None:
        return None
    if staar is not None and dagen(staar) == dag:
        return staar
    return midnatt(dag)


def fordel(skjema: Skjemagrunn, feil: RundeFeil) -> None:
    """Puts the sentences by the fields; those about no field of this form on top."""
    for felt, setning in feil.feil:
        skjema.add_error(felt if felt in skjema.fields else None, setning)
