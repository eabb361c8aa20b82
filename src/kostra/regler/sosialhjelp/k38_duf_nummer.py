"""K38  DUF-nummer.

Kilde: regeltabellen for 11F, K38. Fra 2023 en advarsel når fødselsnummeret er tomt. I 2022 en feil når
det ikke har gyldige kontrollsifre, men ikke når DUF-nummeret er tomt og fødselsnummeret begynner med
en dato som den er skrevet.
"""

from kostra.kontroll import Grad, Regel, T, Variant, f, per_aar
from kostra.regler.felles.begreper import bare_2022, fnr, fra_2023

duf = f.PERSON_DUF
_fodt = fnr.forste(6).dato().kjent
_uten_nummer = per_aar({2022: ~fnr.mod11 & ~(duf.blank & _fodt), 2023: fnr.blank})

REGEL = Regel(
    id="K38",
    tittel=T("DUF-nummer", "DUF-nummer", "DUF number"),
    grad=per_aar({2022: Grad.ERROR, 2023: Grad.WARNING}),
    hvorfor=T(
        "DUF-nummeret viser hvem mottakeren er når det ikke finnes fødselsnummer eller d-nummer. "
        "Vanlige feil er et siffer for lite, eller at nummeret er skrevet i feil felt.",
        "DUF-nummeret viser kven mottakaren er når det ikkje finst fødselsnummer eller d-nummer. "
        "Vanlege feil er eit siffer for lite, eller at nummeret er skrive i feil felt.",
        "The DUF number tells who the recipient is when there is no national identity number or D "
        "number. Usual slips are a digit too few, or a number in the wrong field.",
    ),
    gjor=T(
        "Skriv DUF-nummeret med 12 siffer, eller fødselsnummeret hvis mottakeren har fått det.",
        "Skriv DUF-nummeret med 12 siffer, eller fødselsnummeret viss mottakaren har fått det.",
        "Enter the DUF number with 12 digits, or the national identity number if there is one.",
    ),
    gjelder=_uten_nummer & ~duf.er_duf,
    varianter=(
        Variant(
            duf.blank,
            T(
                "Uten fødselsnummer eller d-nummer skal et DUF-nummer oppgis, men det er tomt.",
                "Utan fødselsnummer eller d-nummer skal eit DUF-nummer oppgivast, men det er tomt.",
                "Without a national identity number or D number, a DUF number must be given, but it "
                "is empty.",
            ),
        ),
        Variant(
            fra_2023(~duf.blank),
            T(
                "Fødselsnummer eller d-nummer mangler, og DUF-nummeret er ikke gyldig.",
                "Fødselsnummer eller d-nummer manglar, og DUF-nummeret er ikkje gyldig.",
                "The national identity number or D number is missing, and the DUF number is not "
                "valid.",
            ),
        ),
        Variant(
            bare_2022(~duf.blank),
            T(
                "Fødselsnummeret eller d-nummeret er ikke gyldig, og det er heller ikke "
                "DUF-nummeret.",
                "Fødselsnummeret eller d-nummeret er ikkje gyldig, og det er heller ikkje "
                "DUF-nummeret.",
                "The national identity number or D number is not valid, and neither is the DUF "
                "number.",
            ),
        ),
    ),
)
