"""The reporter's guide: it names the form, the file and the commands as they are."""

from __future__ import annotations

import re

import pytest

from kostra.blankett import blankett
from kostra.cli import KOMMANDOER, kjor
from kostra.rapport.veiledning import skriv
from kostra.skjema import SPRAAK, Sprak
from kostra.skjema.alle import alle_skjemaer
from samlet import i_ett
from skjema.sider import les_side

ALLE = [(skjema, aar) for skjema in ("11CF", "11F", "15F") for aar in alle_skjemaer()[skjema]]


@i_ett("sprak", SPRAAK)
@i_ett(("skjema", "aar"), ALLE)
def test_veiledningen_har_hvert_felt_i_skjemaet(skjema: str, aar: int, sprak: Sprak) -> None:
    side = les_side(skriv(skjema, aar, "html", sprak))
    assert side.get("lang") == sprak
    form = blankett(skjema, aar)
    tabeller = [caption.text for caption in side.iter("caption")]
    assert tabeller == [gruppe.tittel.paa(sprak) for gruppe in form.grupper]
    felt = [celle.text for celle in side.iterfind(".//tbody//th")]
    assert felt == [f.etikett.paa(sprak) for f in form.felt if f.slag != "lenke"]


@i_ett("sprak", SPRAAK)
@i_ett("skjema", ["11CF", "11F", "15F"])
def test_alle_tekster_er_fylt_ut(skjema: str, sprak: Sprak) -> None:
    md = skriv(skjema, 2026, "md", sprak)
    assert not [galt for galt in ("None", "Tekst3(", "{", "}", "..", "()") if galt in md]


@i_ett(("skjema", "ende"), [("11CF", "dat"), ("11F", "dat"), ("15F", "xml")])
def test_kommandoene_er_for_skjemaet_og_aaret(skjema: str, ende: str) -> None:
    md = skriv(skjema, 2022, "md")
    fil = f"senja_{skjema.lower()}.{ende}"
    assert f"\nkostra kontroll {fil} -s {skjema} -y 2022 -r 542100\n" in md
    assert f"\nkostra krypter {fil} --sertifikat ssb.crt.pem -s {skjema} -y 2022 -r 542100\n" in md
    assert f"-s {skjema} -y 2026 -r 553000" in skriv(skjema, 2026, "md")  # Senja got a new number


def test_hver_kommando_i_veiledningen_finnes() -> None:
    navn = set(re.findall(r"\bkostra ([a-z]+)", skriv("15F", 2026, "md")))
    assert navn >= {"kontroll", "krypter", "kvittering", "tomfil"}
    assert navn <= set(KOMMANDOER)


def test_linjer_har_lengde_og_xml_har_saker() -> None:
    assert "én linje på 338 tegn for hver mottaker" in skriv("11F", 2026, "md")
    assert "XML" in skriv("15F", 2026, "md")
    assert "XML" not in skriv("11F", 2026, "md")


def test_barnevern_til_registeret_fra_2023() -> None:
    assert "Barnevernsregisteret" not in skriv("15F", 2022, "md")
    assert "Barnevernsregisteret" in skriv("15F", 2023, "md")


def test_kommandoen_skriver_veiledningen(capsys: pytest.CaptureFixture[str]) -> None:
    assert kjor(["veiledning", "-s", "15F", "-y", "2026", "--sprak", "nn"]) == 0
    assert capsys.readouterr() == (skriv("15F", 2026, "md", "nn"), "")


@i_ett(
    ("valg", "setning"),
    [
        (("-s", "12X", "-y", "2026"), "Skjemaet «12X» finnes ikke. Velg blant: 11CF, 11F, 15F."),
        (("-s", "15F", "-y", "2027"), "Skjema 15F finnes ikke for 2027. Velg et år i 2022–2026."),
    ],
)
def test_ukjent_skjema_og_aar(
    capsys: pytest.CaptureFixture[str], valg: tuple[str, ...], setning: str
) -> None:
    assert kjor(["veiledning", *valg]) == 64
    assert capsys.readouterr() == ("", f"kostra: {setning}\n")
