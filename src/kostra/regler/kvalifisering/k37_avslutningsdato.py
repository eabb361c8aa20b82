"""K37  Avslutningsdato.

Kilde: regeltabellen for 11CF, K37. Status 3, 4, 5 i 2022 (og alle andre skal ha feltet tomt), 3, 4,
5, 7 fra 2023. Fra 2024 skal dagen finnes i kalenderen og være i rapporteringsåret.
"""

from kostra.kontroll import Grad, Regel, T, Variant, f, kodeliste, p, per_aar
from kostra.regler.felles.begreper import bare_2022
from kostra.regler.kvalifisering.begreper import avsluttet

dato = per_aar({2022: f.AVSL_DATO.dato(), 2024: f.AVSL_DATO.dato(streng=True)})
koder = kodeliste(f.STATUS, "3", "4", "5", "7")

REGEL = Regel(
    id="K37",
    tittel=T("Avslutningsdato", "Avslutningsdato", "Date of ending"),
    grad=Grad.ERROR,
    hvorfor=T(
        "Datoen brukes til å regne ut hvor lenge programmet varte. Vanligst er at den ikke er fylt "
        "ut, eller at den er fra et annet år enn det filen gjelder.",
        "Datoen blir brukt til å rekne ut kor lenge programmet varte. Vanlegast er at han ikkje er "
        "fylt ut, eller at han er frå eit anna år enn det fila gjeld.",
        "The date is used to work out how long the programme lasted. Usually it wasn't filled in, "
        "or it is from another year than the file.",
    ),
    gjor=T(
        "Skriv datoen programmet ble avsluttet, eller rett statusen.",
        "Skriv datoen programmet vart avslutta, eller rett statusen.",
        "Enter the date the programme ended, or correct the status.",
    ),
    varianter=(
        Variant(
            avsluttet & ~dato.kjent,
            T(
                "Avslutningsdato er {dato}: den mangler eller er ugyldig. Den kreves når status er "
                "en av disse: {koder}.",
                "Avslutningsdato er {dato}: han manglar eller er ugyldig. Han er kravd når status "
                "er ein av desse: {koder}.",
                "The date of ending is {dato}: missing or invalid. It is required when the status "
                "is one of these: {koder}.",
            ),
            {"dato": f.AVSL_DATO, "koder": koder},
        ),
        Variant(
            per_aar({2022: None, 2024: avsluttet & dato.utenfor(p.forste_dag, p.siste_dag)}),
            T(
                "Avslutningsdato er {dato}, men filen gjelder programmer i {aar}.",
                "Avslutningsdato er {dato}, men fila gjeld program i {aar}.",
                "The date of ending is {dato}, but the file is about programmes in {aar}.",
            ),
            {"dato": f.AVSL_DATO, "aar": p.aar},
        ),
        Variant(
            bare_2022(~avsluttet & (f.AVSL_DATO != " " * 6)),
            T(
                "Avslutningsdato er {dato}, men status er {status}. Da skal datoen være tom.",
                "Avslutningsdato er {dato}, men status er {status}. Då skal datoen vere tom.",
                "The date of ending is {dato}, but the status is {status}. Then the date must be "
                "empty.",
            ),
            {"dato": f.AVSL_DATO, "status": f.STATUS},
            gjor=T(
                "Fjern avslutningsdatoen, eller rett statusen.",
                "Fjern avslutningsdatoen, eller rett statusen.",
                "Remove the date of ending, or correct the status.",
            ),
        ),
    ),
)
