"""K30  Måneder, men ikke sum.

Kilde: regeltabellen for 11CF, K30. I 2022 gjelder den alle og prøver om summen er et tall; fra 2023
alle uten status 2, og bare når summen er tom.
"""

from kostra.kontroll import Grad, Regel, T, f, per_aar
from kostra.regler.felles.begreper import maaned_krysset

REGEL = Regel(
    id="K30",
    tittel=T("Måneder, men ikke beløp", "Månader, men ikkje beløp", "Months, but no amount"),
    grad=Grad.WARNING,
    hvorfor=T(
        "Har deltakeren fått stønad i en måned, skal det også stå et beløp for året. Vanligst er "
        "at beløpet ikke er overført fra økonomisystemet.",
        "Har deltakaren fått stønad i ein månad, skal det òg stå eit beløp for året. Vanlegast er "
        "at beløpet ikkje er overført frå økonomisystemet.",
        "A participant who got the benefit in a month also has an amount for the year. Usually it "
        "wasn't transferred from the accounts.",
    ),
    gjor=T(
        "Skriv stønadsbeløpet i hele kroner, eller fjern kryssene for månedene.",
        "Skriv stønadsbeløpet i heile kroner, eller fjern kryssa for månadene.",
        "Enter the benefit amount in whole kroner, or remove the ticks for the months.",
    ),
    avvik_naar=per_aar(
        {
            2022: maaned_krysset & ~f.KVP_STONAD.er_heltall,
            2023: (f.STATUS != "2") & maaned_krysset & f.KVP_STONAD.blank,
        }
    ),
    melding=T(
        "Det er krysset av for stønadsmåneder, men stønadsbeløpet er {belop}.",
        "Det er kryssa av for stønadsmånader, men stønadsbeløpet er {belop}.",
        "Benefit months are ticked, but the benefit amount is {belop}.",
    ),
    vis={"belop": f.KVP_STONAD},
)
