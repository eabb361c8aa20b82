"""Named places where a test may let the process end as in a power cut: by SIGKILL, nothing tidied up.

``KOSTRA_DREP_VED=punkt`` or ``punkt:3`` (the third time it is passed), heeded only where
``KOSTRA_MODUS`` is ``test``. Both are read once, when this module is: elsewhere a place costs one call
of a function that does nothing.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Mapping

from kostra.portal.miljo import TEST

#: In the order that a delivery passes them.
PUNKTER = (
    "forste_byte",  # the first piece of an upload has come, and nothing is written
    "midt_i_filen",  # a piece is written, and the database doesn't know
    "for_fsync",  # the whole file is written, and perhaps not on the disk
    "etter_fsync",
    "etter_navnebytte",
    "etter_mappesynk",  # the file is stored, and the database doesn't know
    "for_commit",
    "etter_commit",  # the file is registered, and nobody has had an answer
    "for_ko",  # the control is written, not yet in the queue, and not committed
    "dekrypterer",
    "kontrollerer",  # the plaintext is in mottak's memory
    "for_tilstand",  # the receipt is signed, and nothing is registered
    "rapport",  # the report is written, and not committed
    "e_post",  # the mail server has the letter, and the outbox doesn't know
)


def lag(miljo: Mapping[str, str]) -> Callable[[str], None]:
    """What is called at each place, by that environment. Raises ValueError for an unknown place."""
    onske = miljo.get("KOSTRA_DREP_VED", "")
    if not onske or miljo.get("KOSTRA_MODUS") != TEST:
        return _ingenting
    navn, _, antall = onske.partition(":")
    if navn not in PUNKTER:
        raise ValueError(f"KOSTRA_DREP_VED kjenner ikke punktet {navn[:40]}.")
    igjen = int(antall or 1)

    def drep(punkt: str) -> None:
        nonlocal igjen
        if punkt == navn:
            igjen -= 1
            if igjen == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    return drep


def _ingenting(punkt: str) -> None:
    """Nothing happens here."""


passer = lag(os.environ)
