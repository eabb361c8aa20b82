"""The certificates as staff see them. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kostra.kryptering import SertifikatFeil, fingeravtrykk, les_sertifikat, navn_paa
from kostra.portal import klokke
from kostra.portal.runde.models import Sertifikat
from kostra.portal.runde.utvalg import aapne_runder, krypteringssertifikater
from kostra.portal.saksbehandling.sertifikater.services import INN
from kostra.portal.utseende import tekst

#: How long before the last day staff are told.
VARSEL = timedelta(days=60)


@dataclass(frozen=True)
class Rad:
    """One certificate. ``stand``, ``ord``: its label; ``gjeldende``: what empty files are made to now."""

    sertifikat: Sertifikat
    navn: str
    stand: str
    ord: str
    gjeldende: bool

    @property
    def kan_trekkes(self) -> bool:
        return self.sertifikat.trukket is None


def navn(pem: str) -> str:
    """Whose it is; the text was a certificate when it came in."""
    try:
        return navn_paa(les_sertifikat(pem.encode()))
    except SertifikatFeil:
        return ""


def alle() -> list[Rad]:
    """All of them, those to encrypt to first, the newest first."""
    naa = klokke.naa()
    gjeldende = {
        gyldige[0].pk for runde in aapne_runder() if (gyldige := krypteringssertifikater(runde.aar))
    }
    rader = Sertifikat.objects.order_by("bruk", "-gyldig_fra", "-pk")
    return [_rad(ett, naa, ett.pk in gjeldende) for ett in rader]


def _rad(ett: Sertifikat, naa: datetime, gjeldende: bool) -> Rad:
    stand, ord_ = _stand(ett, naa)
    return Rad(ett, navn(ett.pem), stand, ord_, gjeldende)


def _stand(ett: Sertifikat, naa: datetime) -> tuple[str, str]:
    if ett.trukket is not None:
        return "sperret", _("Trukket tilbake %(dato)s") % {"dato": tekst.dato(ett.trukket)}
    if naa >= ett.gyldig_til:
        return "ikke_levert", _("Utløpt")
    if naa < ett.gyldig_fra:
        return "venter", _("Gjelder fra %(dato)s") % {"dato": tekst.dato(ett.gyldig_fra)}
    if ett.gyldig_til - naa <= VARSEL:
        return "tvil", _("Går ut %(om)s") % {"om": om_dager((ett.gyldig_til - naa).days)}
    return "aktiv", _("Gjelder nå")


def om_dager(antall: int) -> str:
    """«om 12 dager»; «i dag» for none."""
    if antall < 1:
        return _("i dag")
    return ngettext("om %(antall)s dag", "om %(antall)s dager", antall) % {"antall": antall}


def utloper_snart() -> list[Sertifikat]:
    """Those in use that end within the warning's time and that no newer one of the same use outlives."""
    naa = klokke.naa()
    i_bruk = list(Sertifikat.objects.filter(trukket=None, prove=False, gyldig_til__gt=naa))
    return [
        ett
        for ett in i_bruk
        if ett.gyldig_fra <= naa
        and ett.gyldig_til - naa <= VARSEL
        and not any(_avloser(annet, ett) for annet in i_bruk)
    ]


def _avloser(nytt: Sertifikat, gammelt: Sertifikat) -> bool:
    return (
        nytt.bruk == gammelt.bruk
        and nytt.runde_id in (None, gammelt.runde_id)
        and nytt.gyldig_til > gammelt.gyldig_til
        and nytt.gyldig_fra <= gammelt.gyldig_til
    )


def beskriv(data: dict[str, Any]) -> list[tuple[str, str]]:
    """What a proposal is about, for the one who approves it."""
    if data["gjor"] == INN:
        sertifikat = les_sertifikat(data["pem"].encode())
        prove = _("Ja, for leverandørers prøver") if data["prove"] else _("Nei")
        return [
            (_("Hva skjer"), _("Sertifikatet tas i bruk")),
            (_("Navn"), navn_paa(sertifikat)),
            (_("Bruk"), bruk_i_ord(data["bruk"])),
            (_("Rapporteringsår"), str(data["aar"] or _("Alle"))),
            (_("Prøvesertifikat"), prove),
            (_("Fingeravtrykk (SHA-256)"), fingeravtrykk(sertifikat)),
            (
                _("Gyldig"),
                gyldighet(sertifikat.not_valid_before_utc, sertifikat.not_valid_after_utc),
            ),
        ]
    rad = Sertifikat.objects.filter(pk=data["sertifikat"]).first()
    if rad is None:
        return [(_("Hva skjer"), _("Sertifikatet finnes ikke lenger."))]
    return [
        (_("Hva skjer"), _("Sertifikatet trekkes tilbake")),
        (_("Navn"), navn(rad.pem)),
        (_("Bruk"), bruk_i_ord(rad.bruk)),
        (_("Rapporteringsår"), str(rad.runde_id or _("Alle"))),
        (_("Fingeravtrykk (SHA-256)"), rad.fingeravtrykk),
        (_("Gyldig"), gyldighet(rad.gyldig_fra, rad.gyldig_til)),
    ]


def bruk_i_ord(bruk: str) -> str:
    """What it is for."""
    return (
        _("Kryptering av filer")
        if bruk == Sertifikat.Bruk.KRYPTERING
        else _("Signering av kvitteringer")
    )


def gyldighet(fra: datetime, til: datetime) -> str:
    """From … to …, as the issuer wrote the dates: in UTC, where the last second is still that day."""
    fra_dag, til_dag = (tekst.dato(naar.astimezone(UTC).date()) for naar in (fra, til))
    return _("%(fra)s til %(til)s") % {"fra": fra_dag, "til": til_dag}


def siste_til(rad: Sertifikat) -> bool:
    """True if withdrawing it leaves an open round with nothing to encrypt to."""
    if rad.bruk != Sertifikat.Bruk.KRYPTERING:
        return False
    return any(
        [ett.pk for ett in krypteringssertifikater(runde.aar)] == [rad.pk]
        for runde in aapne_runder()
    )
