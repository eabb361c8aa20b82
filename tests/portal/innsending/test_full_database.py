"""The disk that the database lies on is full: the page says so, nothing is half kept, and it recovers."""

from __future__ import annotations

import contextlib

import pytest
from django.db import OperationalError, connection

from kostra.portal.innsending.models import Utfylling
from kostra.portal.konto.models import Bruker
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.varsling.models import Forsendelse
from portal import bygg
from portal.innsending.skjema_hjelp import aapne, fyll_ut_999, innlogget, les, send

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "sqlite", reason="PostgreSQL har ingen grense en test kan sette"
    ),
]


class Disk:
    """The database's file has a size that it can't grow beyond."""

    def full(self) -> None:
        with connection.cursor() as c:
            c.execute("CREATE TABLE fyll (x BLOB)")
            c.execute("PRAGMA page_count")
            c.execute(f"PRAGMA max_page_count = {c.fetchone()[0]}")
            for storrelse in (100_000, 4000, 1000, 100, 10):
                with contextlib.suppress(OperationalError):
                    while True:
                        c.execute("INSERT INTO fyll VALUES (zeroblob(%s))", [storrelse])

    def plass(self) -> None:
        with connection.cursor() as c:
            c.execute("PRAGMA max_page_count = 1073741823")
            c.execute("DROP TABLE IF EXISTS fyll")


@pytest.fixture
def disk():
    disken = Disk()
    yield disken
    disken.plass()


def test_et_utkast_som_ikke_faar_plass(disk):
    bygg.runde()
    kommunen = innlogget(bygg.kommunekonto(bygg.enhet()))
    utfylling = fyll_ut_999(kommunen)
    kommunen.raise_request_exception = False
    side = aapne(kommunen, utfylling, "kommune")
    foer = Utfylling.objects.values().get()
    disk.full()
    svar = send(kommunen, utfylling, "kommune", "lagre", side, ansvarlig_navn="Å" * 1900)
    assert svar.status_code == 500
    assert "Svar du har lagret, er trygge" in les(svar)
    assert Utfylling.objects.values().get() == foer
    disk.plass()
    svar = send(kommunen, utfylling, "kommune", "lagre", side, ansvarlig_navn="Kari Å")
    assert svar.status_code == 302


def test_et_999_som_ikke_faar_plass_er_ikke_sendt_i_det_hele_tatt(disk):
    """Some still find room in pages that aren't full. Each is sent with all it does, or not at all."""
    bygg.runde()
    kommunen = innlogget(bygg.kommunekonto(bygg.enhet()))
    skjemaene = [fyll_ut_999(kommunen, person_epost=f"nora{nr}@senja.example") for nr in range(8)]
    sidene = [aapne(kommunen, utfylling, "person") for utfylling in skjemaene]
    kommunen.raise_request_exception = False
    disk.full()
    svar = [
        send(kommunen, utfylling, "person", "send_inn", side).status_code
        for utfylling, side in zip(skjemaene, sidene, strict=True)
    ]
    assert set(svar) <= {302, 500}
    assert 500 in svar
    sendt = svar.count(302)
    assert Utfylling.objects.filter(tilstand="innsendt").count() == sendt
    assert Bruker.objects.filter(rolle="rapportor").count() == sendt
    assert Forsendelse.objects.filter(mal="ny_rapportor").count() == sendt
    assert Hendelse.objects.filter(handling="skjema.sendt").count() == sendt
    disk.plass()
    ikke_sendt = skjemaene[svar.index(500)]
    assert send(kommunen, ikke_sendt, "person", "send_inn").status_code == 302
    assert Bruker.objects.filter(rolle="rapportor").count() == sendt + 1
