"""Hands on what counts as delivered, and takes away what no longer does.

Both can be run again and again: a delivery is handed on once, under one name. Imports the portal, so
Django must be set up before this module is read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

import structlog
from django.db import transaction

import kostra
from kostra.kryptering import KonvoluttFeil, Mottakernokkel, NokkelFeil, Profil
from kostra.mottak.feil import NokkelMangler
from kostra.mottak.kontrollere import aapne
from kostra.mottak.utlevering import parquet
from kostra.mottak.utlevering.pseudonym import Pseudonymer
from kostra.portal import klokke
from kostra.portal.innsending.models import Levering, Utlevering
from kostra.portal.innsending.opplasting import lager as lagring
from kostra.portal.revisjon import logg
from kostra.portal.status.levert import gjeldende
from kostra.regler.kontroller import kontroller

_logg = structlog.get_logger(__name__)
ERSTATTET, RETURNERT, TRUKKET = "erstattet", "returnert", "trukket"


class KanIkkeUtleveres(Exception):
    """One delivery can't be handed on. The text says why, without anything of its content."""


@dataclass(frozen=True)
class Plan:
    """What a run would do: deliveries to hand on, and those to take away with the reason."""

    utlever: list[Levering]
    trekk: list[tuple[Utlevering, str]]


@dataclass(frozen=True)
class Utfall:
    """What a run did. ``feil``: (receipt number, why)."""

    utlevert: list[Utlevering]
    trukket: list[Utlevering]
    feil: list[tuple[str, str]]


def planlegg(aar: int, skjema: str | None = None) -> Plan:
    """What is delivered and not handed on, and what is handed on and no longer counts."""
    gjelder = gjeldende(aar, skjema).select_related("utfylling__enhet", "fil")
    ute = Utlevering.objects.filter(trukket=None, levering__utfylling__aar=aar)
    if skjema is not None:
        ute = ute.filter(levering__utfylling__skjema=skjema)
    ute_naa = {u.levering_id: u for u in ute.select_related("levering__utfylling")}
    gjelder_naa = {levering.pk: levering for levering in gjelder.order_by("mottatt", "pk")}
    return Plan(
        [levering for nr, levering in gjelder_naa.items() if nr not in ute_naa],
        [(u, _grunn(u.levering)) for nr, u in ute_naa.items() if nr not in gjelder_naa],
    )


def _grunn(levering: Levering) -> str:
    senere = Levering.objects.filter(utfylling=levering.utfylling, aapning__gt=levering.aapning)
    if senere.exists():
        return ERSTATTET
    return RETURNERT if levering.henvendelser.filter(slag="retur").exists() else TRUKKET


def utlever(
    plan: Plan,
    mappe: Path,
    *,
    nokler: Sequence[Mottakernokkel],
    pseudonymer: Pseudonymer,
    profil: Profil = Profil.STRENG,
    fremdrift: Callable[[int, int], None] = lambda _gjort, _av: None,
) -> Utfall:
    """Does it. One that fails is told and stops no other; what is taken away is taken away first."""
    trukket = [_trekk(u, grunn, mappe) for u, grunn in plan.trekk]
    gjort: list[Utlevering] = []
    feil: list[tuple[str, str]] = []
    for nr, levering in enumerate(plan.utlever, 1):
        try:
            gjort.append(_en(levering, mappe, nokler, pseudonymer, profil))
        except KanIkkeUtleveres as grunn:
            feil.append((levering.kvitteringsnr, str(grunn)))
            _logg.error("utlevering.feilet", levering=levering.kvitteringsnr)
        fremdrift(nr, len(plan.utlever))
    return Utfall(gjort, trukket, feil)


def _en(
    levering: Levering,
    mappe: Path,
    nokler: Sequence[Mottakernokkel],
    pseudonymer: Pseudonymer,
    profil: Profil,
) -> Utlevering:
    innhold = _innhold(levering, nokler, profil)
    utfylling, navn = levering.utfylling, filnavn(levering)
    om = parquet.Om(
        levering=levering.kvitteringsnr,
        skjema=utfylling.skjema,
        aar=utfylling.aar,
        region=utfylling.enhet.region,
        mottatt=levering.mottatt.astimezone(UTC).isoformat(timespec="seconds"),
        regelversjon=kostra.__version__,
    )
    skrevet = parquet.skriv(mappe / navn, innhold, om, pseudonymer)
    with transaction.atomic():
        rad, _ = Utlevering.objects.update_or_create(
            levering=levering,
            trukket=None,
            defaults={
                "filnavn": navn,
                "sha256": skrevet.sha256,
                "antall_poster": skrevet.antall,
                "versjon": om.regelversjon,
                "nokkel": pseudonymer.navn,
                "utlevert": klokke.naa(),
            },
        )
        logg.foy_til(
            "utlevering.gjort",
            enhet=utfylling.enhet,
            objekt=levering.kvitteringsnr,
            poster=skrevet.antall,
        )
    return rad


def _innhold(levering: Levering, nokler: Sequence[Mottakernokkel], profil: Profil) -> bytes:
    """The controlled extract; nothing for *Nei*."""
    try:
        with lagring.lager().apne(levering.fil.lagernavn) as fil:
            konvolutt = fil.read()
    except lagring.FinnesIkke:
        raise KanIkkeUtleveres("Den krypterte filen er ikke i lageret lenger.") from None
    if hashlib.sha256(konvolutt).hexdigest() != levering.sha256:
        raise KanIkkeUtleveres("Den krypterte filen er ikke den som ble levert.")
    try:
        innhold = aapne(konvolutt, nokler, profil)
    except (KonvoluttFeil, NokkelMangler, NokkelFeil):
        raise KanIkkeUtleveres(
            "Filen kan ikke dekrypteres. Legg nøkkelen den ble kryptert til, i nøkkelmappen."
        ) from None
    if levering.svar == "nei":
        return b""
    utfylling = levering.utfylling
    rapport = kontroller(
        innhold, skjema=utfylling.skjema, aar=utfylling.aar, region=utfylling.enhet.region
    )
    if rapport.alvorlighetsgrad.stopper:
        raise KanIkkeUtleveres(
            "Reglene stopper filen nå. Den ble levert etter en tidligere versjon av reglene: be "
            "avgiveren sende på nytt, eller utlever med den versjonen."
        )
    return innhold


def filnavn(levering: Levering) -> str:
    """One name for one delivery, which holds nothing but what it is of."""
    u = levering.utfylling
    return f"{u.aar}-{u.skjema}-{u.enhet.region}-{levering.kvitteringsnr}.parquet"


def _trekk(utlevering: Utlevering, grunn: str, mappe: Path) -> Utlevering:
    """Takes the file away, then writes that it is gone: cut short, it is done again."""
    (mappe / utlevering.filnavn).unlink(missing_ok=True)
    with transaction.atomic():
        utlevering.trukket, utlevering.trukket_grunn = klokke.naa(), grunn
        utlevering.save(update_fields=["trukket", "trukket_grunn"])
        logg.foy_til(
            "utlevering.trukket",
            enhet=utlevering.levering.utfylling.enhet,
            objekt=utlevering.levering_id,
            grunn=grunn,
        )
    return utlevering
