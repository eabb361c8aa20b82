"""The outbox: every e-mail and SMS, written in the transaction of what caused it."""

from __future__ import annotations

import uuid

from django.db import models

from kostra.portal import klokke


class Forsendelse(models.Model):
    """One letter. ``arsak`` names its cause: one cause, one letter, however often it is asked for.

    ``kontekst`` fills the template; ``forseglet`` holds what must never lie in clear (a start
    password, a code), encrypted, and is emptied when the letter has left or been given up.
    ``tvilsom_siden``: since when it may have been sent without us knowing.
    """

    class Kanal(models.TextChoices):
        EPOST = "epost", "e-post"
        SMS = "sms", "SMS"

    class Stand(models.TextChoices):
        VENTER = "venter", "Venter"
        SENDES = "sendes", "Sendes"
        SENDT = "sendt", "Sendt"
        TVILSOM = "tvilsom", "Kanskje sendt"  # the line was cut after we had handed it over
        OPPGITT = "oppgitt", "Ikke sendt"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kanal = models.CharField(max_length=5, choices=Kanal.choices)
    arsak = models.CharField(max_length=120, unique=True)
    mal = models.CharField(max_length=40)
    sprak = models.CharField(max_length=2, default="nb")
    til = models.CharField(max_length=254)
    bruker = models.ForeignKey("konto.Bruker", models.SET_NULL, null=True)
    kontekst = models.JSONField(default=dict)
    forseglet = models.BinaryField(default=bytes)
    utloper = models.DateTimeField(null=True)  # a code that is late is useless: not sent after this
    stand = models.CharField(max_length=7, choices=Stand.choices, default=Stand.VENTER)
    forsok = models.PositiveSmallIntegerField(default=0)
    neste_forsok = models.DateTimeField(default=klokke.naa)
    leie_til = models.DateTimeField(null=True)
    siste_feil = models.CharField(
        max_length=60, blank=True
    )  # our own word for it, never the answer
    message_id = models.CharField(max_length=320, blank=True)
    opprettet = models.DateTimeField(default=klokke.naa)
    sendt = models.DateTimeField(null=True)
    tvilsom_siden = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["stand", "neste_forsok"], name="forsendelse_i_ko")]


class Arbeider(models.Model):
    """A worker process: which queues it serves, when it last gave a sign of life, and what it does."""

    navn = models.CharField(max_length=64, primary_key=True)
    koer = models.JSONField(default=list)
    startet = models.DateTimeField(default=klokke.naa)
    livstegn = models.DateTimeField(default=klokke.naa)
    gjor = models.CharField(max_length=80, blank=True)  # the function's name; empty: nothing


class Purreplan(models.Model):
    """When units that have delivered nothing are reminded of a form: so many days from its due date.

    ``etter_frist``: days after the due date; negative: before. A planned date is moved to the next
    working day, and moves with an extension.
    """

    class Steg(models.TextChoices):
        PAAMINNELSE = "paaminnelse", "påminnelse"
        PURRING = "purring", "purring"
        VARSEL = "varsel", "varsel"

    runde = models.ForeignKey("runde.Rapporteringsaar", models.CASCADE, related_name="purreplaner")
    skjema = models.CharField(max_length=8)
    steg = models.CharField(max_length=11, choices=Steg.choices)
    etter_frist = models.SmallIntegerField()
    aktiv = models.BooleanField(default=True)

    class Meta:
        ordering = ["skjema", "etter_frist"]
        constraints = [
            models.UniqueConstraint(
                fields=["runde", "skjema", "etter_frist"], name="en_purring_per_dag_og_skjema"
            )
        ]


class Purring(models.Model):
    """That a unit was reminded of a form at a planned date: at most once, whoever runs the job."""

    plan = models.ForeignKey(Purreplan, models.PROTECT, related_name="purringer")
    enhet = models.ForeignKey("tilgang.Enhet", models.PROTECT, related_name="purringer")
    planlagt = models.DateField()  # the date it was due to be sent
    sendt = models.DateTimeField(default=klokke.naa)
    brev = models.ManyToManyField(Forsendelse, related_name="purringer")

    class Meta:
        ordering = ["-planlagt"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "enhet", "planlagt"], name="en_purring_per_enhet_og_dato"
            )
        ]


class Retur(models.Model):
    """A letter that came back: the address is wrong or full. ``kode``: the enhanced status, 5.1.1."""

    forsendelse = models.ForeignKey(Forsendelse, models.CASCADE, related_name="returer")
    kode = models.CharField(max_length=9)
    varig = models.BooleanField()
    mottatt = models.DateTimeField(default=klokke.naa)
