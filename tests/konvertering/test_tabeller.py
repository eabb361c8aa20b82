"""Which tables are taken: columns, separators, character sets; and what is no table at all."""

from __future__ import annotations

import io
import zipfile

import pytest

from konvertering.arbeid import (
    arkceller,
    celler,
    csv_med,
    felt_i,
    fra_csv,
    layout,
    post,
    uttrekk,
    xlsx_med,
)
from kostra.konvertering import Konverteringsfeil, konverter, xlsxfil
from samlet import i_ett

EN_RAD = {"KOMMUNE_NR": "1103", "SAKSBEHANDLER": "Bjørg Ås"}


def feil_i(innhold: bytes) -> list[str]:
    with pytest.raises(Konverteringsfeil) as feil:
        konverter(innhold, layout(), "uttrekk")
    return feil.value.setninger


@i_ett("tegn", [";", ",", "\t", "|"])
@i_ett("tegnsett", ["utf-8", "utf-8-sig", "iso-8859-1", "utf-16"])
def test_skilletegn_og_tegnsett_kjennes_igjen(tegn: str, tegnsett: str) -> None:
    fb = layout()
    innhold = csv_med(fb, EN_RAD, tegn=tegn).encode(tegnsett)
    resultat = konverter(innhold, fb, "uttrekk")
    linje = resultat.data.decode().removesuffix("\n")
    assert felt_i(linje, fb, "KOMMUNE_NR") == "1103"
    assert felt_i(linje, fb, "SAKSBEHANDLER") == "Bjørg Ås  "


def test_excels_linje_om_skilletegnet_hoppes_over() -> None:
    fb = layout()
    innhold = f"sep=;\r\n{csv_med(fb, EN_RAD)}".encode()
    assert konverter(innhold, fb, "uttrekk").antall_poster == 1


def test_kolonnene_kan_staa_i_hvilken_rekkefolge_som_helst_og_med_smaa_bokstaver() -> None:
    fb = layout()
    rader = [linje.split(";") for linje in csv_med(fb, EN_RAD).splitlines()]
    omvendt = (
        "\n".join(";".join(reversed(rad)) for rad in rader).lower().replace("bjørg ås", "Bjørg Ås")
    )
    assert konverter(omvendt.encode(), fb, "uttrekk").data.decode().split("\n")[:1] == fra_csv(
        fb, EN_RAD
    )


def test_tomme_rader_hoppes_over_og_telles() -> None:
    fb = layout()
    innhold = csv_med(fb, EN_RAD, {}, EN_RAD) + "\r\n"
    resultat = konverter(innhold.encode(), fb, "uttrekk")
    assert resultat.antall_poster == 2
    assert resultat.merknader == ("Tomme rader som er hoppet over: 1.",)


def test_ukjent_kolonne_avvises_med_forslag_og_manglende_nevnes() -> None:
    linjer = feil_i(csv_med(layout()).replace("STATUS", "STATSU").encode())
    assert linjer[0] == "Kolonne 40: «STATSU» er ikke et felt. Mente du STATUS?"
    assert linjer[1].startswith(
        "Disse kolonnene mangler: STATUS. Alle feltene i 11CF 2026 skal være med"
    )


def test_samme_kolonne_to_ganger_og_kolonne_uten_navn_avvises() -> None:
    linjer = feil_i(csv_med(layout()).replace("\r\n", ";KOMMUNE_NR;;\r\n").encode())
    assert linjer == [
        "Kolonne 54: KOMMUNE_NR står også i kolonne 1.",
        "Kolonne 55 har ikke noe navn i første rad.",
        "Kolonne 56 har ikke noe navn i første rad.",
    ]


def test_en_verdi_utenfor_kolonnene_avvises() -> None:
    innhold = csv_med(layout(), EN_RAD).removesuffix("\r\n") + ";ekstra\r\n"
    (linje,) = feil_i(innhold.encode())
    assert linje == "Linje 2: kolonne 54 har en verdi, men første rad har bare 53 kolonner."


def test_for_faa_celler_i_en_linje_avvises() -> None:
    (linje,) = feil_i(csv_med(layout()).encode() + b"1103;26\r\n")
    assert linje == "Linje 2 har 2 kolonner, men første linje har 53."


def test_anforselstegn_som_ikke_gaar_opp_avvises_med_linje() -> None:
    (linje,) = feil_i(csv_med(layout(), EN_RAD).encode() + b'"1103"x;26\r\n')
    assert linje.startswith("Linje 3: anførselstegnene går ikke opp.")


def test_en_tabell_uten_feltnavn_avvises_med_de_som_ventes() -> None:
    (linje,) = feil_i(b"navn;alder;kommune;bydel;kode;dato;dato\r\n1;2;3;4;5;6;7\r\n")
    assert linje.startswith("Første linje har ingen av feltnavnene i 11CF 2026.")
    assert "KOMMUNE_NR, VERSION" in linje


def test_linjer_av_gal_lengde_avvises_med_nummer_og_raad() -> None:
    gyldig = uttrekk(2).decode().split("\n")
    (linje,) = feil_i(f"{gyldig[0]}\n{gyldig[1][:-3]}\n".encode())
    assert linje == ("Linje 2 har 149 tegn, ventet 152. «kostra vis» med --linje 2 viser den.")


def test_et_styretegn_i_uttrekket_avvises_med_felt_og_posisjon() -> None:
    fb = layout()
    innhold = post(fb, KOMMUNE_NR="1103", SAKSBEHANDLER="abc\x07      ").encode()
    with pytest.raises(Konverteringsfeil) as feil:
        konverter(innhold, fb, "csv")
    assert feil.value.setninger == [
        "Linje 1, SAKSBEHANDLER (posisjon 143): feltet inneholder et styretegn (U+0007), som ikke kan "
        "staa i en tabell.".replace("staa", "stå")
    ]


