"""INDIVID_01A  Dato utenfor grensene.

Kilde: regeltabellen for 15F, Individ Kontroll 01a. Grensene er de samme for alle rapporteringsår;
dokumentasjonen sier 25 år hver vei, og det tar T49.
"""

from kostra.kontroll import Grad, Regel, T, Variant
from kostra.kontroll.uttrykk import Dato
from kostra.regler.barnevern.begreper import datoer
from kostra.skjema.modell import Tekst3

FRA_AAR, TIL_AAR = 1998, 2049


def _utenfor(dato: Dato, hva: Tekst3) -> Variant:
    return Variant(
        dato.aar.utenfor(FRA_AAR, TIL_AAR),
        T(
            f"{hva.nb} er {{dato}}. Den må være fra {FRA_AAR} til og med {TIL_AAR}.",
            f"{hva.nn} er {{dato}}. Han må vere frå {FRA_AAR} til og med {TIL_AAR}.",
            f"{hva.en} is {{dato}}. It must be from {FRA_AAR} up to and including {TIL_AAR}.",
        ),
        {"dato": dato},
    )


REGEL = Regel(
    id="INDIVID_01A",
    tittel=T("Dato utenfor grensene", "Dato utanfor grensene", "Date out of bounds"),
    grad=Grad.ERROR,
    hvorfor=T(
        "En dato så langt tilbake eller fram er en skrivefeil, oftest i årstallet. Noen "
        "fagsystemer setter også inn en slik dato når den riktige ikke er kjent.",
        "Ein dato så langt tilbake eller fram er ein skrivefeil, oftast i årstalet. Nokre "
        "fagsystem set òg inn ein slik dato når den rette ikkje er kjend.",
        "A date so far back or ahead is a slip, most often in the year. Some case-work systems "
        "also put in such a date when the right one isn't known.",
    ),
    gjor=T(
        "Rett datoen i fagsystemet, eller gjør den tom hvis det ikke er noen dato.",
        "Rett datoen i fagsystemet, eller gjer han tom viss det ikkje er nokon dato.",
        "Correct the date in the case-work system, or leave it empty if there is no date.",
    ),
    varianter=tuple(_utenfor(dato, hva) for dato, hva in datoer()),
)
