"""A letter by e-mail, against a real server: it arrives once, whatever the server does."""

from __future__ import annotations

import pytest

from kostra.portal.varsling import epost, oppgaver, sending
from kostra.portal.varsling.models import Forsendelse
from portal.varsling import tjenere
from portal.varsling.conftest import PASSORD, les, ny_rapportor, tekst

pytestmark = pytest.mark.django_db
Stand = Forsendelse.Stand


def etter(brev) -> Forsendelse:
    oppgaver.send(str(brev.id))
    brev.refresh_from_db()
    return brev


def bruk(sett, port, **annet):
    sett(smtp_vert="127.0.0.1", smtp_port=port, **({"smtp_tls": "ingen"} | annet))


def test_brevet_kommer_fram_og_hemmeligheten_er_borte(post):
    brev = etter(ny_rapportor())
    assert (brev.stand, bytes(brev.forseglet)) == (Stand.SENDT, b"")
    assert post.mottakere == ["nora@senja.example"]
    assert PASSORD in tekst(post.brev[0])


def test_hodene_sier_at_det_er_automatisk_og_fra_hvem(post):
    brev = etter(ny_rapportor())
    melding = les(post.brev[0])
    avsender = melding["From"].addresses[0]
    assert (avsender.display_name, avsender.addr_spec) == (
        "IKKE_SVAR_kostra", "ikke-svar@kostra.example",
    )  # fmt: skip
    assert melding["Auto-Submitted"] == "auto-generated"
    assert melding["Message-ID"] == brev.message_id
    assert abs((melding["Date"].datetime - brev.opprettet).total_seconds()) < 1
    assert [del_.get_content_type() for del_ in melding.iter_parts()] == ["text/plain", "text/html"]


def test_brevet_sendes_ikke_igjen_om_oppgaven_kjores_flere_ganger(post):
    brev = ny_rapportor()
    for _ in range(3):
        etter(brev)
    assert len(post.brev) == 1


def test_tjeneren_er_nede_og_brevet_venter(sett):
    bruk(sett, tjenere.ledig_port())
    brev = etter(ny_rapportor())
    assert (brev.stand, brev.siste_feil) == (Stand.VENTER, "tjeneren_er_nede")


def test_tjeneren_svarer_ikke_og_brevet_venter(sett, utaalmodig):
    with tjenere.rotjener(tjenere.taus) as port:
        bruk(sett, port)
        brev = etter(ny_rapportor())
    assert (brev.stand, brev.siste_feil) == (Stand.VENTER, "tjeneren_svarer_ikke")


@pytest.mark.parametrize("ledd", ["rcpt", "data"])
def test_midlertidig_avslag_proves_igjen_etter_1_5_15_og_60_minutter(post, gaa, ledd):
    setattr(post, ledd, "451 prøv senere")
    brev = ny_rapportor()
    pauser = []
    for _ in range(6):
        etter(brev)
        assert brev.stand == Stand.VENTER
        pauser.append(round((brev.neste_forsok - sending.klokke.naa()).total_seconds() / 60))
        gaa(minutes=pauser[-1], seconds=1)
    assert pauser == [1, 5, 15, 60, 60, 60]
    setattr(post, ledd, "")
    assert etter(brev).stand == Stand.SENDT
    assert len(post.brev) == 1


def test_et_nytt_forsok_venter_til_tiden(post):
    post.rcpt = "451 senere"
    brev = etter(ny_rapportor())
    post.rcpt = ""
    assert etter(brev).stand == Stand.VENTER
    assert post.brev == []


@pytest.mark.parametrize("ledd", ["rcpt", "data"])
@pytest.mark.parametrize("svar", ["550 ukjent nora@senja.example", "553 ikke her"])
def test_endelig_avslag_gir_opp_med_vaart_eget_ord(post, ledd, svar):
    setattr(post, ledd, svar)
    brev = etter(ny_rapportor())
    assert (brev.stand, brev.siste_feil) == (Stand.OPPGITT, "avvist_av_mottaker")
    assert bytes(brev.forseglet) == b""


