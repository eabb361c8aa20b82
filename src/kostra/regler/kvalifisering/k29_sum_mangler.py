"""K29  Sum mangler.

Kilde: regeltabellen for 11CF, K29. I 2022 gjelder den alle og prøver om summen er et tall; fra 2023
bare status 1, og summen skal være over 0.
"""

from kostra.kontroll import Grad, Regel, T, Variant, f
from kostra.regler.felles.begreper import bare_2022, fra_2023
from kostra.regler.kvalifisering.begreper import stonad

vis = {"belop": f.KVP_STONAD}

REGEL = Regel(
    id="K29",
    tittel=T("Stønadsbeløp mangler", "Stønadsbeløp manglar", "Benefit amount is missing"),
    grad=Grad.WARNING,
    hvorfor=T(
        "Beløpet går inn i det kommunen har betalt i kvalifiseringsstønad. Vanligst er at det ikke "
        "er overført fra økonomisystemet, eller at det er skrevet med annet enn sifre.",
        "Beløpet går inn i det kommunen har betalt i kvalifiseringsstønad. Vanlegast er at det "
        "ikkje er overført frå økonomisystemet, eller at det er skrive med anna enn siffer.",
        "The amount is part of what the municipality has paid. Usually it wasn't transferred from "
        "the accounts, or it is written with other characters than digits.",
    ),
    gjor=T(
        "Skriv stønaden deltakeren fikk i året, i hele kroner og bare med sifre.",
        "Skriv stønaden deltakaren fekk i året, i heile kroner og berre med siffer.",
        "Enter the benefit paid in the year, in whole kroner and with digits only.",
    ),
    varianter=(
        Variant(
            bare_2022(~f.KVP_STONAD.er_heltall),
            T(
                "Stønadsbeløpet er {belop}. Ventet et tall.",
                "Stønadsbeløpet er {belop}. Venta eit tal.",
                "The benefit amount is {belop}. It must be a number.",
            ),
            vis,
        ),
        Variant(
            fra_2023((f.STATUS == "1") & (stonad <= 0)),
            T(
                "Deltakeren er fortsatt i program, men stønadsbeløpet er {belop}. Ventet et beløp "
                "over 0.",
                "Deltakaren er framleis i program, men stønadsbeløpet er {belop}. Venta eit beløp "
                "over 0.",
                "The participant is still in the programme, but the benefit amount is {belop}. It "
                "must be above 0.",
            ),
            vis,
        ),
    ),
)
