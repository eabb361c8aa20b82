"""Orders a control: *Kontrollere* and *Send inn* alike go to mottak's queue from here.

Both are allowed only while the round is open for the unit: outside it nothing can be sent, and a
form that is to be read only isn't worked on either. The time of the order counts, not the time
mottak comes to it: who pressed *Send inn* before closing time has sent in time.
"""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from kostra.portal import dreppunkt, klokke
from kostra.portal.innsending import utvalg
from kostra.portal.innsending.kontroll import oppgaver
from kostra.portal.innsending.models import Fil, Kontroll, Utfylling
from kostra.portal.innsending.skjema import tjeneste as skjema
from kostra.portal.innsending.tilstand import Hendelse, Tilstand, UlovligOvergang, neste
from kostra.portal.konto.models import Bruker
from kostra.portal.revisjon import logg
from kostra.portal.vern import gjeldende_stotteref

Handling = Kontroll.Handling


def bestill(
    *, utfylling: Utfylling, bruker: Bruker, handling: str, versjon: int | None
) -> Kontroll:
    """Hands the form's file to mottak. Ordered twice, it is still one control.

    ``versjon``: the one the user saw.

    Raises:
        IkkeTilgjengelig: the right is gone.
        UlovligOvergang: the form is sent, or has no file to control.
        IkkeAapen, Ufullstendig: the round; the answers, a missing file among them.
        EndretImens: it isn't the version the user saw.
    """
    try:
        with transaction.atomic():
            return _bestill(utfylling, bruker, Handling(handling), versjon)
    except IntegrityError:  # another order of the same form was a moment earlier
        return Kontroll.objects.get(utfylling=utfylling, ferdig=None)


def _bestill(
    utfylling: Utfylling, bruker: Bruker, handling: Handling, versjon: int | None
) -> Kontroll:
    laast = utvalg.utfylling_for(bruker, utfylling.pk, laas=True)
    pagaar = Kontroll.objects.filter(utfylling=laast, ferdig=None).first()
    if pagaar is not None:
        return pagaar
    fil, svar, i_tide = _krev(laast, versjon)
    ny = Kontroll.objects.create(
        utfylling=laast,
        fil=fil,
        handling=handling,
        svar=svar,
        aapning=laast.aapning,
        bestilt_av=bruker,
        bestilt=i_tide,
        stand_siden=klokke.naa(),
    )
    skjema.flytt(laast, Hendelse.KONTROLLER)
    dreppunkt.passer("for_ko")
    oppgaver.kontroller.enqueue(str(ny.id), gjeldende_stotteref())
    logg.foy_til(
        "kontroll.bestilt", bruker=bruker, enhet=laast.enhet, objekt=ny.id, gjelder=handling.value
    )
    return ny


def _krev(utfylling: Utfylling, versjon: int | None) -> tuple[Fil, str, datetime]:
    """Everything that must hold. Returns the file, the answer that tells what it is (ja or nei), and
    the moment that the round was open: what is ordered in time is never recorded as too late.
    """
    filfelt = utvalg.definisjon(utfylling).filfelt
    if filfelt is None:  # such a form is sent without mottak
        raise UlovligOvergang(Tilstand(utfylling.tilstand), Hendelse.KONTROLLER)
    neste(utfylling.tilstand, Hendelse.KONTROLLER)
    if utfylling.versjon != versjon:
        raise skjema.EndretImens(utfylling)
    i_tide = skjema.krev_sendbar(utfylling)
    assert utfylling.fil is not None  # a form without its file isn't complete
    return utfylling.fil, str(utfylling.svar.get(filfelt.svarfelt, "")), i_tide
