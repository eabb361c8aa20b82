"""Accounts: one table for the kommune's unit, the rapportør and staff, so that one login serves all."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

from kostra.portal import klokke

if TYPE_CHECKING:
    from kostra.portal.tilgang.models import Enhet


class Rolle(models.TextChoices):
    """What kind of account it is, and thereby what it may do.

    A saksbehandler runs the round, drift the service and its keys, and a revisor only reads.
    """

    KOMMUNE = "kommune", "kommune"
    RAPPORTOR = "rapportor", "rapportør"
    SAKSBEHANDLER = "saksbehandler", "saksbehandler"
    DRIFT = "drift", "drift"
    REVISOR = "revisor", "revisor"


#: Those who work at the agency: user id, password and the code app; no unit, no SMS.
ANSATTE = frozenset({Rolle.SAKSBEHANDLER, Rolle.DRIFT, Rolle.REVISOR})


class Brukere(BaseUserManager["Bruker"]):
    """Accounts; a kommune has no user id, so lookup by name gives persons only."""

    def get_by_natural_key(self, username: str | None) -> Bruker:
        return self.get(brukerid=username)


class Bruker(AbstractBaseUser):
    """One account. ``password`` is the password's hash, or the PIN's for a kommune.

    ``oppslag`` picks a kommune's account among those under one organisation number without trying
    every PIN: a short keyed digest, which alone gives nothing to attack. ``oktnummer`` is part of
    every session's hash: raising it ends all of them.
    """

    rolle = models.CharField(max_length=13, choices=Rolle.choices)
    brukerid = models.CharField(max_length=7, unique=True, null=True)
    enhet = models.ForeignKey("tilgang.Enhet", models.PROTECT, null=True, related_name="brukere")
    oppslag = models.CharField(max_length=8, blank=True, db_index=True)
    navn = models.CharField(max_length=120, blank=True)
    epost = models.EmailField(blank=True)
    mobil = models.CharField(max_length=16, blank=True)  # E.164
    sprak = models.CharField(max_length=2, blank=True)  # chosen for the pages; letters: brevsprak
    uten_sms = models.BooleanField(default=False)  # only the code app counts, and no SMS is sent
    aktiv = models.BooleanField(default=True)
    sperret = models.DateTimeField(null=True)  # by staff: no right that is given opens it again
    anonymisert = models.DateTimeField(
        null=True
    )  # unused for long: the number and user id are left
    maa_bytte_passord = models.BooleanField(default=False)
    startpassord_utloper = models.DateTimeField(null=True)
    oktnummer = models.PositiveIntegerField(default=1)
    opprettet = models.DateTimeField(default=klokke.naa)

    objects = Brukere()
    USERNAME_FIELD = "brukerid"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enhet"], condition=models.Q(rolle=Rolle.KOMMUNE), name="en_kommunekonto"
            ),
            models.UniqueConstraint(
                fields=["enhet", "epost"],
                condition=models.Q(rolle=Rolle.RAPPORTOR, anonymisert=None),
                name="en_rapportor_per_epost",
            ),
        ]

    def __str__(self) -> str:
        """The user id, or the account's number: never a name, since this may reach a log."""
        return self.brukerid or f"konto {self.pk}"

    @property
    def ved(self) -> Enhet:
        """The unit of a kommune or a rapportør. Staff have none: ValueError."""
        if self.enhet is None:
            raise ValueError("kontoen har ingen enhet")
        return self.enhet

    @property
    def brevsprak(self) -> str:
        """The language of letters to the account: its kommune's, whatever the pages are read in."""
        return (self.enhet.sprak if self.enhet else self.sprak) or "nb"

    @property
    def is_active(self) -> bool:  # type: ignore[override]  # Django's name for it
        return self.aktiv

    def get_session_auth_hash(self) -> str:
        """Bound to the password and to ``oktnummer``: a change of either ends every session."""
        grunnlag = f"{self.password}|{self.oktnummer}"
        return salted_hmac("kostra.okt", grunnlag, algorithm="sha256").hexdigest()


class Metode(models.TextChoices):
    """Where the code of the second step comes from."""

    SMS = "sms", "SMS"
    APP = "app", "kodeapp"


class Innloggingsforsok(models.Model):
    """The second step of one login: a code by SMS or from an app, bound to one browser.

    ``kode_hash`` and ``nettleser_hash`` are keyed digests; the code itself is nowhere but in the SMS.
    ``fremmed``: the browser has never been logged in with this account before.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    bruker = models.ForeignKey(Bruker, models.CASCADE, related_name="innloggingsforsok")
    nettleser_hash = models.CharField(max_length=64)
    metode = models.CharField(max_length=3, choices=Metode.choices, default=Metode.SMS)
    fremmed = models.BooleanField(default=True)
    kode_hash = models.CharField(max_length=64, blank=True)
    referanse = models.CharField(max_length=4, blank=True)
    opprettet = models.DateTimeField(default=klokke.naa)
    utloper = models.DateTimeField()
    sendt = models.DateTimeField(null=True)
    utsendelser = models.PositiveSmallIntegerField(default=0)
    forsok_igjen = models.PositiveSmallIntegerField(default=5)
    avsluttet = models.DateTimeField(null=True)  # used, or dead


class Gjenoppretting(models.Model):
    """A rapportør has asked for a way back in. Nothing happens before the kommune confirms it."""

    class Slag(models.TextChoices):
        PASSORD = "passord", "glemt passord"
        MOBIL = "mobil", "mistet mobil"

    bruker = models.ForeignKey(Bruker, models.CASCADE, related_name="gjenopprettinger")
    slag = models.CharField(max_length=7, choices=Slag.choices)
    opprettet = models.DateTimeField(default=klokke.naa)
    avgjort = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["bruker", "slag"], condition=models.Q(avgjort=None), name="ett_aapent_onske"
            )
        ]


class Struping(models.Model):
    """How often something was tried in a window of time. ``nokkel`` holds digests, never a name."""

    nokkel = models.CharField(max_length=80, primary_key=True)
    vindu = models.DateTimeField()
    antall = models.PositiveIntegerField(default=0)
