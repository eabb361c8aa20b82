"""Test data of form 11CF: participants in the qualification programme.

In 2022 *valid* means no ERROR: the rules of that year don't know the age of any synthetic person, so
each record has one WARNING, K06. (A made-up number with the suffix 00100 would have had K05 instead,
and there are too few of them.)
"""

from __future__ import annotations

from typing import Final

from kostra.testdata.feilvalg import Feilvalg
from kostra.testdata.kvalifisering.deltakere import MAKS_ANTALL, Deltakere
from kostra.testdata.kvalifisering.feil import KONTROLLFEIL
from kostra.testdata.kvalifisering.feil_tillegg import TILLEGGSFEIL
from kostra.testdata.mutasjon import Mutasjon
from kostra.testdata.uttrekk import Postskjema

FEILVALG: Final[Feilvalg[Mutasjon]] = Feilvalg(
    "11CF",
    KONTROLLFEIL,
    TILLEGGSFEIL,
    stoppere=("K000", "K001"),
    alltid={2022: frozenset({"K06"})},
)
_SKJEMA: Final = Postskjema(
    lambda *om: Deltakere(*om).alle(), feilvalg=FEILVALG, maks_antall=MAKS_ANTALL
)
lag_uttrekk = _SKJEMA.lag_uttrekk
mulige_feil = _SKJEMA.mulige_feil
ventede_funn = _SKJEMA.ventede_funn
