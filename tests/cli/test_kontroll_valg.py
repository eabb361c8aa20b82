"""``kostra kontroll``: what each option does, and that the reference's names are taken too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hjelp_kontroll_cli import ADVARSEL, FEIL, OK, POST, VALG, Kommando, Svar, en_setning


@pytest.fixture
def kostra(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Kommando:
    return Kommando(monkeypatch, capsysbinary)


def uten_klokke(svar: Svar) -> dict[str, Any]:
    data = svar.json
    for navn in ("reportStartedAt", "reportCompletedAt", "reportGenerationTime"):
        del data["validationSummary"][navn]
    return data


# --- names of the options


def test_lange_korte_og_norske_navn_gir_samme_rapport(kostra: Kommando) -> None:
    korte = ("-s", "11CF", "-y", "2026", "-q", "1", "-r", "110300", "-n", "Stavanger",
             "-u", "964965226", "-a", "1", "-f", "JSON", "-c", "UTF-8", "-e")  # fmt: skip
    lange = ("--schema", "11CF", "--year", "2026", "--quarter", "1", "--region", "110300",
             "--name", "Stavanger", "--unit-orgnr", "964965226", "--attachment", "1",
             "--output-format", "JSON", "--output-charset", "UTF-8",
             "--external-process")  # fmt: skip
    norske = ("--skjema", "11CF", "--aar", "2026", "--kvartal", "1", "--region", "110300",
              "--navn", "Stavanger", "--orgnr", "964965226", "--vedlegg", "1",
              "--format", "json", "--tegnsett", "UTF-8")  # fmt: skip
    svar = [kostra("kontroll", *valg, inn=FEIL) for valg in (korte, lange, norske)]
    assert [s.kode for s in svar] == [2, 2, 2]
    assert uten_klokke(svar[0]) == uten_klokke(svar[1]) == uten_klokke(svar[2])
    assert svar[0].json["validationSummary"]["name"] == "Stavanger"


def test_lange_valg_kan_skrives_med_likhetstegn(kostra: Kommando) -> None:
    svar = kostra(
        "kontroll",
        "--schema=11CF",
        "--year=2026",
        "--region=110300",
        "--output-format=JSON",
        inn=OK,
    )
    assert (svar.kode, svar.funn) == (0, [])


def test_navnet_er_uoppgitt_naar_det_ikke_gis(kostra: Kommando) -> None:
    assert kostra.kontroll("-f", "json").json["validationSummary"]["name"] == "Uoppgitt"


def test_verbose_skriver_valgene_paa_standard_feil_og_lar_rapporten_vaere_hel(
    kostra: Kommando,
) -> None:
    for flagg in ("-v", "--verbose"):
        svar = kostra.kontroll("-f", "json", "-u", "964965226", "-q", "2", flagg)
        assert svar.json["validationSummary"]["numberOfControls"] == 34
        linjer = svar.err.decode().splitlines()
        assert linjer == [
            "skjema: 11CF", "aar: 2026", "kvartal: 2", "region: 110300", "navn: Uoppgitt",
            "orgnr: 964965226", "vedlegg: 1",
        ]  # fmt: skip


@pytest.mark.parametrize("aar", ["2022", "2023", "2024", "2025", "2026"])
def test_hvert_aar_fra_2022_kan_kontrolleres(kostra: Kommando, aar: str) -> None:
    svar = kostra("kontroll", "-s", "11CF", "-y", aar, "-r", "110300", "-f", "json", inn=b"kort\n")
    assert (svar.kode, svar.funn) == (2, ["K001"])
    assert svar.json["validationSummary"]["year"] == aar


def test_kommunenummeret_alene_er_kommunen_uten_bydel(kostra: Kommando) -> None:
    svar = kostra("kontroll", *VALG[:4], "-r", "1103", "-f", "json", inn=FEIL)
    assert svar.json["validationSummary"]["region"] == "110300"
    assert uten_klokke(svar) == uten_klokke(kostra.kontroll("-f", "json", inn=FEIL))


# --- where the file comes from


def test_fil_strek_og_ingenting_leser_samme_uttrekk(kostra: Kommando, tmp_path: Path) -> None:
    fil = tmp_path / "uttrekk.dat"
    fil.write_bytes(FEIL)
    fra_fil = kostra.kontroll("-f", "json", str(fil))
    fra_strek = kostra.kontroll("-f", "json", "-", inn=FEIL)
    fra_inn = kostra.kontroll("-f", "json", inn=FEIL)
    assert fra_fil.funn == ["K08"]
    assert uten_klokke(fra_fil) == uten_klokke(fra_strek) == uten_klokke(fra_inn)


def test_en_stor_fil_gir_samme_rapport_som_samme_innhold_paa_standard_inn(
    kostra: Kommando, tmp_path: Path
) -> None:
    # above 8 MiB files are mapped into memory
    poster = b"".join(
        POST.encode().replace(b"J0000001", b"J%07d" % i).replace(b"15869010089", b"%11d" % i)
        + b"\n"
        for i in range(60_000)
    )
    fil = tmp_path / "stor.dat"
    fil.write_bytes(poster)
    fra_fil = kostra.kontroll("-f", "json", "--maks-per-regel", "2", str(fil))
    fra_inn = kostra.kontroll("-f", "json", "--maks-per-regel", "2", inn=poster)
    assert fra_fil.json["validationSummary"]["recordCount"] == 60_000
    assert uten_klokke(fra_fil) == uten_klokke(fra_inn)


@pytest.mark.parametrize("nei", ["0", "2", "nei", "N", " ", "true", "", "11"])
def test_alt_annet_enn_1_betyr_ingen_fil_og_gir_k000_ok(kostra: Kommando, nei: str) -> None:
    svar = kostra.kontroll("-f", "json", "-a", nei, inn=FEIL)
    assert svar.kode == 0
    [funn] = svar.json["reportEntries"]
    assert (funn["ruleId"], funn["severity"]) == ("K000", "OK")
    assert svar.json["validationSummary"]["numberOfControls"] == 2


def test_filen_leses_ikke_naar_svaret_er_nei(kostra: Kommando, tmp_path: Path) -> None:
    assert kostra.kontroll("-f", "json", "-a", "0", str(tmp_path / "finnes-ikke.dat")).kode == 0


# --- the report


@pytest.mark.parametrize("format_", ["json", "JSON", "Json", "jSoN"])
def test_json_i_enhver_skrivemaate(kostra: Kommando, format_: str) -> None:
    assert kostra.kontroll("-f", format_).json["reportEntries"] == []


@pytest.mark.parametrize("format_", ["html", "HTML", "Html"])
def test_html_i_enhver_skrivemaate(kostra: Kommando, format_: str) -> None:
    assert kostra.kontroll("-f", format_).ut.lower().startswith(b"<!doctype html>")


@pytest.mark.parametrize(
    ("format_", "start"), [("csv", None), ("xlsx", b"PK\x03\x04"), ("pdf", b"%PDF-")]
)
def test_de_andre_formatene_kan_skrives_til_et_ror(
    kostra: Kommando, format_: str, start: bytes | None
) -> None:
    svar = kostra.kontroll("-f", format_, inn=FEIL)
    assert (svar.kode, svar.err) == (2, b"")
    if start is None:
        assert b"JKANARI1" in svar.ut
    else:
        assert svar.ut.startswith(start)


def test_html_er_standard_naar_rapporten_ikke_gaar_til_en_terminal(
    kostra: Kommando, tmp_path: Path
) -> None:
    assert kostra.kontroll().ut.lower().startswith(b"<!doctype html>")
    ut = tmp_path / "rapport"
    assert kostra.kontroll("-o", str(ut)).kode == 0
    assert ut.read_bytes().lower().startswith(b"<!doctype html>")


def test_terminalformatet_uten_terminal_er_ren_tekst_uten_farger(kostra: Kommando) -> None:
    svar = kostra.kontroll("-f", "terminal", inn=FEIL)
    assert svar.kode == 2
    assert b"\x1b" not in svar.ut
    assert "Kjønn" in svar.ut.decode("utf-8")


def test_json_er_alltid_utf8(kostra: Kommando) -> None:
    for tegnsett in ("ISO-8859-1", "UTF-8"):
        svar = kostra.kontroll("-f", "json", "-c", tegnsett, "-n", "Bærum")
        assert "Bærum".encode() in svar.ut


@pytest.mark.parametrize(
    ("tegnsett", "kodet"),
    [
        ("ISO-8859-1", "latin-1"),
        ("iso-8859-1", "latin-1"),
        ("LATIN1", "latin-1"),
        ("Latin1", "latin-1"),
        ("UTF-8", "utf-8"),
        ("utf-8", "utf-8"),
        ("UTF8", "utf-8"),
    ],
)
@pytest.mark.parametrize("format_", ["html", "csv", "terminal"])
def test_tegnsettet_gjelder_for_html_csv_og_terminal(
    kostra: Kommando, format_: str, tegnsett: str, kodet: str
) -> None:
    svar = kostra.kontroll("-f", format_, "-c", tegnsett, inn=FEIL)
    assert svar.kode == 2
    assert "Kjønn".encode(kodet) in svar.ut
    if kodet == "utf-8":
        assert svar.ut.decode("utf-8")
    else:
        assert "Kjønn".encode() not in svar.ut


def test_utf8_er_standard_tegnsett(kostra: Kommando) -> None:
    assert "Kjønn".encode() in kostra.kontroll("-f", "html", inn=FEIL).ut


@pytest.mark.parametrize(
    ("sprak", "tekst"),
    [("nb", "Filen er tom."), ("nn", "Fila er tom."), ("en", "The file is empty.")],
)
def test_rapporten_kommer_paa_det_valgte_spraaket(kostra: Kommando, sprak: str, tekst: str) -> None:
    svar = kostra.kontroll("-f", "json", "--sprak", sprak, inn=b"")
    assert [m["text"] for m in svar.json["validationSummary"]["remarks"]] == [tekst]


def test_merknaden_om_feil_skjema_er_med_i_rapporten(kostra: Kommando) -> None:
    svar = kostra.kontroll("-f", "json", inn=(b"110325" + b" " * 332 + b"\n") * 3)
    assert svar.kode == 2
    assert svar.json["validationSummary"]["remarks"] == [
        {
            "id": "feil_skjema",
            "text": "Filen ser ut som 11F for 2025.",
            "action": "Velg 11F, eller ta ut 11CF på nytt.",
        }
    ]


def test_tilleggskontroller_kan_utelates_uten_at_dommen_endres(kostra: Kommando) -> None:
    # decided before it was registered
    inn = OK.replace(b"0102202501032025", b"0103202501022025")
    med = kostra.kontroll("-f", "json", inn=inn)
    uten = kostra.kontroll("-f", "json", "--uten-tillegg", inn=inn)
    assert [f["ruleId"][0] for f in med.json["additionalEntries"]] == ["T"]
    assert uten.json["additionalEntries"] == []
    assert med.kode == uten.kode == 0
    assert med.funn == uten.funn == []


@pytest.mark.parametrize(("maks", "vist"), [("1", 1), ("7", 7), ("alle", 1200), ("ALLE", 1200)])
def test_antall_viste_funn_kan_velges_og_antallet_er_sant(
    kostra: Kommando, maks: str, vist: int
) -> None:
    svar = kostra.kontroll("-f", "json", "--maks-per-regel", maks, inn=b"kort\n" * 1200)
    assert len(svar.funn) == vist
    assert svar.json["validationSummary"]["numFatal"] == 1200


def test_tusen_funn_vises_naar_ikke_noe_annet_er_valgt(kostra: Kommando) -> None:
    svar = kostra.kontroll("-f", "json", inn=b"kort\n" * 1200)
    assert len(svar.funn) == 1000
    assert svar.json["validationSummary"]["numFatal"] == 1200


# --- the verdict


@pytest.mark.parametrize(
    ("inn", "kode", "grad"),
    [
        (OK, 0, "OK"),
        (ADVARSEL, 1, "WARNING"),
        (FEIL, 2, "ERROR"),
        (ADVARSEL + FEIL, 2, "ERROR"),
        (b"kort\n", 2, "FATAL"),
        (b" ", 2, "FATAL"),
        (b"", 2, "ERROR"),
        (b"\n\n", 2, "ERROR"),
    ],
    ids=["ok", "advarsel", "feil", "begge", "kort", "mellomrom", "tom", "linjeskift"],
)
def test_utgangskoden_er_dommen_over_filen(
    kostra: Kommando, inn: bytes, kode: int, grad: str
) -> None:
    svar = kostra.kontroll("-f", "json", inn=inn)
    assert (svar.kode, svar.err) == (kode, b"")
    assert svar.json["validationSummary"]["severityName"] == grad
    assert svar.json["validationSummary"]["severity"] == kode


# --- values that can't be


@pytest.mark.parametrize(
    ("valg", "setning"),
    [
        (("-s", "", *VALG[2:]), "Oppgi skjema med -s. Se «kostra kontroll --help»."),
        (VALG[2:], "Oppgi skjema med -s. Se «kostra kontroll --help»."),
        (("-s", "11CF", "-r", "110300"), "Oppgi aar med -y. Se «kostra kontroll --help»."),
        (VALG[:4], "Oppgi region med -r. Se «kostra kontroll --help»."),
        ((*VALG[:4], "-r", "   "), "Oppgi region med -r. Se «kostra kontroll --help»."),
        (("-s", "11X", *VALG[2:]), "Skjemaet «11X» finnes ikke. Velg blant: 11CF, 11F, 15F."),
        (("-s", "11cf", *VALG[2:]), "Skjemaet «11cf» finnes ikke. Velg blant: 11CF, 11F, 15F."),
        (
            (*VALG[:2], "-y", "2021", *VALG[4:]),
            "Skjema 11CF finnes ikke for 2021. Velg et år i 2022–2026.",
        ),
        (
            (*VALG[:2], "-y", "2027", *VALG[4:]),
            "Skjema 11CF finnes ikke for 2027. Velg et år i 2022–2026.",
        ),
        *(
            (
                (*VALG[:2], "-y", aar, *VALG[4:]),
                f"Året skal være fire siffer, for eksempel 2026. Fikk «{aar}».",
            )
            for aar in ("26", "20x6", "20266", "２０２６", "2_26", "-2026", "2026.0")
        ),
        *(
            (
                (*VALG[:4], "-r", region),
                "Region skal være seks siffer: kommunenummer og bydel (00 utenfor Oslo). "
                f"Fikk {len(region)} tegn.",
            )
            for region in (
                "110",
                "11030",
                "1103000",
                "11030x",
                "１１０３００",
                " 110300",
                "１１０３",
            )
        ),
        (
            (*VALG, "-f", "doc"),
            "Formatet «doc» finnes ikke. Velg blant terminal, html, json, csv, xlsx, pdf.",
        ),
        (
            (*VALG, "-c", "EBCDIC"),
            "Tegnsettet «EBCDIC» finnes ikke. Velg UTF-8 eller ISO-8859-1.",
        ),
        *(
            (
                (*VALG, "--maks-per-regel", maks),
                f"--maks-per-regel er et tall eller «alle». Fikk «{maks}».",
            )
            for maks in ("x", "-1", "1.5", "", "²", "9" * 5000)
        ),
    ],
)
def test_feil_bruk_gir_en_setning_og_64(
    kostra: Kommando, valg: tuple[str, ...], setning: str
) -> None:
    svar = kostra("kontroll", *valg, inn=OK)
    assert (svar.kode, svar.ut) == (64, b"")
    assert en_setning(svar.err) == setning


def test_aaret_kan_ha_blanke_rundt_seg(kostra: Kommando) -> None:
    assert kostra("kontroll", *VALG[:2], "-y", " 2026 ", *VALG[4:], "-f", "json", inn=OK).kode == 0


# --- when the program itself fails


@pytest.mark.parametrize(
    "unntak", [RuntimeError, ValueError, KeyError, MemoryError, RecursionError]
)
def test_en_feil_i_programmet_gir_70_og_en_setning_uten_innhold_fra_filen(
    kostra: Kommando, monkeypatch: pytest.MonkeyPatch, unntak: type[Exception]
) -> None:
    def svikter(innhold: bytes, **_: Any) -> None:
        raise unntak(innhold.decode())

    monkeypatch.setattr("kostra.regler.kontroller.kontroller", svikter)
    svar = kostra.kontroll(inn=FEIL)
    assert (svar.kode, svar.ut) == (70, b"")
    setning = en_setning(svar.err)
    assert setning.startswith(f"Uventet feil i programmet ({unntak.__name__}, svikter:")
    assert setning.endswith("Meld den til utvikleren.")


def test_manglende_tillegg_for_xlsx_sies_med_hva_som_maa_installeres(
    kostra: Kommando, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    svar = kostra.kontroll("-f", "xlsx")
    assert (svar.kode, svar.ut) == (64, b"")
    assert "kostra[rapport]" in svar.err.decode()


def test_fremdrift_vises_bare_naar_en_terminal_har_ventet_et_sekund(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    from kostra.cli import kontroll

    assert kontroll._fremdrift() is None
    klokke = iter([0.0, 0.5, 2.0, 3.0])
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr(kontroll.time, "monotonic", lambda: next(klokke))
    vis = kontroll._fremdrift()
    assert vis is not None
    for gjort in (10, 20, 30):
        vis(gjort, 30)
    fanget = capsysbinary.readouterr()
    assert fanget.out == b""
    assert fanget.err == b"\rKontrollert 20 av 30 poster\rKontrollert 30 av 30 poster\n"


def test_json_rapporten_er_gyldig_ogsaa_for_innhold_som_ikke_er_tekst(kostra: Kommando) -> None:
    rare = bytes(range(256)) * 20
    svar = kostra.kontroll("-f", "json", inn=rare)
    assert svar.kode == 2
    assert json.loads(svar.ut)["validationSummary"]["encoding"] == "ISO-8859-1"


# --- large files


@pytest.mark.parametrize(
    ("feil", "raad"),
    [(ChildProcessError("killed"), "--arbeidere 1"), (OSError(28, "No space left"), "TMPDIR")],
)
def test_en_stor_fil_som_ikke_faar_plass_gir_et_raad(
    feil: Exception, raad: str, kostra: Kommando, monkeypatch: pytest.MonkeyPatch
) -> None:
    def uten_plass(*_: object, arbeidere: int, **__: object) -> None:
        assert arbeidere == 3
        raise feil

    monkeypatch.setattr("kostra.regler.kontroller.kontroller", uten_plass)
    svar = kostra.kontroll("--arbeidere", "3", inn=OK)
    assert svar.kode == 66
    assert raad in en_setning(svar.err)
