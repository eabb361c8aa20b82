"""K29  Sum, men ikke måneder.

Kilde: regeltabellen for 11F, K29. Bare 2022, og da sammen med K26.
"""

from kostra.kontroll import Grad, Regel, T
from kostra.regler.felles.begreper import bare_2022, maaned_krysset
from kostra.regler.sosialhjelp.begreper import stonad

REGEL = Regel(
    id="K29",
    tittel=T("Beløp, men ikke måneder", "Beløp, men ikkje månader", "Amount, but no months"),
    grad=Grad.ERROR,
    hvorfor=T(
        "Månedene viser hvor lenge mottakeren fikk sosialhjelp i året. Vanligst er at avkryssingen "
        "er glemt.",
        "Månadene viser kor lenge mottakaren fekk sosialhjelp i året. Vanlegast er at avkryssinga "
        "er gløymd.",
        "The months show how long the recipient got assistance in the year. Usually the ticks were "
        "forgotten.",
    ),
    gjor=T(
        "Kryss av for månedene mottakeren fikk bidrag eller lån.",
        "Kryss av for månadene mottakaren fekk bidrag eller lån.",
        "Tick the months in which the recipient got grants or loans.",
    ),
    avvik_naar=bare_2022(~maaned_krysset & (stonad > 0)),
    melding=T(
        "Mottakeren har fått {stonad} kr, men ingen stønadsmåned er krysset av.",
        "Mottakaren har fått {stonad} kr, men ingen stønadsmånad er kryssa av.",
        "The recipient has received NOK {stonad}, but no benefit month is ticked.",
    ),
    vis={"stonad": stonad},
)
