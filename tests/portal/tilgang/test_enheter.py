"""The units that report, and the import of organisation numbers."""

from __future__ import annotations

import pytest

from kostra.felt import er_orgnr
from kostra.portal.konto import services
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.tilgang import enheter
from kostra.portal.tilgang.models import Enhet
from kostra.skjema import kommuner
from portal.konto import hjelp

pytestmark = pytest.mark.django_db


def test_alle_aarets_kommuner_og_oslos_femten_bydeler():
    enheter.importer(lag_orgnr=True)
    i_aar = [e for e in Enhet.objects.all() if e.finnes_i(2026)]
    assert {e.kommunenr for e in i_aar} == set(kommuner(2026))
    assert len([e for e in i_aar if e.kommunenr == "0301"]) == 15
    assert len({e.orgnr for e in i_aar if e.kommunenr == "0301"}) == 1
    assert all(er_orgnr(e.orgnr) for e in i_aar)


def test_senja_fikk_nytt_nummer_i_2024_og_beholdt_organisasjonsnummeret():
    enheter.importer()
    gammel, ny = Enhet.objects.get(kommunenr="5421"), Enhet.objects.get(kommunenr="5530")
    assert (gammel.gyldig_til, ny.gyldig_fra, ny.gyldig_til) == (2023, 2024, None)
    assert gammel.orgnr == ny.orgnr


def test_uten_organisasjonsnummer_blir_det_ingen_enhet_uten_at_noen_ber_om_det():
    resultat = enheter.importer()
    assert resultat.uten_orgnr == 2
    assert not Enhet.objects.filter(navn="Haram").exists()
    enheter.importer(lag_orgnr=True)
    assert er_orgnr(Enhet.objects.get(navn="Haram").orgnr)


def test_import_to_ganger_endrer_ingenting():
    enheter.importer()
    igjen = enheter.importer()
    assert (igjen.nye, igjen.endret) == (0, 0)


def test_en_liste_gir_nummer_maalform_og_kontakt():
    nummer = enheter.oppdiktet_orgnr("5530")
    enheter.importer(f"kommunenr;orgnr;sprak;epost\n5530;{nummer};nn;post@senja.example\n")
    senja = Enhet.objects.get(kommunenr="5530")
    assert (senja.orgnr, senja.sprak, senja.kontakt_epost) == (nummer, "nn", "post@senja.example")


def test_et_nytt_nummer_dreper_ikke_pinkoden_uten_at_noen_ber_om_det():
    enheter.importer("kommunenr;orgnr\n5530;921369417\n1103;964965226\n")
    senja = Enhet.objects.get(kommunenr="5530")
    pin = services.utsted_pin(enhet=senja)
    andre = "\n".join(f"{nr};{enheter.oppdiktet_orgnr(nr)}" for nr in ("5530", "1103"))
    gjort = enheter.importer(f"kommunenr;orgnr\n{andre}\n")
    assert (gjort.endret, gjort.beholdt, gjort.mistet_pin) == (1, ("5530 Senja",), ())
    assert hjelp.steg1(hjelp.nettleser(), senja.orgnr, pin).status_code == 302
    gjort = enheter.importer(f"kommunenr;orgnr\n{andre}\n", bytt_orgnr=True)
    assert (gjort.endret, gjort.beholdt, gjort.mistet_pin) == (1, (), ("5530 Senja",))
    senja.refresh_from_db()
    assert senja.orgnr == enheter.oppdiktet_orgnr("5530")
    assert Hendelse.objects.filter(handling="enhet.orgnr_byttet", enhet=senja.region).count() == 1


@pytest.mark.parametrize(
    ("tekst", "sier"),
    [
        ("nr,org\n", "Linje 1"),
        ("kommunenr;orgnr\n5530;123456789\n", "Linje 2"),
        ("kommunenr;orgnr\n9998;974760673\n", "Linje 2"),
        ("kommunenr;orgnr\n5530;974760673\n5530;974760673\n", "to ganger"),
        ("kommunenr;orgnr;sprak\n5530;974760673;sv\n", "nb eller nn"),
    ],
)
def test_en_liste_med_feil_sier_hvilken_linje_og_endrer_ingenting(tekst, sier):
    with pytest.raises(enheter.ImportFeil, match=sier):
        enheter.importer(tekst)
    assert not Enhet.objects.exists()


@pytest.mark.parametrize("nr", ["0301", "1508", "1580", "5530", "4601"])
def test_oppdiktede_nummer_er_gyldige_og_de_samme_hver_gang(nr):
    assert er_orgnr(enheter.oppdiktet_orgnr(nr))
    assert enheter.oppdiktet_orgnr(nr) == enheter.oppdiktet_orgnr(nr)
