"""Units as staff see them. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext as _

from kostra.blankett import telefon
from kostra.portal.innsending.models import Utfylling
from kostra.portal.innsending.tilstand import Tilstand
from kostra.portal.konto.models import Bruker, Rolle
from kostra.portal.tilgang.models import Enhet
from kostra.portal.tilgang.utvalg import siste_aar


@dataclass(frozen=True)
class Enhetsrad:
    """One unit of the list."""

    enhet: Enhet
    har_pin: bool
    rapportorer: int
    gjelder: bool  # it reports for the latest round's year


def finn(*, sok: str = "", bare: str = "") -> list[Enhetsrad]:
    """The units in order of number, those that report. Every word of ``sok`` must be there.

    ``bare``: uten_pin, uten_kontakt, uten_rapportor; or those left out else: utgaatt, leverandor.
    The search is done here: SQLite's own knows no capital Æ, Ø, Å.
    """
    med_pin = Bruker.objects.filter(enhet=OuterRef("pk"), rolle=Rolle.KOMMUNE).exclude(oppslag="")
    rapportorer = Count("brukere", filter=Q(brukere__rolle=Rolle.RAPPORTOR, brukere__aktiv=True))
    aar = siste_aar()
    alle = Enhet.objects.annotate(har_pin=Exists(med_pin), antall=rapportorer)
    rader = [
        Enhetsrad(e, e.har_pin, e.antall, not aar or e.finnes_i(aar))
        for e in alle.order_by("kommunenr", "bydelsnr")  # a grouping drops the model's order
    ]
    ord_ = sok.casefold().split()
    return [rad for rad in rader if _med(rad, bare) and all(o in _hay(rad.enhet) for o in ord_)]


def _med(rad: Enhetsrad, bare: str) -> bool:
    if rad.enhet.leverandor or bare == "leverandor":  # made up, for a vendor's trials
        return bool(rad.enhet.leverandor) and bare == "leverandor"
    if bare == "utgaatt":
        return not rad.gjelder
    mangler = {
        "uten_pin": not rad.har_pin,
        "uten_kontakt": not rad.enhet.kontakt_epost,
        "uten_rapportor": not rad.rapportorer,
    }
    return rad.gjelder and mangler.get(bare, True)


def _hay(enhet: Enhet) -> str:
    return f"{enhet} {enhet.orgnr} {enhet.kontakt_navn} {enhet.kontakt_epost}".casefold()


def fakta(enhet: Enhet) -> list[tuple[str, Any]]:
    """(term, value) of one unit."""
    fra, til = enhet.gyldig_fra, enhet.gyldig_til
    aarene = _("fra og med %(fra)d") % {"fra": fra}
    if til is not None:
        aarene = _("%(fra)d til og med %(til)d") % {"fra": fra, "til": til}
    konto = enhet.brukere.filter(rolle=Rolle.KOMMUNE).first()
    har_pin = konto is not None and bool(konto.oppslag)
    rader = [
        (_("Kommunenr"), enhet.kommunenr),
        (_("Bydelsnr"), enhet.bydelsnr if enhet.har_bydel else ""),
        (_("Organisasjonsnummer"), orgnr_i_grupper(enhet.orgnr)),
        (_("Rapporterer"), aarene),
        (_("Målform"), maalform(enhet.sprak)),
        (_("KOSTRA-kontakt"), enhet.kontakt_navn or _("ikke oppgitt")),
        (_("E-post"), enhet.kontakt_epost or _("ikke oppgitt")),
        (_("Telefon"), telefon.vis(enhet.kontakt_telefon) or _("ikke oppgitt")),
        (_("Pinkode"), _("har pinkode") if har_pin else _("har ikke pinkode")),
        (_("Leverandør"), enhet.leverandor),
    ]
    return [(term, verdi) for term, verdi in rader if verdi]


def maalform(sprak: str) -> str:
    """The form of Norwegian, as Norwegians name it."""
    return _("nynorsk") if sprak == "nn" else _("bokmål")


def orgnr_i_grupper(orgnr: str) -> str:
    """921 369 417."""
    return " ".join(orgnr[i : i + 3] for i in range(0, len(orgnr), 3))


def rapportorer(enhet: Enhet) -> list[Bruker]:
    """The unit's rapportører by name, with their rights."""
    rader = Bruker.objects.filter(enhet=enhet, rolle=Rolle.RAPPORTOR)
    return list(rader.prefetch_related("retter").order_by("navn", "brukerid"))


def skjemaer(enhet: Enhet) -> list[Utfylling]:
    """The unit's forms, the latest year first, each with its latest delivery as ``siste``."""
    rader = Utfylling.objects.filter(enhet=enhet).exclude(tilstand=Tilstand.SLETTET)
    ut = list(rader.prefetch_related("leveringer").order_by("-aar", "skjema", "nr"))
    for utfylling in ut:
        utfylling.siste = next(iter(utfylling.leveringer.all()), None)  # type: ignore[attr-defined]
    return ut
