"""What the tags say, in the reader's language."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.utils import translation

from kostra.kontroll import Grad
from kostra.portal.innsending.tilstand import Tilstand
from kostra.portal.utseende.ikoner import UkjentIkon
from kostra.portal.utseende.merkelapper import UkjentMerkelapp
from kostra.portal.utseende.tekst import UtenTidssone

#: Half past midnight in Norway, still the day before in UTC.
NYTT_AAR = datetime(2022, 12, 31, 23, 30, 5, tzinfo=UTC)
SOMMER = datetime(2022, 7, 1, 8, 24, 7, tzinfo=UTC)


def tegn(mal: str, sprak: str = "nb", **kontekst) -> str:
    with translation.override(sprak):
        return Template("{% load kostra %}" + mal).render(Context(kontekst))


def ren(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html).strip()


@pytest.mark.parametrize(
    ("mal", "nb", "nn", "en"),
    [
        ("{% dato d %}", "16. januar 2023", "16. januar 2023", "16 January 2023"),
        ("{% dato nyttaar %}", "1. januar 2023", "1. januar 2023", "1 January 2023"),
        ("{% tid s %}", "1. juli 2022 kl. 10.24", "1. juli 2022 kl. 10.24", "1 July 2022 at 10:24"),
        ("{% tid s kort=True %}", "01.07.2022 kl. 10.24", "01.07.2022 kl. 10.24", "1 July 2022 at 10:24"),
        ("{% klokkeslett s sekunder=True %}", "10.24.07", "10.24.07", "10:24:07"),
        ("{% tall 1234567 %}", "1\xa0234\xa0567", "1\xa0234\xa0567", "1\xa0234\xa0567"),
        ("{% tall brok desimaler=1 %}", "−1\xa0000,5", "−1\xa0000,5", "−1\xa0000.5"),
        ("{% storrelse 3973 %}", "3\xa0973\xa0byte", "3\xa0973\xa0byte", "3\xa0973\xa0byte"),
        ("{% storrelse 1250000 %}", "1,2\xa0MB", "1,2\xa0MB", "1.2\xa0MB"),
    ],
)  # fmt: skip
def test_datoer_og_tall_paa_tre_spraak(mal, nb, nn, en):
    kontekst = {
        "d": date(2023, 1, 16),
        "nyttaar": NYTT_AAR,
        "s": SOMMER,
        "brok": Decimal("-1000.5"),
    }
    assert [ren(tegn(mal, s, **kontekst)) for s in ("nb", "nn", "en")] == [nb, nn, en]


def test_tiden_staar_ogsaa_slik_maskiner_leser_den():
    assert 'datetime="2022-07-01T10:24:07+02:00"' in tegn("{% tid s %}", s=SOMMER)
    assert 'datetime="2023-01-01"' in tegn("{% dato n %}", n=NYTT_AAR)


def test_en_tid_uten_tidssone_er_ingen_tid():
    with pytest.raises(UtenTidssone):
        tegn("{% tid t %}", t=datetime(2023, 1, 1, 12))  # noqa: DTZ001


@pytest.mark.parametrize("grad", Grad)
def test_hver_alvorlighet_har_ikon_ord_og_farge(grad):
    html = tegn("{% alvorlighet g %}", g=grad)
    assert ren(html)
    assert "<use href=" in html
    assert 'data-color="' in html


def test_alvorlighetene_ser_ikke_like_ut():
    alle = [tegn("{% alvorlighet g %}", g=g) for g in Grad]
    assert len({re.search(r"#(\w+)\"", html)[1] for html in alle}) == len(Grad)
    assert len({ren(html) for html in alle}) == len(Grad)


@pytest.mark.parametrize("tilstand", Tilstand)
def test_hver_tilstand_et_skjema_kan_ha_har_merkelapp(tilstand):
    assert ren(tegn("{% merkelapp t %}", t=tilstand)) == str(tilstand.label)
    assert tegn("{% merkelapp t %}", t=tilstand.value) == tegn("{% merkelapp t %}", t=tilstand)


def test_levert_er_levert_ogsaa_med_advarsler():
    levert, med = (tegn("{% merkelapp t %}", t=t) for t in ("levert", "levert_med_advarsler"))
    assert re.findall(r'data-color="\w+"|#\w+', levert) == re.findall(r'data-color="\w+"|#\w+', med)


def test_ordet_kan_byttes_og_skrives_trygt():
    assert (
        ren(tegn("{% merkelapp 'erstattet' ord=o %}", o="Erstattet av nr 2")) == "Erstattet av nr 2"
    )
    assert "<b>" not in tegn("{% merkelapp 'erstattet' ord=o %}", o="<b>")


@pytest.mark.parametrize(
    ("mal", "feil"),
    [("{% ikon 'finnes_ikke' %}", UkjentIkon), ("{% merkelapp 'x' %}", UkjentMerkelapp)],
)
def test_ukjente_navn_stopper(mal, feil):
    with pytest.raises(feil):
        tegn(mal)


def test_ikonet_er_stumt():
    assert 'aria-hidden="true"' in tegn("{% ikon 'feil' %}")


def test_summen_staar_i_grupper_paa_aatte():
    assert (
        ren(tegn("{% sha256 s %}", s="0123456789abcdef" * 4)).split()
        == ["01234567", "89abcdef"] * 4
    )


def test_en_side_som_ikke_finnes_gir_ingen_lenke():
    assert tegn("[{% sti 'ingen:slik' as u %}{{ u }}]") == "[]"
    assert tegn("{% sti 'utseende:sprak' %}") == "/sprak/"


def test_sorteringen_snur_bare_kolonnen_som_er_sortert():
    hode = "{% sorter 'nr' 'Nr' %}{% sorter 'aar' 'År' %}"
    for sortering, verdier, retninger in [
        ("nr", ["-nr", "aar"], ["ascending", "none"]),
        ("-nr", ["nr", "aar"], ["descending", "none"]),
    ]:
        html = tegn(hode, sortering=sortering)
        assert re.findall(r'value="([^"]+)"', html) == verdier
        assert re.findall(r'aria-sort="(\w+)"', html) == retninger


def test_bla_i_sider_beholder_filteret(rf):
    side = Paginator(range(300), 50).page(2)
    html = tegn("{% sider s %}", s=side, request=rf.get("/?sok=nr%201&side=2"))
    assert 'href="?sok=nr+1&amp;side=1"' in html
    assert 'href="?sok=nr+1&amp;side=6"' in html
    assert re.findall(r'aria-label="Side 2"[^>]*aria-current="page"', html)
    assert [o for o in ("Først", "Sist") if o not in html] == []


def test_raden_i_tabellen_sier_hva_hvert_tall_er():
    html = tegn(
        "{% tabell k r 'Skjema' hode=1 %}",
        k=[{"tekst": "Nr"}, {"tekst": "Tittel"}, {"tekst": "Poster", "hoyre": True}],
        r=[[1, "<b>11F</b>", 412]],
    )
    assert re.findall(r'data-etikett="(\w+)"', html) == ["Nr", "Poster"]
    assert re.search(r'<th role="rowheader" scope="row"[^>]*>&lt;b&gt;11F', html)


def test_varselet_skriver_innholdet_som_html_og_tittelen_som_tekst():
    html = tegn("{% varsel 'danger' tittel=t niva=3 %}<p>{{ t }}</p>{% endvarsel %}", t="<i>")
    assert '<h3 class="ds-heading">&lt;i&gt;</h3>' in html
    assert "<p>&lt;i&gt;</p>" in html


def test_nedtellingen_regner_med_tjenerens_klokke():
    html = tegn("{% nedtelling t %}", t=SOMMER)
    assert f'data-utloper="{int(SOMMER.timestamp() * 1000)}"' in html
    assert re.search(r'data-naa="\d{13}"', html)
    assert 'role="timer" aria-live="off"' in html
    assert "10.24" in ren(html)
