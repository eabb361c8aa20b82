"""T46  Dato etter årets slutt.

Ingen kontroll ser på startdatoene, og sluttdatoer etter året tas bare for tiltak og undersøkelser
(TILTAK_02B, UNDERSOKELSE_02B) og i saker som er avsluttet (MELDING_02D, PLAN_02D).
"""

from kostra.kontroll import Grad, Regel, T, Variant, p
from kostra.kontroll.uttrykk import Dato, JaNei
from kostra.regler.barnevern.begreper import (
    FLYTTING,
    MELDING,
    PLAN,
    SAK,
    TILTAK,
    UNDERSOKELSE,
    avsluttet,
    sluttdato,
    startdato,
)
from kostra.regler.barnevern.individ_01a_dato_utenfor_grenser import TIL_AAR
from kostra.skjema.modell import Tekst3


def _etter(dato: Dato, hva: Tekst3, naar: JaNei | None = None) -> Variant:
    etter = (dato > p.siste_dag) & (dato.aar <= TIL_AAR)
    return Variant(
        etter if naar is None else etter & naar,
        T(
            f"{hva.nb} er {{dato}}, etter utgangen av {{aar}}.",
            f"{hva.nn} er {{dato}}, etter utgangen av {{aar}}.",
            f"{hva.en} is {{dato}}, after the end of {{aar}}.",
        ),
        {"dato": dato, "aar": p.aar},
    )


REGEL = Regel(
    id="T46",
    tittel=T("Dato etter årets slutt", "Dato etter slutten av året", "Date after the year's end"),
    grad=Grad.WARNING,
    hvorfor=T(
        "Filen gjelder ett år, så det som skjer senere, hører til neste års fil. Vanligst er en "
        "skrivefeil i årstallet, eller at uttrekket er tatt ut uten å avgrense det til året.",
        "Fila gjeld eitt år, så det som skjer seinare, høyrer til fila for neste år. Vanlegast er "
        "ein skrivefeil i årstalet, eller at uttrekket er teke ut utan å avgrense det til året.",
        "The file is about one year, so what happens later belongs to next year's file. Usually "
        "there is a slip in the year, or the extract wasn't limited to the year.",
    ),
    gjor=T(
        "Rett datoen, eller ta det som hører til neste år, ut av filen.",
        "Rett datoen, eller ta det som høyrer til neste år, ut av fila.",
        "Correct the date, or take what belongs to next year out of the file.",
    ),
    varianter=(
        *(_etter(d.rad.start, startdato(d)) for d in (MELDING, UNDERSOKELSE, PLAN, TILTAK, SAK)),
        *(_etter(d.rad.slutt, sluttdato(d), ~avsluttet) for d in (MELDING, PLAN)),
        _etter(FLYTTING.rad.slutt, sluttdato(FLYTTING)),
        _etter(SAK.rad.slutt, sluttdato(SAK)),
    ),
    tillegg=True,
)
