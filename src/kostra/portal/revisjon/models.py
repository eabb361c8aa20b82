"""The hash-chained events, as rows. Written by :mod:`kostra.portal.revisjon.logg` alone."""

from __future__ import annotations

from django.db import models


class Hendelse(models.Model):
    """One event: the columns of ``kostra.kjede.Hendelse``."""

    nr = models.PositiveBigIntegerField(primary_key=True)
    tid = models.DateTimeField()
    aktor = models.CharField(max_length=40)
    rolle = models.CharField(max_length=20)
    enhet = models.CharField(max_length=20)
    handling = models.CharField(max_length=60)
    objekt = models.CharField(max_length=80)
    resultat = models.CharField(max_length=40)
    detaljer = models.JSONField(default=dict)
    forrige_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["nr"]
        indexes = [  # the log's filters, each in the order that the page shows; see revisjon.utvalg
            models.Index(fields=["tid", "nr"], name="hendelse_tid"),
            models.Index(fields=["handling", "tid", "nr"], name="hendelse_handling"),
            models.Index(fields=["enhet", "tid", "nr"], name="hendelse_enhet"),
            models.Index(fields=["aktor", "tid", "nr"], name="hendelse_aktor"),
            models.Index(fields=["objekt", "tid", "nr"], name="hendelse_objekt"),
        ]


class Kjedehode(models.Model):
    """The one row that writers lock, so that the chain can't fork."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    nr = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)


class PublisertHode(models.Model):
    """The chain's head of one day, signed by mottak. Rows are added, never changed.

    ``nr``, ``hash``, ``tid``: of the chain's last event then; ``jws``: the same, signed
    (``kostra.kvittering.hode``), which is what counts. ``fingeravtrykk``: the certificate's SHA-256.
    """

    dag = models.DateField(primary_key=True)  # in Norway
    nr = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)
    tid = models.DateTimeField()
    signert = models.DateTimeField()
    fingeravtrykk = models.CharField(max_length=64)
    jws = models.TextField()

    class Meta:
        ordering = ["-dag"]
