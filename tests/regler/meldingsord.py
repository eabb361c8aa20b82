"""What must be true of every message that a report shows, in all three languages."""

import re

from kostra.kontroll.modell import Grad, Rapport
from kostra.skjema.modell import SPRAAK

_TALLREKKE = re.compile(r"\d{11}")
_UFERDIG = re.compile(r"[{}]|\.\.|programmet \(")


def sjekk_meldingene(rapport: Rapport) -> None:
    """Nothing is left to fill in, there is no number of 11 digits, and it says what to do."""
    for m in rapport.meldinger:
        for sprak in SPRAAK:
            tekst = m.tekst_paa(sprak)
            assert not _TALLREKKE.search(tekst), m.kontroll
            assert not _UFERDIG.search(tekst), (m.kontroll, tekst)
            assert m.gjor.paa(sprak) or m.alvorlighetsgrad is Grad.OK, m.kontroll
        # what isn't known isn't shown
        assert None not in m.verdier.values(), m.kontroll
