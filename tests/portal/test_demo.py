"""What ``kostra demo`` prepares and prints: two open years, and logins that work as they are printed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kostra import kontroller
from kostra.blankett import blankett
from kostra.cli import demo, demo_portal
from kostra.cli.portal_runde import skjemaer_i
from kostra.nokler import Bruk, sertifikat_pem
from kostra.portal import klokke
from kostra.portal.konto.models import Bruker
from kostra.portal.tilgang import enheter
from mottak.hjelp import par
from portal import bygg
from portal.konto import hjelp

pytestmark = pytest.mark.django_db
EKSEMPLER = Path(__file__).parents[2] / "eksempler"


def test_aarene_2026_og_2022_aapnes_rundt_demoens_egen_klokke(monkeypatch):
    kjort: list[list[str]] = []
    monkeypatch.setattr(demo_portal, "kjor", kjort.append)
    demo_portal._lag_runder(Path("sertifikat.pem"))
    aarene = {}
    for argumenter in kjort:
        if argumenter[:2] == ["portal", "opprett-aar"]:
            valg = dict(zip(argumenter[3::2], argumenter[4::2], strict=True))
            aarene[argumenter[2]] = [
                date.fromisoformat(valg[v]) for v in ("--aapner", "--frist", "--stenger")
            ]
    assert set(aarene) == {"2026", "2022"}
    for aapner, frist, stenger in aarene.values():
        assert aapner < klokke.i_dag() < frist < stenger


@pytest.fixture
def kontoene():
    for aar in demo_portal.AARENE:
        bygg.runde(aar)
    enheter.importer(lag_orgnr=True)
    return demo_portal._lag_kontoer(sertifikat_pem(par("SSB", Bruk.SIGNERING)[1]).decode())


def test_alle_innloggingene_virker_som_de_er_skrevet_ut(kontoene, capsys):
    kommuner, rapportorer = kontoene
    demo._skriv_ut(
        demo_portal.Demoportal(
            "http://127.0.0.1:8000", 8000, Path(), {}, {}, Path(), kommuner, rapportorer, []
        )
    )
    skrevet = capsys.readouterr().out
    assert "http://127.0.0.1:8000" in skrevet
    assert {k.aar for k in kommuner} == {r.aar for r in rapportorer} == {2026, 2022}
    assert len([k for k in kommuner if k.region.startswith("0301")]) == 2  # each bydel its own PIN
    for kommune in kommuner:
        assert kommune.orgnr in skrevet
        assert kommune.pin in skrevet
        svar = hjelp.steg1(hjelp.nettleser(), kommune.orgnr, kommune.pin)
        assert svar.status_code == 302, kommune.navn
    for person in rapportorer:
        assert person.brukerid in skrevet
        assert person.passord in skrevet
        klient = hjelp.nettleser()
        hjelp.steg1(klient, person.brukerid, person.passord)
        assert hjelp.steg2(klient, hjelp.siste_kode(klient)).url == "/skjema/"
        nytt = klient.get("/skjema/nytt/").content.decode()
        for skjema in skjemaer_i(person.aar):
            assert blankett(skjema, person.aar).tittel.nb in nytt


@pytest.mark.parametrize("aar", demo_portal.AARENE)
def test_hvert_skjema_har_en_fil_med_feil_og_en_rettet(aar):
    par = demo_portal.eksempelpar(EKSEMPLER, aar)
    assert [med_feil.parent.name for med_feil, _ in par] == sorted(skjemaer_i(aar))
    region = {2026: "553000", 2022: "542100"}[aar]
    for med_feil, rettet in par:
        grader = [
            kontroller(
                fil.read_bytes(), skjema=fil.parent.name, aar=aar, region=region
            ).alvorlighetsgrad.stopper
            for fil in (med_feil, rettet)
        ]
        assert grader == [True, False], med_feil.parent.name


def test_de_ansatte_logger_inn_med_kodeappen():
    for ansatt in demo_portal._lag_ansatte():
        klient = hjelp.nettleser()
        assert hjelp.steg1(klient, ansatt.brukerid, ansatt.passord).status_code == 302
        kode = hjelp.appkode(Bruker.objects.get(brukerid=ansatt.brukerid))
        assert hjelp.steg2(klient, kode).url == "/ansatt/", ansatt.rolle
