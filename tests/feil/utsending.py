"""Mail servers and SMS gateways that fail: reporting goes on, letters come once and in time."""

from __future__ import annotations

import asyncio
import contextlib
import email
import ssl
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from feil.invarianter import klartekst
from feil.rapport import Linje, Rapport
from feil.system import System
from portal.varsling import tjenere
from portal.varsling.conftest import KODE, NY, PASSORD

_TAAL = 120.0  # seconds until a letter must have come to its end


@dataclass
class Feil:
    """One way to fail. ``miljo``: how a worker reaches the failing side; ``slutt``: what becomes of the
    letters while it lasts; ``dobbelt``: the same letter may come twice, under one Message-ID."""

    navn: str
    kilde: Any
    slutt: tuple[str, ...] = ("venter",)
    endelig: str = "sendt"
    dobbelt: bool = False
    tls: str = "ingen"


@contextlib.contextmanager
def _ingen() -> Iterator[tuple[int, Any]]:
    yield tjenere.ledig_port(), None


@contextlib.contextmanager
def _raa(samtale: Any) -> Iterator[tuple[int, Any]]:
    with tjenere.rotjener(samtale) as port:
        yield port, None


@contextlib.contextmanager
def _post(tls: ssl.SSLContext | None = None, **felt: Any) -> Iterator[tuple[int, Any]]:
    with tjenere.posttjener(tls) as post:
        for navn, verdi in felt.items():
            setattr(post, navn, verdi)
        yield post.port, post


@contextlib.contextmanager
def _ukjent_utsteder() -> Iterator[tuple[int, Any]]:
    with tempfile.TemporaryDirectory() as mappe, _post(tjenere.sertifikat(Path(mappe))[0]) as par:
        yield par


SMTP = (
    Feil("nede", _ingen),
    Feil("henger", lambda: _raa(tjenere.taus)),
    Feil("451", lambda: _post(rcpt="451 prøv senere")),
    Feil("550", lambda: _post(rcpt="550 finnes ikke"), ("oppgitt",), "oppgitt"),
    Feil(
        "slipper_i_data", lambda: _raa(tjenere.slipper_i_data), ("venter", "tvilsom"), dobbelt=True
    ),
    Feil("kutter_etter_data", lambda: _post(kutt=True), ("tvilsom", "sendes"), dobbelt=True),
    Feil("tls_uten_tillit", _ukjent_utsteder, tls="starttls"),
)


async def smtp(s: System, rapport: Rapport, antall: int) -> None:
    """``antall`` letters for each fault: first into the fault, then to a server that works."""
    s.portal(antall=2), s.mottak()
    await s.svarer()
    koder = s.arbeider("koder")
    for nr in range(2):
        await s.klient(nr)
    koder.drep()
    s.prosesser.remove(koder)
    for feil in SMTP:
        with rapport.linje(f"smtp_{feil.navn}") as linje:
            await _en_smtp(s, feil, antall, linje)


async def _en_smtp(s: System, feil: Feil, antall: int, linje: Linje) -> None:
    arsaker = [f"feil:{feil.navn}:{nr}:{time.time_ns()}" for nr in range(antall)]
    await asyncio.to_thread(_legg_brev, arsaker)
    with feil.kilde() as (port, _syk):
        arbeider = s.arbeider("syk_post", **_smtp_miljo(port, feil.tls))
        await s.lever(0)  # reporting is never in the way of a letter, nor the other way round
        underveis = ("venter", "tvilsom", "sendes") if feil.endelig == "sendt" else (feil.endelig,)
        await _vent(s, arsaker, underveis, forsok=True)
        stand = _stander(s, arsaker)
        tidlig = list(_syk.brev) if _syk else []
        arbeider.drep()
        s.prosesser.remove(arbeider)
    linje.brudd += [f"{feil.navn}: et brev er {st} mens tjeneren svikter" for st in set(stand)
                    - {*feil.slutt, "venter", "sendes", "tvilsom"}]  # fmt: skip
    with tjenere.posttjener() as frisk:
        arbeider = s.arbeider("frisk_post", **_smtp_miljo(frisk.port, "ingen"))
        await _vent(s, arsaker, (feil.endelig,))
        arbeider.drep()
        s.prosesser.remove(arbeider)
        kom = [*tidlig, *frisk.brev]
    linje.brudd += [
        f"{feil.navn}: et brev endte som {st}" for st in set(_stander(s, arsaker)) - {feil.endelig}
    ]
    linje.brudd += _telling(s, feil, arsaker, kom)
    linje.brudd += s.brudd() + list(klartekst([s.demo.mappe], [PASSORD.encode()]))
    linje.kjort += antall


def _telling(s: System, feil: Feil, arsaker: list[str], kom: list[bytes]) -> Iterator[str]:
    ider = {
        i
        for (i,) in s.lagre.rader(
            f"SELECT message_id FROM varsling_forsendelse WHERE {_blant(arsaker)}"
        )
    }
    antall = {id_: 0 for id_ in ider}
    for raa in kom:
        id_ = str(email.message_from_bytes(raa)["Message-ID"]).strip()
        if id_ in antall:
            antall[id_] += 1
    if feil.endelig == "sendt" and not all(antall.values()):
        yield f"{feil.navn}: {sum(not n for n in antall.values())} brev kom aldri fram"
    if not feil.dobbelt and any(n > 1 for n in antall.values()):
        yield f"{feil.navn}: samme brev kom fram flere ganger"


