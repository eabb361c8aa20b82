"""What staff decide together, and what they tell everyone."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kostra.portal import klokke

_BRUKER = settings.AUTH_USER_MODEL


class Godkjenning(models.Model):
    """Something that takes two persons: one proposes, another approves, and only then is it done.

    ``handling`` names what is done (``saksbehandling/handlinger.py``), ``data`` what it is done with. A
    proposal nobody decides ends by itself at ``utloper``.
    """

    class Utfall(models.TextChoices):
        GODKJENT = "godkjent", "godkjent"
        AVSLAATT = "avslaatt", "avslått"
        TRUKKET = "trukket", "trukket"

    handling = models.CharField(max_length=40)
    data = models.JSONField(default=dict)
    grunn = models.TextField(blank=True)
    foreslatt = models.DateTimeField(default=klokke.naa)
    foreslatt_av = models.ForeignKey(_BRUKER, models.PROTECT, related_name="+")
    utloper = models.DateTimeField()
    utfall = models.CharField(max_length=8, choices=Utfall.choices, blank=True)
    avgjort = models.DateTimeField(null=True)
    avgjort_av = models.ForeignKey(_BRUKER, models.PROTECT, related_name="+", null=True)

    class Meta:
        ordering = ["-foreslatt"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(utfall="godkjent") | ~Q(avgjort_av=F("foreslatt_av")),
                name="to_personer",
            )
        ]


class Banner(models.Model):
    """A message on every page, from ``fra`` until ``til``. In three languages, since all must read it."""

    tekst_nb = models.CharField(max_length=400)
    tekst_nn = models.CharField(max_length=400)
    tekst_en = models.CharField(max_length=400)
    viktig = models.BooleanField(default=False)
    fra = models.DateTimeField(default=klokke.naa)
    til = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-fra"]
