"""What runs tasks: a small port, the loop over it, and the two there are.

A lost worker loses its task, which is sent again. What is lost :data:`FORSOK` times is handed back as
:class:`Tapt`: then it is likely the task that ends its worker.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final, Protocol, TypeVar

O = TypeVar("O")  # noqa: E741 (oppgave)
S = TypeVar("S")
#: How many times a task is sent before it is given up.
FORSOK: Final = 3
#: Tasks sent for each worker, so that none waits for the head.
I_GANG: Final = 2


class Tapt(Exception):
    """The worker was lost before it had answered."""


class MotorFeil(Exception):
    """The engine can't be had. The text says why and what to do."""


class Motor(Protocol):
    """Runs functions of one argument, which must be importable by the workers."""

    @property
    def arbeidere(self) -> int:
        """How many tasks can run at a time."""

    def send(self, gjor: Callable[[O], S], oppgave: O) -> Any:
        """Starts it, and returns what it is known by."""

    def vent(self, sendt: Sequence[Any]) -> Sequence[Any]:
        """Waits, and returns those that are done, one or more."""

    def svar(self, sendt: Any) -> Any:
        """The answer of one that is done. Raises :class:`Tapt`."""

    def stopp(self) -> None:
        """Ends the workers."""


def kjor(
    motor: Motor, gjor: Callable[[O], S], oppgaver: Iterable[O], *, alene: bool = False
) -> Iterator[tuple[O, S | Tapt]]:
    """The answers as they come. Holds only the tasks that are under way, however many there are.

    ``alene``: one at a time, so that a worker that is lost was lost by its own task.
    """
    kilde = iter(oppgaver)
    igjen: deque[tuple[O, int]] = deque()
    under_veis: dict[Any, tuple[O, int]] = {}
    plass = 1 if alene else motor.arbeidere * I_GANG
    while True:
        while len(under_veis) < plass:
            neste = igjen.popleft() if igjen else next(((o, 1) for o in kilde), None)
            if neste is None:
                break
            under_veis[motor.send(gjor, neste[0])] = neste
        if not under_veis:
            return
        for sendt in motor.vent(list(under_veis)):
            oppgave, forsok = under_veis.pop(sendt)
            try:
                yield oppgave, motor.svar(sendt)
            except Tapt as tapt:
                if forsok < FORSOK:
                    igjen.append((oppgave, forsok + 1))
                else:
                    yield oppgave, tapt


def lag_motor(navn: str, *, arbeidere: int | None = None, adresse: str | None = None) -> Motor:
    """``lokal`` or ``ray``. Raises :class:`MotorFeil`."""
    if navn == "lokal":
        from kostra.nasjonal.motor_lokal import LokalMotor

        return LokalMotor(arbeidere)
    try:
        from kostra.nasjonal.motor_ray import RayMotor
    except ModuleNotFoundError as feil:
        raise MotorFeil("Motoren ray trenger pakken ray. Installer kostra[nasjonal].") from feil
    return RayMotor(arbeidere, adresse)
