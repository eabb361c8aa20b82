"""The audit log's page: all of it, page by page; filtered; verified; taken out."""

from __future__ import annotations

import csv
from datetime import timedelta
from itertools import count

import pytest
from django.db import connection, transaction

from kostra.portal import klokke
from kostra.portal.klokke import NORGE
from kostra.portal.revisjon import logg, utvalg
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.saksbehandling.revisjonslogg import verifisering
from portal import bygg
from portal.saksbehandling.hjelp import ansatt, les

pytestmark = pytest.mark.django_db
LOGG = "/ansatt/revisjonslogg/"
_nr = count(1000)  # the events that the pages add come first


def _fyll(antall: int, **felt) -> None:
    """Events straight into the table, all within four moments: the order must hold all the same."""
    naa = klokke.naa().replace(microsecond=0) - timedelta(hours=1)
    verdier = {"aktor": "", "rolle": "", "enhet": "", "handling": "konto.utlogget", "objekt": ""}
    Hendelse.objects.bulk_create(
        Hendelse(
            nr=nr, tid=naa + timedelta(seconds=nr % 4), resultat="ok", forrige_hash="0", hash="0",
            **(verdier | felt),
        )
        for nr in (next(_nr) for _ in range(antall))
    )  # fmt: skip


def test_hver_hendelse_staar_paa_en_side_fram_og_tilbake():
    _fyll(2 * utvalg.PER_SIDE + 7)
    alle = [h.nr for h in utvalg.hendelser(utvalg.Filter())]
    side, framover = utvalg.side(utvalg.Filter()), []
    assert side.nyere == 0
    while True:
        framover += [h.nr for h in side.hendelser]
        if not side.eldre:
            break
        side = utvalg.side(utvalg.Filter(), eldre_enn=side.eldre)
    assert framover == alle
    bakover = [h.nr for h in side.hendelser]
    while side.nyere:
        side = utvalg.side(utvalg.Filter(), nyere_enn=side.nyere)
        bakover = [h.nr for h in side.hendelser] + bakover
    assert bakover == alle


def test_filtrene_treffer_det_de_sier():
    nora = bygg.rapportor(bygg.enhet("5530", "Senja"), "11F")
    with transaction.atomic():
        logg.foy_til("konto.innlogget", bruker=nora)
        logg.foy_til("konto.alarm")
    _, klient = ansatt("revisor")
    i_dag = klokke.i_dag().isoformat()
    i_morgen = (klokke.i_dag() + timedelta(days=1)).isoformat()
    treff = [
        f"bruker={nora.brukerid.lower()}", "enhet=5530", "enhet=553000", f"fra={i_dag}&til={i_dag}",
        "handling=konto.innlogget",
    ]  # fmt: skip
    for sporring in treff:
        assert nora.brukerid in les(klient.get(f"{LOGG}?{sporring}")).split("<tbody")[1], sporring
    for sporring in ("bruker=X999999", "enhet=0301", f"fra={i_morgen}", "handling=konto.alarm"):
        rader = les(klient.get(f"{LOGG}?{sporring}")).partition("<tbody")[2]
        assert nora.brukerid not in rader, sporring
    for rart in ("fra=0001-01-01", "til=9999-12-31", "eldre=99999999999999999999", "nyere=x"):
        assert klient.get(f"{LOGG}?{rart}").status_code == 200
    assert utvalg.handlinger() == ["konto.alarm", "konto.innlogget"]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the plan is told in SQLite's words")
@pytest.mark.parametrize("valg", [{}, {"handling": "a.b"}, {"enhet": "553000"}, {"fra": True}])
def test_ingen_side_leser_eller_sorterer_hele_loggen(valg):
    """The plan: an index in the page's order, whatever is asked for. A sort would read all that match."""
    _fyll(3)
    if "fra" in valg:
        valg = {"fra": klokke.i_dag() - timedelta(days=400), "til": klokke.i_dag()}
    plan = utvalg.hendelser(utvalg.Filter(**valg))[:50].explain()
    assert "USING INDEX hendelse_" in plan
    assert "TEMP B-TREE" not in plan


def test_kjeden_verifiseres_og_et_brudd_sies():
    for _ in range(3):
        with transaction.atomic():
            logg.foy_til("skjema.lagret")
    _, klient = ansatt("revisor")
    assert "ikke verifisert" in les(klient.get(LOGG))
    klient.post(LOGG)
    assert "Kjeden er hel" in les(klient.get(LOGG))
    Hendelse.objects.filter(nr=2).update(resultat="avvist")
    klient.post(LOGG)
    side = les(klient.get(LOGG))
    assert "Kjeden er brutt" in side
    assert "Ved hendelse 2" in side
    assert "Revisjonsloggen er endret" in les(klient.get("/ansatt/"))


def test_en_lang_kjede_leses_av_arbeideren_en_gang(monkeypatch):
    monkeypatch.setattr(verifisering, "STRAKS", 0)
    with transaction.atomic():
        logg.foy_til("skjema.lagret")
    siv, klient = ansatt()
    assert "leses i bakgrunnen" in les(klient.post(LOGG, follow=True))
    assert verifisering.bestill(bruker=siv) is False
    assert Hendelse.objects.filter(handling=utvalg.BESTILT).count() == 1
    assert "Kjeden leses nå" in les(klient.get(LOGG))
    verifisering.verifiser_kjeden.func(siv.pk)
    assert "Kjeden er hel" in les(klient.get(LOGG))
    antall = Hendelse.objects.count()
    verifisering.hver_natt()  # somebody had it read a moment ago
    assert Hendelse.objects.count() == antall


def test_csv_har_alt_i_rekkefolge_og_ingen_formler():
    _fyll(1, objekt="=1+1")
    _fyll(2, handling="konto.alarm")
    _, klient = ansatt("revisor")
    svar = klient.get(f"{LOGG}csv/")
    linjer = list(csv.reader(b"".join(svar).decode("utf-8-sig").splitlines(), delimiter=";"))
    assert linjer[0][:2] == ["nr", "tid"]
    assert [linje[5] for linje in linjer[-3:]] == ["konto.utlogget", *["konto.alarm"] * 2]
    assert linjer[-3][6] == "'=1+1"
    nr = [int(linje[0]) for linje in linjer[1:]]
    assert nr == sorted(nr)
    assert Hendelse.objects.filter(handling="revisjon.eksportert").exists()
    bare = klient.get(f"{LOGG}csv/?handling=konto.alarm")
    assert b"".join(bare).count(b"\r\n") == 3


def test_innsyn_sies_en_gang_for_hver_dag():
    senja = bygg.enhet("5530", "Senja")
    with transaction.atomic():
        for _ in range(3):
            logg.foy_til(utvalg.INNSYN, enhet=senja)
    assert [tid.astimezone(NORGE).date() for tid in utvalg.innsyn(senja)] == [klokke.i_dag()]
