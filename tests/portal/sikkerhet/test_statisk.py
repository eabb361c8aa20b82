"""What can be told from the source alone."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
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


def _kall(rot: Path) -> list[tuple[str, ast.Call]]:
    return [
        (f"{fil.relative_to(rot)}:{node.lineno}", node)
        for fil in sorted(rot.rglob("*.py"))
        for node in ast.walk(ast.parse(fil.read_text("utf-8")))
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
