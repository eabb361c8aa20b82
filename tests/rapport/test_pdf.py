"""PDF/UA-1: tagged, titled, in its language; nothing from the file is markup."""

from __future__ import annotations

import io
from itertools import pairwise

import pypdf

from kostra import rapport
from kostra.rapport.som_pdf import _UTEN_TEGN, MAKS_I_GRUPPE
from kostra.skjema.modell import SPRAAK
from rapport import eksempel
from samlet import i_ett


def les(resultat, sprak="nb"):
    return pypdf.PdfReader(io.BytesIO(rapport.skriv(resultat, "pdf", sprak)))


def tekst(leser):
    return " ".join(" ".join(side.extract_text() for side in leser.pages).split())


def roller(node, funnet):
    """All structure types in the tag tree, in reading order."""
    node = node.get_object()
    if isinstance(node, pypdf.generic.ArrayObject):
        for barn in node:
            roller(barn, funnet)
    elif isinstance(node, pypdf.generic.DictionaryObject):
        if "/S" in node:
            funnet.append(node["/S"])
        if "/K" in node:
            roller(node["/K"], funnet)
    return funnet


@i_ett("sprak", SPRAAK)
def test_merket_med_tittel_og_språk(sprak):
    leser = les(eksempel.med_feil(), sprak)
    rot = leser.trailer["/Root"]
    assert rot["/MarkInfo"]["/Marked"]
    assert rot["/Lang"] == sprak
    assert rot["/ViewerPreferences"]["/DisplayDocTitle"]
    assert leser.metadata.title.endswith("11CF 2022")
    assert b"pdfuaid" in rot["/Metadata"].get_data()


def test_tabeller_har_hoderader_og_overskriftene_kommer_i_rekkefølge():
    funnet = roller(les(eksempel.med_feil()).trailer["/Root"]["/StructTreeRoot"], [])
    assert funnet.count("/Table") == 9
    assert funnet.count("/TH") > 20
    overskrifter = [int(rolle[2]) for rolle in funnet if rolle in ("/H1", "/H2", "/H3")]
    assert overskrifter[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(overskrifter))


def test_teksten_er_der_med_dommen_først():
    ut = tekst(les(eksempel.med_feil()))
    assert ut.index("4 feil må rettes") < ut.index("Har barn, men antall barn mangler")
    assert "J0000004 SB00000002 4 Det er svart ja på barn under 18 år." in ut
    assert "Hvorfor? Antall barn brukes" in ut
    assert "Vedtaket er datert før søknaden" in ut
    assert "De endrer ikke dommen over filen" in ut
    assert "Side 1 av" in ut


def test_statistikk_og_merknader():
    assert "4 812 400" in tekst(les(eksempel.med_advarsler()))
    assert "Filen ser ut som 11F for 2025." in tekst(les(eksempel.fatal()))


def test_lange_grupper_kappes_med_sant_antall():
    ut = tekst(les(eksempel.stor(1, MAKS_I_GRUPPE + 50, 12_345)))
    assert "viser 200 av 12 345" in ut
    assert f"J{MAKS_I_GRUPPE:07}" in ut
    assert f"J{MAKS_I_GRUPPE + 1:07}" not in ut


def test_innhold_fra_filen_er_tekst_og_aldri_typst():
    ut = tekst(les(eksempel.ondsinnet()))
    assert '#eval("1") $x$ *b* _i_ @ref <etikett>' in ut
    assert "<script>alert(1)</script>" in ut
    assert "15869010089" not in ut


def test_ingen_lenker_filer_eller_skript():
    leser = les(eksempel.ondsinnet())
    assert "/OpenAction" not in leser.trailer["/Root"]
    assert not leser.attachments
    assert not [side for side in leser.pages if "/Annots" in side]


def test_alle_tegn_som_slipper_gjennom_har_skrifttegn():
    # PDF/UA stops the making of a page with a missing glyph, so this would raise
    tegn = [chr(kode) for kode in range(0x20, 0x3000) if not _UTEN_TEGN.match(chr(kode))]
    info = eksempel.fatal(1)
    navn = " ".join("x" + t for t in [*tegn, "\ufffd"])
    assert (
        len(les(eksempel.med_feil(navn=navn, kontroller=info.kontroller, meldinger=())).pages) > 0
    )
    assert len(tegn) > 1500


def test_lik_fra_gang_til_gang_med_rapportens_tid():
    resultat = eksempel.med_feil()
    assert rapport.skriv(resultat, "pdf") == rapport.skriv(resultat, "pdf")
    assert les(resultat).metadata.creation_date.isoformat().startswith("2023-01-10T10:24:30")
