"""Every template of the portal, read as the content security policy reads it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.loader import get_template

import kostra.portal as portal

ALLE = sorted(Path(portal.__file__).parent.glob("*/templates/**/*.html"))
#: Mail isn't under the policy, and mail programs read nothing but style attributes.
MALER = [mal for mal in ALLE if "brev" not in mal.parts]


class Ulovlig(HTMLParser):
    """Collects what the policy would stop, and addresses of other hosts."""

    def __init__(self) -> None:
        super().__init__()
        self.funn: list[str] = []

    def handle_starttag(self, tag, attrs):
        verdier = dict(attrs)
        if tag == "style" or (tag == "script" and not verdier.get("src")):
            self.funn.append(tag)
        for navn, verdi in attrs:
            if navn == "style" or navn.startswith("on") or "javascript:" in (verdi or ""):
                self.funn.append(f"{tag} {navn}")
            henter = navn in {"src", "srcset", "action", "formaction"} or (navn, tag) == (
                "href",
                "link",
            )
            if henter and "//" in (verdi or ""):
                self.funn.append(f"{tag} {navn}={verdi}")


def les(html: str) -> list[str]:
    leser = Ulovlig()
    leser.feed(html)
    return leser.funn


@pytest.mark.parametrize(
    "html",
    [
        "<script>1</script>",
        "<p style='color:red'>",
        "<style>p{}</style>",
        "<a onclick='x()'>",
        "<img src='//a.example/b.png'>",
        "<a href='javascript:x'>",
    ],
)
def test_leseren_ser_det_den_skal(html):
    assert les(html)


@pytest.mark.parametrize("mal", MALER, ids=lambda m: m.name)
def test_malen_har_verken_skript_stil_eller_andres_adresser(mal):
    html = re.sub(r"{%.*?%}|{#.*?#}", "", mal.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert les(html) == []


@pytest.mark.parametrize("mal", ALLE, ids=lambda m: m.name)
def test_malen_lar_seg_lese(mal):
    navn = str(mal).split("/templates/")[1]
    assert get_template(navn).template.nodelist


def test_siden_slik_den_sendes_er_ogsaa_ren(client):
    svar = client.get("/utseende/galleri/", secure=True)
    assert les(svar.content.decode()) == []
    policy = svar.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_htmx_faar_verken_evaluere_kode_eller_sette_inn_stil(client):
    html = client.get("/utseende/galleri/", secure=True).content.decode()
    (oppsett,) = re.findall(r"name=\"htmx-config\" content='([^']+)'", html)
    assert '"allowEval": false' in oppsett
    assert '"includeIndicatorStyles": false' in oppsett
    assert '"selfRequestsOnly": true' in oppsett
