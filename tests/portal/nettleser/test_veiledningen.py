"""The reporting guide from end to end, as its readers would: what is on the screen is what is pressed.

Mail is read from the SMTP server, codes from the SMS gateway, receipts verified with the command line.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from kostra import kontroller
from kostra.kryptering import les_sertifikat
from kostra.kvittering import Kvittering, verifiser
from kostra.testdata import lag_fil
from portal.nettleser.tjeneste import GAMLE_OSLO, SAGENE, SENJA, kode

EKSEMPLER = Path(__file__).parents[3] / "eksempler" / "11CF"
NYTT_PASSORD = "lundefugl på Anda i juni"
NORA = {"navn": "Nora Eksempel", "epost": "nora@senja.example", "mobil": "900 99 001"}


def test_fra_pinkode_til_kvittering_og_om_igjen(aapne, kostra, tmp_path):
    """999 -> mail -> login -> SMS -> 11CF with faults -> report -> corrected -> receipt -> again."""
    send_999(aapne().som_kommune(kostra.kontoer[SENJA]), NORA)
    forste_innlogging(leser := aapne(), NORA)
    side = leser.side
    side.get_by_role("link", name="Nytt skjema").first.click()
    side.get_by_role("button", name=re.compile("Begynn 11CF 2026")).click()
    expect(side.get_by_role("heading", level=1)).to_have_text(
        "11CF. Kvalifiseringsstønad 2026 - filuttrekk"
    )

    # Ja, a file with three faults, Kontrollere: nothing is sent
    side.get_by_label("Ja", exact=True).check()
    velg(side, kostra.krypter(les("senja_2026_tre_feil.dat")), "senja.dat.p7m")
    side.get_by_role("button", name="Kontrollere").click()
    side.wait_for_url("**/rapport/**")
    tall = nokkeltall(side)
    assert (tall["Feil"], tall["Advarsler"]) == ("3", "0")
    assert tall["Kontroller uten funn"] == "31 av 34"
    lokalt = kontroller(les("senja_2026_tre_feil.dat"), skjema="11CF", aar=2026, region=SENJA)
    kort = " ".join(side.locator("article.funn").all_inner_texts())
    for melding in lokalt.meldinger:
        assert melding.tekst in kort
    expect(side.get_by_text("Ingenting er sendt inn").first).to_be_visible()
    assert side.locator("article.funn").count() == 3

    # Send inn with the same file: stopped
    til_skjemaet(side)
    side.get_by_role("button", name="Send inn").click()
    side.wait_for_url("**/stoppet/")
    expect(side.get_by_role("heading", name="Skjemaet er ikke sendt inn.")).to_be_visible()

    # corrected: the report says what is new since last, and then the receipt
    side.get_by_role("link", name="Til skjemaet").click()
    velg(side, kostra.krypter(les("senja_2026_rettet.dat")), "senja_rettet.dat.p7m")
    side.get_by_role("button", name="Kontrollere").click()
    side.wait_for_url("**/rapport/**")
    expect(side.locator("#dom")).to_contain_text("uten feil")
    expect(side.locator(".siden-sist")).to_contain_text("3 rettet")
    til_skjemaet(side)
    side.get_by_role("button", name="Send inn").click()
    forste = kvittering(side, kostra, tmp_path)
    (fil,) = tmp_path.glob("*.json")
    verifiser_med_kommandoen(kostra, fil)
    assert forste.antall_poster == 24
    brev = kostra.brev(NORA["epost"], "vittering")
    assert "senja" not in brev.get_body(("plain",)).get_content().lower().replace(NORA["epost"], "")

    # an error is found later: Lås opp, and again
    side.get_by_role("link", name="Lås opp skjemaet").click()
    side.get_by_role("button", name="Lås opp").click()
    velg(side, kostra.krypter(lag_fil("11CF", 2026, SENJA, 25, fro=4)), "senja_2.dat.p7m")
    side.get_by_role("button", name="Send inn").click()
    andre = kvittering(side, kostra, tmp_path)
    assert andre.nummer != forste.nummer
    side.get_by_role("link", name=forste.nummer).click()
    expect(side.get_by_role("heading", name="Leveringen er erstattet")).to_be_visible()
    assert kvittering(side, kostra, tmp_path) == forste

    # the same login is what the guide says it is: found under innsendte
    side.get_by_role("link", name="Til Mine skjema").click()
    side.get_by_label("innsendte").check()
    side.get_by_role("button", name="Søk").click()
    rad = side.get_by_role("row").filter(has_text="11CF. Kvalifiseringsstønad 2026")
    expect(rad).to_contain_text("Innsendt")


@pytest.mark.treg
def test_samme_person_igjen_faar_flere_retter_og_ingen_ny_bruker(aapne, kostra):
    leser = aapne().som_kommune(kostra.ta_konto())
    per = {"navn": "Per Eksempel", "epost": "per@kommune.example", "mobil": "900 99 002"}
    send_999(leser, per)
    forste = kostra.brev(per["epost"], "").get_body(("plain",)).get_content()
    send_999(leser, per, aar=2022, kjent=True)
    andre = kostra.brev(per["epost"], "").get_body(("plain",)).get_content()
    assert brukerid_i(andre) == brukerid_i(forste)
    assert "2022" in andre
    assert "Passord:" not in andre
    leser.side.goto("/rapportorer/")
    expect(leser.side.get_by_role("row").filter(has_text="Per Eksempel")).to_have_count(1)


@pytest.mark.treg
def test_de_andre_filuttrekkene_gaar_samme_vei(aapne, kostra, tmp_path):
    """11F and 15F from *Nytt skjema* to the receipt, each with its own question."""
    leser = aapne().som_rapportor(konto := kostra.ta_konto())
    side = leser.side
    for skjema, sporsmal in (
        ("11F", "Har kommunen hatt mottakere av økonomisk sosialhjelp i 2026?"),
        ("15F", "Har kommunen hatt barn og unge med sak i barnevernet i 2026?"),
    ):
        leser.begynn(skjema)
        side.get_by_role("group", name=sporsmal).get_by_label("Ja", exact=True).check()
        fil = kostra.krypter(lag_fil(skjema, 2026, konto.region, 10, fro=1))
        velg(side, fil, f"{skjema}.p7m")
        side.get_by_role("button", name="Send inn").click()
        levert = kvittering(side, kostra, tmp_path)
        assert (levert.skjema, levert.antall_poster) == (skjema, 10)


def test_nei_med_den_tomme_filen_fra_HER(aapne, kostra, tmp_path):
    leser = aapne().som_rapportor(kostra.ta_konto())
    side = leser.side
    leser.begynn("11CF")
    side.get_by_label("Nei", exact=True).check()
    with side.expect_download() as ned:
        side.get_by_role("link", name=re.compile("^HER")).click()
    velg(side, Path(ned.value.path()).read_bytes(), ned.value.suggested_filename)
    side.get_by_role("button", name="Send inn").click()
    assert kvittering(side, kostra, tmp_path).antall_poster == 0
    side.get_by_role("link", name="Til Mine skjema").click()
    expect(side.get_by_text("Innsendt").first).to_be_visible()


@pytest.mark.treg
def test_oslo_rapporterer_hver_bydel_for_seg(aapne, kostra, tmp_path):
    """Two bydeler under one organisation number: the PIN says which, and neither sees the other's."""
    gamle_oslo, sagene = kostra.kontoer[GAMLE_OSLO], kostra.kontoer[SAGENE]
    assert gamle_oslo.orgnr == sagene.orgnr
    sett = {}
    for konto in (gamle_oslo, sagene):
        leser = aapne().som_kommune(konto)
        leser.begynn("999")
        expect(leser.side.get_by_label("Bydelsnr")).to_have_value(konto.region[4:])
        leser.side.get_by_role("button", name="Lagre").click()
        sett[konto.region] = leser.side.url
    andres = leser.side.goto(sett[GAMLE_OSLO])
    assert andres.status == 404
    for konto in (gamle_oslo, sagene):
        leser = aapne().som_rapportor(konto)
        leser.begynn("11CF")
        expect(leser.side.get_by_role("main")).to_contain_text(konto.navn)
        leser.side.get_by_label("Ja", exact=True).check()
        fil = lag_fil("11CF", 2026, GAMLE_OSLO, 12, fro=11)
        velg(leser.side, kostra.krypter(fil), "oslo.dat.p7m")
        leser.side.get_by_role("button", name="Send inn").click()
        if konto is gamle_oslo:
            assert kvittering(leser.side, kostra, tmp_path).antall_poster == 12
        else:  # the other bydel's file by mistake
            leser.side.wait_for_url("**/stoppet/")
            expect(leser.side.get_by_role("main")).to_contain_text("ikke sendt inn")


