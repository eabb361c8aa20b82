"""Signs the head of the portal's event log once a day, with the key that signs receipts.

Mottak believes nothing that the portal says of its log: it reads the events since the last signed
head itself, and signs no head that doesn't follow from it. With a copy of its own (``hodekopi``) it
doesn't believe the portal about which head was the last either. Imports the portal, as the worker does.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import structlog
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from django.db import close_old_connections, connection

from kostra import kjede
from kostra.kvittering import SignertHode, signer_hode
from kostra.mottak.arbeider_nokler import Nokkelknippe
from kostra.mottak.hodekopi import Hodekopi
from kostra.portal import klokke
from kostra.portal.revisjon import hoder

#: How often it is looked whether today's head is signed.
HVERT = 60.0
_logg = structlog.get_logger(__name__)


class Hodesignerer:
    """Signs what is due. One for each worker; a day's head is published once, whoever is first."""

    def __init__(self, kopi: Hodekopi | None = None) -> None:
        self._kopi = kopi
        self._nektet: date | None = None
        self._holdt: date | None = None

    def gjor(self, knippe: Nokkelknippe) -> bool:
        """Signs today's head if it isn't signed. True if this call did it.

        A chain that doesn't follow from the last signed head is refused, told in the log, and not
        read again before the next day.
        """
        if knippe.signering is None or self._nektet == klokke.i_dag():
            return False
        nokkel, sertifikat = knippe.signering
        if not self._kopien_holder(sertifikat):
            return False
        venter = hoder.til_signering(self._kopi.siste() if self._kopi else None)
        if venter is None:
            return False
        if venter.brudd is not None:
            return self._nekt(venter.brudd)
        signert = SignertHode(
            venter.hode.som_bytes().decode("ascii"), klokke.naa().replace(microsecond=0)
        )
        jws = signer_hode(signert, nokkel, sertifikat)
        gjort = hoder.publiser(
            dag=venter.dag,
            hode=venter.hode,
            jws=jws,
            sertifikat_der=sertifikat.public_bytes(Encoding.DER),
        )
        if gjort:
            if self._kopi is not None:  # if we end before this line, the next round takes it in
                self._kopi.legg_til(venter.dag, jws)
            _logg.info("revisjon.hode_signert", nr=venter.hode.nr)
        return gjort

    def _kopien_holder(self, sertifikat: x509.Certificate) -> bool:
        """Holds what is published against our own copy: once a day, and while today's isn't in it."""
        dag = klokke.i_dag()
        if self._kopi is None or (self._holdt == dag and self._kopi.har(dag)):
            return True
        ute = {rad.dag: rad.jws for rad in hoder.publiserte()}
        if brudd := self._kopi.hold_mot(ute, sertifikat):
            return self._nekt(brudd)
        self._holdt = dag
        return True

    def _nekt(self, brudd: kjede.Brudd) -> bool:
        self._nektet = klokke.i_dag()
        hoder.nekt(brudd=brudd)
        _logg.error("revisjon.hode_nektet", nr=brudd.nr, feil=brudd.feil.value)
        return False


def signer_daglig(
    nokler: Callable[[], Nokkelknippe], ferdig: threading.Event, kopi: Path | None = None
) -> None:
    """Signs what is due every minute, until told to end. For a thread of its own.

    ``kopi``: the folder of :class:`Hodekopi`.
    """
    signerer = Hodesignerer(Hodekopi(kopi) if kopi else None)
    try:
        while not ferdig.wait(HVERT):
            close_old_connections()
            try:
                signerer.gjor(nokler())
            except Exception as feil:  # the database is away: the next minute may reach it
                _logg.warning("revisjon.signering_feilet", unntak=type(feil).__qualname__)
    finally:
        connection.close()