def test_et_uttrekk_kan_skrives_i_et_annet_tegnsett() -> None:
    fb = layout()
    innhold = (post(fb, KOMMUNE_NR="1103", SAKSBEHANDLER="Bjørg Ås  ") + "\n").encode("iso-8859-1")
    assert konverter(innhold, fb, "uttrekk").data == innhold.decode("iso-8859-1").encode()
    with pytest.raises(
        Konverteringsfeil, match=r"SAKSBEHANDLER .*U\+0141.* finnes ikke i ISO-8859-1"
    ):
        konverter(
            post(fb, SAKSBEHANDLER="Łukasz    ").encode(), fb, "uttrekk", tegnsett="iso-8859-1"
        )


# --- what is no table, or a damaged one


def zip_med(navn: str) -> bytes:
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w") as arkiv:
        arkiv.writestr(navn, "x")
    return ut.getvalue()


@i_ett(
    ("innhold", "setning"),
    [
        (zip_med("uttrekk.dat"), "Filen er et zip-arkiv, men ikke en arbeidsbok fra Excel"),
        (zip_med("xl/workbook.xml"), "Arbeidsboken er skadet"),
        (xlsx_med(layout())[:-60], "Filen er et zip-arkiv, men ikke en arbeidsbok fra Excel"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "Excels gamle format (.xls)"),
        (b"%PDF-1.7\n", "Filen er en PDF."),
        (b"<?xml version='1.0'?><a/>", "Filen er XML"),
        (b"", "Filen er tom."),
        ("KOMMUNE_NR".encode("utf-16") + bytes(100), "UTF-16"),
    ],
)  # fmt: skip
def test_det_som_ikke_kan_konverteres_sies_i_klartekst(innhold: bytes, setning: str) -> None:
    (linje,) = feil_i(innhold)
    assert setning in linje


def test_en_arbeidsbok_som_vokser_for_mye_pakkes_ikke_ut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsxfil, "MAKS_UTPAKKET", 1000)
    (linje,) = feil_i(xlsx_med(layout()))
    assert "for stor til å pakkes ut" in linje


def test_et_uttrekk_som_er_for_stort_for_excel_avvises_for_det_lages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(xlsxfil, "MAKS_CELLER", 53)
    assert konverter(uttrekk(1), layout(), "xlsx").antall_poster == 1
    with pytest.raises(Konverteringsfeil, match=r"en arbeidsbok tar 1 av 11CF. Bruk -f csv"):
        konverter(uttrekk(2), layout(), "xlsx")


def test_bare_forste_ark_leses() -> None:
    import openpyxl

    bok = openpyxl.load_workbook(io.BytesIO(xlsx_med(layout(), EN_RAD)))
    bok.create_sheet("Notater").append(["noe annet"])
    ut = io.BytesIO()
    bok.save(ut)
    assert konverter(ut.getvalue(), layout(), "uttrekk").antall_poster == 1


def test_uten_onske_blir_et_uttrekk_csv_og_en_tabell_et_uttrekk() -> None:
    rader = uttrekk(1)
    assert konverter(rader, layout()).data == konverter(rader, layout(), "csv").data
    for tabell in (csv_med(layout()).encode(), xlsx_med(layout())):
        assert konverter(tabell, layout()).data == konverter(tabell, layout(), "uttrekk").data


# --- nothing becomes a formula, and nothing is changed by a spreadsheet

FARLIGE = ["=1+1", "+47", "-5", "@SUM(A1)", "=cmd|' /C'", "＝1+1"]


@i_ett("farlig", FARLIGE)
def test_ingen_celle_i_csv_begynner_som_en_formel(farlig: str) -> None:
    fb = layout()
    innhold = post(fb, KOMMUNE_NR="1103", SAKSBEHANDLER=farlig.ljust(10)).encode()
    _, rad = celler(konverter(innhold, fb, "csv").data)
    assert rad[-1] == f"'{farlig}"


@i_ett("farlig", FARLIGE)
def test_en_celle_i_excel_er_tekst_ogsaa_naar_den_redigeres(farlig: str) -> None:
    fb = layout()
    innhold = post(fb, KOMMUNE_NR="0301", SAKSBEHANDLER=farlig.ljust(10)).encode()
    _, rad = arkceller(konverter(innhold, fb, "xlsx").data)
    assert rad[0].value == "0301"
    assert rad[-1].value == farlig
    assert {
        (celle.data_type, celle.number_format, celle.quotePrefix) for celle in rad if celle.value
    } == {("s", "@", True)}


@i_ett("verdi", ["00012345", "1E5", "1-2", "MAR1", "TRUE", "123456789012"[:8] + " x", " 12"])
def test_verdier_som_et_regneark_ville_endre_faar_apostrof(verdi: str) -> None:
    fb = layout()
    innhold = post(fb, KOMMUNE_NR="1103", SAKSBEHANDLER=verdi.ljust(10)).encode()
    _, rad = celler(konverter(innhold, fb, "csv").data)
    assert rad[-1].startswith("'")


@i_ett("verdi", ["Bjørg Ås", "12345", "B. Ås"])
def test_verdier_som_et_regneark_lar_staa_faar_ikke_apostrof(verdi: str) -> None:
    fb = layout()
    innhold = post(fb, KOMMUNE_NR="1103", SAKSBEHANDLER=verdi.ljust(10)).encode()
    hode, rad = celler(konverter(innhold, fb, "csv").data)
    assert hode == [felt.navn for felt in fb.felt]
    assert (rad[0], rad[-1]) == ("1103", verdi)
