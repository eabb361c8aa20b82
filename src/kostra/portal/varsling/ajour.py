"""What a letter says may have become untrue while it waited: looked at right before it leaves.

``registrer`` is called from an app's ``ready``, for the letters it must look at.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kostra.portal.varsling.models import Forsendelse

#: The letter's new content; None when there is no reason left to send it.
Blikk = Callable[[Forsendelse], dict[str, Any] | None]
#: Our word on a letter that was stopped because of it.
IKKE_AKTUELT = "ikke_lenger_aktuelt"
_BLIKK: dict[str, Blikk] = {}


def registrer(mal: str, blikk: Blikk) -> None:
    """Has every letter of that template looked at before it is sent."""
    _BLIKK[mal] = blikk


def kontekst(brev: Forsendelse) -> dict[str, Any] | None:
    """What the letter is filled with now; None: it isn't to be sent."""
    blikk = _BLIKK.get(brev.mal)
    return blikk(brev) if blikk else brev.kontekst
