"""News, and who has read them."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from kostra.portal import klokke


class Nyhet(models.Model):
    """One news item, in three languages. ``aar`` empty: for every round; ``publisert`` empty: a draft."""

    aar = models.PositiveSmallIntegerField(null=True)
    publisert = models.DateTimeField(null=True, default=klokke.naa)
    tittel_nb = models.CharField(max_length=200)
    tittel_nn = models.CharField(max_length=200)
    tittel_en = models.CharField(max_length=200)
    tekst_nb = models.TextField()
    tekst_nn = models.TextField()
    tekst_en = models.TextField()

    class Meta:
        ordering = ["-publisert"]


class Lest(models.Model):
    """That a user has seen a news item."""

    bruker = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    nyhet = models.ForeignKey(Nyhet, models.CASCADE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bruker", "nyhet"], name="lest_en_gang")]
