"""The head of the event log, signed as a receipt is: what the log was, by whom it was seen, and when.

The head itself is one line of text made elsewhere (``kostra.kjede``); here it is only carried.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from cryptography import x509

from kostra.kvittering import jws
from kostra.kvittering.feil import IkkeKvittering, KvitteringFeil
from kostra.kvittering.modell import les_tid
from kostra.kvittering.nokkelliste import Nokkelliste
from kostra.kvittering.signatur import les_innhold, signer_innhold, sjekk_tid, verifiser_innhold

_TYPE: Final = "kostra-kjedehode"
_TID: Final = "%Y-%m-%dT%H:%M:%SZ"
_TEKST: Final = {
    "ikke kvittering": "Teksten er ikke et signert hode, eller den er endret.",
    "endret": "Hodet er endret etter at det ble signert.",
    "algoritme avvist": "Hodet er signert med en algoritme som ikke er tillatt.",
    "ukjent signatur": "Hodet er signert med et sertifikat du ikke har oppgitt.",
    "utenfor gyldighet": "Hodet er signert på et tidspunkt da sertifikatet ikke gjaldt.",
    "tilbakekalt": "Hodet er signert etter at nøkkelen ble tilbakekalt.",
}


class HodeFeil(Exception):
    """A signed head that must not be trusted. ``str()`` is bokmål."""

    def __init__(self, grunn: KvitteringFeil) -> None:
        super().__init__(_TEKST[grunn.kode])


@dataclass(frozen=True)
class SignertHode:
    """What was signed. ``linje``: the head's one line. ``signert``: aware, whole seconds."""

    linje: str
    signert: datetime

    def som_data(self) -> dict[str, Any]:
        """The payload, in fixed order."""
        return {"hode": self.linje, "signert": self.signert.astimezone(UTC).strftime(_TID)}


def signer_hode(
    hode: SignertHode, nokkel: jws.Signeringsnokkel, sertifikat: x509.Certificate
) -> str:
    """The head as signed JSON text (JWS, flattened), its certificate inside.

    Raises:
        ValueError: as :func:`kostra.kvittering.signer`, at ``hode.signert``.
        AlgoritmeFeil: a key type that nothing is signed with.
    """
    return signer_innhold(
        hode.som_data(), _TYPE, hode.signert, nokkel=nokkel, sertifikat=sertifikat, hva="hodets"
    )


def verifiser_hode(
    tekst: str,
    sertifikater: Sequence[x509.Certificate] = (),
    *,
    nokkelliste: Nokkelliste | None = None,
) -> SignertHode:
    """The head, if one of the certificates that the reader trusts signed it while it was valid.

    Raises:
        HodeFeil: why it must not be trusted.
    """
    try:
        innhold, sertifikat = verifiser_innhold(tekst, _TYPE, sertifikater, nokkelliste=nokkelliste)
        hode = _fra_data(innhold)
        sjekk_tid(sertifikat, hode.signert, nokkelliste)
    except KvitteringFeil as feil:
        raise HodeFeil(feil) from feil
    return hode


def les_hode(tekst: str) -> SignertHode:
    """What the text says, without verifying it. Raises :class:`HodeFeil`."""
    try:
        return _fra_data(les_innhold(tekst, _TYPE))
    except KvitteringFeil as feil:
        raise HodeFeil(feil) from feil


def _fra_data(data: dict[str, Any]) -> SignertHode:
    try:
        hode = SignertHode(data["hode"], les_tid(data["signert"]))
    except (KeyError, TypeError, ValueError, AttributeError):
        raise IkkeKvittering from None
    if not isinstance(hode.linje, str) or hode.som_data() != data:
        raise IkkeKvittering
    return hode
