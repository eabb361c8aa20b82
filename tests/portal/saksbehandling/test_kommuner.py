"""*Kommuner*: search, one unit, contact, and a list from upload to undoing."""

from __future__ import annotations

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kostra.portal.konto.services import utsted_pin
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.tilgang import enheter, enhetsliste
from kostra.portal.tilgang.models import Enhet, Kommuneimport
from portal import bygg
from portal.innsending.skjema_hjelp import innlogget

pytestmark = pytest.mark.django_db
SENJA, STAVANGER = "921369417", "964965226"


@pytest.fixture
def siv():
    return innlogget(bygg.ansatt())


def url(navn: str, *args) -> str:
    return reverse(f"saksbehandling:{navn}", args=args)


def tekst(svar) -> str:
    uten = re.sub(r"<[^>]+>", " ", html.unescape(svar.content.decode()))
    return re.sub(r"\s+", " ", uten)


def last_opp(klient, innhold: str | bytes, navn: str = "liste.csv"):
    data = innhold if isinstance(innhold, bytes) else innhold.encode()
    return klient.post(url("kommuner_importer"), {"liste": SimpleUploadedFile(navn, data)})


def utfor(klient, svar, **data):
    forseglet = re.search(r'name="forseglet" value="([^"]+)"', svar.content.decode())
    assert forseglet, "det er ikke noe å utføre"
    return klient.post(url("kommuner_utfor"), {"forseglet": forseglet[1], **data}, follow=True)


def test_en_liste_vises_forst_og_gjores_saa_og_kan_angres(siv):
    enheter.importer(f"kommunenr;orgnr\n5530;{SENJA}\n")
    liste = (
        "kommunenr,orgnr,kontakt,epost,telefon,sprak\n"
        f'5530,,"Berg, Kari",kari@senja.example,77 85 00 00,nn\n1103,{STAVANGER},,,,\n'
    )
    svar = last_opp(siv, liste)
    side = tekst(svar)
    assert svar.status_code == 200
    for ventet in (
        "kontakt ingenting Berg, Kari", "målform bokmål nynorsk", "telefon ingenting 77 85 00 00",
        "1103 Stavanger", "organisasjonsnummer 964 965 226",
    ):  # fmt: skip
        assert ventet in side
    assert not Enhet.objects.filter(kommunenr="1103").exists(), "ingenting før Utfør"
    assert "1 nye og 1 endret" in tekst(utfor(siv, svar))
    senja = Enhet.objects.get(kommunenr="5530")
    assert (senja.kontakt_navn, senja.orgnr, senja.sprak) == ("Berg, Kari", SENJA, "nn")

    Enhet.objects.filter(pk=senja.pk).update(kontakt_epost="ny@senja.example")
    angret = tekst(siv.post(url("kommuner_angre", Kommuneimport.objects.get().pk)))
    assert "5530 Senja: e-post er endret siden" in angret
    senja.refresh_from_db()
    assert (senja.kontakt_navn, senja.sprak) == ("", "nb")
    assert senja.kontakt_epost == "ny@senja.example"
    assert not Enhet.objects.filter(kommunenr="1103").exists()
    assert "alt angret" in tekst(siv.post(url("kommuner_angre", Kommuneimport.objects.get().pk),
                                          follow=True))  # fmt: skip
    handlinger = set(Hendelse.objects.values_list("handling", flat=True))
    assert {"enheter.importert", "enheter.import_angret"} <= handlinger


def test_en_ny_kommune_som_er_tatt_i_bruk_blir_staaende(siv):
    utfor(siv, last_opp(siv, f"kommunenr;orgnr\n5530;{SENJA}\n1103;{STAVANGER}\n"))
    bygg.rapportor(Enhet.objects.get(kommunenr="5530"), "11CF")
    angret = tekst(siv.post(url("kommuner_angre", Kommuneimport.objects.get().pk)))
    assert "5530 Senja: er tatt i bruk" in angret
    assert [e.kommunenr for e in Enhet.objects.all()] == ["5530"]


def test_en_pinkode_dor_bare_naar_en_krysser_av_for_det(siv):
    enheter.importer(f"kommunenr;orgnr\n5530;{SENJA}\n")
    senja = Enhet.objects.get()
    utsted_pin(enhet=senja)
    liste = "kommunenr;orgnr;epost\n5530;974760673;post@senja.example\n"
    svar = last_opp(siv, liste)
    assert "Pinkoder vil slutte å virke" in tekst(svar)
    utfor(siv, svar)
    senja.refresh_from_db()
    assert (senja.orgnr, senja.kontakt_epost) == (SENJA, "post@senja.example")
    assert "må få ny pinkode: 5530 Senja" in tekst(
        utfor(siv, last_opp(siv, liste), bytt_orgnr="on")
    )
    senja.refresh_from_db()
    assert senja.orgnr == "974760673"
    assert senja.brukere.get().oppslag == "", "kommunen står som uten pinkode"
    utsted_pin(enhet=senja)
    siste = Kommuneimport.objects.first()
    assert "hører til en pinkode som er i bruk" in tekst(siv.post(url("kommuner_angre", siste.pk)))


