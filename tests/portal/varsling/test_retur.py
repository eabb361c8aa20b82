"""Letters that come back: seen on their letter, and the address is left alone until it is another."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction

from kostra.portal.revisjon.models import Hendelse
from kostra.portal.varsling import oppgaver, retur, sending
from kostra.portal.varsling.models import Forsendelse, Retur
from kostra.portal.varsling.purring import services, utvalg
from portal import bygg
from portal.varsling.conftest import ny_rapportor
from portal.varsling.purring_hjelp import FRIST, runde, stille_klokken

pytestmark = pytest.mark.django_db


def melding(
    message_id: str, *, kode="5.1.1", handling="failed", original="rfc822", linjer: str = ""
) -> bytes:
    """A delivery status notification as Postfix writes it."""
    tilbake = {
        "rfc822": f"Content-Type: message/rfc822\n\nMessage-ID: {message_id}\nSubject: Purring\n\nHei",
        "headers": f"Content-Type: text/rfc822-headers\n\nSubject: Purring\nMessage-ID: {message_id}\n",
    }[original]
    return f"""From: MAILER-DAEMON@post.example
To: ikke_svar@kostra.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="GRENSE"

--GRENSE
Content-Type: text/plain

I'm sorry to have to inform you ...

--GRENSE
Content-Type: message/delivery-status

Reporting-MTA: dns; post.example
Arrival-Date: Fri, 15 Jan 2027 08:00:00 +0100

Final-Recipient: rfc822; nora@senja.example
Action: {handling}
Status: {kode}
Diagnostic-Code: smtp; 550 {kode} <nora@senja.example>: user unknown
{linjer}
--GRENSE
{tilbake}

--GRENSE--
""".encode()


@pytest.mark.parametrize("original", ["rfc822", "headers"])
def test_en_retur_knyttes_til_brevet_sitt_og_to_ganger_er_en(original):
    brev = ny_rapportor()
    dsn = melding(brev.message_id, original=original)
    for raa in (dsn, dsn.replace(b"\n", b"\r\n")):
        retur.ta_imot(raa)
    [rad] = Retur.objects.all()
    assert (rad.forsendelse, rad.kode, rad.varig) == (brev, "5.1.1", True)
    [hendelse] = Hendelse.objects.filter(handling="retur.mottatt")
    assert (hendelse.objekt, hendelse.detaljer) == (str(brev.pk), {"kode": "5.1.1"})


@pytest.mark.parametrize(
    ("kode", "varig"), [("5.1.1", True), ("5.4.4", True), ("5.2.2", False), ("4.4.1", False)]
)
def test_bare_en_gal_adresse_er_en_varig_retur(kode, varig):
    retur.ta_imot(melding(ny_rapportor().message_id, kode=kode))
    assert (retur.varig_returnert() == {"nora@senja.example"}) == varig
    assert [(r.kode, r.varig) for r in retur.returnerte(["Nora@senja.example"])] == [(kode, varig)]
    assert retur.returnerte(["ole@senja.example"]) == []


@pytest.mark.parametrize(
    ("raa", "feil"),
    [
        (b"From: nora@senja.example\nSubject: Ferie\n\nJeg er borte.", retur.IngenRetur),
        (b"", retur.IngenRetur),
        (b"\xff\x00" * 99, retur.IngenRetur),
        (melding("<x@kostra.example>", handling="delayed"), retur.IngenRetur),
        (melding("<x@kostra.example>"), retur.UkjentBrev),
        (melding(""), retur.UkjentBrev),
        (b"Content-Type: multipart/report; boundary=x\n\n--x\n"
         b"Content-Type: message/delivery-status\n\nhei\n--x--", retur.IngenRetur),
    ],
    ids=range(7),
)  # fmt: skip
def test_det_som_ikke_er_en_retur_av_vaart_gjor_ingenting(raa, feil):
    ny_rapportor()
    with pytest.raises(feil):
        retur.ta_imot(raa)
    assert not Retur.objects.exists()


def test_en_adresse_som_gir_retur_purres_ikke_for_den_er_byttet(gaa):
    senja = bygg.enhet(kontakt_epost="kontakt@senja.example")
    nora = bygg.rapportor(senja, "11F", epost="nora@senja.example")
    runde("11F")
    stille_klokken(FRIST)
    services.send()
    retur.ta_imot(melding(Forsendelse.objects.get(til=nora.epost).message_id))
    stille_klokken(FRIST + timedelta(days=7))
    [rad] = utvalg.forhandsvis().rader
    assert [(m.adresse, m.hindring) for m in rad.mottakere] == [
        ("kontakt@senja.example", ""), ("nora@senja.example", "retur"),
    ]  # fmt: skip
    nora.epost = "nora.ny@senja.example"
    nora.save()
    [rad] = utvalg.forhandsvis().rader
    assert [m.hindring for m in rad.mottakere] == ["", ""]


def test_adressen_glemmes_ikke_for_den_er_byttet(post):
    """Else letters would go to it again when the old one's address is taken out of its row."""
    nora = bygg.rapportor(bygg.enhet(), "11F", epost="nora@senja.example")
    post.rcpt = "550 5.1.1 finnes ikke"
    brev = ny_rapportor()
    oppgaver.send(str(brev.pk))
    annet = ny_rapportor("b", til="ole@senja.example")
    Forsendelse.objects.filter(pk=annet.pk).update(stand="sendt")
    Forsendelse.objects.update(opprettet=brev.opprettet - timedelta(days=100))
    with transaction.atomic():
        sending.glem_gamle()
    assert set(Forsendelse.objects.values_list("til", flat=True)) == {"nora@senja.example", ""}
    assert retur.varig_returnert() == {"nora@senja.example"}
    nora.epost = "ny@senja.example"
    nora.save()
    sending.glem_gamle()
    assert retur.varig_returnert() == frozenset()
