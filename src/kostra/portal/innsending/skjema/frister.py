"""What *Mine skjema* says of the rounds: due dates of the user's forms, closed times, the trial."""

from __future__ import annotations

from dataclasses import dataclass, field

from kostra.blankett import blanketter
from kostra.portal.innsending import utvalg
from kostra.portal.innsending.skjema import rundetekst
from kostra.portal.konto.models import Bruker, Rolle
from kostra.portal.runde import utvalg as runde
from kostra.portal.runde.models import Rapporteringsaar
from kostra.portal.tilgang.models import Enhet
from kostra.portal.tilgang.utvalg import skjema_for


@dataclass(frozen=True)
class Rundens:
    """One round. ``prove``: what there is to know of its trial; ``stengt``: closed now or soon."""

    aar: int
    prove: str = ""
    stengt: list[str] = field(default_factory=list)
    skjemaer: list[tuple[str, str]] = field(default_factory=list)  # title, when it is due


def frister(bruker: Bruker) -> list[Rundens]:
    """The rounds in which the unit can send something now, or could but for a closed week."""
    enhet = bruker.enhet
    if enhet is None:
        return []
    # the kommune sends 999 itself, and is told of all the others
    egne = None if bruker.rolle == Rolle.KOMMUNE else set(skjema_for(bruker))
    alle = [_en(enhet, en, egne) for en in runde.aktuelle(enhet)]
    return [en for en in alle if en.skjemaer]


def _en(enhet: Enhet, en: Rapporteringsaar, egne: set[tuple[int, str]] | None) -> Rundens:
    """``egne``: (year, form) to tell of; None: all."""
    i_runden = runde.frister(en)
    former = [
        (form.tittel.paa(utvalg.sprak()), runde.aapning(enhet=enhet, aar=en.aar, skjema=form.id))
        for form in blanketter(en.aar)
        if form.id in i_runden and (egne is None or (en.aar, form.id) in egne)
    ]
    proven = next((apning for _tittel, apning in former if apning.prove), None)
    return Rundens(
        aar=en.aar,
        prove=rundetekst.om_proven(proven) if proven else "",
        stengt=[] if proven else [rundetekst.stengt(ett) for ett in runde.stenginger_naa(en)],
        skjemaer=[(tittel, rundetekst.frist(apning)) for tittel, apning in former],
    )
