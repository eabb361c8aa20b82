"""What is written in the outbox: once for each cause, or not at all, and no secret in clear."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django_tasks_db.models import DBTaskResult

from kostra.portal.varsling import forsegling, oppgaver, utboks
from kostra.portal.varsling.feil import (
    ForseglingBrutt,
    KanIkkeSendes,
    UgyldigForsendelse,
    UtenforTransaksjon,
)
from kostra.portal.varsling.models import Forsendelse
from portal.varsling.conftest import NY, PASSORD, html, les, ny_rapportor, tekst

Stand = Forsendelse.Stand


@pytest.mark.django_db(transaction=True)
def test_et_brev_uten_transaksjon_nektes():
    with pytest.raises(UtenforTransaksjon):
        ny_rapportor()
    assert not Forsendelse.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_angres_aarsaken_finnes_verken_brev_eller_oppgave():
    with transaction.atomic():
        ny_rapportor()
        transaction.set_rollback(True)
    assert (Forsendelse.objects.count(), DBTaskResult.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_en_aarsak_er_ett_brev_hvor_mange_ganger_det_enn_legges(post):
    forste, andre = ny_rapportor(), ny_rapportor(til="en.annen@senja.example")
    assert forste.pk == andre.pk
    assert DBTaskResult.objects.count() == 1
    oppgaver.send(str(forste.id))
    assert post.mottakere == ["nora@senja.example"]


@pytest.mark.django_db
def test_et_brev_fra_en_tjener_med_klokken_for_langt_fram_sendes_likevel_med_en_gang(post):
    brev = ny_rapportor()
    Forsendelse.objects.update(neste_forsok=brev.neste_forsok + timedelta(hours=1))
    oppgaver.send(str(brev.id))
    assert post.mottakere == ["nora@senja.example"]


@pytest.mark.django_db
def test_verken_raden_eller_oppgaven_viser_passordet():
    ny_rapportor()
    with connection.cursor() as peker:
        innhold = b""
        for tabell in (Forsendelse._meta.db_table, DBTaskResult._meta.db_table):
            peker.execute(f"SELECT * FROM {tabell}")
            for verdi in (v for rad in peker.fetchall() for v in rad):
                er_bytes = isinstance(verdi, bytes | memoryview)
                innhold += bytes(verdi) if er_bytes else str(verdi).encode()
    assert b"X123456" in innhold
    assert PASSORD.encode() not in innhold


@pytest.mark.django_db
def test_en_forsegling_aapnes_bare_i_sitt_eget_brev_og_med_riktig_nokkel(sett):
    en, annen = ny_rapportor("a"), ny_rapportor("b")
    assert forsegling.aapne(bytes(en.forseglet), en.id) == {"passord": PASSORD}
    with pytest.raises(ForseglingBrutt):
        forsegling.aapne(bytes(en.forseglet), annen.id)
    sett(hemmelighet="en annen " * 9)
    with pytest.raises(ForseglingBrutt):
        forsegling.aapne(bytes(en.forseglet), en.id)


@pytest.mark.django_db
def test_med_byttet_hemmelighet_gis_brevet_opp(post, sett):
    brev = ny_rapportor()
    sett(hemmelighet="en annen " * 9)
    oppgaver.send(str(brev.id))
    brev.refresh_from_db()
    assert (brev.stand, brev.siste_feil) == (Stand.OPPGITT, "forseglingen_brutt")
    assert post.brev == []


SAMISK = "Guovdageaidnu – Kautokeino Áŧŋ"
NAVN = [
    "Senja\r\nBcc: ond@ond.example",
    "Senja\n\nLogg inn på http://ond.example/logg-inn",
    "Senja\nContent-Type: text/html\n\n<script>x</script>",
    "Senja\u2028Subject: x\x0b\x0c\x85\0",
    "<script>alert(1)</script>",
    "<a href='https://ond.example'>Logg inn</a>",
    "{{ passord }}{% load x %}",
    "www.ond.example",
    "https://ondvert/logg-inn/",
    "\u202egnaw gal\u200b",
    SAMISK,
    "=?utf-8?q?x?=\r\n .\r\n",
    "\ud800",
    "x" * 5000,
]


HODER = [
    "Auto-Submitted", "Content-Language", "Content-Type", "Date", "From", "MIME-Version",
    "Message-ID", "Subject", "To", "X-Auto-Response-Suppress",
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("navn", NAVN, ids=range(len(NAVN)))
def test_et_navn_kan_verken_lage_hoder_linjer_eller_lenker(post, navn):
    brev = ny_rapportor(kontekst=NY | {"kommune": navn})
    oppgaver.send(str(brev.id))
    [raa] = post.brev
    melding = les(raa)
    assert sorted(melding.keys()) == HODER
    assert not melding.defects
    assert post.mottakere == ["nora@senja.example"]
    for innhold in (str(melding["Subject"]), tekst(raa), html(raa)):
        assert "ond.example" not in innhold
        assert set(re.findall(r"https?://[\w.]+", innhold)) <= {"https://kostra.example"}
        assert not any(
            linje.startswith(("Bcc", "Logg inn på", "Subject")) for linje in innhold.splitlines()
        )
    assert "<script" not in html(raa)
    assert PASSORD not in str(melding["Subject"])


@pytest.mark.django_db
def test_samiske_bokstaver_kommer_fram_som_de_er(post):
    oppgaver.send(str(ny_rapportor(kontekst=NY | {"kommune": SAMISK}).id))
    assert SAMISK in les(post.brev[0])["Subject"]
    assert SAMISK in tekst(post.brev[0])


@pytest.mark.django_db
@pytest.mark.parametrize(
    "annet",
    [
        {"mal": "finnes_ikke"},
        {"kanal": "sms"},
        {"kontekst": {}},
        {"kontekst": {"sti": "/x/", "mer": "x"}},
        {"hemmelig": {"passord": "x"}},
        {"arsak": ""},
        {"arsak": "x" * 121},
        *({"kontekst": {"sti": sti}} for sti in (
            "//ond.example", "https://ond.example", "x", "/x?a", "/x\n", "/\\ond.example", "/x:y"
        )),
    ],
)  # fmt: skip
def test_et_brev_som_ikke_kan_skrives_stopper_den_som_ber_om_det(annet):
    verdier = {
        "mal": "kvittering_klar", "kanal": "epost", "arsak": "a", "til": "nora@senja.example",
        "sprak": "nb", "kontekst": {"sti": "/skjema/"},
    } | annet  # fmt: skip
    with pytest.raises(UgyldigForsendelse):
        utboks.legg(verdier.pop("mal"), **verdier)


# -- sent again because someone asks ---------------------------------------------------------------
def kvittering(arsak="kvittering:1"):
    return utboks.legg(
        "kvittering_klar", kanal="epost", arsak=arsak, til="nora@senja.example", sprak="nb",
        kontekst={"sti": "/skjema/kvittering/17/"},
    )  # fmt: skip


@pytest.mark.django_db
def test_et_sendt_brev_kan_sendes_paa_nytt_og_dobbeltklikk_gir_ett(post):
    brev = kvittering()
    oppgaver.send(str(brev.id))
    nytt, samme = (utboks.send_paa_nytt(forsendelse=brev) for _ in range(2))
    assert nytt.pk == samme.pk != brev.pk
    oppgaver.send(str(nytt.id))
    assert len(post.brev) == 2
    assert utboks.send_paa_nytt(forsendelse=brev).pk not in {brev.pk, nytt.pk}


@pytest.mark.django_db
def test_et_brev_som_venter_proves_med_en_gang(post):
    post.rcpt = "451 senere"
    brev = ny_rapportor()
    oppgaver.send(str(brev.id))
    post.rcpt = ""
    assert utboks.send_paa_nytt(forsendelse=brev).pk == brev.pk
    oppgaver.send(str(brev.id))
    assert len(post.brev) == 1


@pytest.mark.django_db
def test_et_brev_med_passord_kan_ikke_sendes_igjen_naar_det_er_borte(post):
    brev = ny_rapportor()
    oppgaver.send(str(brev.id))
    with pytest.raises(KanIkkeSendes):
        utboks.send_paa_nytt(forsendelse=brev)
