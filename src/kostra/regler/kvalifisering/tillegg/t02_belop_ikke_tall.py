"""T02  Stønadsbeløpet er ikke et tall.

K30 prøver fra 2023 bare om beløpet er tomt, så bokstaver går stille forbi. K29 melder dem for status
1, og i 2022 for alle.
"""

from kostra.kontroll import Grad, Regel, T, Variant, f
from kostra.regler.felles.begreper import fra_2023, maaned_krysset

ikke_tall = ~f.KVP_STONAD.blank & ~f.KVP_STONAD.er_heltall
vis = {"belop": f.KVP_STONAD}

REGEL = Regel(
    id="T02",
    tittel=T(
        "Stønadsbeløpet er ikke et tall",
        "Stønadsbeløpet er ikkje eit tal",
        "The benefit amount is not a number",
    ),
    grad=Grad.WARNING,
    hvorfor=T(
        "Et beløp med andre tegn enn sifre telles som 0 kr, uten at noen annen kontroll sier fra. "
        "Vanligst er desimaler, mellomrom eller bokstaver i beløpet.",
        "Eit beløp med andre teikn enn siffer tel som 0 kr, utan at nokon annan kontroll seier "
        "frå. Vanlegast er desimalar, mellomrom eller bokstavar i beløpet.",
        "An amount with other characters than digits counts as 0, and no other control tells. "
        "Usually there are decimals, spaces or letters in it.",
    ),
    gjor=T(
        "Skriv stønaden deltakeren fikk i året, i hele kroner og bare med sifre.",
        "Skriv stønaden deltakaren fekk i året, i heile kroner og berre med siffer.",
        "Enter the benefit paid in the year, in whole kroner and with digits only.",
    ),
    gjelder=f.STATUS != "1",
    varianter=(
        Variant(
            fra_2023(ikke_tall & maaned_krysset),
            T(
                "Det er krysset av for stønadsmåneder, men stønadsbeløpet er {belop}. Ventet et tall.",
                "Det er kryssa av for stønadsmånader, men stønadsbeløpet er {belop}. Venta eit tal.",
                "Benefit months are ticked, but the amount is {belop}. It must be a number.",
            ),
            vis,
        ),
        Variant(
            fra_2023(ikke_tall & ~maaned_krysset),
            T(
                "Stønadsbeløpet er {belop}. Ventet et tall.",
                "Stønadsbeløpet er {belop}. Venta eit tal.",
                "The benefit amount is {belop}. It must be a number.",
            ),
            vis,
        ),
    ),
    tillegg=True,
)
