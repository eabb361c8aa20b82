"""``kostra mottak utlever``: what is written, told and returned, as who runs it each night sees it."""

from __future__ import annotations

import pytest
from django.urls import reverse
from pyarrow import parquet

from kostra.cli import kjor
from kostra.mottak.innstillinger import VARIABLER
from kostra.mottak.utlevering import tjeneste
from kostra.nokler import Bruk, sertifikat_pem, som_pem
from kostra.portal.innsending.opplasting import lager
from mottak.hjelp import ANNEN, MED_ADVARSEL, fil, par, post
from mottak.utlevering.test_tjeneste import lever
from portal.innsending.fil_hjelp import sak

pytestmark = pytest.mark.django_db(transaction=True)
PASSORD = b"et langt passord til prove"


@pytest.fixture
def utlever(tmp_path, monkeypatch, capsys):
    """Runs the command with settings of its own: (exit code, lines out, what is told)."""
    nokler, ut = tmp_path / "nokler", tmp_path / "ut"
    for mappe in (nokler, ut):
        mappe.mkdir()
    nokkel, sertifikat = par("SSB", Bruk.KRYPTERING)
    (nokler / "ssb.key.pem").write_bytes(som_pem(nokkel, PASSORD))
    (nokler / "ssb.crt.pem").write_bytes(sertifikat_pem(sertifikat))
    (tmp_path / "passord").write_bytes(PASSORD + b"\n")
    (tmp_path / "pseudonym").write_bytes(b"k" * 32)
    miljo = {
        "KOSTRA_MODUS": "demo",
        "KOSTRA_DATA": str(tmp_path / "data"),
        "KOSTRA_HEMMELIGHET": "h" * 60,
        "KOSTRA_MOTTAK_NOKLER": str(nokler),
        "KOSTRA_MOTTAK_PASSORD_FIL": str(tmp_path / "passord"),
        "KOSTRA_MOTTAK_UTLEVERING": str(ut),
        "KOSTRA_MOTTAK_PSEUDONYM": str(tmp_path / "pseudonym"),
    }

    def kommando(*valg: str, **annet: str) -> tuple[int, list[str], str]:
        for navn in VARIABLER:  # the command takes its own out of the environment
            monkeypatch.delenv(navn, raising=False)
        for navn, verdi in (miljo | annet).items():
            monkeypatch.setenv(navn, verdi)
        kode = kjor(["mottak", "utlever", *valg])
        skrevet = capsys.readouterr()
        assert "15869010089" not in skrevet.out + skrevet.err
        return kode, skrevet.out.splitlines(), skrevet.err

    return kommando


def test_en_natt_i_sikker_sone(tmp_path, utlever):
    """Shown first, written once, nothing to do the next time, and told when a file can't be had."""
    saken = sak()
    levering = lever(saken, fil(post(), ANNEN))
    ut = tmp_path / "ut"
    linje = f"{levering.pk}\t2026 11CF {levering.utfylling.enhet.region}"
    assert utlever("--aar", "2026", "--vis") == (
        0, [f"utlever\t{linje}"], "1 å utlevere, 0 å ta bort.\n",
    )  # fmt: skip
    assert list(ut.iterdir()) == []
    tallene = "{} utlevert, {} tatt bort, {} kunne ikke utleveres. Filene ligger i " + f"{ut}.\n"
    assert utlever("--aar", "2026", "--skjema", "11f") == (0, [], tallene.format(0, 0, 0))
    assert utlever("--aar", "2026", "--skjema", "11cf") == (0, [], tallene.format(1, 0, 0))
    assert parquet.read_table(ut / tjeneste.filnavn(levering)).num_rows == 2
    assert utlever("--aar", "2026") == (0, [], tallene.format(0, 0, 0))
    _, [historie], _ = utlever("--aar", "2026", "--historikk")
    assert linje in historie
    assert historie.endswith("gjelder")

    saken.nettleser.post(reverse("innsending:laas_opp", args=[saken.utfylling.pk]))
    neste = lever(saken, MED_ADVARSEL)
    lager.lager().slett(neste.fil.lagernavn)
    kode, _, feil = utlever("--aar", "2026")
    assert kode == 1
    assert f"{neste.pk}: " in feil
    assert feil.endswith(tallene.format(0, 1, 1))


def test_uten_mappe_eller_nokkel_sies_hvilken_innstilling_som_mangler(utlever):
    for navn in ("KOSTRA_MOTTAK_UTLEVERING", "KOSTRA_MOTTAK_PSEUDONYM"):
        kode, _, feil = utlever("--aar", "2026", **{navn: ""})
        assert (kode, navn in feil) == (64, True), feil
