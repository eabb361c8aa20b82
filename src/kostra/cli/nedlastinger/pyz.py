"""``kostra.pyz``: the control as one file that Python runs by itself, without anything installed."""

from __future__ import annotations

from collections.abc import Iterator

from kostra.cli import enkeltfil
from kostra.cli.nedlastinger.arkiv import PROGRAM, Medlem, lisenser, pakkefiler, zip_av

NAVN = "kostra.pyz"
#: Pure Python, or with a pure Python way to do without their compiled part.
MED = ("click", "jinja2", "markupsafe", "rich")
#: What needs more than Python: the portal, the keys, the envelope.
_UTEN = tuple(
    f"kostra/{del_}"
    for del_ in (
        "portal/", "mottak/", "nettleser/", "nokler/", "kryptering/", "kvittering/", "kjede/",
        "rapport/avvisning", "rapport/filencrypter", "cli/",
    )
)  # fmt: skip
#: Of the command line only the commands that run, and what they share.
_LIKEVEL = tuple(
    f"kostra/cli/{navn}.py"
    for navn in (*enkeltfil.KOMMANDOER, "__init__", "bruksfeil", "dokument", "enkeltfil", "filer",
                 "utfil", "utgang")
)  # fmt: skip
_START = b"""\
import sys

if sys.version_info < (3, 11):
    sys.exit("kostra.pyz trenger Python 3.11 eller nyere. Dette er %d.%d." % sys.version_info[:2])

from kostra.cli.enkeltfil import hoved

hoved()
"""


def pyz() -> bytes:
    """The archive, with a first line that lets Unix run it as a program."""
    return b"#!/usr/bin/env python3\n" + zip_av(_medlemmer())


def _medlemmer() -> Iterator[Medlem]:
    yield "__main__.py", _START
    for navn, innhold in pakkefiler(PROGRAM):
        if not navn.startswith(_UTEN) or navn in _LIKEVEL:
            yield navn, innhold
    for pakke in MED:
        yield from (fil for fil in pakkefiler(pakke) if fil[0].endswith(".py"))
    for pakke in (PROGRAM, *MED):
        yield from ((f"LISENSER/{navn}", tekst) for navn, tekst in lisenser(pakke))
