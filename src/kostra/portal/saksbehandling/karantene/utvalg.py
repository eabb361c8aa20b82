"""The fingerprint report: everything an envelope tells without a key, and nothing of its content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from kostra.kryptering import SertifikatFeil, les_sertifikat
from kostra.kryptering.beskrivelse import tekst_om
from kostra.kryptering.sertifikat import mottakerid
from kostra.portal import klokke
from kostra.portal.innsending.models import Karantene, Kontroll
from kostra.portal.saksbehandling.sertifikater import utvalg as sertifikater
from kostra.portal.utseende import tekst
from kostra.rapport.avvisning import Avvisningsgrunn

#: How long one that was refused is shown. Those that wait are shown for as long as they do.
VISES = timedelta(days=90)
_FLEST = 200
_Stand = Kontroll.Stand


@dataclass(frozen=True)
class Rad:
    """One envelope. ``fakta``: what its outside tells; ``stand``, ``ord``: its label."""

    kontroll: Kontroll
    fakta: list[tuple[str, str]]
    stand: str
    ord: str

    @property
    def venter(self) -> bool:
        """True while its control waits for a key, or for someone to decide."""
        return self.kontroll.stand == _Stand.KARANTENE


def antall_som_venter() -> int:
    """For the menu and *Oversikt*."""
    return Kontroll.objects.filter(ferdig=None, stand=_Stand.KARANTENE).count()


def rader() -> list[Rad]:
    """Those that wait first, the oldest first; then those that were refused or read since."""
    alle = Karantene.objects.select_related("kontroll__utfylling__enhet", "kontroll__fil")
    venter = alle.filter(kontroll__stand=_Stand.KARANTENE).order_by("lagt_inn")
    resten = alle.exclude(kontroll__stand=_Stand.KARANTENE).filter(
        lagt_inn__gte=klokke.naa() - VISES
    )
    kjente = _kjente()
    return [_rad(en, kjente) for en in (*venter, *resten[:_FLEST])]


def _kjente() -> dict[str, str]:
    """Our certificates as envelopes name them -> what they are, in words."""
    ut = {}
    for rad in sertifikater.alle():
        try:
            hvem = tekst_om(mottakerid(les_sertifikat(rad.sertifikat.pem.encode())))
        except SertifikatFeil:
            continue
        prove = _(", bare for leverandørers prøver") if rad.sertifikat.prove else ""
        ut[hvem] = f"{rad.navn} ({rad.ord.lower()}{prove})"
    return ut


def _rad(en: Karantene, kjente: dict[str, str]) -> Rad:
    stand, ord_ = _stand(en.kontroll)
    fil = en.kontroll.fil
    fakta = [
        (_("Hvorfor"), _grunn(en.grunn)),
        (_("Mottatt"), tekst.tid(fil.lagret)),
        (_("Størrelse"), _("%(antall)s byte") % {"antall": tekst.tall(fil.storrelse)}),
        (_("SHA-256"), fil.sha256),
        (_("Innholdet er kryptert med"), en.algoritme),
    ]
    for hvem, algoritme in en.mottakere:
        fakta.append((_("Kryptert for"), f"{hvem} ({algoritme})"))
        fakta.append((_("Sertifikatet er"), kjente.get(hvem) or _("ukjent her")))
    return Rad(en.kontroll, fakta, stand, ord_)


def _stand(kontroll: Kontroll) -> tuple[str, str]:
    if kontroll.stand == _Stand.KARANTENE:
        return "tvil", _("Venter på nøkkel")
    if kontroll.stand == _Stand.FERDIG:
        return "aktiv", _("Lest senere")
    if kontroll.stand in {_Stand.AVVIST, _Stand.FEILET}:
        return "avvist", _("Avvist, avgiveren har fått beskjed")
    return "venter", _("Prøves på nytt")


def _grunn(grunn: str) -> str:
    return {
        Avvisningsgrunn.NOKKEL_MANGLER: _("Riktig kryptert, men mottaket mangler nøkkelen"),
        Avvisningsgrunn.ANNET_SERTIFIKAT: _("Kryptert for et sertifikat som ikke gjelder her"),
        Avvisningsgrunn.SKADET: _("Endret eller skadet etter at den ble kryptert"),
        Avvisningsgrunn.FEIL_FORM: _("Kryptert med en algoritme som ikke er tillatt"),
    }[Avvisningsgrunn(grunn)]
