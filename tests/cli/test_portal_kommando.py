"""``kostra portal``: settings that are wrong, rounds and units from the command line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hjelp_kontroll_cli import Kommando, en_setning
from hjelp_portal_cli import PRODUKSJON
from hjelp_portal_cli import kostra as i_prosess

from kostra.portal.miljo import VARIABLER

DATOER = ("--aapner", "2026-01-02", "--frist", "2026-01-15", "--stenger", "2026-02-01")


@pytest.fixture
def kostra(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Kommando:
    return Kommando(monkeypatch, capsysbinary)


@pytest.fixture
def sertifikat() -> str:
    return str(Path(__file__).parents[1] / "vektorer/konvolutt/nokler/rsa3072.crt.pem")


# -- settings ----------------------------------------------------------------------------------------
@pytest.mark.parametrize("kommando", ["start", "migrer", "arbeider"])
def test_alt_som_er_galt_meldes_paa_en_gang_og_ingenting_starter(kommando, tmp_path):
    svar = i_prosess(
        "portal",
        kommando,
        egne={
            "KOSTRA_MODUS": "produksjon",
            "KOSTRA_DATA": str(tmp_path / "data"),
            "KOSTRA_MAKS_MB": "mange",
            "KOSTRA_ADRESE": "https://kostra.etat.test",
        },
    )
    assert svar.returncode == 64
    linjer = svar.stderr.splitlines()
    for navn in [v.navn for v in VARIABLER if v.kreves_i_produksjon]:
        assert sum(linje.startswith(f"  {navn} mangler") for linje in linjer) == 1
    assert any(linje.startswith("  KOSTRA_MAKS_MB skal") for linje in linjer)
    assert any("KOSTRA_ADRESE er ikke en innstilling" in linje for linje in linjer)
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("navn", "verdi"),
    [
        ("KOSTRA_ADRESSE", "http://127.0.0.1:8000"),
        ("KOSTRA_AVSENDER", "ikke-svar@kostra.example"),
        ("KOSTRA_SMTP_TLS", "ingen"),
        ("KOSTRA_KLOKKE_FORSKYVNING", "60"),
        ("KOSTRA_MOTTAK_NOKLER", "/noe"),
    ],
)
def test_produksjon_starter_ikke_med_demoens_innstillinger(navn, verdi, tmp_path):
    egne = PRODUKSJON | {"KOSTRA_DATA": str(tmp_path / "data"), navn: verdi}
    svar = i_prosess("portal", "start", egne=egne)
    assert (svar.returncode, svar.stdout) == (64, "")
    assert navn in svar.stderr


@pytest.mark.parametrize("vert", ["0.0.0.0", "192.0.2.1", "kostra.example"])
def test_en_demo_kan_bare_naas_fra_maskinen_selv(vert, tmp_path):
    egne = {"KOSTRA_DATA": str(tmp_path / "data")}
    svar = i_prosess("portal", "start", "--vert", vert, egne=egne)
    assert svar.returncode == 64
    assert "127.0.0.1" in svar.stderr


def test_en_database_som_ikke_svarer_er_en_setning_uten_adressen(tmp_path):
    egne = PRODUKSJON | {"KOSTRA_DATA": str(tmp_path / "data")}
    svar = i_prosess("portal", "start", egne=egne)
    assert svar.returncode == 69
    assert svar.stderr.count("\n") == 1
    assert "KOSTRA_DATABASE" in svar.stderr
    assert "127.0.0.1" not in svar.stderr


def test_start_gjor_ingenting_for_databasen_er_migrert(tmp_path):
    svar = i_prosess("portal", "start", egne={"KOSTRA_DATA": str(tmp_path / "data")})
    assert svar.returncode == 64
    assert "«kostra portal migrer»" in svar.stderr


def test_uten_tillegget_staar_det_hvordan_det_installeres(tmp_path):
    """A machine with the base alone: what isn't installed is made impossible to import."""
    uten = tmp_path / "uten"
    uten.mkdir()
    (uten / "sitecustomize.py").write_text("import sys\nsys.modules['django'] = None\n")
    egne = {"KOSTRA_DATA": str(tmp_path / "data"), "PYTHONPATH": str(uten)}
    svar = i_prosess("portal", "migrer", egne=egne)
    assert svar.returncode == 64
    assert "pip install 'kostra[portal]'" in svar.stderr
    assert "Traceback" not in svar.stderr


def test_innstillinger_viser_alle_og_skjuler_hemmeligheter(kostra, monkeypatch):
    monkeypatch.setenv("KOSTRA_SMS_NOKKEL", "nøkkelen-som-ikke-skal-ses")
    monkeypatch.setenv("KOSTRA_SMTP_VERT", "post.etat.test")
    svar = kostra("portal", "innstillinger")
    ut = svar.ut.decode()
    assert svar.kode == 0
    assert all(v.navn in ut for v in VARIABLER)
    assert "post.etat.test" in ut
    assert "nøkkelen-som-ikke-skal-ses" not in ut
    assert "(satt, vises ikke)" in ut


