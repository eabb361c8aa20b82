"""Forms being filled in, files sent with them, controls in mottak, deliveries."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from kostra.portal import klokke
from kostra.portal.innsending.tilstand import Tilstand

_BRUKER = settings.AUTH_USER_MODEL


class Utfylling(models.Model):
    """One form of one unit for one year, from draft to delivery and through every reopening.

    ``versjon`` counts saves: who saves on top of another version than they read gets a conflict.
    ``aapning`` counts openings: 1 at first, one more each time the form is unlocked. 0: staff have asked
    about it, and the unit hasn't begun it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nr = models.PositiveIntegerField()  # the number in the unit's own list
    skjema = models.CharField(max_length=8)
    aar = models.PositiveSmallIntegerField()
    enhet = models.ForeignKey("tilgang.Enhet", models.PROTECT, related_name="utfyllinger")
    tilstand = models.CharField(max_length=14, choices=Tilstand.choices, default=Tilstand.PAABEGYNT)
    tilstand_for_kontroll = models.CharField(max_length=14, blank=True)
    aapning = models.PositiveIntegerField(default=1)
    svar = models.JSONField(default=dict)
    sendt_svar = models.JSONField(null=True)  # what was last sent: holds until it is sent anew
    versjon = models.PositiveIntegerField(default=1)
    fil = models.ForeignKey("Fil", models.SET_NULL, null=True, related_name="+")
    opprettet = models.DateTimeField(default=klokke.naa)
    opprettet_av = models.ForeignKey(_BRUKER, models.PROTECT, related_name="+")
    endret = models.DateTimeField(default=klokke.naa)
    endret_av = models.ForeignKey(_BRUKER, models.PROTECT, related_name="+")
    sendt = models.DateTimeField(null=True)
    prove = models.BooleanField(default=False)  # made in a trial: counts for nothing, and is wiped

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enhet", "nr"], name="nr_er_enhetens"),
            models.UniqueConstraint(
                fields=["enhet", "aar", "skjema"],
                condition=~Q(skjema="999") & ~Q(tilstand=Tilstand.SLETTET),
                name="ett_skjema_per_enhet_og_aar",
            ),
        ]

    @property
    def er_begynt(self) -> bool:
        """False for one that only a question from staff is about."""
        return self.aapning > 0

    @property
    def stand(self) -> str:
        """Its label: ``tilstand``, where it is begun."""
        return self.tilstand if self.er_begynt else "ikke_paabegynt"

    @property
    def er_prove(self) -> bool:
        """True if it counts for nothing: made in a trial, or by a unit made up for a vendor."""
        return self.prove or bool(self.enhet.leverandor)


class Opplasting(models.Model):
    """A file on its way up, in chunks. Only a finished one becomes a :class:`Fil`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    utfylling = models.ForeignKey(Utfylling, models.CASCADE, related_name="opplastinger")
    bruker = models.ForeignKey(_BRUKER, models.CASCADE)
    filnavn = models.CharField(max_length=120)  # cleaned, for showing only: never a name on disk
    storrelse = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    mottatt = models.PositiveBigIntegerField(default=0)
    opprettet = models.DateTimeField(default=klokke.naa)
    utloper = models.DateTimeField()


class Fil(models.Model):
    """A stored envelope: ciphertext, under our own name, flushed to disk."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    utfylling = models.ForeignKey(Utfylling, models.CASCADE, related_name="filer")
    filnavn = models.CharField(max_length=120)
    storrelse = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    lagernavn = models.CharField(max_length=80, unique=True)
    lagret = models.DateTimeField(default=klokke.naa)
    lagret_av = models.ForeignKey(_BRUKER, models.PROTECT, related_name="+")
    # no longer in the store: plaintext, written over; the form was deleted; or it was replaced long ago
    utslettet = models.DateTimeField(null=True)


class Kontroll(models.Model):
    """One *Kontrollere* or *Send inn*: a job for mottak, and its outcome.

    ``leie_til`` is how long the worker that took it may be silent; a heartbeat moves it. When it has
    passed, another worker may take the job (``forsok`` counts them).
    """

    class Handling(models.TextChoices):
        KONTROLLERE = "kontrollere", "Kontrollere"
        SEND_INN = "send_inn", "Send inn"

    class Stand(models.TextChoices):
        I_KO = "i_ko", "I kø"
        DEKRYPTERER = "dekrypterer", "Dekrypterer"
        KONTROLLERER = "kontrollerer", "Kontrollerer"
        REGISTRERER = "registrerer", "Registrerer"
        FERDIG = "ferdig", "Ferdig"
        AVVIST = "avvist", "Avvist"
        FEILET = "feilet", "Feilet"
        KARANTENE = "karantene", "I karantene"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    utfylling = models.ForeignKey(Utfylling, models.CASCADE, related_name="kontroller")
    fil = models.ForeignKey(Fil, models.PROTECT, related_name="kontroller")
    handling = models.CharField(max_length=11, choices=Handling.choices)
    svar = models.CharField(max_length=3)  # ja | nei
    aapning = models.PositiveIntegerField()
    bestilt_av = models.ForeignKey(_BRUKER, models.PROTECT, related_name="+")
    bestilt = models.DateTimeField(default=klokke.naa)
    stand = models.CharField(max_length=12, choices=Stand.choices, default=Stand.I_KO)
    stand_siden = models.DateTimeField(default=klokke.naa)
    behandlet = models.PositiveIntegerField(default=0)  # records so far
    av_antall = models.PositiveIntegerField(default=0)
    arbeider = models.CharField(max_length=64, blank=True)
    leie_til = models.DateTimeField(null=True)
    forsok = models.PositiveSmallIntegerField(default=0)
    startet = models.DateTimeField(null=True)
    ferdig = models.DateTimeField(null=True)
    avvisningsgrunn = models.CharField(max_length=24, blank=True)  # mottak's code for it
    avvisning = models.JSONField(null=True)  # what the sender is told: kostra.rapport.avvisning
    alvorlighetsgrad = models.CharField(max_length=8, blank=True)  # OK … FATAL
    antall_feil = models.PositiveIntegerField(default=0)
    antall_advarsler = models.PositiveIntegerField(default=0)
    antall_poster = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(  # a double click orders one control
                fields=["utfylling"],
                condition=Q(ferdig=None),
                name="en_kontroll_om_gangen",
            )
        ]


