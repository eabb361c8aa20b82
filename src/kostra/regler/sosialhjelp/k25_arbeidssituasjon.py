"""K25  Arbeidssituasjon, gyldig kode.

Kilde: regeltabellen for 11F, K25. Lik alle år.
"""

from kostra.kontroll import Grad, Regel, T, f, kodeliste

REGEL = Regel(
    id="K25",
    tittel=T(
        "Arbeidssituasjon, gyldig kode",
        "Arbeidssituasjon, gyldig kode",
        "Work situation, valid code",
    ),
    grad=Grad.ERROR,
    hvorfor=T(
        "Svaret viser hva mottakeren gjorde ved siste kontakt, for eksempel arbeid, utdanning "
        "eller tiltak. Vanligst er at feltet ikke er oppdatert.",
        "Svaret viser kva mottakaren gjorde ved siste kontakt, til dømes arbeid, utdanning eller "
        "tiltak. Vanlegast er at feltet ikkje er oppdatert.",
        "The answer shows what the recipient did at the last contact, such as work, education or "
        "a measure. Usually the field wasn't updated.",
    ),
    gjor=T(
        "Velg mottakerens arbeids- eller livssituasjon ved siste kontakt.",
        "Vel arbeids- eller livssituasjonen til mottakaren ved siste kontakt.",
        "Choose the recipient's work or life situation at the last contact.",
    ),
    avvik_naar=~f.ARBSIT.finnes,
    melding=T(
        "Arbeidssituasjon er {verdi}. Gyldige koder: {koder}.",
        "Arbeidssituasjon er {verdi}. Gyldige kodar: {koder}.",
        "The work situation is {verdi}. Valid codes: {koder}.",
    ),
    vis={"verdi": f.ARBSIT, "koder": kodeliste(f.ARBSIT)},
)
