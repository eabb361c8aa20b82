"""Certificates of every wrong kind: refused or warned of by the sender, named or waited for by mottak."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from ytelse.portal_klient import Uventet

from feil.rapport import Linje, Rapport
from feil.system import KANARI, System
from kostra.kryptering import krypter
from kostra.nokler import Bruk, Nokkeltype, lag_nokkel, lag_sertifikat, sertifikat_pem, som_pem
from mottak.hjelp import fil, post

_I_DAG = datetime.now(UTC).date()


def _par(bruk: Bruk, fra: int, til: int) -> tuple[Any, Any]:
    """A new key, and its certificate, valid from and to so many days from now."""
    nokkel = lag_nokkel(Nokkeltype.P256, bruk)
    dager: tuple[date, date] = (_I_DAG + timedelta(days=fra), _I_DAG + timedelta(days=til))
    return nokkel, lag_sertifikat(
        nokkel, bruk=bruk, virksomhet="SSB", gyldig_fra=dager[0], gyldig_til=dager[1]
    )


#: name, use, from, to, does it encrypt, a word that must be said
_KRYPTERER = (
    ("utlopt", Bruk.KRYPTERING, -400, -30, False, "gikk ut"),
    ("ikke_gyldig_enna", Bruk.KRYPTERING, 30, 400, False, "først fra"),
    ("feil_bruk", Bruk.SIGNERING, -30, 400, False, ""),
    ("snart_utlopt", Bruk.KRYPTERING, -300, 20, True, "går ut"),
)


async def alle(s: System, rapport: Rapport, antall: int) -> None:
    """``antall`` of each kind."""
    for navn, bruk, fra, til, gaar, ord_ in _KRYPTERER:
        with rapport.linje(f"sertifikat_{navn}") as linje:
            for nr in range(antall):
                linje.brudd += _krypterer(s.demo.mappe / f"{navn}{nr}", bruk, fra, til, gaar, ord_)
                linje.kjort += 1
    s.portal(antall=2), s.arbeider(), s.mottak()
    await s.svarer()
    for navn, prove in (("ukjent_mottaker", _ukjent), ("to_gyldige", _to_gyldige)):
        await _mange(s, rapport, navn, prove, antall)
    with rapport.linje("sertifikat_signering_utlopt") as linje:
        await _signering_utlopt(s, linje)


async def _mange(
    s: System, rapport: Rapport, navn: str, prove: Callable[..., Any], antall: int
) -> None:
    with rapport.linje(f"sertifikat_{navn}") as linje:
        for nr in rapport.runder(antall):
            await prove(s, nr, linje)
            linje.brudd += s.brudd()
            linje.kjort += 1
        linje.brudd += s.klartekst()


def _krypterer(mappe: Path, bruk: Bruk, fra: int, til: int, gaar: bool, ord_: str) -> list[str]:
    """As the sender does it, on the command line. The plaintext is taken away afterwards."""
    mappe.mkdir()
    inn, ut, pem = mappe / "uttrekk.dat", mappe / "uttrekk.p7m", mappe / "sert.pem"
    inn.write_bytes(fil(post()))
    pem.write_bytes(sertifikat_pem(_par(bruk, fra, til)[1]))
    kommando = [
        sys.executable,
        "-m",
        "kostra",
        "krypter",
        str(inn),
        "--sertifikat",
        str(pem),
        "-o",
        str(ut),
    ]
    kjort = subprocess.run(kommando, capture_output=True, text=True)
    brudd = []
    if (kjort.returncode == 0) != gaar or ut.exists() != gaar:
        brudd.append(
            f"krypter ga {kjort.returncode}, og filen {'finnes' if ut.exists() else 'finnes ikke'}"
        )
    if ord_ not in " ".join((kjort.stderr + kjort.stdout).split()):
        brudd.append(f"krypter sa ikke «{ord_}»")
    inn.unlink()
    return brudd


async def _send(s: System, nr: int, sertifikat: Any) -> str:
    """The unit's extract, encrypted to that certificate."""
    klient = await s.klient(nr)
    innhold = fil(post(KANARI, p0=klient.konto.region[:4]))
    return await klient.lever(krypter(innhold, [sertifikat], naa=datetime.now(UTC)))


async def _ukjent(s: System, nr: int, linje: Linje) -> None:
    """For a key that was never published: refused by name, and nothing is delivered."""
    for_ = len(s.lagre.rader("SELECT kvitteringsnr FROM innsending_levering"))
    try:
        await _send(s, nr, _par(Bruk.KRYPTERING, -30, 400)[1])
        linje.brudd.append("en fil til en annen mottaker ble levert")
    except Uventet:
        grunner = s.lagre.rader(
            "SELECT stand, avvisningsgrunn FROM innsending_kontroll ORDER BY bestilt DESC LIMIT 1"
        )
        if grunner[0] != ("avvist", "annet_sertifikat"):
            linje.brudd.append(f"mottaket sa {grunner[0]}")
    if len(s.lagre.rader("SELECT kvitteringsnr FROM innsending_levering")) != for_:
        linje.brudd.append("noe ble registrert")


async def _to_gyldige(s: System, nr: int, linje: Linje) -> None:
    """A new key beside the old one: files for either are read."""
    nokkel, sertifikat = _par(Bruk.KRYPTERING, -1, 400)
    _legg_nokkel(s, f"kryptering-ny{nr}", nokkel, sertifikat)
    await asyncio.sleep(5.5)  # the watch reads the folder every five seconds
    await _send(s, nr, sertifikat)
    await s.lever(nr)


async def _signering_utlopt(s: System, linje: Linje) -> None:
    """Without a certificate to sign with, orders wait; with a new one they go on by themselves."""
    mappe = s.demo.mappe / "nokler"
    gamle = list(mappe.glob("signering-*"))
    for gammel in gamle:
        gammel.rename(gammel.with_suffix(".borte"))
    _legg_nokkel(s, "signering-utlopt", *_par(Bruk.SIGNERING, -400, -30))
    await asyncio.sleep(6)
    ordre = asyncio.create_task(s.lever(0))
    await asyncio.sleep(4)
    if ordre.done():
        linje.brudd.append("det ble svart uten noe gyldig å signere med")
    linje.brudd += s.brudd(i_ro=False)
    for gammel in gamle:
        gammel.with_suffix(".borte").rename(gammel)
    fra = time.monotonic()
    await ordre
    if time.monotonic() - fra > 45:
        linje.brudd.append("det tok lang tid etter at sertifikatet kom")
    linje.brudd += s.brudd() + s.klartekst()
    linje.kjort += 1


def _legg_nokkel(s: System, navn: str, nokkel: Any, sertifikat: Any) -> None:
    """The certificate first: a key without one is a fault."""
    mappe, passord = s.demo.mappe / "nokler", s.demo.mottak_miljo["KOSTRA_PASSORD"].encode()
    (mappe / f"{navn}.crt.pem").write_bytes(sertifikat_pem(sertifikat))
    (mappe / f"{navn}.key.pem").write_bytes(som_pem(nokkel, passord))
