"""K21  Ytelser før søknad.

Kilde: regeltabellen for 11CF, K21. Lik alle år.
"""

from kostra.kontroll import Grad, Regel, T, f, kodeliste

REGEL = Regel(
    id="K21",
    tittel=T("Ytelser før søknad", "Ytingar før søknad", "Benefits before the application"),
    grad=Grad.ERROR,
    hvorfor=T(
        "Typen viser om sosialhjelpen var det deltakeren levde av, eller et tillegg. Vanligst er "
        "at det er krysset av for sosialhjelp uten at typen er valgt.",
        "Typen viser om sosialhjelpa var det deltakaren levde av, eller eit tillegg. Vanlegast er "
        "at det er kryssa av for sosialhjelp utan at typen er vald.",
        "The kind shows whether social assistance was what the participant lived on, or a "
        "supplement. Usually social assistance is ticked, but no kind is chosen.",
    ),
    gjor=T(
        "Velg type sosialhjelp, eller fjern krysset for sosialhjelp før søknaden.",
        "Vel type sosialhjelp, eller fjern krysset for sosialhjelp før søknaden.",
        "Choose the kind of social assistance, or remove the tick for it.",
    ),
    gjelder=f.YTELSE_SOSHJELP == "1",
    avvik_naar=~f.YTELSE_TYPE_SOSHJ.finnes,
    melding=T(
        "Deltakeren hadde sosialhjelp før søknaden, men typen sosialhjelp er {type}. Gyldige "
        "koder: {koder}.",
        "Deltakaren hadde sosialhjelp før søknaden, men typen sosialhjelp er {type}. Gyldige "
        "kodar: {koder}.",
        "The participant had social assistance before the application, but its kind is {type}. "
        "Valid codes: {koder}.",
    ),
    vis={"type": f.YTELSE_TYPE_SOSHJ, "koder": kodeliste(f.YTELSE_TYPE_SOSHJ)},
)
