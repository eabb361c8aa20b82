"""Where a small file of staff's goes, a list or a certificate: into memory, never a temporary file.

It takes one file, in the field that the view was marked with by :func:`tar_imot_liten_fil`, from
someone logged in. Of what is larger than :data:`MAKS` one byte too many is kept, so that the reader
can tell.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any, Final, TypeVar

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers
from django.http import HttpRequest

from kostra.portal.innsending.opplasting.filnavn import rens_filnavn
from kostra.portal.tilgang.enhetsliste import MAKS_BYTE

MAKS: Final = MAKS_BYTE
Visning = TypeVar("Visning", bound=Callable[..., Any])


def tar_imot_liten_fil(felt: str) -> Callable[[Visning], Visning]:
    """Marks a view whose posts may bring a file in that field. Outermost, so the address finds it."""

    def merk(visning: Visning) -> Visning:
        visning.liten_fil = felt  # type: ignore[attr-defined]
        return visning

    return merk


class Listemottaker(FileUploadHandler):
    """Keeps one small file in memory; one more byte than the limit is enough to know."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._data: bytearray | None = None
        self._varslet = 0

    def handle_raw_input(
        self,
        input_data: Any,  # noqa: ARG002 - Django's names
        META: dict[str, Any],  # noqa: ARG002
        content_length: int,
        boundary: str,  # noqa: ARG002
        encoding: str | None = None,  # noqa: ARG002
    ) -> None:
        """Remembers how much is announced: a post far too large isn't read to its end."""
        self._varslet = content_length

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Leaves any other file to the next handler."""
        super().new_file(*args, **kwargs)
        self._data = None
        if not self._er_ventet():
            return
        if self._varslet > 20 * MAKS:
            raise RequestDataTooBig
        self._data = bytearray()
        raise StopFutureHandlers

    def _er_ventet(self) -> bool:
        treff = getattr(self.request, "resolver_match", None)
        bruker = getattr(self.request, "user", None)
        return bool(
            self.field_name
            and self.field_name == getattr(treff and treff.func, "liten_fil", None)
            and bruker is not None
            and bruker.is_authenticated
        )

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:  # noqa: ARG002
        if self._data is None:
            return raw_data
        self._data += raw_data[: MAKS + 1 - len(self._data)]
        return None

    def file_complete(self, file_size: int) -> InMemoryUploadedFile | None:  # noqa: ARG002
        if self._data is None:
            return None
        navn, data = rens_filnavn(self.file_name or ""), bytes(self._data)
        slag = "application/octet-stream"
        return InMemoryUploadedFile(BytesIO(data), self.field_name, navn, slag, len(data), None)
