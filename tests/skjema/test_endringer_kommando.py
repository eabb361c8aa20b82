"""``kostra endringer``: what changed from year to year, as SSB's published layouts have it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kostra.cli import kjor
from kostra.skjema import SPRAAK
from samlet import i_ett
from skjema.sider import celler, les_side, md_tabeller

Ut = pytest.CaptureFixture[str]


def kjorer(ut: Ut, fra: int, til: int, *argumenter: str) -> str:
    kode = kjor(["endringer", "-s", "11CF", "--fra", str(fra), "--til", str(til), *argumenter])
    fanget = ut.readouterr()
    assert (kode, fanget.err) == (0, "")
    return fanget.out


def data(ut: Ut, fra: int, til: int) -> dict[str, Any]:
    svar: dict[str, Any] = json.loads(kjorer(ut, fra, til, "-f", "json"))
    return svar


def flyttinger(svar: dict[str, Any]) -> list[tuple[str, str, int]]:
    return [(f["felt"][0], f["felt"][-1], f["tegn"]) for f in svar["flyttet"]]


def koder(svar: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {endring["felt"]: endring for endring in svar["koder"]}


def tomme(svar: dict[str, Any]) -> set[str]:
    return {navn for navn, verdi in svar.items() if verdi == []}


def test_2022_til_2023(capsys: Ut) -> None:
    svar = data(capsys, 2022, 2023)
    assert svar["recordlengde"] == {"fra": 139, "til": 138}
    assert [felt["navn"] for felt in svar["utgaar"]] == ["KVP_OSLO"]
    assert flyttinger(svar) == [("YTELSE_SOSHJELP", "SAKSBEHANDLER", -1)]
    assert tomme(svar) == {"nye", "nytt_navn", "form", "obligatorisk"}
    status = koder(svar)["STATUS"]
    assert [kode["kode"] for kode in status["nye"]] == ["7"]
    assert status["utgaar"] == status["ny_tekst"] == []
    kommuner = koder(svar)["KOMMNR_KVP_KOMM"]
    assert [endring["kode"] for endring in kommuner["ny_tekst"]] == ["5001", "5025"]


def test_2023_til_2024(capsys: Ut) -> None:
    svar = data(capsys, 2023, 2024)
    assert svar["recordlengde"] == {"fra": 138, "til": 136}
    assert [felt["navn"] for felt in svar["utgaar"]] == ["DISTRIKTSNR"]
    assert flyttinger(svar) == [("PERSON_JOURNALNR", "SAKSBEHANDLER", -2)]
    kommuner = koder(svar)["KOMMNR_KVP_KOMM"]
    assert (len(kommuner["utgaar"]), len(kommuner["nye"])) == (114, 115)
    assert len(kommuner["ny_tekst"]) == 3
    assert {"fra": "5421", "til": "5530"} in kommuner["nytt_nummer"]  # Senja
    assert {"1508", "1580"} <= {kode["kode"] for kode in kommuner["nye"]}
    assert len(koder(svar)["STATUS"]["ny_tekst"]) == 6


def test_2024_til_2025(capsys: Ut) -> None:
    svar = data(capsys, 2024, 2025)
    assert svar["recordlengde"] == {"fra": 136, "til": 152}
    (ny,) = svar["nye"]
    assert (ny["navn"], ny["fra"], ny["til"], ny["obligatorisk"]) == ("FODSELSDATO", 9, 16, True)
    assert flyttinger(svar) == [
        ("PERSON_JOURNALNR", "REG_DATO", 8),
        ("VEDTAK_DATO", "VEDTAK_DATO", 10),
        ("BEGYNT_DATO", "BEGYNT_DATO", 12),
        ("KVP_KOMM", "AVSL_DATO", 14),
        ("AVSL_ORDINAERTARB", "SAKSBEHANDLER", 16),
    ]
    utvidet = ["REG_DATO", "VEDTAK_DATO", "BEGYNT_DATO", "AVSL_DATO"]
    assert [endring["felt"] for endring in svar["form"]] == utvidet
    for endring in svar["form"]:
        assert endring["fra"] == {"lengde": 6, "datatype": "dato", "format": "ddMMyy"}
        assert endring["til"] == {"lengde": 8, "datatype": "dato", "format": "ddMMyyyy"}
    assert list(koder(svar)) == ["KOMMNR_KVP_KOMM"]
    (kjent,) = koder(svar)["KOMMNR_KVP_KOMM"]["ny_i_kontroll"]
    assert (kjent["kode"], kjent["i_kontroll"]) == ("9999", True)


def test_2025_til_2026(capsys: Ut) -> None:
    svar = data(capsys, 2025, 2026)
    assert svar["nytt_navn"] == [{"fra": "YTELSE_INDIVIDSTONAD", "til": "YTELSE_TILTAKSPENGER"}]
    assert tomme(svar) == {"nye", "utgaar", "flyttet", "form", "obligatorisk"}
    assert list(koder(svar)) == ["KOMMNR_KVP_KOMM"]
    tekster = koder(svar)["KOMMNR_KVP_KOMM"]["ny_tekst"]
    assert [endring["kode"] for endring in tekster] == ["0301", "5006", "5536"]


def test_over_flere_aar_legges_endringene_sammen(capsys: Ut) -> None:
    svar = data(capsys, 2022, 2026)
    assert [felt["navn"] for felt in svar["nye"]] == ["FODSELSDATO"]
    assert [felt["navn"] for felt in svar["utgaar"]] == ["DISTRIKTSNR", "KVP_OSLO"]
    assert svar["nytt_navn"] == [{"fra": "YTELSE_INDIVIDSTONAD", "til": "YTELSE_TILTAKSPENGER"}]
    assert flyttinger(svar)[0] == ("PERSON_JOURNALNR", "REG_DATO", 8 - 2)
    assert flyttinger(svar)[-1] == ("AVSL_ORDINAERTARB", "SAKSBEHANDLER", 16 - 2 - 1)


@i_ett(
    ("fra", "til", "setning"),
    [
        (2022, 2023, "- KVP_OSLO (Kom fra program i annen bydel): sto i posisjon 58."),
        (2022, 2023, "- Ny kode 7: Deltakerens program er avsluttet etter avbrudd."),
        (2023, 2024, "Recordlengden går fra 138 til 136 tegn. Antall felt går fra 53 til 52."),
        (2023, 2024, "114 koder utgår og 115 koder kommer til."),
        (
            2024,
            2025,
            "- FODSELSDATO (Fødselsdato): posisjon 9–16, 8 tegn, dato ddMMyyyy, obligatorisk.",
        ),
        (
            2024,
            2025,
            "- PERSON_JOURNALNR–REG_DATO (7 felt) flyttes 8 tegn mot høyre, "
            "fra posisjon 9–38 til 17–48.",
        ),
        (
            2024,
            2025,
            "- AVSL_DATO (Program avsluttet, dato): lengde fra 6 til 8 tegn, "
            "datoformat fra ddMMyy til ddMMyyyy.",
        ),
        (
            2024,
            2026,
            "Kontrollene for 2026 kjenner kode 9999 (Uoppgitt); det gjorde de ikke i 2024.",
        ),
        (2025, 2026, "Recordlengden er uendret: 152 tegn. Antall felt er uendret: 53."),
        (2025, 2026, "- YTELSE_INDIVIDSTONAD heter nå YTELSE_TILTAKSPENGER"),
        (2025, 2026, "- Kode 0301 har ny tekst: «Oslo - Oslove», før «Oslo»."),
    ],
)
def test_setningene_brukeren_leser(capsys: Ut, fra: int, til: int, setning: str) -> None:
    assert setning in kjorer(capsys, fra, til)


def test_uten_endring_av_et_slag_er_det_ingen_overskrift_for_det(capsys: Ut) -> None:
    md = kjorer(capsys, 2025, 2026)
    overskrifter = [linje[3:] for linje in md.splitlines() if linje.startswith("## ")]
    assert overskrifter == ["Felt med nytt navn", "Koder"]


def test_alle_endrede_kommuner_listes(capsys: Ut) -> None:
    nytt_nummer, utgaar, nye, ny_tekst = md_tabeller(kjorer(capsys, 2023, 2024))
    assert ["Senja", "5421", "5530"] in nytt_nummer
    assert len(nytt_nummer) - 1 + len(utgaar) - 1 == 114
    assert len(nytt_nummer) - 1 + len(nye) - 1 == 115
    assert ["1580", "Haram"] in nye
    assert ["1833", "Rana", "Rana - Raane"] in ny_tekst


@i_ett("sprak", SPRAAK)
@i_ett("fra", [2022, 2023, 2024, 2025])
def test_html_er_en_selvstendig_tilgjengelig_side(capsys: Ut, fra: int, sprak: str) -> None:
    side = les_side(kjorer(capsys, fra, fra + 1, "-f", "html", "--sprak", sprak))
    assert side.get("lang") == sprak
    punkter = ["".join(punkt.itertext()) for punkt in side.iter("li")]
    assert all(punkt.endswith(".") for punkt in punkter)


def test_html_lister_kommunene(capsys: Ut) -> None:
    side = les_side(kjorer(capsys, 2023, 2024, "-f", "html"))
    rader = [celler(rad) for rad in side.iterfind(".//tbody/tr")]
    assert ["Senja", "5421", "5530"] in rader


@i_ett(
    ("sprak", "tittel", "setning"),
    [
        ("nn", "# Endringar frå 2024 til 2025: Deltakarar i", "blir flytta 8 teikn mot høgre"),
        ("en", "# Changes from 2024 to 2025: Participants in", "8 characters to the right"),
    ],
)
def test_sprak(capsys: Ut, sprak: str, tittel: str, setning: str) -> None:
    md = kjorer(capsys, 2024, 2025, "--sprak", sprak)
    assert md.startswith(tittel)
    assert setning in md


def test_engelsk_bruker_entall(capsys: Ut) -> None:
    assert "1 character to the left" in kjorer(capsys, 2022, 2023, "--sprak", "en")


@i_ett(("fra", "til"), [(2025, 2024), (2025, 2025)])
def test_fra_maa_vaere_foer_til(capsys: Ut, fra: int, til: int) -> None:
    assert kjor(["endringer", "-s", "11CF", "--fra", str(fra), "--til", str(til)]) == 64
    feil = f"kostra: --fra må være et tidligere år enn --til. Fikk {fra} og {til}.\n"
    assert capsys.readouterr() == ("", feil)


@i_ett(
    ("skjema", "fra", "til", "feil"),
    [
        ("12X", 2024, 2025, "Skjemaet «12X» finnes ikke."),
        ("11CF", 2021, 2025, "Skjema 11CF finnes ikke for 2021."),
        ("11CF", 2024, 2030, "Skjema 11CF finnes ikke for 2030."),
    ],
)
def test_ukjent_skjema_og_aar(capsys: Ut, skjema: str, fra: int, til: int, feil: str) -> None:
    assert kjor(["endringer", "-s", skjema, "--fra", str(fra), "--til", str(til)]) == 64
    ut, tekst = capsys.readouterr()
    assert ut == ""
    assert feil in tekst
