"""What can go wrong with a letter. ``ord`` is our own word for it: never what the other side wrote."""

from __future__ import annotations


class UtenforTransaksjon(RuntimeError):
    """A letter was written outside the transaction of its cause: one could stand without the other."""


class UgyldigForsendelse(ValueError):
    """The caller asks for a letter that can't be made: unknown template, or values missing."""


class KanIkkeSendes(Exception):
    """The letter can't be sent again: what was secret in it is gone, or its address is."""


class ForseglingBrutt(Exception):
    """The sealed content can't be opened: another key, or changed bytes."""


class Sendefeil(Exception):
    """An attempt didn't succeed."""

    def __init__(self, ord_: str) -> None:
        super().__init__(ord_)
        self.ord = ord_


class Midlertidig(Sendefeil):
    """It wasn't sent, and may succeed later."""


class Varig(Sendefeil):
    """It wasn't sent, and won't be: no use trying again."""


class Tvilsom(Sendefeil):
    """It was handed over, but the answer didn't come: it may have been sent."""
