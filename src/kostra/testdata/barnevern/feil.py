"""The faults of the controls, by the rule that they trigger.

Naming a rule uses its first way that holds for the region; naming it twice also the next one.
Those of a child start from a simple case (``sak.enkel_sak``), so that little else is found.
"""

from __future__ import annotations

from kostra.testdata.barnevern import feil_fil, feil_individ, feil_sak, feil_tillegg, feil_tiltak
from kostra.testdata.barnevern.mutasjon import Mutasjon
from kostra.testdata.feilvalg import Feilvalg

FEILVALG: dict[str, Feilvalg[Mutasjon]] = {
    "15F": Feilvalg(
        "15F",
        {**feil_fil.FEIL, **feil_individ.FEIL, **feil_sak.FEIL, **feil_tiltak.FEIL},
        feil_tillegg.FEIL,
        stoppere=("LESEFEIL", "INDIVID_00"),
    )
}
