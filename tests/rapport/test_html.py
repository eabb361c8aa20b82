"""The HTML page: self-contained, escaped, in order, and readable without its script."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from kostra import rapport
from kostra.skjema.modell import SPRAAK
from rapport import eksempel

TOMME = {"meta", "input", "br", "img", "link", "hr", "path", "circle", "rect", "use"}
UTEN_SLUTT = {"tr", "th", "td"}


class Side(HTMLParser):
    """What the tests ask of a page: its tags with attributes, and the text of each."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tagger: list[tuple[str, dict[str, str | None]]] = []
        self.tekst: list[tuple[str, str]] = []
        self._aapne: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tagger.append((tag, dict(attrs)))
        if tag not in TOMME:
            self._aapne.append(tag)

    def handle_endtag(self, tag):
        while self._aapne and self._aapne[-1] in UTEN_SLUTT and self._aapne[-1] != tag:
            self._aapne.pop()
        if tag not in TOMME:
            assert self._aapne, tag
            assert self._aapne.pop() == tag

    def handle_data(self, data):
        self.tekst.append((self._aapne[-1] if self._aapne else "", data))

    def finn(self, navn):
        return [attributter for tag, attributter in self.tagger if tag == navn]

    def inni(self, *navn):
        return "".join(data for tag, data in self.tekst if tag in navn)


def html(resultat, sprak="nb"):
    return rapport.skriv(resultat, "html", sprak).decode("utf-8", "strict")


ALLE = (
    eksempel.med_feil,
    eksempel.med_advarsler,
    eksempel.uten_feil,
    eksempel.fatal,
    eksempel.ingen_data,
    eksempel.ingen_deltakere,
    eksempel.ondsinnet,
)


@pytest.fixture(params=[(lag, sprak) for lag in ALLE for sprak in SPRAAK], scope="module")
def side(request):
    lag, sprak = request.param
    return Side(html(lag(), sprak)), sprak


def test_språk_tittel_og_landemerker(side):
    innhold, sprak = side
    assert innhold.finn("html") == [{"lang": sprak}]
    assert innhold.inni("title").split("–")[0].strip() in innhold.inni("span")
    assert [len(innhold.finn(tag)) for tag in ("main", "footer", "h1", "title")] == [1, 1, 1, 1]
    hopp = next(a for a in innhold.finn("a") if a["class"] == "hopp")
    assert hopp["href"] == "#" + innhold.finn("main")[0]["id"]


def test_overskriftene_hopper_ikke_over_nivåer(side):
    nivaaer = [int(tag[1]) for tag, _ in side[0].tagger if re.fullmatch("h[1-6]", tag)]
    assert nivaaer[0] == 1
    assert all(neste - nivaa <= 1 for nivaa, neste in pairwise(nivaaer))


def test_id_er_er_unike_og_lenkene_treffer(side):
    innhold, _ = side
    ider = [a["id"] for _, a in innhold.tagger if "id" in a]
    assert len(ider) == len(set(ider))
    lenker = [a["href"] for tag in ("a", "use") for a in innhold.finn(tag)]
    assert {lenke[1:] for lenke in lenker} <= set(ider)
    assert all(lenke.startswith("#") for lenke in lenker)
    for tag, nokkel in (("label", "for"), ("article", "aria-labelledby")):
        assert {a[nokkel] for a in innhold.finn(tag) if nokkel in a} <= set(ider)


def test_ingenting_hentes_utenfra(side):
    innhold, _ = side
    assert not [tag for tag in ("link", "img", "iframe", "object", "base") if innhold.finn(tag)]
    for tag, attributter in innhold.tagger:
        assert "src" not in attributter
        assert "style" not in attributter
        assert "action" not in attributter
        assert not [navn for navn in attributter if navn.startswith("on")], tag
    assert "url(" not in innhold.inni("style")
    assert "@import" not in innhold.inni("style")


def test_retningslinjen_tillater_bare_sidens_egen_stil_og_skript(side):
    innhold, _ = side
    regel = next(a["content"] for a in innhold.finn("meta") if "http-equiv" in a)
    assert regel.startswith("default-src 'none'; ")
    assert "unsafe" not in regel
    for slag in ("style", "script"):
        assert len(innhold.finn(slag)) == 1
        kilde = innhold.inni(slag)
        assert kilde.isascii()
        sum_ = base64.b64encode(hashlib.sha256(kilde.encode()).digest()).decode()
        assert f"{slag}-src 'sha256-{sum_}'" in regel


