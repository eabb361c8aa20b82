"""The small document: nothing that a text holds can become markup."""

from __future__ import annotations

import markdown

from kostra.skjema.dokument import (
    Avsnitt,
    Dokument,
    Kommando,
    Lenke,
    Overskrift,
    Punkter,
    Tabell,
    som_html,
    som_md,
)
from skjema.sider import celler, les_side

FARLIG = "<script>alert('&\"')</script> | *a* `b` [c](d) \\ _e_"


def farlig_dokument() -> Dokument:
    tabell = Tabell(FARLIG, (FARLIG, "B"), ((FARLIG, Lenke(FARLIG, "Mål")),))
    deler = (Avsnitt(FARLIG), Punkter((FARLIG,)), tabell, Overskrift("Mål"))
    return Dokument(FARLIG, "nb", deler)


def test_html_viser_teksten_som_den_er() -> None:
    side = les_side(som_html(farlig_dokument()))
    assert side.findtext("head/title") == FARLIG
    assert [celler(rad) for rad in side.iterfind(".//tbody/tr")] == [[FARLIG, FARLIG]]
    assert side.findtext(".//p") == side.findtext(".//li") == FARLIG


def test_markdown_viser_teksten_som_den_er() -> None:
    html = markdown.markdown(som_md(farlig_dokument()), extensions=["tables"])
    assert "<script" not in html
    assert "<em>a" not in html
    assert "<code>" not in html
    assert html.count("<a ") == 1
    assert html.count("<td") == 2


def test_lenker_peker_paa_overskriften() -> None:
    dokument = Dokument("T", "nb", (Avsnitt("a"), Overskrift("Kodeliste A_B (c)")))
    tabell = Tabell("t", ("a",), ((Lenke("x", "Kodeliste A_B (c)"),),))
    med_lenke = Dokument("T", "nb", (tabell, *dokument.deler))
    assert "[x](#kodeliste-a_b-c)" in som_md(med_lenke)
    assert les_side(som_html(med_lenke)).find(".//a[@href='#kodeliste-a_b-c']") is not None


def test_linjeskift_i_en_celle_er_linjebrudd() -> None:
    dokument = Dokument("T", "nb", (Tabell("t", ("a",), (("1\n2",),)),))
    assert "| 1<br>2 |" in som_md(dokument)
    assert "1<br />2" in som_html(dokument)


def test_en_kommando_staar_som_den_skal_skrives() -> None:
    kommando = 'kostra vis a_b.dat --linje "3" <&>'
    dokument = Dokument("T", "nb", (Kommando(kommando),))
    assert f"```\n{kommando}\n```" in som_md(dokument)
    assert les_side(som_html(dokument)).findtext(".//pre/code") == kommando
