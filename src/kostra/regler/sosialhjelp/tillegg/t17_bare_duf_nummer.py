"""T17  Gyldig DUF-nummer, men ikke fødselsnummer.

K05 er skrevet for alle og tar ikke hensyn til DUF-nummeret, enda K38 ber om det. Fra 2024 er K05 en
feil, så en mottaker med bare DUF-nummer stopper filen. T17 sier at det er en kjent feil i kontrollen.
"""

from kostra.kontroll import Grad, Regel, T, Variant, f, per_aar
from kostra.regler.felles.begreper import fnr

_bare_duf = fnr.blank & f.PERSON_DUF.er_duf

REGEL = Regel(
    id="T17",
    tittel=T(
        "Gyldig DUF-nummer, ikke fødselsnummer",
        "Gyldig DUF-nummer, ikkje fødselsnummer",
        "Valid DUF number, no identity number",
    ),
    grad=Grad.INFO,
    hvorfor=T(
        "Utlendinger som ikke har fått fødselsnummer eller d-nummer, skal føres med DUF-nummer. "
        "Kontroll K05 krever nummer av alle likevel. Det er en kjent feil i kontrollen, ikke i "
        "filen.",
        "Utlendingar som ikkje har fått fødselsnummer eller d-nummer, skal førast med DUF-nummer. "
        "Kontroll K05 krev nummer av alle likevel. Det er ein kjend feil i kontrollen, ikkje i fila.",
        "Foreigners without a national identity number or D number are entered with a DUF number. "
        "Control K05 demands a number of all the same. That is a known fault in the control, not in "
        "the file.",
    ),
    gjor=T(
        "Avtal med SSB hvordan filen skal leveres. Ikke skriv et oppdiktet nummer for å komme forbi "
        "kontrollen.",
        "Avtal med SSB korleis fila skal leverast. Ikkje skriv eit oppdikta nummer for å kome forbi "
        "kontrollen.",
        "Agree with Statistics Norway how to deliver the file. Don't make up a number to get past "
        "the control.",
    ),
    varianter=(
        Variant(
            per_aar({2022: _bare_duf, 2024: None}),
            T(
                "DUF-nummeret er gyldig, og det er nok. Advarselen fra K05 er en kjent feil i "
                "kontrollen.",
                "DUF-nummeret er gyldig, og det er nok. Åtvaringa frå K05 er ein kjend feil i "
                "kontrollen.",
                "The DUF number is valid, and that is enough. The warning from K05 is a known fault "
                "in the control.",
            ),
            gjor=T(
                "Du trenger ikke rette noe; filen kan leveres.",
                "Du treng ikkje rette noko; fila kan leverast.",
                "Nothing needs correction; the file can be delivered.",
            ),
        ),
        Variant(
            per_aar({2022: None, 2024: _bare_duf}),
            T(
                "DUF-nummeret er gyldig, og det er nok. At K05 likevel stopper filen, er en kjent "
                "feil i kontrollen.",
                "DUF-nummeret er gyldig, og det er nok. At K05 likevel stoppar fila, er ein kjend "
                "feil i kontrollen.",
                "The DUF number is valid, and that is enough. That K05 stops the file is a known "
                "fault in the control.",
            ),
        ),
    ),
    tillegg=True,
)
