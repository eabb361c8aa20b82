"""T18  Vilkår er fylt ut, men svaret er nei.

Ingen K-kontroll ser på vedtakets datoer og typen vilkår når svaret er nei.
"""

from kostra.kontroll import Grad, Regel, T, f
from kostra.regler.sosialhjelp.begreper import vilkar_krysset

REGEL = Regel(
    id="T18",
    tittel=T(
        "Vilkår fylt ut, men svaret er nei",
        "Vilkår fylte ut, men svaret er nei",
        "Conditions filled in, but the answer is no",
    ),
    grad=Grad.WARNING,
    hvorfor=T(
        "Er det stilt vilkår, skal svaret være ja; ellers telles mottakeren blant dem uten vilkår. "
        "Vanligst er at svaret ikke er endret, eller at et gammelt vedtak er blitt stående.",
        "Er det stilt vilkår, skal svaret vere ja; elles blir mottakaren talt blant dei utan vilkår. "
        "Vanlegast er at svaret ikkje er endra, eller at eit gammalt vedtak er blitt ståande.",
        "If conditions were set, the answer must be yes; otherwise the recipient counts as one "
        "without. Usually the answer wasn't changed, or an old decision is left.",
    ),
    gjor=T(
        "Endre svaret til ja, eller fjern vedtakets datoer og kryssene for vilkår.",
        "Endre svaret til ja, eller fjern datoane i vedtaket og kryssa for vilkår.",
        "Change the answer to yes, or remove the dates of the decision and the ticks.",
    ),
    gjelder=f.VILKARSOSLOV == "2",
    avvik_naar=f.UTBETDATO.dato().kjent | f.UTBETTOMDATO.dato().kjent | vilkar_krysset,
    melding=T(
        "Svaret på om det er stilt vilkår er nei, men datoer eller vilkår er fylt ut. Fra-dato er "
        "{fra}, og til-og-med-dato er {til}.",
        "Svaret på om det er stilt vilkår er nei, men datoar eller vilkår er fylte ut. Frå-dato er "
        "{fra}, og til-og-med-dato er {til}.",
        "The answer on conditions is no, but dates or conditions are filled in. The start date is "
        "{fra}, and the end date is {til}.",
    ),
    vis={"fra": f.UTBETDATO, "til": f.UTBETTOMDATO},
    tillegg=True,
)