def test_innstillinger_sier_hva_som_maa_rettes(kostra, monkeypatch):
    monkeypatch.setenv("KOSTRA_MAKS_MB", "0")
    svar = kostra("portal", "innstillinger")
    assert "KOSTRA_MAKS_MB skal være et helt tall" in svar.ut.decode()


def test_migrer_lager_en_mappe_som_bare_eieren_kan_lese(tmp_path):
    data = tmp_path / "ny" / "data"
    svar = i_prosess("portal", "migrer", egne={"KOSTRA_DATA": str(data)})
    assert svar.returncode == 0
    assert data.stat().st_mode & 0o777 == 0o700
    assert (data / "hemmelighet").stat().st_mode & 0o777 == 0o600
    assert (data / "static" / "staticfiles.json").is_file()
    igjen = i_prosess("portal", "migrer", egne={"KOSTRA_DATA": str(data)})
    assert "databasen var klar fra før" in igjen.stderr


# -- rounds ------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_en_runde_varer_hele_norske_dager(kostra, sertifikat):
    from kostra.portal.klokke import NORGE
    from kostra.portal.runde.models import Rapporteringsaar

    svar = kostra("portal", "opprett-aar", "2026", *DATOER, "--sertifikat", sertifikat)
    assert svar.kode == 0
    runde = Rapporteringsaar.objects.get(aar=2026)
    assert runde.apner.astimezone(NORGE).isoformat() == "2026-01-02T00:00:00+01:00"
    assert runde.frist == date(2026, 1, 15)
    assert runde.stenger.astimezone(NORGE).isoformat() == "2026-02-02T00:00:00+01:00"
    assert "11CF" in runde.skjemaer.values_list("skjema", flat=True)
    assert runde.sertifikater.count() == 1


@pytest.mark.django_db
def test_samme_aar_igjen_flytter_datoene(kostra):
    from kostra.portal.runde.models import Rapporteringsaar

    for frist in ("2026-01-15", "2026-01-20"):
        valg = [*DATOER[:3], frist, *DATOER[4:]]
        assert kostra("portal", "opprett-aar", "2026", *valg).kode == 0
    assert list(Rapporteringsaar.objects.values_list("frist", flat=True)) == [date(2026, 1, 20)]


@pytest.mark.django_db
def test_den_vanlige_kalenderen_med_det_som_er_annerledes(kostra):
    from kostra.portal.klokke import NORGE
    from kostra.portal.runde.models import Rapporteringsaar
    from kostra.portal.runde.utvalg import frister

    egne = ["--frist", "2026-01-17", "--skjemafrist", "15F=2026-02-02", "--prove-fra", "2025-11-10"]
    svar = kostra("portal", "opprett-aar", "2025", "--forslag", *egne)
    assert svar.kode == 0
    assert b"flyttet til 2026-01-19" in svar.err
    runde = Rapporteringsaar.objects.get()
    assert frister(runde)["15F"] == date(2026, 2, 2)
    assert frister(runde)["11CF"] == date(2026, 1, 19)
    assert runde.prove_fra.astimezone(NORGE).isoformat() == "2025-11-10T00:00:00+01:00"
    assert runde.stenginger.count() == 2
    stengt = ["--stengt", "2026-05-04", "2026-05-06", "--endelig", "2026-06-30"]
    assert kostra("portal", "opprett-aar", "2025", *egne[:2], *stengt, "--aapner", "2026-01-02",
                  "--stenger", "2026-08-01").kode == 0  # fmt: skip
    runde.refresh_from_db()
    assert runde.endelig == date(2026, 6, 30)
    assert runde.prove_til is not None  # what isn't told stays
    assert [s.fra.astimezone(NORGE).hour for s in runde.stenginger.all()] == [12, 12, 12]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("argumenter", "kode"),
    [
        (["2026", *DATOER, "--skjema", "99X"], 64),
        (["2026", *DATOER, "--skjemafrist", "11F"], 64),
        (["2021", *DATOER], 64),
        (["2026", "--aapner", "2026-03-01", *DATOER[2:]], 64),
        (["2026", *DATOER[:3], "2026-05-01", *DATOER[4:]], 64),
        (["2026", *DATOER[:3], "15.1.2026", *DATOER[4:]], 64),
        (["2026", *DATOER[:4]], 64),
        (["2026", *DATOER, "--sertifikat", "finnes-ikke.pem"], 66),
        (["2026", *DATOER, "--sertifikat", __file__], 64),
    ],
)
def test_en_umulig_runde_er_en_setning_og_ingenting_lages(kostra, argumenter, kode):
    from kostra.portal.runde.models import Rapporteringsaar

    svar = kostra("portal", "opprett-aar", *argumenter)
    assert svar.kode == kode
    assert en_setning(svar.err)
    assert not Rapporteringsaar.objects.exists()


