"""K08  Kjønn.

Kilde: regeltabellene, K08. Lik alle år.
"""

from kostra.kontroll import Grad, Regel, T, f, kodeliste

REGEL = Regel(
    id="K08",
    tittel=T("Kjønn", "Kjønn", "Sex"),
    grad=Grad.ERROR,
    hvorfor=T(
        "Statistikken viser kvinner og menn hver for seg. Koden mangler oftest når personen er "
        "lagt inn for hånd og ikke hentet fra folkeregisteret.",
        "Statistikken viser kvinner og menn kvar for seg. Koden manglar oftast når personen er "
        "lagd inn for hand og ikkje henta frå folkeregisteret.",
        "The statistics show women and men separately. The code is often missing when the person "
        "was entered by hand and not fetched from the population register.",
    ),
    gjor=T(
        "Velg personens kjønn i fagsystemet.",
        "Vel kjønnet til personen i fagsystemet.",
        "Choose the person's sex in the case-work system.",
    ),
    avvik_naar=~f.KJONN.finnes,
    melding=T(
        "Kjønn er {verdi}. Gyldige koder: {koder}.",
        "Kjønn er {verdi}. Gyldige kodar: {koder}.",
        "Sex is {verdi}. Valid codes: {koder}.",
    ),
    vis={"verdi": f.KJONN, "koder": kodeliste(f.KJONN)},
)
