"""T33  Født etter rapporteringsåret.

Alderen er da under 0, og ingen av alderskontrollene slår ut.
"""

from kostra.kontroll import Grad, Regel, T, p
from kostra.regler.barnevern.begreper import alder

REGEL = Regel(
    id="T33",
    tittel=T(
        "Født etter rapporteringsåret",
        "Fødd etter rapporteringsåret",
        "Born after the reporting year",
    ),
    grad=Grad.WARNING,
    hvorfor=T(
        "Filen gjelder ett år, så en som er født senere, hører ikke hjemme i den. Vanligst er en "
        "skrivefeil i nummeret, eller et nummer laget med feil århundre.",
        "Fila gjeld eitt år, så ein som er fødd seinare, høyrer ikkje heime i ho. Vanlegast er "
        "ein skrivefeil i nummeret, eller eit nummer laga med feil hundreår.",
        "The file is about one year, so a person born later doesn't belong in it. Usually there "
        "is a slip in the number, or it was made with the wrong century.",
    ),
    gjor=T(
        "Kontroller fødselsnummeret mot folkeregisteret, eller ta saken ut av filen.",
        "Kontroller fødselsnummeret mot folkeregisteret, eller ta saka ut av fila.",
        "Check the identity number against the population register, or take the case out of the "
        "file.",
    ),
    avvik_naar=alder < 0,
    melding=T(
        "Etter fødselsnummeret er personen født etter utgangen av {aar}.",
        "Etter fødselsnummeret er personen fødd etter utgangen av {aar}.",
        "By the identity number the person was born after the end of {aar}.",
    ),
    vis={"aar": p.aar},
    tillegg=True,
)
