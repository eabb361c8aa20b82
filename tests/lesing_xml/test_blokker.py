"""What is handed over: tables with parents and lines, block by block, the same however it is cut."""

from __future__ import annotations

import mmap
from pathlib import Path
from typing import Any

import pytest

from kontroll.arbeid import kall
from kostra.kontroll.element import les_elementer, leser
from kostra.kontroll.tabeller import Blokk
from kostra.skjema.struktur import struktur
from lesing_xml.xmlfil import (
    FLYTTING,
    JMFR,
    KATEGORI,
    LOV,
    PLAN,
    fil,
    individ,
    les,
    melding,
    tiltak,
    undersokelse,
)
from samlet import i_ett

TABELLER = struktur("15F", 2026).tabeller
MELDER = '<Melder Kode="22"><Presisering>presist</Presisering></Melder>'
GRUNNLAG = '<Vedtaksgrunnlag Kode="1"/><Vedtaksgrunnlag Kode="2"/>'


def stort_individ(nr: int) -> str:
    to_meldinger = melding(MELDER * 2, Id="1") + melding(MELDER + undersokelse(GRUNNLAG), Id="2")
    return individ(to_meldinger + tiltak(LOV + JMFR + KATEGORI) + FLYTTING, Id=str(nr))


def rader(blokker: list[Blokk]) -> dict[str, list[tuple[Any, ...]]]:
    """Every row with the Id of its Individ, whatever block it is in. Each block has its own ``fil``."""
    ut: dict[str, list[tuple[Any, ...]]] = {navn: [] for navn in TABELLER}
    for blokk in blokker:
        for navn, tabell in blokk.items():
            for nr in range(tabell.antall if navn != "fil" else 0):
                verdier = [tabell.kolonner[kolonne][nr] for kolonne in TABELLER[navn].kolonner]
                ut[navn].append((eier(blokk, navn, nr), tabell.linjer[nr], *verdier))
    return ut


def eier(blokk: Blokk, navn: str, nr: int) -> str:
    while navn not in ("individ", "avgiver", "fil"):
        navn, nr = TABELLER[navn].forelder, blokk[navn].forelder[nr]
    return str(blokk[navn].kolonner["id"][nr]) if navn == "individ" else ""


def test_en_blokk_har_alle_tabeller_med_alle_kolonner() -> None:
    for innhold in (fil(individ()), "<Barnevern/>"):
        [blokk] = les(innhold).blokker
        assert list(blokk) == list(TABELLER)
        for navn, tabell in blokk.items():
            assert list(tabell.kolonner) == list(TABELLER[navn].kolonner)
            lengder = {len(kolonne) for kolonne in tabell.kolonner.values()} | {len(tabell.linjer)}
            assert lengder == {tabell.antall}
        assert (blokk["fil"].antall, blokk["fil"].linjer) == (1, [1])


def test_verdiene_staar_i_sine_kolonner() -> None:
    innhold = fil(
        individ(
            melding(MELDER + undersokelse(Konklusjon="5"), SluttDato="2026-02-08", Konklusjon="2")
            + tiltak(
                '<Lovhjemmel Lov="BVL2021" Kapittel="5" Paragraf="1" Bokstav="a" Ledd="2" Punktum="3"/>'
                '<Kategori Kode="3.7"><Presisering>hjemme</Presisering></Kategori>'
                '<Opphevelse Kode="4"><Presisering>annet</Presisering></Opphevelse>'
            )
            + '<Flytting Id="F" SluttDato="2026-05-01"><ArsakFra Kode="2.9" Presisering="a"/>'
            '<FlyttingTil Kode="8" Presisering="b"/></Flytting>',
            Fodselsnummer="15896900123",
            SluttDato="2026-12-01",
        )
    )
    [blokk] = les(innhold).blokker
    ventet: dict[str, list[Any]] = {
        "avgiver": ["958935420", 2026, "1103", "Stavanger"],
        "individ": [
            "I1",
            20260115,
            20261201,
            "J-1",
            "15896900123",
            None,
            None,
            None,
            None,
            "SBH1",
            "2",
        ],
        "melding": ["M1", 20260201, 20260208, "2"],
        "melder": ["22", "presist"],
        "undersokelse": ["U1", 20260205, None, "5", None],
        "tiltak": [
            "T1",
            20260301,
            None,
            "BVL2021",
            "5",
            "1",
            "a",
            "2",
            "3",
            "3.7",
            "hjemme",
            "4",
            "annet",
        ],
        "flytting": ["F", 20260501, "2.9", "a", "8", "b"],
    }
    for navn, verdier in ventet.items():
        assert [kolonne[0] for kolonne in blokk[navn].kolonner.values()] == verdier


