"""What the browser is sent: nothing from others' servers, nothing changed, and not much of it."""

from __future__ import annotations

import gzip
import hashlib
import re
import tomllib
from pathlib import Path

import pytest

import kostra.portal.utseende as app

ROT = Path(app.__file__).parent
STATISK = ROT / "static/kostra"
DERES = STATISK / "tredjepart"
PAKKER = tomllib.loads((ROT / "asset-liste.toml").read_text(encoding="utf-8"))["pakke"]
FILER = {
    fil["til"]: fil["sha256"]
    for pakke in PAKKER
    for fil in [*pakke.get("fil", []), *([pakke["ikoner"]] if "ikoner" in pakke else [])]
}
TEKST = [f for f in STATISK.rglob("*") if f.suffix in {".css", ".js", ".svg"}]
#: Names, not addresses: an SVG says with it what it is. Nothing is fetched.
NAVNEROM = "http://www.w3.org"


@pytest.mark.parametrize("navn", sorted(FILER))
def test_filen_er_den_listen_sier(navn):
    assert hashlib.sha256((DERES / navn).read_bytes()).hexdigest() == FILER[navn]


def test_ingen_fil_mangler_i_listen():
    assert {f.name for f in DERES.iterdir()} - set(FILER) == {"LISENS-aksel.txt"}


@pytest.mark.parametrize("pakke", PAKKER, ids=lambda p: p["navn"])
def test_hver_pakke_har_versjon_og_lisens(pakke):
    assert re.fullmatch(r"\d+\.\d+\.\d+", pakke["versjon"])
    assert pakke["lisens"] in {"MIT", "0BSD", "OFL-1.1"}


@pytest.mark.parametrize("fil", TEKST, ids=lambda f: f.name)
def test_ingen_fil_henter_noe_fra_andre(fil):
    verter = re.findall(
        r"(?:https?:)?//[a-z0-9-]+\.[a-z0-9.-]+", fil.read_text(encoding="utf-8"), re.I
    )
    egne = [v for v in verter if v != NAVNEROM]
    assert egne == []


@pytest.mark.parametrize("fil", sorted(STATISK.glob("*.css")), ids=lambda f: f.name)
def test_vaare_stilark_har_bare_tokens(fil):
    css = re.sub(r"/\*.*?\*/", "", fil.read_text(encoding="utf-8"), flags=re.DOTALL)
    uten_merket = re.sub(r"\.merke__\w+ \{[^}]*\}", "", css)
    assert re.findall(r"#[0-9a-f]{3,8}\b(?![\w-])|\brgba?\(|\bhsla?\(|oklch\(", uten_merket) == []
    assert "@layer" not in css
    assert "@import" not in css


@pytest.mark.parametrize("fil", sorted(STATISK.glob("*.css")), ids=lambda f: f.name)
def test_hvert_token_finnes(fil):
    """A token that Designsystemet drops would give no colour at all, and no error."""
    deres = "".join(
        (DERES / f).read_text() for f in ("designsystemet.css", "designsystemet-tema.css")
    )
    brukt = set(re.findall(r"var\((--ds-[\w-]+)", fil.read_text(encoding="utf-8")))
    assert brukt - set(re.findall(r"(--ds-[\w-]+)\s*:", deres)) == set()


def test_hver_adresse_i_stilarkene_finnes():
    for fil in STATISK.glob("*.css"):
        for adresse in re.findall(r'url\("([^"#]+)"\)', fil.read_text(encoding="utf-8")):
            assert (fil.parent / adresse).is_file(), adresse


def test_forste_side_er_liten_nok(client):
    """150 kB compressed: a page with one of everything, all that it names, and the Sámi letters."""
    side = client.get("/utseende/galleri/", secure=True).content
    nevnt = {STATISK.parent / navn for navn in re.findall(r"/static/([\w./-]+)", side.decode())}
    skrift = set(DERES.glob("*.woff2"))
    pakket = [side, *(fil.read_bytes() for fil in nevnt - skrift)]
    assert len(pakket) > 10
    sendt = sum(len(gzip.compress(ett, 6)) for ett in pakket)
    assert sendt + sum(fil.stat().st_size for fil in skrift) < 150_000
