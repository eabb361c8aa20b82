"""What is done with data whose time is over. Each takes a query and returns how many it did.

All bear being done by two workers at once, and being cut short: what is left is done the next time.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import structlog
from django.db import transaction
from django.db.models import QuerySet
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from kostra.portal.innsending.models import Fil, Henvendelse, Utfylling
from kostra.portal.innsending.opplasting import lager as lagring
from kostra.portal.innsending.opplasting import tjeneste as opplasting
from kostra.portal.innsending.rapport.tjenester import tom_rapportene
from kostra.portal.innsending.tilstand import Hendelse, UlovligOvergang, neste
from kostra.portal.konto import services as konto
from kostra.portal.konto.models import Bruker
from kostra.portal.nedlasting.models import Lest
from kostra.portal.oppbevaring.utvalg import PERSONSVAR
from kostra.portal.tilgang.models import Enhet, Kommuneimport
from kostra.portal.varsling.models import Forsendelse

_logg = structlog.get_logger(__name__)

#: Does it, at that time, and says how many.
Tiltak = Callable[[QuerySet[Any], datetime], int]


def slett_rader(rader: QuerySet[Any], naa: datetime) -> int:
    """The rows are gone."""
    return rader.delete()[0]


def slett_kladder(rader: QuerySet[Utfylling], naa: datetime) -> int:
    """As *Slett*: answers, files and reports are gone; the number isn't used again."""
    antall = 0
    for id_ in list(rader.values_list("pk", flat=True)):
        with transaction.atomic():
            kladd = Utfylling.objects.select_for_update().get(pk=id_)
            try:
                tilstand = neste(kladd.tilstand, Hendelse.SLETT)
            except UlovligOvergang:  # somebody took it up again this moment
                continue
            tom_rapportene(kladd)
            opplasting.slett_alle(utfylling=kladd)
            Utfylling.objects.filter(pk=id_).update(tilstand=tilstand, svar={}, fil=None)
            antall += 1
    return antall


def glem_svar(rader: QuerySet[Utfylling], naa: datetime) -> int:
    """Names, numbers and addresses go; what was reported stays."""
    antall = 0
    for id_ in list(rader.values_list("pk", flat=True)):
        with transaction.atomic():
            rad = Utfylling.objects.select_for_update().get(pk=id_)
            rad.svar = _uten_personer(rad.svar)
            rad.sendt_svar = None if rad.sendt_svar is None else _uten_personer(rad.sendt_svar)
            rad.save(update_fields=["svar", "sendt_svar"])
            antall += 1
    return antall


def _uten_personer(svar: dict[str, Any]) -> dict[str, Any]:
    return {navn: verdi for navn, verdi in svar.items() if navn not in PERSONSVAR}


def slett_filer(rader: QuerySet[Fil], naa: datetime) -> int:
    """The ciphertext is gone from the store; the row with its checksum stays with the receipt."""
    antall = 0
    for id_, navn in list(rader.values_list("pk", "lagernavn")):
        try:
            lagring.lager().slett(navn)
        except lagring.LagerFeil as feil:  # tried again tomorrow
            _logg.error("oppbevaring.lager_feilet", arsak=str(feil))
            continue
        antall += Fil.objects.filter(pk=id_, utslettet=None).update(utslettet=naa)
    return antall


def tom_henvendelser(rader: QuerySet[Henvendelse], naa: datetime) -> int:
    """The text goes; that there was a question or a return stays."""
    return rader.update(tekst="", svar="")


def tom_brev(rader: QuerySet[Forsendelse], naa: datetime) -> int:
    """Whom it went to and what it said go; that a letter went, and when, stays."""
    return rader.update(til="", kontekst={}, forseglet=b"", bruker=None)


def glem_kontoer(rader: QuerySet[Bruker], naa: datetime) -> int:
    """The account is nobody's: user id and number stay, since the log's events have them."""
    antall = 0
    for id_ in list(rader.values_list("pk", flat=True)):
        with transaction.atomic():
            bruker = Bruker.objects.select_for_update().get(pk=id_)
            bruker.navn = bruker.epost = bruker.mobil = ""
            bruker.aktiv, bruker.uten_sms, bruker.anonymisert = False, False, naa
            bruker.maa_bytte_passord, bruker.startpassord_utloper = False, None
            bruker.set_unusable_password()
            bruker.save()
            konto.avslutt_okter(bruker=bruker)
            for andre in (TOTPDevice, StaticDevice):
                andre.objects.filter(user=bruker).delete()
            bruker.apinokler.all().delete()
            bruker.retter.all().delete()
            bruker.mobilbytter.all().delete()
            bruker.gjenopprettinger.all().delete()
            bruker.innloggingsforsok.all().delete()
            Lest.objects.filter(bruker=bruker).delete()
            tom_brev(Forsendelse.objects.filter(bruker=bruker), naa)
            antall += 1
    return antall


def tom_importer(rader: QuerySet[Kommuneimport], naa: datetime) -> int:
    """It can't be undone any more; that it was done stays."""
    return rader.update(var={}, etter={})


def tom_kontakter(rader: QuerySet[Enhet], naa: datetime) -> int:
    """The unit stays, its contact goes."""
    return rader.update(kontakt_navn="", kontakt_epost="", kontakt_telefon="")
