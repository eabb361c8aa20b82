"""K09  Sivilstand.

Kilde: regeltabellene, K09. Lik alle år.
"""

from kostra.kontroll import Grad, Regel, T, f, kodeliste

REGEL = Regel(
    id="K09",
    tittel=T("Sivilstand", "Sivilstand", "Marital status"),
    grad=Grad.ERROR,
    hvorfor=T(
        "Sivilstanden brukes sammen med svaret om barn til å vise hva slags husholdning personen "
        "bor i. Vanligst er at feltet ikke er fylt ut ved siste kontakt.",
        "Sivilstanden blir brukt saman med svaret om barn til å vise kva slags hushald personen "
        "bur i. Vanlegast er at feltet ikkje er fylt ut ved siste kontakt.",
        "Marital status is used with the answer about children to show what kind of household the "
        "person lives in. Usually the field wasn't filled in at the last contact.",
    ),
    gjor=T(
        "Velg sivilstanden ved siste kontakt i fagsystemet.",
        "Vel sivilstanden ved siste kontakt i fagsystemet.",
        "Choose the marital status at the last contact in the case-work system.",
    ),
    avvik_naar=~f.EKTSTAT.finnes,
    melding=T(
        "Sivilstand er {verdi}. Gyldige koder: {koder}.",
        "Sivilstand er {verdi}. Gyldige kodar: {koder}.",
        "Marital status is {verdi}. Valid codes: {koder}.",
    ),
    vis={"verdi": f.EKTSTAT, "koder": kodeliste(f.EKTSTAT)},
)
