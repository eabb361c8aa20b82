"""Form 15F through the public entry: the reader's controls, counts, progress, *Nei*, tables."""

from __future__ import annotations

import gc
from typing import Any

import pytest

import kostra
import kostra.kontroll.kontroller_elementer as motor
from kostra.kontroll.modell import Grad, Rapport
from kostra.kontroll.tabeller import Tabell as Blokktabell
from kostra.kontroll.tabellrader import Rader
from kostra.skjema.struktur import struktur
from kostra.testdata import lag_fil
from samlet import i_ett

AVGIVER = (
    '<Avgiver Organisasjonsnummer="944117784" Versjon="2026" Kommunenummer="1103" '
    'Kommunenavn="Stavanger"/>'
)
KOLONNER = pytest.mark.parametrize("kolonner", ["ren", "numpy"])


def individ(nr: int, innhold: str = "", **om: str) -> str:
    alle = {
        "Id": f"i{nr}", "StartDato": "2026-01-01", "Journalnummer": f"J{nr}",
        "Fodselsnummer": f"158614{nr:05}", "Saksbehandler": "SB", "Avslutta3112": "2", **om,
    }  # fmt: skip
    attributter = " ".join(f'{navn}="{verdi}"' for navn, verdi in alle.items())
    return f"<Individ {attributter}>{innhold}</Individ>"


def fil(*deler: str, slutt: str = "</Barnevern>") -> bytes:
    """A file of these elements, one a line; the first stands on line 2."""
    return "\n".join(["<Barnevern>", *deler, slutt]).encode()


def kontroller(innhold: bytes, **valg: Any) -> Rapport:
    return kostra.kontroller(
        innhold, **{"skjema": "15F", "aar": 2026, "region": "110300", "tillegg": False, **valg}
    )


def antall(rapport: Rapport) -> dict[str, int]:
    return {k.id: k.antall for k in rapport.kontroller if k.antall}


@KOLONNER
def test_ugyldige_elementer_telles_og_resten_kontrolleres(kolonner: Any) -> None:
    feil = individ(1, StartDato="2026-13-01", Journalnummer="J9", Saksbehandler="SB9")
    rapport = kontroller(
        fil(AVGIVER, feil, individ(2), '<Avgiver Versjon="x"/>'), kolonner=kolonner
    )
    assert antall(rapport).items() >= {"INDIVID_01": 1, "AVGIVER_01": 1, "INDIVID_06": 1}.items()
    assert (rapport.antall_kontroller, rapport.antall_poster) == (4 + 51, 1)
    (m,) = [m for m in rapport.meldinger if m.kontroll == "INDIVID_01"]
    assert (m.journalnummer, m.saksbehandler, m.element, m.linjenumre) == (
        "J9",
        "SB9",
        "Individ",
        (3,),
    )
    assert [k.id for k in rapport.kontroller][:3] == ["LESEFEIL", "AVGIVER_01", "INDIVID_01"]


@KOLONNER
def test_lesefeil_forkaster_alle_funn_men_ikke_tellingen(kolonner: Any) -> None:
    rapport = kontroller(fil(AVGIVER, individ(1), individ(2), slutt="</Feil>"), kolonner=kolonner)
    assert [m.kontroll for m in rapport.meldinger] == ["LESEFEIL"]
    assert antall(rapport) == {"LESEFEIL": 1}
    assert rapport.antall_kontroller == 4 + 2 * 51
    assert rapport.alvorlighetsgrad is Grad.ERROR
    assert rapport.statistikk == ()
    assert rapport.meldinger[0].linjenumre == (5,)


@i_ett("innhold", [b"", b" ", b"<Barnevern/>", b"J0001", b"<a><b></a>"])
def test_ingenting_kontrollert_er_feil(innhold: bytes) -> None:
    rapport = kontroller(innhold)
    assert (rapport.alvorlighetsgrad, rapport.antall_kontroller) == (Grad.ERROR, 0)


@KOLONNER
def test_bare_ugyldige_individer_er_ingen_individer(kolonner: Any) -> None:
    rapport = kontroller(fil(individ(1, Id="")), kolonner=kolonner)
    assert antall(rapport) == {"INDIVID_01": 1, "AVGIVER_00": 1, "INDIVID_00": 1}


@KOLONNER
@pytest.mark.parametrize("per_blokk", [1, 3, 1000])
def test_stoerrelsen_paa_blokkene_endrer_ingenting(
    kolonner: Any, per_blokk: int, monkeypatch: Any
) -> None:
    innhold = lag_fil("15F", 2026, "110300", 60, feil=0.5)
    ventet = kontroller(innhold, kolonner="ren", tillegg=True)
    monkeypatch.setattr(motor, "INDIVIDER_PER_BLOKK", dict.fromkeys(("ren", "numpy"), per_blokk))
    fikk = kontroller(innhold, kolonner=kolonner, tillegg=True)
    assert fikk.meldinger == ventet.meldinger
    assert fikk.kontroller == ventet.kontroller
    assert len(ventet.meldinger) > 10


def test_en_lest_blokk_slippes_foer_soppelet_tommes(monkeypatch: Any) -> None:
    # a control on the command line runs without garbage collection: a cycle would keep every block
    monkeypatch.setitem(motor.INDIVIDER_PER_BLOKK, "ren", 2)
    innhold = fil(*(individ(nr) for nr in range(20)))
    gc.collect()
    gc.disable()
    try:
        kontroller(innhold, kolonner="ren")
        igjen = [o for o in gc.get_objects() if issubclass(type(o), (Rader, Blokktabell))]
    finally:
        gc.enable()
    assert len(igjen) <= len(struktur("15F", 2026).tabeller), "at most those of the last block"


