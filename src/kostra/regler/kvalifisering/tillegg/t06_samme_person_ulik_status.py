"""T06  Samme person med ulik status.

K05A grupperer på nummer og status, så samme person med to statuser går stille forbi. De samme
linjene som i K05A er med.
"""

from kostra.kontroll import Grad, Regel, T, f, poster_med_lik
from kostra.regler.felles.begreper import fnr
from kostra.regler.kvalifisering.begreper import samme_person

like = poster_med_lik(fnr, blant=samme_person)

REGEL = Regel(
    id="T06",
    tittel=T(
        "Samme person med ulik status",
        "Same person med ulik status",
        "The same person with different status",
    ),
    grad=Grad.INFO,
    hvorfor=T(
        "En person kan ha hatt to programmer samme år, og da er to linjer riktig. Er det ett "
        "program som har skiftet status, telles det dobbelt.",
        "Ein person kan ha hatt to program same år, og då er to linjer rett. Er det eitt program "
        "som har skifta status, blir det talt dobbelt.",
        "A person may have had two programmes in the year, and then two lines are right. One "
        "programme that has changed status is counted twice.",
    ),
    gjor=T(
        "Har personen bare hatt ett program, behold linjen med status per 31. desember.",
        "Har personen berre hatt eitt program, ta vare på linja med status per 31. desember.",
        "If there was only one programme, keep the line with the status as of 31 December.",
    ),
    avvik_naar=like.ulike(f.STATUS),
    melding=T(
        "Personen i journal {journal} står på {antall} linjer. Status her er {status}, andre steder "
        "{andre}.",
        "Personen i journal {journal} står på {antall} linjer. Status her er {status}, andre stader "
        "{andre}.",
        "The person in journal {journal} is on {antall} lines. The status here is {status}, "
        "elsewhere {andre}.",
    ),
    vis={
        "journal": f.PERSON_JOURNALNR,
        "antall": like.antall,
        "status": f.STATUS,
        "andre": like.andre(f.STATUS),
    },
    tillegg=True,
)
