"""The layouts of 11F: what a maker of extracts relies on when a record is laid out."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kostra.skjema import Filbeskrivelse, filbeskrivelse, skjemaer
from samlet import i_ett

AAR = (2022, 2023, 2024, 2025, 2026)
OBLIGATORISKE = {
    "KOMMUNE_NR", "VERSION", "BYDELSNR", "FODSELSDATO", "PERSON_JOURNALNR", "KJONN", "EKTSTAT",
    "BU18", "VKLO", "TRYGDESIT", "ARBSIT", "BIDRAG", "LAAN", "GITT_OKONOMIRAD",
    "FAAT_INDIVIDUELL_PLAN", "SAKSBEHANDLER", "BOSIT", "VILKARSOSLOV", "VILKARSAMEKT",
}  # fmt: skip


@pytest.fixture(params=AAR, ids=str)
def fb(request: pytest.FixtureRequest) -> Filbeskrivelse:
    return filbeskrivelse("11F", request.param)


def test_11f_finnes_for_fem_aar() -> None:
    assert skjemaer()["11F"] == AAR


@i_ett(
    ("aar", "lengde", "antall"),
    [(2022, 324, 78), (2023, 324, 78), (2024, 324, 78), (2025, 338, 79), (2026, 338, 79)],
)
def test_recordlengde_og_antall_felt(aar: int, lengde: int, antall: int) -> None:
    fb = filbeskrivelse("11F", aar)
    assert (fb.recordlengde, len(fb.felt), len(fb.etter_navn)) == (lengde, antall, antall)


def test_feltene_dekker_recorden_uten_hull_og_overlapp(fb: Filbeskrivelse) -> None:
    assert fb.felt[0].fra == 1
    assert all(neste.fra == felt.til + 1 for felt, neste in pairwise(fb.felt))


@i_ett(
    ("aar", "navn", "fra", "til"),
    [
        (2022, "DISTRIKTSNR", 9, 10),
        (2023, "PERSON_JOURNALNR", 11, 18),
        (2023, "VILKARDIGPLAN", 305, 306),
        (2024, "PERSON_JOURNALNR", 9, 16),
        (2024, "VILKARNORSKSAMISKOPPL", 305, 306),
        (2024, "VEDTAKDATO", 307, 312),
        (2025, "FODSELSDATO", 9, 16),
        (2025, "PERSON_DUF", 36, 47),
        (2025, "UTBETDATO", 279, 286),
        (2026, "BIDRAG", 82, 88),
        (2026, "LAAN_DES", 257, 263),
        (2026, "SAKSBEHANDLER", 266, 275),
        (2026, "VEDTAKDATO", 319, 326),
        (2026, "SANKSJONANDRE", 337, 338),
    ],
)
def test_feltet_staar_der_ssb_har_publisert_det(aar: int, navn: str, fra: int, til: int) -> None:
    felt = filbeskrivelse("11F", aar).etter_navn[navn]
    assert (felt.fra, felt.til) == (fra, til)


def test_datofelt_er_like_brede_som_monsteret(fb: Filbeskrivelse) -> None:
    datoer = {f.navn: f for f in fb.felt if f.datatype == "dato"}
    ventet = {"UTBETDATO", "UTBETTOMDATO", "VEDTAKDATO"}
    assert set(datoer) == ventet | ({"FODSELSDATO"} if fb.aar >= 2025 else set())
    for felt in datoer.values():
        assert felt.monster == ("ddMMyyyy" if fb.aar >= 2025 else "ddMMyy")
        assert felt.lengde == len(felt.monster)


def test_heltall_er_antall_barn_og_alle_beloep(fb: Filbeskrivelse) -> None:
    heltall = {f.navn for f in fb.felt if f.datatype == "heltall"}
    assert len(heltall) == 1 + 2 * 13
    assert all(n == "ANTBU18" or n.startswith(("BIDRAG", "LAAN")) for n in heltall)


def test_obligatoriske_felt_kom_i_2025(fb: Filbeskrivelse) -> None:
    paakrevd = {f.navn for f in fb.felt if f.paakrevd}
    assert paakrevd == (OBLIGATORISKE if fb.aar >= 2025 else set())


def test_hver_kode_fyller_feltet_og_staar_bare_en_gang(fb: Filbeskrivelse) -> None:
    for felt in fb.felt:
        koder = [kode.kode for kode in felt.koder]
        assert {len(kode) for kode in koder} <= {felt.lengde}, felt.navn
        assert len(set(koder)) == len(koder), felt.navn


def test_hvilke_felt_som_har_koder(fb: Filbeskrivelse) -> None:
    uten = {f.navn for f in fb.felt if f.datatype == "tekst" and not f.koder}
    ventet = {
        "KOMMUNE_NR", "VERSION", "BYDELSNR", "PERSON_JOURNALNR", "PERSON_FODSELSNR", "PERSON_DUF",
        "SAKSBEHANDLER",
    }  # fmt: skip
    assert uten == ventet | ({"DISTRIKTSNR"} if fb.aar <= 2023 else set())


def test_barnetrygd_er_en_trygd_fra_2024() -> None:
    uten = {"01", "02", "04", "05", "06", "07", "09", "10", "11", "12"}
    for aar in AAR:
        koder = filbeskrivelse("11F", aar).etter_navn["TRYGDESIT"].gyldige_koder
        assert koder == (uten if aar <= 2023 else uten | {"13"}), aar


def test_filen_leses_som_i_11cf_men_tom_fil_godtas_i_2022(fb: Filbeskrivelse) -> None:
    annen = filbeskrivelse("11CF", fb.aar).lesing
    assert fb.lesing.tom_godtas is (fb.aar == 2022)
    for navn in ("alle_linjeskift", "fjern_blanke", "tab_er_feil", "samlet_lengdefeil"):
        assert getattr(fb.lesing, navn) == getattr(annen, navn)


@i_ett(
    ("aar", "poster", "antall"),
    [(2022, 0, 4), (2022, 10, 394), (2023, 10, 440), (2024, 10, 450), (2025, 10, 460),
     (2026, 1, 48), (2026, 0, 0)],
)  # fmt: skip
def test_antall_kontroller(aar: int, poster: int, antall: int) -> None:
    tall = filbeskrivelse("11F", aar).kontrolltall
    assert tall.antall(poster, poster, oslo=False) == antall
    assert tall.antall(poster, poster, oslo=True) == antall


def test_en_post_heter_mottaker() -> None:
    omtale = filbeskrivelse("11F", 2026).omtale
    assert (omtale["person"].nb, omtale["personer"].nb) == ("mottaker", "mottakere")
    assert (omtale["personer"].nn, omtale["personer"].en) == ("mottakarar", "recipients")
