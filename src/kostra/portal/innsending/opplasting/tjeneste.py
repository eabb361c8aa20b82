"""A file on its way up: started, filled in pieces, finished. Only a whole, checked one is kept.

The page tells size and SHA-256 before it sends anything; at the end the server counts and hashes
what it has, so a cut or changed upload never passes for a whole one. Content that is no envelope is
refused on its first bytes, before they are written, and written over if they were.
"""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import structlog
from django.db import transaction

from kostra.portal import dreppunkt, klokke
from kostra.portal.innsending.models import Fil, Kontroll, Levering, Opplasting, Utfylling
from kostra.portal.innsending.opplasting import lager as lagring
from kostra.portal.innsending.opplasting.feil import OpplastingsFeil
from kostra.portal.innsending.opplasting.filnavn import rens_filnavn
from kostra.portal.innsending.opplasting.grense import maks_fil
from kostra.portal.innsending.opplasting.konvolutt import (
    START,
    sjekk_begynnelse,
    sjekk_hode,
    sjekk_lengde,
    ytre_lengde,
)
from kostra.portal.innsending.tilstand import Hendelse, Tilstand, UlovligOvergang, neste
from kostra.portal.innsending.utvalg import definisjon
from kostra.portal.konto.models import Bruker
from kostra.portal.revisjon import logg
from kostra.portal.runde.utvalg import aapning_av

#: The size of the pieces the page sends.
BIT: Final = 256 * 1024
LEVETID: Final = timedelta(hours=24)
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_logg = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Ferdigfil:
    """A part that is whole and hashed, before it is kept. ``navn``: its name in the store.

    ``i_biter``: it came in pieces, so it has a row that must still be there when it is kept.
    """

    navn: str
    filnavn: str
    storrelse: int
    sha256: str
    i_biter: bool = False


# -- in pieces ---------------------------------------------------------------------------------------
def start(
    *, utfylling: Utfylling, bruker: Bruker, filnavn: str, storrelse: int, sha256: str
) -> Opplasting:
    """Begins an upload, or finds the one that was cut: same user, form, size and hash.

    Another unfinished one of the same user for the form is dropped.

    Raises:
        OpplastingsFeil: size, hash, the form's state, the round, no room.
    """
    _krev_storrelse(storrelse, maks_fil(definisjon(utfylling)))
    if not _SHA256.fullmatch(sha256):
        raise OpplastingsFeil("ugyldig")
    krev_aapen(utfylling)
    egne = Opplasting.objects.filter(utfylling=utfylling, bruker=bruker)
    for gammel in egne:
        if (gammel.storrelse, gammel.sha256) == (storrelse, sha256) and _lever(gammel):
            return gammel
        avbryt(opplasting=gammel)
    ny = uuid.uuid4()
    with _lagerfeil_som_svar(ny.hex):
        lagring.lager().begynn(ny.hex)
    return Opplasting.objects.create(
        id=ny,
        utfylling=utfylling,
        bruker=bruker,
        filnavn=rens_filnavn(filnavn),
        storrelse=storrelse,
        sha256=sha256,
        utloper=klokke.naa() + LEVETID,
    )


def _lever(opplasting: Opplasting) -> bool:
    if opplasting.utloper <= klokke.naa():
        return False
    try:
        return lagring.lager().lengde(opplasting.id.hex) >= opplasting.mottatt
    except lagring.LagerFeil:
        return False


def skriv_bit(*, opplasting: Opplasting, plass: int, data: bytes) -> int:
    """Takes one piece and returns how much is received. A piece that came before changes nothing.

    Raises:
        OpplastingsFeil: ``feil_plass`` for any but the next place, ``for_lang``, ``klartekst``, …
    """
    if plass + len(data) <= opplasting.mottatt:
        return opplasting.mottatt
    if plass + len(data) > opplasting.storrelse:
        forkast(opplasting)
        raise OpplastingsFeil("for_lang")
    if plass != opplasting.mottatt:
        raise OpplastingsFeil("feil_plass")
    if plass == 0:
        with _utslettes_om_avvist(opplasting):
            sjekk_begynnelse(data[:START], hele=len(data) == opplasting.storrelse)
        dreppunkt.passer("forste_byte")
    with _lagerfeil_som_svar(opplasting.id.hex, opplasting):
        lagring.lager().skriv_bit(opplasting.id.hex, plass, data)
    dreppunkt.passer("midt_i_filen")
    Opplasting.objects.filter(pk=opplasting.pk, mottatt=plass).update(mottatt=plass + len(data))
    opplasting.refresh_from_db()
    return opplasting.mottatt


