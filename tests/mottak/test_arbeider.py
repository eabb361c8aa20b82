"""The worker's settings and keys, and the lease that makes each job one worker's at a time."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import pytest

from kostra.mottak import innstillinger
from kostra.mottak.arbeider_nokler import les_mappe
from kostra.nokler import Bruk, sertifikat_pem, som_pem
from mottak.hjelp import NAA, par

# --- settings


def les(tmp_path, *, produksjon: bool = False, **miljo):
    mappe = tmp_path / "nokler"
    mappe.mkdir(mode=0o700, exist_ok=True)
    return innstillinger.les({"KOSTRA_MOTTAK_NOKLER": str(mappe)} | miljo, produksjon=produksjon)


def feil_i(tmp_path, *, produksjon: bool = False, **miljo) -> str:
    with pytest.raises(innstillinger.MottakInnstillingsFeil) as feil:
        les(tmp_path, produksjon=produksjon, **miljo)
    return str(feil.value)


def test_mappen_er_nok(tmp_path):
    valgt = les(tmp_path)
    assert valgt.nokler == tmp_path / "nokler"
    assert (valgt.passord, valgt.profil.value) == (None, "streng")


def test_alle_feil_sies_paa_en_gang(tmp_path):
    tekst = feil_i(
        tmp_path,
        KOSTRA_MOTTAK_NOKLER=str(tmp_path / "ingen"),
        KOSTRA_MOTTAK_PROFIL="slapp",
        KOSTRA_MOTTAK_LEIE="1",
        KOSTRA_MOTTAK_PAUSE="x",
        KOSTRA_MOTTAK_NAVN="a b",
        KOSTRA_MOTTAK_NOKKLER="x",
    )
    for navn in ("NOKLER", "PROFIL", "LEIE", "PAUSE", "NAVN", "NOKKLER"):
        assert f"KOSTRA_MOTTAK_{navn}" in tekst


def test_uten_mappe_sies_hva_den_er(tmp_path):
    assert "mappen med private nøkler" in feil_i(tmp_path, KOSTRA_MOTTAK_NOKLER="")


@pytest.mark.parametrize("innhold", [b"", b"\n", b"en\nto\n", b"x" * 5000])
def test_passordet_staar_alene_i_filen(tmp_path, innhold):
    fil = tmp_path / "passord"
    fil.write_bytes(innhold)
    assert "én linje" in feil_i(tmp_path, KOSTRA_MOTTAK_PASSORD_FIL=str(fil))


def test_passordet_er_linjen_uten_linjeskift_og_vises_ikke(tmp_path):
    fil = tmp_path / "passord"
    fil.write_bytes("hemmelig øy \r\n".encode())
    valgt = les(tmp_path, KOSTRA_MOTTAK_PASSORD_FIL=str(fil))
    assert valgt.passord == "hemmelig øy ".encode()
    assert "hemmelig" not in repr(valgt)
    assert "ikke begge" in feil_i(
        tmp_path, KOSTRA_MOTTAK_PASSORD_FIL=str(fil), KOSTRA_PASSORD="annet"
    )


@pytest.mark.skipif(os.name == "nt", reason="rettigheter er annerledes")
def test_i_produksjon_maa_bare_eieren_kunne_lese_noklene(tmp_path):
    fil = tmp_path / "passord"
    fil.write_bytes(b"x\n")
    fil.chmod(0o644)
    les(tmp_path)
    (tmp_path / "nokler").chmod(0o755)
    tekst = feil_i(tmp_path, produksjon=True, KOSTRA_MOTTAK_PASSORD_FIL=str(fil))
    assert "0700" in tekst
    assert "0600" in tekst
    (tmp_path / "nokler").chmod(0o700)
    fil.chmod(0o600)
    assert les(tmp_path, produksjon=True, KOSTRA_MOTTAK_PASSORD_FIL=str(fil)).passord == b"x"


def test_en_sikkerhetsmodul_er_hel_eller_ingen_og_pin_koden_vises_ikke(tmp_path):
    assert les(tmp_path).modul is None
    fil = tmp_path / "pin"
    fil.write_bytes(b"123456\n")
    hel = {"KOSTRA_PKCS11_MODUL": "/lib/m.so", "KOSTRA_PKCS11_TOKEN": "KOSTRA"}
    modul = les(tmp_path, **hel, KOSTRA_PKCS11_PIN_FIL=str(fil)).modul
    assert modul is not None
    assert modul.pin == b"123456"
    assert "123456" not in repr(modul)
    assert "KOSTRA_PKCS11_PIN_FIL" in feil_i(tmp_path, **hel)
    assert "KOSTRA_PKCS11_TOKEN mangler" in feil_i(
        tmp_path, KOSTRA_PKCS11_MODUL="/lib/m.so", KOSTRA_PKCS11_PIN="1"
    )
    assert "KOSTRA_PKCS11_PINN er ikke" in feil_i(tmp_path, KOSTRA_PKCS11_PINN="1")


def test_variablene_tas_ut_av_miljoet():
    miljo = dict.fromkeys(innstillinger.VARIABLER, "x") | {"KOSTRA_DATA": "y"}
    innstillinger.ta_ut(miljo)
    assert miljo == {"KOSTRA_DATA": "y"}


# --- keys


def legg(mappe, stamme: str, nokkel, sertifikat, passord: bytes | None = None) -> None:
    mappe.mkdir(exist_ok=True)
    (mappe / f"{stamme}.key.pem").write_bytes(som_pem(nokkel, passord))
    (mappe / f"{stamme}.crt.pem").write_bytes(sertifikat_pem(sertifikat))


def test_sertifikatet_sier_hva_en_nokkel_er_til(tmp_path):
    legg(tmp_path, "a", *par("SSB", Bruk.KRYPTERING))
    legg(tmp_path, "b", *par("SSB", Bruk.SIGNERING))
    knippe = les_mappe(tmp_path, None, NAA)
    assert len(knippe.dekryptering) == 1
    assert knippe.signering is not None
    assert knippe.signering[1] == par("SSB", Bruk.SIGNERING)[1]
    assert knippe.mangler == ()


def test_den_nyeste_av_signeringsnoklene_som_gjelder_brukes(tmp_path):
    legg(tmp_path, "k", *par("SSB", Bruk.KRYPTERING))
    legg(tmp_path, "gammel", *par("GAMMEL", Bruk.SIGNERING, 2020, 2099))
    legg(tmp_path, "ny", *par("NY", Bruk.SIGNERING, 2026, 2099))
    legg(tmp_path, "senere", *par("SENERE", Bruk.SIGNERING, 2027, 2099))
    valgt = les_mappe(tmp_path, None, NAA).signering
    assert valgt is not None
    assert valgt[1] == par("NY", Bruk.SIGNERING, 2026, 2099)[1]


@pytest.mark.parametrize(
    ("filer", "ord_"),
    [
        ([], "ingen nøkkel å dekryptere"),
        ([Bruk.KRYPTERING], "ingen nøkkel å signere"),
        ([Bruk.SIGNERING], "ingen nøkkel å dekryptere"),
    ],
)
def test_det_som_mangler_sies(tmp_path, filer, ord_):
    for bruk in filer:
        legg(tmp_path, bruk.value, *par("SSB", bruk))
    assert ord_ in " ".join(les_mappe(tmp_path, None, NAA).mangler)


def test_utgatt_signeringsnokkel_mangler(tmp_path):
    legg(tmp_path, "k", *par("SSB", Bruk.KRYPTERING))
    legg(tmp_path, "s", *par("KORT", Bruk.SIGNERING, 2020, 2021))
    assert les_mappe(tmp_path, None, NAA).mangler


def test_feil_passord_manglende_mappe_og_ombyttede_filer_sies_uten_at_noe_kastes(tmp_path):
    legg(tmp_path / "a", "k", *par("SSB", Bruk.KRYPTERING), b"riktig og langt")
    legg(tmp_path / "a", "s", *par("SSB", Bruk.SIGNERING))
    assert "Passordet er feil" in " ".join(les_mappe(tmp_path / "a", b"galt", NAA).mangler)
    assert not les_mappe(tmp_path / "a", b"riktig og langt", NAA).mangler
    assert "kan ikke leses" in " ".join(les_mappe(tmp_path / "ingen", None, NAA).mangler)
    legg(tmp_path / "b", "k", par("SSB", Bruk.KRYPTERING)[0], par("ANNEN", Bruk.KRYPTERING)[1])
    assert "hører ikke sammen" in " ".join(les_mappe(tmp_path / "b", None, NAA).mangler)


# --- the lease

pytestmark = []


@pytest.fixture
def ordre(db):
    from portal.innsending.fil_hjelp import sak

    saken = sak()
    saken.med_fil()
    bestilt = saken.bestill("send_inn")
    bestilt.sak = saken
    return bestilt


T0 = datetime(2030, 1, 1, 12, tzinfo=UTC)
LEIE = timedelta(seconds=60)


def port():
    from kostra.portal.innsending.kontroll import mottaksport

    return mottaksport


def vakthund(naa):
    from kostra.portal.innsending.kontroll.mottaksvakt import vakthund as se_etter

    return se_etter(naa)


def rad(ordre):
    from kostra.portal.innsending.models import Kontroll

    return Kontroll.objects.get(pk=ordre.pk)


def test_en_jobb_er_en_arbeiders(ordre):
    jobb = port().ta_neste("a", T0)
    assert jobb is not None
    assert jobb.id == ordre.pk
    assert port().ta_neste("b", T0) is None
    assert port().ta_neste("b", T0 + LEIE) is None


def test_den_som_har_ventet_lengst_tas_foerst(ordre):
    from kostra.portal.innsending.models import Kontroll

    eldre = Kontroll.objects.create(
        utfylling=_annen_utfylling(), fil=ordre.fil, handling="kontrollere", svar="ja", aapning=1,
        bestilt_av=ordre.bestilt_av, bestilt=ordre.bestilt - timedelta(hours=1),
    )  # fmt: skip
    assert [port().ta_neste("a", T0).id for _ in range(2)] == [eldre.pk, ordre.pk]


def _annen_utfylling():
    from kostra.portal.innsending.skjema import tjeneste as skjema
    from portal import bygg

    bruker = bygg.rapportor(bygg.enhet("5501", "Tromsø"), "11CF")
    return skjema.start(bruker=bruker, skjema="11CF", aar=2026)


def test_hjerteslag_holder_leien_og_taushet_mister_den(ordre):
    jobb = port().ta_neste("a", T0)
    assert port().hjerteslag(jobb, T0 + timedelta(seconds=50))
    assert port().ta_neste("b", T0 + timedelta(seconds=80)) is None
    tatt = port().ta_neste("b", T0 + timedelta(seconds=111))
    assert (tatt.arbeider, tatt.forsok) == ("b", 2)
    assert not port().hjerteslag(jobb, T0 + timedelta(seconds=112))


def test_den_som_mistet_leien_kan_ikke_skrive_noe(ordre):
    from kostra.portal.innsending.models import Kontrollrapport

    gammel = port().ta_neste("a", T0)
    ny = port().ta_neste("b", T0 + 2 * LEIE)
    for skriv in (
        lambda: port().framdrift(gammel, "kontrollerer", 1, 2, T0 + 2 * LEIE),
        lambda: port().fullfor(gammel, port().Resultat("OK", b"x"), T0 + 2 * LEIE),
        lambda: port().avvis(gammel, {"grunn": "tom"}, T0 + 2 * LEIE),
        lambda: port().gi_opp(gammel, "teknisk_feil", T0 + 2 * LEIE),
    ):
        with pytest.raises(port().LeieTapt):
            skriv()
    port().slipp(gammel, T0 + 2 * LEIE)
    assert not Kontrollrapport.objects.exists()
    assert rad(ordre).arbeider == "b"
    port().fullfor(ny, port().Resultat("WARNING", b"x"), T0 + 2 * LEIE)
    assert rad(ordre).stand == "ferdig"


def test_samme_arbeider_kan_ikke_skrive_for_et_tidligere_forsok(ordre):
    forste = port().ta_neste("a", T0)
    port().ta_neste("a", T0 + 2 * LEIE)
    with pytest.raises(port().LeieTapt):
        port().fullfor(forste, port().Resultat("OK"), T0 + 2 * LEIE)


def test_etter_tre_taushet_gis_jobben_opp_og_skjemaet_er_brukerens_igjen(ordre):
    naa = T0
    for _ in range(3):
        assert port().ta_neste("a", naa) is not None
        naa += 2 * LEIE
    assert port().ta_neste("a", naa) is None
    k = rad(ordre)
    assert (k.stand, k.avvisningsgrunn) == ("feilet", "svarte_ikke")
    assert ordre.sak.fersk().tilstand == "paabegynt"


def test_vakthunden_navngir_det_som_henger_og_tar_det_tilbake(ordre):
    port().ta_neste("a", T0)
    assert vakthund(T0 + timedelta(seconds=30)) == []
    (heng,) = vakthund(T0 + timedelta(seconds=90))
    assert (heng.kontroll, heng.stand, heng.tiltak) == (ordre.pk, "dekrypterer", "tatt_tilbake")
    assert heng.siden == timedelta(seconds=90)
    k = rad(ordre)
    assert (k.stand, k.arbeider) == ("i_ko", "")
    (venter,) = vakthund(T0 + timedelta(seconds=200))
    assert (venter.tiltak, venter.siden) == ("venter", timedelta(seconds=110))


def test_vakthunden_gir_opp_etter_siste_forsok(ordre):
    for n in range(3):
        port().ta_neste("a", T0 + 2 * n * LEIE)
    (heng,) = vakthund(T0 + 6 * LEIE)
    assert heng.tiltak == "gitt_opp"
    assert rad(ordre).stand == "feilet"


def test_sluppet_uten_skyld_teller_ikke_som_forsok(ordre):
    for _ in range(5):
        port().slipp(port().ta_neste("a", T0), T0)
    assert rad(ordre).forsok == 0
    port().slipp(port().ta_neste("a", T0), T0, vent=timedelta(seconds=30))
    assert port().ta_neste("a", T0 + timedelta(seconds=29)) is None
    assert port().ta_neste("a", T0 + timedelta(seconds=30)) is not None


# --- a worker in trouble


def test_en_feil_i_kontrollen_proeves_igjen_og_gis_opp_med_navn(ordre, monkeypatch, capfd):
    from kostra.mottak import arbeider
    from kostra.portal.innsending.models import Kontroll
    from mottak.hjelp import KANARI
    from portal.innsending.fil_hjelp import mottak

    def feil(*_, **__):
        raise RuntimeError(KANARI)

    monkeypatch.setattr(arbeider, "motta", feil)
    for n in range(3):
        Kontroll.objects.update(leie_til=None)
        mottak().gjor_alt()
        assert rad(ordre).forsok == n + 1
    assert rad(ordre).avvisningsgrunn == "teknisk_feil"
    assert ordre.sak.fersk().tilstand == "paabegynt"
    ut = capfd.readouterr()
    assert KANARI not in ut.out + ut.err


def test_bedt_om_aa_stanse_straks_gis_jobben_tilbake(ordre, monkeypatch):
    from kostra.mottak import arbeider
    from portal.innsending.fil_hjelp import mottak

    def slutt(*_, **__):
        raise SystemExit(1)

    with monkeypatch.context() as m:
        m.setattr(arbeider, "motta", slutt)
        with pytest.raises(SystemExit):
            mottak().gjor_alt()
    assert (rad(ordre).stand, rad(ordre).forsok) == ("i_ko", 0)
    mottak().gjor_alt()
    assert rad(ordre).stand == "ferdig"


def test_en_arbeider_som_var_doed_i_en_time_gjoer_jobbene_naar_den_er_tilbake(ordre):
    from kostra.portal import klokke
    from kostra.portal.innsending.models import Kontroll
    from portal.innsending.fil_hjelp import mottak

    port().ta_neste("den døde", klokke.naa() - timedelta(hours=1))
    assert Kontroll.objects.get().stand == "dekrypterer"
    assert mottak().gjor_alt() == 1
    assert rad(ordre).stand == "ferdig"


def test_uten_nokler_roeres_ikke_koen(ordre):
    from kostra.mottak.arbeider_nokler import Nokkelknippe
    from portal.innsending.fil_hjelp import mottak

    assert mottak(nokler=Nokkelknippe(mangler=("alt",))).gjor_alt() == 0
    assert (rad(ordre).stand, rad(ordre).forsok) == ("i_ko", 0)


def test_filen_borte_fra_lageret_sies_som_det(ordre):
    from kostra.portal.innsending.opplasting.lager import lager
    from portal.innsending.fil_hjelp import mottak

    lager().slett(ordre.fil.lagernavn)
    mottak().gjor_alt()
    assert (rad(ordre).stand, rad(ordre).avvisningsgrunn) == ("feilet", "fil_borte")


def test_filen_endret_paa_disken_leveres_ikke(ordre):
    from django.conf import settings

    from kostra.portal.innsending.models import Levering
    from mottak.hjelp import GOD, konvolutt
    from portal.innsending.fil_hjelp import mottak

    (settings.KOSTRA.lager / "filer" / ordre.fil.lagernavn).write_bytes(konvolutt(GOD))
    mottak().gjor_alt()
    assert not Levering.objects.exists()
    assert rad(ordre).stand == "i_ko"


def test_lagret_kvittering_og_levering_staar_eller_faller_sammen(ordre, monkeypatch):
    """A fault after the report is written: nothing of it stays, and the next try does it all."""
    from kostra.portal.innsending.kontroll import mottaksport
    from kostra.portal.innsending.models import Kontroll, Kontrollrapport, Levering
    from portal.innsending.fil_hjelp import mottak

    def feil(*_, **__):
        raise RuntimeError

    with monkeypatch.context() as m:
        m.setattr(mottaksport.utboks, "legg", feil)
        mottak().gjor_alt()
    assert not Kontrollrapport.objects.exists()
    assert not Levering.objects.exists()
    assert ordre.sak.fersk().tilstand == "under_kontroll"
    Kontroll.objects.update(leie_til=None)
    mottak().gjor_alt()
    assert Levering.objects.count() == Kontrollrapport.objects.count() == 1


def test_klarteksten_finnes_ikke_paa_disken_etter_en_kontroll(ordre, tmp_path):
    from mottak.hjelp import GOD
    from portal.innsending.fil_hjelp import mottak

    mottak().gjor_alt()
    linje = GOD.split(b"\n")[0]
    for sti in tmp_path.rglob("*"):
        assert not sti.is_file() or linje not in sti.read_bytes()


def test_framdriften_skrives_hoeyst_noen_ganger_i_sekundet(ordre, monkeypatch):
    from kostra.mottak import arbeider
    from kostra.mottak.levering import Steg

    skrevet, tid = [], iter(n / 100 for n in range(10_000))
    monkeypatch.setattr(arbeider.time, "monotonic", lambda: next(tid))
    monkeypatch.setattr(arbeider.port, "framdrift", lambda *a, **_: skrevet.append(a[1:4]))
    hjerte = type("Hjerte", (), {"tapt": False})()
    framdrift = arbeider.Framdrift(None, hjerte, LEIE)
    framdrift(Steg.DEKRYPTERER, 0, 0)
    for n in range(1000):
        framdrift(Steg.KONTROLLERER, n, 1000)
    assert skrevet[:2] == [("dekrypterer", 0, 0), ("kontrollerer", 0, 1000)]
    assert 2 < len(skrevet) < 70
    hjerte.tapt = True
    with pytest.raises(port().LeieTapt):
        framdrift(Steg.KONTROLLERER, 1000, 1000)
