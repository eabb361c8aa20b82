"""Reporting years: when they open and close, which forms and which certificates they have."""

from __future__ import annotations

from datetime import UTC, date

from django.db import models
from django.db.models import F, Q

from kostra.portal import klokke


class Rapporteringsaar(models.Model):
    """One year's round. ``frist`` is a Norwegian date, the last day that is in time."""

    aar = models.PositiveSmallIntegerField(primary_key=True)
    apner = models.DateTimeField()
    frist = models.DateField()
    stenger = models.DateTimeField()

    class Meta:
        ordering = ["-aar"]
        constraints = [
            models.CheckConstraint(condition=Q(apner__lt=F("stenger")), name="runden_varer")
        ]


class Rundeskjema(models.Model):
    """A form that is part of a round."""

    runde = models.ForeignKey(Rapporteringsaar, models.CASCADE, related_name="skjemaer")
    skjema = models.CharField(max_length=8)

    class Meta:
        ordering = ["skjema"]
        constraints = [
            models.UniqueConstraint(fields=["runde", "skjema"], name="skjema_en_gang_i_runden")
        ]


class Sertifikat(models.Model):
    """A public certificate: to encrypt to, or to verify receipts with. Never a private key."""

    class Bruk(models.TextChoices):
        KRYPTERING = "kryptering", "kryptering"
        SIGNERING = "signering", "signering"

    runde = models.ForeignKey(
        Rapporteringsaar, models.CASCADE, related_name="sertifikater", null=True
    )
    bruk = models.CharField(max_length=10, choices=Bruk.choices)
    pem = models.TextField()
    fingeravtrykk = models.CharField(max_length=95)
    gyldig_fra = models.DateTimeField()
    gyldig_til = models.DateTimeField()
    lagt_inn = models.DateTimeField(default=klokke.naa)

    class Meta:
        ordering = ["-gyldig_fra"]

    @property
    def siste_dag(self) -> date:
        """The last day it is valid, as its issuer wrote it: in UTC."""
        return self.gyldig_til.astimezone(UTC).date()


class Utsettelse(models.Model):
    """More time for one unit, for one form or (``skjema`` empty) for all."""

    enhet = models.ForeignKey("tilgang.Enhet", models.CASCADE)
    runde = models.ForeignKey(Rapporteringsaar, models.CASCADE)
    skjema = models.CharField(max_length=8, blank=True)
    ny_frist = models.DateField()
    stenger = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enhet", "runde", "skjema"], name="en_utsettelse")
        ]
