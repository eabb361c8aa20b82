"""The daily head: signed once by mottak, published, mailed, and what no change of the log gets past."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.db import transaction

from kostra import kjede
from kostra.cli import kjor
from kostra.kvittering import HodeFeil, verifiser_hode
from kostra.mottak.arbeider_nokler import Nokkelknippe
from kostra.mottak.hodekopi import Hodekopi
from kostra.mottak.hodesignering import Hodesignerer
from kostra.nokler import Bruk
from kostra.portal import klokke
from kostra.portal.revisjon import hoder, logg
from kostra.portal.revisjon.models import Hendelse, Kjedehode, PublisertHode
from kostra.portal.varsling.models import Forsendelse
from mottak.hjelp import par
from portal import bygg

pytestmark = pytest.mark.django_db
NOKKEL, SERTIFIKAT = par("SSB signering", Bruk.SIGNERING)
KNIPPE = Nokkelknippe(signering=(NOKKEL, SERTIFIKAT))


@pytest.fixture(autouse=True)
def _portalens_mappe(monkeypatch, tmp_path):
    monkeypatch.setenv("KOSTRA_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("KOSTRA_HEMMELIGHET", "h" * 50)


def _hendelser(antall: int) -> None:
    for nr in range(antall):
        with transaction.atomic():
            logg.foy_til("skjema.lagret", objekt=f"a{nr}", aar=2026)


def _signer(dag: int = 0, signerer: Hodesignerer | None = None) -> bool:
    """As mottak's worker does it, ``dag`` days from now."""
    with pytest.MonkeyPatch.context() as bytte:
        naa = klokke.naa() + timedelta(days=dag)
        bytte.setattr(klokke, "naa", lambda: naa)
        return (signerer or Hodesignerer()).gjor(KNIPPE)


def _filer(mappe) -> tuple[str, str, str]:
    """The published list, the certificate, and the log itself, as anyone may have kept them."""
    liste, sert, eksport = mappe / "hoder.json", mappe / "signering.pem", mappe / "logg.jsonl"
    liste.write_text(json.dumps(hoder.som_data()), encoding="utf-8")
    sert.write_bytes(SERTIFIKAT.public_bytes(Encoding.PEM))
    assert kjor(["revisjon", "eksporter", "-o", str(eksport), "--overskriv"]) == 0
    return str(liste), str(sert), str(eksport)


def test_dagens_hode_signeres_en_gang_publiseres_og_kan_sjekkes_uten_databasen(
    client, tmp_path, capsys
):
    revisor = bygg.ansatt("revisor", epost="rita@ssb.example")
    assert not _signer()  # an empty log has no head
    _hendelser(3)
    assert not Hodesignerer().gjor(Nokkelknippe())  # without the key nothing is signed
    assert _signer()
    assert not _signer()
    assert _signer(1)
    rader = list(PublisertHode.objects.order_by("dag"))
    assert [rad.nr for rad in rader] == [3, 4]  # the first signing is itself an event
    lest = verifiser_hode(rader[0].jws, [SERTIFIKAT])
    assert kjede.Hode.les(lest.linje.encode()) == hoder.rekken()[0]
    with pytest.raises(HodeFeil, match="sertifikat du ikke har oppgitt"):
        verifiser_hode(rader[0].jws, [par("En annen", Bruk.SIGNERING)[1]])
    assert [b.til for b in Forsendelse.objects.filter(mal="kjedehode")] == [revisor.epost] * 2

    side = client.get("/revisjon/").content.decode()
    assert rader[0].hash in side
    assert client.get("/revisjon/hoder.json").json()["hoder"][0]["jws"] == rader[0].jws
    liste, sert, eksport = _filer(tmp_path)
    capsys.readouterr()
    assert kjor(["revisjon", "verifiser", "--hoder", liste, "--sertifikat", sert]) == 0
    assert "2 publiserte hoder, og signaturene holder" in capsys.readouterr().out
    uten_database = ["revisjon", "verifiser", "--fil", eksport, "--hoder", liste]
    assert kjor([*uten_database, "--sertifikat", sert]) == 0
    linjer = Path(eksport).read_bytes().splitlines(keepends=True)
    Path(eksport).write_bytes(linjer[0] + linjer[2])
    assert kjor(uten_database) == 65
    assert "Hendelse 2 mangler" in capsys.readouterr().err
    assert kjor(["revisjon", "vis", "--handling", hoder.SIGNERT]) == 0
    assert capsys.readouterr().out.count(hoder.SIGNERT) == 2


