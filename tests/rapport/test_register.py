"""The public functions: formats by name, lazily imported, with one clear error each."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kostra import rapport
from kostra.skjema.modell import SPRAAK
from rapport import eksempel
from samlet import i_ett

TUNGE = ("rich", "jinja2", "xlsxwriter", "typst", "numpy")
ALLE = (
    eksempel.med_feil,
    eksempel.med_advarsler,
    eksempel.uten_feil,
    eksempel.fatal,
    eksempel.ingen_data,
    eksempel.ingen_deltakere,
    eksempel.ondsinnet,
)


@i_ett("sprak", SPRAAK)
@i_ett("format", rapport.FORMATER)
@i_ett("lag", ALLE, ids=lambda f: f.__name__)
def test_alle_formater_skriver_alle_rapporter_på_alle_språk(lag, format, sprak):
    resultat = lag()
    utdata = rapport.skriv(resultat, format, sprak)
    assert isinstance(utdata, bytes)
    assert utdata
    if sprak == "nb":
        assert rapport.skriv(resultat, format, sprak) == utdata


def test_format_i_store_bokstaver():
    resultat = eksempel.uten_feil()
    assert rapport.skriv(resultat, "JSON") == rapport.skriv(resultat, "json")


def test_ukjent_format_sier_hvilke_som_finnes():
    with pytest.raises(
        rapport.UkjentFormat, match=r"«docx» finnes ikke\. Velg blant: terminal, html"
    ):
        rapport.skriv(eksempel.uten_feil(), "docx")


@pytest.mark.parametrize(("format", "modul"), [("xlsx", "xlsxwriter"), ("pdf", "typst")])
def test_manglende_tillegg_sier_hva_som_skal_installeres(monkeypatch, format, modul):
    monkeypatch.setitem(sys.modules, modul, None)
    with pytest.raises(rapport.ManglerTillegg, match=r"pip install 'kostra\[rapport\]'"):
        rapport.skriv(eksempel.uten_feil(), format)


def test_ukjent_navn_i_modulen():
    with pytest.raises(AttributeError):
        _ = rapport.finnes_ikke


def lastet_etter(kode: str) -> set[str]:
    """The heavy packages that are imported when the code has run in a process of its own."""
    sjekk = f"import sys; {kode}; print(*[m for m in {TUNGE!r} if m in sys.modules])"
    kjort = subprocess.run(
        [sys.executable, "-c", sjekk], check=True, capture_output=True, text=True
    )
    return set(kjort.stdout.split())


LAG = (
    "from kostra.kontroll.modell import Grad, Rapport; from kostra.skjema.modell import Tekst3; "
    "r = Rapport('11CF', 2026, '542100', Tekst3('x'), Grad.OK, 34, (), ()); "
    "from kostra import rapport; "
)


def test_import_og_json_laster_ingen_tunge_pakker():
    assert lastet_etter("import kostra.rapport") == set()
    assert lastet_etter(f"{LAG} rapport.skriv(r, 'json')") == set()
    assert lastet_etter(f"{LAG} rapport.skriv(r, 'csv')") == set()
    assert lastet_etter(f"{LAG} rapport.skriv(r, 'html')") == {"jinja2"}
    assert lastet_etter(f"{LAG} rapport.skriv(r, 'terminal')") == {"rich"}
