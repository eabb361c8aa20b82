"""With key and certificate given, no changed bit and no cut of an envelope goes unnoticed."""

from __future__ import annotations

import io
import random

import pytest
from hjelp_konvolutt import NAA, nokkel, sertifikat
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kostra.kryptering import (
    Endret,
    KonvoluttFeil,
    Profil,
    dekrypter,
    dekrypter_strom,
    krypter,
    tom_fil,
)
from kostra.kryptering.feil import ENDRET
from samlet import i_ett

TYPER = ("rsa3072", "p256", "p384")
KONVOLUTT = {navn: tom_fil([sertifikat(navn)], naa=NAA) for navn in TYPER}


def kode(konvolutt: bytes, navn: str, profil: Profil = Profil.STRENG) -> str:
    """The error's word, or ``ok``. Any other exception fails the test."""
    try:
        dekrypter(konvolutt, [nokkel(navn)], profil=profil)
    except KonvoluttFeil as feil:
        return feil.kode
    return "ok"


@pytest.mark.parametrize("steg", [7, pytest.param(1, marks=pytest.mark.treg)])
@pytest.mark.parametrize("navn", TYPER)
def test_hver_bit(navn: str, steg: int) -> None:
    """A bit of every byte, each place in the byte in turn; at length every bit."""
    hel = KONVOLUTT[navn]
    godtatt = []
    for bit in range(0, 8 * len(hel), steg):
        endret = bytearray(hel)
        endret[bit // 8] ^= 1 << bit % 8
        if kode(bytes(endret), navn) == "ok":
            godtatt.append(bit)
    assert godtatt == []


@i_ett("navn", TYPER)
def test_hver_avkorting(navn: str) -> None:
    hel = KONVOLUTT[navn]
    utfall = {kode(hel[:n], navn) for n in range(1, len(hel))}
    assert utfall == {"avkortet"}


@i_ett("navn", TYPER)
def test_hver_byte_fjernet_og_hver_byte_doblet(navn: str) -> None:
    hel = KONVOLUTT[navn]
    for i in range(len(hel)):
        assert kode(hel[:i] + hel[i + 1 :], navn) != "ok"
        assert kode(hel[: i + 1] + hel[i:], navn) != "ok"


@pytest.mark.parametrize("profil", Profil)
@given(st.data())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.differing_executors])
def test_tilfeldige_endringer(profil: Profil, data: st.DataObject) -> None:
    """Cuts, insertions and overwrites anywhere: refused by our own errors only, or still right."""
    navn = data.draw(st.sampled_from(TYPER))
    konvolutt = bytearray(KONVOLUTT[navn])
    for _ in range(data.draw(st.integers(1, 4))):
        sted = data.draw(st.integers(0, len(konvolutt)))
        slettet = data.draw(st.integers(0, 8))
        konvolutt[sted : sted + slettet] = data.draw(st.binary(max_size=8))
    endret = bytes(konvolutt)
    if endret != KONVOLUTT[navn] and profil is Profil.STRENG:
        assert kode(endret, navn) != "ok"
    elif kode(endret, navn, profil) == "ok":
        assert dekrypter(endret, [nokkel(navn)], profil=profil) == b" "


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_vilkarlige_byte_er_aldri_en_konvolutt(innhold: bytes) -> None:
    for profil in Profil:
        assert kode(innhold, "p256", profil) != "ok"


@given(st.binary(max_size=200))
@settings(max_examples=30, deadline=None)
def test_frem_og_tilbake(innhold: bytes) -> None:
    konvolutt = krypter(innhold, [sertifikat("p256")], naa=NAA)
    assert dekrypter(konvolutt, [nokkel("p256")]) == innhold


@i_ett("navn", ["rsa3072", "p256"])
def test_samme_tekst_for_feil_nokkel_og_feil_merke(navn: str) -> None:
    """No padding oracle: what went wrong after the key was found is not told."""
    hel = KONVOLUTT[navn]
    tekster = set()
    for sted in (len(hel) - 1, len(hel) - 19, len(hel) - 70):  # tag, content, encrypted key
        endret = bytearray(hel)
        endret[sted] ^= 1
        with pytest.raises(Endret) as feil:
            dekrypter(bytes(endret), [nokkel(navn)])
        tekster.add(str(feil.value))
    assert tekster == {ENDRET}


def test_filen_endres_mellom_gjennomgangene() -> None:
    """The second pass verifies again, so a swap in between is found too."""

    class Byttes(io.BytesIO):
        ganger = 0

        def seek(self, pos: int, hvorfra: int = 0) -> int:
            if pos > 100 and hvorfra == 0:
                self.ganger += 1
                if self.ganger == 2:
                    self.getbuffer()[-20] ^= 1
            return super().seek(pos, hvorfra)

    konvolutt = krypter(b"x" * 100, [sertifikat("p256")], naa=NAA)
    inn = Byttes(konvolutt)
    with pytest.raises(Endret):
        dekrypter_strom(inn, io.BytesIO(), [nokkel("p256")])
    assert inn.ganger == 2


@pytest.mark.treg
def test_hundre_tusen_tilfeldige_endringer() -> None:
    """The same as the Hypothesis test above, at volume, from a fixed seed."""
    trekk = random.Random(20260915)
    godtatt = 0
    for _ in range(100_000):
        navn = trekk.choice(TYPER)
        konvolutt = bytearray(KONVOLUTT[navn])
        for _ in range(trekk.randint(1, 3)):
            sted, slettet = trekk.randrange(len(konvolutt)), trekk.randint(0, 4)
            konvolutt[sted : sted + slettet] = trekk.randbytes(trekk.randint(0, 4))
        if bytes(konvolutt) != KONVOLUTT[navn]:
            godtatt += kode(bytes(konvolutt), navn) == "ok"
    print(f"MUTASJON: runs=100000 violations={godtatt}")
    assert godtatt == 0
