"""K39  Inntektskilde etter avslutning.

Kilde: regeltabellen for 11CF, K39. Bare status 3, alle år.
"""

from kostra.kontroll import Grad, Regel, T, f, kodeliste

kilde = f.AVSL_VIKTIGSTE_INNTEKT

REGEL = Regel(
    id="K39",
    tittel=T(
        "Inntektskilde etter avslutning",
        "Inntektskjelde etter avslutning",
        "Source of income after the programme",
    ),
    grad=Grad.ERROR,
    hvorfor=T(
        "Svaret viser hva deltakeren lever av etter programmet. Vanligst er at spørsmålet ikke er "
        "besvart når programmet ble avsluttet.",
        "Svaret viser kva deltakaren lever av etter programmet. Vanlegast er at spørsmålet ikkje "
        "er svart på når programmet vart avslutta.",
        "The answer shows what the participant lives on after the programme. Usually the question "
        "wasn't answered when the programme ended.",
    ),
    gjor=T(
        "Velg deltakerens viktigste inntektskilde etter avslutningen, eller rett statusen.",
        "Vel den viktigaste inntektskjelda til deltakaren etter avslutninga, eller rett statusen.",
        "Choose the participant's main source of income afterwards, or correct the status.",
    ),
    gjelder=f.STATUS == "3",
    avvik_naar=~kilde.finnes,
    melding=T(
        "Status er {status}, men viktigste inntektskilde etter avslutningen er {kilde}. Gyldige "
        "koder: {koder}.",
        "Status er {status}, men viktigaste inntektskjelde etter avslutninga er {kilde}. Gyldige "
        "kodar: {koder}.",
        "The status is {status}, but the main source of income afterwards is {kilde}. Valid codes: "
        "{koder}.",
    ),
    vis={"status": f.STATUS, "kilde": kilde, "koder": kodeliste(kilde)},
)