def test_et_klartekstuttrekk_forlater_aldri_maskinen(aapne, kostra):
    leser = aapne().som_rapportor(kostra.ta_konto())
    leser.begynn("11CF")
    side, kropper = leser.side, []
    side.on("request", lambda r: kropper.append(r.post_data_buffer or b""))
    klartekst = les("senja_2026_rettet.dat")
    leser.velg_fil(klartekst, "senja.dat")
    expect(side.locator("[data-feil]")).to_contain_text("ikke forlatt maskinen")
    side.get_by_role("button", name="Lagre").click()
    side.get_by_label("Ja", exact=True).check()
    side.get_by_role("button", name="Send inn").click()
    expect(side.locator(".ds-error-summary")).to_be_focused()
    biter = {klartekst[fra : fra + 100] for fra in range(0, len(klartekst) - 100, 50)}
    assert kropper
    assert not [kropp for kropp in kropper if any(bit in kropp for bit in biter)]


def test_en_opplasting_som_brytes_kan_avbrytes_og_fortsettes(aapne, kostra):
    leser = aapne().som_rapportor(kostra.ta_konto())
    leser.begynn("11CF")
    side, biter = leser.side, []
    fil = kostra.krypter(b"x" * 1_500_000)

    def uten_nett(rute):
        if rute.request.method == "PUT":
            biter.append(rute.request.headers["upload-offset"])
            if len(biter) == 3:
                return rute.abort("internetdisconnected")
            if len(biter) > 3:  # it is still sending when it would have tried again by itself
                time.sleep(0.7)
        return rute.continue_()

    side.route("**/skjema/opplasting/**", uten_nett)
    leser.velg_fil(fil)
    fortsett = side.get_by_role("button", name="Fortsett")
    expect(fortsett).to_be_visible()
    side.get_by_role("button", name="Avbryt").click()
    expect(side.locator("[data-status]")).to_contain_text("vbrutt")
    expect(side.locator("[data-filrad]")).to_have_count(0)

    biter.clear()
    leser.velg_fil(fil)
    fortsett.click()
    side.locator("[data-filrad]").wait_for()
    assert biter.count(biter[2]) == 2
    assert len(biter) == len(set(biter)) + 1
    leser.klager[:] = [k for k in leser.klager if "ERR_INTERNET_DISCONNECTED" not in k]


