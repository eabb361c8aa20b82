"""Tasks about one file, answered here or by several processes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import TypeVar

O = TypeVar("O")  # noqa: E741 (oppgave)
S = TypeVar("S")


def svarene(kjor: Callable[[O], S], oppgaver: Iterator[O], arbeidere: int) -> Iterator[S]:
    """The answers in order; by as many processes where there are several tasks.

    Raises ChildProcessError if a process is killed.
    """
    forste = list(islice(oppgaver, arbeidere))
    alle = chain(forste, oppgaver)
    if len(forste) > 1:
        # only who asks for processes pays for importing them
        from kostra.kontroll.prosesser import i_prosesser

        return i_prosesser(kjor, alle, len(forste))
    return map(kjor, alle)
