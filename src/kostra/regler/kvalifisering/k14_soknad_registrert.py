"""K14  Søknad registrert.

Kilde: regeltabellen for 11CF, K14. Bare årstallene sammenliknes. Uleselig VERSION er år 0, og da
slår bare K04 ut. Oslo leverer uten disse datoene.
"""

from kostra.kontroll import Grad, Regel, T, f, p
from kostra.regler.felles.begreper import aargang, oslo

dato = f.REG_DATO.dato()

REGEL = Regel(
    id="K14",
    tittel=T("Søknad registrert", "Søknad registrert", "Application registered"),
    grad=Grad.ERROR,
    hvorfor=T(
        "Datoen brukes til å beregne ventetid. Et program varer sjelden mer enn fire år, så en "
        "eldre dato er som regel en skrivefeil eller en gammel sak.",
        "Datoen blir brukt til å rekne ut ventetid. Eit program varer sjeldan meir enn fire år, så "
        "ein eldre dato er som regel ein skrivefeil eller ei gammal sak.",
        "The date is used to work out waiting time. A programme seldom lasts more than four years, "
        "so an older date is usually a slip or an old case.",
    ),
    gjor=T(
        "Skriv datoen søknaden ble registrert, med gyldig dag, måned og år.",
        "Skriv datoen søknaden vart registrert, med gyldig dag, månad og år.",
        "Enter the date the application was registered, with a valid day, month and year.",
    ),
    gjelder=~oslo,
    avvik_naar=~dato.kjent | (aargang - dato.aar > 4),
    melding=T(
        "Registreringsdato er {dato}. Den mangler, er ugyldig eller er mer enn 4 år før {aar}.",
        "Registreringsdato er {dato}. Han manglar, er ugyldig eller er meir enn 4 år før {aar}.",
        "The registration date is {dato}: missing, invalid or more than 4 years before {aar}.",
    ),
    vis={"dato": f.REG_DATO, "aar": p.aar},
)