@KOLONNER
def test_funn_per_kontroll_kappes_med_sant_antall(kolonner: Any) -> None:
    ugyldige = [individ(n, Id="") for n in range(7)]
    uten_aktivitet = [individ(n) for n in range(10, 30)]
    rapport = kontroller(
        fil(AVGIVER, *ugyldige, *uten_aktivitet), maks_per_regel=5, kolonner=kolonner
    )
    assert (antall(rapport)["INDIVID_01"], antall(rapport)["INDIVID_06"]) == (7, 20)
    for id_, linjer in (("INDIVID_01", range(3, 8)), ("INDIVID_06", range(10, 15))):
        funnet = [m.linjenumre[0] for m in rapport.meldinger if m.kontroll == id_]
        assert funnet == list(linjer)


def test_fremdriften_melder_barn_ferdig_og_barn_i_alt(monkeypatch: Any) -> None:
    monkeypatch.setattr(motor, "INDIVIDER_PER_BLOKK", {"ren": 4})
    sett: list[tuple[int, int]] = []
    innhold = fil(AVGIVER, *(individ(n) for n in range(10)), individ(99, Id=""))
    kontroller(innhold, fremdrift=lambda *tall: sett.append(tall), kolonner="ren")
    assert sett == [(4, 11), (8, 11), (10, 11)]


@i_ett(
    ("innhold", "grad"),
    [
        (b" ", Grad.OK),
        (b"", Grad.FATAL),
        (b"\n", Grad.FATAL),
        (b"  ", Grad.FATAL),
        (fil(AVGIVER, individ(1)), Grad.FATAL),
    ],
)
def test_nei_besvares_foer_alle_regler(innhold: bytes, grad: Grad) -> None:
    """Exactly one space is a delivery without content; anything else is refused."""
    rapport = kontroller(innhold, vedlegg=False)
    assert rapport.alvorlighetsgrad is grad
    assert [m.kontroll for m in rapport.meldinger] == ["K000"]
    assert [k.id for k in rapport.kontroller] == ["K000"]


@i_ett(
    ("hode", "ventet"),
    [
        ("", "UTF-8"),
        ('<?xml version="1.0" encoding="iso-8859-1"?>', "ISO-8859-1"),
        ("<?xml version='1.0' encoding='UTF-8'?>", "UTF-8"),
    ],
)
def test_tegnsettet_er_det_filen_sier(hode: str, ventet: str) -> None:
    rapport = kontroller(
        hode.encode()
        + fil(AVGIVER, individ(1, Saksbehandler="Ås"))
        .decode()
        .encode("utf-8" if ventet == "UTF-8" else "latin-1")
    )
    assert rapport.tegnsett == ventet
    assert {m.saksbehandler for m in rapport.meldinger if m.element} == {"Ås"}


@KOLONNER
def test_statistikken_teller_det_filen_inneholder(kolonner: Any) -> None:
    melding = '<Melding Id="m" StartDato="2026-01-11" SluttDato="2026-01-12" Konklusjon="3"/>'
    plan = '<Plan Id="p" StartDato="2026-02-02" Plantype="4"/>'
    tiltak = (
        '<Tiltak Id="t" StartDato="2026-02-02"><Lovhjemmel Lov="BVL2021" Kapittel="3" Paragraf="1"/>'
        '<Kategori Kode="4.3"/></Tiltak>'
    )
    barn = {"Fodselsnummer": "15861450098"}  # control digits fit, born in 2014
    innhold = fil(AVGIVER, individ(1, melding + plan + tiltak, **barn))
    rapport = kontroller(innhold, kolonner=kolonner)
    assert [m.kontroll for m in rapport.meldinger if m.alvorlighetsgrad.stopper] == []
    talt = {
        t.tittel.nb.split(" (")[0]: {navn.nb: n for navn, n in t.rader if n}
        for t in rapport.statistikk
    }
    assert talt == {
        "Barn": {"I alt": 1, "6–12 år": 1, "Med melding": 1, "Med plan": 1, "Med tiltak": 1},
        "Meldinger": {"I alt": 1, "Henlagt fordi barnet har tiltak": 1},
        "Undersøkelser": {},
        "Planer": {"I alt": 1, _plantype("4"): 1},
        "Tiltak etter kategorigruppe": {"I alt": 1, "Styrke barnets utvikling": 1},
    }


def _plantype(kode: str) -> str:
    from kostra.skjema.struktur import struktur

    return next(
        k.tekst.nb for k in struktur("15F", 2026).kodelister["plantype"].koder if k.kode == kode
    )


def test_statistikken_sier_at_den_er_vaar() -> None:
    rapport = kontroller(lag_fil("15F", 2026, "110300", 5))
    assert len(rapport.statistikk) == 5
    for tabell in rapport.statistikk:
        assert "vår egen telling, ikke SSBs statistikk" in tabell.tittel.nb
        assert "vår eiga teljing, ikkje statistikken til SSB" in tabell.tittel.nn
        assert "our own count, not Statistics Norway's" in tabell.tittel.en


def test_ingen_statistikk_for_en_fil_som_ikke_kan_sendes_inn() -> None:
    assert kontroller(fil(AVGIVER, individ(1))).statistikk == ()
