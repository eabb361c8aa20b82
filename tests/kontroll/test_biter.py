"""A large file in bits, over several processes, keys and records set aside on disk: the same report."""

from __future__ import annotations

import dataclasses
import mmap
import os
import signal
import tempfile
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kostra
from kontroll.poster import post
from kostra.kontroll import (
    kontroller,
    lesing,
    like,
    linjelesing,
    numpy_blokk,
    numpy_like,
    numpy_nokler,
    poster,
    prosesser,
    tett,
)
from kostra.rapport import skriv

#: Few values, so that journals and numbers are shared by records far apart.
FELT = {
    "PERSON_JOURNALNR": ("J0000001", "J0000002", "J0000003", "Jø000004"),
    "PERSON_FODSELSNR": ("15869010089", "16869010018", "15869010080", "           "),
    "KJONN": ("1", "2", "9"),
    "KVP_STONAD": ("0240000", "       ", "0600001"),
    "STATUS": ("1", "2", "8"),
    "SAKSBEHANDLER": ("SB00000001", "Åse", "Ánte Ŋáhč"),
}


@st.composite
def filer(trekk: st.DrawFn) -> bytes:
    felt = st.fixed_dictionaries({navn: st.sampled_from(v) for navn, v in FELT.items()})
    poster = [post(**f) for f in trekk(st.lists(felt, min_size=1, max_size=30))]
    skift = trekk(st.sampled_from(["\n", "\r\n", "\n\n"]))
    tekst = skift.join(poster) + trekk(st.sampled_from(["", skift, "\nkort"]))
    bom = trekk(st.sampled_from(["", "\ufeff"]))
    if trekk(st.booleans()):
        return (bom + tekst).encode("utf-8")
    return tekst.encode("latin-1", "replace")


def rapport_av(innhold: bytes | mmap.mmap, **valg: object) -> tuple[object, bytes]:
    """The report, and its JSON, without what the clock says."""
    valg = {"skjema": "11CF", "aar": 2026, "region": "110300", "maks_per_regel": 7, **valg}
    rapport = dataclasses.replace(
        kostra.kontroller(innhold, **valg), startet=None, ferdig=None, brukt_sekunder=0.0
    )
    return rapport, skriv(rapport, "json")


def i_biter(innhold: bytes, poster_per_blokk: int, stykke: int, arbeidere: int) -> object:
    """As a mapped file, with everything that bounds the memory set so low that it is met."""
    with (
        tempfile.TemporaryFile() as fil,
        patch.dict(kontroller.BLOKK_BYTES, numpy=153 * poster_per_blokk),
        patch.object(numpy_blokk.NumpyBlokk, "blokker_per_bit", 2),
        patch.object(numpy_nokler, "I_MINNET", 3),
        patch.object(numpy_nokler, "I_DELEN", 2),
        patch.object(poster, "LES_FOR_SLIPP", 3),
        patch.object(like, "LES_FOR_SLIPP", 3),
        patch.object(numpy_like, "LES_FOR_SLIPP", 3),
        patch.object(numpy_like, "I_MINNET", 4),
        patch.object(lesing, "I_MINNET", 0),
        patch.object(linjelesing, "STYKKE", stykke),
        patch.object(tett, "STYKKE", stykke),
        patch.object(tett, "STYKKER_PER_BIT", 2),
    ):
        fil.write(innhold)
        fil.flush()
        with mmap.mmap(fil.fileno(), 0, access=mmap.ACCESS_READ) as kart:
            return rapport_av(kart, kolonner="numpy", arbeidere=arbeidere)


@settings(max_examples=15, deadline=None)
@given(
    innhold=filer(),
    poster_per_blokk=st.integers(1, 9),
    stykke=st.integers(1, 700),
)
def test_borders_anywhere_give_the_report_of_the_whole_file(
    innhold: bytes, poster_per_blokk: int, stykke: int
) -> None:
    assert i_biter(innhold, poster_per_blokk, stykke, 1) == rapport_av(innhold, kolonner="ren")


@settings(max_examples=3, deadline=None)
@given(innhold=filer(), poster_per_blokk=st.integers(1, 4))
def test_several_processes_give_the_report_of_one(innhold: bytes, poster_per_blokk: int) -> None:
    assert i_biter(innhold, poster_per_blokk, 500, 3) == rapport_av(innhold, kolonner="ren")


def test_a_process_that_is_killed_is_told_and_nothing_is_left_out() -> None:
    def drept(bit: range) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(ChildProcessError):
        list(prosesser.i_prosesser(drept, [range(1), range(1, 2)], 2))
