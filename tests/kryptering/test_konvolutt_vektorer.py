"""Every vector in tests/vektorer/konvolutt is opened, or refused for the reason it names."""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from pathlib import Path

import pytest
from hjelp_konvolutt import VEKTORER, nokkel

from kostra.kryptering import KonvoluttFeil, Profil, dekrypter, dekrypter_strom
from samlet import i_ett

FILER = sorted(VEKTORER.glob("*.vektor"))


def les(fil: Path) -> tuple[dict[str, str], bytes]:
    hode, _, innhold = fil.read_bytes().partition(b"\n\n")
    return dict(linje.split(": ", 1) for linje in hode.decode().splitlines()), innhold


@i_ett("fil", FILER, ids=lambda fil: fil.stem)
def test_vektor(fil: Path) -> None:
    hode, innhold = les(fil)
    bare = "bare nokkel" in hode
    nokler = [nokkel(hode["bare nokkel" if bare else "nokkel"], bare=bare)]
    profil = Profil(hode["profil"])
    if hode["expect"] == "ok":
        data = dekrypter(innhold, nokler, profil=profil)
        assert hashlib.sha256(data).hexdigest() == hode["payload"]
        ut = io.BytesIO()
        assert dekrypter_strom(io.BytesIO(innhold), ut, nokler, profil=profil) == len(data)
        assert ut.getvalue() == data
        return
    with pytest.raises(KonvoluttFeil) as feil:
        dekrypter(innhold, nokler, profil=profil)
    assert feil.value.kode == hode["expect"], str(feil.value)
    ut = io.BytesIO()
    with pytest.raises(KonvoluttFeil):
        dekrypter_strom(io.BytesIO(innhold), ut, nokler, profil=profil)
    assert ut.getvalue() == b""  # nothing is released before the tag is verified


def test_settet_dekker_alle_utfall() -> None:
    utfall = Counter(les(fil)[0]["expect"] for fil in FILER)
    assert len(FILER) >= 120
    assert set(utfall) == {
        "ok", "ikke konvolutt", "klartekst", "feil form", "avkortet", "annen mottaker", "endret",
        "algoritme avvist",
    }  # fmt: skip
    assert min(utfall.values()) >= 9


def test_vektorene_er_det_generatoren_lager(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(VEKTORER.parent))
    import lag_konvolutt

    laget = {f"{v.navn}.vektor": v.som_bytes() for v in lag_konvolutt.alle()}
    assert laget == {fil.name: fil.read_bytes() for fil in FILER}
