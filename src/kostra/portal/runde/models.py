"""Reporting years: when they open and close, which forms and which certificates they have."""

from __future__ import annotations

from datetime import UTC, date

from django.db import models
from django.db.models import F, Q

from kostra.portal import klokke


class Rapporteringsaar(models.Model):
    """One year's round. ``frist`` is a Norwegian date, the last day that is in time.

    ``prove_fra``–``prove_til``: the trial before it opens; all that was sent in it is wiped after.
    ``forelopig``: provisional figures are published; ``siste_retting``: last day for corrections;
    ``endelig``: the final ones. Dates, like the due dates, are working days.
    """

    aar = models.PositiveSmallIntegerField(primary_key=True)
    apner = models.DateTimeField()
    frist = models.DateField()
    stenger = models.DateTimeField()
    prove_fra = models.DateTimeField(null=True)
    prove_til = models.DateTimeField(null=True)
    prove_slettet = models.DateTimeField(null=True)  # when the last of the trial was wiped
    forelopig = models.DateField(null=True)
    siste_retting = models.DateField(null=True)
    endelig = models.DateField(null=True)

    class Meta:
        ordering = ["-aar"]
        constraints = [
            models.CheckConstraint(condition=Q(apner__lt=F("stenger")), name="runden_varer"),
            models.CheckConstraint(
                condition=Q(prove_fra=None, prove_til=None)
                | Q(prove_fra__lt=F("prove_til"), prove_til__lte=F("apner")),
                name="proven_er_for_runden",
            ),
        ]


class Rundeskjema(models.Model):
    """A form that is part of a round. ``frist``: its own due date; empty: the round's."""

    runde = models.ForeignKey(Rapporteringsaar, models.CASCADE, related_name="skjemaer")
    skjema = models.CharField(max_length=8)
    frist = models.DateField(null=True)
    versjon = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["skjema"]
        constraints = [
            models.UniqueConstraint(fields=["runde", "skjema"], name="skjema_en_gang_i_runden")
        ]


class Stenging(models.Model):
    """A time within a round when nothing can be sent, such as the week before a publication."""

    class Grunn(models.TextChoices):
        PUBLISERING = "publisering", "publisering"
        VEDLIKEHOLD = "vedlikehold", "vedlikehold"

    runde = models.ForeignKey(Rapporteringsaar, models.CASCADE, related_name="stenginger")
    fra = models.DateTimeField()
    til = models.DateTimeField()
    grunn = models.CharField(max_length=11, choices=Grunn.choices)

    class Meta:
        ordering = ["fra"]
        constraints = [
            models.CheckConstraint(condition=Q(fra__lt=F("til")), name="stengingen_varer")
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
    trukket = models.DateTimeField(null=True)  # not encrypted to any more, whatever its dates say
    prove = models.BooleanField(
        default=False
    )  # for the trials of vendors: no real data to this one

    class Meta:
        ordering = ["-gyldig_fra"]

    @property
    def siste_dag(self) -> date:
        """The last day it is valid, as its issuer wrote it: in UTC."""
        return self.gyldig_til.astimezone(UTC).date()

    @property
    def filnavn(self) -> str:
        """What it is called when it is downloaded."""
        prove = "-prove" if self.prove else ""
        return f"{self.bruk}{prove}-{self.gyldig_fra.year}.crt.pem"


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
