"""K03-bydel  Bydelsnummer.

Kilde: regeltabellene, K03-bydel. I 2022 avgjør avgiverens kommune om det er Oslo; fra 2023
linjens eget kommunenummer. Bydelen sammenliknes ikke med avgiverens bydel.
"""

from kostra.kontroll import Grad, Regel, T, Variant, f
from kostra.regler.felles.begreper import oslo_i_bydelskontrollen, oslobydel

REGEL = Regel(
    id="K03-bydel",
    tittel=T("Bydelsnummer", "Bydelsnummer", "City district number"),
    grad=Grad.ERROR,
    hvorfor=T(
        "Oslo rapporterer per bydel, andre kommuner ikke. Sentrum (16) og Marka (17) regnes ikke "
        "som bydeler her.",
        "Oslo rapporterer per bydel, andre kommunar ikkje. Sentrum (16) og Marka (17) er ikkje "
        "rekna som bydelar her.",
        "Oslo reports by city district, other municipalities don't. Sentrum (16) and Marka (17) "
        "don't count as districts here.",
    ),
    gjor=T(
        "Skriv bydelen med to siffer, 01 til 15.",
        "Skriv bydelen med to siffer, 01 til 15.",
        "Enter the city district with two digits, 01 to 15.",
    ),
    varianter=(
        Variant(
            oslo_i_bydelskontrollen & ~oslobydel,
            T(
                "Bydel er {bydel}. I Oslo skal bydelen være 01 til 15.",
                "Bydel er {bydel}. I Oslo skal bydelen vere 01 til 15.",
                "The city district is {bydel}. In Oslo it must be 01 to 15.",
            ),
            {"bydel": f.BYDELSNR},
        ),
        Variant(
            ~oslo_i_bydelskontrollen & ~f.BYDELSNR.blank,
            T(
                "Bydel er {bydel}, men feltet skal være tomt utenfor Oslo.",
                "Bydel er {bydel}, men feltet skal vere tomt utanfor Oslo.",
                "The city district is {bydel}, but the field must be empty outside Oslo.",
            ),
            {"bydel": f.BYDELSNR},
            gjor=T(
                "Fjern bydelen i fagsystemet, eller rett kommunenummeret hvis personen bor i Oslo.",
                "Fjern bydelen i fagsystemet, eller rett kommunenummeret viss personen bur i Oslo.",
                "Remove the city district in the case-work system, or correct the municipality "
                "number if the person lives in Oslo.",
            ),
        ),
    ),
)
