"""When a trial is over, everything sent in it is wiped: files, reports, answers, receipts, letters.

A form at a time, files before rows: one that couldn't be wiped is whole, and is tried again. The
round says when the last was gone (``prove_slettet``); the event log keeps how much it was.
"""

from __future__ import annotations

import uuid
from collections import Counter
from datetime import datetime
from typing import Any

import structlog
from django.db import connection, transaction
from django.db.models import CharField, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat

from kostra.portal import klokke
from kostra.portal.innsending.models import (
    Fil,
    Henvendelse,
    Kontroll,
    Kontrollrapport,
    Levering,
    Opplasting,
    Utfylling,
)
from kostra.portal.innsending.opplasting import lager as lagring
from kostra.portal.revisjon import logg
from kostra.portal.runde.models import Rapporteringsaar
from kostra.portal.runde.utvalg import REGISTRERING
from kostra.portal.tilgang.models import Mobilbytte
from kostra.portal.tilgang.services import glem_999
from kostra.portal.tilgang.utvalg import laas_enheten
from kostra.portal.varsling.models import Forsendelse

_logg = structlog.get_logger(__name__)
Stand = Forsendelse.Stand


def slett_ferdige_prover() -> int:
    """Wipes every trial that is over. Bears being done by two at once. Returns how many are clean."""
    over = Rapporteringsaar.objects.filter(prove_til__lte=klokke.frister_naa(), prove_slettet=None)
    return sum(slett_proven(runde) for runde in over)


def slett_proven(runde: Rapporteringsaar) -> bool:
    """Wipes one round's trial, the vendors' too. False: something is left, and must be tried again."""
    egne = Utfylling.objects.filter(aar=runde.aar, prove=True)
    antall, feilet = slett_skjemaene(egne, siden=runde.prove_fra or runde.apner)
    with transaction.atomic():
        rent = not feilet and not egne.exists()
        runder = Rapporteringsaar.objects.filter(pk=runde.pk, prove_slettet=None)
        ferdig = rent and runder.update(prove_slettet=klokke.naa())
        if antall or ferdig:
            resultat = "ok" if rent else "ufullstendig"
            hvor_mye: dict[str, Any] = dict(antall)
            logg.foy_til("prove.slettet", objekt=runde.aar, resultat=resultat, **hvor_mye)
    return rent


def slett_skjemaene(rader: QuerySet[Utfylling], *, siden: datetime) -> tuple[Counter[str], int]:
    """Wipes the forms with all that came of them. Returns how many of each thing, and how many failed.

    ``siden``: an account made after that, which is left with no right to anything, is wiped too.
    """
    antall: Counter[str] = Counter()
    feilet = 0
    # the forms that give rights go last: the persons they made have begun the other forms
    ider = list(rader.values_list("pk", "enhet_id", "skjema"))
    for id_, enhet_id, _skjema in sorted(ider, key=lambda rad: rad[2] == REGISTRERING):
        try:
            antall += _slett(id_, enhet_id, siden)
        except lagring.LagerFeil as feil:
            _logg.error("prove.sletting_feilet", skjema=str(id_), arsak=str(feil))
            feilet += 1
    _tom_journalen()
    return antall, feilet


def _slett(id_: uuid.UUID, enhet_id: int, siden: datetime) -> Counter[str]:
    """One form. The locks are taken in the order of everyone: unit, control (as mottak), form."""
    with transaction.atomic():
        laas_enheten(enhet_id)
        list(Kontroll.objects.select_for_update().filter(utfylling=id_))
        laast = Utfylling.objects.select_for_update(of=("self",)).select_related("enhet")
        utfylling = laast.filter(pk=id_).first()
        if utfylling is None:
            return Counter()
        antall = Counter(skjemaer=1, filer=_utslett_filene(utfylling))
        antall["brev"] = _tom_brevene(utfylling)
        antall["personer"], brev = _glem_personene(utfylling, siden)
        antall["brev"] += brev
        antall += _slett_radene(utfylling)
    return antall


def _utslett_filene(utfylling: Utfylling) -> int:
    """Writes over every byte of what was uploaded, finished or not. Raises LagerFeil."""
    filer = Fil.objects.filter(utfylling=utfylling, utslettet=None)
    navn = list(filer.values_list("lagernavn", flat=True))
    navn += [rad.hex for rad in utfylling.opplastinger.values_list("id", flat=True)]
    for ett in navn:
        lagring.lager().utslett(ett)
    return len(navn)


def _slett_radene(utfylling: Utfylling) -> Counter[str]:
    """Those that point at a row go before it."""
    Utfylling.objects.filter(pk=utfylling.pk).update(fil=None)
    rekke = {
        "henvendelser": Henvendelse.objects.filter(utfylling=utfylling),
        "leveringer": Levering.objects.filter(utfylling=utfylling),
        "rapporter": Kontrollrapport.objects.filter(kontroll__utfylling=utfylling),
        "kontroller": Kontroll.objects.filter(utfylling=utfylling),
        "opplastinger": Opplasting.objects.filter(utfylling=utfylling),
    }
    antall: Counter[str] = Counter()
    for navn, rader in rekke.items():
        antall[navn] = rader.count()
        rader.delete()
    Fil.objects.filter(utfylling=utfylling).delete()
    Mobilbytte.objects.filter(onsket_av=utfylling).delete()
    utfylling.delete()
    return antall


def _glem_personene(utfylling: Utfylling, siden: datetime) -> tuple[int, int]:
    """The accounts that the trial made and nothing else needs. Returns them and their letters."""
    if utfylling.skjema != REGISTRERING:
        return 0, 0
    nye = [bruker for bruker in glem_999(utfylling=utfylling) if bruker.opprettet >= siden]
    brev = sum(_tom(Forsendelse.objects.filter(bruker=bruker)) for bruker in nye)
    for bruker in nye:
        bruker.delete()
    return len(nye), brev


# -- letters -----------------------------------------------------------------------------------------
def _tom_brevene(utfylling: Utfylling) -> int:
    """Letters that were caused by the form, or lead to it or its receipts."""
    om = [str(utfylling.pk), *utfylling.leveringer.values_list("kvitteringsnr", flat=True)]
    hvilke = Q()
    for ord_ in om:
        hvilke |= Q(arsak__contains=ord_) | Q(innhold__contains=ord_)
    return _tom(Forsendelse.objects.annotate(innhold=Cast("kontekst", TextField())).filter(hvilke))


def _tom(brev: QuerySet[Forsendelse]) -> int:
    """Takes address and content away; one that has not left never will."""
    ider = list(brev.exclude(til="").values_list("pk", flat=True))
    rader = Forsendelse.objects.filter(pk__in=ider)
    rader.filter(stand=Stand.VENTER).update(stand=Stand.OPPGITT, siste_feil="proven_er_over")
    uten_arsak = Concat(Value("prove:"), Cast("pk", CharField()))
    return rader.update(til="", kontekst={}, forseglet=b"", arsak=uten_arsak)


def _tom_journalen() -> None:
    """SQLite's journal still has what was deleted: it is emptied into the database file."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as peker:
            peker.execute("PRAGMA wal_checkpoint(TRUNCATE)")
