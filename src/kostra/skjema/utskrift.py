"""The file description of a form in a year, for people (md, html) and programs (csv, json)."""

from __future__ import annotations

import csv
import io
import json
from typing import Any, Final, Literal

from kostra.skjema.dokument import (
    Avsnitt,
    Celle,
    Del,
    Dokument,
    Lenke,
    Overskrift,
    Tabell,
    som_html,
    som_md,
)
from kostra.skjema.modell import Felt, Filbeskrivelse, Kode, Sprak
from kostra.skjema.ordbok import antall, ord_

Format = Literal["md", "html", "csv", "json"]
FORMATER: Final[tuple[Format, ...]] = ("md", "html", "csv", "json")

#: Longer code lists get a section of their own instead of a cell.
MAKS_KODER_I_CELLE: Final = 12

CSV_KOLONNER: Final = (
    "felt", "tittel", "datatype", "obligatorisk", "fra", "til", "format", "kodeliste",
    "beskrivelse",
)  # fmt: skip


def skriv(fb: Filbeskrivelse, format_: Format, sprak: Sprak = "nb") -> str:
    """The file description as text. ``fb`` must be loaded with ``med_tekster=True``."""
    match format_:
        case "md":
            return som_md(dokument(fb, sprak))
        case "html":
            return som_html(dokument(fb, sprak))
        case "csv":
            return som_csv(fb, sprak)
        case "json":
            return json.dumps(som_data(fb, sprak), ensure_ascii=False, indent=2) + "\n"


def dokument(fb: Filbeskrivelse, sprak: Sprak) -> Dokument:
    """Heading, record length, the table of fields, and the long code lists at the end."""
    tittel = ord_("filbeskrivelse", sprak, aar=fb.aar, tittel=fb.tittel.paa(sprak))
    om = ord_("om_filen", sprak, lengde=antall(fb.recordlengde, "tegn", sprak), felt=len(fb.felt))
    deler: list[Del] = [Avsnitt(om), Avsnitt(ord_("om_dato", sprak)), _felttabell(fb, sprak)]
    for felt in fb.felt:
        if _egen_del(felt):
            navn = ord_("kodeliste", sprak, felt=felt.navn)
            rader = tuple((k.kode, _kodetekst(k, fb.aar, sprak)) for k in felt.koder)
            kolonner = (ord_("kol_kode", sprak), ord_("kol_tekst", sprak))
            caption = f"{felt.ledetekst.paa(sprak)}: {antall(len(felt.koder), 'koder', sprak)}"
            deler += [Overskrift(navn), Tabell(caption, kolonner, rader)]
    return Dokument(tittel, sprak, tuple(deler))


def _felttabell(fb: Filbeskrivelse, sprak: Sprak) -> Tabell:
    navn = (
        "felt", "ledetekst", "fra", "til", "lengde", "type", "monster", "paakrevd", "koder",
        "merknad",
    )  # fmt: skip
    return Tabell(
        tittel=antall(len(fb.felt), "felt", sprak),
        kolonner=tuple(ord_(f"kol_{n}", sprak) for n in navn),
        rader=tuple(_rad(felt, fb.aar, sprak) for felt in fb.felt),
        tall=frozenset({2, 3, 4}),
    )


def _rad(felt: Felt, aar: int, sprak: Sprak) -> tuple[Celle, ...]:
    return (
        felt.navn,
        felt.ledetekst.paa(sprak),
        str(felt.fra),
        str(felt.til),
        str(felt.lengde),
        ord_(felt.datatype, sprak),
        felt.monster,
        ord_("ja" if felt.paakrevd else "nei", sprak),
        _koder(felt, aar, sprak),
        felt.beskrivelse.paa(sprak),
    )


def _egen_del(felt: Felt) -> bool:
    return len(felt.koder) > MAKS_KODER_I_CELLE


def _koder(felt: Felt, aar: int, sprak: Sprak) -> Celle:
    if _egen_del(felt):
        tekst = antall(len(felt.koder), "koder", sprak)
        return Lenke(tekst, ord_("kodeliste", sprak, felt=felt.navn))
    return "\n".join(f"{k.kode} = {_kodetekst(k, aar, sprak)}" for k in felt.koder)


def _kodetekst(kode: Kode, aar: int, sprak: Sprak) -> str:
    tekst = kode.tekst.paa(sprak)
    return tekst if kode.i_kontroll else ord_("ikke_i_kontroll", sprak, tekst=tekst, aar=aar)


def som_csv(fb: Filbeskrivelse, sprak: Sprak) -> str:
    """One row per field, the columns of ``CSV_KOLONNER``; ``kodeliste`` is ``kode=tekst;…``."""
    ut = io.StringIO()
    skriver = csv.writer(ut, lineterminator="\n")
    skriver.writerow(CSV_KOLONNER)
    for felt in fb.felt:
        skriver.writerow(
            (
                felt.navn,
                felt.ledetekst.paa(sprak),
                felt.datatype,
                "ja" if felt.paakrevd else "nei",
                felt.fra,
                felt.til,
                felt.monster,
                ";".join(f"{k.kode}={k.tekst.paa(sprak)}" for k in felt.koder),
                felt.beskrivelse.paa(sprak),
            )
        )
    return ut.getvalue()


def som_data(fb: Filbeskrivelse, sprak: Sprak) -> dict[str, Any]:
    """The file description as plain data, ready for JSON."""
    return {
        "skjema": fb.skjema,
        "aar": fb.aar,
        "sprak": sprak,
        "tittel": fb.tittel.paa(sprak),
        "recordlengde": fb.recordlengde,
        "felt": [felt_som_data(felt, sprak) for felt in fb.felt],
    }


def felt_som_data(felt: Felt, sprak: Sprak) -> dict[str, Any]:
    """One field as plain data."""
    return {
        "navn": felt.navn,
        "ledetekst": felt.ledetekst.paa(sprak),
        "fra": felt.fra,
        "til": felt.til,
        "lengde": felt.lengde,
        "datatype": felt.datatype,
        "format": felt.monster,
        "obligatorisk": felt.paakrevd,
        "koder": [kode_som_data(kode, sprak) for kode in felt.koder],
        "beskrivelse": felt.beskrivelse.paa(sprak),
    }


def kode_som_data(kode: Kode, sprak: Sprak) -> dict[str, Any]:
    """One code; ``i_kontroll`` is false for a code that the layout has and no control knows."""
    return {"kode": kode.kode, "tekst": kode.tekst.paa(sprak), "i_kontroll": kode.i_kontroll}
