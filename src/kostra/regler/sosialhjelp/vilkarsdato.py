"""The dates of the decision that conditions are set in: K41 and K42."""

from __future__ import annotations

from kostra.kontroll import Grad, Regel, T
from kostra.kontroll.uttrykk import Tekst
from kostra.regler.sosialhjelp.begreper import vilkar_stilt
from kostra.skjema.modell import Tekst3


def maa_finnes(id_: str, felt: Tekst, *, tittel: Tekst3, melding: Tekst3) -> Regel:
    """``felt`` must be a date when conditions are set; ``melding`` shows it as ``{dato}``."""
    return Regel(
        id=id_,
        tittel=tittel,
        grad=Grad.ERROR,
        hvorfor=T(
            "Datoene viser hvilken periode vilkårene gjelder. Vanligst er at datoen ikke er skrevet "
            "inn, eller at den er skrevet på en annen form enn filbeskrivelsen sier.",
            "Datoane viser kva periode vilkåra gjeld. Vanlegast er at datoen ikkje er skriven inn, "
            "eller at han er skriven på ei anna form enn filskildringa seier.",
            "The dates show which period the conditions are about. Usually the date wasn't entered, "
            "or it is written in another form than the file description says.",
        ),
        gjor=T(
            "Skriv datoen fra vedtaket, eller rett svaret hvis det ikke er stilt vilkår.",
            "Skriv datoen frå vedtaket, eller rett svaret viss det ikkje er stilt vilkår.",
            "Enter the date of the decision, or correct the answer if no conditions were set.",
        ),
        gjelder=vilkar_stilt,
        avvik_naar=~felt.dato().kjent,
        melding=melding,
        vis={"dato": felt},
    )
