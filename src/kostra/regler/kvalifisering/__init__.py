"""Form 11CF: participants in the qualification programme."""

from kostra.kontroll.regelsett import Regelsett
from kostra.regler.kvalifisering import (
    k05a_fodselsnummer_dubletter,
    k14_soknad_registrert,
    k27_annen_stotte_svar,
)

REGELSETT = Regelsett(
    skjema="11CF",
    regler=(
        k05a_fodselsnummer_dubletter.REGEL,
        k14_soknad_registrert.REGEL,
        k27_annen_stotte_svar.REGEL,
    ),
)
