"""K26  Stønadsmåneder mangler.

Kilde: regeltabellen for 11F, K26. En måned teller bare når feltet har sin egen kode. Lik alle år.
"""

from kostra.kontroll import Grad, Regel, T, f
from kostra.regler.felles.begreper import maaned_krysset

REGEL = Regel(
    id="K26",
    tittel=T("Stønadsmåneder mangler", "Stønadsmånader manglar", "Benefit months are missing"),
    grad=Grad.ERROR,
    hvorfor=T(
        "Månedene viser hvor lenge mottakeren fikk sosialhjelp i året. Vanligst er at avkryssingen "
        "er glemt, eller at mottakeren ikke fikk noe i året og ikke skulle vært med.",
        "Månadene viser kor lenge mottakaren fekk sosialhjelp i året. Vanlegast er at avkryssinga "
        "er gløymd, eller at mottakaren ikkje fekk noko i året og ikkje skulle vore med.",
        "The months show how long the recipient got assistance in the year. Usually the ticks were "
        "forgotten, or the recipient got none in the year and shouldn't be included.",
    ),
    gjor=T(
        "Kryss av for månedene mottakeren fikk bidrag eller lån, eller ta linjen ut av filen.",
        "Kryss av for månadene mottakaren fekk bidrag eller lån, eller ta linja ut av fila.",
        "Tick the months in which the recipient got grants or loans, or take the line out of the "
        "file.",
    ),
    avvik_naar=~maaned_krysset,
    melding=T(
        "Ingen stønadsmåned er krysset av. Bidrag er {bidrag}, og lån er {laan}.",
        "Ingen stønadsmånad er kryssa av. Bidrag er {bidrag}, og lån er {laan}.",
        "No benefit month is ticked. Grants are {bidrag}, and loans are {laan}.",
    ),
    vis={"bidrag": f.BIDRAG, "laan": f.LAAN},
)
