"""``kostra filbeskrivelse``: the layout in four formats and three languages."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import markdown
import pytest

from kostra.cli import kjor
from kostra.skjema import SPRAAK, filbeskrivelse
from samlet import i_ett
from skjema.sider import celler, les_side, md_tabeller

Ut = pytest.CaptureFixture[str]


def kjorer(ut: Ut, *argumenter: str) -> str:
    kode = kjor(["filbeskrivelse", *argumenter])
    fanget = ut.readouterr()
    assert (kode, fanget.err) == (0, "")
    return fanget.out


def feiler(ut: Ut, kode: int, *argumenter: str) -> str:
    assert kjor(["filbeskrivelse", *argumenter]) == kode
    fanget = ut.readouterr()
    assert fanget.out == ""
    assert "Traceback" not in fanget.err
    return fanget.err


def test_markdown_er_standard_og_viser_hvert_felt(capsys: Ut) -> None:
    md = kjorer(capsys, "-s", "11CF", "-y", "2024")
    assert md.startswith("# Filbeskrivelse 2024: Deltakere i kvalifiseringsprogram (11CF)\n")
    assert "Recordlengde: 136 tegn. Antall felt: 52." in md
    felt, kommuner = md_tabeller(md)
    assert felt[0][:5] == ["Felt", "Ledetekst", "Fra", "Til", "Lengde"]
    assert len(felt) == 1 + 52
    reg_dato = next(rad for rad in felt if rad[0] == "REG_DATO")
    assert reg_dato[2:8] == ["33", "38", "6", "Dato", "ddMMyy", "Ja"]
    kjonn = next(rad for rad in felt if rad[0] == "KJONN")
    assert kjonn[8:] == ["1 = Mann<br>2 = Kvinne", "Kodeliste: SSB Klass 2."]
    assert len(kommuner) == 1 + 358


def test_markdown_viser_kommunelisten_i_egen_del(capsys: Ut) -> None:
    md = kjorer(capsys, "-s", "11CF", "-y", "2024")
    felt, kommuner = md_tabeller(md)
    rad = next(rad for rad in felt if rad[0] == "KOMMNR_KVP_KOMM")
    assert rad[8] == "[358 koder](#kodeliste-kommnr_kvp_komm)"
    assert "\n## Kodeliste KOMMNR_KVP_KOMM\n" in md
    assert ["5530", "Senja"] in kommuner
    assert kommuner[-1] == ["9999", "Uoppgitt (kontrollprogrammet for 2024 kjente ikke koden)"]


def test_markdown_blir_tabeller_ogsaa_i_en_annen_leser(capsys: Ut) -> None:
    html = markdown.markdown(kjorer(capsys, "-s", "11CF", "-y", "2026"), extensions=["tables"])
    assert html.count("<table>") == 2
    assert html.count("<tr>") == (1 + 53) + (1 + 358)


@i_ett("sprak", SPRAAK)
def test_html_er_en_selvstendig_tilgjengelig_side(capsys: Ut, sprak: str) -> None:
    side = les_side(kjorer(capsys, "-s", "11CF", "-y", "2026", "-f", "html", "--sprak", sprak))
    assert side.get("lang") == sprak
    felt, kommuner = side.iter("table")
    assert len(felt.findall("tbody/tr")) == 53
    assert len(kommuner.findall("tbody/tr")) == 358
    stil = side.findtext("head/style") or ""
    assert "@media print" in stil


def test_html_har_samme_innhold_som_markdown(capsys: Ut) -> None:
    side = les_side(kjorer(capsys, "-s", "11CF", "-y", "2025", "-f", "html"))
    felt = next(side.iter("table"))
    rader = {rad[0]: rad for rad in map(celler, felt.iterfind("tbody/tr"))}
    assert rader["FODSELSDATO"][1:8] == [
        "Fødselsdato", "9", "16", "8", "Dato", "ddMMyyyy", "Ja",
    ]  # fmt: skip
    assert rader["BU18"][8] == "1 = Ja 2 = Nei"


@i_ett("aar", [2022, 2023, 2024, 2025, 2026])
def test_csv_leses_tilbake_til_samme_oppsett(capsys: Ut, aar: int) -> None:
    tekst = kjorer(capsys, "-s", "11CF", "-y", str(aar), "-f", "csv")
    assert tekst.splitlines()[0] == (
        "felt,tittel,datatype,obligatorisk,fra,til,format,kodeliste,beskrivelse"
    )
    fb = filbeskrivelse("11CF", aar)
    rader = list(csv.DictReader(io.StringIO(tekst)))
    assert len(rader) == len(fb.felt)
    for rad, felt in zip(rader, fb.felt, strict=True):
        koder = [par.split("=", 1) for par in rad["kodeliste"].split(";") if par]
        assert rad["felt"] == felt.navn
        assert (int(rad["fra"]), int(rad["til"])) == (felt.fra, felt.til)
        assert (rad["datatype"], rad["format"]) == (felt.datatype, felt.monster)
        assert rad["obligatorisk"] == {True: "ja", False: "nei"}[felt.paakrevd]
        assert koder == [[kode.kode, kode.tekst.nb] for kode in felt.koder]


def test_json_har_koder_og_sier_hvilke_kontrollen_kjenner(capsys: Ut) -> None:
    data = json.loads(kjorer(capsys, "-s", "11CF", "-y", "2024", "-f", "json", "--sprak", "en"))
    assert (data["skjema"], data["aar"], data["sprak"]) == ("11CF", 2024, "en")
    assert (data["recordlengde"], len(data["felt"])) == (136, 52)
    felt = {f["navn"]: f for f in data["felt"]}
    assert felt["KJONN"]["koder"][0] == {"kode": "1", "tekst": "Male", "i_kontroll": True}
    assert felt["KOMMNR_KVP_KOMM"]["koder"][-1]["i_kontroll"] is False
    assert felt["REG_DATO"]["format"] == "ddMMyy"


@i_ett(
    ("sprak", "tittel", "ledetekst"),
    [
        ("nb", "Filbeskrivelse 2026", "Sivilstand"),
        ("nn", "Filskildring 2026", "Leietekst"),
        ("en", "File description 2026", "Marital status"),
    ],
)
def test_sprak(capsys: Ut, sprak: str, tittel: str, ledetekst: str) -> None:
    md = kjorer(capsys, "-s", "11CF", "-y", "2026", "--sprak", sprak)
    assert md.startswith(f"# {tittel}")
    assert ledetekst in md


def test_format_kan_skrives_med_store_bokstaver(capsys: Ut) -> None:
    assert json.loads(kjorer(capsys, "--skjema", "11CF", "--aar", "2026", "--format", "JSON"))


def test_ukjent_skjema_og_aar_er_bruksfeil(capsys: Ut) -> None:
    assert "Skjemaet «12X» finnes ikke. Velg blant:" in feiler(
        capsys, 64, "-s", "12X", "-y", "2026"
    )
    feil = feiler(capsys, 64, "-s", "11CF", "-y", "2019")
    assert feil == "kostra: Skjema 11CF finnes ikke for 2019. Velg et år i 2022–2026.\n"


@i_ett("argumenter", [["-s", "11CF"], ["-y", "2026"], ["-s", "11CF", "-y", "x"]])
def test_manglende_eller_uleselig_valg_er_bruksfeil(capsys: Ut, argumenter: list[str]) -> None:
    assert feiler(capsys, 64, *argumenter)


def test_o_skriver_filen_som_utf8(capsys: Ut, tmp_path: Path) -> None:
    fil = tmp_path / "beskrivelse.csv"
    assert kjorer(capsys, "-s", "11CF", "-y", "2026", "-f", "csv", "-o", str(fil)) == ""
    assert "Fødselsnummer" in fil.read_bytes().decode("utf-8")
    assert os.listdir(tmp_path) == ["beskrivelse.csv"]


def test_o_erstatter_en_fil_bare_naar_brukeren_ber_om_det(capsys: Ut, tmp_path: Path) -> None:
    fil = tmp_path / "beskrivelse.md"
    fil.write_text("gammel")
    valg = ("-s", "11CF", "-y", "2026", "-o", str(fil))
    assert "finnes fra før" in feiler(capsys, 73, *valg)
    assert fil.read_text() == "gammel"
    assert kjorer(capsys, *valg, "--overskriv") == ""
    assert fil.read_text(encoding="utf-8").startswith("# Filbeskrivelse 2026")


@pytest.mark.parametrize(
    ("sti", "grunn"),
    [
        (".", "er en mappe"),
        ("mangler/fil.md", "mappen finnes ikke"),
        ("fil/under.md", "mappen finnes ikke"),
    ],
)
def test_o_nekter_der_det_ikke_kan_skrives(
    capsys: Ut, tmp_path: Path, sti: str, grunn: str
) -> None:
    (tmp_path / "fil").write_text("urørt")
    feil = feiler(capsys, 73, "-s", "11CF", "-y", "2026", "-o", str(tmp_path / sti))
    assert grunn in feil
    assert os.listdir(tmp_path) == ["fil"]
    assert (tmp_path / "fil").read_text() == "urørt"
