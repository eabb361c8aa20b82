"""K43  Type vilkår.

Kilde: regeltabellen for 11F, K43. En feil kode teller som ikke krysset av. Fra 2024 er norsk- eller
samiskopplæring med.
"""

from kostra.kontroll import Grad, Regel, T
from kostra.regler.sosialhjelp.begreper import vilkar_krysset, vilkar_stilt

REGEL = Regel(
    id="K43",
    tittel=T("Type vilkår", "Type vilkår", "Type of conditions"),
    grad=Grad.ERROR,
    hvorfor=T(
        "Typen viser hva kommunen ber mottakeren om. Passer ingen av dem, finnes det et eget kryss "
        "for annet. Vanligst er at feil felt er krysset av, eller ingen.",
        "Typen viser kva kommunen ber mottakaren om. Passar ingen av dei, finst det eit eige kryss "
        "for anna. Vanlegast er at feil felt er kryssa av, eller ingen.",
        "The type shows what the municipality asks of the recipient. There is a box of its own for "
        "other conditions. Usually the wrong box is ticked, or none.",
    ),
    gjor=T(
        "Kryss av for vilkårene i vedtaket, eller rett svaret hvis det ikke er stilt vilkår.",
        "Kryss av for vilkåra i vedtaket, eller rett svaret viss det ikkje er stilt vilkår.",
        "Tick the conditions of the decision, or correct the answer if none were set.",
    ),
    gjelder=vilkar_stilt,
    avvik_naar=~vilkar_krysset,
    melding=T(
        "Det er stilt vilkår, men ingen type vilkår er krysset av.",
        "Det er stilt vilkår, men ingen type vilkår er kryssa av.",
        "Conditions are set, but no type of condition is ticked.",
    ),
)
