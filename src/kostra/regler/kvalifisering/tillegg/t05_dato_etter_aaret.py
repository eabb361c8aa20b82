"""T05  Dato etter årets slutt.

K14 og K15 har ingen øvre grense. K16 fikk sin i 2024, men den gjelder ikke Oslo.
"""

from kostra.kontroll import Grad, Regel, T, Variant, f, p, per_aar
from kostra.kontroll.uttrykk import JaNei, Tekst
from kostra.regler.felles.begreper import oslo
from kostra.skjema.modell import Tekst3


def _etter(felt: Tekst, melding: Tekst3, blant: JaNei | None = None) -> Variant:
    etter = felt.dato() > p.siste_dag
    naar = etter if blant is None else per_aar({2022: etter, 2024: etter & blant})
    return Variant(naar, melding, {"dato": felt, "aar": p.aar})


REGEL = Regel(
    id="T05",
    tittel=T("Dato etter årets slutt", "Dato etter slutten av året", "Date after the year's end"),
    grad=Grad.WARNING,
    hvorfor=T(
        "Filen gjelder ett år, så søknad, vedtak og start kan ikke være senere. Vanligst er en "
        "skrivefeil i årstallet, eller at en sak fra neste år er tatt med.",
        "Fila gjeld eitt år, så søknad, vedtak og start kan ikkje vere seinare. Vanlegast er ein "
        "skrivefeil i årstalet, eller at ei sak frå neste år er teken med.",
        "The file is about one year, so application, decision and start can't be later. Usually "
        "there is a slip in the year, or a case from next year is included.",
    ),
    gjor=T(
        "Rett datoen, eller ta saken ut av filen hvis den hører til neste år.",
        "Rett datoen, eller ta saka ut av fila viss ho høyrer til neste år.",
        "Correct the date, or take the case out of the file if it belongs to next year.",
    ),
    varianter=(
        _etter(
            f.REG_DATO,
            T(
                "Registreringsdato er {dato}, etter utgangen av {aar}.",
                "Registreringsdato er {dato}, etter utgangen av {aar}.",
                "The registration date is {dato}, after the end of {aar}.",
            ),
        ),
        _etter(
            f.VEDTAK_DATO,
            T(
                "Vedtaksdato er {dato}, etter utgangen av {aar}.",
                "Vedtaksdato er {dato}, etter utgangen av {aar}.",
                "The date of decision is {dato}, after the end of {aar}.",
            ),
        ),
        _etter(
            f.BEGYNT_DATO,
            T(
                "Startdato er {dato}, etter utgangen av {aar}.",
                "Startdato er {dato}, etter utgangen av {aar}.",
                "The start date is {dato}, after the end of {aar}.",
            ),
            blant=oslo,
        ),
    ),
    tillegg=True,
)