def ferdig(*, opplasting: Opplasting, bruker: Bruker) -> Fil:
    """Counts, hashes and looks at what came; then it is the form's file.

    Raises:
        OpplastingsFeil: ``ufullstendig`` keeps what is there; every other fault wipes it.
    """
    if opplasting.mottatt < opplasting.storrelse:
        raise OpplastingsFeil("ufullstendig")
    navn = opplasting.id.hex
    with _lagerfeil_som_svar(navn, opplasting):
        begynnelse, storrelse, sha256 = _les_og_summer(navn)
    with _utslettes_om_avvist(opplasting):
        sjekk_hode(begynnelse, hele=storrelse <= START)
        if (storrelse, sha256) != (opplasting.storrelse, opplasting.sha256):
            raise OpplastingsFeil("endret")
        sjekk_lengde(ytre_lengde(begynnelse), storrelse)
    fil = Ferdigfil(navn, opplasting.filnavn, storrelse, sha256, i_biter=True)
    with _lagerfeil_som_svar(navn, opplasting):
        return ta_vare_paa(fil, utfylling_id=opplasting.utfylling_id, bruker=bruker)


def avbryt(*, opplasting: Opplasting) -> None:
    """The user gave up: what came is taken away."""
    forkast(opplasting)


def forkast(opplasting: Opplasting) -> None:
    """Writes over what was received and forgets the upload.

    One that was finished a moment before is the form's file now, and is left alone: whoever takes
    the row away decides.
    """
    with transaction.atomic():
        if Opplasting.objects.filter(pk=opplasting.pk).delete()[0]:
            lagring.lager().utslett(opplasting.id.hex)


def _les_og_summer(navn: str) -> tuple[bytes, int, str]:
    """The first bytes, the size and the SHA-256 of the part."""
    sum_, storrelse, begynnelse = hashlib.sha256(), 0, b""
    with lagring.lager().apne_del(navn) as fil:
        while bit := fil.read(lagring.BIT):
            begynnelse = begynnelse or bit[:START]
            sum_.update(bit)
            storrelse += len(bit)
    return begynnelse, storrelse, sum_.hexdigest()


def fra_post(fil: Ferdigfil, *, utfylling: Utfylling, bruker: Bruker) -> Fil:
    """The file of an ordinary post, which the upload handler has looked at and hashed.

    Raises :class:`OpplastingsFeil`; then the part is gone.
    """
    try:
        krev_aapen(utfylling)
        with _lagerfeil_som_svar(fil.navn):
            return ta_vare_paa(fil, utfylling_id=utfylling.pk, bruker=bruker)
    except OpplastingsFeil:
        lagring.lager().utslett(fil.navn)
        raise


# -- kept --------------------------------------------------------------------------------------------
def ta_vare_paa(fil: Ferdigfil, *, utfylling_id: uuid.UUID, bruker: Bruker) -> Fil:
    """The part becomes the form's file: on disk first, then in the database, then answered.

    Raises:
        OpplastingsFeil: the form can't take a file any more, or the upload was given up meanwhile.
        LagerFeil: not stored.
    """
    lageret = lagring.lager()
    lageret.ferdigstill(fil.navn)
    try:
        with transaction.atomic():
            ny = _registrer(fil, utfylling_id, bruker)
            dreppunkt.passer("for_commit")
    except BaseException:
        lageret.utslett(fil.navn)
        raise
    dreppunkt.passer("etter_commit")
    return ny


def _registrer(fil: Ferdigfil, utfylling_id: uuid.UUID, bruker: Bruker) -> Fil:
    utfylling = _laas(utfylling_id)
    krev_aapen(utfylling)
    fantes, _ = Opplasting.objects.filter(pk=uuid.UUID(fil.navn)).delete()
    if fil.i_biter and not fantes:
        raise OpplastingsFeil("utlopt")
    forrige, naa = utfylling.fil, klokke.naa()
    ny = Fil.objects.create(
        id=uuid.UUID(fil.navn),
        utfylling=utfylling,
        filnavn=fil.filnavn,
        storrelse=fil.storrelse,
        sha256=fil.sha256,
        lagernavn=fil.navn,
        lagret=naa,
        lagret_av=bruker,
    )
    _sett_fil(utfylling, ny, bruker, naa)
    if forrige is not None:
        _slett_ubrukt(forrige)
    logg.foy_til("fil.lagret", bruker=bruker, enhet=utfylling.enhet, objekt=ny.id)
    return ny


def fjern(*, utfylling: Utfylling, bruker: Bruker) -> Utfylling:
    """*Fjern filen*; returns the form as it is then.

    Raises :class:`OpplastingsFeil` when the form is locked.
    """
    with transaction.atomic():
        laast = _laas(utfylling.pk)
        krev_endring(laast)
        forrige = laast.fil
        if forrige is None:
            return laast
        _sett_fil(laast, None, bruker, klokke.naa())
        _slett_ubrukt(forrige)
        logg.foy_til("fil.fjernet", bruker=bruker, enhet=laast.enhet, objekt=forrige.id)
        return laast


