"""A new form is a definition: other question, other law, other function, and no code for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from blankett.svarark import OSLO, SENJA, utfylt
from kostra.blankett import (
    Blankett,
    Feltfeil,
    Gruppestatus,
    feil,
    gruppestatus,
    les_blankett,
    synlige_felt,
)
from kostra.blankett.svar import Verdi
from samlet import i_ett

DATA = Path(__file__).parent / "data"
EPOST: dict[str, Verdi] = {"epost": "nora@senja.example"}


@pytest.fixture
def sosialhjelp() -> Blankett:
    return les_blankett((DATA / "sosialhjelp.toml").read_text("utf-8"), 2024)


@pytest.fixture
def barnevern() -> Blankett:
    return les_blankett((DATA / "barnevern.toml").read_text("utf-8"), 2025)


def par(funnet: list[Feltfeil]) -> list[tuple[str, str]]:
    return [(ett.felt, ett.kode) for ett in funnet]


def test_en_ny_blankett_har_sitt_eget_sporsmal_sin_lov_og_sin_funksjon(
    sosialhjelp: Blankett,
) -> None:
    assert sosialhjelp.tittel.nb == "91F. Nødhjelp 2024 - filuttrekk"
    assert sosialhjelp.funksjon == "281"
    assert "mottakere av sosialhjelp i 2024?" in sosialhjelp.etter_id["mottakere"].etikett.nb


def test_en_ny_blankett_spor_etter_antall_bare_ved_ja(sosialhjelp: Blankett) -> None:
    ja = utfylt(sosialhjelp, {**EPOST, "mottakere": "ja"}, fil="fil-1")
    assert par(feil(sosialhjelp, ja)) == [("antall", "mangler")]
    assert gruppestatus(sosialhjelp, ja, "uttrekk") is Gruppestatus.UFULLSTENDIG
    nei = utfylt(sosialhjelp, {**EPOST, "mottakere": "nei"}, fil="fil-1")
    assert feil(sosialhjelp, nei) == []
    assert gruppestatus(sosialhjelp, nei, "uttrekk") is Gruppestatus.FERDIG


def test_en_ny_blankett_retter_tall_og_melder_gale(sosialhjelp: Blankett) -> None:
    svar = utfylt(sosialhjelp, {**EPOST, "mottakere": "ja", "antall": " 1 204 "}, fil="fil-1")
    assert svar["antall"] == "1204"
    assert feil(sosialhjelp, svar) == []
    galt = {**svar, "antall": "mange"}
    assert gruppestatus(sosialhjelp, galt, "uttrekk") is Gruppestatus.FEIL


def test_en_ny_blankett_har_sin_lov_og_tre_sider(barnevern: Blankett) -> None:
    assert "nr. 97" in barnevern.hjemmel.nb
    assert [gruppe.id for gruppe in barnevern.grupper] == ["kommune", "virksomhet", "uttrekk"]
    assert barnevern.filfelt is not None
    assert barnevern.filfelt.svarfelt == "barn"


def test_felt_folger_av_hvert_kryss(barnevern: Blankett) -> None:
    def synlige(*kryss: str) -> set[str]:
        svar = utfylt(barnevern, {"samarbeid": list(kryss)})
        return {felt.id for felt in synlige_felt(barnevern, svar, "virksomhet")}

    assert synlige() == {"samarbeid"}
    assert synlige("nabo") == {"samarbeid", "vertskommune"}
    assert synlige("vakt", "nabo") == {"samarbeid", "vertskommune", "vakt_mobil"}


def test_en_valgfri_side_er_ferdig_uten_kryss_og_feil_med_galt_nummer(barnevern: Blankett) -> None:
    ingen = utfylt(barnevern, {})
    assert gruppestatus(barnevern, ingen, "virksomhet") is Gruppestatus.FERDIG
    vakt = utfylt(barnevern, {"samarbeid": ["vakt"], "vakt_mobil": "22 22 22 22"})
    assert par(feil(barnevern, vakt, "virksomhet")) == [("vakt_mobil", "mobil")]
    assert gruppestatus(barnevern, vakt, "virksomhet") is Gruppestatus.FEIL


@i_ett(("kilder", "vises"), [(SENJA, False), (OSLO, True)])
def test_bydel_i_oslo_gjelder_ogsa_nye_blanketter(
    barnevern: Blankett, kilder: dict[str, str], vises: bool
) -> None:
    svar = utfylt(barnevern, EPOST, kilder)
    assert ("bydelsnr" in {felt.id for felt in synlige_felt(barnevern, svar)}) is vises
