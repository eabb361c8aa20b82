"""Stores: writers take turns, nothing forks, nothing confirmed is lost."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from kjede.hjelp import NAA, kjede
from kostra.kjede import (
    Brudd,
    Feilslag,
    Fillager,
    Forgrening,
    Hendelse,
    Hode,
    Minnelager,
    TransaksjonLukket,
    UleseligHendelse,
    Verifisert,
    foy_til,
    skriv_linje,
    verifiser,
)

SKRIVERE, HVER = 6, 20


@pytest.fixture
def fil(tmp_path: Path) -> Path:
    return tmp_path / "hendelser.jsonl"


@pytest.fixture(params=["minne", "fil"])
def lager(request: pytest.FixtureRequest, fil: Path) -> Minnelager | Fillager:
    return Minnelager() if request.param == "minne" else Fillager(fil)


def skriv(lager: Minnelager | Fillager, antall: int, aktor: str = "A1") -> None:
    for _ in range(antall):
        with lager.transaksjon() as aapen:
            foy_til(aapen, naa=NAA, aktor=aktor, handling="proeve")


def test_flere_skrivere_lager_ingen_forgrening(lager: Minnelager | Fillager, fil: Path) -> None:
    """On the file, every thread has opened its own store, as processes would."""
    with ThreadPoolExecutor(SKRIVERE) as traader:
        for oppgave in [
            traader.submit(
                skriv, lager if isinstance(lager, Minnelager) else Fillager(fil), HVER, f"A{i}"
            )
            for i in range(SKRIVERE)
        ]:
            oppgave.result()
    svar = verifiser(lager.les())
    assert isinstance(svar, Verifisert)
    assert svar.antall == SKRIVERE * HVER
    hver = [h.aktor for h in lager.les()]
    assert {hver.count(f"A{i}") for i in range(SKRIVERE)} == {HVER}


def test_den_andre_skriveren_venter_til_den_foerste_er_ferdig(
    lager: Minnelager | Fillager,
) -> None:
    ferdig = threading.Event()

    def andre() -> None:
        skriv(lager, 1, "A2")
        ferdig.set()

    traad = threading.Thread(target=andre)
    with lager.transaksjon() as aapen:
        assert aapen.siste() is None
        traad.start()
        assert not ferdig.wait(0.2)
        foy_til(aapen, naa=NAA, aktor="A1", handling="proeve")
    traad.join()
    assert [(h.nr, h.aktor) for h in lager.les()] == [(1, "A1"), (2, "A2")]


def test_to_prosesser_paa_samme_fil(fil: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from kostra.kjede import Fillager;"
        "from kjede.test_lager import skriv;"
        "skriv(Fillager(Path(sys.argv[1])), 40, sys.argv[2])"
    )
    rot = Path(__file__).parents[1]
    prosesser = [
        subprocess.Popen([sys.executable, "-c", program, str(fil), aktor], cwd=rot)
        for aktor in ("A1", "A2")
    ]
    assert [prosess.wait() for prosess in prosesser] == [0, 0]
    svar = verifiser(Fillager(fil).les())
    assert isinstance(svar, Verifisert)
    assert svar.antall == 80


def test_en_hendelse_som_ikke_foelger_den_siste_avvises(lager: Minnelager | Fillager) -> None:
    """What a writer without the lock would try: to follow an event that has been followed."""
    foerste, andre = kjede(2)
    with lager.transaksjon() as aapen:
        aapen.skriv(foerste)
        for gal in (foerste, replace(andre, nr=3), replace(andre, forrige_hash="0" * 64)):
            with pytest.raises(Forgrening):
                aapen.skriv(gal)
        aapen.skriv(andre)
    assert list(lager.les()) == [foerste, andre]


def test_det_som_angres_er_ikke_skrevet(lager: Minnelager | Fillager) -> None:
    def skriv_og_feil() -> None:
        with lager.transaksjon() as aapen:
            foy_til(aapen, naa=NAA, aktor="A1", handling="angret")
            raise RuntimeError

    skriv(lager, 2)
    with pytest.raises(RuntimeError):
        skriv_og_feil()
    skriv(lager, 1)
    assert [(h.nr, h.handling) for h in lager.les()] == [(n, "proeve") for n in (1, 2, 3)]


def test_flere_hendelser_i_en_transaksjon_ser_hverandre(lager: Minnelager | Fillager) -> None:
    skriv(lager, 1)
    with lager.transaksjon() as aapen:
        andre = foy_til(aapen, naa=NAA, aktor="A1", handling="to")
        tredje = foy_til(aapen, naa=NAA, aktor="A1", handling="tre")
        assert aapen.siste() == tredje
        assert list(aapen.les(2)) == [andre, tredje]
        assert list(aapen.les(1, 2))[1:] == [andre]
    assert list(lager.les(2)) == [andre, tredje]


@pytest.mark.parametrize("feiler", [False, True])
def test_etter_transaksjonen_kan_ingenting_skrives(
    lager: Minnelager | Fillager, feiler: bool
) -> None:
    try:
        with lager.transaksjon() as aapen:
            if feiler:
                raise RuntimeError
    except RuntimeError:
        pass
    with pytest.raises(TransaksjonLukket):
        foy_til(aapen, naa=NAA, aktor="A1", handling="for sent")
    assert list(lager.les()) == []


@pytest.mark.parametrize(
    ("fra", "til", "numre"),
    [
        (1, None, [1, 2, 3, 4, 5]),
        (3, None, [3, 4, 5]),
        (2, 3, [2, 3]),
        (5, 9, [5]),
        (6, None, []),
        (3, 2, []),
    ],
)
def test_les_tar_med_begge_ender(
    lager: Minnelager | Fillager, fra: int, til: int | None, numre: list[int]
) -> None:
    skriv(lager, 5)
    assert [h.nr for h in lager.les(fra, til)] == numre


def test_filen_er_bare_for_eieren(fil: Path) -> None:
    skriv(Fillager(fil), 1)
    assert stat.S_IMODE(fil.stat().st_mode) == 0o600


def test_filen_vokser_bare(fil: Path) -> None:
    """What stood there stands there byte for byte after every event."""
    foer = b""
    for _ in range(5):
        skriv(Fillager(fil), 1)
        etter = fil.read_bytes()
        assert etter.startswith(foer)
        assert etter.count(b"\n") == foer.count(b"\n") + 1
        foer = etter


def test_hendelsen_er_paa_disken_foer_transaksjonen_er_over(
    fil: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was synced last is the whole file: nothing is confirmed from memory only."""
    synket: list[int] = []
    ekte = os.fsync

    def fsync(fd: int) -> None:
        ekte(fd)
        synket.append(os.fstat(fd).st_size)

    monkeypatch.setattr(os, "fsync", fsync)
    skriv(Fillager(fil), 3)
    assert synket[-1] == fil.stat().st_size > 0


