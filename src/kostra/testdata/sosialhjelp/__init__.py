"""Test data of form 11F: recipients of social assistance."""

from __future__ import annotations

from typing import Final

from kostra.testdata.feilvalg import Feilvalg
from kostra.testdata.mutasjon import Mutasjon
from kostra.testdata.sosialhjelp.feil import KONTROLLFEIL
from kostra.testdata.sosialhjelp.feil_tillegg import TILLEGGSFEIL
from kostra.testdata.sosialhjelp.mottakere import MAKS_ANTALL, Mottakere
from kostra.testdata.uttrekk import Postskjema

FEILVALG: Final[Feilvalg[Mutasjon]] = Feilvalg(
    "11F", KONTROLLFEIL, TILLEGGSFEIL, stoppere=("K000", "K001")
)
_SKJEMA: Final = Postskjema(
    lambda *om: Mottakere(*om).alle(), feilvalg=FEILVALG, maks_antall=MAKS_ANTALL
)
lag_uttrekk = _SKJEMA.lag_uttrekk
mulige_feil = _SKJEMA.mulige_feil
ventede_funn = _SKJEMA.ventede_funn