# -- the steps ------------------------------------------------------------------------------------------
def les(navn: str) -> bytes:
    return (EKSEMPLER / navn).read_bytes()


def velg(side, data: bytes, navn: str) -> None:
    """Chooses the file, and waits until the page says that it is stored."""
    side.get_by_label(re.compile("^(Hent kryptert fil|Bytt fil)$")).set_input_files(
        {"name": navn, "mimeType": "application/octet-stream", "buffer": data}
    )
    expect(side.locator("[data-filrad]")).to_contain_text(navn)


def send_999(leser, person: dict[str, str], aar: int = 2026, *, kjent: bool = False) -> None:
    """*Nytt skjema* to the page that says it was sent; on the way, mistakes that are told and mended."""
    side = leser.side
    side.goto("/skjema/nytt/")
    side.get_by_role("button", name=f"Begynn 999 {aar}").click()
    if not kjent:
        fyll_kommunen(side)
    side.get_by_role("button", name="Send inn").click()
    rett(side, "For- og etternavn", person["navn"], feil=4)
    side.get_by_label("E-postadresse").fill(person["epost"])
    side.get_by_label("Mobiltelefonnummer").fill(person["mobil"])
    side.get_by_label(re.compile("^11CF")).check()
    side.get_by_role("button", name="Send inn").click()
    expect(side.get_by_role("heading", name="Skjemaet er sendt inn")).to_be_visible()


