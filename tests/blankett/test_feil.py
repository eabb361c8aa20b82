"""What a user is told, and how far each page has come."""

from __future__ import annotations

from blankett.svarark import ANSVARLIG, OSLO, PERSON, utfylt
from kostra.blankett import Gruppestatus, blankett, feil, gruppestatus
from kostra.blankett.feiltekst import tekster
from kostra.blankett.svar import Verdi
from kostra.skjema import SPRAAK
from samlet import i_ett

B999 = blankett("999", 2022)
B11CF = blankett("11CF", 2022)


def test_ferdig_utfylt_har_ingen_feil() -> None:
    assert feil(B999, utfylt(B999, {**ANSVARLIG, **PERSON})) == []
    svar = utfylt(B11CF, {**ANSVARLIG, "deltakere": "ja"}, OSLO, fil="fil-1")
    assert feil(B11CF, svar) == []


def test_alt_pakrevd_meldes_i_feltenes_rekkefolge_med_noe_a_gjore() -> None:
    funnet = feil(B11CF, utfylt(B11CF, {}))
    assert [ett.felt for ett in funnet] == [
        "ansvarlig_navn",
        "ansvarlig_telefon",
        "ansvarlig_epost",
        "deltakere",
        "fil",
    ]
    assert {ett.kode for ett in funnet} == {"mangler"}
    assert funnet[0].tekst.nb == "Feltet «Navn skjemaansvarlig» er tomt. Fyll det ut."
    assert "Velg Ja eller Nei" in funnet[3].tekst.nb
    assert "last den opp" in funnet[4].tekst.nb


def test_ingen_skjema_valgt_har_sin_egen_tekst() -> None:
    (ett,) = feil(B999, utfylt(B999, {**PERSON, "skjema": []}), "person")
    assert (ett.felt, ett.kode) == ("skjema", "mangler")
    assert ett.tekst.nb.startswith("Ingen skjema er valgt. Kryss av for minst ett")


def test_et_utkast_klager_ikke_over_det_som_ikke_er_fylt_ut_enna() -> None:
    svar = utfylt(B999, {"person_epost": "nora"})
    assert [e.felt for e in feil(B999, svar, for_innsending=False)] == ["person_epost"]


def test_laste_felt_uten_verdi_er_ikke_brukerens_feil() -> None:
    svar = utfylt(B11CF, {**ANSVARLIG, "deltakere": "nei"}, {}, fil="fil-1")
    assert feil(B11CF, svar) == []


def test_for_lang_tekst_sier_hvor_lang_og_hvor_lang_den_kan_vaere() -> None:
    assert feil(B999, utfylt(B999, {**PERSON, "person_navn": "N" * 100}), "person") == []
    (ett,) = feil(B999, utfylt(B999, {**PERSON, "person_navn": "N" * 101}), "person")
    assert ett.kode == "for_lang"
    for sprak in SPRAAK:
        assert "101" in ett.tekst.paa(sprak)
        assert "100" in ett.tekst.paa(sprak)


def test_en_hel_fil_limt_inn_i_et_felt_meldes_som_for_lang_og_lagres_ikke_hel() -> None:
    svar = utfylt(B999, {**PERSON, "person_navn": "N" * 1_000_000})
    assert len(str(svar["person_navn"])) == 2000
    assert [e.kode for e in feil(B999, svar, "person")] == ["for_lang"]


def test_feilene_kan_hentes_for_en_side() -> None:
    assert {e.felt for e in feil(B999, utfylt(B999, {}), "person")} == set(PERSON)


@i_ett("navn", sorted(tekster()))
def test_hver_feiltekst_star_pa_tre_sprak_og_navngir_feltet(navn: str) -> None:
    tekst = tekster()[navn]
    assert set(tekst) == set(SPRAAK)
    assert all("{etikett}" in tekst[sprak] for sprak in SPRAAK)
    assert len({tekst[sprak] for sprak in ("nb", "en")}) == 2
    assert all(len(tekst[sprak].split(". ")) >= 2 for sprak in SPRAAK)


@i_ett(
    ("sendt", "status"),
    [
        ({}, Gruppestatus.TOM),
        ({"person_navn": "Nora"}, Gruppestatus.UFULLSTENDIG),
        ({"skjema": ["11F"]}, Gruppestatus.UFULLSTENDIG),
        (PERSON, Gruppestatus.FERDIG),
        ({**PERSON, "person_epost": "nora"}, Gruppestatus.FEIL),
        ({"person_epost": "nora"}, Gruppestatus.FEIL),
        ({**PERSON, "person_mobil": "77 00 00 00"}, Gruppestatus.FEIL),
    ],
)
def test_status_for_en_side(sendt: dict[str, Verdi], status: Gruppestatus) -> None:
    assert gruppestatus(B999, utfylt(B999, sendt), "person") is status


def test_laste_felt_alene_gjor_ikke_en_side_pabegynt() -> None:
    assert gruppestatus(B11CF, utfylt(B11CF, {}, OSLO), "kommune") is Gruppestatus.TOM


def test_fil_uten_svar_er_pabegynt_og_blir_ferdig_med_svaret() -> None:
    bare_fil = utfylt(B11CF, ANSVARLIG, fil="fil-1")
    assert gruppestatus(B11CF, bare_fil, "uttrekk") is Gruppestatus.UFULLSTENDIG
    med_svar = {**bare_fil, "deltakere": "nei"}
    assert gruppestatus(B11CF, med_svar, "uttrekk") is Gruppestatus.FERDIG
