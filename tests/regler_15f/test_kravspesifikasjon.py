"""``kostra regler -s 15F``: the rules listed and explained, from the rules themselves."""

import json
from typing import Any

import pytest

from kostra.cli import kjor
from kostra.skjema import SPRAAK
from regler_15f.test_regelsett import REKKEFOLGE
from samlet import i_ett

Ut = pytest.CaptureFixture[str]


def kjorer(ut: Ut, *argumenter: str) -> str:
    kode = kjor(["regler", "-s", "15F", "-y", "2026", *argumenter])
    fanget = ut.readouterr()
    assert (kode, fanget.err) == (0, "")
    return fanget.out


def data(ut: Ut, sprak: str = "nb") -> dict[str, Any]:
    lest: dict[str, Any] = json.loads(kjorer(ut, "-f", "json", "--sprak", sprak))
    return lest


def test_kontrollene_i_rekkefolge(capsys: Ut) -> None:
    d = data(capsys)
    leserens = ["LESEFEIL", "AVGIVER_01", "INDIVID_01"]
    assert [k["id"] for k in d["kontroller"]] == [*leserens, *REKKEFOLGE]
    assert [k["id"] for k in d["tilleggskontroller"]] == [f"T{nr}" for nr in range(31, 50)]
    assert d["antall_kontroller"] == {
        "avgiver": 4,
        "individ": 51,
        "tekst": "Antall kontroller er 4 × antall gyldige Avgiver + 51 × antall gyldige Individ.",
    }


@i_ett(
    ("id_", "gjelder", "avvik"),
    [
        ("INDIVID_06", "",
         "Avvik når individet ikke har meldinger, ikke har planer og ikke har tiltak."),
        ("MELDING_02C", "Gjelder når meldingens Konklusjon ikke er 1.",
         "Avvik når meldingens SluttDato er etter individets SluttDato."),
        ("MELDING_03", "", "Avvik når meldingens SluttDato er etter meldingens StartDato + 8 dager."),
        ("UNDERSOKELSE_07", "",
         "Avvik når undersøkelsens Konklusjon er 1 eller 2 og undersøkelsen ikke har "
         "vedtaksgrunnlag."),
        ("INDIVID_02B", "",
         "Avvik når individets SluttDato er før 31.12. i året før rapporteringsåret."),
        ("AVGIVER_00", "", "Avvik når antallet avgivere ikke er 1."),
    ],
)  # fmt: skip
def test_setningene_sier_det_regelen_gjor(capsys: Ut, id_: str, gjelder: str, avvik: str) -> None:
    krav = next(k for k in data(capsys)["kontroller"] if k["id"] == id_)
    assert krav["gjelder"] == gjelder
    assert krav["tilfeller"][0]["avvik"] == avvik


def test_en_kontroll_sier_alt_om_seg(capsys: Ut) -> None:
    _, _, resten = kjorer(capsys).partition("### TILTAK_05 Barnehage for et barn over 6 år\n\n")
    linjer = resten.split("\n\n")[0].splitlines()
    assert linjer[0] == "- Alvorlighetsgrad: Advarsel (WARNING)."
    assert linjer[1].endswith("er over 6 år og tiltakets Kategori er 4.1.")
    assert linjer[2] == "- Melding: «Barnet er {alder} år og har barnehage som tiltak fra {start}.»"
    assert linjer[-3].startswith("- Dette gjør du: ")
    assert linjer[-2].startswith("- Hvorfor: ")
    assert linjer[-1] == "- Felt: Individ/Fodselsnummer, Tiltak/Kategori/Kode (49 koder)."


def test_elementer_har_ingen_posisjon(capsys: Ut) -> None:
    krav = {k["id"]: k for k in data(capsys)["kontroller"]}
    assert krav["MELDING_02C"]["felt"] == [
        {"navn": "Individ/SluttDato", "koder": []},
        {"navn": "Melding/SluttDato", "koder": []},
        {"navn": "Melding/Konklusjon", "koder": ["1", "2", "3", "4"]},
    ]
    assert "posisjon" not in kjorer(capsys)


def test_ordene_er_dem_for_elementer(capsys: Ut) -> None:
    begreper = data(capsys)["begreper"]
    assert any(b.startswith("Oppgitt: attributtet eller elementet står i filen") for b in begreper)
    assert any(
        b.startswith("En dato er oppgitt når den står i filen og ikke er tom") for b in begreper
    )
    # the same reading of the number every year
    assert [b for b in begreper if b.startswith("Fødselsåret")] == [
        b for b in begreper if "Fødselsåret følger av individnummeret" in b
    ]


@i_ett("sprak", SPRAAK)
def test_alle_tekster_er_fylt_ut(capsys: Ut, sprak: str) -> None:
    md = kjorer(capsys, "--sprak", sprak)
    assert not [ord_ for ord_ in ("None", "Tekst3(", "  ", "()", "..", ": .") if ord_ in md]
    d = data(capsys, sprak)
    for krav in (*d["kontroller"], *d["tilleggskontroller"]):
        for tilfelle in krav["tilfeller"]:
            assert tilfelle["avvik"].endswith(".")
            assert "{" not in tilfelle["avvik"]
            for navn, hva in tilfelle["verdier"].items():
                assert f"{{{navn}}}" in tilfelle["melding"]
                assert hva.strip()
