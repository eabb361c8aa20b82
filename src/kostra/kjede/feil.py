"""What can go wrong with a log of events. No text here repeats a value of an event."""

from __future__ import annotations


class KjedeFeil(Exception):
    """An event can't be written or read."""


class UleseligHendelse(KjedeFeil):
    """Stored text that is not an event in its one exact form."""

    def __init__(self) -> None:
        super().__init__("Hendelsen kan ikke leses. Loggen er endret.")


class UleseligHode(KjedeFeil):
    """Bytes that are not a head in its one exact form."""

    def __init__(self) -> None:
        super().__init__("Teksten er ikke et hode av hendelseskjeden, eller den er endret.")


class Forgrening(KjedeFeil):
    """An event that does not follow the last one: written, it would split the chain in two."""

    def __init__(self) -> None:
        super().__init__("Hendelsen følger ikke etter den siste i kjeden.")


class TransaksjonLukket(KjedeFeil):
    """An event written after its transaction ended would be lost."""

    def __init__(self) -> None:
        super().__init__("Transaksjonen er avsluttet.")


class UlovligVerdi(ValueError):
    """A value that has no place in an event. ``str()`` is one of a few fixed sentences."""
