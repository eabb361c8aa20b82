"""One file at a time: recognised, controlled, and its report written. JSON in and out, so that nothing
of one language has to live in the other.

The file's bytes are let go as soon as they are controlled; the last report is kept until the next.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, Final

import kostra
from kostra import rapport as rapporter
from kostra.kontroll.forslag import foresla
from kostra.kontroll.modell import Rapport
from kostra.rapport.dom import dom
from kostra.rapport.som_html import visning
from kostra.rapport.tekster import Tekster
from kostra.regler.kontroller import kontroller
from kostra.skjema.modell import Sprak

#: Larger files are for the program: a page has less memory. The worker asks before it reads one.
MAKS_BYTES: Final = 100_000_000
#: The formats that can be made in the page: typst, for PDF, isn't Python.
FORMATER: Final = ("html", "csv", "xlsx", "json")


class MaaVelge(Exception):
    """The form, year or municipality isn't certain, and wasn't given. ``gjenkjent``: what is certain."""

    def __init__(self, gjenkjent: dict[str, Any]) -> None:
        super().__init__("maa_velge")
        self.gjenkjent = gjenkjent


class Arbeid:
    """What the worker holds between calls: the last report."""

    versjon = kostra.__version__
    maks_bytes = MAKS_BYTES

    def __init__(self) -> None:
        self._rapport: Rapport | None = None

    def gjenkjenn(self, innhold: bytes | memoryview) -> str:
        """What the file is an extract of, as JSON: ``skjema``, ``aar``, ``region``."""
        return json.dumps(asdict(foresla(bytes(innhold))))

    def kontroller(
        self,
        innhold: bytes | memoryview,
        valg: str = "{}",
        fremdrift: Callable[[int, int], None] | None = None,
    ) -> str:
        """Controls the file; the result as JSON (``Resultat`` of ``nettkontroll.js``, or ``Feil``)."""
        self._rapport = None
        valgt = json.loads(valg)
        data = bytes(innhold)
        try:
            om = _om(data, valgt)
        except MaaVelge as feil:
            return json.dumps({"feil": "maa_velge", "gjenkjent": feil.gjenkjent})
        self._rapport = kontroller(
            data, **om, vedlegg=valgt.get("vedlegg", True), kolonner="ren", fremdrift=fremdrift
        )
        sprak: Sprak = valgt.get("sprak", "nb")
        funnet = dom(self._rapport, Tekster(sprak))
        return json.dumps(
            {
                **om,
                "grad": funnet.grad.name,
                "returkode": self._rapport.returkode,
                "dom": funnet.setning,
                "neste": funnet.neste,
                "tittel": self._rapport.tittel.paa(sprak),
                "poster": self._rapport.antall_poster,
                "sekunder": self._rapport.brukt_sekunder,
                "sha256": hashlib.sha256(data).hexdigest(),
                "visning": visning(self._rapport, sprak),
            }
        )

    def skriv(self, format_: str, sprak: Sprak = "nb") -> bytes:
        """The last report in that format. Raises RuntimeError when there is none."""
        if self._rapport is None or format_ not in FORMATER:
            raise RuntimeError("no report, or no such format")
        return rapporter.skriv(self._rapport, format_, sprak)


def _om(innhold: bytes, valgt: dict[str, Any]) -> dict[str, Any]:
    """Form, year and region: what was chosen, else what the file says. Raises :class:`MaaVelge`."""
    gjenkjent = asdict(foresla(innhold))
    om = {navn: valgt.get(navn) or gjenkjent[navn] for navn in ("skjema", "aar", "region")}
    if not all(om.values()):
        raise MaaVelge(gjenkjent)
    return om
