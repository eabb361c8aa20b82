"""K15  Vedtaksdato.

Kilde: regeltabellen for 11CF, K15. Samme prøve som K14: bare årstallene sammenliknes, og uleselig
VERSION er år 0. Linjer med Oslos kommunenummer er unntatt.
"""

from kostra.kontroll import Grad, Regel, T, f, p
from kostra.regler.felles.begreper import aargang, oslo

dato = f.VEDTAK_DATO.dato()

REGEL = Regel(
    id="K15",
    tittel=T("Vedtaksdato", "Vedtaksdato", "Date of decision"),
    grad=Grad.ERROR,
    hvorfor=T(
        "Datoen viser når deltakeren fikk vedtak om program. Et program varer sjelden mer enn fire "
        "år, så en eldre dato er som regel en skrivefeil eller en gammel sak.",
        "Datoen viser når deltakaren fekk vedtak om program. Eit program varer sjeldan meir enn "
        "fire år, så ein eldre dato er som regel ein skrivefeil eller ei gammal sak.",
        "The date shows when the programme was granted. A programme seldom lasts more than four "
        "years, so an older date is usually a slip or an old case.",
    ),
    gjor=T(
        "Skriv datoen programmet ble innvilget, med gyldig dag, måned og år.",
        "Skriv datoen programmet vart innvilga, med gyldig dag, månad og år.",
        "Enter the date the programme was granted, with a valid day, month and year.",
    ),
    gjelder=~oslo,
    avvik_naar=~dato.kjent | (aargang - dato.aar > 4),
    melding=T(
        "Vedtaksdato er {dato}. Den mangler, er ugyldig eller er mer enn 4 år før {aar}.",
        "Vedtaksdato er {dato}. Han manglar, er ugyldig eller er meir enn 4 år før {aar}.",
        "The date of decision is {dato}: missing, invalid or more than 4 years before {aar}.",
    ),
    vis={"dato": f.VEDTAK_DATO, "aar": p.aar},
)
