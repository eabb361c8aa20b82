"""A file of elements shared by several processes, rows set aside on disk: the same report."""

from __future__ import annotations

import mmap
import os
import signal
import tempfile
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kontroll.test_biter import rapport_av
from kostra.kontroll import kontroller_elementer, likerader, prosesser, samling
from kostra.kontroll.element import Lesefeil, Strukturfeil, les_andel, les_elementer
from kostra.skjema.struktur import struktur
from lesing_xml.xmlfil import AVGIVER, MELDING, PLAN, fil, individ

STRUKTUR = struktur("15F", 2026)


@st.composite
def filer(trekk: st.DrawFn) -> str:
    """Few values, so that ids, journals and numbers are shared by individuals far apart."""
    individer = trekk(
        st.lists(
            st.builds(
                individ,
                st.sampled_from(["", MELDING, PLAN, MELDING + PLAN, "<Ukjent><Individ/></Ukjent>"]),
                Id=st.sampled_from(["1", "2", "3", "4"]),
                Journalnummer=st.sampled_from(["J-1", "J-2", "J-3"]),
                Fodselsnummer=st.sampled_from(["15896900123", "16869010018", None]),
                Avslutta3112=st.sampled_from(["1", "2", "9"]),
            )
            | st.sampled_from([AVGIVER, "\n<!-- -->\n", "<Annet><Individ/></Annet>"]),
            max_size=25,
        )
    )
    slutt = trekk(st.sampled_from(["", "", "", "</Individ>", "<"]))
    return fil(*individer, slutt)


def delt(innhold: bytes, av: int, per_blokk: int) -> Iterator[Any]:
    """What the shares give, run by run, as they are put together again."""
    andeler = [
        les_andel(innhold, STRUKTUR, individer_per_blokk=per_blokk, nr=nr, av=av)
        for nr in range(av)
    ]
    nr = 0
    while True:
        omgang = []
        for del_ in andeler[nr % av]:
            if del_ is None or isinstance(del_, Lesefeil):
                break
            omgang.append(del_)
        else:
            return
        yield from omgang
        if del_ is not None:
            yield del_
            return
        nr += 1


@settings(max_examples=60, deadline=None)
@given(innhold=filer(), av=st.integers(1, 4), per_blokk=st.integers(1, 6))
def test_the_shares_together_are_the_whole_file(innhold: str, av: int, per_blokk: int) -> None:
    data = innhold.encode()
    assert list(delt(data, av, per_blokk)) == list(
        les_elementer(data, STRUKTUR, individer_per_blokk=per_blokk)
    )


def test_a_share_takes_only_its_own() -> None:
    data = fil(*(individ(Id=str(nr), Avslutta3112="19"[nr % 5 == 4]) for nr in range(10))).encode()
    deler = list(les_andel(data, STRUKTUR, individer_per_blokk=3, nr=1, av=2))
    assert [del_["individ"].kolonner["id"] for del_ in deler if isinstance(del_, dict)] == [
        ["3", "5"],
        # the fourth run begins with the tenth, which can't be taken
    ]
    assert [del_.id for del_ in deler if isinstance(del_, Strukturfeil)] == ["4", "9"]


def i_andeler(innhold: bytes, arbeidere: int, per_blokk: int) -> object:
    """As a mapped file, with everything that bounds the memory set so low that it is met."""
    with (
        tempfile.TemporaryFile() as plass,
        patch.dict(kontroller_elementer.INDIVIDER_PER_BLOKK, ren=per_blokk),
        patch.object(likerader, "I_MINNET", 2),
        patch.object(samling, "I_DELEN", 2),
    ):
        plass.write(innhold)
        plass.flush()
        with mmap.mmap(plass.fileno(), 0, access=mmap.ACCESS_READ) as kart:
            return rapport_av(kart, skjema="15F", maks_per_regel=3, arbeidere=arbeidere)


@settings(max_examples=25, deadline=None)
@given(innhold=filer(), per_blokk=st.integers(1, 6))
def test_rows_set_aside_give_the_report_of_the_whole_file(innhold: str, per_blokk: int) -> None:
    data = innhold.encode()
    assert i_andeler(data, 1, per_blokk) == rapport_av(data, skjema="15F", maks_per_regel=3)


@settings(max_examples=4, deadline=None)
@given(innhold=filer(), per_blokk=st.integers(1, 3))
def test_several_processes_give_the_report_of_one(innhold: str, per_blokk: int) -> None:
    data = innhold.encode()
    assert i_andeler(data, 3, per_blokk) == rapport_av(data, skjema="15F", maks_per_regel=3)


def test_what_is_in_memory_only_is_never_put_on_disk() -> None:
    data = fil(*(individ() for _ in range(20))).encode()
    with (
        patch.object(likerader, "I_MINNET", 2),
        patch.object(tempfile, "TemporaryFile", side_effect=AssertionError("put on disk")),
    ):
        rapport, _ = rapport_av(data, skjema="15F")
    assert any(k.antall == 20 for k in rapport.kontroller)


def test_a_process_that_is_killed_is_told_and_nothing_is_left_out() -> None:
    def drept(nr: int, _av: int) -> Iterator[int]:
        yield nr
        os.kill(os.getpid(), signal.SIGKILL)

    svar = prosesser.i_strommer(drept, 2)
    assert [next(svar), next(svar)] == [0, 1]
    with pytest.raises(ChildProcessError):
        next(svar)


def test_what_a_process_raises_is_raised_here() -> None:
    def feiler(nr: int, _av: int) -> Iterator[int]:
        yield nr
        raise OSError(28, "full")

    svar = prosesser.i_strommer(feiler, 2)
    assert [next(svar), next(svar)] == [0, 1]
    with pytest.raises(OSError, match="full"):
        next(svar)
