"""The trial before a round: it can be sent in, it counts for nothing, and all of it is wiped."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from kostra.kvittering import les_uverifisert
from kostra.portal import klokke
from kostra.portal.innsending.models import Levering, Utfylling
from kostra.portal.innsending.opplasting import lager as lagring
from kostra.portal.innsending.skjema import rundetekst
from kostra.portal.innsending.skjema import tjeneste as skjema
from kostra.portal.konto.models import Bruker
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.runde import provesletting, utvalg
from kostra.portal.runde.kalender import siste_dag
from kostra.portal.runde.models import Rapporteringsaar
from kostra.portal.status import levert
from kostra.portal.tilgang.models import Enhet, Skjemarett
from kostra.portal.utseende import tekst
from kostra.portal.varsling.models import Forsendelse
from mottak.hjelp import GOD
from portal import bygg
from portal.innsending.fil_hjelp import alt_i_lageret, begynt, konvolutt, mottak, publiser, sak
from portal.innsending.skjema_hjelp import innlogget
from portal.sikkerhet.kanari import i_databasen, i_databasens_filer, i_mappen

NAVN, EPOST, MOBIL = "Kanari Prøvesen", "kanari.provesen@senja.example", "+4790011223"
ANSVARLIG, FILNAVN = "Ansvarlig Kanarifugl", "kanarifil-fra-proven.p7m"
SVAR_999 = {
    "ansvarlig_navn": ANSVARLIG, "ansvarlig_telefon": "+4777850000",
    "ansvarlig_epost": "ansvarlig.kanarifugl@senja.example",
    "person_navn": NAVN, "person_epost": EPOST, "person_mobil": MOBIL, "skjema": ["11CF"],
}  # fmt: skip


def prove(**felt) -> Rapporteringsaar:
    """A round whose trial has been on for five days and lasts five more."""
    naa = klokke.naa()
    fra, til = naa - timedelta(days=5), naa + timedelta(days=5)
    runde = bygg.runde(aapen=False, prove_fra=fra, prove_til=til, **felt)
    publiser(runde)
    return runde


def forskjov(monkeypatch, **med: float) -> None:
    ny = dataclasses.replace(settings.KOSTRA, klokke_forskyvning=timedelta(**med))
    monkeypatch.setattr(settings, "KOSTRA", ny)


def send_999(kommune: Bruker) -> Utfylling:
    ny = skjema.start(bruker=kommune, skjema="999", aar=2026)
    ny.svar = ny.svar | SVAR_999
    ny.save()
    return skjema.send_inn(utfylling=ny, bruker=kommune)


def finn(*ord_: str) -> set[str]:
    """Where any of the strings stand: every column, the database's own bytes, every file."""
    steder = [*i_databasen(), *i_databasens_filer(), *i_mappen("data", settings.KOSTRA.data)]
    former = [form for en in ord_ for form in (en.encode(), en.encode("unicode_escape"))]
    return {sted.navn for sted in steder if any(form in sted.innhold for form in former)}


@pytest.mark.django_db(transaction=True)
def test_alt_som_ble_sendt_i_proven_er_borte_etterpaa(monkeypatch):
    """Delivery with report and receipt, a file that was replaced, one on its way, a 999 with a person."""
    runde = prove()
    saken = sak(runde=False, ansvarlig_navn=ANSVARLIG)
    saken.last_opp(konvolutt(GOD), FILNAVN)
    saken.bestill()
    mottak().gjor_alt()  # controlled, so that the file is kept when another takes its place
    filen = konvolutt(GOD)
    saken.last_opp(filen, FILNAVN)
    saken.bestill("send_inn")
    mottak().gjor_alt()
    levering = Levering.objects.get()
    kommune = bygg.kommunekonto(saken.bruker.ved)
    send_999(kommune)
    skjema.start(bruker=Bruker.objects.get(epost=EPOST), skjema="11CF", aar=2026)
    begynt(dataclasses.replace(saken, utfylling=lagd_utkast(saken.bruker)), konvolutt(GOD))
    spor = [NAVN, EPOST, MOBIL, ANSVARLIG, FILNAVN, levering.kvitteringsnr, str(saken.utfylling.pk)]
    assert not levert.gjeldende(2026).exists()
    assert les_uverifisert(levering.kvittering).prove
    sider = saken.nettleser.get(reverse("innsending:kvittering", args=[levering.kvitteringsnr]))
    assert "Ja, teller ikke som levert" in sider.content.decode()
    brevene = Forsendelse.objects.filter(kanal="epost")
    assert {"kvittering_klar", "ny_rapportor", "kontakt_endring"} <= {b.mal for b in brevene}
    assert all(brev.kontekst["prove"] for brev in brevene)
    for en in (*spor[:-2], levering.kvitteringsnr):
        assert finn(en), en
    assert len(alt_i_lageret()) == 3

    provesletting.slett_ferdige_prover()
    assert Utfylling.objects.count() == 3  # it isn't over yet
    forskjov(monkeypatch, days=6)
    provesletting.slett_ferdige_prover()

    runde.refresh_from_db()
    assert runde.prove_slettet is not None
    assert not Utfylling.objects.exists()
    assert alt_i_lageret() == {}
    assert finn(NAVN, EPOST, MOBIL, ANSVARLIG, FILNAVN) == set()
    # the chain of events is never changed: it has ids
    igjen = {"revisjon_hendelse.objekt", "revisjon_hendelse.linje", "databasefil"}
    assert finn(levering.kvitteringsnr, str(saken.utfylling.pk)) <= igjen
    assert not any(filen in sti.read_bytes() for sti in filer_under(settings.KOSTRA.data))
    assert not Bruker.objects.filter(epost=EPOST).exists()
    hendelse = Hendelse.objects.filter(handling="prove.slettet").get()
    assert hendelse.resultat == "ok"
    # once more changes nothing, and the unit begins on the real one
    provesletting.slett_ferdige_prover()
    assert Hendelse.objects.filter(handling="prove.slettet").count() == 1
    ekte = skjema.start(bruker=saken.bruker, skjema="11CF", aar=2026)
    assert not ekte.prove


