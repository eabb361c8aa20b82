"""Every nasty string in every place of every letter: a line of text, and nothing more."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from kostra.portal.varsling.maler import MALER, godta, skriv
from portal.stygge import STYGGE

KONTEKST = {
    "kommunenr": "5530", "kommune": "Senja", "brukerid": "X123456", "navn": "Nora Eksempel",
    "skjemaer": [(2026, "11CF")], "lagt_til": [(2026, "11CF")], "fjernet": [], "hendelse": "ny",
    "sti": "/skjema/", "hva": "passord", "slag": "retur",
    "purret": [[1, "5530", "Senja", [[2026, "11F", "2027-01-15", "purring"]]]],
    "bruk": "kryptering", "dager": 30,
    "linjer": ["Disken har 5 prosent ledig."], "dag": "2027-01-15", "nr": 1234, "hash": "a" * 64,
    "fingeravtrykk": "b" * 64,
}  # fmt: skip
#: What a person or a kommune once typed.
FRITT = ("kommune", "navn", "kommunenr", "brukerid")
BREV = [navn for navn, mal in MALER.items() if mal.kanal == "epost"]


class _Farlig(HTMLParser):
    """Elements and attributes that the letter's own template never has."""

    def __init__(self) -> None:
        super().__init__()
        self.funn: list[str] = []
        self.lenker: set[str] = set()

    def handle_starttag(self, tag, attrs):
        if tag in {"script", "iframe", "svg", "img", "object", "form", "base", "input", "details"}:
            self.funn.append(tag)
        for navn, verdi in attrs:
            if navn.startswith("on"):
                self.funn.append(navn)
            if navn in {"href", "src"}:
                self.lenker.add(verdi or "")


@pytest.mark.parametrize("mal", BREV)
def test_hver_stygg_streng_er_en_linje_i_brevet(mal):
    krav = MALER[mal]
    hemmelig = {navn: "abc-def" for navn in krav.hemmelig}
    rent = {n: v for n, v in KONTEKST.items() if n in krav.kontekst}
    felt = [n for n in FRITT if n in krav.kontekst]
    linjer = len(skriv(mal, "nb", godta(mal, "epost", rent, hemmelig), hemmelig).tekst.splitlines())
    for stygg in STYGGE if felt or "purret" in rent else []:
        stygt = dict.fromkeys(felt, stygg)
        if "purret" in rent:
            stygt["purret"] = [[1, stygg, stygg, KONTEKST["purret"][0][3]]]
        kontekst = godta(mal, "epost", rent | stygt, hemmelig)
        brev = skriv(mal, "nb", kontekst, hemmelig)
        assert "\n" not in brev.emne
        assert "\r" not in brev.emne + brev.tekst
        assert len(brev.tekst.splitlines()) <= linjer, repr(stygg)[:60]
        leser = _Farlig()
        leser.feed(brev.html)
        assert leser.funn == [], repr(stygg)[:60]
        assert all(til.startswith("https://kostra.example/") for til in leser.lenker)
        for del_ in (brev.tekst, brev.html):
            assert set(re.findall(r"https?://[\w.]+", del_)) <= {"https://kostra.example"}
            assert not re.search(r"ond\.example", del_)
