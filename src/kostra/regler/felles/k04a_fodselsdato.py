"""K04A  Fødselsdato.

Kilde: regeltabellene, K04A. Kom i 2025, med feltet. 31.02. godtas som siste dag i måneden.
"""

from kostra.kontroll import Grad, Regel, T, f, per_aar

REGEL = Regel(
    id="K04A",
    tittel=T("Fødselsdato", "Fødselsdato", "Date of birth"),
    grad=Grad.ERROR,
    hvorfor=T(
        "Fødselsdatoen er et eget felt fra 2025 og gir alderen også når fødselsnummeret ikke gjør "
        "det. Den mangler oftest fordi fagsystemet ikke er oppdatert, eller er skrevet med to "
        "siffer i årstallet.",
        "Fødselsdatoen er eit eige felt frå 2025 og gir alderen òg når fødselsnummeret ikkje gjer "
        "det. Han manglar oftast fordi fagsystemet ikkje er oppdatert, eller er skriven med to "
        "siffer i årstalet.",
        "The date of birth is a field of its own from 2025, and gives the age also when the "
        "identity number doesn't. It is often missing because the case-work system isn't updated, "
        "or written with a two-digit year.",
    ),
    gjor=T(
        "Skriv fødselsdatoen med åtte siffer i fagsystemet.",
        "Skriv fødselsdatoen med åtte siffer i fagsystemet.",
        "Enter the date of birth with eight digits in the case-work system.",
    ),
    avvik_naar=per_aar({2022: None, 2025: ~f.FODSELSDATO.dato().kjent}),
    melding=T(
        "Fødselsdato er {dato}. Den mangler eller er ugyldig; ventet form er DDMMÅÅÅÅ.",
        "Fødselsdato er {dato}. Han manglar eller er ugyldig; venta form er DDMMÅÅÅÅ.",
        "The date of birth is {dato}. It is missing or invalid; the form must be DDMMYYYY.",
    ),
    vis={"dato": f.FODSELSDATO},
)
