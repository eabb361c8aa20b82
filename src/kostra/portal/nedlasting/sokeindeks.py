"""What can be searched for: documents, forms, fields and rules of a year, in one language.

Made once for each state of the definitions and kept on disk; a process holds what it has read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Final, Literal

from kostra.blankett import Blankett, blanketter
from kostra.portal.nedlasting import dokumentlager
from kostra.rapport import dokumenter
from kostra.rapport.kravspesifikasjon.innhold import samle
from kostra.regler import regelsett
from kostra.skjema import Sprak
from kostra.skjema.alle import oppsett
from kostra.skjema.dokument import anker
from kostra.skjema.struktur import Struktur
from kostra.skjema.strukturutskrift import elementer

Slag = Literal["dokument", "skjema", "felt", "regel"]
_MAKS_TEKST: Final = 240


@dataclass(frozen=True)
class Oppslag:
    """Something that can be found. ``id`` is what it is called exactly: K15, KOMMUNE_NR, 11CF.

    ``dokument`` and ``anker``: where it stands; both empty for a form, which is a part of the front page.
    """

    slag: Slag
    skjema: str
    id: str
    tittel: str
    tekst: str
    dokument: str = ""
    anker: str = ""


def indeks(aar: int, sprak: Sprak) -> tuple[Oppslag, ...]:
    """Everything that can be found for the year."""
    return _lest(aar, sprak, dokumentlager.innholdsversjon())


@lru_cache(maxsize=15)
def _lest(aar: int, sprak: Sprak, _versjon: str) -> tuple[Oppslag, ...]:
    raa = dokumentlager.hent(f"sok-{aar}-{sprak}.json", lambda: _som_json(aar, sprak))
    return tuple(Oppslag(**rad) for rad in json.loads(raa))


def _som_json(aar: int, sprak: Sprak) -> bytes:
    rader = [
        asdict(oppslag)
        for form in blanketter(aar)
        if form.filfelt is not None
        for oppslag in _om(form, sprak)
    ]
    return json.dumps(rader, ensure_ascii=False).encode()


def _om(form: Blankett, sprak: Sprak) -> Iterator[Oppslag]:
    skjema, aar = form.id, form.aar
    yield Oppslag("skjema", skjema, skjema, form.tittel.paa(sprak), form.forklaring.paa(sprak))
    for navn in dokumenter.FORMATER:
        if dokumenter.finnes(navn, skjema, aar):
            tittel = dokumenter.dokument(navn, skjema, aar, sprak).tittel
            yield Oppslag("dokument", skjema, navn, tittel, "", navn)
    if dokumenter.finnes("filbeskrivelse", skjema, aar):
        yield from _felt(skjema, aar, sprak)
    if dokumenter.finnes("kravspesifikasjon", skjema, aar):
        yield from _regler(skjema, aar, sprak)


def _felt(skjema: str, aar: int, sprak: Sprak) -> Iterator[Oppslag]:
    lest = oppsett(skjema, aar, med_tekster=True)
    if isinstance(lest, Struktur):
        for element, _over in elementer(lest):
            for verdi in element.verdier:
                navn = f"{element.xml}/{verdi.xml}"
                ledetekst, om = verdi.ledetekst.paa(sprak), verdi.merknad.paa(sprak)
                yield Oppslag("felt", skjema, navn, ledetekst, om, "filbeskrivelse")
        return
    for felt in lest.felt:
        ledetekst, om = felt.ledetekst.paa(sprak), felt.beskrivelse.paa(sprak)
        yield Oppslag("felt", skjema, felt.navn, ledetekst, om, "filbeskrivelse")


def _regler(skjema: str, aar: int, sprak: Sprak) -> Iterator[Oppslag]:
    spek = samle(regelsett(skjema), oppsett(skjema, aar), sprak)
    for krav in (*spek.krav, *spek.tillegg):
        tekst = " ".join(filter(None, (*(t.avvik for t in krav.tilfeller), krav.hvorfor)))
        kort = tekst if len(tekst) <= _MAKS_TEKST else f"{tekst[:_MAKS_TEKST].rsplit(' ', 1)[0]} …"
        sted = anker(f"{krav.id} {krav.tittel}")
        yield Oppslag("regel", skjema, krav.id, krav.tittel, kort, "kravspesifikasjon", sted)
