"""The letters themselves: complete, in the receiver's language, and with no way out but to us."""

from __future__ import annotations

import re
from copy import deepcopy

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from django.urls import reverse
from django.utils import translation
from django.utils.translation import trans_real

from kostra.portal.varsling.maler import MALER, STIER, skriv
from portal.varsling.conftest import KODE, NY, PASSORD

KONTEKST = {
    "ny_rapportor": NY,
    "rettigheter_endret": {
        "kommunenr": "5530", "kommune": "Senja", "brukerid": "X123456",
        "lagt_til": [(2026, "11F")], "fjernet": [(2026, "15F")],
    },
    "kontakt_endring": {
        "kommunenr": "5530", "kommune": "Senja", "navn": "Nora Eksempel", "hendelse": "endret",
        "lagt_til": [(2026, "11F")], "fjernet": [(2026, "15F")], "mobil": True,
    },
    "kontakt_glemt": {
        "kommunenr": "5530", "kommune": "Senja", "navn": "Nora Eksempel", "hva": "mobil",
    },
    "kvittering_klar": {"sti": "/skjema/kvittering/17/"},
    "fil_avvist": {"sti": "/skjema/kontroll/17/stoppet/"},
    "henvendelse": {"slag": "retur", "sti": "/skjema/17/henvendelser/"},
    "kontakt_henvendelse": {"kommunenr": "5530", "kommune": "Senja", "slag": "sporsmaal"},
    "glemt_passord": {"brukerid": "X123456"},
    "mobil_endret": {"brukerid": "X123456", "siffer": "78"},
    "driftsproblemer": {"linjer": ["Disken har 5 prosent ledig."], "sti": "/ansatt/ko/"},
    "sertifikat_utloper": {"navn": "SSB KOSTRA", "bruk": "kryptering", "dager": 30, "dag": "1. mai 2027",
                           "sti": "/ansatt/sertifikater/"},
    "kjedehode": {
        "sti": "/revisjon/", "dag": "2027-01-15", "nr": 1234, "hash": "a" * 64,
        "fingeravtrykk": "b" * 64,
    },
    **{
        steg: {"purret": [[1, "5530", "Senja", [[2026, "11F", "2027-01-15", steg]]]]}
        for steg in ("paaminnelse", "purring", "varsel")
    },
    "kode": {"referanse": "4321"},
    "mobilbytte": {"referanse": "4321", "siffer": "78"},
}  # fmt: skip
HEMMELIG = {"passord": PASSORD, "kode": KODE}
EPOST = [navn for navn, mal in MALER.items() if mal.kanal == "epost"]
SMS = [navn for navn, mal in MALER.items() if mal.kanal == "sms"]
SPRAK = ["nb", "nn", "en"]


def brev(mal, sprak="nb", **annet):
    hemmelig = {navn: HEMMELIG[navn] for navn in MALER[mal].hemmelig}
    return skriv(mal, sprak, KONTEKST[mal] | annet, hemmelig)


@pytest.fixture
def mangler_vises(settings):
    maler = deepcopy(settings.TEMPLATES)
    maler[0]["OPTIONS"]["string_if_invalid"] = "MANGLER[%s]"
    settings.TEMPLATES = maler


@pytest.mark.parametrize("sprak", SPRAK)
@pytest.mark.parametrize("mal", MALER)
@pytest.mark.parametrize("med_valgfritt", [True, False])
def test_ingenting_mangler_i_noe_brev(mangler_vises, mal, sprak, med_valgfritt):
    kontekst = {
        navn: verdi
        for navn, verdi in KONTEKST[mal].items()
        if med_valgfritt or navn in MALER[mal].kontekst
    }
    ferdig = skriv(mal, sprak, kontekst, {navn: HEMMELIG[navn] for navn in MALER[mal].hemmelig})
    alt = ferdig.emne + ferdig.tekst + ferdig.html
    assert not re.search(r"MANGLER|None|\{\{|\{%|%\(", alt)
    assert "\n" not in ferdig.emne
    for verdi in (HEMMELIG[navn] for navn in MALER[mal].hemmelig):
        assert verdi in ferdig.tekst
        assert mal in SMS or verdi in ferdig.html


@pytest.mark.parametrize("mal", MALER)
def test_ingen_lenke_til_andre_enn_oss(mal):
    ferdig = brev(mal)
    adresser = re.findall(r"https?://[^/\s\"'<]+", ferdig.tekst + ferdig.html)
    assert set(adresser) <= {"https://kostra.example"}
    assert not re.search(r"src=|url\(|@import|<script|<link|<img", ferdig.html)


@pytest.mark.parametrize("mal", EPOST)
def test_hvert_brev_sier_at_svar_ikke_leses(mal):
    ferdig = brev(mal)
    for del_ in (ferdig.tekst, ferdig.html):
        assert "Svar blir ikke lest" in del_


