"""Every page in every state, in three languages: axe, no scrolling sideways, its language and its title.

The walk is the same in each language (``vandring``), and each state is looked at wide, narrow and zoomed
(``sjekk``); by axe at two widths in the first language, and for what the words may spoil in the others.
"""

from __future__ import annotations

import re
from collections import defaultdict
from urllib.parse import urlsplit

import pytest

from kostra.testdata import lag_fil
from portal.nettleser import vandring, vandring_ansatt
from portal.nettleser.sjekk import axe, funn
from rapport.nettleser_hjelp import bred

#: The other languages have the same pages with other words: walked in the long-running tests.
SPRAAK = ("nb", *(pytest.param(s, marks=pytest.mark.treg) for s in ("nn", "en")))


class Oye:
    """Looks at each state, and remembers what it found."""

    def __init__(self, sprak: str) -> None:
        self.sprak, self.funn = sprak, []
        self.titler: dict[str, set[str]] = defaultdict(set)
        self.sett: list[str] = []

    def __call__(self, leser, navn: str) -> None:
        side = leser.side
        self.sett.append(navn)
        sprak, tittel, h1 = side.evaluate(
            "() => [document.documentElement.lang, document.title,"
            " document.querySelectorAll('h1').length]"
        )
        if sprak != self.sprak:
            self.funn.append(f"{navn}: språket er {sprak}")
        if h1 != 1:
            self.funn.append(f"{navn}: {h1} h1")
        if navn not in UTEN_EGEN_TITTEL:
            self.titler[tittel].add(_uten_id(side.url))
        ordene = self.sprak != SPRAAK[0]
        self.funn += [f"{navn}: {ett}" for ett in funn(side, bare_ordene=ordene)]


#: Error pages stand at any address, and are called the same wherever they stand.
UTEN_EGEN_TITTEL = {"404", "mobilnummer", "403-csrf", "ikke-lov"}


def _uten_id(adresse: str) -> str:
    sti = re.sub(r"[0-9a-f-]{36}|[A-Z]-\d{4}-[\w-]+|[A-Z]\d{6}", "…", urlsplit(adresse).path)
    sti = sti.removesuffix("saksbehandler/")  # the same report, in another order
    return "/skjema/…/" if re.fullmatch(r"/skjema/…/(\w+/)?", sti) else sti


def ferdig(oye: Oye, antall: int) -> None:
    assert oye.funn == []
    assert len(oye.sett) == len(set(oye.sett)) >= antall
    assert {t: sider for t, sider in oye.titler.items() if len(sider) > 1} == {}
    assert all(" – " in tittel for tittel in oye.titler)


@pytest.mark.parametrize("sprak", SPRAAK)
def test_de_apne_sidene_og_kommunens(aapne, kostra, sprak):
    oye = Oye(sprak)
    vandring.aapent(aapne(sprak=sprak, reduced_motion="reduce"), oye)
    vandring.kommune(aapne(sprak=sprak, reduced_motion="reduce"), kostra.ta_konto(), oye)
    ferdig(oye, 41)


@pytest.mark.parametrize("sprak", SPRAAK)
def test_rapportorens_sider(aapne, kostra, sprak):
    konto, leser = kostra.ta_konto(), aapne(sprak=sprak, reduced_motion="reduce")
    oye = Oye(sprak)
    vandring.rapportor(leser, konto, oye)
    vandring.min_side(leser, konto, oye)
    vandring.ut_og_inn_med_app(leser, konto, oye)
    ferdig(oye, 41)


@pytest.mark.parametrize("sprak", SPRAAK)
def test_de_ansattes_sider_og_den_som_blir_spurt(aapne, kostra, sprak):
    oye, valg = Oye(sprak), {"sprak": sprak, "reduced_motion": "reduce"}
    vandring_ansatt.saksbehandler(aapne(**valg), kostra.ta_ansatt(), oye)
    vandring_ansatt.drift(aapne(**valg), kostra.ta_ansatt("drift"), oye)
    vandring_ansatt.revisor(aapne(**valg), kostra.ta_ansatt("revisor"), oye)
    vandring_ansatt.den_som_blir_spurt(aapne(**valg), oye)
    ferdig(oye, 65)


def test_barnevernets_skjema_og_rapport_ogsaa_med_tvungne_farger(aapne, kostra):
    """The report names elements with their Ids, where those of other forms have lines alone.

    Where the reader's own colours are forced, severity stands in word and icon.
    """
    leser = aapne(reduced_motion="reduce").som_rapportor(konto := kostra.ta_konto())
    leser.begynn("15F")
    assert funn(leser.side) == []
    leser.side.locator("[name=barn][value=ja]").check()
    feil = ["INDIVID_01", "MELDING_04", "TILTAK_02A", "UNDERSOKELSE_03"]
    leser.last_opp(kostra.krypter(lag_fil("15F", 2026, konto.region, 20, fro=3, feil=feil)))
    leser.knapp("kontrollere").click()
    leser.side.wait_for_url("**/rapport/**")
    kort = " ".join(leser.side.locator("article.funn").all_inner_texts())
    assert re.search(r"Linje \d+ · Tiltak \S+", kort)
    assert funn(leser.side) == []
    leser.side.emulate_media(forced_colors="active")
    lapp = leser.side.locator("article.funn header .ds-tag").first
    assert lapp.inner_text().strip() == "Feil"
    assert lapp.locator("svg").is_visible()
    farge, bunn = lapp.evaluate(
        "(e) => [getComputedStyle(e.querySelector('svg')).color, getComputedStyle(e).backgroundColor]"
    )
    assert farge != bunn


def test_axe_ville_ha_funnet_noe(aapne):
    """The check itself: a picture without words, pale text and too small a target are found."""
    side = aapne(reduced_motion="reduce").side
    side.goto("/logg-inn/")
    assert axe(side) == []
    side.evaluate(
        "() => { document.querySelector('h1').insertAdjacentHTML('afterend',"
        " '<img src=\"/static/kostra/merke.svg\"><p id=bleik>bleik tekst</p>');"
        " document.getElementById('bleik').style.color = '#ddd'; }"
    )
    assert {ett.partition(":")[0] for ett in axe(side)} == {"image-alt", "color-contrast"}


def test_et_langt_navn_skyver_ikke_logg_ut_ned_paa_en_egen_linje(aapne, kostra):
    side = aapne(bredde=360).som_kommune(kostra.ta_konto()).side
    side.locator(".bruker strong").evaluate(
        "(e) => { e.textContent = 'Anne-Margrethe '.repeat(4); }"
    )
    min_side = side.get_by_role("link", name="Min side").bounding_box()
    logg_ut = side.get_by_role("button", name="Logg ut").bounding_box()
    assert (
        logg_ut["y"] <= min_side["y"] + min_side["height"] / 2 <= logg_ut["y"] + logg_ut["height"]
    )
    assert bred(side) <= 0
