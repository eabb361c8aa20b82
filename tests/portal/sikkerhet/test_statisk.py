"""What can be told from the source alone."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import kostra.mottak
import kostra.portal

PORTAL, MOTTAK = (Path(modul.__file__).parent for modul in (kostra.portal, kostra.mottak))
MALER = sorted(mal for mal in PORTAL.rglob("*.html") if "brev" not in mal.parts)  # mail has styles


def test_bandit_finner_ingenting_av_betydning():
    ferdig = subprocess.run(
        [sys.executable, "-m", "bandit", "-q", "-r", "-ll", "-f", "json", str(PORTAL), str(MOTTAK)],
        capture_output=True,
        text=True,
        timeout=300,
    )
    rapport = json.loads(ferdig.stdout)
    funn = [
        f"{f['filename']}:{f['line_number']} {f['test_id']}"
        for f in rapport["results"]
        if not (f["test_id"] in {"B308", "B703"} and _er_ferdig_html(f))
    ]
    assert funn == []
    assert rapport["errors"] == []
    assert rapport["metrics"]["_totals"]["loc"] > 1000  # it did read something


#: Read over: attributes, each of which is made by ``format_html`` on the line before; and a document,
#: which :mod:`kostra.rapport.dokumenter` makes with autoescape.
LEST = ('mark_safe(" ".join(deler))', "mark_safe(kropp)")


def _er_ferdig_html(funn: dict) -> bool:
    """``mark_safe`` around what a template made: that is safe already."""
    linje = Path(funn["filename"]).read_text("utf-8").splitlines()[funn["line_number"] - 1]
    return "mark_safe(render_to_string(" in linje or any(lest in linje for lest in LEST)


@cache
def _noder(rot: Path) -> list[tuple[Path, ast.AST]]:
    return [
        (fil, node)
        for fil in sorted(rot.rglob("*.py"))
        for node in ast.walk(ast.parse(fil.read_text("utf-8")))
    ]


@cache
def _kall(rot: Path) -> list[tuple[str, ast.Call]]:
    return [
        (f"{fil.relative_to(rot)}:{node.lineno}", node)
        for fil, node in _noder(rot)
        if isinstance(node, ast.Call)
    ]


FARLIGE = {
    "RawSQL",
    "eval",
    "exec",
    "pickle.loads",
    "yaml.load",
    "os.system",
    "subprocess.getoutput",
}


def test_ingenting_fra_utsiden_kjores():
    assert [h for h, kall in _kall(PORTAL) if ast.unparse(kall.func) in FARLIGE] == []


def test_monstre_maler_og_formater_er_skrevet_av_oss():
    """A text from outside is never a regular expression, a template or a format, nor names a function."""
    funn = []
    for hvor, kall in _kall(PORTAL):
        match kall.func:
            case ast.Attribute(ast.Name("re"), attr) if attr != "escape":
                fast = bool(kall.args) and _fast(kall.args[0])
            case ast.Attribute(tekst, "format" | "format_map"):
                fast = _fast(tekst)
            case ast.Name(navn) | ast.Attribute(_, navn):
                fast = navn not in {"Template", "from_string", "Environment"}
            case _:
                fast = True
        if not fast:
            funn.append(f"{hvor} {ast.unparse(kall.func)}")
    assert funn == []
    ord_ = {node.value for _, node in _noder(PORTAL) if isinstance(node, ast.Constant)}
    assert not {"callback", "jsonp"} & ord_


def _fast(node: ast.AST) -> bool:
    """A constant, or a constant that is translated."""
    if isinstance(node, ast.Call) and ast.unparse(node.func) in {"_", "gettext", "ngettext"}:
        return all(_fast(ett) for ett in node.args[:2])  # what ngettext counts is the third
    return isinstance(node, ast.Constant)


def _i_skriptene(monster: str) -> list[str]:
    return [
        f"{fil.name}: {linje.strip()}"
        for fil in sorted(PORTAL.rglob("*.js"))
        if "tredjepart" not in fil.parts
        for linje in fil.read_text("utf-8").splitlines()
        if re.search(monster, linje)
    ]


def test_skriptene_lager_ikke_html_og_hindrer_ingen_i_aa_lime_inn():
    """HTML that a script puts in was drawn by a template of ours, and the line says which."""
    satt_inn = _i_skriptene(r"\b(inner|outer)HTML =|insertAdjacentHTML|document\.write")
    assert [linje for linje in satt_inn if "own template" not in linje] == []
    assert satt_inn  # the pattern does find them
    assert _i_skriptene(r"onpaste|[\"']paste") == []


def test_skriptene_setter_aldri_et_felt_de_ikke_vet_navnet_paa():
    """A name from outside, set on an object, could be the prototype's."""
    fra_utsiden = r"\w\[[A-Za-z_]\w+\] *=[^=]|Object\.assign\(\{"
    assert _i_skriptene(rf"{fra_utsiden}|__proto__|\.prototype|setPrototypeOf") == []


def test_bare_det_en_mal_har_laget_erklaeres_trygt():
    """Else a text becomes HTML by ``format_html``, which escapes what is put into it."""
    funn = []
    for hvor, kall in _kall(PORTAL):
        if ast.unparse(kall.func) not in {"mark_safe", "SafeString"}:
            continue
        av = kall.args[0] if kall.args else None
        fast = isinstance(av, ast.Constant)
        fra_mal = isinstance(av, ast.Call) and ast.unparse(av.func) == "render_to_string"
        lest = ast.unparse(kall) in {ast.unparse(ast.parse(lest)) for lest in LEST}
        if not (fast or fra_mal or lest):
            funn.append(f"{hvor} {ast.unparse(kall)}")
    assert funn == []


#: Reads the tables that the database itself lists, each name quoted, in one moment of its own.
LESER_KATALOGEN = "drift/kopi/database.py:"


def test_ingen_sporring_er_satt_sammen_av_tekst():
    """SQL is the ORM's; a raw statement, if there is one, is a constant."""
    funn = [
        (hvor, ast.unparse(kall.func))
        for hvor, kall in _kall(PORTAL)
        if isinstance(kall.func, ast.Attribute)
        and kall.func.attr in {"raw", "extra", "execute", "executemany"}
        and not (kall.args and isinstance(kall.args[0], ast.Constant))
        and not hvor.startswith(LESER_KATALOGEN)
    ]
    assert funn == []


@pytest.mark.parametrize(
    "tegn", ["|safe", "autoescape off", "{% debug", "safeseq", "<script>", " style="]
)
def test_malene_slaar_ikke_av_vernet(tegn):
    assert [mal.name for mal in MALER if tegn in mal.read_text("utf-8")] == []


def test_hvert_skjema_som_poster_har_token():
    uten = []
    for mal in MALER:
        tekst = mal.read_text("utf-8")
        for del_ in tekst.split("<form")[1:]:
            skjema = del_.split("</form>")[0]
            if 'method="post"' in skjema and "csrf_token" not in skjema:
                uten.append(mal.name)
    assert uten == []
