"""The numbers that Prometheus reads: of the database, the same from every process, and of this process.

Labels are queues, forms, years, states and ids of certificates: nothing about a person or a kommune.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator

from django.conf import settings
from django.db.models import Count, F, Sum
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from kostra import __version__
from kostra.portal import klokke
from kostra.portal.drift import kopistand
from kostra.portal.drift.maling import REGISTER
from kostra.portal.innsending.models import Kontroll, Levering
from kostra.portal.runde.models import Sertifikat
from kostra.portal.saksbehandling.ko import utvalg as ko
from kostra.portal.varsling import utvalg as varsling
from kostra.portal.varsling.models import Retur

INNHOLDSTYPE = CONTENT_TYPE_LATEST


def skriv() -> bytes:
    """All of it, in Prometheus' text format."""
    register = CollectorRegistry()
    register.register(_Basen())
    register.register(_Maskinen())
    return generate_latest(register) + generate_latest(REGISTER)


class _Basen(Collector):
    def collect(self) -> Iterator[Metric]:
        yield from _koer()
        yield from _kontroller()
        yield from _brev()
        yield from _sertifikater()
        leveringer = CounterMetricFamily(
            "kostra_leveringer", "Registrerte leveringer.", labels=["skjema", "aar"]
        )
        rader = Levering.objects.order_by().values_list("utfylling__skjema", "utfylling__aar")
        for skjema, aar, antall in rader.annotate(antall=Count("pk")):
            leveringer.add_metric([skjema, str(aar)], antall)
        yield leveringer
        yield from _kopi()


def _koer() -> Iterator[Metric]:
    naa = klokke.naa()
    lengde = GaugeMetricFamily("kostra_ko_lengde", "Det som venter.", labels=["ko"])
    eldste = GaugeMetricFamily(
        "kostra_ko_eldste_sekunder", "Hvor lenge det eldste har ventet.", labels=["ko"]
    )
    for en in ko.koer():
        lengde.add_metric([en.navn], en.antall)
        eldste.add_metric([en.navn], (naa - en.eldste).total_seconds() if en.eldste else 0)
    yield from (lengde, eldste)
    alle = ko.arbeidere()
    arbeidere = GaugeMetricFamily(
        "kostra_arbeidere", "Arbeidere som svarer og kan arbeide.", labels=["ko"]
    )
    for navn in ("mottak", "epost", "sms", "vedlikehold"):
        svarer = sum(a.lever and a.kan_arbeide for a in alle if navn in a.koer)
        arbeidere.add_metric([navn], svarer)
    yield arbeidere


def _kontroller() -> Iterator[Metric]:
    antall = CounterMetricFamily("kostra_kontroller", "Ferdige kontroller.", labels=["stand"])
    tid = CounterMetricFamily(
        "kostra_kontroll_sekunder", "Samlet tid i mottaket.", labels=["stand"]
    )
    ventet = CounterMetricFamily(
        "kostra_kontroll_ventet_sekunder", "Samlet tid i køen.", labels=["stand"]
    )
    ferdige = Kontroll.objects.exclude(ferdig=None).exclude(startet=None).order_by()
    for rad in ferdige.values("stand").annotate(
        antall=Count("pk"),
        tid=Sum(F("ferdig") - F("startet")),
        ventet=Sum(F("startet") - F("bestilt")),
    ):
        stand = [rad["stand"]]
        antall.add_metric(stand, rad["antall"])
        tid.add_metric(stand, rad["tid"].total_seconds())
        ventet.add_metric(stand, rad["ventet"].total_seconds())
    yield from (antall, tid, ventet)


def _brev() -> Iterator[Metric]:
    brev = GaugeMetricFamily("kostra_brev", "Brev i utboksen.", labels=["kanal", "stand"])
    for kanal in ("epost", "sms"):
        for stand, antall in varsling.antall_etter_stand(kanal=kanal).items():
            brev.add_metric([kanal, stand], antall)
    yield brev
    returer = CounterMetricFamily("kostra_returer", "Brev i retur.", labels=["varig"])
    for varig in (True, False):
        antall = Retur.objects.filter(varig=varig).count()
        returer.add_metric(["ja" if varig else "nei"], antall)
    yield returer


def _sertifikater() -> Iterator[Metric]:
    igjen = GaugeMetricFamily(
        "kostra_sertifikat_dager", "Dager til sertifikatet går ut.", labels=["id", "bruk"]
    )
    naa = klokke.naa()
    for ett in Sertifikat.objects.filter(trukket=None, prove=False):
        dager = (ett.gyldig_til - naa).total_seconds() / 86_400
        igjen.add_metric([str(ett.pk), ett.bruk], round(dager, 2))
    yield igjen


def _kopi() -> Iterator[Metric]:
    siste = kopistand.siste()
    alder = GaugeMetricFamily(
        "kostra_sikkerhetskopi_alder_sekunder", "Siden siste fullførte sikkerhetskopi."
    )
    if siste is not None:
        alder.add_metric([], (klokke.naa() - siste).total_seconds())
    yield alder


class _Maskinen(Collector):
    def collect(self) -> Iterator[Metric]:
        plass = shutil.disk_usage(settings.KOSTRA.data)
        ledig = GaugeMetricFamily("kostra_disk_ledig_bytes", "Ledig der KOSTRA_DATA er.")
        ledig.add_metric([], plass.free)
        alt = GaugeMetricFamily("kostra_disk_bytes", "Disken der KOSTRA_DATA er.")
        alt.add_metric([], plass.total)
        versjon = GaugeMetricFamily("kostra_versjon", "Versjonen som kjører.", labels=["versjon"])
        versjon.add_metric([__version__], 1)
        yield from (ledig, alt, versjon)
