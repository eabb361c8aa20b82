"""T13  Dagen finnes ikke i kalenderen.

K-kontrollene godtar 31.02. som siste dag i måneden, i alle datofelt.
"""

from kostra.regler.felles import kalender

REGEL = kalender.regel(kalender.finnes_ikke)
