"""Hands out the ciphertext of a delivery, and notes who got it."""

from __future__ import annotations

from typing import BinaryIO

from django.db import transaction

from kostra.portal.innsending.models import Levering
from kostra.portal.innsending.opplasting.lager import lager
from kostra.portal.konto.models import Bruker
from kostra.portal.revisjon import logg


def hent(*, levering: Levering, bruker: Bruker) -> BinaryIO:
    """The stored file, open for reading. Raises LagerFeil where there is none; then none is noted."""
    fil = lager().apne(levering.fil.lagernavn)
    try:
        with transaction.atomic():
            logg.foy_til(
                "levering.lastet_ned",
                bruker=bruker,
                enhet=levering.utfylling.enhet,
                objekt=levering.pk,
            )
    except BaseException:
        fil.close()
        raise
    return fil
