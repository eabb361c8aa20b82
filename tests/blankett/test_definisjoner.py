"""Form 999 and the three extracts: the labels users know, what is asked of whom, and by which right."""

from __future__ import annotations

import re

import pytest

from blankett.svarark import ANSVARLIG, OSLO, SENJA, utfylt
from kostra.blankett import Blankett, UkjentBlankett, blankett, blanketter, fra_kilder, synlige_felt
from kostra.blankett.bygg import KILDER
from kostra.skjema import SPRAAK
from samlet import i_ett

AAR = (2022, 2023, 2024, 2025, 2026)
UTTREKK = ("11F", "11CF", "15F")
NAVN = {"11F": "Sosialhjelp", "11CF": "Kvalifiseringsstønad", "15F": "Barnevern"}
SPORSMAL = {
    "11F": "Har kommunen hatt mottakere av økonomisk sosialhjelp i 2022?",
    "11CF": "Har kommunen hatt deltakere i kvalifiseringsprogram i 2022?",
    "15F": "Har kommunen hatt barn og unge med sak i barnevernet i 2022?",
}
SOSIALTJENESTELOVEN = ("18. desember 2009", "nr. 131", "§ 8")
HJEMMEL = {
    "11F": SOSIALTJENESTELOVEN,
    "11CF": SOSIALTJENESTELOVEN,
    "15F": ("18. juni 2021", "nr. 97", "barnevern"),
}
FUNKSJON = {"11F": "281", "11CF": "276", "15F": "244, 251, 252"}
filuttrekk = pytest.mark.parametrize("skjema", UTTREKK)


def etiketter(form: Blankett) -> list[str]:
    return [felt.etikett.nb for felt in form.felt]


@i_ett("aar", AAR)
def test_blankettene_finnes_hvert_aar_med_999_forst(aar: int) -> None:
    assert [form.id for form in blanketter(aar)] == ["999", *UTTREKK]


def test_et_aar_uten_blanketter_har_en_tom_liste() -> None:
    assert blanketter(2019) == ()


@i_ett(("navn", "aar", "sier"), [("11X", 2022, "999, 11F, 11CF, 15F"), ("15F", 2019, "2022–2026")])
def test_ukjent_blankett_sier_hva_som_finnes(navn: str, aar: int, sier: str) -> None:
    with pytest.raises(UkjentBlankett, match=sier):
        blankett(navn, aar)


@i_ett("aar", AAR)
def test_titlene_star_bokstav_for_bokstav(aar: int) -> None:
    for skjema, navn in NAVN.items():
        assert blankett(skjema, aar).tittel.nb == f"{skjema}. {navn} {aar} - filuttrekk"
    assert (
        blankett("999", aar).tittel.nb
        == "999. Registrering av person som skal rapportere sensitive data"
    )


def test_999_har_to_sider_med_kjente_etiketter() -> None:
    form = blankett("999", 2022)
    assert [gruppe.tittel.nb for gruppe in form.grupper] == [
        "Opplysninger om kommunen og ansvarlig for rapporteringen",
        "Opplysninger om person som skal rapportere sensitive data",
    ]
    assert etiketter(form) == [
        "Kommunenr",
        "Kommunens navn",
        "Bydelsnr",
        "Bydelsnavn",
        "Navn skjemaansvarlig",
        "Tlf nr",
        "E-post skjemaansvarlig",
        "For- og etternavn",
        "E-postadresse",
        "Mobiltelefonnummer",
        "Skjema som skal rapporteres",
    ]


@i_ett("aar", AAR)
def test_999_tilbyr_aarets_tre_filuttrekk_ved_tittel(aar: int) -> None:
    valg = blankett("999", aar).etter_id["skjema"].valg
    assert [(v.verdi, v.etikett.nb) for v in valg] == [
        ("11F", f"11F. Sosialhjelp {aar} - filuttrekk"),
        ("11CF", f"11CF. Kvalifiseringsstønad {aar} - filuttrekk"),
        ("15F", f"15F. Barnevern {aar} - filuttrekk"),
    ]
    assert valg[2].etikett.en == f"15F. Child welfare {aar} - file extract"


@filuttrekk
def test_et_filuttrekk_har_kjente_etiketter_og_sitt_sporsmal_med_aaret(skjema: str) -> None:
    form = blankett(skjema, 2022)
    assert etiketter(form) == [
        "Kommunenummer",
        "Kommunens navn",
        "Bydelsnr",
        "Bydelsnavn",
        "Distrikt nr",
        "Navn skjemaansvarlig",
        "Telefonnummer",
        "E-post skjemaansvarlig",
        SPORSMAL[skjema],
        "HER",
        "Hent kryptert fil",
    ]
    assert form.filfelt is not None
    sporsmal = blankett(skjema, 2025).etter_id[form.filfelt.svarfelt]
    assert [v.etikett.nb for v in sporsmal.valg] == ["Ja", "Nei"]
    assert all(v.hjelp.paa(sprak) for v in sporsmal.valg for sprak in SPRAAK)
    assert all("2025?" in sporsmal.etikett.paa(sprak) for sprak in SPRAAK)


