"""Forms 999 and 11CF: the labels users know, what is asked of whom, and by which right."""

from __future__ import annotations

import pytest

from blankett.svarark import ANSVARLIG, OSLO, SENJA, utfylt
from kostra.blankett import Blankett, UkjentBlankett, blankett, blanketter, fra_kilder, synlige_felt
from kostra.blankett.bygg import KILDER
from kostra.skjema import SPRAAK

AAR = (2022, 2023, 2024, 2025, 2026)


def etiketter(form: Blankett) -> list[str]:
    return [felt.etikett.nb for felt in form.felt]


@pytest.mark.parametrize("aar", AAR)
def test_begge_blanketter_finnes_hvert_aar_med_999_forst(aar: int) -> None:
    assert [form.id for form in blanketter(aar)] == ["999", "11CF"]


def test_et_aar_uten_blanketter_har_en_tom_liste() -> None:
    assert blanketter(2019) == ()


@pytest.mark.parametrize(
    ("navn", "aar", "sier"), [("11X", 2022, "999, 11CF"), ("11CF", 2019, "2022–2026")]
)
def test_ukjent_blankett_sier_hva_som_finnes(navn: str, aar: int, sier: str) -> None:
    with pytest.raises(UkjentBlankett, match=sier):
        blankett(navn, aar)


@pytest.mark.parametrize("aar", AAR)
def test_titlene_star_bokstav_for_bokstav(aar: int) -> None:
    assert blankett("11CF", aar).tittel.nb == f"11CF. Kvalifiseringsstønad {aar} - filuttrekk"
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


@pytest.mark.parametrize("aar", AAR)
def test_999_tilbyr_aarets_tre_filuttrekk_ved_tittel(aar: int) -> None:
    valg = blankett("999", aar).etter_id["skjema"].valg
    assert [(v.verdi, v.etikett.nb) for v in valg] == [
        ("11F", f"11F. Sosialhjelp {aar} - filuttrekk"),
        ("11CF", f"11CF. Kvalifiseringsstønad {aar} - filuttrekk"),
        ("15F", f"15F. Barnevern {aar} - filuttrekk"),
    ]


def test_11cf_har_kjente_etiketter_og_sporsmal_med_aaret() -> None:
    form = blankett("11CF", 2022)
    assert etiketter(form) == [
        "Kommunenummer",
        "Kommunens navn",
        "Bydelsnr",
        "Bydelsnavn",
        "Distrikt nr",
        "Navn skjemaansvarlig",
        "Telefonnummer",
        "E-post skjemaansvarlig",
        "Har kommunen hatt deltakere i kvalifiseringsprogram i 2022?",
        "HER",
        "Hent kryptert fil",
    ]
    assert [v.etikett.nb for v in form.etter_id["deltakere"].valg] == ["Ja", "Nei"]
    assert "i 2025?" in blankett("11CF", 2025).etter_id["deltakere"].etikett.nn


def test_11cf_sier_funksjon_hjemmel_og_oppdragsgiver_pa_tre_sprak() -> None:
    form = blankett("11CF", 2022)
    assert form.funksjon == "276"
    for nummer in ("131", "32", "2009", "2019", "§ 8", "§ 10"):
        assert all(nummer in form.hjemmel.paa(sprak) for sprak in SPRAAK)
    assert form.paa_oppdrag_av.nb == "Arbeids- og sosialdepartementet"
    assert form.paa_oppdrag_av.en == "the Ministry of Labour and Social Affairs"


def test_999_er_kommunens_og_11cf_er_rapportorens() -> None:
    assert blankett("999", 2024).hvem == "kommune"
    assert blankett("11CF", 2024).hvem == "rapportor"


def test_lenken_til_den_tomme_filen_kan_settes_inn_i_setningen_pa_hvert_sprak() -> None:
    lenke = blankett("11CF", 2023).etter_id["tom_fil"]
    for sprak in SPRAAK:
        for_, etter = lenke.hjelp.paa(sprak).split("{lenke}")
        assert for_
        assert etter
        assert "11CF 2023" in lenke.skjermleser.paa(sprak)


def test_filen_vet_hvilket_sporsmal_som_avgjor_innholdet() -> None:
    fil = blankett("11CF", 2022).filfelt
    assert fil is not None
    assert fil.svarfelt == "deltakere"
    assert blankett("999", 2022).filfelt is None


@pytest.mark.parametrize("navn", ["999", "11CF"])
def test_bydel_vises_bare_i_oslo(navn: str) -> None:
    form = blankett(navn, 2022)
    senja = {felt.id for felt in synlige_felt(form, utfylt(form, ANSVARLIG, SENJA))}
    oslo = {felt.id for felt in synlige_felt(form, utfylt(form, ANSVARLIG, OSLO))}
    assert oslo - senja == {"bydelsnr", "bydelsnavn"}
    assert senja < oslo


def test_forhandsutfylling_henter_brukeren_og_laser_bare_enheten() -> None:
    form = blankett("11CF", 2022)
    forste = fra_kilder(form, OSLO)
    assert forste["ansvarlig_navn"] == "Nora Eksempel"
    assert forste["bydelsnavn"] == "Gamle Oslo"
    laaste = fra_kilder(form, OSLO, bare_laaste=True)
    assert set(laaste) == {"kommunenr", "kommunenavn", "bydelsnr", "bydelsnavn"}


def test_ukjent_opplysning_gir_tomt_felt() -> None:
    assert fra_kilder(blankett("999", 2022), {})["ansvarlig_epost"] == ""


@pytest.mark.parametrize("aar", AAR)
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
