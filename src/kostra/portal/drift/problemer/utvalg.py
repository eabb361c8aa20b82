"""Everything that is wrong now, or went wrong the last day. Reads only."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kostra.portal import klokke
from kostra.portal.drift import klar, kopistand
from kostra.portal.innsending.models import Kontroll
from kostra.portal.innsending.opplasting import lager as lagring
from kostra.portal.miljo import PRODUKSJON
from kostra.portal.revisjon.models import Hendelse, PublisertHode
from kostra.portal.revisjon.utvalg import BRUTT, VERIFISERT, siste
from kostra.portal.saksbehandling.karantene.utvalg import antall_som_venter
from kostra.portal.saksbehandling.ko import utvalg as ko
from kostra.portal.saksbehandling.sertifikater import utvalg as sertifikater
from kostra.portal.utseende import tekst
from kostra.portal.varsling.models import Retur

_DOGN: Final = timedelta(days=1)
#: A disk with less than this free is told of.
MINST_LEDIG: Final = 0.10
#: So old may the latest backup be, and the latest published head of the audit log.
ELDSTE_KOPI, ELDSTE_HODE = timedelta(hours=36), timedelta(days=2)
#: The code of a certificate that ends: told of in letters of its own.
SERTIFIKAT: Final = "sertifikat"


@dataclass(frozen=True)
class Problem:
    """``kode``: fixed, for machines; ``tekst``: what it is and what to do, in the reader's language."""

    kode: str
    tekst: str


def finn() -> list[Problem]:
    """All problems, the gravest first; empty when there is nothing to say."""
    return [
        *_lageret(),
        *_arbeidere(),
        *_kontroller(),
        *_kjeden(),
        *_disken(),
        *_kopien(),
        *_sertifikatene(),
        *_brevene(),
    ]


def _lageret() -> Iterator[Problem]:
    try:
        lagring.lager().svarer()
    except lagring.LagerFeil:
        yield Problem(
            "lager", _("Lageret for filer svarer ikke. Ingen kan levere før det er rettet.")
        )


def _arbeidere() -> Iterator[Problem]:
    uten = ko.uten_arbeider(ko.arbeidere())
    if uten:
        hvem = ", ".join(ko.titler()[navn] for navn in uten)
        yield Problem(
            "arbeidere",
            _("Ingen arbeider svarer for %(hvem)s. Start den, eller se loggen dens.")
            % {"hvem": hvem},
        )


def _kontroller() -> Iterator[Problem]:
    naa = klokke.naa()
    venter = Kontroll.objects.filter(ferdig=None, stand_siden__lt=naa - klar.KO_GAMMEL)
    henger = venter.exclude(stand=Kontroll.Stand.KARANTENE).count()
    if henger:
        yield Problem(
            "henger",
            ngettext(
                "%(antall)s kontroll har ikke flyttet seg på et kvarter. Se køen.",
                "%(antall)s kontroller har ikke flyttet seg på et kvarter. Se køen.",
                henger,
            )
            % {"antall": henger},
        )
    karantene = antall_som_venter()
    if karantene:
        yield Problem(
            "karantene",
            ngettext(
                "%(antall)s fil er i karantene: mottaket mangler nøkkelen. Se Karantene.",
                "%(antall)s filer er i karantene: mottaket mangler nøkkelen. Se Karantene.",
                karantene,
            )
            % {"antall": karantene},
        )
    feilet = Kontroll.objects.filter(stand=Kontroll.Stand.FEILET, ferdig__gte=naa - _DOGN).count()
    if feilet:
        yield Problem(
            "feilet",
            ngettext(
                "%(antall)s kontroll ble gitt opp det siste døgnet. Søk i loggen: kontroll.feilet.",
                "%(antall)s kontroller ble gitt opp det siste døgnet. Søk i loggen: kontroll.feilet.",
                feilet,
            )
            % {"antall": feilet},
        )


def _kjeden() -> Iterator[Problem]:
    dom = siste(VERIFISERT)
    if dom is not None and dom.resultat == BRUTT:
        yield Problem("kjede", _("Revisjonsloggen er endret. Ta vare på alt, og varsle revisor."))
    forste = Hendelse.objects.order_by("nr").first()
    hode = PublisertHode.objects.order_by("-dag").first()
    sist = hode.signert if hode else (forste.tid if forste else None)
    if sist is not None and klokke.naa() - sist > ELDSTE_HODE:
        yield Problem(
            "hode", _("Hodet på revisjonsloggen er ikke signert på to døgn. Se mottaket og loggen.")
        )


def _disken() -> Iterator[Problem]:
    plass = shutil.disk_usage(settings.KOSTRA.data)
    if plass.free < MINST_LEDIG * plass.total:
        yield Problem(
            "disk",
            _("Disken har %(prosent)s prosent ledig. Rydd, eller gi den mer plass.")
            % {"prosent": int(100 * plass.free / plass.total)},
        )


def _kopien() -> Iterator[Problem]:
    if settings.KOSTRA.modus != PRODUKSJON:
        return
    naar = kopistand.siste()
    if naar is None:
        yield Problem("kopi", _("Det er aldri tatt sikkerhetskopi."))
    elif klokke.naa() - naar > ELDSTE_KOPI:
        yield Problem(
            "kopi",
            _("Den siste sikkerhetskopien er fra %(dato)s. Se jobben som tar den.")
            % {"dato": tekst.dato(naar)},
        )


def _sertifikatene() -> Iterator[Problem]:
    for ett in sertifikater.utloper_snart():
        yield Problem(
            SERTIFIKAT,
            _("Sertifikatet %(navn)s går ut %(om)s. Legg inn det nye i god tid.")
            % {
                "navn": sertifikater.navn(ett.pem),
                "om": sertifikater.om_dager((ett.gyldig_til - klokke.naa()).days),
            },
        )


def _brevene() -> Iterator[Problem]:
    siden = klokke.naa() - _DOGN
    oppgitt = ko.oppgitte(siden=_DOGN).count()
    if oppgitt:
        yield Problem(
            "oppgitt",
            ngettext(
                "%(antall)s e-post ble gitt opp det siste døgnet. Se Kø og arbeidere.",
                "%(antall)s e-poster ble gitt opp det siste døgnet. Se Kø og arbeidere.",
                oppgitt,
            )
            % {"antall": oppgitt},
        )
    retur = Retur.objects.filter(mottatt__gte=siden).count()
    if retur:
        yield Problem(
            "retur",
            ngettext(
                "%(antall)s brev kom i retur det siste døgnet. Saksbehandler ser hvilke under Purring.",
                "%(antall)s brev kom i retur det siste døgnet. Saksbehandler ser hvilke under Purring.",
                retur,
            )
            % {"antall": retur},
        )