@filuttrekk
def test_et_filuttrekk_sier_funksjon_hjemmel_og_oppdragsgiver_pa_tre_sprak(skjema: str) -> None:
    form = blankett(skjema, 2022)
    assert form.funksjon == FUNKSJON[skjema]
    assert all(ord_ in form.hjemmel.nb for ord_ in HJEMMEL[skjema])
    tall = set(re.findall(r"\d+", form.hjemmel.nb))
    for sprak in SPRAAK:
        assert set(re.findall(r"\d+", form.hjemmel.paa(sprak))) == tall
        assert {"21", "2019", "32", "10"} <= tall
        assert form.paa_oppdrag_av.paa(sprak)


def test_barnevern_bygger_pa_sin_egen_lov_og_sitt_eget_departement() -> None:
    barnevern, kvalifisering = blankett("15F", 2026), blankett("11CF", 2026)
    assert "131" not in barnevern.hjemmel.nb
    assert barnevern.paa_oppdrag_av != kvalifisering.paa_oppdrag_av
    assert blankett("11F", 2026).paa_oppdrag_av == kvalifisering.paa_oppdrag_av
    assert kvalifisering.paa_oppdrag_av.nb == "Arbeids- og sosialdepartementet"
    assert kvalifisering.paa_oppdrag_av.en == "the Ministry of Labour and Social Affairs"


def test_barnevern_sier_fra_2023_hvem_som_leverer_til_registeret_i_stedet() -> None:
    """The systems that deliver to the register began on 1 January 2023."""
    assert "register" not in blankett("15F", 2022).forklaring.nb.lower()
    for aar in AAR[1:]:
        forklaring = blankett("15F", aar).forklaring
        assert all("register" in forklaring.paa(sprak).lower() for sprak in SPRAAK)


def test_999_er_kommunens_og_uttrekkene_er_rapportorens() -> None:
    assert {form.id: form.hvem for form in blanketter(2024)} == {
        "999": "kommune", "11F": "rapportor", "11CF": "rapportor", "15F": "rapportor",
    }  # fmt: skip


@filuttrekk
def test_lenken_til_den_tomme_filen_kan_settes_inn_i_setningen_pa_hvert_sprak(skjema: str) -> None:
    lenke = blankett(skjema, 2023).etter_id["tom_fil"]
    for sprak in SPRAAK:
        for_, etter = lenke.hjelp.paa(sprak).split("{lenke}")
        assert for_
        assert etter
        assert f"{skjema} 2023" in lenke.skjermleser.paa(sprak)


def test_bare_xml_trenger_mer_plass_enn_portalen_gir_alle() -> None:
    maks = {f.id: f.filfelt.maks_mb for f in blanketter(2026) if f.filfelt}
    assert maks == {"11F": 0, "11CF": 0, "15F": 60}
    assert blankett("999", 2022).filfelt is None


@i_ett("navn", ["999", *UTTREKK])
def test_bydel_vises_bare_i_oslo(navn: str) -> None:
    form = blankett(navn, 2022)
    senja = {felt.id for felt in synlige_felt(form, utfylt(form, ANSVARLIG, SENJA))}
    oslo = {felt.id for felt in synlige_felt(form, utfylt(form, ANSVARLIG, OSLO))}
    assert oslo - senja == {"bydelsnr", "bydelsnavn"}
    assert senja < oslo


@filuttrekk
def test_forhandsutfylling_henter_brukeren_og_laser_bare_enheten(skjema: str) -> None:
    form = blankett(skjema, 2022)
    forste = fra_kilder(form, OSLO)
    assert forste["ansvarlig_navn"] == "Nora Eksempel"
    assert forste["bydelsnavn"] == "Gamle Oslo"
    laaste = fra_kilder(form, OSLO, bare_laaste=True)
    assert set(laaste) == {"kommunenr", "kommunenavn", "bydelsnr", "bydelsnavn"}


def test_ukjent_opplysning_gir_tomt_felt() -> None:
    assert fra_kilder(blankett("999", 2022), {})["ansvarlig_epost"] == ""


@i_ett("aar", AAR)
def test_hver_kilde_er_i_bruk_og_kjent(aar: int) -> None:
    brukt = {felt.kilde for form in blanketter(aar) for felt in form.felt if felt.kilde}
    assert brukt == KILDER


def test_felt_om_brukeren_selv_har_autofyll_og_felt_om_andre_har_ikke() -> None:
    form = blankett("999", 2022)
    for side, onsket in (("kommune", {"name", "tel", "email"}), ("person", {"off"})):
        felt = [f for f in form.gruppe(side).felt if f.tas_imot and f.slag != "flervalg"]
        assert {f.autocomplete for f in felt} == onsket


def test_et_felt_finner_siden_sin() -> None:
    form = blankett("999", 2022)
    assert form.gruppe_med("person_mobil").id == "person"
    with pytest.raises(UkjentBlankett):
        form.gruppe_med("finnes_ikke")
    with pytest.raises(UkjentBlankett):
        form.gruppe("finnes_ikke")
