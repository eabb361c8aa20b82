"""Strings that are found again, the encodings they may hide in, and every place that is searched."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote, quote_plus

from django.db import connection

from portal import databasefil


class Slag(StrEnum):
    """What kind of secret a string is: the kind decides where it may stand."""

    PERSON = "person"  # who reports, and who is responsible for it
    FILNAVN = "filnavn"  # what the user called the file
    JOURNAL = "journal"  # journal numbers and caseworkers of an extract
    FNR = "fnr"  # national identity numbers of an extract
    LINJE = "linje"  # a whole record: only plaintext has it
    HEMMELIG = "hemmelig"  # passwords, PINs, codes


@dataclass(frozen=True)
class Kanari:
    """A string that must not be found but where its kind may stand."""

    slag: Slag
    streng: str

    def former(self) -> Iterator[bytes]:
        """The bytes that give it away, in every encoding something might have put it in."""
        for tekst in dict.fromkeys((self.streng, self.streng.upper(), self.streng.lower())):
            yield from _former(tekst)


def _former(tekst: str) -> Iterator[bytes]:
    utf8 = tekst.encode()
    yield utf8
    yield from (tekst.encode(kode, "ignore") for kode in ("latin-1", "utf-16-le", "utf-16-be"))
    yield json.dumps(tekst)[1:-1].encode()
    yield from (quote(tekst).encode(), quote_plus(tekst).encode())
    yield from (utf8.hex().encode(), utf8.hex().upper().encode())
    yield from _base64(utf8)


def _base64(data: bytes) -> Iterator[bytes]:
    """The part of the base64 text that is the same whatever stands before and after."""
    for foran in range(3):
        kodet = base64.b64encode(b"\0" * foran + data)
        fra = -(-foran * 8 // 6)
        til = (foran + len(data)) * 8 // 6
        if til - fra > 7:  # shorter could be anything
            yield kodet[fra:til]
            yield kodet[fra:til].translate(bytes.maketrans(b"+/", b"-_"))


@dataclass(frozen=True)
class Sted:
    """Some bytes and where they lie. ``navn``: ``logg``, ``tabell.kolonne``, ``fil:sti`` …"""

    navn: str
    innhold: bytes


@dataclass(frozen=True)
class Funn:
    """A canary where it may not be."""

    slag: Slag
    sted: str
    form: str


@dataclass
class Jakt:
    """The canaries, and where each kind may stand: (kind, place) -> why."""

    tillatt: dict[tuple[Slag, str], str]
    kanarier: list[Kanari] = field(default_factory=list)

    def legg_til(self, slag: Slag, *strenger: str) -> None:
        self.kanarier += [Kanari(slag, streng) for streng in strenger]

    def let(self, steder: Iterable[Sted]) -> list[Funn]:
        """Everything found where it isn't allowed."""
        former = [(k.slag, form) for k in self.kanarier for form in set(k.former())]
        return [
            Funn(slag, sted.navn, repr(form)[:60])
            for sted in steder
            for slag, form in former
            if (slag, sted.navn) not in self.tillatt
            for bytes_ in _ogsaa_utpakket(sted.innhold)
            if form in bytes_
        ]

    def brukte(self, steder: Iterable[Sted]) -> set[tuple[Slag, str]]:
        """The allowances that were needed: one that isn't should be taken away."""
        liste = list(steder)
        return {
            (k.slag, sted.navn)
            for sted in liste
            for k in self.kanarier
            if (k.slag, sted.navn) in self.tillatt
            and any(form in b for b in _ogsaa_utpakket(sted.innhold) for form in k.former())
        }


_PAKKET = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
_HODE = 256


def _ogsaa_utpakket(data: bytes) -> list[bytes]:
    """The bytes, and what is inside if they are compressed, with a head of their own before it or not."""
    ut = [data]
    for treff in _PAKKET.finditer(data[:_HODE]):
        vindu = zlib.MAX_WBITS | 32  # zlib and gzip alike
        try:
            ut.append(zlib.decompressobj(vindu).decompress(data[treff.start() :]))
        except zlib.error:
            continue
    return ut


# -- the places ------------------------------------------------------------------------------------
def i_databasen() -> Iterator[Sted]:
    """Every value of every column of every table, the queue's tasks and the sessions among them."""
    with connection.cursor() as peker:
        for tabell in connection.introspection.table_names(peker):
            peker.execute(f"SELECT * FROM {connection.ops.quote_name(tabell)}")
            kolonner = [kolonne[0] for kolonne in peker.description]
            for rad in peker.fetchall():
                for kolonne, verdi in zip(kolonner, rad, strict=True):
                    yield Sted(f"{tabell}.{kolonne}", _som_bytes(verdi))


def _som_bytes(verdi: object) -> bytes:
    if isinstance(verdi, bytes | memoryview):
        return bytes(verdi)
    return str(verdi).encode("utf-8", "surrogatepass")


def i_oktene() -> Iterator[Sted]:
    """What the sessions hold, opened: in the table it is signed and packed."""
    from django.contrib.sessions.models import Session

    for okt in Session.objects.all():
        yield Sted("økt", json.dumps(okt.get_decoded(), ensure_ascii=False).encode())


def i_databasens_filer() -> Iterator[Sted]:
    """SQLite's own files, byte by byte: deleted rows and overwritten values too. Else nothing."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as peker:
        peker.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    yield Sted("databasefil", databasefil.innhold())


def i_mappen(navn: str, rot: Path) -> Iterator[Sted]:
    """Every file under a folder, and its name."""
    for sti in sorted(rot.rglob("*")):
        yield Sted(f"{navn} (navn)", str(sti.relative_to(rot)).encode())
        if sti.is_file():
            yield Sted(navn, sti.read_bytes())
