"""K16  Programstart.

Kilde: regeltabellen for 11CF, K16. Fireårsvinduet regnes fra VERSION til og med 2023, fra
rapporteringsåret fra 2024, og da også med siste dag i året som øvre grense. Oslo er unntatt.
"""

from kostra.kontroll import Grad, Regel, T, Variant, f, p, per_aar
from kostra.regler.felles.begreper import aargang, oslo

start = f.BEGYNT_DATO.dato()
aar_siden = per_aar({2022: aargang - start.aar, 2024: p.aar - start.aar})
vis = {"dato": f.BEGYNT_DATO, "aar": p.aar}

REGEL = Regel(
    id="K16",
    tittel=T("Programstart", "Programstart", "Start of programme"),
    grad=Grad.ERROR,
    hvorfor=T(
        "Datoen viser når deltakeren begynte i programmet, og brukes til å regne ut hvor lenge det "
        "varer. Vanligst er en skrivefeil i årstallet, eller at datoen for neste program er ført.",
        "Datoen viser når deltakaren byrja i programmet, og blir brukt til å rekne ut kor lenge "
        "det varer. Vanlegast er ein skrivefeil i årstalet, eller at datoen for neste program er "
        "ført.",
        "The date shows when the participant began, and is used to work out how long the programme "
        "lasts. Usually there is a slip in the year, or the date of the next programme is entered.",
    ),
    gjor=T(
        "Skriv datoen deltakeren begynte i programmet, med gyldig dag, måned og år.",
        "Skriv datoen deltakaren byrja i programmet, med gyldig dag, månad og år.",
        "Enter the date the participant began, with a valid day, month and year.",
    ),
    gjelder=~oslo,
    varianter=(
        Variant(
            ~start.kjent | (aar_siden > 4),
            T(
                "Startdato er {dato}. Den mangler, er ugyldig eller er mer enn 4 år før {aar}.",
                "Startdato er {dato}. Han manglar, er ugyldig eller er meir enn 4 år før {aar}.",
                "The start date is {dato}: missing, invalid or more than 4 years before {aar}.",
            ),
            vis,
        ),
        Variant(
            per_aar({2022: None, 2024: start > p.siste_dag}),
            T(
                "Startdato er {dato}, etter utgangen av {aar}.",
                "Startdato er {dato}, etter utgangen av {aar}.",
                "The start date is {dato}, after the end of {aar}.",
            ),
            vis,
        ),
    ),
)
