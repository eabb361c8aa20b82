"""T49  Dato mer enn 25 år tilbake.

Dokumentasjonen til INDIVID_01A sier 25 år hver vei, kontrollen bruker faste grenser. Denne tar det
som er etter 1998, men mer enn 25 år før rapporteringsåret; det som er fram i tid, tar T46. Fra 2024
finnes det slike år.
"""

from kostra.kontroll import Grad, Regel, T, Variant, p
from kostra.kontroll.uttrykk import Dato
from kostra.regler.barnevern.begreper import datoer
from kostra.regler.barnevern.individ_01a_dato_utenfor_grenser import FRA_AAR
from kostra.skjema.modell import Tekst3

AVSTAND = 25


def _gammel(dato: Dato, hva: Tekst3) -> Variant:
    return Variant(
        (dato.aar >= FRA_AAR) & (dato.aar < p.aar - AVSTAND),
        T(
            f"{hva.nb} er {{dato}}, mer enn {AVSTAND} år før {{aar}}.",
            f"{hva.nn} er {{dato}}, meir enn {AVSTAND} år før {{aar}}.",
            f"{hva.en} is {{dato}}, more than {AVSTAND} years before {{aar}}.",
        ),
        {"dato": dato, "aar": p.aar},
    )


REGEL = Regel(
    id="T49",
    tittel=T(
        "Dato mer enn 25 år tilbake",
        "Dato meir enn 25 år tilbake",
        "Date more than 25 years back",
    ),
    grad=Grad.INFO,
    hvorfor=T(
        "Barnevernet følger ingen som er over 25 år, så en dato så langt tilbake er trolig en "
        "skrivefeil i årstallet.",
        "Barnevernet følgjer ingen som er over 25 år, så ein dato så langt tilbake er truleg ein "
        "skrivefeil i årstalet.",
        "The child welfare service follows nobody beyond the age of 25, so a date that far back "
        "is probably a slip in the year.",
    ),
    gjor=T(
        "Kontroller datoen i fagsystemet, og rett den hvis den er feil.",
        "Kontroller datoen i fagsystemet, og rett han viss han er feil.",
        "Check the date in the case-work system, and correct it if it is wrong.",
    ),
    varianter=tuple(_gammel(dato, hva) for dato, hva in datoer()),
    tillegg=True,
)