def _smtp_miljo(port: int, tls: str) -> dict[str, str]:
    return {"KOSTRA_SMTP_VERT": "127.0.0.1", "KOSTRA_SMTP_PORT": str(port), "KOSTRA_SMTP_TLS": tls}


# -- SMS -----------------------------------------------------------------------------------------------
#: name, what the gateway answers first, what becomes of the message, whether it reached the phone
SMSFEIL: tuple[tuple[str, tuple[int | str, ...], str, bool], ...] = (
    ("500", (500, 503), "sendt", True),
    ("henger", (), "sendt", True),
    ("tok_imot_og_kuttet", ("kutt",), "sendt", True),
    ("dobbel_levering", ("kutt", "kutt"), "sendt", True),
    ("feil_nummer", (400,), "oppgitt", False),
    ("for_sent", (), "oppgitt", False),
)


async def sms(s: System, rapport: Rapport, antall: int) -> None:
    """``antall`` codes for each fault of the gateway."""
    for navn, svar, slutt, framme in SMSFEIL:
        with rapport.linje(f"sms_{navn}") as linje:
            await _en_sms(s, navn, svar * antall, slutt, framme=framme, antall=antall, linje=linje)


async def _en_sms(
    s: System,
    navn: str,
    svar: tuple[int | str, ...],
    slutt: str,
    *,
    framme: bool,
    antall: int,
    linje: Linje,
) -> None:
    arsaker = [f"feil:{navn}:{nr}:{time.time_ns()}" for nr in range(antall)]
    await asyncio.to_thread(_legg_koder, arsaker, for_sent=navn == "for_sent")
    with contextlib.ExitStack() as tjener:
        if navn == "henger":
            port = tjener.enter_context(tjenere.rotjener(tjenere.taus))
            syk = s.arbeider("syk_sms", **_sms_miljo(f"http://127.0.0.1:{port}"))
            await _vent(s, arsaker, ("venter", "tvilsom", "sendes"), forsok=True)
            syk.drep()
            s.prosesser.remove(syk)
        port_ = tjener.enter_context(tjenere.smstjener())
        port_.svar = list(svar)
        arbeider = s.arbeider("sms", **_sms_miljo(f"{port_.adresse}/send"))
        await s.lever(1)
        await _vent(s, arsaker, (slutt,))
        arbeider.drep()
        s.prosesser.remove(arbeider)
        levert = [n for n, innhold in port_.levert.items() if innhold["to"] == "+4790000000"]
    linje.brudd += [f"{navn}: en kode endte som {st}" for st in set(_stander(s, arsaker)) - {slutt}]
    if len(levert) != (antall if framme else 0):
        linje.brudd.append(f"{navn}: {len(levert)} av {antall} koder kom fram")
    linje.brudd += s.brudd() + list(klartekst([s.demo.mappe], [KODE.encode()]))
    linje.kjort += antall


def _sms_miljo(adresse: str) -> dict[str, str]:
    return {"KOSTRA_SMS_ADRESSE": adresse, "KOSTRA_SMS_NOKKEL": "bare-for-testene"}


# -- the outbox ----------------------------------------------------------------------------------------
def _legg_brev(arsaker: list[str]) -> None:
    _legg(arsaker, "ny_rapportor", kanal="epost", til="nora@senja.example", sprak="nb", kontekst=NY,
          hemmelig={"passord": PASSORD})  # fmt: skip


def _legg_koder(arsaker: list[str], *, for_sent: bool) -> None:
    from kostra.portal import klokke

    utloper = klokke.naa() + (timedelta(seconds=-1) if for_sent else timedelta(minutes=5))
    _legg(arsaker, "kode", kanal="sms", til="+4790000000", sprak="nb", kontekst={"referanse": "4321"},
          hemmelig={"kode": KODE}, utloper=utloper)  # fmt: skip


def _legg(arsaker: list[str], mal: str, **felt: Any) -> None:
    from django.db import connections, transaction

    from kostra.portal.varsling import utboks

    try:
        for arsak in arsaker:
            with transaction.atomic():
                utboks.legg(mal, arsak=arsak, **felt)
    finally:
        connections.close_all()


def _blant(arsaker: list[str]) -> str:
    return "arsak IN (" + ", ".join(f"'{arsak}'" for arsak in arsaker) + ")"


def _stander(s: System, arsaker: list[str]) -> list[str]:
    return [
        st
        for (st,) in s.lagre.rader(
            f"SELECT stand FROM varsling_forsendelse WHERE {_blant(arsaker)}"
        )
    ]


async def _vent(
    s: System, arsaker: list[str], stander: tuple[str, ...], *, forsok: bool = False
) -> None:
    """Until all of them are in one of the states (and tried, if asked for); or patience is over."""
    frist = time.monotonic() + _TAAL + len(arsaker) * 2
    sporring = f"SELECT stand, forsok FROM varsling_forsendelse WHERE {_blant(arsaker)}"
    while time.monotonic() < frist:
        rader = s.lagre.rader(sporring)
        if all(st in stander and (n > 0 or not forsok) for st, n in rader):
            return
        await asyncio.sleep(0.2)
