"""The wheel, put together from the installed package: no build tool and no network are needed."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache

import kostra
from kostra.cli.nedlastinger.arkiv import PROGRAM, Medlem, installert, pakkefiler, zip_av

NAVN = f"{PROGRAM}-{kostra.__version__}-py3-none-any.whl"
_INFO = f"{PROGRAM}-{kostra.__version__}.dist-info"
_HJUL = "Wheel-Version: 1.0\nGenerator: kostra\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
_FRA_INSTALLASJONEN = ("METADATA", "entry_points.txt", "licenses/LICENSE")


@cache
def hjul() -> bytes:
    """A pure Python wheel of the kostra that runs; it lies in every bundle too."""
    medlemmer = list(_medlemmer())
    liste = "".join(_linje(navn, innhold) for navn, innhold in medlemmer)
    liste += f"{_INFO}/RECORD,,\n"
    return zip_av([*medlemmer, (f"{_INFO}/RECORD", liste.encode())])


def _medlemmer() -> Iterator[Medlem]:
    om = installert()
    yield from pakkefiler(PROGRAM)
    for navn in _FRA_INSTALLASJONEN:
        tekst = om.read_text(navn)
        if tekst is not None:
            yield f"{_INFO}/{navn}", tekst.encode()
    yield f"{_INFO}/WHEEL", _HJUL.encode()


def _linje(navn: str, innhold: bytes) -> str:
    sum_ = base64.urlsafe_b64encode(hashlib.sha256(innhold).digest()).rstrip(b"=").decode()
    return f"{navn},sha256={sum_},{len(innhold)}\n"
