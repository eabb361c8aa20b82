"""INDIVID_07  Over 25 år.

Kilde: regeltabellen for 15F, Individ Kontroll 07. Alderen er rapporteringsåret minus fødselsåret;
er den ukjent, er kontrollen stille.
"""

from kostra.kontroll import Grad, Regel, T
from kostra.regler.barnevern.begreper import alder

GRENSE = 25

REGEL = Regel(
    id="INDIVID_07",
    tittel=T("Over 25 år", "Over 25 år", "Over 25 years"),
    grad=Grad.ERROR,
    hvorfor=T(
        "Ettervern kan vare til personen fyller 25 år, og deretter skal saken avsluttes. Vanligst "
        "er at den ikke ble avsluttet, eller at fødselsnummeret er en forelders.",
        "Ettervern kan vare til personen fyller 25 år, og deretter skal saka avsluttast. "
        "Vanlegast er at ho ikkje vart avslutta, eller at fødselsnummeret er ein forelder sitt.",
        "Aftercare can last until the person turns 25, and then the case must end. Usually it "
        "wasn't ended, or the identity number is a parent's.",
    ),
    gjor=T(
        "Kontroller fødselsnummeret. Er det riktig, skal saken avsluttes og tas ut av filen.",
        "Kontroller fødselsnummeret. Er det rett, skal saka avsluttast og takast ut av fila.",
        "Check the identity number. If it is right, end the case and take it out of the file.",
    ),
    avvik_naar=alder > GRENSE,
    melding=T(
        f"Personen er {{alder}} år, over {GRENSE}.",
        f"Personen er {{alder}} år, over {GRENSE}.",
        f"The person is {{alder}}, above {GRENSE}.",
    ),
    vis={"alder": alder},
)
