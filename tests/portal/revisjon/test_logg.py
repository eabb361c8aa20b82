"""Events in the database: the chain holds, and it is part of what it tells about."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from kostra import kjede
from kostra.portal.revisjon import logg
from kostra.portal.revisjon.models import Hendelse
from portal import bygg


@pytest.mark.django_db
def test_kjeden_holder():
    nora = bygg.rapportor(bygg.enhet(), "11CF")
    with transaction.atomic():
        logg.foy_til("konto.innlogget", bruker=nora)
        logg.foy_til("skjema.opprettet", bruker=nora, objekt="a", aar=2026)
    funnet = logg.verifiser()
    assert isinstance(funnet, kjede.Verifisert)
    siste = Hendelse.objects.last()
    assert (siste.nr, siste.enhet, siste.rolle, siste.detaljer) == (
        2, "553000", "rapportor", {"aar": 2026},
    )  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("endring", [{"resultat": "avvist"}, {"detaljer": {"aar": 2025}}])
def test_en_endret_rad_blir_funnet(endring):
    for _ in range(3):
        with transaction.atomic():
            logg.foy_til("skjema.lagret", aar=2026)
    Hendelse.objects.filter(nr=2).update(**endring)
    funnet = logg.verifiser()
    assert isinstance(funnet, kjede.Brudd)
    assert funnet.nr == 2


@pytest.mark.django_db
def test_en_slettet_rad_blir_funnet():
    for _ in range(3):
        with transaction.atomic():
            logg.foy_til("skjema.lagret")
    Hendelse.objects.filter(nr=2).delete()
    assert isinstance(logg.verifiser(), kjede.Brudd)


@pytest.mark.django_db
def test_det_som_angres_etterlater_ingen_hendelse():
    with transaction.atomic():
        logg.foy_til("skjema.sendt")
        transaction.set_rollback(True)
    assert not Hendelse.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_en_hendelse_utenfor_en_transaksjon_nektes():
    with pytest.raises(transaction.TransactionManagementError):
        logg.foy_til("skjema.sendt")


@pytest.mark.django_db
def test_personopplysninger_kommer_ikke_inn():
    with pytest.raises(kjede.UlovligVerdi), transaction.atomic():
        logg.foy_til("konto.avvist", objekt="nora@senja.example")


@pytest.mark.django_db(transaction=True)
def test_mange_skrivere_gir_en_kjede_uten_forgrening():
    feil = []

    def skriv():
        try:
            for _ in range(5):
                with transaction.atomic():
                    logg.foy_til("skjema.lagret")
        except Exception as unntak:
            feil.append(unntak)
        finally:
            connection.close()

    traader = [threading.Thread(target=skriv) for _ in range(4)]
    for traad in traader:
        traad.start()
    for traad in traader:
        traad.join()
    assert not feil
    assert isinstance(logg.verifiser(), kjede.Verifisert)
    assert Hendelse.objects.count() == 20
