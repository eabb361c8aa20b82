"""What a rule found, and how a rule that fails is told: one finding that says so, and the rest go on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from kostra.kontroll.binding import BundetRegel
from kostra.kontroll.modell import Grad, Kontrollinfo, Melding, Verdi
from kostra.kontroll.regel import T

P = TypeVar("P")

_SVIKTET = T(
    "Kontrollen kunne ikke kjøres på grunn av en feil i programmet ({feil}).",
    "Kontrollen kunne ikkje køyrast på grunn av ein feil i programmet ({feil}).",
    "The control could not be run because of a fault in the program ({feil}).",
)
_SVIKTET_GJOR = T(
    "Dette er ikke en feil i filen. Meld fra til SSB med kontrollnummer og programversjon.",
    "Dette er ikkje ein feil i fila. Meld frå til SSB med kontrollnummer og programversjon.",
    "This is not a fault in the file. Tell Statistics Norway the control number and program version.",
)


@dataclass
class Utfall:
    """What one rule found: true counts per finding id, and the kept findings in order.

    ``treff`` are findings whose messages aren't built: row, and number of the variant.
    """

    regel: BundetRegel
    antall: dict[str, int] = field(default_factory=dict)
    treff: list[tuple[int, int]] = field(default_factory=list)
    meldinger: list[Melding] = field(default_factory=list)
    sviktet: str = ""


def trygt(utfall: Sequence[Utfall], kjor: Callable[[], None]) -> None:
    """Runs; an unexpected error becomes one finding for each of these rules."""
    if any(u.sviktet for u in utfall):
        return
    try:
        kjor()
    except Exception as feil:
        # only the kind of error: its text may hold a piece of the file
        for u in utfall:
            svikt(u, type(feil).__name__)


def svikt(utfall: Utfall, feil: str) -> None:
    """Makes the rule's outcome one finding: it failed, with that kind of error."""
    regel = utfall.regel.regel
    utfall.sviktet, utfall.antall = feil, {regel.id: 1}
    verdier: dict[str, Verdi] = {"feil": feil}
    utfall.meldinger = [Melding(regel.id, utfall.regel.grad, _SVIKTET, verdier, _SVIKTET_GJOR)]


def foerste(
    regel: BundetRegel, treff: Iterable[tuple[P, int]], igjen: dict[str, int]
) -> Iterator[tuple[P, int]]:
    """The first findings of each id, in their order: how many are left of each is in ``igjen``.

    ``treff`` are pairs (place, number of the variant); an id that isn't in ``igjen`` has no cap.
    """
    for plass, nr in treff:
        id_ = regel.varianter[nr].id
        if id_ not in igjen:
            yield plass, nr
        elif igjen[id_] > 0:
            igjen[id_] -= 1
            yield plass, nr


def samlet_grad(kontroller: Sequence[Kontrollinfo], antall_kontroller: int) -> Grad:
    """The highest severity that counts; a file in which nothing was controlled is an ERROR."""
    if not antall_kontroller:
        return Grad.ERROR
    return max((k.grad for k in kontroller if k.antall and not k.tillegg), default=Grad.OK)


def infoer(utfall: Sequence[Utfall]) -> list[Kontrollinfo]:
    """One entry per finding id, in rule order; rules without findings included."""
    infoer = []
    for u in utfall:
        regel = u.regel.regel
        felt = u.regel.felt_av_id
        if u.sviktet:
            felt = {**felt, regel.id: felt.get(regel.id, ())}
        for id_, brukt in felt.items():
            infoer.append(
                Kontrollinfo(
                    id=id_,
                    tittel=regel.tittel,
                    grad=u.regel.grad,
                    hvorfor=regel.hvorfor,
                    felt=brukt,
                    tillegg=regel.tillegg,
                    antall=u.antall.get(id_, 0),
                )
            )
    return infoer
