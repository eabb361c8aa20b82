"""*Leveringer over tid* as SVG: where each line, area and word of the drawing stands.

Across, everything is in per cent of the width, so that the drawing fits any screen; down, it is in
pixels, from ``TOPP`` (all units) to ``BUNN`` (none). Words are placed so that they don't meet.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from kostra.portal import klokke
from kostra.portal.klokke import NORGE
from kostra.portal.status.tall import Dag, hver_dag
from kostra.portal.status.valg import Valg
from kostra.portal.utseende import tekst

TOPP: Final = 24
BUNN: Final = 186
_UNDER, _OVER = 210, 18  # the base lines of the words below and above the drawing
_LUFT: Final = 30  # how near two dates may stand, in per cent of the width
_KANT: Final = 12  # how near the edge words are pushed inwards


@dataclass(frozen=True)
class Ord:
    """Words in the drawing. ``anker``: start, middle or end: which part of them stands at ``x``.

    ``dx``: pixels to the right of that.
    """

    x: str
    y: int
    anker: str
    tekst: str
    dx: int = 0


@dataclass(frozen=True)
class Kurve:
    """The drawing. ``strek`` and ``flate``: points of the line, and of the area below it.

    ``akser``: how far down the lines across stand. ``tittel`` and ``beskrivelse`` say the same in words;
    ``dager`` is the same as a table.
    """

    akser: ClassVar = (TOPP, 78, 132, BUNN)
    strek: str
    flate: str
    frist: str
    siste: Ord
    ord: list[Ord]
    tittel: str
    beskrivelse: str
    dager: list[Dag]


def kurve(valg: Valg, frist: date, dager: list[Dag], alle: int) -> Kurve | None:
    """From the opening to the due date, or today if it is later. None before anyone delivered."""
    if not dager or not alle:
        return None
    fra = min(valg.runde.apner.astimezone(NORGE).date(), dager[0].dag)
    siste_dag = max(min(klokke.i_dag(), frist), dager[-1].dag)
    til = max(frist, siste_dag)
    lengde = max((til - fra).days, 1)

    def x(dag: date) -> float:
        return 100 * (dag - fra).days / lengde

    antall = hver_dag(dager, fra, siste_dag)
    punkter = [f"{100 * nr / lengde:.2f},{100 - 100 * n / alle:.2f}" for nr, n in enumerate(antall)]
    slutt = x(siste_dag)
    return Kurve(
        strek=" ".join(punkter),
        flate=" ".join(["0,100", *punkter, f"{slutt:.2f},100"]),
        frist=f"{x(frist):.2f}%",
        siste=_siste(slutt, antall[-1], alle),
        ord=[
            Ord("0", _OVER, "start", _hoyde(valg, alle)),
            _fristord(x(frist)),
            *[
                Ord(f"{x(dag):.2f}%", _UNDER, _anker(x(dag)), _kort(dag))
                for dag in _datoer(fra, siste_dag, frist, til, x)
            ],
        ],
        tittel=_("Leverte enheter samlet, %(fra)s til %(til)s")
        % {"fra": tekst.dato(fra), "til": tekst.dato(siste_dag)},
        beskrivelse=_(
            "Fra %(forste)s den %(fra)s til %(siste)s av %(alle)s den %(til)s. Fristen er %(frist)s."
        )
        % {
            "forste": tekst.tall(antall[0]),
            "fra": tekst.dato(fra),
            "siste": tekst.tall(antall[-1]),
            "alle": tekst.tall(alle),
            "til": tekst.dato(siste_dag),
            "frist": tekst.dato(frist),
        },
        dager=dager,
    )


def _hoyde(valg: Valg, alle: int) -> str:
    """What the top of the drawing is."""
    if valg.alle_skjema:
        return _("%(antall)s skjema") % {"antall": tekst.tall(alle)}
    return ngettext("%(antall)s enhet", "%(antall)s enheter", alle) % {"antall": tekst.tall(alle)}


def _fristord(x: float) -> Ord:
    til_venstre = x > 50
    anker, dx = ("end", -8) if til_venstre else ("start", 8)
    return Ord(f"{x:.2f}%", _OVER, anker, _("Frist"), dx)


def _siste(x: float, antall: int, alle: int) -> Ord:
    """The last figure, above the line; below it where the line is near the top."""
    y = BUNN - (BUNN - TOPP) * antall / alle
    return Ord(
        f"{x:.2f}%", round(y + 20 if y < TOPP + 30 else y - 8), _anker(x), tekst.tall(antall)
    )


def _datoer(
    fra: date, siste_dag: date, frist: date, til: date, x: Callable[[date], float]
) -> list[date]:
    """The ends, and of the last day and the due date those that stand apart from the rest."""
    valgte = [fra, til]
    for dag in (siste_dag, frist):
        if all(abs(x(dag) - x(annen)) >= _LUFT for annen in valgte):
            valgte.append(dag)
    return sorted(valgte)


def _anker(x: float) -> str:
    return "start" if x < _KANT else "end" if x > 100 - _KANT else "middle"


def _kort(dag: date) -> str:
    """2. jan; in English 2 Jan."""
    engelsk = (get_language() or "").startswith("en")
    return date_format(dag, "j M" if engelsk else "j. b", use_l10n=False)
