"""The catalogue is complete in three languages, and every text is in use."""

from __future__ import annotations

import re
from dataclasses import replace
from string import Formatter

import pytest

from kostra import rapport
from kostra.kontroll.modell import Grad
from kostra.rapport.tekster import Tekster, katalog
from kostra.skjema.modell import SPRAAK
from rapport import eksempel
from samlet import i_ett


def plassholdere(tekst: str) -> list[str]:
    return sorted(navn for _, navn, _, _ in Formatter().parse(tekst) if navn is not None)


@i_ett("nokkel", katalog())
def test_hver_tekst_finnes_pa_tre_sprak_med_like_plassholdere(nokkel):
    tekster = katalog()[nokkel]
    assert tuple(tekster) == SPRAAK
    assert all(tekst and tekst == tekst.strip() for tekst in tekster.values())
    assert len({tuple(plassholdere(tekst)) for tekst in tekster.values()}) == 1


def test_entall_og_flertall_kommer_i_par():
    for nokkel in katalog():
        if nokkel.endswith((".1", ".n")):
            stamme = nokkel[:-2]
            assert {f"{stamme}.1", f"{stamme}.n"} <= set(katalog())
            for sprak in SPRAAK:
                ental, flertal = (katalog()[f"{stamme}.{slag}"][sprak] for slag in "1n")
                assert plassholdere(ental) == plassholdere(flertal)


class Husk(dict):
    """A catalogue that remembers which texts were asked for."""

    def __init__(self, *oppslag):
        super().__init__(*oppslag)
        self.brukt = set()

    def __getitem__(self, nokkel):
        self.brukt.add(nokkel)
        return super().__getitem__(nokkel)


def test_hver_tekst_er_i_bruk(monkeypatch):
    husk = Husk(katalog())
    monkeypatch.setattr("kostra.rapport.tekster.katalog", lambda: husk)
    monkeypatch.setattr("kostra.rapport.som_html.katalog", lambda: husk)
    resultater = [
        eksempel.med_feil(kvartal="2", orgnr="944117784", antall_linjer=30, navn="Uoppgitt"),
        eksempel.med_advarsler(),
        eksempel.uten_feil(),
        eksempel.fatal(1),
        replace(eksempel.fatal(3), merknader=()),
        eksempel.ingen_data(),
        eksempel.ingen_deltakere(),
        eksempel.stor(2, 60),
        eksempel.rapport(
            Grad.INFO,
            kontroller=(replace(eksempel.K38, grad=Grad.INFO),),
            meldinger=(replace(eksempel.FUNN[0], alvorlighetsgrad=Grad.INFO),),
        ),
        eksempel.med_feil(
            meldinger=(replace(eksempel.FUNN[0], saksbehandler="", linjenumre=tuple(range(99))),)
        ),
        eksempel.med_feil(
            meldinger=(replace(eksempel.FUNN[0], element="Tiltak", element_id="t1"),)
        ),
    ]
    for resultat in resultater:
        for format in rapport.FORMATER:
            rapport.skriv(resultat, format)
    rapport.ManglerTillegg("pdf")
    with pytest.raises(rapport.UkjentFormat):
        rapport.skriv(resultater[0], "x")
    stammer = {re.sub(r"\.[1n]$", "", nokkel) for nokkel in husk.brukt}
    ubrukt = sorted(n for n in husk if re.sub(r"\.[1n]$", "", n) not in stammer)
    assert ubrukt == []


def test_engelsk_inneholder_ikke_norske_tegn():
    assert not [n for n, tekst in katalog().items() if re.search("[æøåÆØÅ]", tekst["en"])]


def test_nynorsk_er_ikke_bokmal():
    bokmalsord = re.compile(r"\b(ikke|hva|hvorfor|noe|flere|jeg|filen|en feil|advarsel\w*)\b", re.I)
    assert not [n for n, tekst in katalog().items() if bokmalsord.search(tekst["nn"])]


@i_ett("sprak", SPRAAK)
def test_tekster_kan_skrives(sprak):
    t = Tekster(sprak)
    assert t.antall("dom.feil", 1) != t.antall("dom.feil", 2) or sprak != "en"
    assert "12\u00a0345" in t.antall("dom.feil", 12345)
    assert [t.grad(grad) for grad in Grad]
    assert len(t("tid.maaneder").split()) == 12
