"""The layouts of 11CF: what a maker of extracts relies on when a record is laid out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest

from kostra.skjema import Felt, Filbeskrivelse, UkjentSkjema, filbeskrivelse, kommuner, skjemaer
from samlet import i_ett

AAR = (2022, 2023, 2024, 2025, 2026)


def alle_felt() -> Iterator[tuple[int, Felt]]:
    for aar in AAR:
        for felt in filbeskrivelse("11CF", aar, med_tekster=True).felt:
            yield aar, felt


@pytest.fixture(params=AAR, ids=str)
def fb(request: pytest.FixtureRequest) -> Filbeskrivelse:
    return filbeskrivelse("11CF", request.param)


def test_11cf_finnes_for_fem_aar() -> None:
    assert skjemaer()["11CF"] == AAR


@i_ett(
    ("aar", "lengde", "antall"),
    [(2022, 139, 54), (2023, 138, 53), (2024, 136, 52), (2025, 152, 53), (2026, 152, 53)],
)
def test_recordlengde_og_antall_felt(aar: int, lengde: int, antall: int) -> None:
    fb = filbeskrivelse("11CF", aar)
    assert (fb.recordlengde, len(fb.felt)) == (lengde, antall)


def test_feltene_dekker_recorden_uten_hull_og_overlapp(fb: Filbeskrivelse) -> None:
    assert fb.felt[0].fra == 1
    assert all(neste.fra == felt.til + 1 for felt, neste in pairwise(fb.felt))
    assert sum(felt.lengde for felt in fb.felt) == fb.recordlengde


def test_feltnavn_er_unike(fb: Filbeskrivelse) -> None:
    assert len(fb.etter_navn) == len(fb.felt)


@i_ett(
    ("aar", "navn", "fra", "til"),
    [
        (2022, "KVP_OSLO", 58, 58),
        (2022, "DISTRIKTSNR", 9, 10),
        (2023, "PERSON_JOURNALNR", 11, 18),
        (2024, "REG_DATO", 33, 38),
        (2024, "YTELSE_INDIVIDSTONAD", 59, 59),
        (2024, "SAKSBEHANDLER", 127, 136),
        (2025, "FODSELSDATO", 9, 16),
        (2025, "REG_DATO", 41, 48),
        (2025, "YTELSE_INDIVIDSTONAD", 73, 73),
        (2026, "YTELSE_TILTAKSPENGER", 73, 73),
        (2026, "SAKSBEHANDLER", 143, 152),
    ],
)
def test_feltet_staar_der_ssb_har_publisert_det(aar: int, navn: str, fra: int, til: int) -> None:
    felt = filbeskrivelse("11CF", aar).etter_navn[navn]
    assert (felt.fra, felt.til) == (fra, til)


def test_datofelt_er_like_brede_som_monsteret() -> None:
    datoer = {(aar, f.navn): f for aar, f in alle_felt() if f.datatype == "dato"}
    assert len(datoer) == 3 * 4 + 2 * 5
    assert all(felt.lengde == len(felt.monster) for felt in datoer.values())
    for (aar, navn), felt in datoer.items():
        assert felt.monster == ("ddMMyy" if aar < 2025 else "ddMMyyyy"), (aar, navn)


def test_bare_datofelt_har_datomonster() -> None:
    assert {f.monster for _, f in alle_felt() if f.datatype != "dato"} == {""}


def test_hver_kode_fyller_feltet_og_staar_bare_en_gang() -> None:
    for aar, felt in alle_felt():
        koder = [kode.kode for kode in felt.koder]
        assert {len(kode) for kode in koder} <= {felt.lengde}, (aar, felt.navn)
        assert len(set(koder)) == len(koder), (aar, felt.navn)


@i_ett(("aar", "antall"), [(2022, 356), (2023, 356), (2024, 357), (2025, 357), (2026, 357)])
def test_antall_kommuner(aar: int, antall: int) -> None:
    assert len(kommuner(aar)) == antall


@i_ett(
    ("aar", "i_filbeskrivelsen", "i_kontrollen"),
    [(2022, 357, 356), (2023, 357, 356), (2024, 358, 357), (2025, 358, 358), (2026, 358, 358)],
)
def test_9999_er_publisert_alle_aar_men_kontrollen_kjenner_den_fra_2025(
    aar: int, i_filbeskrivelsen: int, i_kontrollen: int
) -> None:
    felt = filbeskrivelse("11CF", aar).etter_navn["KOMMNR_KVP_KOMM"]
    assert felt.koder[-1].kode == "9999"
    assert len(felt.koder) == i_filbeskrivelsen
    assert len(felt.gyldige_koder) == i_kontrollen
    assert ("9999" in felt.gyldige_koder) is (aar >= 2025)


def test_kommunene_foelger_aaret() -> None:
    assert kommuner(2023)["1507"] == "Ålesund"
    assert "1507" not in kommuner(2024)
    assert (kommuner(2024)["1508"], kommuner(2024)["1580"]) == ("Ålesund", "Haram")
    assert (kommuner(2025)["0301"], kommuner(2026)["0301"]) == ("Oslo", "Oslo - Oslove")


def test_status_faar_kode_7_i_2023() -> None:
    koder = {aar: filbeskrivelse("11CF", aar).etter_navn["STATUS"].gyldige_koder for aar in AAR}
    assert koder[2022] == set("123456")
    assert all(koder[aar] == set("1234567") for aar in AAR[1:])


def test_ukjent_skjema_sier_hvilke_som_finnes() -> None:
    with pytest.raises(UkjentSkjema, match=r"«99X» finnes ikke.*11CF"):
        filbeskrivelse("99X", 2026)


@i_ett("aar", [2021, 2027, 24, -1])
def test_ukjent_aar_sier_hvilke_som_finnes(aar: int) -> None:
    with pytest.raises(UkjentSkjema, match=rf"11CF finnes ikke for {aar}.*2022–2026"):
        filbeskrivelse("11CF", aar)
