"""K07  Høy alder.

Kilde: regeltabellen for 11CF, K07. Over 67 år til og med 2024, over 68 år fra 2025. Ukjent alder er
stille.
"""

from kostra.kontroll import Grad, Regel, T, per_aar
from kostra.regler.felles.begreper import alder

grense = per_aar({2022: 67, 2025: 68})

REGEL = Regel(
    id="K07",
    tittel=T("Høy alder", "Høg alder", "High age"),
    grad=Grad.WARNING,
    hvorfor=T(
        "Kvalifiseringsprogrammet er for personer mellom 18 og 67 år. Alderen er den personen når "
        "i rapporteringsåret. Er den høyere, er det oftest en skrivefeil i fødselsnummeret.",
        "Kvalifiseringsprogrammet er for personar mellom 18 og 67 år. Alderen er den personen når "
        "i rapporteringsåret. Er han høgare, er det oftast ein skrivefeil i fødselsnummeret.",
        "The qualification programme is for persons between 18 and 67. The age is the one reached "
        "in the reporting year. When it is higher, it is usually a slip in the identity number.",
    ),
    gjor=T(
        "Kontroller fødselsnummeret i fagsystemet, og om personen skal være med i filen.",
        "Kontroller fødselsnummeret i fagsystemet, og om personen skal vere med i fila.",
        "Check the identity number in the case-work system, and whether the person belongs in the "
        "file.",
    ),
    avvik_naar=alder > grense,
    melding=T(
        "Deltakeren er {alder} år, over {grense}.",
        "Deltakaren er {alder} år, over {grense}.",
        "The participant is {alder} years old, above {grense}.",
    ),
    vis={"alder": alder, "grense": grense},
)
