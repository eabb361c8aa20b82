"""T48  Kode som er gått ut.

Kodelistene har ingen gyldighetstid, så gamle koder godtas alltid. Startdatoen avgjør hvilken liste
som gjaldt: saksinnhold 4, 13 og 16 gikk ut i 2021, plantype 3 ved nyttår 2023, og melder 15 ble
delt i 24 og 25 fra 2025.
"""

from kostra.kontroll import Grad, Regel, T, Variant, kodetekst
from kostra.kontroll.uttrykk import JaNei, Tekst
from kostra.regler.barnevern.tabeller import (
    Kodet,
    Periode,
    melder,
    melding,
    plan,
    saksinnhold,
    tiltak,
    tiltaksgrunnlag,
    undersokelse,
    vedtaksgrunnlag,
)

_MELDING = T(
    "Koden {kode} brukes ikke lenger, men startdatoen er {start}.",
    "Koden {kode} er ikkje i bruk lenger, men startdatoen er {start}.",
    "The code {kode} is no longer used, but the start date is {start}.",
)


def _utgaatt(kode: Tekst, i: Periode, naar: JaNei, fra: int) -> Variant:
    return Variant(
        naar & (i.start.aar >= fra), _MELDING, {"kode": kodetekst(kode), "start": i.start}
    )


def _forhold(rad: Kodet, i: Periode) -> Variant:
    return _utgaatt(rad.kode, i, rad.kode.i("4", "13", "16"), 2022)


REGEL = Regel(
    id="T48",
    tittel=T("Kode som er gått ut", "Kode som er gått ut", "Code that is no longer used"),
    grad=Grad.INFO,
    hvorfor=T(
        "Koden er byttet ut med andre, og blandes de, kan ikke årene sammenliknes. Vanligst er at "
        "fagsystemet ikke er oppdatert.",
        "Koden er bytt ut med andre, og blir dei blanda, kan ikkje åra samanliknast. Vanlegast er "
        "at fagsystemet ikkje er oppdatert.",
        "The code was replaced by others, and when they are mixed, the years can't be compared. "
        "Usually the case-work system isn't updated.",
    ),
    gjor=T(
        "Velg en kode som er i bruk. Finnes den ikke i fagsystemet, meld fra til leverandøren.",
        "Vel ein kode som er i bruk. Finst han ikkje i fagsystemet, meld frå til leverandøren.",
        "Choose a code that is in use. If the case-work system doesn't have it, tell the vendor.",
    ),
    varianter=(
        _utgaatt(melder.kode, melding, melder.kode == "15", 2025),
        _forhold(saksinnhold, melding),
        _forhold(vedtaksgrunnlag, undersokelse),
        _forhold(tiltaksgrunnlag, tiltak),
        _utgaatt(plan.plantype, plan, plan.plantype == "3", 2023),
    ),
    tillegg=True,
)