def test_feil_i_listen_sier_linje_felt_og_hva_en_gjor_og_stopper_alt(siv):
    liste = (
        f"kommunenr;orgnr;epost;telefon;gyldig_fra\n5530;{SENJA};ikke en adresse;123;26\n"
        f"9999;{SENJA};;;\n1103;123456789;;;\n1103;{STAVANGER};;;\n301;958935420;;;\n"
    )
    svar = last_opp(siv, liste)
    assert svar.status_code == 422
    side = tekst(svar)
    for ventet in ("2 epost E-postadressen er ikke gyldig.", "2 telefon", "2 gyldig_fra",
                   "3 kommunenr", "4 orgnr", "Se etter i Enhetsregisteret"):  # fmt: skip
        assert ventet in side
    assert "forseglet" not in svar.content.decode()
    assert not Enhet.objects.exists()
    assert enhetsliste.les_liste("kommunenr\n301\n").keys() == {("0301", "")}, "Excel tar 0-en"


def test_det_som_er_endret_imens_maa_ses_paa_paa_nytt_og_ingenting_kan_forfalskes(siv):
    svar = last_opp(siv, f"kommunenr;orgnr\n5530;{SENJA}\n")
    enheter.importer(f"kommunenr;orgnr\n5530;{SENJA}\n")
    igjen = utfor(siv, svar)
    assert igjen.status_code == 409
    assert "Noe er endret siden du så på listen" in tekst(igjen)
    assert not Kommuneimport.objects.exists()
    annen = innlogget(bygg.ansatt())
    ny = last_opp(siv, f"kommunenr;orgnr\n1103;{STAVANGER}\n")
    assert "for gammel" in tekst(utfor(annen, ny)), "en annens forhåndsvisning"
    assert not Enhet.objects.filter(kommunenr="1103").exists()


@pytest.mark.parametrize(
    ("data", "ventet"),
    [
        ("kommunenr;kontakt\n5530;Åse Ødegård\n".encode("cp1252"), "Åse Ødegård"),
        ("\ufeffkommunenr;kontakt\r\n5530;Åse Ødegård\r\n".encode(), "Åse Ødegård"),
        (b"PK\x03\x04\x00", "ikke en tekstfil"),
        (b"", "Filen er tom"),
        (b"kommunenr\n" + b"5530\n" * 250_000, "større enn 1 MB"),
    ],
)
def test_filen_kan_komme_fra_excel_og_er_liten(siv, data, ventet):
    enheter.importer(f"kommunenr;orgnr\n5530;{SENJA}\n")
    assert ventet in tekst(last_opp(siv, data))


def test_en_kolonne_som_mangler_tommer_ingenting_og_en_bydel_kan_ha_sin_egen_linje():
    enheter.importer(
        "kommunenr;bydelsnr;orgnr;epost;gyldig_til\n0301;;958935420;oslo@oslo.example;\n"
        "0301;03;958935420;sagene@oslo.example;2030\n"
    )
    enheter.importer("kommunenr;orgnr\n0301;958935420\n")
    sagene = Enhet.objects.get(bydelsnr="03")
    assert (sagene.kontakt_epost, sagene.gyldig_til) == ("sagene@oslo.example", 2030)
    assert Enhet.objects.get(bydelsnr="04").kontakt_epost == "oslo@oslo.example"


def test_en_finner_kommunen_ser_den_og_endrer_kontakten(siv):
    bygg.runde()
    oygarden = bygg.enhet("4626", "Øygarden")
    nora = bygg.rapportor(oygarden, "11CF")
    bygg.enhet("5530", "Senja")
    funnet = tekst(siv.get(url("kommuner"), {"sok": "ØYG", "bare": "uten_pin"}))
    assert "4626 Øygarden" in funnet
    assert "Senja" not in funnet
    siden = siv.get(url("kommune", oygarden.pk))
    assert reverse("saksbehandling:bruker", args=[nora.brukerid]) in siden.content.decode()
    ny = {"kontakt_navn": "Kari Berg", "kontakt_epost": "kari@oy.example",
          "kontakt_telefon": "56 16 00 00", "sprak": "nn"}  # fmt: skip
    galt = siv.post(url("kommune_kontakt", oygarden.pk), ny | {"kontakt_telefon": "56"})
    assert galt.status_code == 422
    siv.post(url("kommune_kontakt", oygarden.pk), ny)
    side = tekst(siv.get(url("kommune", oygarden.pk)))
    assert "nynorsk" in side
    assert "56 16 00 00" in side
    hendelse = Hendelse.objects.get(handling="enhet.kontakt_endret")
    assert "kari" not in str(hendelse.detaljer)
    for rolle in ("drift", "revisor"):
        andre = innlogget(bygg.ansatt(rolle))
        assert andre.get(url("kommune", oygarden.pk)).status_code == 200
        assert andre.post(url("kommune_kontakt", oygarden.pk), ny).status_code == 403