def fyll_kommunen(side) -> None:
    """Page 1, which the next 999 of the same kommune begins with filled in."""
    expect(side.get_by_label("Kommunenr")).to_have_attribute("readonly", "")
    side.get_by_label("Tlf nr").fill("123")
    side.get_by_label("E-post skjemaansvarlig").fill("kari.kommune.example")
    side.get_by_role("button", name="Neste").click()
    rett(side, "Tlf nr", "77 87 10 00", feil=2)
    side.get_by_label("Navn skjemaansvarlig").fill("Kari Kommune")
    side.get_by_label("E-post skjemaansvarlig").fill("kari@kommune.example")
    side.get_by_role("button", name="Neste").click()


def rett(side, etikett: str, verdi: str, *, feil: int) -> None:
    """Follows the first link of the summary to its field, which says the same, and types there."""
    expect(side).to_have_title(re.compile("^Feil: "))
    oppsummering = side.locator(".ds-error-summary")
    expect(oppsummering).to_be_focused()
    expect(oppsummering.get_by_role("listitem")).to_have_count(feil)
    lenke = oppsummering.get_by_role("link").first
    sagt = lenke.inner_text()
    lenke.click()
    felt = side.get_by_label(etikett)
    expect(felt).to_be_focused()
    expect(felt).to_have_accessible_description(re.compile(re.escape(sagt)))
    felt.fill(verdi)


def brukerid_i(brev: str) -> str:
    (funnet,) = set(re.findall(r"\b[A-Z]\d{6}\b", brev))
    return str(funnet)


def forste_innlogging(leser, person: dict[str, str]) -> None:
    """From the mail to *Mine skjema*."""
    kostra, side = leser.kostra, leser.side
    brev = kostra.brev(person["epost"])
    assert brev["From"].startswith("IKKE_SVAR_kostra")
    tekst = brev.get_body(("plain",)).get_content()
    html = brev.get_body(("html",)).get_content()
    brukerid = brukerid_i(tekst)
    (passord,) = re.findall(r"Passord: (\S+)", tekst)
    (lenke,) = re.findall(r"http://\S+/logg-inn/", tekst)
    assert brukerid in html
    mobil = "+47" + person["mobil"].replace(" ", "")

    side.goto(lenke)
    side.get_by_label("Brukernavn").fill(brukerid)
    side.get_by_label("Passord", exact=True).fill(passord)
    side.get_by_role("button", name="Logg inn").click()
    referanse = side.locator("#ref").inner_text()
    sms = kostra.melding(mobil)
    assert re.search(rf"\b{referanse}\b", sms)
    side.get_by_label("Passord", exact=True).fill(f" {kode(sms)[:3]} {kode(sms)[3:]} ")
    side.get_by_role("button", name="Logg inn").click()
    side.get_by_label("Nytt passord", exact=True).fill(NYTT_PASSORD)
    side.get_by_label("Gjenta det nye passordet").fill(NYTT_PASSORD)
    side.get_by_role("button", name="Lagre passordet").click()
    side.wait_for_url("**/skjema/")
    expect(side.get_by_text(person["navn"])).to_be_visible()


def til_skjemaet(side) -> None:
    side.locator(".dom a").click()


def nokkeltall(side) -> dict[str, str]:
    """The counts on top of the report."""
    return dict(
        side.locator("main").evaluate(
            "(m) => [...m.querySelectorAll('.nokkeltall > *')].map((d) =>"
            " [d.querySelector('dt').innerText.trim(), d.querySelector('dd').innerText.trim()])"
        )
    )


def kvittering(side, kostra, mappe: Path) -> Kvittering:
    """The receipt of the page, downloaded and verified."""
    side.wait_for_url("**/kvittering/**")
    with side.expect_download() as ned:
        side.get_by_role("link", name=re.compile("JSON")).click()
    fil = mappe / ned.value.suggested_filename
    ned.value.save_as(fil)
    sertifikat = les_sertifikat(kostra.signeringssertifikat.read_bytes())
    innhold = verifiser(fil.read_text(), [sertifikat]).kvittering
    assert side.url.endswith(f"/{innhold.nummer}/")
    return innhold


def verifiser_med_kommandoen(kostra, fil: Path) -> None:
    """As on a machine without a network."""
    sjekk = [sys.executable, "-m", "kostra", "kvittering", "verifiser", str(fil), "--sertifikat"]
    kjort = subprocess.run(
        [*sjekk, str(kostra.signeringssertifikat)], capture_output=True, text=True, check=False
    )
    assert kjort.returncode == 0, kjort.stderr
