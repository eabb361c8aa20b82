"""The keys that systems call the API with."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kostra.portal import klokke

_BRUKER = settings.AUTH_USER_MODEL


class Omfang(models.TextChoices):
    """What a key may be used for. All but ``kontroll`` are about one unit's forms."""

    KONTROLL = "kontroll", _("Kontrollere et filuttrekk, uten å levere det")
    OPPLASTING = "opplasting", _("Fylle ut, laste opp, kontrollere og sende inn")
    STATUS = "status", _("Lese status og kontrollrapport")
    KVITTERING = "kvittering", _("Hente kvitteringer")


#: What needs a rapportør to act for.
FOR_EN_ENHET = frozenset(Omfang) - {Omfang.KONTROLL}


class Apinokkel(models.Model):
    """One system's key. ``hash``: SHA-256 of the secret, which nobody keeps; None until there is one.

    ``bruker``: the rapportør that the system acts for. They make the secret themselves by accepting the
    system (``godtatt``), and all that it does is done with their rights, looked up each time.
    ``minutt``, ``dag``: what is counted in the present minute and Norwegian day.
    """

    system = models.CharField(max_length=80)
    kjennetegn = models.CharField(max_length=12, blank=True)  # how the secret begins
    hash = models.CharField(max_length=64, unique=True, null=True)
    omfang = models.JSONField(default=list)
    bruker = models.ForeignKey(_BRUKER, models.CASCADE, related_name="apinokler", null=True)
    per_minutt = models.PositiveIntegerField()
    byte_per_dogn = models.PositiveBigIntegerField()
    utloper = models.DateTimeField(null=True)
    opprettet = models.DateTimeField(default=klokke.naa)
    opprettet_av = models.ForeignKey(_BRUKER, models.PROTECT, related_name="+")
    godtatt = models.DateTimeField(null=True)
    trukket = models.DateTimeField(null=True)
    trukket_av = models.ForeignKey(_BRUKER, models.SET_NULL, related_name="+", null=True)
    sist_brukt = models.DateTimeField(null=True)
    minutt = models.DateTimeField(null=True)
    minutt_antall = models.PositiveIntegerField(default=0)
    dag = models.DateField(null=True)
    dag_byte = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ["system", "-opprettet"]

    @property
    def stand(self) -> str:
        """venter (on the rapportør), i_bruk, utlopt or trukket."""
        if self.trukket is not None:
            return "trukket"
        if self.utloper is not None and self.utloper <= klokke.naa():
            return "utlopt"
        return "venter" if self.hash is None else "i_bruk"

    @property
    def omfang_ord(self) -> list[str]:
        """What it may be used for, in words."""
        return [str(Omfang(ett).label) for ett in self.omfang]
