"""The words that users know from before stand on the pages letter for letter."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from django.urls import reverse

from kostra.portal.varsling.maler import skriv
from mottak.hjelp import GOD
from portal import bygg
from portal.innsending.fil_hjelp import mottak, sak
from portal.innsending.skjema_hjelp import fyll_ut_999, gruppe_url, innlogget, les, send, start

pytestmark = pytest.mark.django_db


class _Tekster(HTMLParser):
    """The text of each element that a user reads, without what is only for screen readers."""

    def __init__(self) -> None:
        super().__init__()
        self.tekster: set[str] = set()
        self._aapne: list[list[str]] = []

    def handle_starttag(self, tag, attrs):
        if tag not in ("input", "meta", "link", "br", "hr", "img", "path", "rect", "use"):
            self._aapne.append([])

    def handle_endtag(self, tag):
        if tag in ("input", "meta", "link", "br", "hr", "img", "path", "rect", "use"):
            return
        if self._aapne:
            innhold = " ".join("".join(self._aapne.pop()).split())
            self.tekster.add(innhold)

    def handle_data(self, data):
        self.tekster.add(" ".join(data.split()))
        for element in self._aapne:
            element.append(data)


def tekster(svar) -> set[str]:
    leser = _Tekster()
    leser.feed(les(svar))
    return leser.tekster


@pytest.fixture
def senja():
    bygg.runde(2022)
    return bygg.enhet()


@pytest.fixture
def kommunen(senja):
    return innlogget(bygg.kommunekonto(senja))


@pytest.fixture
def nora(senja):
    return innlogget(bygg.rapportor(senja, "11CF", aar=2022))


HVER_SIDE = {"Innlogget som", "Bokmål", "Nynorsk", "English", "Logg ut"}
FANER = {"Mine skjema", "Nytt skjema", "Nyheter"}


def test_hver_side_sier_hvem_og_har_spraak_og_logg_ut(nora, kommunen):
    for klient, sider in (
        (nora, ["/skjema/", "/skjema/nytt/", "/nyheter/", "/min-side/", "/"]),
        (kommunen, ["/skjema/", "/skjema/nytt/", "/nyheter/", "/min-side/", "/rapportorer/"]),
    ):
        for side in sider:
            vist = tekster(klient.get(side))
            assert vist >= HVER_SIDE, (side, HVER_SIDE - vist)
    assert {"Nora Eksempel", "5530 Senja"} <= tekster(nora.get("/skjema/"))


def test_logo_tittel_og_knapp_paa_forsiden(client, senja):
    vist = tekster(client.get("/"))
    assert {
        "KOSTRA 2022 – Velkommen til årets rapportering",
        "Formål",
        "Gå til KOSTRA rapportering",
    } <= vist
    assert "KOSTRA innrapportering" in vist


def test_mine_skjema(kommunen):
    fyll = fyll_ut_2022(kommunen)
    vist = tekster(kommunen.get("/skjema/"))
    ventet = FANER | {
        "Vis meg mine skjema",
        "påbegynte",
        "innsendte",
        "Søk etter",
        "Vis avansert sortering",
        "Vis",
        "50",
        "20",
        "100",
        "rader per side",
        "Nr",
        "Skjematittel",
        "Status",
        "År",
        "Endret",
        "Kvittering",
        "999. Registrering av person som skal rapportere sensitive data",
        "Påbegynt",
    }
    assert ventet <= vist, ventet - vist
    assert fyll.nr == 1


def fyll_ut_2022(klient):
    utfylling = start(klient, "999", 2022)
    send(klient, utfylling, "kommune", "lagre", ansvarlig_navn="Kari Eksempel")
    return utfylling


def test_femti_rader_er_det_som_er_valgt(kommunen):
    fyll_ut_2022(kommunen)
    assert '<option value="50" selected>50</option>' in les(kommunen.get("/skjema/"))


def test_bla_fra_foerst_til_sist(senja, kommunen):
    from portal.innsending.test_skjema_liste import mange

    mange(kommunen, senja, 55)
    assert {"Først", "Sist", "1", "2"} <= tekster(kommunen.get("/skjema/"))


def test_nytt_skjema_har_titlene_med_aaret(senja, kommunen):
    alle = innlogget(bygg.rapportor(senja, "11CF", aar=2022))
    assert "999. Registrering av person som skal rapportere sensitive data" in tekster(
        kommunen.get("/skjema/nytt/")
    )
    assert "11CF. Kvalifiseringsstønad 2022 - filuttrekk" in tekster(alle.get("/skjema/nytt/"))


SKJEMASIDE = {
    "Spørsmålsgrupper", "Kontrollere", "Skriv ut", "Lagre", "Excel", "Slett", "Til hovedsiden",
}  # fmt: skip


def test_999_side_1_og_2(kommunen):
    utfylling = start(kommunen, "999", 2022)
    side1 = tekster(kommunen.get(gruppe_url(utfylling, "kommune")))
    ventet = SKJEMASIDE | {
        "Opplysninger om kommunen og ansvarlig for rapporteringen",
        "Kommunenr",
        "Kommunens navn",
        "Navn skjemaansvarlig",
        "Tlf nr",
        "E-post skjemaansvarlig",
        "Neste",
    }
    assert ventet <= side1, ventet - side1
    side2 = tekster(kommunen.get(gruppe_url(utfylling, "person")))
    ventet = SKJEMASIDE | {
        "Opplysninger om person som skal rapportere sensitive data",
        "For- og etternavn",
        "E-postadresse",
        "Mobiltelefonnummer",
        "Skjema som skal rapporteres",
        "11F. Sosialhjelp 2022 - filuttrekk",
        "11CF. Kvalifiseringsstønad 2022 - filuttrekk",
        "15F. Barnevern 2022 - filuttrekk",
        "Forrige",
        "Send inn",
    }
    assert ventet <= side2, ventet - side2


def test_999_forklarer_naar_det_trengs_ett_til(kommunen):
    vist = " ".join(tekster(kommunen.get(gruppe_url(start(kommunen, "999", 2022), "person"))))
    for setning in (
        "Ett 999 er nok for hver person, uansett hvor mange ganger personen sender inn siden.",
        "Send et nytt 999 bare når personen skal ha rett til flere skjema, ikke for hver innsending.",
    ):
        assert setning in vist


def test_oslo_har_bydelen_med():
    bygg.runde(2022)
    sagene = bygg.enhet("0301", "Oslo", bydelsnr="03", bydelsnavn="Sagene")
    klient = innlogget(bygg.kommunekonto(sagene))
    assert {"Bydelsnr", "Bydelsnavn"} <= tekster(
        klient.get(gruppe_url(start(klient, "999", 2022), "kommune"))
    )
    nora = innlogget(bygg.rapportor(sagene, "11CF", aar=2022))
    assert {"Bydelsnr", "Bydelsnavn"} <= alle_sider(nora, start(nora, "11CF", 2022))


def alle_sider(klient, utfylling) -> set[str]:
    """What stands on the form's pages, all groups."""
    from kostra.portal.innsending import utvalg

    vist: set[str] = set()
    for gruppe in utvalg.definisjon(utfylling).grupper:
        vist |= tekster(klient.get(gruppe_url(utfylling, gruppe.id)))
    return vist