def avbrutte_haler() -> Iterator[tuple[str, bytes, int]]:
    """Name, what a crash left after two events, and how many events there are after one more."""
    tredje = skriv_linje(kjede(3)[2])
    yield "ett tegn", b"{", 3
    yield "halv linje", tredje[: len(tredje) // 2], 3
    yield "uten siste tegn", tredje[:-1], 3
    yield "bare linjeskiftet mangler", tredje, 4
    yield "hel, men fra en annen kjede", skriv_linje(kjede(3, "b")[2]), 3


@pytest.mark.parametrize(
    ("hale", "antall"),
    [pytest.param(hale, antall, id=navn) for navn, hale, antall in avbrutte_haler()],
)
def test_etter_et_avbrudd_gaar_kjeden_videre(fil: Path, hale: bytes, antall: int) -> None:
    hele = b"".join(skriv_linje(h) + b"\n" for h in kjede(2))
    fil.write_bytes(hele + hale)
    lager = Fillager(fil)
    assert verifiser(lager.les()) == Verifisert(2, Hode.av(kjede(2)[-1]))
    skriv(lager, 1)
    svar = verifiser(lager.les())
    assert isinstance(svar, Verifisert)
    assert svar.antall == antall
    assert fil.read_bytes().startswith(hele)


def test_et_avbrudd_i_den_aller_foerste_hendelsen(fil: Path) -> None:
    fil.write_bytes(skriv_linje(kjede(1)[0])[:50])
    skriv(Fillager(fil), 2)
    assert [h.nr for h in Fillager(fil).les()] == [1, 2]


def test_full_disk_etterlater_ingenting(fil: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lager = Fillager(fil)
    skriv(lager, 2)
    foer = fil.read_bytes()

    def fsync(fd: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as mp:
        mp.setattr(os, "fsync", fsync)
        with pytest.raises(OSError, match="No space"):
            skriv(lager, 1)
    assert fil.read_bytes() == foer


def test_lang_kjede_fortsetter_fra_siste_linje(fil: Path) -> None:
    """Longer than what is read from the end to find the last event."""
    fil.write_bytes(b"".join(skriv_linje(h) + b"\n" for h in kjede(500)))
    assert fil.stat().st_size > 150_000
    skriv(Fillager(fil), 1)
    assert [h.nr for h in Fillager(fil).les(500)] == [500, 501]


def test_ulest_linje_er_et_brudd_med_nummer(fil: Path) -> None:
    linjer = [skriv_linje(h) for h in kjede(5)]
    linjer[2] = linjer[2].replace(b"rapportor", b'rappor"tor')
    fil.write_bytes(b"\n".join([*linjer, b""]))
    assert verifiser(Fillager(fil).les()) == Brudd(3, Feilslag.ENDRET)


def test_foerste_brudd_meldes_ogsaa_naar_det_neste_er_uleselig(fil: Path) -> None:
    linjer = [skriv_linje(h) for h in kjede(5)]
    fil.write_bytes(b"\n".join([linjer[0], linjer[2], b"{}", linjer[4], b""]))
    assert verifiser(Fillager(fil).les()) == Brudd(2, Feilslag.MANGLER)


@pytest.mark.parametrize("linje", [b"", b"ikke json", b"{}", b"[" * 100_000, b"x" * 300_000])
def test_ingenting_skrives_etter_en_linje_som_ikke_kan_leses(fil: Path, linje: bytes) -> None:
    innhold = skriv_linje(kjede(1)[0]) + b"\n" + linje + b"\n"
    fil.write_bytes(innhold)
    with pytest.raises(UleseligHendelse):
        skriv(Fillager(fil), 1)
    assert fil.read_bytes() == innhold
    assert verifiser(Fillager(fil).les()) == Brudd(2, Feilslag.ENDRET)


def test_linje_tatt_bort_fra_filen_finnes(fil: Path) -> None:
    linjer = [skriv_linje(h) + b"\n" for h in kjede(5)]
    fil.write_bytes(b"".join(linjer[:1] + linjer[2:]))
    assert verifiser(Fillager(fil).les()) == Brudd(2, Feilslag.MANGLER)


def test_en_fil_som_ikke_finnes_er_en_tom_kjede(fil: Path) -> None:
    hendelser: list[Hendelse] = list(Fillager(fil).les())
    assert hendelser == []
    assert not fil.exists()
