"""The terminal: verdict first, colour never alone, any width and encoding, nothing from the file runs."""

from __future__ import annotations

import io
import re

from rich.console import Console

from kostra import rapport
from kostra.kontroll.modell import Grad
from kostra.rapport.tegnsett import Tegnsett
from kostra.rapport.terminal import FARGE, TEGN
from kostra.skjema.modell import SPRAAK
from rapport import eksempel
from samlet import i_ett


def tekst(resultat, sprak="nb", bredde=100):
    ut = io.StringIO()
    rapport.vis(resultat, Console(file=ut, width=bredde, color_system=None), sprak)
    return ut.getvalue()


def test_dommen_først_så_antall_så_funn():
    linjer = tekst(eksempel.med_feil()).splitlines()
    assert "Filen kan ikke sendes inn ennå. 4 feil må rettes." in linjer[1]
    rekke = ["4 Feil", "4 feil som må rettes", "Tilleggskontroller", "Funn per saksbehandler"]
    plass = [next(nr for nr, linje in enumerate(linjer) if bit in linje) for bit in rekke]
    assert plass == sorted(plass)


def test_et_funn_har_sak_sted_funn_råd_grunn_og_felt():
    ut = tekst(eksempel.med_feil(), bredde=140)
    assert re.search(r"J0000004 +SB00000002 +4 +Det er svart ja på barn under 18 år\. ", ut)
    assert "Dette gjør du: Skriv antall barn under 18 år, eller rett svaret til nei." in ut
    assert "Hvorfor? Antall barn brukes" in ut
    assert "Felt: Barn under 18 år (BU18), posisjon 36; Antall barn (ANTBU18), posisjon 37–38" in ut


def test_merknaden_står_over_funnene():
    ut = tekst(eksempel.fatal())
    assert ut.index("Filen ser ut som 11F") < ut.index("Recordlengde")
    assert "2 (post 1)" in ut


def test_lange_grupper_kappes_med_sant_antall():
    ut = tekst(eksempel.stor(1, 50, 12_345), bredde=120)
    assert ut.count("Ingen av feltene om situasjonen") == 20
    assert "… og 12\u00a0325 til. Hele listen: velg format html eller xlsx" in ut


def test_statistikk_bare_når_filen_kan_sendes_inn():
    assert "4\u00a0812\u00a0400" in tekst(eksempel.med_advarsler())
    assert "Statistikktabeller" not in tekst(eksempel.med_feil())


@i_ett("bredde", [20, 40, 71, 72, 80, 200])
@i_ett("sprak", SPRAAK)
def test_ingen_linje_er_bredere_enn_konsollen(bredde, sprak):
    for lag in (eksempel.med_feil, eksempel.fatal, eksempel.med_advarsler):
        linjer = tekst(lag(), sprak, bredde).splitlines()
        assert max(map(len, linjer)) <= bredde


def test_smal_konsoll_har_alle_saker():
    ut = tekst(eksempel.med_feil(), bredde=40)
    for melding in (*eksempel.FUNN, eksempel.TILLEGG):
        assert melding.journalnummer in ut


def test_farge_følges_alltid_av_ord_og_tegn():
    assert set(FARGE) == set(TEGN) == set(Grad)
    assert len(set(TEGN.values())) == len(Grad)
    ut = tekst(eksempel.med_feil())
    assert "✖ Feil" in ut
    assert "▲ Advarsel" in ut


def test_farger_når_konsollen_kan_og_ingen_med_no_color(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    def vis():
        ut = io.StringIO()
        konsoll = Console(file=ut, force_terminal=True, color_system="standard", width=100)
        rapport.vis(eksempel.med_feil(), konsoll)
        return ut.getvalue()

    assert "\x1b[1;31m" in vis()
    monkeypatch.setenv("NO_COLOR", "1")
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]", vis())


@i_ett("tegnsett", ["cp1252", "cp850", "ascii", "iso-8859-1", "utf-8", "cp932"])
@i_ett("sprak", SPRAAK)
def test_ingen_konsoll_krasjer(tegnsett, sprak):
    for lag in (eksempel.med_feil, eksempel.fatal, eksempel.med_advarsler, eksempel.ondsinnet):
        buffer = io.BytesIO()
        strom = io.TextIOWrapper(buffer, encoding=tegnsett, errors="strict")
        rapport.vis(lag(), strom, sprak)
        strom.flush()
        assert buffer.getvalue().decode(tegnsett)


def test_ascii_gir_lesbar_likhet():
    buffer = io.BytesIO()
    strom = io.TextIOWrapper(buffer, encoding="ascii", errors="strict")
    rapport.vis(eksempel.med_feil(), Console(file=strom, width=120))
    strom.flush()
    ut = buffer.getvalue().decode("ascii")
    assert "x Filen kan ikke sendes inn enna. 4 feil ma rettes." in ut
    assert '"150622"' in ut
    assert "600 000" in ut


def test_norske_tegn_står_i_cp1252_og_cp850():
    for tegnsett in ("cp1252", "cp850"):
        assert "ennå" in rapport.skriv(eksempel.med_feil(), "terminal", tegnsett=tegnsett).decode(
            tegnsett
        )


def test_ukjent_tegnsett_blir_ascii():
    assert Tegnsett("finnes-ikke").vis("å ✖ 日 é") == "a x ? e"


def test_ingenting_fra_filen_styrer_konsollen():
    ut = tekst(eksempel.ondsinnet())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ud800-\udfff]", ut)
    assert "[bold red]" in ut
    assert ":smile:" in ut
    assert "15869010089" not in ut


def test_skriv_gir_ren_tekst_uten_farger_og_blanke_linjeslutt():
    utdata = rapport.skriv(eksempel.med_feil(), "terminal")
    assert b"\x1b" not in utdata
    assert not re.search(rb" +\n", utdata)
