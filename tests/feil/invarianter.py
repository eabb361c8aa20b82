"""What must hold after any fault, read from the stores themselves: the database's tables and the files.

The portal's own code isn't asked, but for the words of its states and the arithmetic of the chain.

I1 every answered receipt and file is stored · I2 nothing is registered twice · I3 a client that tried
again has one submission · I4 no plaintext on disk · I5 every state is legal · I6 the chain is whole.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg

from kostra import kjede
from kostra.portal.innsending.tilstand import Tilstand

_STANDER = {
    "i_ko",
    "dekrypterer",
    "kontrollerer",
    "registrerer",
    "ferdig",
    "avvist",
    "feilet",
    "karantene",
}
_HOS_ARBEIDER = {"dekrypterer", "kontrollerer", "registrerer"}
_BREV = {"venter", "sendes", "sendt", "tvilsom", "oppgitt"}


@dataclass
class Lovet:
    """What clients have been told. ``kvitteringer``: number -> the file's SHA-256; ``filer``: id -> same.

    ``leveringer``: (form, SHA-256) of each submission that a client carried through.
    """

    kvitteringer: dict[str, str] = field(default_factory=dict)
    filer: dict[str, str] = field(default_factory=dict)
    leveringer: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Lagre:
    """Where things lie. ``database``: its address; ``lager``: the folder of ciphertext."""

    database: str
    lager: Path

    def rader(self, sporring: str) -> list[tuple[Any, ...]]:
        """Ids come as 32 hex digits from both databases."""
        with self.oyeblikk() as naa:
            return naa.rader(sporring)

    @contextmanager
    def oyeblikk(self) -> Iterator[Oyeblikk]:
        """The database as it is at one moment: while it is in use, two questions may differ."""
        if self.database.startswith("sqlite"):
            fil = urlsplit(self.database).path[1:]
            with closing(sqlite3.connect(fil, timeout=20, isolation_level=None)) as kobling:
                kobling.execute("BEGIN")
                yield Oyeblikk(self.lager, kobling)
            return
        with psycopg.connect(self.database) as koblet:
            koblet.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            yield Oyeblikk(self.lager, koblet)


@dataclass(frozen=True)
class Oyeblikk:
    """The stores, with the database as it was when it was first asked."""

    lager: Path
    kobling: Any

    def rader(self, sporring: str) -> list[tuple[Any, ...]]:
        """As :meth:`Lagre.rader`."""
        return [tuple(_enkel(v) for v in rad) for rad in self.kobling.execute(sporring)]


def _enkel(verdi: Any) -> Any:
    return verdi.hex if hasattr(verdi, "hex") and hasattr(verdi, "urn") else verdi


def brudd(lagre: Lagre, lovet: Lovet, *, i_ro: bool = True) -> list[str]:
    """A sentence for each thing that doesn't hold, with ids and no content.

    ``i_ro``: the processes have had time to finish, so nothing may be half done.
    """
    with lagre.oyeblikk() as naa:
        return [
            *_lagret(naa, lovet),
            *_en_gang(naa, lovet),
            *_tilstander(naa, i_ro=i_ro),
            *_kjeden(naa),
        ]


# -- I1 ------------------------------------------------------------------------------------------------
def _lagret(lagre: Oyeblikk, lovet: Lovet) -> Iterator[str]:
    registrert = {
        nr: (sha, fil)
        for nr, sha, fil in lagre.rader(
            "SELECT kvitteringsnr, sha256, fil_id FROM innsending_levering"
        )
    }
    filer = {
        id_: (navn, sha, utslettet)
        for id_, navn, sha, utslettet in lagre.rader(
            "SELECT id, lagernavn, sha256, utslettet FROM innsending_fil"
        )
    }
    for nr, sha in lovet.kvitteringer.items():
        if nr not in registrert:
            yield f"I1: kvitteringen {nr} er gitt og finnes ikke"
        elif registrert[nr][0] != sha:
            yield f"I1: kvitteringen {nr} er for en annen fil"
        else:
            yield from _paa_disk(lagre, filer.get(registrert[nr][1]), sha, f"kvitteringen {nr}")
    for id_, sha in lovet.filer.items():
        if id_ in filer:  # one that the client replaced itself has left its row
            yield from _paa_disk(lagre, filer[id_], sha, f"filen {id_}")


def _paa_disk(
    lagre: Oyeblikk, fil: tuple[str, str, object] | None, sha: str, hva: str
) -> Iterator[str]:
    if fil is None or fil[1] != sha:
        yield f"I1: {hva} har ingen rad for filen"
        return
    sti = lagre.lager / "filer" / fil[0]
    if not sti.is_file():
        yield f"I1: {hva} ligger ikke i lageret"
    elif hashlib.sha256(sti.read_bytes()).hexdigest() != sha:
        yield f"I1: {hva} er endret i lageret"


# -- I2, I3 --------------------------------------------------------------------------------------------
def _en_gang(lagre: Oyeblikk, lovet: Lovet) -> Iterator[str]:
    leveringer = lagre.rader("SELECT utfylling_id, aapning, sha256 FROM innsending_levering")
    for (skjema, aapning), antall in Counter((u, a) for u, a, _ in leveringer).items():
        if antall > 1:
            yield f"I2: skjemaet {skjema} har {antall} leveringer i åpning {aapning}"
    per_fil = Counter((str(u).replace("-", ""), sha) for u, _, sha in leveringer)
    for skjema, sha in lovet.leveringer:
        if per_fil[skjema, sha] != 1:
            yield f"I3: skjemaet {skjema} har {per_fil[skjema, sha]} leveringer av filen, ikke 1"
    brev = lagre.rader(
        "SELECT arsak FROM varsling_forsendelse"
        " WHERE mal = 'kvittering_klar' AND arsak NOT LIKE '%:igjen:%'"
    )
    kvitteringer = {nr for (nr,) in lagre.rader("SELECT kvitteringsnr FROM innsending_levering")}
    for arsak, antall in Counter(a for (a,) in brev).items():
        if antall > 1 or arsak.removeprefix("kvittering:") not in kvitteringer:
            yield f"I2: {antall} brev om {arsak}"


# -- I4 ------------------------------------------------------------------------------------------------
def klartekst(mapper: Iterable[Path], kanarier: Iterable[bytes]) -> Iterator[str]:
    """Every byte of every file, and every name, searched for what only plaintext holds."""
    former = [form for kanari in kanarier for form in _former(kanari)]
    for mappe in mapper:
        for sti in sorted(mappe.rglob("*")):
            try:
                innhold = str(sti).encode() + (sti.read_bytes() if sti.is_file() else b"")
            except FileNotFoundError:  # taken away meanwhile
                continue
            if any(form in innhold for form in former):
                yield f"I4: klartekst i {sti.relative_to(mappe)}"


def _former(kanari: bytes) -> tuple[bytes, ...]:
    tekst = kanari.decode("latin-1")
    return kanari, tekst.encode("utf-16-le"), kanari.hex().encode()


# -- I5 ------------------------------------------------------------------------------------------------
def _tilstander(lagre: Oyeblikk, *, i_ro: bool) -> Iterator[str]:
    aktive = {
        u
        for (u,) in lagre.rader("SELECT utfylling_id FROM innsending_kontroll WHERE ferdig IS NULL")
    }
    levert = set(lagre.rader("SELECT utfylling_id, aapning FROM innsending_levering"))
    for id_, skjema, tilstand, aapning in lagre.rader(
        "SELECT id, skjema, tilstand, aapning FROM innsending_utfylling"
    ):
        if tilstand not in Tilstand.values:
            yield f"I5: skjemaet {id_} er {tilstand}"
        if (tilstand == "under_kontroll") != (id_ in aktive):
            yield f"I5: skjemaet {id_} er {tilstand}, og kontrollen sier noe annet"
        if i_ro and tilstand == "under_kontroll":
            yield f"I5: skjemaet {id_} henger i kontroll"
        if tilstand == "innsendt" and skjema != "999" and (id_, aapning) not in levert:
            yield f"I5: skjemaet {id_} er innsendt uten levering"
    for id_, stand, ferdig, arbeider in lagre.rader(
        "SELECT id, stand, ferdig, arbeider FROM innsending_kontroll"
    ):
        if stand not in _STANDER or (stand in {"ferdig", "avvist", "feilet"}) != (
            ferdig is not None
        ):
            yield f"I5: kontrollen {id_} er {stand}"
        if stand in _HOS_ARBEIDER and not arbeider:
            yield f"I5: kontrollen {id_} er {stand} hos ingen"
    for id_, stand, leie in lagre.rader("SELECT id, stand, leie_til FROM varsling_forsendelse"):
        if stand not in _BREV or (stand == "sendes") != (leie is not None):
            yield f"I5: forsendelsen {id_} er {stand}"


# -- I6 ------------------------------------------------------------------------------------------------
def _kjeden(lagre: Oyeblikk) -> Iterator[str]:
    hendelser = lagre.rader(
        "SELECT nr, tid, aktor, rolle, enhet, handling, objekt, resultat, detaljer, forrige_hash, hash"
        " FROM revisjon_hendelse ORDER BY nr"
    )
    svar = kjede.verifiser(_hendelse(rad) for rad in hendelser)
    if isinstance(svar, kjede.Brudd):
        yield f"I6: {svar}"
        return
    slutt = [(svar.hode.nr, svar.hode.hash)] if svar.hode else []
    hode = [rad for rad in lagre.rader("SELECT nr, hash FROM revisjon_kjedehode") if rad[0]]
    if hode != slutt:
        yield "I6: kjedens hode er ikke den siste hendelsen"


def _hendelse(rad: tuple[Any, ...]) -> kjede.Hendelse:
    nr, tid, *midt, detaljer, forrige, hash_ = rad
    if isinstance(tid, str):
        tid = datetime.fromisoformat(tid).replace(tzinfo=UTC)
    if isinstance(detaljer, str):
        detaljer = json.loads(detaljer)
    return kjede.Hendelse(nr, tid.astimezone(UTC), *midt, detaljer, forrige, hash_)
