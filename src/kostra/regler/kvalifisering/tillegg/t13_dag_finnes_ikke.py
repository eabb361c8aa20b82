"""T13  Dagen finnes ikke i kalenderen.

K-kontrollene godtar 31.02. som siste dag i måneden. Bare K37 gjør det ikke, fra 2024, når statusen
krever avslutningsdato; da er T13 stille for det feltet.
"""

from kostra.kontroll import per_aar
from kostra.regler.felles import kalender
from kostra.regler.felles.kalender import finnes_ikke
from kostra.regler.kvalifisering.begreper import avsluttet

avslutning = kalender.felt.heter("AVSL_DATO")

REGEL = kalender.regel(
    finnes_ikke & ~avslutning,
    per_aar({2022: finnes_ikke & avslutning, 2024: finnes_ikke & avslutning & ~avsluttet}),
)