def test_foreldre_er_radene_i_tabellen_over() -> None:
    [blokk] = les(fil(stort_individ(1), individ(Id="2"), stort_individ(3))).blokker
    assert blokk["individ"].forelder == [0, 0, 0]
    assert blokk["melding"].forelder == [0, 0, 2, 2]
    assert blokk["melder"].forelder == [0, 0, 1, 2, 2, 3]
    assert blokk["undersokelse"].forelder == [1, 3]
    assert blokk["vedtaksgrunnlag"].forelder == [0, 0, 1, 1]
    assert blokk["jmfrlovhjemmel"].forelder == [0, 1]
    assert blokk["flytting"].forelder == [0, 2]


def test_linjene_er_startmerkenes() -> None:
    inni = f"\n{melding(f'{chr(10)}{MELDER}{chr(10)}{MELDER}')}\n\n{PLAN}\n"
    [blokk] = les(fil(individ(), individ(inni))).blokker
    assert blokk["avgiver"].linjer == [2]
    assert blokk["individ"].linjer == [3, 4]
    assert blokk["melding"].linjer == [5]
    assert blokk["melder"].linjer == [6, 7]
    assert blokk["plan"].linjer == [9]


@i_ett("per_blokk", [1, 2, 3, 7, 1000])
def test_radene_er_de_samme_hvordan_filen_enn_deles(per_blokk: int) -> None:
    innhold = fil(*(stort_individ(nr) for nr in range(7)))
    hel, delt = les(innhold), les(innhold, individer_per_blokk=per_blokk)
    assert rader(delt.blokker) == rader(hel.blokker)
    assert [b["individ"].antall for b in delt.blokker] == [
        min(per_blokk, 7 - fra) for fra in range(0, 7, per_blokk)
    ]


@pytest.mark.parametrize("bit", [1, 2, 3, 17, 1000])
def test_radene_er_de_samme_hvor_mange_byte_som_enn_leses_om_gangen(
    bit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    innhold = fil(*(stort_individ(nr) for nr in range(3)), individ(Avslutta3112="9"))
    hel = les(innhold)
    monkeypatch.setattr(leser, "BIT", bit)
    delt = les(innhold)
    assert rader(delt.blokker) == rader(hel.blokker)
    assert delt.feil == hel.feil


def test_en_blokk_sluttes_ogsaa_naar_den_har_mange_rader(monkeypatch: pytest.MonkeyPatch) -> None:
    assert leser.MAKS_RADER == 100_000
    monkeypatch.setattr(leser, "MAKS_RADER", 1_000)
    planer = "".join(f'<Plan Id="{n}" StartDato="2026-02-01" Plantype="1"/>' for n in range(400))
    lest = les(fil(*(individ(planer, Id=str(nr)) for nr in range(5))))
    assert [blokk["individ"].antall for blokk in lest.blokker] == [3, 2]


def test_alt_som_kan_leses_kommer_i_filens_rekkefolge() -> None:
    individer = [individ(Id=str(nr), Avslutta3112="9" if nr % 3 == 1 else "1") for nr in range(20)]
    lest = les(fil(*individer), individer_per_blokk=4)
    assert lest.kolonne("individ", "id") == [str(nr) for nr in range(20) if nr % 3 != 1]
    assert [funn.id for funn in lest.feil] == [str(nr) for nr in range(20) if nr % 3 == 1]
    linjer = [funn.linje for funn in lest.feil]
    assert linjer == sorted(linjer)


def test_en_fil_i_minnekart_leses_likt(tmp_path: Path) -> None:
    innhold = fil(*(stort_individ(nr) for nr in range(300))).encode()
    sti = tmp_path / "15F.xml"
    sti.write_bytes(innhold)
    with sti.open("rb") as fila, mmap.mmap(fila.fileno(), 0, access=mmap.ACCESS_READ) as kart:
        blokker = list(les_elementer(kart, struktur("15F", 2026), individer_per_blokk=50))
    assert blokker == list(les_elementer(innhold, struktur("15F", 2026), individer_per_blokk=50))


def test_filen_leses_bit_for_bit() -> None:
    """The first block comes long before the end of the file is read."""
    innhold = fil(*(stort_individ(nr) for nr in range(1000)), "<").encode()
    forste = next(les_elementer(innhold, struktur("15F", 2026), individer_per_blokk=5))
    assert isinstance(forste, dict)
    assert forste["individ"].antall == 5


def test_arbeidet_vokser_jevnt_med_filen() -> None:
    faa = fil(*(stort_individ(nr) for nr in range(50)))
    mange = fil(*(stort_individ(nr) for nr in range(400)))
    les(faa)
    # 8 times the individuals; quadratic would be 64 times the work
    assert kall(lambda: les(mange)) < 9 * kall(lambda: les(faa))


def test_arbeidet_vokser_jevnt_med_soesken() -> None:
    def med(antall: int) -> str:
        planer = (f'<Plan Id="{n}" StartDato="2026-02-01" Plantype="1"/>' for n in range(antall))
        return fil(individ("".join(planer)))

    faa, mange = med(500), med(4000)
    les(faa)
    assert kall(lambda: les(mange)) < 9 * kall(lambda: les(faa))