class Karantene(models.Model):
    """An envelope that mottak couldn't decrypt, by its outside only. The bytes stay in the store.

    The control waits (``stand`` karantene) when the fault is ours, and was refused otherwise.
    ``mottakere``: for whom it was made, pairs of (issuer with serial number, the key's algorithm).
    """

    kontroll = models.OneToOneField(Kontroll, models.CASCADE, related_name="karantene")
    grunn = models.CharField(max_length=24)  # mottak's code, as Kontroll.avvisningsgrunn
    mottakere = models.JSONField(default=list)
    algoritme = models.CharField(max_length=40)
    lagt_inn = models.DateTimeField(default=klokke.naa)

    class Meta:
        ordering = ["-lagt_inn"]


class Mottaksarbeider(models.Model):
    """A worker of mottak, and when it last gave a sign of life."""

    class Stand(models.TextChoices):
        KLAR = "klar", "Klar"
        MANGLER_NOKKEL = "mangler_nokkel", "Mangler nøkkel"

    navn = models.CharField(max_length=64, primary_key=True)
    stand = models.CharField(max_length=14, choices=Stand.choices, default=Stand.KLAR)
    startet = models.DateTimeField(default=klokke.naa)
    sist_sett = models.DateTimeField(default=klokke.naa, db_index=True)


class Kontrollrapport(models.Model):
    """The report of a control, packed (``kostra.rapport.arkiv``). Personal data: has an end date."""

    kontroll = models.OneToOneField(Kontroll, models.CASCADE, related_name="rapport")
    innhold = models.BinaryField()
    slettes = models.DateTimeField(db_index=True)


class Levering(models.Model):
    """A registered delivery with its signed receipt. One of a later opening replaces it.

    ``mottatt`` is the receipt's, in whole seconds: ``aapning`` tells which came last.
    """

    kvitteringsnr = models.CharField(max_length=40, primary_key=True)
    utfylling = models.ForeignKey(Utfylling, models.PROTECT, related_name="leveringer")
    aapning = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    fil = models.ForeignKey(Fil, models.PROTECT, related_name="+")
    kontroll = models.OneToOneField(Kontroll, models.PROTECT, related_name="levering")
    kvittering = models.TextField()  # JWS, as signed by mottak
    mottatt = models.DateTimeField()
    svar = models.CharField(max_length=3)
    antall_poster = models.PositiveIntegerField()
    alvorlighetsgrad = models.CharField(max_length=8)

    class Meta:
        ordering = ["-mottatt", "-aapning"]
        indexes = [models.Index(fields=["-mottatt", "-aapning"], name="siste_leveringer")]
        constraints = [
            models.UniqueConstraint(
                fields=["utfylling", "aapning", "sha256"], name="en_levering_per_fil_og_aapning"
            )
        ]


class Henvendelse(models.Model):
    """What staff say about a form: a question, or that the delivery is returned. No personal data.

    ``slag`` retur: the delivery no longer counts, and the form is open again.
    """

    class Slag(models.TextChoices):
        SPORSMAAL = "sporsmaal", "spørsmål"
        RETUR = "retur", "retur"

    utfylling = models.ForeignKey(Utfylling, models.CASCADE, related_name="henvendelser")
    levering = models.ForeignKey(Levering, models.PROTECT, related_name="henvendelser", null=True)
    slag = models.CharField(max_length=9, choices=Slag.choices)
    tekst = models.TextField()
    skrevet = models.DateTimeField(default=klokke.naa)
    skrevet_av = models.ForeignKey(_BRUKER, models.PROTECT, related_name="+")
    svar = models.TextField(blank=True)
    besvart = models.DateTimeField(null=True)
    besvart_av = models.ForeignKey(_BRUKER, models.PROTECT, related_name="+", null=True)
    lukket = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-skrevet"]


class Utlevering(models.Model):
    """What mottak has handed on to the statistician: one delivery as one Parquet file.

    Written by mottak; the file itself stays in the secure zone. ``trukket``: a later delivery, a
    return or a withdrawal took its place, and the file was taken away.
    """

    levering = models.ForeignKey(Levering, models.PROTECT, related_name="utleveringer")
    filnavn = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    antall_poster = models.PositiveIntegerField()
    versjon = models.CharField(max_length=40)  # of the control program: KP.YYYY.MM.DD
    nokkel = models.CharField(max_length=16)  # which pseudonym key: the start of its digest
    utlevert = models.DateTimeField(default=klokke.naa)
    trukket = models.DateTimeField(null=True)
    trukket_grunn = models.CharField(max_length=12, blank=True)  # erstattet | returnert | trukket

    class Meta:
        ordering = ["-utlevert"]
        constraints = [
            models.UniqueConstraint(
                fields=["levering"], condition=Q(trukket=None), name="en_gjeldende_utlevering"
            )
        ]
