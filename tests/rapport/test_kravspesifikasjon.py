"""The requirement specification against the rules it is made from, and as a web page."""

from __future__ import annotations

import re
from pathlib import Path

from kostra.rapport.kravspesifikasjon import skriv
from kostra.rapport.kravspesifikasjon.innhold import samle
from kostra.regler import regelsett
from kostra.regler.kontroller import kontroller
from kostra.skjema import SPRAAK
from kostra.skjema.alle import alle_skjemaer, oppsett
from kostra.skjema.struktur import Struktur
from regler_15f.bygg import fil
from samlet import i_ett
from skjema.sider import les_side

ROT = Path(__file__).resolve().parents[2]
ALLE = [(skjema, aar) for skjema, alle_aar in alle_skjemaer().items() for aar in alle_aar]
#: Each year in a language, the newest in all of them.
SIDER = [(skjema, aar, SPRAAK[nr % len(SPRAAK)]) for nr, (skjema, aar) in enumerate(ALLE)]
SIDER = list(dict.fromkeys(SIDER + [(s, max(alle), sprak) for s, alle in alle_skjemaer().items()
                                    for sprak in SPRAAK]))  # fmt: skip


@i_ett(("skjema", "aar", "sprak"), SIDER)
def test_html_er_en_selvstendig_tilgjengelig_side(skjema, aar, sprak):
    lest_med = oppsett(skjema, aar)
    spek = samle(regelsett(skjema), lest_med, sprak)
    side = les_side(skriv(regelsett(skjema), lest_med, "html", sprak))
    assert side.get("lang") == sprak
    assert len(list(side.iter("h3"))) == len(spek.krav) + len(spek.tillegg)
    assert len(list(side.iter("table"))) == 3 + len(spek.statistikk)


@i_ett(("skjema", "aar"), ALLE)
def test_kontrollene_er_de_som_kjores(skjema, aar):
    """An extract that can be read runs exactly the ids of the specification, with its severities."""
    lest_med = oppsett(skjema, aar)
    spek = samle(regelsett(skjema), lest_med, "nb")
    i_spek = {t.id: k.grad for k in (*spek.krav, *spek.tillegg) for t in k.tilfeller}
    kjort = {}
    for region in ("110300", "030101"):
        innhold = (
            fil({}, aar=aar, region=region)
            if isinstance(lest_med, Struktur)
            else b"X" * lest_med.recordlengde + b"\n"
        )
        rapport = kontroller(innhold, skjema=skjema, aar=aar, region=region)
        kjort |= {info.id: info.grad for info in rapport.kontroller}
    assert i_spek == kjort


def test_de_genererte_dokumentene_finnes():
    navn = {sti.name for sti in (ROT / "docs" / "kravspesifikasjon").glob("*.md")}
    assert navn == {"README.md", *(f"{skjema}_{aar}.md" for skjema, aar in ALLE)}


def test_ingen_setning_i_dokumentene_nekter_en_parentes():
    for sti in (ROT / "docs" / "kravspesifikasjon").glob("*.md"):
        assert not re.search(r"\bikke \(", sti.read_text(encoding="utf-8")), sti.name
