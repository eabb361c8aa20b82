"""K39  Vilkår til mottaker, gyldig kode.

Kilde: regeltabellen for 11F, K39. Lik alle år.
"""

from kostra.kontroll import Grad, Regel, T, f, kodeliste

REGEL = Regel(
    id="K39",
    tittel=T(
        "Vilkår til mottaker, gyldig kode",
        "Vilkår til mottakar, gyldig kode",
        "Conditions for recipient, valid code",
    ),
    grad=Grad.ERROR,
    hvorfor=T(
        "Svaret viser om det er stilt vilkår til mottakeren etter sosialtjenesteloven. Er svaret "
        "ja, trengs også vedtakets datoer og typen vilkår.",
        "Svaret viser om det er stilt vilkår til mottakaren etter sosialtenestelova. Er svaret "
        "ja, trengst òg datoane i vedtaket og typen vilkår.",
        "The answer shows whether conditions were set for the recipient under the Social Services "
        "Act. If yes, the dates of the decision and the type are needed too.",
    ),
    gjor=T(
        "Svar ja eller nei på om det er stilt vilkår til mottakeren.",
        "Svar ja eller nei på om det er stilt vilkår til mottakaren.",
        "Answer yes or no to whether conditions were set for the recipient.",
    ),
    avvik_naar=~f.VILKARSOSLOV.finnes,
    melding=T(
        "Svaret på om det er stilt vilkår til mottakeren er {verdi}. Gyldige koder: {koder}.",
        "Svaret på om det er stilt vilkår til mottakaren er {verdi}. Gyldige kodar: {koder}.",
        "The answer on conditions for the recipient is {verdi}. Valid codes: {koder}.",
    ),
    vis={"verdi": f.VILKARSOSLOV, "koder": kodeliste(f.VILKARSOSLOV)},
)
