"""Form 15F, an XML file, through every command that the forms of lines go through."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hjelp_kontroll_cli import Kommando, en_setning, navn_i
from hjelp_konvolutt_cli import CERT, KEY

import kostra as pakke

EKSEMPLER = Path(__file__).resolve().parents[2] / "eksempler" / "15F"
MED_FEIL = (EKSEMPLER / "senja_2026_tre_feil.xml").read_bytes()
RETTET = (EKSEMPLER / "senja_2026_rettet.xml").read_bytes()
ADVARSEL = (EKSEMPLER / "2026" / "feil_MELDING_03.xml").read_bytes()
SENJA = ("-s", "15F", "-y", "2026", "-r", "553000")
STAVANGER = ("-s", "15F", "-y", "2026", "-r", "110300")


@pytest.fixture
def kostra(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Kommando:
    return Kommando(monkeypatch, capsysbinary)


# --- kontroll


@pytest.mark.parametrize(
    ("inn", "valg", "kode", "grad"),
    [
        (RETTET, SENJA, 0, "OK"),
        (ADVARSEL, STAVANGER, 1, "WARNING"),
        (MED_FEIL, SENJA, 2, "ERROR"),
        (RETTET[:-20], SENJA, 2, "ERROR"),
        (b"", SENJA, 2, "ERROR"),
    ],
)
def test_utgangskoden_er_dommen(
    kostra: Kommando, inn: bytes, valg: tuple[str, ...], kode: int, grad: str
) -> None:
    svar = kostra.kontroll("-f", "json", inn=inn, valg=valg)
    assert (svar.kode, svar.err) == (kode, b"")
    assert svar.json["validationSummary"]["severityName"] == grad


def test_et_funn_sier_journal_saksbehandler_linje_element_og_id(kostra: Kommando) -> None:
    svar = kostra.kontroll("-f", "json", inn=MED_FEIL, valg=SENJA)
    funn = {f["ruleId"]: f for f in svar.json["reportEntries"]}
    assert set(funn) == {"MELDING_04", "PLAN_02A", "TILTAK_07"}
    plan = funn["PLAN_02A"]
    linjen = MED_FEIL.decode().split("\n")[plan["physicalLineNumbers"][0] - 1].strip()
    assert linjen.startswith(f'<{plan["element"]} Id="{plan["contextId"]}"')
    assert f'Journalnummer="{plan["journalId"]}"'.encode() in MED_FEIL
    assert f'Saksbehandler="{plan["caseworker"]}"'.encode() in MED_FEIL


@pytest.mark.parametrize("format_", ["terminal", "html", "csv"])
def test_rapporten_viser_elementet_i_hvert_format_som_er_tekst(
    kostra: Kommando, format_: str
) -> None:
    plan = next(
        f
        for f in kostra.kontroll("-f", "json", inn=MED_FEIL, valg=SENJA).json["reportEntries"]
        if f["ruleId"] == "PLAN_02A"
    )
    tekst = kostra.kontroll("-f", format_, inn=MED_FEIL, valg=SENJA).ut.decode()
    assert "Plan" in tekst
    assert plan["contextId"] in tekst


@pytest.mark.parametrize(("format_", "start"), [("xlsx", b"PK"), ("pdf", b"%PDF-")])
def test_de_andre_formatene(kostra: Kommando, format_: str, start: bytes) -> None:
    svar = kostra.kontroll("-f", format_, inn=MED_FEIL, valg=SENJA)
    assert svar.kode == 2
    assert svar.ut.startswith(start)


def test_fil_og_standard_inn_er_samme_uttrekk(kostra: Kommando) -> None:
    fra_fil = kostra.kontroll(
        str(EKSEMPLER / "senja_2026_tre_feil.xml"), "-f", "csv", inn=b"", valg=SENJA
    )
    assert fra_fil.ut == kostra.kontroll("-f", "csv", inn=MED_FEIL, valg=SENJA).ut


@pytest.mark.parametrize(("innhold", "ventet"), [(RETTET, 24), (MED_FEIL, 24)])
def test_fremdriften_ender_paa_antall_barn(innhold: bytes, ventet: int) -> None:
    sagt: list[tuple[int, int]] = []
    pakke.kontroller(
        innhold, skjema="15F", aar=2026, region="553000", fremdrift=lambda *par: sagt.append(par)
    )
    assert sagt[-1] == (ventet, ventet)


def test_ingen_aa_rapportere(kostra: Kommando) -> None:
    svar = kostra.kontroll("-a", "0", "-f", "json", valg=SENJA)
    assert (svar.kode, svar.funn) == (0, ["K000"])


def test_tillegg_kan_slaas_av_uten_at_dommen_endres(kostra: Kommando) -> None:
    inn = (EKSEMPLER / "2026" / "feil_T36.xml").read_bytes()
    med, uten = (
        kostra.kontroll("-f", "json", *valg, inn=inn, valg=STAVANGER)
        for valg in ((), ("--uten-tillegg",))
    )
    assert [f["ruleId"] for f in med.json["additionalEntries"]] == ["T36"]
    assert uten.json["additionalEntries"] == []
    assert (med.kode, med.funn) == (uten.kode, uten.funn)


def test_linjer_i_stedet_for_xml_sies_forst(kostra: Kommando) -> None:
    inn = (EKSEMPLER.parent / "11CF" / "2026" / "gyldig.dat").read_bytes()
    svar = kostra.kontroll("-f", "json", inn=inn, valg=SENJA)
    assert svar.funn == ["LESEFEIL"]
    assert "11CF" in json.dumps(svar.json["validationSummary"]["remarks"])


# --- documents


def test_filbeskrivelsen_har_hver_verdi(kostra: Kommando) -> None:
    svar = kostra("filbeskrivelse", "-s", "15F", "-y", "2026", "-f", "csv")
    rader = [(r["element"], r["navn"]) for r in csv.DictReader(io.StringIO(svar.ut.decode()))]
    assert svar.kode == 0
    assert {("Avgiver", "Versjon"), ("Tiltak", "StartDato"), ("Kategori", "Kode")} <= set(rader)


def test_endringene_fra_aar_til_aar(kostra: Kommando) -> None:
    svar = kostra("endringer", "-s", "15F", "--fra", "2024", "--til", "2025")
    assert svar.kode == 0
    assert "- Ny kode 25: Tannlege.\n" in svar.ut.decode()


def test_kravspesifikasjonen_har_hver_kontroll_som_kjores(kostra: Kommando) -> None:
    krav = kostra("regler", "-s", "15F", "-y", "2026", "-f", "json").json
    kjort = kostra.kontroll("-f", "json", inn=RETTET, valg=SENJA).json["controls"]
    i_dokumentet = {k["id"] for k in (*krav["kontroller"], *krav["tilleggskontroller"])}
    assert {k["ruleId"] for k in kjort} <= i_dokumentet


# --- what is for lines only


@pytest.mark.parametrize("kommando", ["vis", "konverter"])
def test_xml_vises_og_konverteres_ikke(kostra: Kommando, kommando: str) -> None:
    svar = kostra(kommando, "-s", "15F", "-y", "2026", inn=RETTET)
    assert (svar.kode, svar.ut) == (64, b"")
    assert en_setning(svar.err) == (
        "Skjema 15F leveres som XML, og «vis» og «konverter» er for linjer med fast bredde. "
        "Elementene i filen er beskrevet i «kostra filbeskrivelse -s 15F -y 2026»."
    )


# --- test data and encryption


def test_testdata_gir_en_fil_som_kontrolleres(kostra: Kommando) -> None:
    valg = ("-n", "30", "--feil", "TILTAK_09,INDIVID_04")
    fil = kostra("testdata", *SENJA, *valg).ut
    funn = kostra.kontroll("-f", "json", inn=fil, valg=SENJA).funn
    assert sorted(funn) == ["INDIVID_04", "INDIVID_04", "TILTAK_09"]


def test_en_fil_med_feil_blir_ikke_kryptert(
    kostra: Kommando, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("u.xml").write_bytes(MED_FEIL)
    svar = kostra("krypter", "u.xml", "--sertifikat", CERT, *SENJA)
    assert svar.kode == 2
    assert "u.xml har feil som hindrer innsending (ERROR)" in svar.err.decode()
    assert navn_i(tmp_path) == {"u.xml"}


def test_en_fil_uten_feil_krypteres_og_dekrypteres_til_den_samme(
    kostra: Kommando, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("u.xml").write_bytes(RETTET)
    assert kostra("krypter", "u.xml", "--sertifikat", CERT, *SENJA).kode == 0
    assert kostra("dekrypter", "u.xml.p7m", "--nokkel", KEY, "-o", "igjen.xml").kode == 0
    assert Path("igjen.xml").read_bytes() == RETTET
