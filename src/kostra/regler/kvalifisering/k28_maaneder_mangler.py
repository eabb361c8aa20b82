"""K28  Måneder mangler.

Kilde: regeltabellen for 11CF, K28. En måned teller bare når feltet har sin egen kode. Status 2
(permisjon) er unntatt. Lik alle år.
"""

from kostra.kontroll import Grad, Regel, T, f
from kostra.regler.felles.begreper import maaned_krysset

REGEL = Regel(
    id="K28",
    tittel=T("Stønadsmåneder mangler", "Stønadsmånader manglar", "Benefit months are missing"),
    grad=Grad.WARNING,
    hvorfor=T(
        "Månedene viser hvor lenge deltakeren fikk stønad i året. Vanligst er at avkryssingen er "
        "glemt, eller at deltakeren var i permisjon og har feil status.",
        "Månadene viser kor lenge deltakaren fekk stønad i året. Vanlegast er at avkryssinga er "
        "gløymd, eller at deltakaren var i permisjon og har feil status.",
        "The months show how long the participant got the benefit. Usually the ticks were "
        "forgotten, or the participant was on leave and has the wrong status.",
    ),
    gjor=T(
        "Kryss av for månedene deltakeren fikk stønad, eller rett statusen.",
        "Kryss av for månadene deltakaren fekk stønad, eller rett statusen.",
        "Tick the months in which the participant got the benefit, or correct the status.",
    ),
    gjelder=f.STATUS != "2",
    avvik_naar=~maaned_krysset,
    melding=T(
        "Ingen stønadsmåned er krysset av. Stønadsbeløpet er {belop}.",
        "Ingen stønadsmånad er kryssa av. Stønadsbeløpet er {belop}.",
        "No benefit month is ticked. The amount is {belop}.",
    ),
    vis={"belop": f.KVP_STONAD},
)
