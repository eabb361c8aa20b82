"""K03-komm  Kommunenummer.

Kilde: regeltabellene, K03-komm. Tekstene sammenliknes; om nummeret finnes, prøves ikke.
"""

from kostra.kontroll import Grad, Regel, T, f, p

REGEL = Regel(
    id="K03-komm",
    tittel=T("Kommunenummer", "Kommunenummer", "Municipality number"),
    grad=Grad.ERROR,
    hvorfor=T(
        "Kommunenummeret på hver linje skal være det samme som hos den som leverer. Ellers telles "
        "personen i feil kommune. Vanlige årsaker er et gammelt nummer etter en kommuneendring, "
        "eller at filen er levert for feil kommune.",
        "Kommunenummeret på kvar linje skal vere det same som hos den som leverer. Elles blir "
        "personen talt i feil kommune. Vanlege årsaker er eit gammalt nummer etter ei "
        "kommuneendring, eller at fila er levert for feil kommune.",
        "The municipality number on each line must be that of the municipality that delivers. "
        "Otherwise the person is counted in the wrong place. Usual causes are an old number after "
        "a municipal reform, or a file delivered for the wrong municipality.",
    ),
    gjor=T(
        "Rett kommunenummeret i fagsystemet, eller velg kommunen som filen gjelder.",
        "Rett kommunenummeret i fagsystemet, eller vel kommunen som fila gjeld.",
        "Correct the municipality number in the case-work system, or choose the municipality that "
        "the file is about.",
    ),
    avvik_naar=p.kommune != f.KOMMUNE_NR,
    melding=T(
        "Kommunenummer er {kommune}, men filen leveres for {ventet}.",
        "Kommunenummer er {kommune}, men fila blir levert for {ventet}.",
        "The municipality number is {kommune}, but the file is delivered for {ventet}.",
    ),
    vis={"kommune": f.KOMMUNE_NR, "ventet": p.kommune},
)
