"""Users as staff see them. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from kostra.blankett import telefon
from kostra.portal import klokke
from kostra.portal.konto import hemmeligheter, totp
from kostra.portal.konto.models import ANSATTE, Bruker, Rolle
from kostra.portal.revisjon import utvalg as revisjon
from kostra.portal.saksbehandling.brev import Brevrad, rader
from kostra.portal.saksbehandling.brukere import services
from kostra.portal.saksbehandling.revisjonslogg import ord
from kostra.portal.tilgang.models import Mobilbytte
from kostra.portal.varsling.models import Forsendelse

PERSONER = (Rolle.RAPPORTOR, *sorted(ANSATTE))
#: What the list can be narrowed to: value -> roles.
SLAG: dict[str, tuple[str, ...]] = {
    "rapportor": (Rolle.RAPPORTOR,),
    "ansatt": tuple(sorted(ANSATTE)),
}
_FELT = (
    "brukerid", "navn", "epost", "rolle", "aktiv", "sperret", "venter", "enhet__kommunenr",
    "enhet__bydelsnr", "enhet__navn", "enhet__bydelsnavn",
)  # fmt: skip


@dataclass(frozen=True)
class Rad:
    """One user of the list. ``sted``: the unit, or the staff's role. ``venter``: a number to confirm."""

    brukerid: str
    navn: str
    epost: str
    sted: str
    aktiv: bool
    sperret: datetime | None
    venter: bool

    @property
    def stand(self) -> str:
        return "sperret" if self.sperret else "aktiv" if self.aktiv else "ikke_levert"

    @property
    def ord(self) -> str:
        """Where the label's own word isn't the right one."""
        return "" if self.sperret or self.aktiv else _("Uten tilgang")


def finn(*, sok: str = "", slag: str = "", bare: str = "") -> list[Rad]:
    """Rapportører and staff by name. ``bare``: sperret or mobil. Every word of ``sok`` must be there.

    The search is done here: SQLite's own knows no capital Æ, Ø, Å.
    """
    venter = Mobilbytte.objects.filter(bruker=OuterRef("pk"), avgjort=None)
    alle = Bruker.objects.filter(rolle__in=SLAG.get(slag, PERSONER)).annotate(venter=Exists(venter))
    if bare == "sperret":
        alle = alle.exclude(sperret=None)
    if bare == "mobil":
        alle = alle.filter(venter=True)
    ord_ = sok.casefold().split()
    funnet = (_rad(verdier) for verdier in alle.order_by("navn", "brukerid").values(*_FELT))
    return [rad for rad in funnet if all(o in _hay(rad) for o in ord_)]


def _hay(rad: Rad) -> str:
    return f"{rad.brukerid} {rad.navn} {rad.epost} {rad.sted}".casefold()


def _rad(v: dict[str, Any]) -> Rad:
    sted = rolle_i_ord(v["rolle"])
    if v["enhet__kommunenr"]:
        navn = ", ".join(filter(None, (v["enhet__navn"], v["enhet__bydelsnavn"])))
        sted = f"{v['enhet__kommunenr']} {navn}"
    return Rad(v["brukerid"], v["navn"], v["epost"], sted, v["aktiv"], v["sperret"], v["venter"])


def rolle_i_ord(rolle: str) -> str:
    """The role as the pages name it."""
    return {
        Rolle.RAPPORTOR: _("Rapportør"),
        Rolle.SAKSBEHANDLER: _("Saksbehandler"),
        Rolle.DRIFT: _("Drift"),
        Rolle.REVISOR: _("Revisor"),
    }[Rolle(rolle)]


def bruker(brukerid: str) -> Bruker | None:
    """The person with that user id; an address may hold anything, and the database isn't asked for it."""
    navn = hemmeligheter.les_brukernavn(brukerid)
    if not hemmeligheter.er_brukerid(navn):
        return None
    return Bruker.objects.select_related("enhet").filter(brukerid=navn).first()


def side(valgt: Bruker, leser: Bruker) -> dict[str, Any]:
    """All that one user's page shows."""
    retter: dict[int, list[str]] = {}
    for rett in valgt.retter.order_by("-aar", "skjema"):
        retter.setdefault(rett.aar, []).append(rett.skjema)
    bytte = Mobilbytte.objects.filter(bruker=valgt, avgjort=None).first()
    utlopt = valgt.startpassord_utloper is not None and valgt.startpassord_utloper <= klokke.naa()
    return {
        "bruker": valgt,
        "er_ansatt": valgt.rolle in ANSATTE,
        "er_meg": valgt.pk == leser.pk,
        "rolle": rolle_i_ord(valgt.rolle),
        "stand": "sperret" if valgt.sperret else "aktiv" if valgt.aktiv else "ikke_levert",
        "uten_tilgang": not valgt.aktiv and valgt.sperret is None,
        "kan_styre": services.kan_styre(leser, valgt),
        "strupet": services.er_strupet(valgt),
        "har_app": totp.har_app(valgt),
        "mobil": telefon.vis(valgt.mobil) if valgt.mobil else "",
        "ny_mobil": telefon.vis(bytte.ny_mobil) if bytte else "",
        "startpassord_utlopt": utlopt,
        "retter": retter,
        "onsker": list(valgt.gjenopprettinger.filter(avgjort=None)),
        "hendelser": ord.i_ord(revisjon.om_konto(valgt.pk)),
        "brev": brev_til(valgt),
    }


def brev_til(valgt: Bruker) -> list[Brevrad]:
    """The latest letters to the user."""
    return rader(Forsendelse.objects.filter(bruker=valgt).order_by("-opprettet")[:10])


def antall_mobilbytter() -> int:
    """How many new numbers wait, for the menu."""
    return Mobilbytte.objects.filter(avgjort=None).count()
