"""K13  Mange barn.

Kilde: regeltabellen for 11CF, K13. Lik alle år.
"""

from kostra.kontroll import per_aar
from kostra.regler.felles import mange_barn

grense = per_aar({2022: 14})

REGEL = mange_barn.regel(grense=grense)