def test_mottak_signerer_ikke_en_kjede_som_ikke_folger_av_forrige_hode(caplog):
    _hendelser(4)
    assert _signer()
    _skriv_om(Hendelse.objects.order_by("nr").first().nr + 1, resultat="avvist")
    signerer = Hodesignerer()
    assert not _signer(1, signerer)
    assert not _signer(1, signerer)
    assert Hendelse.objects.filter(handling=hoder.NEKTET, resultat="brutt").count() == 1
    assert PublisertHode.objects.count() == 1


def test_mottaks_egen_kopi_viser_det_som_er_byttet_i_databasen(tmp_path, capsys):
    """Events and heads lie in the same database; who has that could take both."""
    mappe = tmp_path / "egne"
    kopi = Hodekopi(mappe)
    _hendelser(3)
    assert _signer()
    assert _signer(1, Hodesignerer(kopi))  # takes the head from before the copy was
    assert sorted(fil.name for fil in mappe.iterdir()) == [
        f"{rad.dag}.json" for rad in PublisertHode.objects.order_by("dag")
    ]
    assert _signer(2)  # another worker, or one that was killed before it had kept the head
    assert not _signer(2, Hodesignerer(kopi))
    assert kopi.siste() == hoder.siste_hode()
    with pytest.raises(FileExistsError):
        kopi.legg_til(PublisertHode.objects.first().dag, "{}")

    forste, *_, siste = PublisertHode.objects.order_by("dag")
    senere = {"dag": siste.dag + timedelta(days=9)}
    for inngrep, nr in (
        (lambda: _glem_fra(2), 3),  # the log is written anew, and the heads after it are gone
        (lambda: PublisertHode.objects.filter(pk=siste.pk).update(jws=forste.jws), siste.nr),
        (lambda: _ny_rad(forste, **senere), siste.nr + 1),  # an old head, shown as the newest
        (lambda: _ny_rad(siste, **senere, jws=siste.jws.replace("a", "b")), siste.nr + 1),
    ):
        punkt = transaction.savepoint()
        inngrep()
        assert not _signer(3, Hodesignerer(kopi))
        assert Hendelse.objects.get(handling=hoder.NEKTET).detaljer["nr"] == nr
        transaction.savepoint_rollback(punkt)

    sert = _filer(tmp_path)[1]
    verifiser = ["revisjon", "verifiser", "--hoder", str(mappe), "--sertifikat", sert]
    assert kjor(verifiser) == 0
    assert "3 publiserte hoder, og signaturene holder" in capsys.readouterr().out
    _glem_fra(2)
    assert kjor(["revisjon", "verifiser"]) == 0  # the database by itself is whole
    assert kjor(verifiser) == 65
    assert kjor(["revisjon", "verifiser", "--hoder", str(tmp_path / "data")]) == 65


def _glem_fra(nr: int) -> None:
    _skriv_om(nr, resultat="avvist")
    PublisertHode.objects.filter(nr__gte=nr).delete()


def _ny_rad(rad: PublisertHode, **felt: object) -> None:
    verdier = {f.name: getattr(rad, f.name) for f in PublisertHode._meta.fields} | felt
    PublisertHode(**verdier).save(force_insert=True)


# -- tampering -----------------------------------------------------------------------------------------
def _skriv_om(fra: int, **felt: object) -> None:
    """Changes an event and links all that follow anew, with right hashes: a careful forger's work."""
    rader = list(Hendelse.objects.filter(nr__gte=fra).order_by("nr"))
    forrige = Hendelse.objects.filter(nr=fra - 1).first()
    for rad in rader:
        for navn, verdi in (felt if rad.nr == fra else {}).items():
            setattr(rad, navn, verdi)
        rad.forrige_hash = forrige.hash if forrige else kjede.GENESIS
        verdier = {f.name: getattr(rad, f.name) for f in Hendelse._meta.fields}
        rad.hash = kjede.beregn_hash(kjede.Hendelse(**verdier))
        forrige = rad
    Hendelse.objects.bulk_update(rader, ["forrige_hash", "hash", *felt])
    Kjedehode.objects.update(nr=forrige.nr, hash=forrige.hash)


