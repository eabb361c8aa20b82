"""Who may do what, read only."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.http import Http404

from kostra.blankett import UkjentBlankett, blankett, blanketter
from kostra.portal.konto.models import Bruker, Gjenoppretting, Rolle
from kostra.portal.runde.utvalg import runder, skjemaer
from kostra.portal.tilgang.models import Enhet, Mobilbytte, Skjemarett


@dataclass(frozen=True)
class Rapportorrad:
    """A rapportør as the kommune sees it. ``retter``: year -> forms; ``fjoraar``: may be confirmed."""

    bruker: Bruker
    retter: dict[int, list[str]] = field(default_factory=dict)
    fjoraar: tuple[str, ...] = ()
    mobilbytte: Mobilbytte | None = None
    glemt_passord: bool = False
    mistet_mobil: bool = False


def laas_enheten(enhet_id: int) -> Enhet:
    """The unit, locked. First in every transaction that changes who may report for it.

    Two that are about the same person take turns. And the order is the same for all, the chain's
    head last: unit, form, person, event.
    """
    return Enhet.objects.select_for_update(no_key=True).get(pk=enhet_id)


def skjema_for(bruker: Bruker) -> list[tuple[int, str]]:
    """(year, form) that the account may fill in, latest year first, in the order of the forms."""
    par = []
    for runde in runder():
        if not bruker.enhet or not bruker.enhet.finnes_i(runde.aar):
            continue
        i_runden = set(skjemaer(runde.aar))
        for definisjon in blanketter(runde.aar):
            if definisjon.hvem != bruker.rolle:
                continue
            if definisjon.filfelt is not None and definisjon.id not in i_runden:
                continue
            if kan_fylle_ut(bruker, runde.aar, definisjon.id):
                par.append((runde.aar, definisjon.id))
    return par


def kan_fylle_ut(bruker: Bruker, aar: int, skjema: str) -> bool:
    """True if the account may open and fill in that form for that year, right now."""
    try:
        definisjon = blankett(skjema, aar)
    except UkjentBlankett:
        return False
    if not bruker.aktiv or bruker.enhet is None or definisjon.hvem != bruker.rolle:
        return False
    if definisjon.hvem == "kommune":
        return True
    return Skjemarett.objects.filter(bruker=bruker, aar=aar, skjema=skjema).exists()


def rapportorer(enhet: Enhet) -> list[Rapportorrad]:
    """The unit's rapportører with their rights, and what of last year's may be confirmed."""
    aar = siste_aar()
    rader = []
    brukere = Bruker.objects.filter(enhet=enhet, rolle=Rolle.RAPPORTOR).order_by("navn", "brukerid")
    for bruker in brukere.prefetch_related("retter", "mobilbytter", "gjenopprettinger"):
        retter: dict[int, list[str]] = {}
        for rett in sorted(bruker.retter.all(), key=lambda rett: (-rett.aar, rett.skjema)):
            retter.setdefault(rett.aar, []).append(rett.skjema)
        mangler = set(retter.get(aar - 1, ())) - set(retter.get(aar, ()))
        venter = next((b for b in bruker.mobilbytter.all() if b.avgjort is None), None)
        onsker = {o.slag for o in bruker.gjenopprettinger.all() if o.avgjort is None}
        rader.append(
            Rapportorrad(
                bruker,
                retter,
                tuple(sorted(mangler)),
                venter,
                glemt_passord=Gjenoppretting.Slag.PASSORD in onsker,
                mistet_mobil=Gjenoppretting.Slag.MOBIL in onsker,
            )
        )
    return rader


def ventende_mobilbytte(bruker: Bruker) -> Mobilbytte | None:
    """The new number that waits for this rapportør's confirmation."""
    return bruker.mobilbytter.filter(avgjort=None).first()


def siste_aar() -> int:
    """The latest round's year; 0 before there is one."""
    siste = runder().first()
    return siste.aar if siste else 0


def rapportorside(enhet: Enhet) -> dict[str, object]:
    """What the kommune's list shows."""
    rader = rapportorer(enhet)
    return {
        "rader": rader,
        "aar": siste_aar(),
        "kan_bekreftes": [rad for rad in rader if rad.fjoraar and rad.bruker.aktiv],
    }


def rapportor_i(enhet: Enhet, brukerid: str) -> Bruker:
    """That unit's rapportør. Raises Http404 for anyone else's, as for none."""
    bruker = Bruker.objects.filter(
        enhet=enhet, rolle=Rolle.RAPPORTOR, brukerid=brukerid.upper()
    ).first()
    if bruker is None:
        raise Http404
    return bruker
