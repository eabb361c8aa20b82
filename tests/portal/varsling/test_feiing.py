"""What happens to letters that nobody finishes, and what is left of those that are finished."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kostra.portal import klokke
from kostra.portal.varsling import oppgaver, sending, utvalg
from kostra.portal.varsling.models import Forsendelse
from portal.varsling.conftest import kode, les, ny_rapportor

pytestmark = pytest.mark.django_db
Stand = Forsendelse.Stand


def drept(brev, monkeypatch) -> Forsendelse:
    """A worker that dies in the middle of sending it."""

    class Drept(BaseException):
        pass

    def dor(_brev):
        raise Drept

    with monkeypatch.context() as m:
        m.setattr(sending, "_overlever", dor)
        with pytest.raises(Drept):
            oppgaver.send(str(brev.id))
    brev.refresh_from_db()
    assert brev.stand == Stand.SENDES
    return brev


def test_en_drept_arbeiders_brev_blir_tvilsomt_og_sendes_som_samme_brev(post, gaa, monkeypatch):
    brev = drept(ny_rapportor(), monkeypatch)
    gaa(minutes=6)
    assert sending.ta_tilbake() == 1
    brev.refresh_from_db()
    assert (brev.stand, brev.siste_feil) == (Stand.TVILSOM, "avbrutt")
    assert list(utvalg.tvilsomme()) == [brev]
    assert sending.send_forfalte(["epost"]) == 1
    assert [les(raa)["Message-ID"] for raa in post.brev] == [brev.message_id]
    assert list(utvalg.tvilsomme()) == []


def test_en_som_sender_faar_ha_brevet_i_fred(post, monkeypatch):
    brev = drept(ny_rapportor(), monkeypatch)
    assert sending.ta_tilbake() == 0
    oppgaver.send(str(brev.id))
    assert (sending.send_forfalte(["epost"]), post.brev) == (0, [])


def test_en_drept_arbeiders_kode_dobles_ikke_paa_30_sekunder(sms, gaa, monkeypatch):
    drept(kode(utloper=klokke.naa() + timedelta(minutes=5)), monkeypatch)
    gaa(seconds=31)
    sending.ta_tilbake()
    assert (sending.send_forfalte(["sms"]), sms.kall) == (0, [])
    gaa(seconds=31)
    assert (sending.send_forfalte(["sms"]), len(sms.kall)) == (1, 1)


def test_mistet_leie_gjor_ikke_et_sendt_brev_usendt(post, gaa, monkeypatch):
    brev = ny_rapportor()
    ekte = sending._overlever

    def langsom(rad):
        ekte(rad)
        gaa(minutes=10)
        sending.ta_tilbake()

    monkeypatch.setattr(sending, "_overlever", langsom)
    oppgaver.send(str(brev.id))
    brev.refresh_from_db()
    assert (brev.stand, bytes(brev.forseglet)) == (Stand.SENDT, b"")


def test_et_brev_uten_oppgave_blir_sendt_likevel(post, gaa):
    ny_rapportor()
    assert sending.send_forfalte(["epost"]) == 0  # its task may be on its way
    gaa(seconds=11)
    assert (sending.send_forfalte(["epost"]), len(post.brev)) == (1, 1)


def test_sms_arbeideren_rorer_ikke_epost(post, gaa):
    ny_rapportor()
    gaa(minutes=1)
    assert (sending.send_forfalte(["sms"]), post.brev) == (0, [])


def test_et_brev_som_aldri_kom_fram_gis_opp_etter_tre_dogn(gaa):
    brev = ny_rapportor()
    gaa(days=2, hours=23)
    assert sending.tom_hemmeligheter() == 0
    gaa(hours=2)
    assert sending.tom_hemmeligheter() == 1
    brev.refresh_from_db()
    assert (brev.stand, bytes(brev.forseglet)) == (Stand.OPPGITT, b"")


def test_et_tvilsomt_brevs_hemmelighet_beholdes_hoyst_et_dogn(post, gaa):
    post.kutt = True
    brev = ny_rapportor()
    oppgaver.send(str(brev.id))
    gaa(hours=23)
    sending.tom_hemmeligheter()
    brev.refresh_from_db()
    assert brev.forseglet
    gaa(hours=2)
    assert sending.tom_hemmeligheter() == 1
    brev.refresh_from_db()
    assert (brev.stand, bytes(brev.forseglet)) == (Stand.TVILSOM, b"")
    assert (sending.send_forfalte(["epost"]), len(post.brev)) == (0, 1)


def test_en_feil_i_et_brevs_mal_stopper_ikke_de_andre(post, monkeypatch):
    from kostra.portal.varsling import maler

    ekte = maler.skriv

    def med_feil(mal, *resten):
        if resten[1]["brukerid"] == "X000001":
            raise ZeroDivisionError
        return ekte(mal, *resten)

    monkeypatch.setattr(sending, "skriv", med_feil)
    kontekst = {"kommunenr": "5530", "kommune": "Senja", "skjemaer": []}
    daarlig = ny_rapportor("a", kontekst=kontekst | {"brukerid": "X000001"})
    bra = ny_rapportor("b", kontekst=kontekst | {"brukerid": "X000002"})
    for brev in (daarlig, bra):
        oppgaver.send(str(brev.id))
        brev.refresh_from_db()
    assert (daarlig.stand, daarlig.siste_feil, bra.stand) == (
        Stand.VENTER,
        "programfeil",
        Stand.SENDT,
    )


def test_adresse_og_innhold_glemmes_etter_90_dogn_men_ikke_at_det_ble_sendt(post, gaa):
    brev = ny_rapportor()
    oppgaver.send(str(brev.id))
    gaa(days=91)
    sending.glem_gamle()
    brev.refresh_from_db()
    assert (brev.til, brev.kontekst, brev.stand) == ("", {}, Stand.SENDT)
    assert ny_rapportor().pk == brev.pk


def test_antallene_viser_alle_stander(post):
    oppgaver.send(str(ny_rapportor("a").id))
    eldst = ny_rapportor("b")
    ny_rapportor("c")
    assert utvalg.antall_etter_stand(kanal="epost") == {
        "venter": 2, "sendes": 0, "sendt": 1, "tvilsom": 0, "oppgitt": 0,
    }  # fmt: skip
    assert utvalg.har_ventet_siden(kanal="epost") == eldst.opprettet
    assert utvalg.har_ventet_siden(kanal="sms") is None
    assert utvalg.forsendelser(stand="venter").count() == 2
