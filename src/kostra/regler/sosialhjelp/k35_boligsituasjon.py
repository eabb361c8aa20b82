"""K35  Boligsituasjon, gyldig kode.

Kilde: regeltabellen for 11F, K35. Lik alle år.
"""

from kostra.kontroll import Grad, Regel, T, f, kodeliste

REGEL = Regel(
    id="K35",
    tittel=T(
        "Boligsituasjon, gyldig kode",
        "Bustadsituasjon, gyldig kode",
        "Housing situation, valid code",
    ),
    grad=Grad.ERROR,
    hvorfor=T(
        "Svaret viser hvordan mottakeren bodde ved siste kontakt, og brukes blant annet til å "
        "telle dem som er uten bolig. Vanligst er at feltet ikke er oppdatert.",
        "Svaret viser korleis mottakaren budde ved siste kontakt, og blir mellom anna brukt til å "
        "telje dei som er utan bustad. Vanlegast er at feltet ikkje er oppdatert.",
        "The answer shows how the recipient lived at the last contact, and is used to count the "
        "homeless among others. Usually the field wasn't updated.",
    ),
    gjor=T(
        "Velg mottakerens boligsituasjon ved siste kontakt.",
        "Vel bustadsituasjonen til mottakaren ved siste kontakt.",
        "Choose the recipient's housing situation at the last contact.",
    ),
    avvik_naar=~f.BOSIT.finnes,
    melding=T(
        "Boligsituasjon er {verdi}. Gyldige koder: {koder}.",
        "Bustadsituasjon er {verdi}. Gyldige kodar: {koder}.",
        "The housing situation is {verdi}. Valid codes: {koder}.",
    ),
    vis={"verdi": f.BOSIT, "koder": kodeliste(f.BOSIT)},
)