@pytest.mark.django_db
def test_en_privat_nokkel_blir_aldri_et_sertifikat(kostra, tmp_path):
    from kostra.portal.runde.models import Sertifikat

    nokkel = Path(__file__).parents[1] / "vektorer/konvolutt/nokler/rsa3072.key.pem"
    svar = kostra("portal", "opprett-aar", "2026", *DATOER, "--sertifikat", str(nokkel))
    assert svar.kode == 64
    assert not Sertifikat.objects.exists()


# -- units -------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_listen_som_folger_med_gir_kommuner_og_oslos_bydeler(kostra):
    from kostra.portal.tilgang.models import Enhet

    svar = kostra("portal", "importer-kommuner", "--lag-orgnr")
    assert svar.kode == 0
    assert Enhet.objects.filter(kommunenr="5530", orgnr="921369417").exists()
    assert Enhet.objects.filter(kommunenr="0301").count() == 15
    assert kostra("portal", "importer-kommuner", "--lag-orgnr").err.startswith(b"0 nye enheter")


@pytest.mark.django_db
def test_en_liste_med_feil_endrer_ingenting_og_sier_linjene(kostra, tmp_path):
    from kostra.portal.tilgang.models import Enhet

    fil = tmp_path / "liste.csv"
    fil.write_text("kommunenr;orgnr\n5530;921369417\n9999;921369417\n1103;123456789\n")
    svar = kostra("portal", "importer-kommuner", str(fil))
    assert svar.kode == 65
    feil = svar.err.decode()
    assert "Linje 3:" in feil
    assert "Linje 4:" in feil
    assert "123456789" not in feil
    assert not Enhet.objects.exists()


@pytest.mark.django_db
def test_en_liste_som_ville_drept_en_pinkode_sier_hvem_det_gjelder_og_hva_en_gjor(kostra, tmp_path):
    from kostra.portal.konto.services import utsted_pin
    from kostra.portal.tilgang.models import Enhet

    fil = tmp_path / "liste.csv"
    fil.write_text("kommunenr;orgnr\n5530;921369417\n")
    kostra("portal", "importer-kommuner", str(fil))
    utsted_pin(enhet=Enhet.objects.get(kommunenr="5530"))
    fil.write_text("kommunenr;orgnr\n5530;974760673\n")
    svar = kostra("portal", "importer-kommuner", str(fil)).err.decode()
    assert "5530 Senja" in svar
    assert "--bytt-orgnr" in svar
    svar = kostra("portal", "importer-kommuner", str(fil), "--bytt-orgnr").err.decode()
    assert "5530 Senja" in svar
    assert "må få en ny" in svar


@pytest.mark.django_db
def test_en_lang_liste_med_feil_blir_ikke_en_vegg_av_tekst(kostra, tmp_path):
    fil = tmp_path / "liste.csv"
    fil.write_text("kommunenr;orgnr\n" + "9999;1\n" * 300)
    linjer = kostra("portal", "importer-kommuner", str(fil)).err.decode().splitlines()
    assert len(linjer) < 30
    assert linjer[-1].strip() == "… og 280 til."


@pytest.mark.parametrize("innhold", [b"\xff\xfe\x00", b"PK\x03\x04\xa0"])
def test_en_fil_som_ikke_er_tekst(kostra, tmp_path, innhold):
    fil = tmp_path / "liste.xlsx"
    fil.write_bytes(innhold)
    svar = kostra("portal", "importer-kommuner", str(fil))
    assert svar.kode == 65
    assert en_setning(svar.err)


def test_oppdiktede_numre_kan_ikke_havne_i_produksjon(kostra, monkeypatch):
    for navn, verdi in PRODUKSJON.items():
        monkeypatch.setenv(navn, verdi)
    svar = kostra("portal", "importer-kommuner", "--lag-orgnr")
    assert svar.kode == 64
    assert b"--lag-orgnr" in svar.err


# -- staff -------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_den_forste_for_drift_lages_herfra_og_far_alt_en_gang(kostra):
    from kostra.portal.konto import totp
    from kostra.portal.konto.models import Bruker

    valg = ["--rolle", "drift", "--navn", "Dag Eksempel", "--epost", "dag@ssb.example"]
    svar = kostra("portal", "ny-ansatt", *valg)
    ut = svar.ut.decode()
    bruker = Bruker.objects.get(rolle="drift")
    passord = next(ord_ for ord_ in ut.split() if ord_.count("-") == 3)
    assert svar.kode == 0
    assert bruker.brukerid in ut
    assert bruker.check_password(passord)
    assert bruker.maa_bytte_passord
    assert totp.har_app(bruker)
    feil = kostra("portal", "ny-ansatt", *valg[:5], "ingen adresse")
    assert feil.kode == 64
    assert "e-postadresse" in feil.err.decode()
    assert Bruker.objects.count() == 1
