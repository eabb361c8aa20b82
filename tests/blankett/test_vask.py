"""Whatever is typed or sent, what is kept is one clean line of the form's own fields."""

from __future__ import annotations

import json
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from blankett.svarark import ANSVARLIG, PERSON, SENJA, utfylt
from kostra.blankett import blankett, feil, fra_kilder, gruppestatus, synlige_felt, vask, visning
from kostra.skjema import SPRAAK
from portal.stygge import STYGGE, med_navn
from samlet import i_ett

B999 = blankett("999", 2022)
B11CF = blankett("11CF", 2022)
TEKSTFELT = [felt.id for form in (B999,) for felt in form.felt if felt.tas_imot and not felt.valg]
NAVNGITTE = list(med_navn())


def navn(tekst: str) -> str:
    verdi = vask(B999, {"person_navn": tekst})["person_navn"]
    assert isinstance(verdi, str)
    return verdi


def er_ren(tekst: str) -> bool:
    kategorier = {unicodedata.category(tegn) for tegn in tekst}
    return (
        not kategorier & {"Cc", "Cf", "Cs", "Zl", "Zp"}
        and tekst == tekst.strip()
        and "  " not in tekst
        and unicodedata.is_normalized("NFC", tekst)
    )


def test_listen_med_stygge_strenger_er_pa_minst_400_og_uten_dubletter() -> None:
    assert len(set(STYGGE)) == len(STYGGE) >= 400


@i_ett("streng", [s for _, s in NAVNGITTE], ids=[n for n, _ in NAVNGITTE])
def test_stygg_streng_blir_en_ren_linje_i_hvert_felt(streng: str) -> None:
    svar = vask(B999, dict.fromkeys(TEKSTFELT, streng))
    for felt_id in TEKSTFELT:
        verdi = svar[felt_id]
        assert isinstance(verdi, str)
        assert er_ren(verdi)
        assert len(verdi) <= 2000
    json.dumps(svar, ensure_ascii=False).encode("utf-8")


@i_ett("streng", [s for _, s in NAVNGITTE], ids=[n for n, _ in NAVNGITTE])
def test_stygg_streng_blir_aldri_epost_eller_telefon_og_gjentas_aldri_i_feilen(streng: str) -> None:
    svar = utfylt(B999, {**PERSON, "person_epost": streng, "person_mobil": streng})
    funnet = {ett.felt: ett for ett in feil(B999, svar, "person")}
    assert set(funnet) == {"person_epost", "person_mobil"}
    if len(streng) > 8 and str(svar["person_epost"]).strip():
        for ett in funnet.values():
            assert not any(str(svar[ett.felt]) in ett.tekst.paa(sprak) for sprak in SPRAAK)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from([f.id for f in B999.felt]), st.text() | st.lists(st.text())))
def test_alt_kan_sendes_uten_at_noe_annet_enn_svar_og_feil_kommer_ut(
    raa: dict[str, str | list[str]],
) -> None:
    en_gang = utfylt(B999, raa)
    assert vask(B999, en_gang) | fra_kilder(B999, SENJA, bare_laaste=True) == en_gang
    synlige = {felt.id for felt in synlige_felt(B999, en_gang)}
    assert {ett.felt for ett in feil(B999, en_gang)} <= synlige
    assert all(gruppestatus(B999, en_gang, gruppe.id) for gruppe in B999.grupper)


@settings(deadline=None)
@given(st.text())
def test_ethvert_navn_blir_en_ren_linje(tekst: str) -> None:
    assert er_ren(navn(tekst))
    assert navn(navn(tekst)) == navn(tekst)


@i_ett(
    "skrevet",
    [
        "Ánne Šárá Čuoŋgi",
        "Nora-Karin O'Brien d'Élan",
        "Đorđe Ŧimo Žižžu",
        "Нора Пример",
        "诺拉 例子",
    ],
)
def test_navn_beholder_bokstavene_sine(skrevet: str) -> None:
    assert navn(skrevet) == skrevet
    assert feil(B999, utfylt(B999, {**PERSON, "person_navn": skrevet}), "person") == []


def test_navn_skrevet_med_lose_aksenter_blir_det_samme_navnet() -> None:
    assert navn(unicodedata.normalize("NFD", "Ánne Šárá Čuoŋgi")) == "Ánne Šárá Čuoŋgi"


