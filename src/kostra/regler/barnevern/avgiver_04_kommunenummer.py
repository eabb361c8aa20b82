"""AVGIVER_04  Kommunenummer.

Kilde: regeltabellen for 15F, Avgiver K4. Sammenliknes som tekst med de fire første sifrene i
regionen; om nummeret finnes, prøves ikke.
"""

from kostra.kontroll import Grad, Regel, T, p
from kostra.regler.barnevern.tabeller import avgiver

REGEL = Regel(
    id="AVGIVER_04",
    tittel=T("Kommunenummer", "Kommunenummer", "Municipality number"),
    grad=Grad.ERROR,
    hvorfor=T(
        "Kommunenummeret i filen skal være det samme som hos den som leverer, ellers telles barna "
        "i feil kommune. Vanligst er et gammelt nummer etter en kommuneendring, eller at filen er "
        "levert for feil kommune.",
        "Kommunenummeret i fila skal vere det same som hos den som leverer, elles blir barna "
        "talde i feil kommune. Vanlegast er eit gammalt nummer etter ei kommuneendring, eller at "
        "fila er levert for feil kommune.",
        "The municipality number of the file must be that of the municipality that delivers, or "
        "the children are counted in the wrong place. Usually there is an old number after a "
        "municipal reform, or the file is delivered for the wrong municipality.",
    ),
    gjor=T(
        "Rett kommunenummeret i oppsettet av fagsystemet, eller velg kommunen som filen gjelder.",
        "Rett kommunenummeret i oppsettet av fagsystemet, eller vel kommunen som fila gjeld.",
        "Correct the municipality number in the setup of the case-work system, or choose the "
        "municipality that the file is about.",
    ),
    avvik_naar=avgiver.kommunenummer != p.kommune,
    melding=T(
        "Kommunenummer er {kommune}, men filen leveres for {ventet}.",
        "Kommunenummer er {kommune}, men fila blir levert for {ventet}.",
        "The municipality number is {kommune}, but the file is delivered for {ventet}.",
    ),
    vis={"kommune": avgiver.kommunenummer, "ventet": p.kommune},
)
