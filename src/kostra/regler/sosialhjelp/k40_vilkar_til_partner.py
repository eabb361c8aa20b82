"""K40  Vilkår til partner, gyldig kode.

Kilde: regeltabellen for 11F, K40. Lik alle år.
"""

from kostra.kontroll import Grad, Regel, T, f, kodeliste

REGEL = Regel(
    id="K40",
    tittel=T(
        "Vilkår til partner, gyldig kode",
        "Vilkår til partnar, gyldig kode",
        "Conditions for partner, valid code",
    ),
    grad=Grad.ERROR,
    hvorfor=T(
        "Svaret viser om det er stilt vilkår til mottakerens samboer eller ektefelle. Har "
        "mottakeren ingen partner, er svaret nei.",
        "Svaret viser om det er stilt vilkår til sambuaren eller ektefellen til mottakaren. Har "
        "mottakaren ingen partnar, er svaret nei.",
        "The answer shows whether conditions were set for the recipient's cohabitant or spouse. "
        "If there is no partner, the answer is no.",
    ),
    gjor=T(
        "Svar ja eller nei på om det er stilt vilkår til samboer eller ektefelle.",
        "Svar ja eller nei på om det er stilt vilkår til sambuar eller ektefelle.",
        "Answer yes or no to whether conditions were set for the cohabitant or spouse.",
    ),
    avvik_naar=~f.VILKARSAMEKT.finnes,
    melding=T(
        "Svaret på om det er stilt vilkår til partneren er {verdi}. Gyldige koder: {koder}.",
        "Svaret på om det er stilt vilkår til partnaren er {verdi}. Gyldige kodar: {koder}.",
        "The answer on conditions for the partner is {verdi}. Valid codes: {koder}.",
    ),
    vis={"verdi": f.VILKARSAMEKT, "koder": kodeliste(f.VILKARSAMEKT)},
)