def test_den_nye_rapportoren_faar_vite_alt_hun_trenger():
    ferdig = brev("ny_rapportor")
    for del_ in (ferdig.tekst, ferdig.html):
        for noe in (
            "5530 Senja",
            "11CF. Kvalifiseringsstønad 2026 - filuttrekk",
            "15F. Barnevern 2026 - filuttrekk",
            "X123456",
            PASSORD,
            "https://kostra.example/logg-inn/",
            "kode på SMS",
            "krypteres med File Encrypter i kommunens egen sikre sone",
            "henter du File Encrypter",
        ):
            assert noe in del_
        assert "11F." not in del_


def test_endrede_rettigheter_viser_hva_som_kom_og_hva_som_gikk():
    ferdig = brev("rettigheter_endret")
    nytt, bort = ferdig.tekst.index("også rapportere"), ferdig.tekst.index("ikke lenger rapportere")
    assert nytt < ferdig.tekst.index("11F.") < bort < ferdig.tekst.index("15F.")
    assert "ikke lenger" not in brev("rettigheter_endret", fjernet=[]).tekst


def test_kommunens_kontakt_faar_vite_hvem_men_ikke_passordet():
    assert MALER["kontakt_endring"].hemmelig == frozenset()
    ny = brev("kontakt_endring", hendelse="ny", fjernet=[], mobil=False)
    assert "Ny rapportør for Senja" in ny.emne
    assert "Nora Eksempel" in ny.tekst
    assert "X123456" not in ny.tekst
    assert "mobilnummer" in brev("kontakt_endring").tekst


def test_kvitteringsbrevet_sier_bare_at_den_er_klar():
    ferdig = brev("kvittering_klar")
    assert "https://kostra.example/skjema/kvittering/17/" in ferdig.tekst
    uten_lenke = ferdig.tekst.replace("https://kostra.example/skjema/kvittering/17/", "")
    assert not re.search(r"[0-9]", uten_lenke)
    assert not re.search(r"Senja|Nora|X123456", uten_lenke)


#: What fits in one SMS: the letters of GSM 03.38, 160 of them.
GSM = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)


@pytest.mark.parametrize("sprak", SPRAK)
@pytest.mark.parametrize("mal", SMS)
def test_en_sms_er_en_sms(mal, sprak):
    ferdig = brev(mal, sprak)
    assert set(ferdig.tekst) <= GSM
    assert len(ferdig.tekst) <= 160
    assert "4321" in ferdig.tekst


def test_brevet_er_paa_mottakerens_sprak_og_avsenderens_er_uroert(settings, tmp_path):
    mappe = tmp_path / "en" / "LC_MESSAGES"
    mappe.mkdir(parents=True)
    katalog = Catalog(locale="en")
    katalog.add("Svar blir ikke lest.", "")
    katalog.add("Kvitteringen din er klar", "TEST: your receipt is ready")
    with open(mappe / "django.mo", "wb") as fil:
        write_mo(fil, katalog)
    settings.LOCALE_PATHS = [tmp_path]
    trans_real._translations.clear()
    try:
        with translation.override("nb"):
            assert brev("kvittering_klar", "en").emne == "TEST: your receipt is ready"
            assert brev("kvittering_klar", "nb").emne == "Kvitteringen din er klar"
            assert translation.get_language() == "nb"
        assert '<html lang="en">' in brev("kvittering_klar", "en").html
    finally:
        trans_real._translations.clear()


def test_et_brev_om_en_prove_sier_det_i_emnet_og_forst():
    proven, ekte = brev("henvendelse", prove=True), brev("henvendelse")
    assert proven.emne == f"Prøve: {ekte.emne}"
    assert proven.tekst.startswith("Dette er en prøve.")
    assert proven.html.index("Dette er en prøve.") < proven.html.index("<p style")
    assert "prøve" not in (ekte.emne + ekte.tekst + ekte.html).lower()


def test_skjemaenes_navn_er_paa_mottakerens_sprak():
    assert "15F. Child welfare 2026 - file extract" in brev("ny_rapportor", "en").tekst


@pytest.mark.parametrize("navn", STIER)
def test_lenkene_i_brevene_er_portalens_sider(navn):
    assert reverse(navn) == STIER[navn]


@pytest.mark.parametrize("mal", EPOST)
@pytest.mark.parametrize("sprak", SPRAK)
def test_brevet_sier_hvem_en_spor_og_kontakten_sendes_ikke_til_seg_selv(mal, sprak):
    bunn = brev(mal, sprak).tekst.rpartition("--")[2]
    assert ("KOSTRA-support" in bunn or "KOSTRA support" in bunn) == mal.startswith("kontakt_")
    assert "KOSTRA" in bunn
