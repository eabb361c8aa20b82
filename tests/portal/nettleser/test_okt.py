"""Sessions as the user meets them. What happens later happens on a server whose clock is ahead."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from kostra.testdata import lag_fil


@pytest.fixture(scope="module")
def ute_av_tiden(kostra):
    """The address of the same portal as it will be when a session of now is over."""
    with kostra.om(31) as senere:
        yield senere


def test_varsel_to_minutter_foer_og_ett_tastetrykk_holder_den_i_live(aapne, kostra):
    leser = aapne().som_kommune(kostra.ta_konto())
    side = leser.side
    side.clock.install()
    side.goto("/rapportorer/")
    varsel = side.get_by_role("dialog")
    side.clock.fast_forward("27:30")
    expect(varsel).to_be_hidden()
    side.clock.fast_forward("00:35")
    expect(varsel).to_be_visible()
    expect(varsel.get_by_role("button", name="Fortsett")).to_be_focused()
    expect(varsel.locator("[data-tid]")).to_contain_text(re.compile("1 min"))
    with kostra.om(28.1) as senere:
        side.route("**/okt/forleng/", lambda r: r.continue_(url=f"{senere}/okt/forleng/"))
        side.keyboard.press("Enter")
        expect(varsel).to_be_hidden()
    side.clock.fast_forward("27:00")
    expect(varsel).to_be_hidden()
    assert side.url.endswith("/rapportorer/")
    with side.expect_request("**/logg-inn/?grunn=tid*") as ut:
        side.clock.fast_forward("04:00")
    assert parse_qs(urlsplit(ut.value.url).query)["neste"] == ["/rapportorer/"]


def test_ute_av_tiden_sier_siden_hvorfor_og_foerer_tilbake(aapne, kostra, ute_av_tiden):
    konto = kostra.ta_konto()
    leser = aapne().som_kommune(konto)
    side = leser.side
    leser.begynn("999")
    skjemaet = urlsplit(side.url).path
    side.goto(f"{ute_av_tiden}{skjemaet}")
    expect(side.get_by_role("main")).to_contain_text("30 minutter")
    leser.skriv_inn(konto.orgnr, konto.pin, sti="")
    side.wait_for_url(f"{ute_av_tiden}{skjemaet}")
    expect(side.get_by_label("Kommunenr")).to_have_value(konto.region[:4])


def test_logget_ut_i_en_fane_er_logget_ut_i_alle(aapne, kostra):
    leser = aapne().som_kommune(kostra.ta_konto())
    annen = leser.fane()
    annen.goto("/rapportorer/")
    annen.evaluate("localStorage.setItem('kostra.fingeravtrykk', 'sist')")
    leser.side.get_by_role("button", name="Logg ut").click()
    expect(leser.side.get_by_role("main")).to_contain_text("Du er logget ut")
    # whom the browser encrypted to last is remembered, or another certificate would pass unseen
    husket = "localStorage.getItem('kostra.fingeravtrykk')"
    assert leser.side.evaluate(husket) == "sist"
    annen.wait_for_url("**/logg-inn/**")
    assert parse_qs(urlsplit(annen.url).query)["neste"] == ["/rapportorer/"]
    leser.side.go_back()
    leser.side.wait_for_url("**/logg-inn/**")


def test_tilbakeknappen_etter_innsending_sender_ikke_igjen(aapne, kostra):
    leser = aapne().som_rapportor(konto := kostra.ta_konto())
    side = leser.side
    sti = leser.begynn("11CF")
    side.get_by_label("Ja", exact=True).check()
    leser.last_opp(kostra.krypter(lag_fil("11CF", 2026, konto.region, 9, fro=1)))
    leser.knapp("lagre").click()
    annen = leser.fane()  # the same form, waiting in another tab with the answers as they were
    annen.goto(f"{sti}uttrekk/")
    leser.knapp("send_inn").click()
    side.wait_for_url("**/kvittering/**")
    side.go_back()
    side.go_back()
    expect(side.get_by_role("button", name="Send inn")).to_have_count(0)
    annen.get_by_role("button", name="Send inn").click()
    expect(annen.get_by_role("main")).to_contain_text("sendt inn")
    side.goto(sti)
    kvitteringer = side.locator("section", has=side.get_by_role("heading", name="Kvitteringer"))
    expect(kvitteringer.get_by_role("listitem")).to_have_count(1)


def test_dobbeltklikk_sender_en_gang_og_tilbakeknappen_lar_en_sende_igjen(aapne, kostra):
    konto = kostra.ta_konto()
    leser, sendt = aapne(), []
    side = leser.side
    side.route(
        "**/logg-inn/",
        lambda rute: sendt.append(rute) if rute.request.method == "POST" else rute.continue_(),
    )
    side.goto("/logg-inn/")
    for ganger in (1, 2):
        leser.fyll(brukernavn=konto.brukerid, passord=konto.passord)
        knapp = leser.send.bounding_box()
        for _ in range(2):  # the answer to the first is on its way
            side.mouse.click(knapp["x"] + 5, knapp["y"] + 5)
            side.wait_for_timeout(100)
        assert len(sendt) == ganger
        sendt[-1].continue_()
        side.wait_for_url("**/logg-inn/kode/")
        side.go_back()


def test_to_faner_med_ulike_svar_spoer_hva_som_skal_gjelde(aapne, kostra):
    leser = aapne().som_kommune(kostra.ta_konto())
    leser.begynn("999")
    side, annen = leser.side, leser.fane()
    annen.goto(side.url)
    leser.fyll(ansvarlig_navn="Fra den første")
    leser.knapp("lagre").click()
    expect(side.get_by_label("Navn skjemaansvarlig")).to_have_value("Fra den første")
    annen.get_by_label("Navn skjemaansvarlig").fill("Fra den andre")
    annen.get_by_role("button", name="Lagre").click()
    rad = annen.get_by_role("row").filter(has_text="Navn skjemaansvarlig")
    expect(rad).to_contain_text("Fra den første")
    expect(rad).to_contain_text("Fra den andre")
    side.reload()
    expect(side.get_by_label("Navn skjemaansvarlig")).to_have_value("Fra den første")
    annen.get_by_role("button", name="Behold mine").click()
    side.reload()
    expect(side.get_by_label("Navn skjemaansvarlig")).to_have_value("Fra den andre")


def test_logget_ut_midt_i_en_opplasting_og_videre_etter_ny_innlogging(aapne, kostra, ute_av_tiden):
    konto = kostra.ta_konto()
    leser = aapne().som_rapportor(konto)
    leser.begynn("11CF")
    side, biter = leser.side, []

    def en_bit_for_sent(rute):
        foresporsel = rute.request
        if foresporsel.method == "PUT":
            biter.append(foresporsel.headers["upload-offset"])
            if len(biter) == 2:
                return rute.continue_(url=f"{ute_av_tiden}{urlsplit(foresporsel.url).path}")
        return rute.continue_()

    side.route("**/skjema/opplasting/**", en_bit_for_sent)
    leser.velg_fil(kostra.krypter(b"x" * 900_000))
    expect(side.locator("[data-status]")).to_contain_text("Logg inn i en annen fane")
    hjemme, leser.side = side, leser.fane()
    leser.som_rapportor(konto)
    hjemme.get_by_role("button", name="Fortsett").click()
    expect(hjemme.locator("[data-filrad]")).to_contain_text("uttrekk.dat.p7m")
    assert biter == [biter[0], biter[1], biter[1], *biter[3:]]
    leser.side = hjemme
    leser.knapp("lagre").click()
    expect(hjemme.locator("[data-filrad]")).to_contain_text("uttrekk.dat.p7m")
