"""The statistics tables of form 11CF. Source: rule table for 11CF, section 2; same in all years."""

from kostra.kontroll.statistikk import ALLE_POSTER, Tabelldefinisjon
from kostra.regler.felles.begreper import alder
from kostra.regler.felles.statistikk import (
    ALDER,
    DELTAKERE,
    I_ALT,
    STONAD,
    SUM,
    UGYLDIG_NUMMER,
    UOPPGITT,
    VARIGHET,
    likt,
    over,
    under,
)
from kostra.regler.kvalifisering.begreper import stonad

TABELLER = (
    Tabelldefinisjon(STONAD, SUM, ((I_ALT, stonad),)),
    Tabelldefinisjon(
        ALDER,
        DELTAKERE,
        (
            (I_ALT, ALLE_POSTER),
            (under("20"), alder.mellom(0, 19)),
            (likt("20 - 24"), alder.mellom(20, 24)),
            (likt("25 - 29"), alder.mellom(25, 29)),
            (likt("30 - 39"), alder.mellom(30, 39)),
            (likt("40 - 49"), alder.mellom(40, 49)),
            (likt("50 - 66"), alder.mellom(50, 66)),
            (over("67"), alder >= 67),
            UGYLDIG_NUMMER,
        ),
    ),
    VARIGHET,
    Tabelldefinisjon(
        STONAD,
        DELTAKERE,
        (
            (likt("1 - 7999"), stonad.mellom(1, 7_999)),
            (likt("8000 - 49999"), stonad.mellom(8_000, 49_999)),
            (likt("50000 - 99999"), stonad.mellom(50_000, 99_999)),
            (likt("100000 - 149999"), stonad.mellom(100_000, 149_999)),
            (over("150000"), stonad >= 150_000),
            (UOPPGITT, stonad <= 0),
        ),
    ),
)