def _laas(utfylling_id: uuid.UUID) -> Utfylling:
    return (
        Utfylling.objects.select_for_update(of=("self",))
        .select_related("enhet", "fil")
        .get(pk=utfylling_id)
    )


def _sett_fil(utfylling: Utfylling, fil: Fil | None, bruker: Bruker, naa: datetime) -> None:
    """``versjon`` rises: a page that showed another file can't send this one unseen."""
    utfylling.tilstand = neste(
        utfylling.tilstand, Hendelse.LAGRE, for_kontroll=utfylling.tilstand_for_kontroll
    )
    utfylling.fil, utfylling.endret, utfylling.endret_av = fil, naa, bruker
    utfylling.versjon += 1
    utfylling.save(update_fields=["tilstand", "fil", "endret", "endret_av", "versjon"])


def _slett_ubrukt(fil: Fil) -> None:
    """A file that no control and no delivery is about is of no use to anyone."""
    if Kontroll.objects.filter(fil=fil).exists() or Levering.objects.filter(fil=fil).exists():
        return
    fil.delete()
    _slett_etterpaa(fil.lagernavn)


def slett_alle(*, utfylling: Utfylling) -> None:
    """Everything that was uploaded to a form that is deleted, what was controlled and replaced too.

    In a transaction. The rows stay where controls point to them.
    """
    for underveis in Opplasting.objects.filter(utfylling=utfylling):
        forkast(underveis)
    filer = Fil.objects.filter(utfylling=utfylling, utslettet=None)
    for navn in list(filer.values_list("lagernavn", flat=True)):
        _slett_etterpaa(navn)
    filer.update(utslettet=klokke.naa())


def _slett_etterpaa(navn: str) -> None:
    """Takes the file away once the database is done with it.

    It is too late for a fault to undo anything: a store that can't is left to the sweeper.
    """

    def slett() -> None:
        try:
            lagring.lager().slett(navn)
        except lagring.LagerFeil as feil:
            _logg.error("lager.rydding_feilet", arsak=str(feil))

    transaction.on_commit(slett)


# -- when may a file come ----------------------------------------------------------------------------
def krev_aapen(utfylling: Utfylling) -> None:
    """Raises :class:`OpplastingsFeil` unless the form can be changed and the round is open."""
    krev_endring(utfylling)
    if not aapning_av(utfylling).kan_sende:
        raise OpplastingsFeil("ikke_aapen")


def krev_endring(utfylling: Utfylling) -> None:
    """Raises :class:`OpplastingsFeil` unless the form can be changed."""
    try:
        neste(utfylling.tilstand, Hendelse.LAGRE)
    except UlovligOvergang as feil:
        raise OpplastingsFeil("laast") from feil


def kan_endres(utfylling: Utfylling) -> bool:
    """True where the page should offer to choose or remove a file."""
    return utfylling.tilstand in {Tilstand.PAABEGYNT, Tilstand.AVVIST, Tilstand.GJENAAPNET}


def _krev_storrelse(storrelse: int, maks: int) -> None:
    if storrelse <= 0:
        raise OpplastingsFeil("tom")
    if storrelse > maks:
        raise OpplastingsFeil("for_stor", maks=maks)


# -- faults ------------------------------------------------------------------------------------------
@contextmanager
def _utslettes_om_avvist(opplasting: Opplasting) -> Iterator[None]:
    try:
        yield
    except OpplastingsFeil:
        forkast(opplasting)
        raise


@contextmanager
def _lagerfeil_som_svar(navn: str, opplasting: Opplasting | None = None) -> Iterator[None]:
    """A store that is full or gone: told as such, and what was half written makes room for others."""
    try:
        yield
    except lagring.FinnesIkke as feil:
        raise OpplastingsFeil("utlopt") from feil
    except lagring.LagerFeil as feil:
        kode = "lager_fullt" if isinstance(feil, lagring.LagerFullt) else "lager_nede"
        _logg.error("lager.feilet", kode=kode, arsak=str(feil))
        rydd_etter_feil(navn, opplasting)
        raise OpplastingsFeil(kode) from feil


def rydd_etter_feil(navn: str, opplasting: Opplasting | None) -> None:
    """Takes away what is half written. A store that can't even do that is left to the sweeper."""
    if opplasting is not None:
        Opplasting.objects.filter(pk=opplasting.pk).delete()
    try:
        lagring.lager().slett(navn)
    except lagring.LagerFeil as feil:
        _logg.error("lager.rydding_feilet", arsak=str(feil))