SOSIALE_TJENESTER = ("18. desember 2009", "nr. 131", "21. juni 2019", "nr. 32")
BARNEVERN = ("18. juni 2021", "nr. 97", "21. juni 2019", "nr. 32")


@pytest.mark.parametrize(
    ("skjema", "tittel", "sporsmal", "grunnlag"),
    [
        (
            "11F",
            "11F. Sosialhjelp 2022 - filuttrekk",
            "Har kommunen hatt mottakere av økonomisk sosialhjelp i 2022?",
            ("Funksjon 281", *SOSIALE_TJENESTER),
        ),
        (
            "11CF",
            "11CF. Kvalifiseringsstønad 2022 - filuttrekk",
            "Har kommunen hatt deltakere i kvalifiseringsprogram i 2022?",
            ("Funksjon 276", *SOSIALE_TJENESTER),
        ),
        (
            "15F",
            "15F. Barnevern 2022 - filuttrekk",
            "Har kommunen hatt barn og unge med sak i barnevernet i 2022?",
            ("Funksjon 244, 251, 252", *BARNEVERN),
        ),
    ],
)
def test_et_filuttrekk(senja, skjema, tittel, sporsmal, grunnlag):
    nora = innlogget(bygg.rapportor(senja, skjema, aar=2022))
    utfylling = start(nora, skjema, 2022)
    vist = alle_sider(nora, utfylling)
    ventet = SKJEMASIDE | {
        tittel,
        "Kommunenummer",
        "Kommunens navn",
        "Distrikt nr",
        "Navn skjemaansvarlig",
        "Telefonnummer",
        "E-post skjemaansvarlig",
        sporsmal,
        "Ja",
        "Nei",
        "Hent kryptert fil",
        "HER",
        "Forrige",
        "Send inn",
    }
    ventet -= {"Distrikt nr"}
    assert ventet <= vist, ventet - vist
    assert any(t.startswith("Distrikt nr") for t in vist)
    side = les(nora.get(gruppe_url(utfylling, "uttrekk")))
    assert f'href="{reverse("nedlasting:tomfil", args=[skjema, 2022])}"' in side
    for ord_ in grunnlag:
        assert any(ord_ in t for t in vist), ord_


