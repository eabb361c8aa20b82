"""Signs the head of the portal's event log once a day, with the key that signs receipts.

Mottak believes nothing that the portal says of its log: it reads the events since the last signed
head itself, and signs no head that doesn't follow from it. Imports the portal, as the worker does.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date

import structlog
from cryptography.hazmat.primitives.serialization import Encoding
from django.db import close_old_connections, connection

from kostra.kvittering import SignertHode, signer_hode
from kostra.mottak.arbeider_nokler import Nokkelknippe
from kostra.portal import klokke
from kostra.portal.revisjon import hoder

#: How often it is looked whether today's head is signed.
HVERT = 60.0
_logg = structlog.get_logger(__name__)


class Hodesignerer:
    """Signs what is due. One for each worker; a day's head is published once, whoever is first."""

    def __init__(self) -> None:
        self._nektet: date | None = None

    def gjor(self, knippe: Nokkelknippe) -> bool:
        """Signs today's head if it isn't signed. True if this call did it.

        A chain that doesn't follow from the last signed head is refused, told in the log, and not
        read again before the next day.
        """
        if knippe.signering is None or self._nektet == klokke.i_dag():
            return False
        venter = hoder.til_signering()
        if venter is None:
            return False
        if venter.brudd is not None:
            self._nektet = venter.dag
            hoder.nekt(brudd=venter.brudd)
            _logg.error("revisjon.hode_nektet", nr=venter.brudd.nr, feil=venter.brudd.feil.value)
            return False
        nokkel, sertifikat = knippe.signering
        signert = SignertHode(
            venter.hode.som_bytes().decode("ascii"), klokke.naa().replace(microsecond=0)
        )
        gjort = hoder.publiser(
            dag=venter.dag,
            hode=venter.hode,
            jws=signer_hode(signert, nokkel, sertifikat),
            sertifikat_der=sertifikat.public_bytes(Encoding.DER),
        )
        if gjort:
            _logg.info("revisjon.hode_signert", nr=venter.hode.nr)
        return gjort


def signer_daglig(nokler: Callable[[], Nokkelknippe], ferdig: threading.Event) -> None:
    """Signs what is due every minute, until told to end. For a thread of its own."""
    signerer = Hodesignerer()
    try:
        while not ferdig.wait(HVERT):
            close_old_connections()
            try:
                signerer.gjor(nokler())
            except Exception as feil:  # the database is away: the next minute may reach it
                _logg.warning("revisjon.signering_feilet", unntak=type(feil).__qualname__)
    finally:
        connection.close()
