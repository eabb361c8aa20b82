"""T04  Datoer i feil rekkefølge.

Søknad, vedtak, start og avslutning skal følge hverandre; samme dag er greit. En dato som mangler
eller er ugyldig, er stille her.
"""

from kostra.kontroll import Grad, Regel, T, Variant, f

soknad, vedtak = f.REG_DATO.dato(), f.VEDTAK_DATO.dato()
start, slutt = f.BEGYNT_DATO.dato(), f.AVSL_DATO.dato()

REGEL = Regel(
    id="T04",
    tittel=T("Datoer i feil rekkefølge", "Datoar i feil rekkjefølgje", "Dates in the wrong order"),
    grad=Grad.WARNING,
    hvorfor=T(
        "Datoene brukes til å regne ut ventetid og hvor lenge programmet varer. I feil rekkefølge "
        "blir tiden negativ. Vanligst er at to datoer er byttet om, eller feil år i en av dem.",
        "Datoane blir brukte til å rekne ut ventetid og kor lenge programmet varer. I feil "
        "rekkjefølgje blir tida negativ. Vanlegast er at to datoar er bytte om, eller feil år i "
        "ein av dei.",
        "The dates are used to work out waiting time and length. In the wrong order the time is "
        "negative. Usually two dates are swapped, or one has the wrong year.",
    ),
    gjor=T(
        "Kontroller de to datoene mot vedtaket, og rett den som er feil.",
        "Kontroller dei to datoane mot vedtaket, og rett den som er feil.",
        "Check the two dates against the decision, and correct the one that is wrong.",
    ),
    varianter=(
        Variant(
            vedtak < soknad,
            T(
                "Vedtaksdato {vedtak} er før søknaden ble registrert, {soknad}.",
                "Vedtaksdato {vedtak} er før søknaden vart registrert, {soknad}.",
                "The date of decision {vedtak} is before the application was registered, {soknad}.",
            ),
            {"vedtak": f.VEDTAK_DATO, "soknad": f.REG_DATO},
        ),
        Variant(
            start < vedtak,
            T(
                "Startdato {start} er før vedtaksdato {vedtak}.",
                "Startdato {start} er før vedtaksdato {vedtak}.",
                "The start date {start} is before the date of decision {vedtak}.",
            ),
            {"start": f.BEGYNT_DATO, "vedtak": f.VEDTAK_DATO},
        ),
        Variant(
            slutt < start,
            T(
                "Avslutningsdato {slutt} er før startdato {start}.",
                "Avslutningsdato {slutt} er før startdato {start}.",
                "The date of ending {slutt} is before the start date {start}.",
            ),
            {"slutt": f.AVSL_DATO, "start": f.BEGYNT_DATO},
        ),
    ),
    tillegg=True,
)
