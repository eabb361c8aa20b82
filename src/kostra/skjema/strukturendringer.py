"""What changed in an XML form between two years: Markdown, HTML, or JSON with the data.

The structure itself has no years; what came and went stands beside the codes and in ``skjema.toml``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from kostra.skjema import ordbok
from kostra.skjema.dokument import Avsnitt, Del, Dokument, Overskrift, Punkter, som_html, som_md
from kostra.skjema.endringstekst import Format
from kostra.skjema.modell import Kode, Sprak, Tekst3
from kostra.skjema.struktur import Struktur, struktur
from kostra.skjema.strukturord import ord_


@dataclass(frozen=True, slots=True)
class Kodeendring:
    """Codes of a list that came and went."""

    kodeliste: str
    nye: tuple[Kode, ...]
    utgaar: tuple[Kode, ...]


@dataclass(frozen=True, slots=True)
class Strukturendringer:
    """What changed after the one year, up to and with the other."""

    fra: Struktur
    til: Struktur
    oppbygging: tuple[Tekst3, ...]
    koder: tuple[Kodeendring, ...]


def endringer(skjema: str, fra: int, til: int) -> Strukturendringer:
    """What changed in an XML form. Raises :class:`kostra.skjema.UkjentSkjema`."""
    naa = struktur(skjema, til)
    koder = (
        Kodeendring(
            liste.navn,
            tuple(kode for kode in liste.koder if fra < liste.ny.get(kode.kode, 0) <= til),
            tuple(kode for kode in liste.koder if fra < liste.ut.get(kode.kode, 0) <= til),
        )
        for liste in naa.kodelister.values()
    )
    return Strukturendringer(
        fra=struktur(skjema, fra),
        til=naa,
        oppbygging=tuple(tekst for aar, tekst in naa.endringer if fra < aar <= til),
        koder=tuple(endring for endring in koder if endring.nye or endring.utgaar),
    )


def skriv(e: Strukturendringer, format_: Format, sprak: Sprak = "nb") -> str:
    """The changes as text in that format."""
    match format_:
        case "md":
            return som_md(dokument(e, sprak))
        case "html":
            return som_html(dokument(e, sprak))
        case "json":
            return json.dumps(som_data(e, sprak), ensure_ascii=False, indent=2) + "\n"


def dokument(e: Strukturendringer, sprak: Sprak) -> Dokument:
    """Heading, changes of the structure, and the codes that came and went, list by list."""
    tittel = ordbok.ord_(
        "endringer", sprak, fra=e.fra.aar, til=e.til.aar, tittel=e.til.tittel.paa(sprak)
    )
    if not (e.oppbygging or e.koder):
        return Dokument(tittel, sprak, (Avsnitt(ord_("uendret", sprak)),))
    deler: list[Del] = []
    if e.oppbygging:
        punkter = Punkter(tuple(tekst.paa(sprak) for tekst in e.oppbygging))
        deler += [Overskrift(ord_("oppbygging", sprak)), punkter]
    if e.koder:
        deler.append(Overskrift(ord_("kodelister", sprak)))
    for endring in e.koder:
        nye = [ordbok.ord_("ny_kode", sprak, **_kode_som_data(kode, sprak)) for kode in endring.nye]
        ut = [ord_("utgaar", sprak, **_kode_som_data(kode, sprak)) for kode in endring.utgaar]
        navn = ordbok.ord_("kodeliste", sprak, felt=endring.kodeliste)
        deler += [Overskrift(navn, 3), Punkter((*nye, *ut))]
    return Dokument(tittel, sprak, tuple(deler))


def som_data(e: Strukturendringer, sprak: Sprak) -> dict[str, Any]:
    """The changes as plain data, ready for JSON. Empty lists where nothing changed."""
    return {
        "skjema": e.til.skjema,
        "fra": e.fra.aar,
        "til": e.til.aar,
        "sprak": sprak,
        "oppbygging": [tekst.paa(sprak) for tekst in e.oppbygging],
        "koder": [
            {
                "kodeliste": endring.kodeliste,
                "nye": [_kode_som_data(kode, sprak) for kode in endring.nye],
                "utgaar": [_kode_som_data(kode, sprak) for kode in endring.utgaar],
            }
            for endring in e.koder
        ],
    }


def _kode_som_data(kode: Kode, sprak: Sprak) -> dict[str, Any]:
    return {"kode": kode.kode, "tekst": kode.tekst.paa(sprak)}