def _endre(trekk: random.Random, antall: int) -> int:
    nr = trekk.randint(1, antall)
    Hendelse.objects.filter(nr=nr).update(resultat="avvist")
    return nr


def _endre_og_regn_om(trekk: random.Random, antall: int) -> int:
    """Every link fits: only the signed heads know better, the first after it."""
    nr = trekk.randint(1, antall)
    _skriv_om(nr, resultat="avvist")
    return min(h.nr for h in hoder.rekken() if h.nr >= nr)


def _slett(trekk: random.Random, antall: int) -> int:
    nr = trekk.randint(1, antall)
    Hendelse.objects.filter(nr=nr).delete()
    return nr


def _bytt(trekk: random.Random, antall: int) -> int:
    a, b = sorted(trekk.sample(range(1, antall + 1), 2))
    forste, andre = Hendelse.objects.get(nr=a), Hendelse.objects.get(nr=b)
    forste.nr, andre.nr = b, a
    Hendelse.objects.bulk_update([forste, andre], ["objekt"])  # keeps the rows in the session alive
    Hendelse.objects.filter(nr__in=[a, b]).delete()
    Hendelse.objects.bulk_create([forste, andre])
    return a


def _sett_inn(trekk: random.Random, antall: int) -> int:
    """An event before number 1, or a second end: within, the database's key leaves no room for one."""
    alle = Hendelse.objects.count()
    nr = trekk.choice([0, alle + 1])
    kopi = Hendelse.objects.get(nr=trekk.randint(1, antall))
    kopi.nr = nr
    Hendelse.objects.bulk_create([kopi])
    return 1 if nr == 0 else alle + 1


def _kutt(trekk: random.Random, antall: int) -> int:
    """The end is gone, and the writers' own row says that it never was."""
    nr = trekk.randint(2, antall)
    Hendelse.objects.filter(nr__gte=nr).delete()
    siste = Hendelse.objects.get(nr=nr - 1)
    Kjedehode.objects.update(nr=siste.nr, hash=siste.hash)
    return nr


def _gammelt_hode(trekk: random.Random, antall: int) -> int:
    """An old head, truly signed, is shown as the newest."""
    gammelt = PublisertHode.objects.order_by("dag").first()
    gammelt.dag = PublisertHode.objects.first().dag + timedelta(days=1)
    gammelt.save(force_insert=True)
    return gammelt.nr


def _to_skrivere(trekk: random.Random, antall: int) -> int:
    """Two that follow the same event: the store refuses the second, and forced in, it is found."""
    siste = list(Hendelse.objects.order_by("nr"))[-2]
    andre = kjede.lag(
        kjede.Hendelse(**{f.name: getattr(siste, f.name) for f in Hendelse._meta.fields}),
        tid=siste.tid, aktor="9", handling="skjema.lagret",
    )  # fmt: skip
    from kostra.portal.revisjon.kjedelager import Databaselager

    with pytest.raises(kjede.Forgrening):
        Databaselager().skriv(andre)
    verdier = {f.name: getattr(andre, f.name) for f in Hendelse._meta.fields}
    Hendelse(**verdier | {"nr": andre.nr + 1, "detaljer": {}}).save(force_insert=True)
    return andre.nr + 1


INNGREP: list[Callable[[random.Random, int], int]] = [
    _endre, _endre_og_regn_om, _slett, _bytt, _sett_inn, _kutt, _gammelt_hode, _to_skrivere,
]  # fmt: skip


def _prov(ganger: int) -> None:
    _hendelser(5)
    assert _signer()
    _hendelser(5)
    assert _signer(1)
    hode = hoder.siste_hode()
    trekk = random.Random(35)
    for inngrep in INNGREP:
        for _ in range(ganger):
            punkt = transaction.savepoint()
            skal = inngrep(trekk, hode.nr)
            funnet = logg.verifiser(hoder.rekken())
            assert isinstance(funnet, kjede.Brudd), inngrep.__name__
            assert funnet.nr == skal, inngrep.__name__
            transaction.savepoint_rollback(punkt)
    assert isinstance(logg.verifiser(hoder.rekken()), kjede.Verifisert)


def test_hvert_inngrep_i_databasen_blir_funnet_med_forste_nummer():
    _prov(4)


@pytest.mark.treg
def test_tusenseks_hundre_inngrep_blir_funnet():
    _prov(200)
