"""csv and xlsx: ids are text, nothing is a formula, every finding has one row."""

from __future__ import annotations

import csv
import io
import zipfile

import openpyxl

from kostra import rapport
from kostra.rapport.rader import KOLONNER
from kostra.skjema.modell import SPRAAK
from rapport import eksempel
from samlet import i_ett

FARLIGE = ("=", "+", "-", "@", "\t", "\r")


def csv_rader(resultat, sprak="nb", tegnsett="UTF-8", koding="utf-8-sig"):
    utdata = rapport.skriv(resultat, "csv", sprak, tegnsett=tegnsett)
    return list(csv.DictReader(io.StringIO(utdata.decode(koding), newline=""), delimiter=";"))


def bok(resultat, sprak="nb"):
    return openpyxl.load_workbook(io.BytesIO(rapport.skriv(resultat, "xlsx", sprak)))


def test_csv_har_bom_semikolon_og_crlf():
    utdata = rapport.skriv(eksempel.med_feil(), "csv")
    assert utdata.startswith(b"\xef\xbb\xbfSaksbehandler;Journalnummer;Postnummer;Linjenummer;")
    assert utdata.count(b"\r\n") == 8
    assert not utdata.replace(b"\r\n", b"").count(b"\n")


def test_csv_en_rad_per_funn_med_saken_først():
    rader = csv_rader(eksempel.med_feil())
    assert [rad["Journalnummer"] for rad in rader] == [
        "J0000004",
        "J0000012",
        "J0000007",
        "J0000019",
        "J0000015",
        "J0000021",
        "J0000003",
    ]
    assert rader[0] == {
        "Saksbehandler": "SB00000002",
        "Journalnummer": "J0000004",
        "Postnummer": "4",
        "Linjenummer": "4",
        "Alvorlighetsgrad": "Feil",
        "Kontroll": "K11",
        "Kontrollens navn": "Har barn, men antall barn mangler",
        "Melding": "Det er svart ja på barn under 18 år. Antall barn er tomt.",
        "Dette gjør du": "Skriv antall barn under 18 år, eller rett svaret til nei.",
        "Felt og posisjon": "Barn under 18 år (BU18), posisjon 36; "
        "Antall barn (ANTBU18), posisjon 37–38",
        "Tilleggskontroll": "nei",
        "Hvorfor?": eksempel.K11.hvorfor.nb,
    }
    assert rader[-1]["Tilleggskontroll"] == "ja"


@i_ett("sprak", SPRAAK)
def test_csv_uten_funn_har_bare_overskrifter(sprak):
    utdata = rapport.skriv(eksempel.uten_feil(), "csv", sprak)
    assert utdata.count(b"\r\n") == 1
    assert utdata.count(b";") == len(KOLONNER) - 1


def test_csv_i_annet_tegnsett():
    rad = csv_rader(eksempel.ondsinnet(), tegnsett="ISO-8859-1", koding="iso-8859-1")[13]
    assert rad["Journalnummer"].startswith("?? ?")


def test_csv_formler_og_tall_er_tekst():
    for rad in csv_rader(eksempel.ondsinnet()):
        assert not rad["Journalnummer"].startswith(FARLIGE)
        assert not rad["Melding"].startswith(FARLIGE)
    journaler = [rad["Journalnummer"] for rad in csv_rader(eksempel.ondsinnet())]
    assert "'+1+1" in journaler
    assert "'00012345" in journaler
    assert "'1E5" in journaler


def test_xlsx_ark_og_funn():
    arbeidsbok = bok(eksempel.med_feil())
    assert arbeidsbok.sheetnames == ["Sammendrag", "Funn"]
    funn = arbeidsbok["Funn"]
    assert funn.freeze_panes == "C2"
    assert funn.auto_filter.ref == "A1:L8"
    assert funn.max_row == 8
    assert [celle.value for celle in funn[2]][:6] == ["SB00000002", "J0000004", 4, 4, "Feil", "K11"]
    assert funn["B2"].data_type == "s"
    assert funn["B2"].number_format == "@"


def test_xlsx_sammendraget_begynner_med_dommen():
    ark = bok(eksempel.med_feil())["Sammendrag"]
    verdier = [[celle.value for celle in rad if celle.value is not None] for rad in ark.rows]
    assert verdier[0] == ["Filen kan ikke sendes inn ennå. 4 feil må rettes."]
    assert ["Feil", 4] in verdier
    assert ["Advarsler", 2] in verdier
    assert ["Antall kontroller", "726"] in verdier
    assert ["38", "Situasjonen etter avslutning mangler", "Feil", 2, 2, "nei"] in verdier
    assert ["T01", "Datoene står i uvanlig rekkefølge", "Informasjon", 1, 1, "ja"] in verdier


def test_xlsx_statistikk():
    ark = bok(eksempel.med_advarsler(), "nn")["Statistikk"]
    rader = [[celle.value for celle in rad] for rad in ark.rows]
    assert rader[:2] == [["Stønad", "Sum"], ["I alt", 4_812_400]]
    assert ["20 - 24", 11] in rader


def test_xlsx_sanne_antall_når_funnene_er_kappet():
    arbeidsbok = bok(eksempel.stor(1, 5, 12_345))
    assert arbeidsbok["Funn"].max_row == 6
    verdier = [[celle.value for celle in rad] for rad in arbeidsbok["Sammendrag"].rows]
    assert ["01", "Kontroll av felt 1", "Feil", 12_345, 5, "nei"] in verdier


def test_xlsx_har_ingen_formler_lenker_eller_makroer():
    utdata = rapport.skriv(eksempel.ondsinnet(), "xlsx")
    with zipfile.ZipFile(io.BytesIO(utdata)) as pakke:
        for navn in pakke.namelist():
            innhold = pakke.read(navn)
            assert b"<f>" not in innhold
            assert b"<hyperlink" not in innhold
            assert "vba" not in navn
            assert "externalLink" not in navn
    for ark in openpyxl.load_workbook(io.BytesIO(utdata)).worksheets:
        for rad in ark.rows:
            for celle in rad:
                assert celle.data_type in ("s", "n")
                assert not str(celle.value or "").startswith(FARLIGE)


def test_xlsx_journalnummer_er_tekst_også_når_det_ligner_tall():
    funn = bok(eksempel.ondsinnet())["Funn"]
    verdier = [rad[1].value for rad in funn.iter_rows(min_row=2)]
    assert "00012345" in verdier
    assert "1E5" in verdier


def test_xlsx_er_lik_fra_gang_til_gang_med_rapportens_tid():
    resultat = eksempel.med_feil()
    assert rapport.skriv(resultat, "xlsx") == rapport.skriv(resultat, "xlsx")
    egenskaper = bok(resultat).properties
    assert egenskaper.created.isoformat() == "2023-01-10T10:24:30"
    assert egenskaper.title == "Kontrollrapport for 11CF 2022"


def test_aldri_fødselsnummer():
    assert b"15869010089" not in rapport.skriv(eksempel.ondsinnet(), "csv")
    verdier = {c.value for ark in bok(eksempel.ondsinnet()) for rad in ark.rows for c in rad}
    assert "15869010089" not in verdier
