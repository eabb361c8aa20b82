"""T04  Datoer i feil rekkefølge.

K41 og K42 prøver hver sin dato. Samme dag er greit. En dato som mangler eller er ugyldig, er stille
her, og det er datoene også når det ikke er stilt vilkår (da melder T18 dem).
"""

from kostra.kontroll import Grad, Regel, T, f
from kostra.regler.sosialhjelp.begreper import vilkar_stilt

REGEL = Regel(
    id="T04",
    tittel=T("Datoer i feil rekkefølge", "Datoar i feil rekkjefølgje", "Dates in the wrong order"),
    grad=Grad.WARNING,
    hvorfor=T(
        "Datoene viser hvor lenge vilkårene gjelder. I feil rekkefølge blir tiden negativ. Vanligst "
        "er at de to datoene er byttet om, eller feil år i en av dem.",
        "Datoane viser kor lenge vilkåra gjeld. I feil rekkjefølgje blir tida negativ. Vanlegast er "
        "at dei to datoane er bytte om, eller feil år i ein av dei.",
        "The dates show how long the conditions are in force. In the wrong order the time is "
        "negative. Usually the two dates are swapped, or one has the wrong year.",
    ),
    gjor=T(
        "Kontroller de to datoene mot vedtaket, og rett den som er feil.",
        "Kontroller dei to datoane mot vedtaket, og rett den som er feil.",
        "Check the two dates against the decision, and correct the one that is wrong.",
    ),
    gjelder=vilkar_stilt,
    avvik_naar=f.UTBETTOMDATO.dato() < f.UTBETDATO.dato(),
    melding=T(
        "Vedtakets til-og-med-dato {til} er før fra-datoen, {fra}.",
        "Til-og-med-datoen i vedtaket, {til}, er før frå-datoen, {fra}.",
        "The end date of the decision, {til}, is before its start date, {fra}.",
    ),
    vis={"til": f.UTBETTOMDATO, "fra": f.UTBETDATO},
    tillegg=True,
)
