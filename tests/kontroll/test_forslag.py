"""What a file is of, read from the file alone: certain, or left for the user to say."""

from __future__ import annotations

import json

import pytest

from kostra.kontroll.forslag import Forslag, foresla
from kostra.nettleser.arbeid import Arbeid
from kostra.skjema.alle import alle_skjemaer
from kostra.testdata import lag_fil

UTTREKK = [(skjema, aar) for skjema, alle in alle_skjemaer().items() for aar in alle]


@pytest.mark.parametrize("region", ["110300", "030104"])
def test_skjema_aar_og_kommune_leses_av_filen(region):
    for skjema, aar in UTTREKK:
        innhold = lag_fil(skjema, aar, region, 4, fro=1)
        assert foresla(innhold) == Forslag(skjema, aar, region)
        if skjema != "15F":
            for annet in (innhold.replace(b"\n", b"\r\n"), innhold.decode().encode("latin-1")):
                assert foresla(annet) == Forslag(skjema, aar, region)


def test_det_som_ikke_er_sikkert_sies_ikke():
    ulike = lag_fil("11F", 2025, "110300", 3, fro=1) + lag_fil("11F", 2025, "460100", 3, fro=1)
    assert foresla(ulike) == Forslag("11F", 2025, "")
    assert foresla(ulike.replace(b"110325", b"999925").replace(b"460125", b"999925")).region == ""
    to_skjemaer = lag_fil("11F", 2025, "110300", 3, fro=1) + lag_fil("11CF", 2025, "110300", 3)
    assert foresla(to_skjemaer) == Forslag()
    assert foresla(b"<Barnevern><Individ Id='1'/></Barnevern>") == Forslag("15F")
    for ikke_uttrekk in (b"", b" ", b"%PDF-1.7", b"PK\x03\x04", b"a;b\n1;2\n"):
        assert foresla(ikke_uttrekk) == Forslag()


def test_arbeidet_spor_om_det_som_mangler_og_tar_det_som_er_valgt():
    arbeid = Arbeid()
    kort = b"1103" * 5
    assert json.loads(arbeid.kontroller(kort))["feil"] == "maa_velge"
    with pytest.raises(RuntimeError):
        arbeid.skriv("json")
    valg = {"skjema": "11CF", "aar": 2026, "region": "110300", "sprak": "en"}
    svar = json.loads(arbeid.kontroller(memoryview(kort), json.dumps(valg)))
    assert (svar["grad"], svar["returkode"], svar["skjema"]) == ("FATAL", 2, "11CF")
    assert svar["dom"] in svar["visning"]
    assert b"FATAL" in arbeid.skriv("json", "en")
