"""Ciphertext in an S3-compatible store: :class:`~.lager.Lager` without a disk that all machines share.

A part is one object for each piece that came (``under/NAVN/PLASS``), so that any web process can take
the next. A stored file is one object (``filer/NAVN``), written with a checksum that the store verifies
and with ``If-None-Match: *``, so that nothing that is stored is ever written over; it counts as stored
when the store has told its checksum back.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
from base64 import b64encode
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Any, BinaryIO, Final, cast

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from kostra.portal import dreppunkt
from kostra.portal.innsending.opplasting.lager import (
    BIT,
    FinnesIkke,
    LagerFeil,
    LagerFullt,
    sjekket,
)
from kostra.portal.miljo import S3

#: How the stores say that something is there already, isn't there, or that there is no room.
_OPPTATT: Final = {"PreconditionFailed", "412", "ConditionalRequestConflict", "409"}
_BORTE: Final = {"NoSuchKey", "404", "NotFound"}
_FULLT: Final = {"507", "InsufficientStorage", "XMinioStorageFull", "QuotaExceeded"}
_BEGYNT: Final = "begynt"
_SLETT_OM_GANGEN: Final = 1000  # what S3 takes in one call


class S3lager:
    """The store in one bucket, under one prefix. Safe for threads; one client for each process."""

    def __init__(self, klient: Any, botte: str, prefiks: str = "") -> None:
        self._s3, self._botte = klient, botte
        self._rot = f"{prefiks}/" if prefiks else ""

    def begynn(self, navn: str) -> None:
        with _som_lagerfeil():
            self._skriv_ny(self._del(navn) + _BEGYNT, b"")

    def skriv_bit(self, navn: str, plass: int, data: bytes) -> None:
        with _som_lagerfeil():
            self._krev_begynt(navn)
            self._s3.put_object(Bucket=self._botte, Key=f"{self._del(navn)}{plass:016d}", Body=data)

    def lengde(self, navn: str) -> int:
        with _som_lagerfeil():
            return self._biter(navn).lengde

    def apne_del(self, navn: str) -> BinaryIO:
        with _som_lagerfeil():
            return self._biter(navn).som_fil()

    def ferdigstill(self, navn: str) -> None:
        with _som_lagerfeil():
            biter = self._biter(navn)
            sum_ = _sha256(biter.som_fil())
            dreppunkt.passer("for_fsync")
            self._lagre(self._fil(navn), biter, sum_)
            dreppunkt.passer("etter_navnebytte")
        with contextlib.suppress(LagerFeil):  # it is stored; the pieces are left to the sweeper
            self._slett_alt(self._del(navn))

    def apne(self, navn: str) -> BinaryIO:
        with _som_lagerfeil():
            svar = self._s3.get_object(Bucket=self._botte, Key=self._fil(navn))
            return cast(BinaryIO, svar["Body"])

    def slett(self, navn: str) -> None:
        with _som_lagerfeil():
            self._slett_alt(self._del(navn))
            self._s3.delete_object(Bucket=self._botte, Key=self._fil(navn))

    def utslett(self, navn: str) -> None:
        """Takes it away: an object can't be written over in its place. See docs/drift/lager.md."""
        self.slett(navn)

    def gamle(self, eldre_enn: datetime) -> Iterator[str]:
        with _som_lagerfeil():
            for mappe in ("under", "filer"):
                forste = f"{self._rot}{mappe}/"
                alle = (
                    (o["Key"].removeprefix(forste), o["LastModified"]) for o in self._list(forste)
                )
                for navn, objekter in groupby(alle, key=lambda objekt: objekt[0].partition("/")[0]):
                    if max(endret for _, endret in objekter) < eldre_enn:
                        yield navn

    def svarer(self) -> None:
        """Raises :class:`LagerFeil` unless the bucket is there and we may use it."""
        with _som_lagerfeil():
            self._s3.head_bucket(Bucket=self._botte)

    def _lagre(self, nokkel: str, biter: _Biter, sum_: bytes) -> None:
        fasit = b64encode(sum_).decode()
        try:
            self._skriv_ny(nokkel, biter.som_fil(), ChecksumSHA256=fasit)
        except (
            ClientError
        ) as feil:  # an earlier try whose answer was lost: the same bytes are there
            if _kode(feil) not in _OPPTATT:
                raise
        if not self._er_lagret(nokkel, biter.lengde, sum_):
            raise LagerFeil("det som er lagret, er ikke det som kom")

    def _er_lagret(self, nokkel: str, lengde: int, sum_: bytes) -> bool:
        """Asks the store for its own checksum; one that keeps none is read through instead."""
        hode = self._s3.head_object(Bucket=self._botte, Key=nokkel, ChecksumMode="ENABLED")
        if hode["ContentLength"] != lengde:
            return False
        if "ChecksumSHA256" in hode:
            return bool(hode["ChecksumSHA256"] == b64encode(sum_).decode())
        return _sha256(self._s3.get_object(Bucket=self._botte, Key=nokkel)["Body"]) == sum_

    def _skriv_ny(self, nokkel: str, innhold: Any, **valg: str) -> None:
        self._s3.put_object(Bucket=self._botte, Key=nokkel, Body=innhold, IfNoneMatch="*", **valg)

    def _krev_begynt(self, navn: str) -> None:
        self._s3.head_object(Bucket=self._botte, Key=self._del(navn) + _BEGYNT)

    def _biter(self, navn: str) -> _Biter:
        forste = self._del(navn)
        funnet = {o["Key"].removeprefix(forste): o["Size"] for o in self._list(forste)}
        if _BEGYNT not in funnet:
            raise FinnesIkke("finnes ikke i lageret")
        del funnet[_BEGYNT]
        return _Biter(self._s3, self._botte, forste, funnet)

    def _list(self, forste: str) -> Iterator[dict[str, Any]]:
        sider = self._s3.get_paginator("list_objects_v2").paginate(
            Bucket=self._botte, Prefix=forste
        )
        for side in sider:
            yield from side.get("Contents", ())

    def _slett_alt(self, forste: str) -> None:
        nokler = [{"Key": objekt["Key"]} for objekt in self._list(forste)]
        for fra in range(0, len(nokler), _SLETT_OM_GANGEN):
            svar = self._s3.delete_objects(
                Bucket=self._botte,
                Delete={"Objects": nokler[fra : fra + _SLETT_OM_GANGEN], "Quiet": True},
            )
            if svar.get("Errors"):
                raise LagerFeil("noe kunne ikke tas bort")

    def _del(self, navn: str) -> str:
        return f"{self._rot}under/{sjekket(navn)}/"

    def _fil(self, navn: str) -> str:
        return f"{self._rot}filer/{sjekket(navn)}"