@i_ett(
    ("skrevet", "blir"),
    [
        ("  Nora \t Eksempel ", "Nora Eksempel"),
        ("Nora\xa0Eksempel", "Nora Eksempel"),
        ("Nora\r\nBcc: ond@ond.example", "Nora Bcc: ond@ond.example"),
        ("Nora\x00Eksempel", "NoraEksempel"),
        ("\u202eNora\u202c", "Nora"),
        ("No\u200bra", "Nora"),
        ("\u200b \u200b", ""),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("=1+1", "=1+1"),
    ],
)
def test_usynlig_fjernes_og_synlig_star(skrevet: str, blir: str) -> None:
    assert navn(skrevet) == blir


def test_et_navn_av_bare_usynlige_tegn_er_ikke_noe_navn() -> None:
    (ett,) = feil(B999, utfylt(B999, {**PERSON, "person_navn": "\u200b\u00ad "}), "person")
    assert (ett.felt, ett.kode) == ("person_navn", "mangler")


@i_ett(
    ("skrevet", "blir"),
    [
        (" Nora.Eksempel@SENJA.Example ", "Nora.Eksempel@senja.example"),
        ("nora@ÅS.example", "nora@ås.example"),
        ("anne@kárášjohka.example", "anne@kárášjohka.example"),
        ("nora@ｓｅｎｊａ.example", "nora@senja.example"),
        ("nora+kostra@post.senja.example", "nora+kostra@post.senja.example"),
        ("o'brien@senja.example", "o'brien@senja.example"),
        ("nora@xn--s-zfa.example", "nora@xn--s-zfa.example"),
    ],
)
def test_epost_far_en_skrivemate(skrevet: str, blir: str) -> None:
    svar = utfylt(B999, {**PERSON, "person_epost": skrevet})
    assert svar["person_epost"] == blir
    assert feil(B999, svar, "person") == []


@i_ett("mellom", ["\r\n", "\n", "\r", " ", ",", ";", "\u2028", "\x00 "])
def test_to_adresser_i_ett_felt_avvises(mellom: str) -> None:
    skrevet = f"nora@senja.example{mellom}ond@ond.example"
    (ett,) = feil(B999, utfylt(B999, {**PERSON, "person_epost": skrevet}), "person")
    assert ett.kode == "epost"
    assert "én adresse" in ett.tekst.nb


def test_laste_felt_fil_og_fremmede_navn_tas_aldri_fra_det_som_sendes() -> None:
    sendt = {"kommunenr": "0301", "fil": "en-annens-fil", "tom_fil": "x", "er_admin": "1"}
    assert not set(vask(B11CF, sendt)) & set(sendt)
    svar = utfylt(B11CF, {**ANSVARLIG, "kommunenr": "0301"})
    assert svar["kommunenr"] == "5421"


def test_valg_som_ikke_finnes_faller_bort() -> None:
    assert vask(B999, {"skjema": ["15F", "99X", "11F", "11F"]})["skjema"] == ["11F", "15F"]
    assert vask(B11CF, {"deltakere": "kanskje"})["deltakere"] == ""


def test_et_avkrysset_valg_alene_og_ingen_valg() -> None:
    assert vask(B999, {"skjema": "11CF"})["skjema"] == ["11CF"]
    assert vask(B999, {})["skjema"] == []


def test_det_siste_gjelder_nar_et_felt_sendes_to_ganger() -> None:
    assert vask(B999, {"person_navn": ["Nora", "Per"]})["person_navn"] == "Per"
    assert vask(B999, {"person_navn": []})["person_navn"] == ""


def test_en_side_rorer_ikke_svarene_pa_en_annen() -> None:
    lagret = utfylt(B999, {**ANSVARLIG, **PERSON})
    etter = lagret | vask(B999, {"person_navn": "Kari Test"}, gruppe="person")
    assert etter["ansvarlig_navn"] == "Nora Eksempel"
    assert (etter["person_navn"], etter["skjema"]) == ("Kari Test", [])


def test_visning_bruker_etikettene_pa_brukerens_sprak() -> None:
    deltakere, skjema = B11CF.etter_id["deltakere"], B999.etter_id["skjema"]
    assert [visning(deltakere, "ja", sprak) for sprak in SPRAAK] == ["Ja", "Ja", "Yes"]
    assert visning(skjema, ["11F", "15F"]) == (
        "11F. Sosialhjelp 2022 - filuttrekk, 15F. Barnevern 2022 - filuttrekk"
    )
    assert visning(B999.etter_id["person_navn"], "Nora") == "Nora"
