"""K28  Måneder, men ikke sum.

Kilde: regeltabellen for 11F, K28. Bare 2022, og da sammen med K27.
"""

from kostra.kontroll import Grad, Regel, T, f
from kostra.regler.felles.begreper import bare_2022, maaned_krysset
from kostra.regler.sosialhjelp.begreper import noe_utbetalt

REGEL = Regel(
    id="K28",
    tittel=T("Måneder, men ikke beløp", "Månader, men ikkje beløp", "Months, but no amount"),
    grad=Grad.ERROR,
    hvorfor=T(
        "En avkrysset måned betyr at mottakeren fikk bidrag eller lån. Vanligst er at beløpene "
        "ikke er overført fra økonomisystemet.",
        "Ein avkryssa månad betyr at mottakaren fekk bidrag eller lån. Vanlegast er at beløpa "
        "ikkje er overførte frå økonomisystemet.",
        "A ticked month means that the recipient got grants or loans. Usually the amounts weren't "
        "transferred from the accounts.",
    ),
    gjor=T(
        "Skriv bidraget eller lånet mottakeren fikk i året, eller fjern kryssene.",
        "Skriv bidraget eller lånet mottakaren fekk i året, eller fjern kryssa.",
        "Enter the grants or loans paid in the year, or remove the ticks.",
    ),
    avvik_naar=bare_2022(maaned_krysset & ~noe_utbetalt),
    melding=T(
        "Det er krysset av for stønadsmåneder, men verken bidrag eller lån er over 0. Bidrag er "
        "{bidrag}, og lån er {laan}.",
        "Det er kryssa av for stønadsmånader, men verken bidrag eller lån er over 0. Bidrag er "
        "{bidrag}, og lån er {laan}.",
        "Benefit months are ticked, but neither grants nor loans are above 0. Grants are {bidrag}, "
        "and loans are {laan}.",
    ),
    vis={"bidrag": f.BIDRAG, "laan": f.LAAN},
)
