"""Where a file in an ordinary form post goes: into the store, never into a temporary file.

For browsers without script. It takes a file only for a view marked :func:`tar_imot_fil`, from
someone logged in, in the field ``fil``; any other file in any other post is read past.
"""

from __future__ import annotations

import contextlib
import hashlib
import uuid
from collections.abc import Callable
from typing import Any, Final, TypeVar

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from kostra.portal.innsending.opplasting import lager as lagring
from kostra.portal.innsending.opplasting.feil import OpplastingsFeil
from kostra.portal.innsending.opplasting.filnavn import rens_filnavn
from kostra.portal.innsending.opplasting.grense import ellers, maks_fil_i
from kostra.portal.innsending.opplasting.konvolutt import (
    START,
    sjekk_hode,
    sjekk_lengde,
    ytre_lengde,
)
from kostra.portal.innsending.opplasting.tjeneste import Ferdigfil

FELT: Final = "fil"
#: What a form holds besides its file.
_RESTEN: Final = 1_200_000
Visning = TypeVar("Visning", bound=Callable[..., Any])


def tar_imot_fil(visning: Visning) -> Visning:
    """Marks a view whose posts may bring an envelope. Outermost, so that the address finds it."""
    visning.tar_imot_fil = True  # type: ignore[attr-defined]
    return visning


class Konvoluttfil(UploadedFile[bytes]):
    """What ``request.FILES["fil"]`` is: a part in the store. Gone with the request unless taken."""

    def __init__(self, ferdig: Ferdigfil) -> None:
        super().__init__(None, "fil", "application/octet-stream", ferdig.storrelse)
        self._ferdig: Ferdigfil | None = ferdig

    def ta(self) -> Ferdigfil:
        """Hands the part over; from then on it is the caller's. Once only."""
        ferdig, self._ferdig = self._ferdig, None
        if ferdig is None:
            raise OpplastingsFeil("mangler")
        return ferdig

    def close(self) -> None:
        if self._ferdig is not None:
            with contextlib.suppress(lagring.LagerFeil):
                lagring.lager().utslett(self._ferdig.navn)
            self._ferdig = None


class Konvoluttmottaker(FileUploadHandler):
    """Streams one envelope to the store, hashing it on the way. Faults end in ``request.filfeil``."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._navn = ""
        self._vist = b""  # the first bytes, held back until they have been looked at
        self._sett_paa = self._avvist = False
        self._skrevet = self._maks = 0
        self._lengde: int | None = None  # that the file says it has
        self._sum = hashlib.sha256()
        self._filnavn = ""

    def handle_raw_input(
        self,
        input_data: Any,  # noqa: ARG002
        META: dict[str, Any],  # noqa: ARG002
        content_length: int,
        boundary: str,  # noqa: ARG002
        encoding: str | None = None,  # noqa: ARG002
    ) -> None:
        """Remembers how much is announced: a post far too large isn't read to its end."""
        self._varslet = content_length

    def new_file(
        self,
        field_name: str,
        file_name: str,
        content_type: str,
        content_length: int | None,
        charset: str | None = None,
        content_type_extra: dict[str, bytes] | None = None,
    ) -> None:
        super().new_file(
            field_name, file_name, content_type, content_length, charset, content_type_extra
        )
        if not self._er_ventet(field_name):
            raise SkipFile
        self._filnavn, self._maks = rens_filnavn(file_name), self._grense()
        if self._varslet > 2 * self._maks + _RESTEN:
            raise RequestDataTooBig
        if self._varslet > self._maks + _RESTEN:
            self._avvis(OpplastingsFeil("for_stor", maks=self._maks))
            return
        self._navn = uuid.uuid4().hex

    def _er_ventet(self, felt: str) -> bool:
        treff = getattr(self.request, "resolver_match", None)
        bruker = getattr(self.request, "user", None)
        return bool(
            felt == FELT
            and getattr(treff and treff.func, "tar_imot_fil", False)
            and bruker is not None
            and bruker.is_authenticated
        )

    def _grense(self) -> int:
        treff = getattr(self.request, "resolver_match", None)
        utfylling_id = treff.kwargs.get("id") if treff else None
        return maks_fil_i(utfylling_id) if utfylling_id else ellers()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self._avvist:
            return  # read past, so that the answers after it in the form are received
        if start + len(raw_data) > self._maks:
            self._avvis(OpplastingsFeil("for_stor", maks=self._maks))
            return
        self._sum.update(raw_data)
        if self._sett_paa:
            self._skriv(raw_data)
            return
        self._vist += raw_data
        if len(self._vist) >= START:
            self._se_paa(hele=False)

    def file_complete(self, file_size: int) -> Konvoluttfil | None:  # noqa: ARG002
        if not (self._sett_paa or self._avvist):
            self._se_paa(hele=True)
        if not self._avvist:
            self._se_paa_slutten()
        if self._avvist:
            return None
        return Konvoluttfil(
            Ferdigfil(self._navn, self._filnavn, self._skrevet, self._sum.hexdigest())
        )

    def upload_interrupted(self) -> None:
        self._kast()

    def _se_paa(self, *, hele: bool) -> None:
        """Looks at the first bytes while they are in memory alone; then they are written."""
        try:
            sjekk_hode(self._vist[:START], hele=hele)
        except OpplastingsFeil as feil:
            self._avvis(feil)
            return
        self._sett_paa, self._lengde = True, ytre_lengde(self._vist)
        try:
            lagring.lager().begynn(self._navn)
        except lagring.LagerFeil as feil:
            self._avvis(_lagerfeil(feil))
            return
        self._skriv(self._vist)
        self._vist = b""

    def _se_paa_slutten(self) -> None:
        try:
            sjekk_lengde(self._lengde, self._skrevet)
        except OpplastingsFeil as feil:
            self._avvis(feil)

    def _skriv(self, data: bytes) -> None:
        try:
            lagring.lager().skriv_bit(self._navn, self._skrevet, data)
        except lagring.LagerFeil as feil:
            self._avvis(_lagerfeil(feil))
            return
        self._skrevet += len(data)

    def _avvis(self, feil: OpplastingsFeil) -> None:
        self._avvist, self._vist = True, b""
        self.request.filfeil = feil  # type: ignore[union-attr]
        self._kast()

    def _kast(self) -> None:
        """A store that can't take it away is left to the sweeper."""
        if self._navn:
            with contextlib.suppress(lagring.LagerFeil):
                lagring.lager().utslett(self._navn)
            self._navn = ""


def _lagerfeil(feil: lagring.LagerFeil) -> OpplastingsFeil:
    return OpplastingsFeil("lager_fullt" if isinstance(feil, lagring.LagerFullt) else "lager_nede")


def filen_i(request: HttpRequest) -> Ferdigfil:
    """The envelope that came with the post. Raises :class:`OpplastingsFeil` if none, or refused."""
    fil = request.FILES.get(FELT)  # reading it is what receives it
    feil = getattr(request, "filfeil", None)
    if feil is not None:
        raise feil
    if not isinstance(fil, Konvoluttfil):
        raise OpplastingsFeil("mangler")
    return fil.ta()


def har_fil(request: HttpRequest) -> bool:
    """True if the post brought a file, taken or refused."""
    return FELT in request.FILES or getattr(request, "filfeil", None) is not None
