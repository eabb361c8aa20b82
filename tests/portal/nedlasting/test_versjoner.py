"""The version the front page names is the one that runs."""

from __future__ import annotations

import kostra
from kostra.portal.nedlasting.versjoner import versjoner


def test_den_nyeste_i_listen_er_den_som_kjorer_og_sies_paa_tre_spraak():
    alle = versjoner()
    assert alle[0].navn == f"KP.{kostra.__version__}"
    assert [v.dato for v in alle] == sorted((v.dato for v in alle), reverse=True)
    for versjon in alle:
        assert len({len(versjon.paa(sprak)) for sprak in ("nb", "nn", "en")}) == 1
