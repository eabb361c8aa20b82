"""What ends a delivery without a report, and the refusal it is told as."""

from __future__ import annotations

from typing import Final

from kostra.kryptering import KonvoluttFeil, NokkelFeil
from kostra.rapport.avvisning import Avvisning, Avvisningsgrunn, avvis, fra_konvolutt


class Avvist(Exception):
    """The file is refused. The text says what is wrong and what to do."""

    def __init__(self, grunn: Avvisningsgrunn) -> None:
        self.avvisning = avvis(grunn)
        super().__init__(str(self.avvisning))


class KanIkkeSignere(Exception):
    """The signing key or its certificate can't be used for a receipt now. The text says why."""


class NokkelMangler(Exception):
    """No private key to open with. The envelope may be sound: try later."""

    def __init__(self) -> None:
        super().__init__("Mottaket har ingen nøkkel å åpne konvolutten med.")


#: All that :func:`avvisning_av` has an answer to.
AVVISES: Final = (KonvoluttFeil, Avvist, NokkelMangler, NokkelFeil, KanIkkeSignere)


def avvisning_av(
    feil: KonvoluttFeil | Avvist | NokkelMangler | NokkelFeil | KanIkkeSignere,
) -> Avvisning:
    """What the sender is told."""
    if isinstance(feil, KonvoluttFeil):
        return fra_konvolutt(feil)
    if isinstance(feil, Avvist):
        return feil.avvisning
    return avvis(Avvisningsgrunn.NOKKEL_MANGLER)