def lagd_utkast(bruker: Bruker) -> Utfylling:
    Skjemarett.objects.get_or_create(bruker=bruker, aar=2026, skjema="11F")
    return skjema.start(bruker=bruker, skjema="11F", aar=2026)


def filer_under(rot: Path) -> list[Path]:
    return [sti for sti in rot.rglob("*") if sti.is_file()]


@pytest.mark.django_db
def test_sidene_sier_at_det_er_en_prove_og_naar_den_slettes(monkeypatch):
    runde = prove()
    saken = sak(runde=False)
    slutt = tekst.dato(siste_dag(runde.prove_til))
    assert saken.utfylling.prove
    assert utvalg.aapning_av(saken.utfylling).kan_sende
    for sti in (
        reverse("innsending:gruppe", args=[saken.utfylling.pk, "kommune"]),
        reverse("innsending:nytt"),
        reverse("innsending:mine"),
        reverse("nedlasting:forside"),
    ):
        side = saken.nettleser.get(sti).content.decode()
        assert f"til og med {slutt}" in side, sti
        assert "slettes alt som er fylt ut" in side, sti
    forskjov(monkeypatch, days=6)  # the trial is over, and what was in it isn't wiped yet
    over = utvalg.aapning_av(saken.utfylling)
    assert (over.kan_sende, over.grunn) == (False, utvalg.PROVE_OVER)
    assert skjema.start(bruker=saken.bruker, skjema="11CF", aar=2026) == saken.utfylling
    assert "slettes om litt" in rundetekst.hvorfor_ikke(over)
    with pytest.raises(skjema.IkkeAapen):
        skjema.krev_sendbar(saken.fersk())


@pytest.mark.django_db
def test_et_skjema_som_begynnes_for_proven_er_et_proveskjema_og_etter_den_et_ekte(monkeypatch):
    prove()
    senja = bygg.enhet()
    forskjov(monkeypatch, days=-6)
    for_ = utvalg.aapning(enhet=senja, aar=2026, skjema="11CF")
    assert (for_.prove, for_.grunn, for_.kan_fylles_ut) == (True, utvalg.IKKE_AAPNET, True)
    forskjov(monkeypatch, days=6)
    etter = utvalg.aapning(enhet=senja, aar=2026, skjema="11CF")
    assert (etter.prove, etter.grunn, etter.kan_fylles_ut) == (False, utvalg.IKKE_AAPNET, True)
    oppdiktet = bygg.enhet("9901", "Prøve", leverandor="Et fagsystem")  # has trials only
    forskjov(monkeypatch, days=11)
    assert utvalg.aapning(enhet=senja, aar=2026, skjema="11CF").kan_sende
    leverandorens = utvalg.aapning(enhet=oppdiktet, aar=2026, skjema="11CF")
    assert (leverandorens.kan_sende, leverandorens.grunn) == (False, utvalg.PROVE_OVER)


@pytest.mark.django_db
def test_det_en_prove_gir_rorer_ikke_det_som_var_der_fra_for(monkeypatch):
    """An account of the year before keeps its rights, name and number; the unit keeps its contact."""
    prove()
    senja = bygg.enhet(kontakt_navn="Kontakten Som Var")
    kommune = bygg.kommunekonto(senja)
    nora = bygg.rapportor(senja, "11CF", aar=2025, epost=EPOST, navn="Nora Eksempel")
    Skjemarett.objects.create(bruker=nora, aar=2026, skjema="11F")  # confirmed by the kommune
    send_999(kommune)
    assert set(nora.retter.filter(aar=2026).values_list("skjema", flat=True)) == {"11F", "11CF"}
    forskjov(monkeypatch, days=6)
    provesletting.slett_ferdige_prover()
    nora.refresh_from_db()
    assert (nora.aktiv, nora.navn) == (True, "Nora Eksempel")
    assert not nora.mobilbytter.exists()
    assert set(nora.retter.values_list("aar", "skjema")) == {(2025, "11CF"), (2026, "11F")}
    assert Enhet.objects.get(pk=senja.pk).kontakt_navn == "Kontakten Som Var"
    assert not Forsendelse.objects.exclude(til="").exists()


@pytest.mark.django_db
def test_et_lager_som_ikke_svarer_gjor_at_det_proves_igjen(monkeypatch):
    runde = prove()
    saken = sak(runde=False)
    saken.med_fil()
    forskjov(monkeypatch, days=6)
    ekte = lagring.Mappelager.utslett

    def svikt(self, navn):
        raise lagring.LagerFeil("EIO")

    monkeypatch.setattr(lagring.Mappelager, "utslett", svikt)
    assert provesletting.slett_ferdige_prover() == 0
    runde.refresh_from_db()
    assert runde.prove_slettet is None
    assert saken.fersk().fil is not None  # whole: nothing of it is half wiped
    side = innlogget(bygg.ansatt()).get(reverse("saksbehandling:runde", args=[2026]))
    assert "ikke alt i den er slettet" in side.content.decode()
    monkeypatch.setattr(lagring.Mappelager, "utslett", ekte)
    assert provesletting.slett_ferdige_prover() == 1
    assert not Utfylling.objects.exists()