def test_funnene_har_referansens_fem_kolonner():
    ut = html(eksempel.med_feil())
    hode = re.search(r"<table class=\"saker\".*?</thead>", ut, re.S).group()
    assert re.findall(r">([^<]+)</th>", hode) == [
        "Journalnummer",
        "Saksbehandler",
        "Linje",
        "Kontroll",
        "Dette fant vi",
    ]
    assert (
        "<tr role=row><th role=rowheader scope=row>J0000004<td role=cell class=s>SB00000002"
        "<td role=cell class=l>4<td role=cell class=k>K11<td role=cell class=m>Det er svart ja"
    ) in ut


def test_sammendrag_per_kontroll_og_per_saksbehandler():
    ut = html(eksempel.med_feil())
    assert re.search(r"<td>38</td>.*?Situasjonen etter avslutning mangler.*?<td class=\"n\">2<", ut)
    assert re.search(r">SB00000004</th><td class=\"n\">2</td><td class=\"n\">1</td>", ut)


def test_rekkefølgen_på_siden():
    ut = html(eksempel.med_feil())
    biter = [
        "Filen kan ikke sendes inn ennå. 4 feil må rettes.</span>",
        "Rett sakene i fagsystemet",
        "<dl ",
        "4 feil som må rettes",
        "2 advarsler du bør se på",
        "Tilleggskontroller",
        "4 kontroller uten funn",
        "Om kontrollen",
    ]
    plasser = [ut.index(bit) for bit in biter]
    assert plasser == sorted(plasser)


def test_merknader_står_over_funnene():
    ut = html(eksempel.fatal())
    assert ut.index("Filen ser ut som 11F for 2025.") < ut.index("Posten er 338 tegn")
    assert "Velg 11F, eller ta ut 11CF på nytt." in ut


def test_alvorlighetsgrad_er_ikon_og_ord_i_alle_merker():
    lapper = re.findall(r'<span class="lapp.*?</span>', html(eksempel.med_feil()))
    assert len(lapper) > 10
    assert all(re.search(r"<use href=\"#i-[A-Z]+\"/></svg>[A-ZÅ]", lapp) for lapp in lapper)


def test_alt_fra_filen_er_tekst():
    ut = html(eksempel.ondsinnet())
    innhold = Side(ut)
    assert len(innhold.finn("script")) == 1
    assert not innhold.finn("img")
    assert not innhold.finn("b")[1:]  # the one in the page head
    assert "<script>alert" not in ut
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in ut
    assert "{{ 7*7 }}{% raw %}" in ut
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\ud800-\udfff]", ut)
    assert "15869010089" not in ut


def test_iso_8859_1_har_riktig_meta_og_tegnreferanser():
    utdata = rapport.skriv(eksempel.ondsinnet(), "html", tegnsett="ISO-8859-1")
    ut = utdata.decode("iso-8859-1")
    assert '<meta charset="iso8859-1">' in ut or '<meta charset="iso-8859-1">' in ut
    assert "må rettes" in ut
    assert "&#26085;&#26412; &#128512;" in ut
    regel = re.search(r"script-src '(sha256-[^']+)'", ut).group(1)
    skript = re.search(r"<script>(.*?)</script>", ut, re.S).group(1)
    assert regel.endswith(base64.b64encode(hashlib.sha256(skript.encode()).digest()).decode())


def test_sanne_antall_og_grupperte_tusener():
    ut = html(eksempel.stor(3, 10, 12_345))
    assert "24\u00a0690 feil må rettes" in ut
    assert ut.count("viser 10 av 12\u00a0345") == 3
    assert "Tabellen teller bare funnene som er vist" in ut


def test_statistikk_bare_når_filen_kan_sendes_inn():
    assert "4\u00a0812\u00a0400" in html(eksempel.med_advarsler())
    assert "<caption>Alder</caption>" in html(eksempel.med_advarsler())
    assert "Statistikktabeller" not in html(eksempel.med_feil())


def test_uten_skript_er_skjemaet_skjult_og_alt_synlig():
    innhold = Side(html(eksempel.med_feil()))
    assert "hidden" in innhold.finn("form")[0]
    assert not [a for a in innhold.finn("article") if "hidden" in a]


def test_tretti_tusen_funn_blir_under_ti_megabyte():
    resultat = eksempel.stor(30, 1000)
    utdata = rapport.skriv(resultat, "html")
    assert len(utdata) < 10_000_000
