"""Is it an envelope? Told from the first bytes, without any key."""

from __future__ import annotations

from typing import Final

from kostra.kryptering import (
    FeilForm,
    IkkeKonvolutt,
    KlartekstUttrekk,
    KonvoluttFeil,
    Profil,
    beskriv,
)
from kostra.kryptering.gjenkjenning import START, sjekk_start
from kostra.portal.innsending.opplasting.feil import OpplastingsFeil

__all__ = ["START", "sjekk_begynnelse", "sjekk_hode", "sjekk_lengde", "ytre_lengde"]

#: Our code for what kostra.kryptering found. Text that isn't lines of an extract is still text that
#: nobody encrypted, so it is treated as plaintext: wiped, not merely refused.
_KODER: Final[dict[type[KonvoluttFeil], str]] = {
    KlartekstUttrekk: "klartekst",
    IkkeKonvolutt: "ikke_konvolutt",
    FeilForm: "skadet",
}
_PEM: Final = b"-----BEGIN"


def sjekk_begynnelse(start: bytes, *, hele: bool) -> None:
    """Refuses what is plainly no envelope. ``start``: the first bytes, at most :data:`START` of them.

    Raises:
        OpplastingsFeil: ``tom``, ``klartekst``, ``ikke_konvolutt``.
    """
    if not start:
        raise OpplastingsFeil("tom")
    try:
        sjekk_start(start, hele=hele)
    except KonvoluttFeil as feil:
        raise OpplastingsFeil(_kode(feil, start)) from feil


def sjekk_hode(start: bytes, *, hele: bool) -> None:
    """As :func:`sjekk_begynnelse`, and that the first bytes are the head of an envelope.

    What only mottak can judge (for whom, which algorithms, whether it is untouched) is left to it.

    Raises:
        OpplastingsFeil: also ``skadet``.
    """
    sjekk_begynnelse(start, hele=hele)
    try:
        beskriv(start, profil=Profil.APEN)
    except (KlartekstUttrekk, IkkeKonvolutt, FeilForm) as feil:
        raise OpplastingsFeil(_kode(feil, start)) from feil
    except KonvoluttFeil:
        return


def sjekk_lengde(lengde: int | None, storrelse: int) -> None:
    """Refuses an envelope that was cut, or has something behind it.

    Raises:
        OpplastingsFeil: ``skadet``.
    """
    if lengde is not None and lengde != storrelse:
        raise OpplastingsFeil("skadet")


def ytre_lengde(start: bytes) -> int | None:
    """How many bytes the file says that it has; None when it doesn't say (BER of no said length)."""
    if len(start) < 2 or start[1] == 0x80:
        return None
    if start[1] < 0x80:
        return 2 + start[1]
    antall = start[1] & 0x7F
    return 2 + antall + int.from_bytes(start[2 : 2 + antall], "big")


def _kode(feil: KonvoluttFeil, start: bytes) -> str:
    kode = next((k for t, k in _KODER.items() if isinstance(feil, t)), "ikke_konvolutt")
    if kode == "ikke_konvolutt" and _kan_vaere_lesbar(start):
        return "klartekst"
    return kode


def _kan_vaere_lesbar(start: bytes) -> bool:
    """Text, a spreadsheet, a zip: anyone could read it. PEM could be read by nobody without a key."""
    return not start.startswith(_PEM) and start[0] != 0x30
