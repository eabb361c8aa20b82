"""K14  Kilde til livsopphold, gyldig kode.

Kilde: regeltabellen for 11F, K14. Lik alle år.
"""

from kostra.kontroll import Grad, Regel, T, f, kodeliste

REGEL = Regel(
    id="K14",
    tittel=T(
        "Kilde til livsopphold, gyldig kode",
        "Kjelde til livsopphald, gyldig kode",
        "Source of subsistence, valid code",
    ),
    grad=Grad.ERROR,
    hvorfor=T(
        "Svaret viser hva mottakeren levde av ved siste kontakt, og hvilke andre opplysninger som "
        "må passe til. Vanligst er at feltet ikke er oppdatert.",
        "Svaret viser kva mottakaren levde av ved siste kontakt, og kva andre opplysningar som må "
        "passe til. Vanlegast er at feltet ikkje er oppdatert.",
        "The answer shows what the recipient lived on at the last contact, and which other "
        "information must fit. Usually the field wasn't updated.",
    ),
    gjor=T(
        "Velg mottakerens viktigste kilde til livsopphold ved siste kontakt.",
        "Vel den viktigaste kjelda mottakaren hadde til livsopphald ved siste kontakt.",
        "Choose the recipient's main source of subsistence at the last contact.",
    ),
    avvik_naar=~f.VKLO.finnes,
    melding=T(
        "Viktigste kilde til livsopphold er {verdi}. Gyldige koder: {koder}.",
        "Viktigaste kjelde til livsopphald er {verdi}. Gyldige kodar: {koder}.",
        "The main source of subsistence is {verdi}. Valid codes: {koder}.",
    ),
    vis={"verdi": f.VKLO, "koder": kodeliste(f.VKLO)},
)
