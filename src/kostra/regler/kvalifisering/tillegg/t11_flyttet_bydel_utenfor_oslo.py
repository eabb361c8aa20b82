"""T11  Flyttet til annen bydel, utenfor Oslo.

Status 6 er bare for Oslos bydeler, men ingen K-kontroll prøver det.
"""

from kostra.kontroll import Grad, Regel, T, f, kodeliste
from kostra.regler.felles.begreper import oslo_avgiver

REGEL = Regel(
    id="T11",
    tittel=T(
        "Flyttet til annen bydel, utenfor Oslo",
        "Flytta til annan bydel, utanfor Oslo",
        "Moved to another city district, outside Oslo",
    ),
    grad=Grad.WARNING,
    hvorfor=T(
        "Bare Oslo rapporterer per bydel, så statusen gir ingen mening andre steder. Vanligst er "
        "at deltakeren har flyttet til en annen kommune, som har sin egen kode.",
        "Berre Oslo rapporterer per bydel, så statusen gir inga meining andre stader. Vanlegast er "
        "at deltakaren har flytta til ein annan kommune, som har sin eigen kode.",
        "Only Oslo reports by city district, so the status makes no sense elsewhere. Usually the "
        "participant moved to another municipality, which has a code of its own.",
    ),
    gjor=T(
        "Velg statusen som gjelder, for eksempel flytting til annen kommune.",
        "Vel statusen som gjeld, til dømes flytting til annan kommune.",
        "Choose the status that applies, such as moved to another municipality.",
    ),
    gjelder=~oslo_avgiver,
    avvik_naar=f.STATUS == "6",
    melding=T(
        "Status er {status}, men filen leveres ikke for Oslo.",
        "Status er {status}, men fila blir ikkje levert for Oslo.",
        "The status is {status}, but the file is not delivered for Oslo.",
    ),
    vis={"status": kodeliste(f.STATUS, "6")},
    tillegg=True,
)
