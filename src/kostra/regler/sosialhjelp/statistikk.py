"""The statistics tables of form 11F. Source: rule table for 11F, section 3; same in all years."""

from kostra.kontroll.regel import T
from kostra.kontroll.statistikk import Tabelldefinisjon
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
from kostra.regler.sosialhjelp.begreper import bidrag, laan, stonad

TABELLER = (
    Tabelldefinisjon(
        STONAD,
        SUM,
        (
            (I_ALT, stonad),
            (T("Bidrag", "Bidrag", "Grants"), bidrag),
            (T("Lån", "Lån", "Loans"), laan),
        ),
    ),
    Tabelldefinisjon(
        ALDER,
        DELTAKERE,
        (
            (under("18"), alder.mellom(0, 17)),
            (likt("18 - 24"), alder.mellom(18, 24)),
            (likt("25 - 44"), alder.mellom(25, 44)),
            (likt("45 - 66"), alder.mellom(45, 66)),
            (over("67"), alder >= 67),
            UGYLDIG_NUMMER,
        ),
    ),
    VARIGHET,
    Tabelldefinisjon(
        STONAD,
        DELTAKERE,
        (
            (likt("1 - 9999"), stonad.mellom(1, 9_999)),
            (likt("10000 - 49999"), stonad.mellom(10_000, 49_999)),
            (likt("50000 - 99999"), stonad.mellom(50_000, 99_999)),
            (likt("100000 - 149999"), stonad.mellom(100_000, 149_999)),
            (over("150000"), stonad >= 150_000),
            (UOPPGITT, stonad <= 0),
        ),
    ),
)
