"""Deliveries are handed on once, follow what happens to them, and what was done is written down."""

from __future__ import annotations

import pytest
from django.urls import reverse
from pyarrow import parquet

from kostra.mottak.utlevering import tjeneste
from kostra.mottak.utlevering.pseudonym import Pseudonymer
from kostra.portal.innsending.models import Henvendelse, Levering, Utlevering
from kostra.portal.innsending.opplasting import lager
from kostra.portal.revisjon.models import Hendelse
from mottak.hjelp import ANNEN, MED_ADVARSEL, fil, mottakernokkel, post
from portal import bygg
from portal.innsending.fil_hjelp import mottak, sak

pytestmark = pytest.mark.django_db(transaction=True)
NOKKEL = Pseudonymer(b"k" * 32)


def utlever(mappe, navn: str = "SSB") -> tjeneste.Utfall:
    return tjeneste.utlever(
        tjeneste.planlegg(2026), mappe, nokler=[mottakernokkel(navn)], pseudonymer=NOKKEL
    )


def lever(saken, innhold: bytes) -> Levering:
    saken.med_fil(innhold)
    saken.bestill("send_inn")
    mottak().gjor_alt()
    return Levering.objects.latest("aapning")


def test_en_levering_utleveres_en_gang_og_folger_det_som_skjer_med_den(tmp_path):
    saken = sak()
    forste = lever(saken, fil(post(), ANNEN))
    utfall = utlever(tmp_path)
    assert [u.levering_id for u in utfall.utlevert] == [forste.pk]
    assert [f.name for f in tmp_path.iterdir()] == [tjeneste.filnavn(forste)]
    assert parquet.read_table(tmp_path / tjeneste.filnavn(forste)).num_rows == 2
    igjen = utlever(tmp_path)
    assert (igjen.utlevert, igjen.trukket) == ([], [])

    saken.nettleser.post(reverse("innsending:laas_opp", args=[saken.utfylling.pk]))
    assert utlever(tmp_path).trukket == []  # unlocked: the one that was sent still counts
    andre = lever(saken, MED_ADVARSEL)
    assert andre.pk != forste.pk
    utfall = utlever(tmp_path)
    assert [u.trukket_grunn for u in utfall.trukket] == ["erstattet"]
    assert [f.name for f in tmp_path.iterdir()] == [tjeneste.filnavn(andre)]

    Henvendelse.objects.create(
        utfylling=saken.utfylling, levering=andre, slag="retur", tekst="x",
        skrevet_av=bygg.ansatt(),
    )  # fmt: skip
    assert [u.trukket_grunn for u in utlever(tmp_path).trukket] == ["returnert"]
    assert list(tmp_path.iterdir()) == []
    assert Utlevering.objects.filter(trukket=None).count() == 0
    gjort = Hendelse.objects.filter(handling__startswith="utlevering")
    assert list(gjort.values_list("handling", "objekt")) == [
        ("utlevering.gjort", forste.pk), ("utlevering.trukket", forste.pk),
        ("utlevering.gjort", andre.pk), ("utlevering.trukket", andre.pk),
    ]  # fmt: skip


def test_uten_nokkel_og_uten_fil_sies_hvilken_levering_og_ingenting_skrives(tmp_path):
    levering = lever(sak(), fil(post(), ANNEN))
    [(nr, grunn)] = utlever(tmp_path, "En annen").feil
    assert (nr, "nøkkelmappen" in grunn) == (levering.pk, True)
    lager.lager().slett(levering.fil.lagernavn)
    [(_, grunn)] = utlever(tmp_path).feil
    assert "lageret" in grunn
    assert (list(tmp_path.iterdir()), Utlevering.objects.count()) == ([], 0)
