"""The database as of one moment, out and in: SQLite by its backup API, PostgreSQL by pg_dump."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.db import connection, transaction

from kostra.portal.drift.kopi.manifest import KopiFeil, kopier

Sporr = Callable[[str], list[tuple[Any, ...]]]


@dataclass(frozen=True)
class Oyeblikk:
    """The database at one moment. ``les``: asks it; ``strom``: all of it, opened for reading."""

    les: Sporr
    strom: Callable[[], contextlib.AbstractContextManager[BinaryIO]]
    storrelse: int | None  # of the stream; None: not known before it has been read
    filnavn: str


def oyeblikk() -> contextlib.AbstractContextManager[Oyeblikk]:
    """The database as it is now. What others write meanwhile isn't in it."""
    return _sqlite() if connection.vendor == "sqlite" else _postgres()


@contextmanager
def _sqlite() -> Iterator[Oyeblikk]:
    with tempfile.TemporaryDirectory(prefix="kopi-", dir=settings.KOSTRA.data) as mappe:
        sti = Path(mappe) / "database.sqlite3"
        connection.ensure_connection()
        with contextlib.closing(sqlite3.connect(sti)) as kopi:
            cast(Any, connection.connection).backup(kopi)
            kopi.execute("PRAGMA journal_mode=DELETE")  # one file, with nothing beside it
            yield Oyeblikk(
                lambda sql: kopi.execute(sql).fetchall(),
                lambda: cast(Any, sti.open("rb")),
                sti.stat().st_size,
                "database.sqlite3",
            )


@contextmanager
def _postgres() -> Iterator[Oyeblikk]:
    with transaction.atomic(), connection.cursor() as peker:
        peker.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        peker.execute("SELECT pg_export_snapshot()")
        bilde = peker.fetchone()[0]

        def les(sql: str) -> list[tuple[Any, ...]]:
            peker.execute(sql)
            return list(peker.fetchall())

        valg = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={bilde}"]
        yield Oyeblikk(les, lambda: _program("pg_dump", *valg), None, "database.dump")


@contextmanager
def _program(navn: str, *valg: str) -> Iterator[BinaryIO]:
    """What one of PostgreSQL's programs writes. Raises :class:`KopiFeil` if it ends badly."""
    with _start(navn, *valg, stdout=subprocess.PIPE) as prosess:
        assert prosess.stdout is not None
        try:
            yield cast(BinaryIO, prosess.stdout)
        except BaseException:
            prosess.kill()
            raise
    _krev_god(navn, prosess)


def _start(navn: str, *valg: str, **ror: Any) -> subprocess.Popen[bytes]:
    """The password goes in the environment: others see the command line."""
    adresse, passord = _tilkobling()
    miljo = {navn: verdi for navn, verdi in os.environ.items() if not navn.startswith("KOSTRA_")}
    try:
        return subprocess.Popen(  # noqa: S603 - PostgreSQL's own programs, with options of ours
            [navn, *valg, f"--dbname={adresse}"],
            env=miljo | {"PGPASSWORD": passord},
            stderr=subprocess.DEVNULL,  # it may quote rows
            **ror,
        )
    except FileNotFoundError as feil:
        raise KopiFeil(
            f"{navn} finnes ikke. Installer PostgreSQLs klientprogrammer, i minst tjenerens versjon."
        ) from feil


def _tilkobling() -> tuple[str, str]:
    from psycopg import pq
    from psycopg.conninfo import make_conninfo

    kjente = {valg.keyword.decode() for valg in pq.Conninfo.get_defaults()}
    gitt = {n: v for n, v in connection.get_connection_params().items() if n in kjente}
    passord = str(gitt.pop("password", "") or "")
    return make_conninfo(**gitt), passord


def _krev_god(navn: str, prosess: subprocess.Popen[bytes]) -> None:
    if prosess.returncode:
        raise KopiFeil(
            f"{navn} endte med kode {prosess.returncode}. Se PostgreSQLs logg, og sjekk at {navn} "
            "er av minst samme versjon som tjeneren."
        )


# -- what is in it -----------------------------------------------------------------------------------
def tabeller(les: Sporr) -> dict[str, int]:
    """Every table and its number of rows."""
    if connection.vendor == "sqlite":
        sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    else:
        sql = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
    navn = sorted(rad[0] for rad in les(sql))
    sitert = connection.ops.quote_name  # names of the database's own catalogue, and quoted
    return {
        ett: int(les(f"SELECT count(*) FROM {sitert(ett)}")[0][0])  # noqa: S608  # nosec B608
        for ett in navn
    }


def kjedehode(les: Sporr) -> list[Any]:
    """The number and hash of the chain's last event."""
    rader = les("SELECT nr, hash FROM revisjon_kjedehode WHERE id = 1")
    return [int(rader[0][0]), str(rader[0][1])] if rader else [0, ""]


def migreringer(les: Sporr) -> list[str]:
    """Those that are done, as app.name."""
    return sorted(f"{app}.{navn}" for app, navn in les("SELECT app, name FROM django_migrations"))


def filer(les: Sporr) -> list[tuple[str, int, str]]:
    """The store's files that the database knows of: name, size, sum."""
    sql = "SELECT lagernavn, storrelse, sha256 FROM innsending_fil WHERE utslettet IS NULL"
    return [(str(n), int(s), str(h)) for n, s, h in les(f"{sql} ORDER BY lagernavn")]


# -- back again --------------------------------------------------------------------------------------
def naa() -> Sporr:
    """Asks the database as it is now."""

    def les(sql: str) -> list[tuple[Any, ...]]:
        with connection.cursor() as peker:
            peker.execute(sql)
            return list(peker.fetchall())

    return les


def legg_tilbake(inn: BinaryIO) -> None:
    """Fills an empty database. Cut short, it is as empty as before. Raises :class:`KopiFeil`."""
    if connection.vendor == "sqlite":
        _legg_tilbake_sqlite(inn)
        return
    valg = ["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges"]
    with _start("pg_restore", *valg, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as prosess:
        assert prosess.stdin is not None
        with contextlib.suppress(BrokenPipeError):  # it has ended: its code tells why
            kopier(inn, prosess.stdin)
        with contextlib.suppress(BrokenPipeError):
            prosess.stdin.close()
    _krev_god("pg_restore", prosess)


def _legg_tilbake_sqlite(inn: BinaryIO) -> None:
    connection.close()
    maal = Path(connection.settings_dict["NAME"])
    underveis = maal.with_name(f"{maal.name}.gjenopprettes")
    fd = os.open(underveis, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with open(fd, "wb") as ut:
        kopier(inn, ut)
        ut.flush()
        os.fsync(ut.fileno())
    for halvt in ("-wal", "-shm"):  # of the empty one
        maal.with_name(maal.name + halvt).unlink(missing_ok=True)
    os.replace(underveis, maal)
