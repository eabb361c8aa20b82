"""T05  Dato utenfor året.

K41 og K42 prøver ikke om vedtaket gjelder rapporteringsåret: det kan ikke begynne etter det, eller
være slutt før det.
"""

from kostra.kontroll import Grad, Regel, T, Variant, f, p
from kostra.regler.sosialhjelp.begreper import vilkar_stilt

REGEL = Regel(
    id="T05",
    tittel=T("Dato utenfor året", "Dato utanfor året", "Date outside the year"),
    grad=Grad.WARNING,
    hvorfor=T(
        "Filen gjelder ett år, så et vedtak som begynner senere eller var slutt før, hører ikke til. "
        "Vanligst er en skrivefeil i årstallet, eller at et gammelt vedtak er blitt stående.",
        "Fila gjeld eitt år, så eit vedtak som tek til seinare eller var slutt før, høyrer ikkje "
        "til. Vanlegast er ein skrivefeil i årstalet, eller at eit gammalt vedtak er blitt ståande.",
        "The file is about one year, so a decision that begins later or ended before doesn't "
        "belong. Usually there is a slip in the year, or an old decision is left.",
    ),
    gjor=T(
        "Rett datoen, eller skriv datoene fra vedtaket som gjaldt i året.",
        "Rett datoen, eller skriv datoane frå vedtaket som galdt i året.",
        "Correct the date, or enter the dates of the decision in force that year.",
    ),
    gjelder=vilkar_stilt,
    varianter=(
        Variant(
            f.UTBETDATO.dato() > p.siste_dag,
            T(
                "Vedtakets fra-dato er {dato}, etter utgangen av {aar}.",
                "Frå-datoen i vedtaket er {dato}, etter utgangen av {aar}.",
                "The start date of the decision is {dato}, after the end of {aar}.",
            ),
            {"dato": f.UTBETDATO, "aar": p.aar},
        ),
        Variant(
            f.UTBETTOMDATO.dato() < p.forste_dag,
            T(
                "Vedtakets til-og-med-dato er {dato}, før begynnelsen av {aar}.",
                "Til-og-med-datoen i vedtaket er {dato}, før byrjinga av {aar}.",
                "The end date of the decision is {dato}, before the beginning of {aar}.",
            ),
            {"dato": f.UTBETTOMDATO, "aar": p.aar},
        ),
    ),
    tillegg=True,
)
