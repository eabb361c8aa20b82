"""K22  Trygdesituasjon, gyldig kode.

Kilde: regeltabellen for 11F, K22. Fra 2026. K22 var til og med 2025 en annen kontroll,
den som fra 2026 heter K23A.
"""

from kostra.kontroll import Grad, Regel, T, f, kodeliste, per_aar

REGEL = Regel(
    id="K22",
    tittel=T(
        "Trygdesituasjon, gyldig kode",
        "Trygdesituasjon, gyldig kode",
        "National insurance, valid code",
    ),
    grad=Grad.ERROR,
    hvorfor=T(
        "Svaret viser hvilken trygd eller pensjon mottakeren hadde ved siste kontakt. Har "
        "mottakeren ingen, finnes det en egen kode for det.",
        "Svaret viser kva trygd eller pensjon mottakaren hadde ved siste kontakt. Har mottakaren "
        "inga, finst det ein eigen kode for det.",
        "The answer shows which national insurance benefit or pension the recipient had at the "
        "last contact. There is a code of its own for none.",
    ),
    gjor=T(
        "Velg mottakerens trygdesituasjon ved siste kontakt.",
        "Vel trygdesituasjonen til mottakaren ved siste kontakt.",
        "Choose the recipient's national insurance situation at the last contact.",
    ),
    avvik_naar=per_aar({2022: None, 2026: ~f.TRYGDESIT.finnes}),
    melding=T(
        "Trygdesituasjon er {verdi}. Gyldige koder: {koder}.",
        "Trygdesituasjon er {verdi}. Gyldige kodar: {koder}.",
        "The national insurance situation is {verdi}. Valid codes: {koder}.",
    ),
    vis={"verdi": f.TRYGDESIT, "koder": kodeliste(f.TRYGDESIT)},
)