class _Biter:
    """The pieces of a part as one run of bytes. Where two overlap, the one that begins last counts."""

    def __init__(self, klient: Any, botte: str, forste: str, funnet: dict[str, int]) -> None:
        self._s3, self._botte, self._forste = klient, botte, forste
        stykker = sorted((int(navn), antall) for navn, antall in funnet.items())
        grenser = [plass for plass, _ in stykker] + [sum(stykker[-1]) if stykker else 0]
        #: (where it begins, where it ends); a hole is read as zeros, as in a file
        self._stykker = list(pairwise(grenser))
        self.lengde = grenser[-1]

    def som_fil(self) -> BinaryIO:
        """For reading; can be sought in. Holds one piece in memory at a time."""
        return cast(BinaryIO, io.BufferedReader(_Bitleser(self), buffer_size=1 << 16))

    def fra(self, plass: int) -> tuple[int, bytes]:
        """The piece that ``plass`` is in: where it begins, and its bytes."""
        fra, til = next((a, b) for a, b in self._stykker if a <= plass < b)
        svar = self._s3.get_object(Bucket=self._botte, Key=f"{self._forste}{fra:016d}")
        data: bytes = svar["Body"].read()
        return fra, data[: til - fra].ljust(til - fra, b"\0")


class _Bitleser(io.RawIOBase):
    def __init__(self, biter: _Biter) -> None:
        self._biter, self._plass = biter, 0
        self._lest: tuple[int, bytes] = (0, b"")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, plass: int, fra: int = io.SEEK_SET) -> int:
        grunn = {io.SEEK_SET: 0, io.SEEK_CUR: self._plass, io.SEEK_END: self._biter.lengde}[fra]
        self._plass = grunn + plass
        return self._plass

    def tell(self) -> int:
        return self._plass

    def readinto(self, buffer: Any) -> int:
        if self._plass >= self._biter.lengde:
            return 0
        start, data = self._lest
        if not start <= self._plass < start + len(data):
            with _som_lagerfeil():
                start, data = self._lest = self._biter.fra(self._plass)
        bit = data[self._plass - start :][: len(buffer)]
        buffer[: len(bit)] = bit
        self._plass += len(bit)
        return len(bit)


@lru_cache(maxsize=4)
def s3lager(om: S3) -> S3lager:
    """The store of those settings; the client is made once for each process."""
    klient = boto3.client(
        "s3",
        endpoint_url=om.adresse or None,
        region_name=om.region or None,
        aws_access_key_id=om.nokkel or None,
        aws_secret_access_key=om.hemmelighet or None,
        config=Config(
            connect_timeout=5,
            read_timeout=20,
            retries={"mode": "standard", "max_attempts": 3},
            max_pool_connections=16,
            s3={"addressing_style": "path" if om.adresse else "auto"},
        ),
    )
    return S3lager(klient, om.botte, om.prefiks)


def _sha256(fil: Any) -> bytes:
    sum_ = hashlib.sha256()
    while bit := fil.read(BIT):
        sum_.update(bit)
    return sum_.digest()


def _kode(feil: ClientError) -> str:
    return str(feil.response.get("Error", {}).get("Code", "ukjent"))


@contextlib.contextmanager
def _som_lagerfeil() -> Iterator[None]:
    """An error from the store, told by its code and no address."""
    try:
        yield
    except ClientError as feil:
        kode = _kode(feil)
        if kode in _BORTE:
            raise FinnesIkke("finnes ikke i lageret") from feil
        raise (LagerFullt if kode in _FULLT else LagerFeil)(kode) from feil
    except BotoCoreError as feil:
        raise LagerFeil(type(feil).__name__) from feil
