"""Orders a control: *Kontrollere* and *Send inn* alike go to mottak's queue from here.

Both are allowed only while the round is open for the unit: outside it nothing can be sent, and a
form that is to be read only isn't worked on either. The time of the order counts, not the time
mottak comes to it: who pressed *Send inn* before closing time has sent in time.
"""

from __future__ import annotations

import structlog
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from kostra.blankett import Feltfeil, blankett, feil
from kostra.portal import klokke
from kostra.portal.innsending import oppgaver
from kostra.portal.innsending.models import Kontroll, Utfylling
from kostra.portal.innsending.tilstand import Hendelse, Tilstand, UlovligOvergang, neste
from kostra.portal.konto.models import Bruker
from kostra.portal.revisjon import logg
from kostra.portal.runde import utvalg as runder
from kostra.portal.tilgang.utvalg import kan_fylle_ut

Handling = Kontroll.Handling
_logg = structlog.get_logger(__name__)


class KanIkkeKontrolleres(Exception):
    """The control can't be ordered now. ``kode``: konflikt, laast, ingen_rett or the round's reason."""

    status = 409

    def __init__(self, kode: str) -> None:
        super().__init__(kode)
        self.kode = kode

    @property
    def tekst(self) -> str:
        """What is in the way and what to do, in the language of the request."""
        return {
            "konflikt": _(
                "Skjemaet er endret i et annet vindu eller av en annen. Se over det som står her nå, "
                "og prøv igjen."
            ),
            "laast": _("Skjemaet er sendt inn. Lås det opp for å kontrollere eller sende på nytt."),
            "ingen_rett": _("Du kan ikke lenger rapportere dette skjemaet."),
            runder.IKKE_AAPNET: _("Rapporteringen er ikke åpnet ennå."),
            runder.STENGT: _("Rapporteringen er stengt. Ta kontakt med KOSTRA-support."),
            runder.IKKE_I_RUNDEN: _("Skjemaet er ikke med i rapporteringen for dette året."),
        }[self.kode]


class SvarHarFeil(Exception):
    """The form isn't filled in. ``feil``: what the page shows, field by field; a missing file too."""

    status = 422

    def __init__(self, feil: list[Feltfeil]) -> None:
        super().__init__(f"{len(feil)} feil i svarene")
        self.feil = feil


def bestill(*, utfylling: Utfylling, bruker: Bruker, handling: str, versjon: int) -> Kontroll:
    """Hands the form's file to mottak. Ordered twice, it is still one control.

    ``versjon``: the one the user saw. Raises :class:`KanIkkeKontrolleres`, :class:`SvarHarFeil`.
    """
    try:
        with transaction.atomic():
            return _bestill(utfylling, bruker, Handling(handling), versjon)
    except IntegrityError:  # another order of the same form was a moment earlier
        return Kontroll.objects.get(utfylling=utfylling, ferdig=None)


def _bestill(utfylling: Utfylling, bruker: Bruker, handling: Handling, versjon: int) -> Kontroll:
    laast = (
        Utfylling.objects.select_for_update(of=("self",))
        .select_related("enhet", "fil")
        .get(pk=utfylling.pk)
    )
    pagaar = Kontroll.objects.filter(utfylling=laast, ferdig=None).first()
    if pagaar is not None:
        return pagaar
    svar = _krev(laast, bruker, versjon)
    naa = klokke.naa()
    assert laast.fil is not None  # _krev has seen it
    ny = Kontroll.objects.create(
        utfylling=laast,
        fil=laast.fil,
        handling=handling,
        svar=svar,
        aapning=laast.aapning,
        bestilt_av=bruker,
        bestilt=naa,
        stand_siden=naa,
    )
    _til_kontroll(laast)
    oppgaver.kontroller.enqueue(str(ny.id))
    logg.foy_til(
        "kontroll.bestilt", bruker=bruker, enhet=laast.enhet, objekt=ny.id, handling=handling.value
    )
    return ny


def _krev(utfylling: Utfylling, bruker: Bruker, versjon: int) -> str:
    """Everything that must hold. Returns the answer that tells what the file is: ja or nei."""
    if not kan_fylle_ut(bruker, utfylling.aar, utfylling.skjema):
        raise KanIkkeKontrolleres("ingen_rett")
    try:
        neste(utfylling.tilstand, Hendelse.KONTROLLER)
    except UlovligOvergang as ulovlig:
        raise KanIkkeKontrolleres("laast") from ulovlig
    rundens = runder.aapning(enhet=utfylling.enhet, aar=utfylling.aar, skjema=utfylling.skjema)
    if not rundens.kan_sende:
        raise KanIkkeKontrolleres(rundens.grunn)
    if utfylling.versjon != versjon:
        raise KanIkkeKontrolleres("konflikt")
    return _krev_svar(utfylling)


def _krev_svar(utfylling: Utfylling) -> str:
    form = blankett(utfylling.skjema, utfylling.aar)
    filfelt = form.filfelt
    if filfelt is None:  # such a form is sent without mottak
        raise KanIkkeKontrolleres("laast")
    svar = utfylling.svar | {filfelt.id: str(utfylling.fil_id or "")}
    funnet = feil(form, svar)
    if funnet:
        raise SvarHarFeil(funnet)
    return str(svar[filfelt.svarfelt])


def _til_kontroll(utfylling: Utfylling) -> None:
    """A form that was refused goes back, later, to what it was before that."""
    if utfylling.tilstand != Tilstand.AVVIST:
        utfylling.tilstand_for_kontroll = utfylling.tilstand
    utfylling.tilstand = neste(utfylling.tilstand, Hendelse.KONTROLLER)
    utfylling.save(update_fields=["tilstand", "tilstand_for_kontroll"])
