"""The ground that the portal stands on: its settings, and the table of what may happen to a form."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from kostra.portal.innsending.tilstand import OVERGANGER, Hendelse, Tilstand, UlovligOvergang, neste
from kostra.portal.miljo import VARIABLER, InnstillingsFeil, les
from portal import bygg

PRODUKSJON = {
    "KOSTRA_MODUS": "produksjon",
    "KOSTRA_HEMMELIGHET": "h" * 60,
    "KOSTRA_DATABASE": "postgresql:///kostra",
    "KOSTRA_ADRESSE": "https://kostra.etat.test",
    "KOSTRA_BAK_PROXY": "1",
    "KOSTRA_SMTP_VERT": "post.etat.test",
    "KOSTRA_AVSENDER": "ikke-svar@etat.test",
    "KOSTRA_SMS_ADRESSE": "https://sms.etat.test/send",
    "KOSTRA_SMS_NOKKEL": "n",
}


def test_django_finner_ingen_feil():
    call_command("check")


def test_produksjon_starter_med_alt_som_kreves():
    assert les(PRODUKSJON).sikker


@pytest.mark.parametrize("navn", [v.navn for v in VARIABLER if v.kreves_i_produksjon])
def test_produksjon_starter_ikke_uten(navn):
    with pytest.raises(InnstillingsFeil, match=navn):
        les({n: v for n, v in PRODUKSJON.items() if n != navn})


@pytest.mark.parametrize(
    ("navn", "verdi"),
    [
        ("KOSTRA_ADRESSE", "http://kostra.etat.test"),
        ("KOSTRA_BAK_PROXY", "0"),
        ("KOSTRA_VERTER", "kostra.etat.test,*"),
        ("KOSTRA_SMTP_TLS", "ingen"),
        ("KOSTRA_SMS_ADRESSE", "http://sms.etat.test"),
        ("KOSTRA_AVSENDER", "ikke-svar@kostra.example"),
        ("KOSTRA_KLOKKE_FORSKYVNING", "3600"),
        ("KOSTRA_HEMMELIGHET", "for kort"),
        ("KOSTRA_MAKS_MB", "tjue"),
        ("KOSTRA_MAKSMB", "20"),
    ],
)
def test_produksjon_nekter(navn, verdi):
    with pytest.raises(InnstillingsFeil, match=navn):
        les(PRODUKSJON | {navn: verdi})


def test_alle_feil_meldes_paa_en_gang():
    with pytest.raises(InnstillingsFeil) as feil:
        les({"KOSTRA_MODUS": "produksjon", "KOSTRA_MAKS_MB": "x"})
    assert len(feil.value.feil) == 1 + sum(v.kreves_i_produksjon for v in VARIABLER)


def test_mottak_trenger_ikke_portalens_hemmeligheter():
    bare = {n: PRODUKSJON[n] for n in ("KOSTRA_MODUS", "KOSTRA_DATABASE")}
    assert les(bare | {"KOSTRA_PROSESS": "mottak"}).database == PRODUKSJON["KOSTRA_DATABASE"]
    with pytest.raises(InnstillingsFeil, match="KOSTRA_DATABASE"):
        les({"KOSTRA_MODUS": "produksjon", "KOSTRA_PROSESS": "mottak"})


def test_hemmeligheter_vises_ikke_naar_innstillingene_skrives_ut():
    assert PRODUKSJON["KOSTRA_HEMMELIGHET"] not in repr(les(PRODUKSJON))


def test_en_demo_trenger_ingenting():
    assert les({}).er_demo


@pytest.mark.django_db
def test_migreringene_gir_databasen_som_modellene_venter():
    call_command("makemigrations", check=True, dry_run=True)


@pytest.mark.django_db
def test_databasen_er_den_testen_skal_bruke():
    assert bygg.enhet().fullt_navn == "Senja"


#: What the specification says may happen, written out by hand: state -> events.
LOV = {
    "paabegynt": {"lagre", "kontroller", "send_inn", "slett"},
    "under_kontroll": {"kontrollert", "avvis", "lever"},
    "avvist": {"lagre", "kontroller", "slett", "returner"},
    "innsendt": {"laas_opp", "trekk", "returner"},
    "gjenaapnet": {"lagre", "kontroller", "send_inn", "trekk", "returner"},
    "trukket": set(),
    "slettet": set(),
}


@pytest.mark.parametrize("tilstand", Tilstand.values)
@pytest.mark.parametrize("hendelse", Hendelse.values)
def test_bare_lovlige_overganger(tilstand, hendelse):
    if hendelse in LOV[tilstand]:
        assert neste(tilstand, Hendelse(hendelse)) in Tilstand
    else:
        with pytest.raises(UlovligOvergang):
            neste(tilstand, Hendelse(hendelse))


def test_det_som_er_sendt_kan_aldri_slettes():
    sendte = {Tilstand.INNSENDT, Tilstand.GJENAAPNET, Tilstand.TRUKKET}
    assert not [t for t, h in OVERGANGER if h == Hendelse.SLETT and t in sendte]


def test_stoppet_kontroll_gir_skjemaet_tilbake_slik_det_var():
    assert neste("under_kontroll", Hendelse.KONTROLLERT, for_kontroll="gjenaapnet") == "gjenaapnet"
    assert neste("under_kontroll", Hendelse.KONTROLLERT, for_kontroll="paabegynt") == "paabegynt"
