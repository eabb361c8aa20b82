"""K31  Sum, men ikke måneder.

Kilde: regeltabellen for 11CF, K31. Gjelder alle i 2022, bare status 1 fra 2023.
"""

from kostra.kontroll import Grad, Regel, T, f, per_aar
from kostra.regler.felles.begreper import maaned_krysset
from kostra.regler.kvalifisering.begreper import stonad

REGEL = Regel(
    id="K31",
    tittel=T("Beløp, men ikke måneder", "Beløp, men ikkje månader", "Amount, but no months"),
    grad=Grad.WARNING,
    hvorfor=T(
        "Har deltakeren fått stønad, skal det være krysset av for minst én måned. Vanligst er at "
        "avkryssingen er glemt.",
        "Har deltakaren fått stønad, skal det vere kryssa av for minst éin månad. Vanlegast er at "
        "avkryssinga er gløymd.",
        "A participant who got the benefit has at least one month ticked. Usually the ticks were "
        "forgotten.",
    ),
    gjor=T(
        "Kryss av for månedene deltakeren fikk stønad, eller rett beløpet.",
        "Kryss av for månadene deltakaren fekk stønad, eller rett beløpet.",
        "Tick the months in which the participant got the benefit, or correct the amount.",
    ),
    avvik_naar=per_aar(
        {
            2022: (stonad > 0) & ~maaned_krysset,
            2023: (f.STATUS == "1") & (stonad > 0) & ~maaned_krysset,
        }
    ),
    melding=T(
        "Deltakeren har fått {belop} kr, men ingen stønadsmåned er krysset av.",
        "Deltakaren har fått {belop} kr, men ingen stønadsmånad er kryssa av.",
        "The participant has got NOK {belop}, but no benefit month is ticked.",
    ),
    vis={"belop": stonad},
)