def test_etter_999_sier_siden_hvor_det_finnes_og_hva_en_gjoer_ved_feil(kommunen, senja):
    bygg.runde()
    utfylling = fyll_ut_999(kommunen)
    svar = kommunen.get(send(kommunen, utfylling, "person", "send_inn").headers["Location"])
    vist = tekster(svar)
    assert {"Skjemaet er sendt inn", "Mine skjema / innsendte", "Lås opp"} <= vist
    assert any("velger du skjemaet under Mine skjema, låser det opp (Lås opp)" in t for t in vist)


def test_rapport_og_kvittering_har_ordene_sine(django_capture_on_commit_callbacks):
    saken = sak()
    saken.med_fil(GOD)
    with django_capture_on_commit_callbacks(execute=True):
        ordre = saken.bestill("send_inn")
    mottak().gjor_alt()
    ordre.refresh_from_db()
    rapport = tekster(saken.nettleser.get(reverse("innsending:rapport", args=[ordre.pk])))
    assert {"Kopier", "Skriv ut"} <= rapport
    assert {
        "Last ned HTML",
        "Last ned Excel",
        "Last ned CSV",
        "Last ned JSON",
        "Last ned PDF",
    } <= rapport
    nr = saken.fersk().leveringer.get().kvitteringsnr
    kvittering = tekster(saken.nettleser.get(reverse("innsending:kvittering", args=[nr])))
    assert "Kvittering" in kvittering
    assert {"Last ned kvittering (PDF)", "Last ned signert kvittering (JSON)"} <= kvittering


def test_kodesiden_har_referansenummer_passord_og_ny_kode(klient, senja):
    from portal.konto import hjelp

    bruker = bygg.rapportor(senja, "11CF", aar=2022)
    ny = hjelp.nettleser()
    hjelp.steg1(ny, bruker.brukerid)
    vist = tekster(ny.get(hjelp.KODE))
    ventet = {"Referansenummer", "Passord", "Logg inn", "Send ny kode", "Begynn på nytt"}
    assert ventet <= vist, ventet - vist
    vist = tekster(klient.get("/logg-inn/"))
    ventet = {
        "KOSTRA 2022 – Velkommen til årets rapportering",
        "Pålogging",
        "Brukernavn",
        "Passord",
        "Språk",
        "Logg inn",
    }
    assert ventet <= vist, ventet - vist


def test_min_side_har_logg_ut_alle(nora, kommunen):
    for klient in (nora, kommunen):
        assert "Logg ut alle" in tekster(klient.get("/min-side/"))


def test_den_tomme_filen_har_navnet_sitt_paa_forsiden(client):
    sak()  # a round with a published certificate
    navn = "Kryptert fil til innsending hvis kommunen ikke har deltakere"
    html = les(client.get("/"))
    assert navn in html
    assert f'href="{reverse("nedlasting:tomfil", args=["11CF", 2026])}">{navn}<' in html


def test_brevet_til_personen_har_det_den_trenger(senja):
    brev = skriv(
        "ny_rapportor",
        "nb",
        {
            "kommunenr": "5530",
            "kommune": "Senja",
            "brukerid": "X000000",
            "skjemaer": [(2022, "11CF")],
        },
        {"passord": "abc-def"},
    )
    for ord_ in (
        "5530",
        "Senja",
        "X000000",
        "abc-def",
        "SMS",
        "File Encrypter",
        "sikre sone",
        "11CF. Kvalifiseringsstønad 2022 - filuttrekk",
        "https://kostra.example/logg-inn/",
    ):
        assert ord_ in brev.tekst
        assert ord_ in brev.html
