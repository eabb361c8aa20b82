"""K24B  Arbeidsavklaringspenger mot arbeid.

Kilde: regeltabellen for 11F, K24B. Lik alle år.
"""

from kostra.kontroll import Grad, Regel, T, f, kodeliste

REGEL = Regel(
    id="K24B",
    tittel=T(
        "Arbeidsavklaringspenger mot arbeid",
        "Arbeidsavklaringspengar mot arbeid",
        "Work assessment allowance against work",
    ),
    grad=Grad.ERROR,
    hvorfor=T(
        "Den som lever av arbeidsavklaringspenger, er registrert hos NAV. Vanligst er at "
        "arbeidssituasjonen ikke er oppdatert.",
        "Den som lever av arbeidsavklaringspengar, er registrert hos NAV. Vanlegast er at "
        "arbeidssituasjonen ikkje er oppdatert.",
        "Who lives on work assessment allowance is registered with NAV. Usually the work situation "
        "wasn't updated.",
    ),
    gjor=T(
        "Rett arbeidssituasjonen, trygdesituasjonen eller kilden til livsopphold.",
        "Rett arbeidssituasjonen, trygdesituasjonen eller kjelda til livsopphald.",
        "Correct the work situation, the insurance situation or the source of subsistence.",
    ),
    gjelder=(f.VKLO == "3") & (f.TRYGDESIT == "11"),
    avvik_naar=f.ARBSIT == "08",
    melding=T(
        "Mottakeren lever av {trygd}, men arbeidssituasjonen er {arbeid}.",
        "Mottakaren lever av {trygd}, men arbeidssituasjonen er {arbeid}.",
        "The recipient lives on {trygd}, but the work situation is {arbeid}.",
    ),
    vis={"trygd": kodeliste(f.TRYGDESIT, "11"), "arbeid": kodeliste(f.ARBSIT, "08")},
)
