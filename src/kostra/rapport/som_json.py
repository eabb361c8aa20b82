"""JSON: the reference program's fields, and ours beside them. Always UTF-8.

Imports nothing but the standard library and the report's own data, because this is the format a
script asks for after every change of a small file.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterator
from datetime import datetime
from json.encoder import encode_basestring
from typing import Any

from kostra.kontroll.modell import Grad, Melding, Rapport
from kostra.rapport.navn import Ledetekster, kontrollnummer
from kostra.rapport.rens import gyldig_utf8, uten_fodselsnummer
from kostra.skjema.modell import Felt, Sprak

_koder = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": ")).encode


def skriv(rapport: Rapport, sprak: Sprak, _tegnsett: str = "") -> bytes:
    """The report as one JSON object, one finding a line."""
    tekst = _dokument(rapport, sprak)
    try:
        return tekst.encode("utf-8")
    except UnicodeEncodeError:
        return gyldig_utf8(tekst).encode("utf-8")


def _dokument(rapport: Rapport, sprak: Sprak) -> str:
    oppforing = _Oppforing(rapport, sprak)
    etter_id = rapport.etter_id
    ordinaere: list[str] = []
    tillegg: list[str] = []
    for melding in rapport.meldinger:
        liste = tillegg if etter_id[melding.kontroll].tillegg else ordinaere
        liste.append(oppforing(melding))
    # one flat list joined once: the entries can be many, and each copy of them is memory
    return "".join(
        (
            f'{{\n"validationSummary": {_koder(_sammendrag(rapport, sprak))},\n"reportEntries": ',
            *_liste(ordinaere),
            ',\n"additionalEntries": ',
            *_liste(tillegg),
            ',\n"controls": ',
            *_liste([_koder(k) for k in _kontroller(rapport, sprak)]),
            ',\n"statistics": ',
            *_liste([_koder(s) for s in _statistikk(rapport, sprak)]),
            "\n}\n",
        )
    )


def _liste(linjer: list[str]) -> Iterator[str]:
    """The pieces of a JSON list, an element a line."""
    if not linjer:
        yield "[]"
        return
    yield "[\n"
    yield linjer[0]
    for linje in linjer[1:]:
        yield ",\n"
        yield linje
    yield "\n]"


def _sammendrag(rapport: Rapport, sprak: Sprak) -> dict[str, Any]:
    return {
        "region": rapport.region,
        "name": rapport.navn,
        "programVersion": rapport.programversjon,
        "reportStartedAt": _tid(rapport.startet),
        "reportCompletedAt": _tid(rapport.ferdig),
        "reportGenerationTime": rapport.brukt_sekunder,
        "scheme": rapport.skjema,
        "year": str(rapport.aar),
        "numberOfControls": rapport.antall_kontroller,
        "severity": rapport.returkode,
        "numFatal": rapport.antall(Grad.FATAL),
        "numErrors": rapport.antall(Grad.ERROR),
        "numWarnings": rapport.antall(Grad.WARNING),
        "numInfo": rapport.antall(Grad.INFO),
        "numOk": rapport.antall(Grad.OK),
        "severityName": rapport.alvorlighetsgrad.name,
        "recordCount": rapport.antall_poster,
        "encoding": rapport.tegnsett,
        "remarks": [
            {"id": m.id, "text": m.tekst.paa(sprak), "action": m.gjor.paa(sprak)}
            for m in rapport.merknader
        ],
    }


class _Oppforing:
    """Writes the entry of one finding; what findings of a control share is written only once."""

    def __init__(self, rapport: Rapport, sprak: Sprak) -> None:
        self._sprak: Sprak = sprak
        self._ledetekster = Ledetekster(rapport)
        self._regler = rapport.etter_id
        self._faste: dict[Hashable, tuple[str, str, str]] = {}

    def __call__(self, m: Melding) -> str:
        # by identity: the report keeps them alive, and comparing what they hold takes time
        nokkel = (m.kontroll, m.alvorlighetsgrad, id(m.gjor), id(m.felt), m.element)
        fast = self._faste.get(nokkel)
        if fast is None:
            fast = self._faste[nokkel] = self._fast(m)
        return (
            f'{{{fast[0]}, "caseworker": {_tekst(m.saksbehandler.strip())}, '
            f'"journalId": {_tekst(m.journalnummer.strip())}, "individId": "", '
            f'"contextId": {_tekst(m.element_id)}, {fast[1]}, '
            f'"messageText": {_tekst(m.tekst_paa(self._sprak))}, '
            f'"lineNumbers": {list(m.postnumre)}, "physicalLineNumbers": {list(m.linjenumre)}, '
            f"{fast[2]}}}"
        )

    def _fast(self, m: Melding) -> tuple[str, str, str]:
        info = self._regler[m.kontroll]
        navn = regelnavn(info.id, info.tittel.paa(self._sprak))
        hale = {
            "ruleId": m.kontroll,
            "fields": [self._beskrevet(f) for f in m.felt],
            "explanation": info.hvorfor.paa(self._sprak),
            "action": m.gjor.paa(self._sprak),
        }
        if m.element:
            hale["element"] = m.element
        return (
            _innmat({"severity": m.alvorlighetsgrad.name}),
            _innmat({"ruleName": navn}),
            _innmat(hale),
        )

    def _beskrevet(self, felt: Felt) -> dict[str, str | int]:
        navn = {"name": felt.navn, "label": self._ledetekster.ledetekst(felt, self._sprak)}
        return {**navn, "from": felt.fra, "to": felt.til} if felt.fra else {**navn}


def _tekst(tekst: str) -> str:
    return encode_basestring(uten_fodselsnummer(tekst))


def _innmat(oppslag: dict[str, Any]) -> str:
    """The members of a JSON object, without its braces."""
    return _koder(oppslag)[1:-1]


def regelnavn(id: str, tittel: str) -> str:
    """The reference's name of a rule: «Kontroll 03 : Kommunenummer», in every language."""
    return f"Kontroll {kontrollnummer(id)} : {tittel}"


def _kontroller(rapport: Rapport, sprak: Sprak) -> list[dict[str, Any]]:
    vist: dict[str, int] = {}
    for melding in rapport.meldinger:
        vist[melding.kontroll] = vist.get(melding.kontroll, 0) + 1
    return [
        {
            "ruleId": info.id,
            "title": info.tittel.paa(sprak),
            "severity": info.grad.name,
            "count": info.antall,
            "shown": vist.get(info.id, 0),
            "additional": info.tillegg,
        }
        for info in rapport.kontroller
    ]


def _statistikk(rapport: Rapport, sprak: Sprak) -> list[dict[str, Any]]:
    return [
        {
            "heading": tabell.tittel.paa(sprak),
            "column": tabell.kolonne.paa(sprak),
            "rows": [{"label": navn.paa(sprak), "value": tall} for navn, tall in tabell.rader],
        }
        for tabell in rapport.statistikk
    ]


def _tid(tid: datetime | None) -> str | None:
    """ISO 8601 without a zone, as the reference writes the local time."""
    return tid.replace(tzinfo=None).isoformat(timespec="milliseconds") if tid else None
