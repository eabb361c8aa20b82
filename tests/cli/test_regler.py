"""``kostra regler``: the requirement specification in four formats and three languages."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import markdown
import pytest

from kostra.cli import kjor
from kostra.skjema import SPRAAK

Ut = pytest.CaptureFixture[str]
AAR = ["2022", "2023", "2024", "2025", "2026"]
#: Ids of the table of rules for 2026, in its order.
ID_2026 = [
    "K000", "K001", "K03-komm", "K03-bydel", "K04", "K04A", "K05", "K05A", "K05B", "K06", "K07", "K08",
    "K09", "K10", "K11", "K12", "K13", "K14", "K15", "K16", "K19", "K20", "K21", "K26",
    "K27", "K28", "K29", "K30", "K31", "K32", "K36", "K37", "K38", "K39",
]  # fmt: skip


def kjorer(ut: Ut, *argumenter: str) -> str:
    kode = kjor(["regler", *argumenter])
    fanget = ut.readouterr()
    assert (kode, fanget.err) == (0, "")
    return fanget.out


def feiler(ut: Ut, kode: int, *argumenter: str) -> str:
    assert kjor(["regler", *argumenter]) == kode
    fanget = ut.readouterr()
    assert fanget.out == ""
    assert "Traceback" not in fanget.err
    return fanget.err


def data(ut: Ut, aar: str, sprak: str = "nb") -> dict:
    return json.loads(kjorer(ut, "-s", "11CF", "-y", aar, "-f", "json", "--sprak", sprak))


def deler(md: str, nivaa: str) -> dict[str, str]:
    """Heading -> text below it."""
    biter = ("\n" + md).split(f"\n{nivaa} ")[1:]
    return {bit.split("\n", 1)[0]: bit.split("\n", 1)[1] for bit in biter}


def test_markdown_er_standard_og_har_kontrollene_i_rekkefolge(capsys: Ut) -> None:
    md = kjorer(capsys, "-s", "11CF", "-y", "2026")
    assert md.startswith("# Kravspesifikasjon 2026: Deltakere i kvalifiseringsprogram (11CF)\n")
    kontroller = deler(deler(md, "##")["Kontrollene"], "###")
    assert [tittel.split()[0] for tittel in kontroller] == ID_2026
    assert list(deler(md, "##"))[-3:] == ["Tilleggskontroller", "Statistikk", "Antall kontroller"]


def test_en_kontroll_sier_alt_om_seg(capsys: Ut) -> None:
    md = kjorer(capsys, "-s", "11CF", "-y", "2026")
    linjer = deler(md, "###")["K14 Søknad registrert"].strip().splitlines()
    assert linjer[:5] == [
        "- Alvorlighetsgrad: Feil (ERROR).",
        "- Gjelder når KOMMUNE_NR ikke er 0301.",
        "- Avvik når REG_DATO ikke er en dato eller har et årstall mer enn 4 år før årgangen i "
        "VERSION.",
        "- Melding: «Registreringsdato er {dato}. Den mangler, er ugyldig eller er mer enn 4 år før "
        "{aar}.»",
        "- I meldingen: {dato} er REG_DATO; {aar} er rapporteringsåret.",
    ]
    assert linjer[5].startswith("- Dette gjør du: ")
    assert linjer[6].startswith("- Hvorfor: ")
    assert linjer[7] == (
        "- Felt: KOMMUNE_NR (posisjon 1–4), VERSION (posisjon 5–6), REG_DATO (posisjon 41–48)."
    )
    begreper = deler(md, "##")["Ord i setningene"]
    assert (
        "- Årgangen i VERSION: tallet i VERSION + 2000 når tallet i VERSION er fra 1 til og med 99, "
        "ellers tallet i VERSION.\n"
    ) in begreper


def test_felt_i_rekke_og_koder_staar_sammen(capsys: Ut) -> None:
    md = kjorer(capsys, "-s", "11CF", "-y", "2026")
    assert "STMND_1–STMND_12 (posisjon 81–104, koder 01–12)" in md
    assert "KOMMNR_KVP_KOMM (posisjon 66–69, 358 koder)" in md
    assert "KJONN (posisjon 36, koder 1 og 2)" in md


def test_hvert_aar_viser_bare_sitt_eget(capsys: Ut) -> None:
    assert "K04A" not in kjorer(capsys, "-s", "11CF", "-y", "2024")
    md = kjorer(capsys, "-s", "11CF", "-y", "2022")
    assert "Meldes som K002-kode." in md
    assert "K20A Program i annen bydel" in md
    assert "Fra 2023: " not in md


def test_tilleggene_endrer_ingen_dom(capsys: Ut) -> None:
    md = kjorer(capsys, "-s", "11CF", "-y", "2026")
    tillegg = deler(md, "##")["Tilleggskontroller"]
    assert "endrer ingen dom" in tillegg
    assert all(tittel.startswith("T") for tittel in deler(tillegg, "###"))
    assert data(capsys, "2026")["tilleggskontroller"][0]["id"] == "T01"


@pytest.mark.parametrize(
    ("aar", "formel"),
    [
        ("2022", "Antall kontroller er 6 (4 for Oslo) + 30 × antall poster."),
        ("2024", "Antall kontroller er 2 × antall linjer + 31 × antall poster."),
        ("2026", "Antall kontroller er 2 × antall linjer + 32 × antall poster."),
    ],
)
def test_antall_kontroller(capsys: Ut, aar: str, formel: str) -> None:
    md = kjorer(capsys, "-s", "11CF", "-y", aar)
    assert formel in deler(md, "##")["Antall kontroller"]


@pytest.mark.parametrize(
    ("aar", "lengde", "skift", "k000", "k001"),
    [
        ("2022", 139, "LF, CRLF og CR alene", "filen ikke har noen", ["alle slike linjer"]),
        ("2026", 152, "LF avslutter en linje", "nøyaktig ett tegn", ["152 tegn", "tabulator"]),
    ],
)
def test_slik_leses_filen(
    capsys: Ut, aar: str, lengde: int, skift: str, k000: str, k001: list[str]
) -> None:
    md = kjorer(capsys, "-s", "11CF", "-y", aar)
    lesing = deler(md, "##")["Slik leses filen"]
    assert f"En post er {lengde} tegn." in lesing
    assert skift in lesing
    assert ("Tabulator er ikke tillatt" in lesing) is (aar == "2026")
    alle = {
        k["id"]: [t["avvik"].lower() for t in k["tilfeller"]]
        for k in data(capsys, aar)["kontroller"]
    }
    assert k000 in alle["K000"][0]
    assert len(alle["K000"]) == 3
    assert all(ord_ in avvik for ord_, avvik in zip(k001, alle["K001"], strict=True))


def test_markdown_blir_til_tabeller_ogsaa_i_en_annen_leser(capsys: Ut) -> None:
    html = markdown.markdown(kjorer(capsys, "-s", "11CF", "-y", "2026"), extensions=["tables"])
    assert html.count("<table>") == 3 + 4
    assert html.count("<h3>") == len(ID_2026) + len(data(capsys, "2026")["tilleggskontroller"])


@pytest.mark.parametrize("sprak", SPRAAK)
@pytest.mark.parametrize("aar", AAR)
def test_alle_tekster_er_fylt_ut(capsys: Ut, aar: str, sprak: str) -> None:
    md = kjorer(capsys, "-s", "11CF", "-y", aar, "--sprak", sprak)
    assert not [ord_ for ord_ in ("None", "Tekst3(", "  ", "()", "..", ": .") if ord_ in md]
    for krav in (d := data(capsys, aar, sprak))["kontroller"] + d["tilleggskontroller"]:
        for tilfelle in krav["tilfeller"]:
            assert tilfelle["avvik"].endswith(".")
            assert "{" not in tilfelle["avvik"]
            for navn, hva in tilfelle["verdier"].items():
                assert f"{{{navn}}}" in tilfelle["melding"]
                assert hva.strip()


@pytest.mark.parametrize(
    ("sprak", "tittel", "setning"),
    [
        ("nb", "Kravspesifikasjon 2026", "Gjelder når KOMMUNE_NR ikke er 0301."),
        ("nn", "Kravspesifikasjon 2026", "Gjeld når KOMMUNE_NR ikkje er 0301."),
        ("en", "Requirement specification 2026", "Applies when KOMMUNE_NR is not 0301."),
    ],
)
def test_sprak(capsys: Ut, sprak: str, tittel: str, setning: str) -> None:
    md = kjorer(capsys, "-s", "11CF", "-y", "2026", "--sprak", sprak)
    assert md.startswith(f"# {tittel}")
    assert setning in md


def test_json_har_alt_om_hver_kontroll(capsys: Ut) -> None:
    d = data(capsys, "2026")
    assert (d["skjema"], d["aar"], d["sprak"], d["recordlengde"]) == ("11CF", 2026, "nb", 152)
    assert d["lesing"]["tab_er_feil"] is True
    assert d["antall_kontroller"]["per_post"] == 32
    krav = {k["id"]: k for k in d["kontroller"]}
    assert list(krav) == ID_2026
    assert krav["K07"]["alvorlighetsgrad"] == "WARNING"
    assert krav["K07"]["tilfeller"][0]["verdier"] == {
        "alder": "alderen etter PERSON_FODSELSNR",
        "grense": "68",
    }
    assert krav["K08"]["felt"] == [{"navn": "KJONN", "fra": 36, "til": 36, "koder": ["1", "2"]}]
    assert [t["tittel"] for t in d["statistikk"]] == [
        "Stønad",
        "Alder",
        "Stønadsvarighet",
        "Stønad",
    ]
    assert d["statistikk"][1]["rader"][0] == {"rad": "I alt", "teller": "alle poster"}


@pytest.mark.parametrize("aar", AAR)
def test_csv_har_en_rad_per_id(capsys: Ut, aar: str) -> None:
    tekst = kjorer(capsys, "-s", "11CF", "-y", aar, "-f", "csv")
    rader = list(csv.DictReader(io.StringIO(tekst)))
    assert tekst.splitlines()[0] == (
        "id,kontroll,tittel,alvorlighetsgrad,tillegg,gjelder,avvik,melding,gjor,hvorfor,felt"
    )
    idene = [rad["id"] for rad in rader]
    assert len(set(idene)) == len(idene)
    assert {rad["tillegg"] for rad in rader if rad["id"].startswith("T")} == {"ja"}
    if aar == "2026":
        assert idene[: len(ID_2026)] == ID_2026
    if aar == "2022":
        assert {"K002-mangler", "K002-heltall", "K002-dato", "K002-kode"} <= set(idene)


def test_ukjent_skjema_og_aar_er_bruksfeil(capsys: Ut) -> None:
    assert "Skjemaet «12X» finnes ikke." in feiler(capsys, 64, "-s", "12X", "-y", "2026")
    assert feiler(capsys, 64, "-s", "11CF", "-y", "2019") == (
        "kostra: Skjema 11CF finnes ikke for 2019. Velg et år i 2022–2026.\n"
    )


@pytest.mark.parametrize(
    "argumenter",
    [
        ["-s", "11CF"],
        ["-y", "2026"],
        ["-s", "11CF", "-y", "x"],
        ["-s", "11CF", "-y", "2026", "-f", "pdf"],
    ],
)
def test_manglende_eller_uleselig_valg_er_bruksfeil(capsys: Ut, argumenter: list[str]) -> None:
    assert feiler(capsys, 64, *argumenter)


def test_o_skriver_filen_og_erstatter_bare_naar_brukeren_ber_om_det(
    capsys: Ut, tmp_path: Path
) -> None:
    fil = tmp_path / "krav.html"
    valg = ("-s", "11CF", "-y", "2026", "-f", "HTML", "-o", str(fil))
    assert kjorer(capsys, *valg) == ""
    forst = fil.read_bytes()
    assert "Fødselsnummer" in forst.decode("utf-8")
    fil.write_text("gammel")
    assert "finnes fra før" in feiler(capsys, 73, *valg)
    assert kjorer(capsys, *valg, "--overskriv") == ""
    assert fil.read_bytes() == forst
    assert os.listdir(tmp_path) == ["krav.html"]
