"""T15  Negative tall.

K27 melder beløpene når ingen av dem er over 0.
"""

from kostra.kontroll import T, Variant, hvert_felt
from kostra.kontroll.uttrykk import feltnavn, posisjon
from kostra.regler.felles.negative_tall import regel
from kostra.regler.sosialhjelp.begreper import MAANEDER, bidrag, laan, noe_utbetalt

maanedsbelop = hvert_felt.heter(*(f"{hva}_{m}" for m in MAANEDER for hva in ("BIDRAG", "LAAN")))

REGEL = regel(
    Variant(
        (bidrag < 0) & noe_utbetalt,
        T("Bidrag er {belop} kr.", "Bidrag er {belop} kr.", "Grants are NOK {belop}."),
        {"belop": bidrag},
    ),
    Variant(
        (laan < 0) & noe_utbetalt,
        T("Lån er {belop} kr.", "Lån er {belop} kr.", "Loans are NOK {belop}."),
        {"belop": laan},
    ),
    Variant(
        maanedsbelop & (hvert_felt.heltall() < 0),
        T(
            "Feltet {felt} (posisjon {posisjon}) er {belop} kr.",
            "Feltet {felt} (posisjon {posisjon}) er {belop} kr.",
            "The field {felt} (position {posisjon}) is NOK {belop}.",
        ),
        {
            "felt": feltnavn(hvert_felt),
            "posisjon": posisjon(hvert_felt),
            "belop": hvert_felt.heltall(),
        },
    ),
)