def test_kuttet_etter_overlevering_er_tvilsomt_og_sendes_igjen_som_samme_brev(post, gaa):
    post.kutt = True
    brev = etter(ny_rapportor())
    assert (brev.stand, brev.siste_feil) == (Stand.TVILSOM, "brutt_etter_overlevering")
    post.kutt = False
    gaa(minutes=2)
    assert etter(brev).stand == Stand.SENDT
    ider = [les(raa)["Message-ID"] for raa in post.brev]
    assert ider == [brev.message_id] * 2


def test_et_tvilsomt_brev_er_tvilsomt_selv_om_tjeneren_siden_er_nede(post, sett, gaa):
    post.kutt = True
    brev = etter(ny_rapportor())
    bruk(sett, tjenere.ledig_port())
    gaa(minutes=2)
    assert etter(brev).stand == Stand.TVILSOM


def test_kuttet_midt_i_meldingen_taper_den_ikke(sett, gaa):
    with tjenere.rotjener(tjenere.slipper_i_data) as port:
        bruk(sett, port)
        brev = etter(ny_rapportor())
        assert brev.stand in {Stand.VENTER, Stand.TVILSOM}
    with tjenere.posttjener() as post:
        bruk(sett, post.port)
        gaa(minutes=2)
        assert etter(brev).stand == Stand.SENDT
        assert [les(raa)["Message-ID"] for raa in post.brev] == [brev.message_id]


@pytest.fixture
def post_med_tls(sett, tmp_path):
    kontekst, fil = tjenere.sertifikat(tmp_path)
    with tjenere.posttjener(kontekst) as tjener:
        bruk(sett, tjener.port, smtp_tls="starttls")
        yield tjener, fil


def test_et_sertifikat_ingen_gaar_god_for_faar_ikke_passordet(post_med_tls):
    tjener, _ = post_med_tls
    brev = etter(ny_rapportor())
    assert (brev.stand, brev.siste_feil) == (Stand.VENTER, "tls")
    assert tjener.brev == []


def test_med_gyldig_sertifikat_sendes_det_over_tls(post_med_tls, monkeypatch):
    tjener, fil = post_med_tls
    monkeypatch.setenv("SSL_CERT_FILE", fil)
    assert etter(ny_rapportor()).stand == Stand.SENDT
    assert len(tjener.brev) == 1


def test_uten_tls_hos_tjeneren_sendes_ingenting_i_klartekst(post, sett):
    sett(smtp_tls="starttls")
    brev = etter(ny_rapportor())
    assert (brev.stand, brev.siste_feil, post.brev) == (Stand.VENTER, "tls", [])


def test_feil_passord_hos_tjeneren_taper_ingen_brev(post, sett):
    sett(smtp_bruker="kostra", smtp_passord="feil")
    brev = etter(ny_rapportor())
    assert brev.stand == Stand.VENTER
    assert post.brev == []


def test_en_adresse_med_norske_tegn_i_domenet(post):
    assert etter(ny_rapportor(til="nora@bærum.example")).stand == Stand.SENDT
    assert post.mottakere == ["nora@xn--brum-voa.example"]


@pytest.mark.parametrize(
    "til",
    [
        "", "nora", "@senja.example", "nora@", "nora@senja.example\r\nBcc: ond@ond.example",
        "nora@senja.example\nTo: x@x.example", "nora@senja.example, ond@ond.example",
        "<nora@senja.example>", "nora\0@senja.example", "nora@senja.example\u2028", "søren@senja.example",
        "nora@" + "a" * 70 + ".example",
    ],
)  # fmt: skip
def test_en_adresse_som_ikke_kan_brukes_stopper_ikke_arbeidet_og_sendes_ikke(post, til):
    brev = etter(ny_rapportor(til=til))
    assert (brev.stand, brev.siste_feil) == (Stand.OPPGITT, "ugyldig_adresse")
    assert (post.brev, bytes(brev.forseglet)) == ([], b"")


def test_en_linje_som_bare_er_et_punktum_avslutter_ikke_brevet(post, sett):
    from kostra.portal.varsling.maler import Brevtekst

    melding = epost.lag(
        Brevtekst("før\n.\n.skjult\netter", "emne", "<p>x</p>"),
        til="nora@senja.example", sprak="nb", message_id="<a@b>", dato=sending.klokke.naa(),
    )  # fmt: skip
    epost.send(melding, til="nora@senja.example")
    assert tekst(post.brev[0]).split() == ["før", ".", ".skjult", "etter"]
