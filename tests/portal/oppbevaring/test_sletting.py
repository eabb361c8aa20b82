"""Retention: what has had its time is gone, the rest stands, the log tells how much, and still holds."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps

from kostra import kjede
from kostra.blankett import blankett
from kostra.cli import kjor
from kostra.portal import klokke
from kostra.portal.innsending.models import Fil, Henvendelse, Utfylling
from kostra.portal.innsending.opplasting import lager as lagring
from kostra.portal.konto import totp
from kostra.portal.konto.models import Bruker, Gjenoppretting
from kostra.portal.oppbevaring import jobb, utvalg
from kostra.portal.oppbevaring.tabell import TABELL
from kostra.portal.oppbevaring.utvalg import INNHOLD, KLADD, LEVERTE_FILER, PERSONSVAR
from kostra.portal.revisjon import logg
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.runde.models import Rapporteringsaar
from kostra.portal.tilgang.models import Enhet, Kommuneimport, Mobilbytte, Skjemarett
from kostra.portal.varsling.models import Forsendelse
from portal import bygg
from portal.sikkerhet.kulisse import SENDT_AAR, bygg_kulisse

#: Models of ours and of the libraries that hold nothing about a person, and why.
UTEN_PERSONER = {
    "auth.Group": "not used", "auth.Permission": "not used", 
    "contenttypes.ContentType": "names of models",
    "innsending.Mottaksarbeider": "a process", "varsling.Arbeider": "a process",
    "nedlasting.Nyhet": "published", "runde.Rapporteringsaar": "dates", "runde.Rundeskjema": "dates",
    "runde.Stenging": "dates", "runde.Sertifikat": "public certificates", "runde.Utsettelse": "dates",
    "varsling.Purreplan": "dates", "saksbehandling.Banner": "published",
    "revisjon.Kjedehode": "the chain's end",
}  # fmt: skip


@pytest.fixture
def gammel_kulisse(db):
    """Two kommuner with everything a round leaves, and the round closed ten years and a day ago."""
    kulisse = bygg_kulisse()
    lenge_siden = klokke.naa() - LEVERTE_FILER - timedelta(days=1)
    Rapporteringsaar.objects.update(apner=lenge_siden - timedelta(days=40), stenger=lenge_siden)
    for modell, felt in ((Forsendelse, "opprettet"), (Kommuneimport, "gjort"),
                         (Mobilbytte, "opprettet"), (Bruker, "opprettet")):  # fmt: skip
        modell.objects.update(**{felt: lenge_siden})
    Bruker.objects.update(last_login=None)
    Kommuneimport.objects.update(var={"1": {"kontakt_epost": "kari@senja.example"}})
    Henvendelse.objects.update(tekst="Hvorfor?", svar="Derfor.")
    return kulisse


def test_leverte_filer_ligger_lenger_enn_navnene_paa_dem_som_leverte(gammel_kulisse):
    naa = klokke.naa()
    assert utvalg.filer(naa).exists()
    Rapporteringsaar.objects.update(stenger=naa - INNHOLD - timedelta(days=1))
    assert not utvalg.filer(naa).exists()
    assert utvalg.svar_om_personer(naa).exists()


def _ferske(kulisse) -> tuple[Bruker, Utfylling, Forsendelse]:
    """The same things of a round that is open."""
    bygg.runde(2030)
    ved = kulisse.egen.enhet
    nora = bygg.rapportor(ved, "11CF", aar=2030)
    kladd = Utfylling.objects.create(
        enhet=ved, nr=90, skjema="11CF", aar=2030, opprettet_av=nora, endret_av=nora,
        svar={"ansvarlig_navn": "Nora"},
    )  # fmt: skip
    brev = Forsendelse.objects.create(
        kanal="epost",
        arsak="fersk",
        mal="kvittering_klar",
        til=nora.epost,
        bruker=nora,
        stand="sendt",
    )
    return nora, kladd, brev


def test_jobben_gjor_det_tabellen_sier_og_bare_det(gammel_kulisse, client):
    kulisse = gammel_kulisse
    egen = kulisse.egen
    totp.start(bruker=egen.rapportor)
    Gjenoppretting.objects.create(bruker=egen.rapportor, slag="passord", avgjort=klokke.naa())
    Gjenoppretting.objects.filter().update(avgjort=klokke.naa() - timedelta(days=31))
    fil = egen.levering.fil
    lager = lagring.lager()
    lager.begynn(fil.lagernavn)
    lager.skriv_bit(fil.lagernavn, 0, b"konvolutt")
    lager.ferdigstill(fil.lagernavn)
    Enhet.objects.filter(pk=kulisse.annen.enhet.pk).update(gyldig_til=SENDT_AAR)
    nora, kladd, brev = _ferske(kulisse)

    ventet = {ett.slag.id: ett.antall for ett in jobb.forhandsvis()}
    assert set(ventet) == {s.id for s in TABELL if s.velg}
    assert all(ventet.values()), ventet  # each kind has something to do here
    assert Hendelse.objects.filter(handling=jobb.SLETTET).count() == 0
    jobb.hver_dag()
    jobb.hver_dag()  # the same day: once
    hendelse = Hendelse.objects.get(handling=jobb.SLETTET)
    assert hendelse.resultat == jobb.HELT
    gjort = {navn: n for navn, n in hendelse.detaljer.items() if navn != "i_alt"}
    assert gjort.keys() == ventet.keys()
    assert hendelse.detaljer["i_alt"] == sum(gjort.values())
    assert not any(ett.antall for ett in jobb.forhandsvis())

    with pytest.raises(lagring.FinnesIkke):
        lager.apne(fil.lagernavn)
    assert not Fil.objects.filter(utslettet=None, utfylling__aar=SENDT_AAR).exists()
    for rad in Utfylling.objects.exclude(aar=2030):
        assert not set(PERSONSVAR) & (rad.svar.keys() | (rad.sendt_svar or {}).keys())
    egen.paabegynt.refresh_from_db()
    assert (egen.paabegynt.tilstand, egen.paabegynt.svar) == ("slettet", {})
    egen.sendt_999.refresh_from_db()
    assert egen.sendt_999.sendt_svar["skjema"] == ["11CF"]  # what was reported stands
    egen.levering.refresh_from_db()
    assert egen.levering.kvittering
    borte = Bruker.objects.get(pk=egen.rapportor.pk)
    assert (borte.navn, borte.epost, borte.mobil, borte.aktiv) == ("", "", "", False)
    assert borte.brukerid
    assert not borte.has_usable_password()
    assert not borte.retter.exists()
    assert not borte.totpdevice_set.exists()
    assert not Forsendelse.objects.exclude(pk=brev.pk).exclude(til="", kontekst={}).exists()
    assert not Enhet.objects.get(pk=kulisse.annen.enhet.pk).kontakt_epost
    assert not Henvendelse.objects.exclude(tekst="", svar="").exists()

    for fersk in (nora, kladd, brev):
        felt = {f.name: getattr(fersk, f.name) for f in fersk._meta.concrete_fields}
        fersk.refresh_from_db()
        assert {f.name: getattr(fersk, f.name) for f in fersk._meta.concrete_fields} == felt
    assert Skjemarett.objects.filter(bruker=nora).exists()
    assert Enhet.objects.get(pk=egen.enhet.pk).kontakt_epost
    assert isinstance(logg.verifiser(), kjede.Verifisert)

    client.force_login(bygg.ansatt("revisor"))
    assert (
        "Data slettet etter oppbevaringstabellen"
        in client.get("/ansatt/oppbevaring/").content.decode()
    )


@pytest.mark.django_db
def test_kommandoen_viser_forst_og_gjor_sa(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("KOSTRA_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("KOSTRA_HEMMELIGHET", "h" * 50)
    nora = bygg.rapportor(bygg.enhet())
    runde = bygg.runde(2024)
    stengt = klokke.naa() - KLADD - timedelta(days=1)
    Rapporteringsaar.objects.update(apner=stengt - timedelta(days=9), stenger=stengt)
    Utfylling.objects.create(
        enhet=nora.enhet, nr=1, skjema="11CF", aar=runde.aar, opprettet_av=nora, endret_av=nora
    )
    assert kjor(["drift", "slett", "--vis"]) == 0
    assert "1 ville blitt gjort. Ingenting er endret." in capsys.readouterr().out
    assert not Hendelse.objects.exists()
    assert kjor(["drift", "slett"]) == 0
    assert "1 er gjort." in capsys.readouterr().out
    assert Hendelse.objects.get().detaljer == {"i_alt": 1, "kladder": 1}


def test_hver_modell_er_i_tabellen_eller_har_ingen_personer():
    dekket = {navn for slag in TABELL for navn in slag.dekker}
    alle = {m._meta.label for m in apps.get_models()}
    assert dekket <= alle
    uten = sorted(alle - dekket - UTEN_PERSONER.keys())
    assert uten == [], "sett dem i oppbevaring/tabell.py (dekker), eller her med hvorfor ikke"


@pytest.mark.parametrize("skjema", ["999", "11CF", "11F", "15F"])
def test_hvert_felt_om_en_person_er_kjent(skjema):
    felt = {n for n in blankett(skjema, 2026).etter_id if n.startswith(("ansvarlig_", "person_"))}
    assert felt <= set(PERSONSVAR)
