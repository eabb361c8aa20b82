"""The units that report, and the rights of those who report for them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kostra.portal import klokke

INGEN_BYDEL = "00"


class Enhet(models.Model):
    """A kommune, or one of Oslo's bydeler, as long as it exists. ``bydelsnr`` is 00 outside Oslo."""

    kommunenr = models.CharField(max_length=4)
    bydelsnr = models.CharField(max_length=2, default=INGEN_BYDEL)
    navn = models.CharField(max_length=80)
    bydelsnavn = models.CharField(max_length=80, blank=True)
    orgnr = models.CharField(max_length=9, db_index=True)
    gyldig_fra = models.PositiveSmallIntegerField()  # first reporting year
    gyldig_til = models.PositiveSmallIntegerField(null=True)  # last reporting year
    sprak = models.CharField(
        max_length=2, default="nb"
    )  # the form of Norwegian it is written to in
    kontakt_navn = models.CharField(max_length=120, blank=True)
    kontakt_epost = models.EmailField(blank=True)
    kontakt_telefon = models.CharField(max_length=16, blank=True)
    leverandor = models.CharField(max_length=80, blank=True)  # made up, for this vendor's trials

    class Meta:
        ordering = ["kommunenr", "bydelsnr"]
        constraints = [
            models.UniqueConstraint(
                fields=["kommunenr", "bydelsnr", "gyldig_fra", "leverandor"], name="enhet_er_en"
            ),
            models.CheckConstraint(
                condition=Q(gyldig_til=None) | Q(gyldig_til__gte=F("gyldig_fra")),
                name="enhet_varer_framover",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kommunenr} {self.fullt_navn}"

    @property
    def region(self) -> str:
        """Six digits: kommune and bydel."""
        return f"{self.kommunenr}{self.bydelsnr}"

    @property
    def fullt_navn(self) -> str:
        """The kommune's name, with the bydel where there is one."""
        return f"{self.navn}, {self.bydelsnavn}" if self.bydelsnavn else self.navn

    @property
    def har_bydel(self) -> bool:
        return self.bydelsnr != INGEN_BYDEL

    def finnes_i(self, aar: int) -> bool:
        """True if the unit reports for that year."""
        return self.gyldig_fra <= aar and (self.gyldig_til is None or aar <= self.gyldig_til)


class Kommuneimport(models.Model):
    """One import of units from a list. ``var``: what the changed units were before, for undoing."""

    navn = models.CharField(max_length=120)  # the file's, cleaned
    gjort = models.DateTimeField(default=klokke.naa)
    gjort_av = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    nye = models.JSONField(default=list)  # ids of the units it made
    var = models.JSONField(default=dict)  # id -> {field: old value}
    etter = models.JSONField(default=dict)  # id -> {field: new value}: undone only where it stands
    angret = models.DateTimeField(null=True)
    angret_av = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True
    )

    class Meta:
        ordering = ["-gjort"]


class Skjemarett(models.Model):
    """That a rapportør may report a form for a year, and which 999 gave it."""

    bruker = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="retter")
    aar = models.PositiveSmallIntegerField()
    skjema = models.CharField(max_length=8)
    gitt_av = models.ForeignKey("innsending.Utfylling", models.PROTECT, null=True)
    gitt = models.DateTimeField(default=klokke.naa)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bruker", "aar", "skjema"], name="en_rett_per_skjema")
        ]


class Mobilbytte(models.Model):
    """A new mobile number that waits for its code to be confirmed: the number is the second factor."""

    bruker = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mobilbytter")
    ny_mobil = models.CharField(max_length=16)
    onsket_av = models.ForeignKey("innsending.Utfylling", models.PROTECT, null=True)
    opprettet = models.DateTimeField(default=klokke.naa)
    avgjort = models.DateTimeField(null=True)
