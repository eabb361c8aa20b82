"""TILTAK_09  Overlappende plasseringer.

Kilde: regeltabellen for 15F, Tiltak Kontroll 9 og avsnitt 3.5. Plasseringene ses i den rekkefølgen
de står i filen, og funnet står på den første av de to: ett funn, uansett hvor mange senere den
overlapper.
"""

from kostra.kontroll import Grad, Regel, T, dager, kodetekst, noen, p, senest, tidligst
from kostra.kontroll.uttrykk import Dato
from kostra.regler.barnevern.begreper import plassering
from kostra.regler.barnevern.tabeller import Tiltak, tiltak

GRENSE_DAGER = 90
senere = tiltak.senere(blant=plassering)


def _slutt(rad: Tiltak) -> Dato:
    """A placement that goes on lasts to the end of the reporting year, as far as the file tells."""
    return rad.slutt.ellers(p.siste_dag)


overlapp = dager(senest(tiltak.start, senere.start), tidligst(_slutt(tiltak), _slutt(senere))).kalt(
    "overlappen i dager", "overlappen i dagar", "the overlap in days"
)

REGEL = Regel(
    id="TILTAK_09",
    tittel=T(
        "Overlappende plasseringer",
        "Overlappande plasseringar",
        "Placements that overlap",
    ),
    grad=Grad.WARNING,
    hvorfor=T(
        "Et barn bor på ett sted om gangen, så to plasseringer skal ikke vare samtidig i tre "
        "måneder. Vanligst er at den gamle plasseringen ikke ble avsluttet da barnet flyttet.",
        "Eit barn bur på éin stad om gongen, så to plasseringar skal ikkje vare samtidig i tre "
        "månader. Vanlegast er at den gamle plasseringa ikkje vart avslutta då barnet flytta.",
        "A child lives in one place at a time, so two placements don't go on together for three "
        "months. Usually the old placement wasn't ended when the child moved.",
    ),
    gjor=T(
        "Kontroller datoene for plasseringene, og avslutt den som er over.",
        "Kontroller datoane for plasseringane, og avslutt den som er over.",
        "Check the dates of the placements, and end the one that is over.",
    ),
    gjelder=plassering,
    avvik_naar=noen(overlapp >= GRENSE_DAGER),
    melding=T(
        "Plasseringen {kategori} fra {start} overlapper en annen plassering i 90 dager eller mer.",
        "Plasseringa {kategori} frå {start} overlappar ei anna plassering i 90 dagar eller meir.",
        "The placement {kategori} from {start} overlaps another placement by 90 days or more.",
    ),
    vis={"kategori": kodetekst(tiltak.kategori), "start": tiltak.start},
)
