"""The description of an XML form in a year, for people (md, html) and programs (csv, json)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any, Final

from kostra.skjema import ordbok
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
from kostra.skjema.modell import Sprak
from kostra.skjema.struktur import Element, Kodeliste, Struktur, Verdi
from kostra.skjema.strukturord import ord_
from kostra.skjema.utskrift import MAKS_KODER_I_CELLE, Format

CSV_KOLONNER: Final = (
    "element", "navn", "slag", "ledetekst", "type", "lengde", "obligatorisk", "kodeliste", "merknad",
)  # fmt: skip


def skriv(struktur: Struktur, format_: Format, sprak: Sprak = "nb") -> str:
    """The description as text."""
    match format_:
        case "md":
            return som_md(dokument(struktur, sprak))
        case "html":
            return som_html(dokument(struktur, sprak))
        case "csv":
            return som_csv(struktur, sprak)
        case "json":
            return json.dumps(som_data(struktur, sprak), ensure_ascii=False, indent=2) + "\n"


def elementer(struktur: Struktur) -> Iterator[tuple[Element, str]]:
    """Every element in the order of the structure, with the name of the one it stands in."""
    for element in struktur.elementer:
        yield from _med_alt_under(element, struktur.rot)


def _med_alt_under(element: Element, over: str) -> Iterator[tuple[Element, str]]:
    yield element, over
    for barn in element.barn:
        yield from _med_alt_under(barn, element.xml)


def dokument(struktur: Struktur, sprak: Sprak) -> Dokument:
    """What the file is, the table of elements, one section per element, the long code lists."""
    tittel = ordbok.ord_(
        "filbeskrivelse", sprak, aar=struktur.aar, tittel=struktur.tittel.paa(sprak)
    )
    om = [tekst.paa(sprak) for tekst in struktur.om]
    om += [
        ord_(navn, sprak, rot=struktur.rot)
        for navn in ("om_filen", "om_samling", "om_dato", "om_aar")
    ]
    deler: list[Del] = [*map(Avsnitt, om), Overskrift(ord_("elementer", sprak))]
    deler.append(_elementtabell(struktur, sprak))
    for element, over in elementer(struktur):
        deler += _element(element, over, sprak)
    lange = [liste for liste in _brukte(struktur) if _egen_del(liste)]
    return Dokument(
        tittel, sprak, (*deler, *(d for liste in lange for d in _kodeliste(liste, sprak)))
    )


def _elementtabell(struktur: Struktur, sprak: Sprak) -> Tabell:
    return Tabell(
        ord_("elementer", sprak),
        (
            ord_("kol_element", sprak),
            ord_("kol_under", sprak),
            ord_("kol_antall", sprak),
            ordbok.ord_("kol_ledetekst", sprak),
        ),
        tuple(
            (Lenke(e.xml, e.xml), over, antall(e, sprak), e.ledetekst.paa(sprak))
            for e, over in elementer(struktur)
        ),
    )


def antall(element: Element, sprak: Sprak) -> str:
    """How many of the element there can be: «1», «0–3», «0 or more»."""
    if element.hoyst is None:
        return ord_("minst", sprak, minst=element.minst)
    like = element.minst == element.hoyst
    return str(element.minst) if like else f"{element.minst}–{element.hoyst}"


def _element(element: Element, over: str, sprak: Sprak) -> list[Del]:
    deler: list[Del] = [Overskrift(element.xml)]
    om = f"{element.ledetekst.paa(sprak)}."
    if element.ulike:
        om += " " + ord_("ulike", sprak, element=element.xml, over=over)
    kolonner = (
        ord_("kol_navn", sprak),
        ordbok.ord_("kol_ledetekst", sprak),
        ord_("kol_slag", sprak),
        *(
            ordbok.ord_(f"kol_{n}", sprak)
            for n in ("type", "lengde", "paakrevd", "koder", "merknad")
        ),
    )
    tittel = ord_("verdier_i", sprak, element=element.xml)
    rader = tuple(_rad(verdi, sprak) for verdi in element.verdier)
    return [*deler, Avsnitt(om), Tabell(tittel, kolonner, rader)]


def _rad(verdi: Verdi, sprak: Sprak) -> tuple[Celle, ...]:
    return (
        verdi.xml,
        verdi.ledetekst.paa(sprak),
        ord_("element" if verdi.element else "attributt", sprak),
        _type(verdi, sprak),
        lengde(verdi),
        ordbok.ord_("ja" if verdi.paakrevd else "nei", sprak),
        _koder(verdi.kodeliste, sprak),
        verdi.merknad.paa(sprak),
    )


def _type(verdi: Verdi, sprak: Sprak) -> str:
    felles = verdi.type in ("tekst", "dato")
    return ordbok.ord_(verdi.type, sprak) if felles else ord_(verdi.type, sprak)


def lengde(verdi: Verdi) -> str:
    """«9», «1–30», or nothing for a date, a code or a year."""
    minst, mest = verdi.lengde
    if not mest:
        return ""
    return str(mest) if minst == mest else f"{minst}–{mest}"


def _egen_del(liste: Kodeliste) -> bool:
    return len(liste.koder) > MAKS_KODER_I_CELLE


def _koder(liste: Kodeliste | None, sprak: Sprak) -> Celle:
    if liste is None:
        return ""
    if _egen_del(liste):
        tekst = ordbok.antall(len(liste.koder), "koder", sprak)
        return Lenke(tekst, ordbok.ord_("kodeliste", sprak, felt=liste.navn))
    return "\n".join(f"{kode.kode} = {kodetekst(liste, kode.kode, sprak)}" for kode in liste.koder)


def kodetekst(liste: Kodeliste, kode: str, sprak: Sprak) -> str:
    """The label of a code, with the years in which it came or went."""
    tekst = next(k.tekst.paa(sprak) for k in liste.koder if k.kode == kode)
    om = [
        ord_(navn, sprak, aar=aarene[kode])
        for navn, aarene in (("ny", liste.ny), ("ut", liste.ut))
        if kode in aarene
    ]
    return f"{tekst} ({'; '.join(om)})" if om else tekst


def _kodeliste(liste: Kodeliste, sprak: Sprak) -> list[Del]:
    navn = ordbok.ord_("kodeliste", sprak, felt=liste.navn)
    kolonner = (ordbok.ord_("kol_kode", sprak), ordbok.ord_("kol_tekst", sprak))
    rader = tuple((kode.kode, kodetekst(liste, kode.kode, sprak)) for kode in liste.koder)
    caption = ordbok.antall(len(liste.koder), "koder", sprak)
    return [Overskrift(navn), Tabell(caption, kolonner, rader)]


def _brukte(struktur: Struktur) -> list[Kodeliste]:
    """The code lists that values use, in the order in which they first stand."""
    verdier = (verdi for element, _ in elementer(struktur) for verdi in element.verdier)
    lister = {v.kodeliste.navn: v.kodeliste for v in verdier if v.kodeliste is not None}
    return list(lister.values())


def som_csv(struktur: Struktur, sprak: Sprak) -> str:
    """One row per value, the columns of ``CSV_KOLONNER``; ``kodeliste`` is ``kode=tekst;…``."""
    ut = io.StringIO()
    skriver = csv.writer(ut, lineterminator="\n")
    skriver.writerow(CSV_KOLONNER)
    for element, _ in elementer(struktur):
        for verdi in element.verdier:
            koder = verdi.kodeliste.koder if verdi.kodeliste else ()
            skriver.writerow(
                (
                    element.xml,
                    verdi.xml,
                    "element" if verdi.element else "attributt",
                    verdi.ledetekst.paa(sprak),
                    verdi.type,
                    lengde(verdi),
                    "ja" if verdi.paakrevd else "nei",
                    ";".join(f"{k.kode}={k.tekst.paa(sprak)}" for k in koder),
                    verdi.merknad.paa(sprak),
                )
            )
    return ut.getvalue()


def som_data(struktur: Struktur, sprak: Sprak) -> dict[str, Any]:
    """The description as plain data, ready for JSON."""
    return {
        "skjema": struktur.skjema,
        "aar": struktur.aar,
        "sprak": sprak,
        "tittel": struktur.tittel.paa(sprak),
        "rot": struktur.rot,
        "om": [tekst.paa(sprak) for tekst in struktur.om],
        "elementer": [_element_som_data(e, over, sprak) for e, over in elementer(struktur)],
        "kodelister": {liste.navn: _liste_som_data(liste, sprak) for liste in _brukte(struktur)},
    }


def _element_som_data(element: Element, over: str, sprak: Sprak) -> dict[str, Any]:
    return {
        "element": element.xml,
        "under": over,
        "minst": element.minst,
        "hoyst": element.hoyst,
        "id_er_forskjellig": element.ulike,
        "ledetekst": element.ledetekst.paa(sprak),
        "verdier": [
            {
                "navn": verdi.xml,
                "slag": "element" if verdi.element else "attributt",
                "ledetekst": verdi.ledetekst.paa(sprak),
                "type": verdi.type,
                "minste_lengde": verdi.lengde[0] if verdi.lengde[1] else None,
                "storste_lengde": verdi.lengde[1] or None,
                "obligatorisk": verdi.paakrevd,
                "kodeliste": verdi.kodeliste.navn if verdi.kodeliste else None,
                "merknad": verdi.merknad.paa(sprak),
            }
            for verdi in element.verdier
        ],
    }


def _liste_som_data(liste: Kodeliste, sprak: Sprak) -> list[dict[str, Any]]:
    return [
        {
            "kode": kode.kode,
            "tekst": kode.tekst.paa(sprak),
            "ny": liste.ny.get(kode.kode),
            "ut": liste.ut.get(kode.kode),
        }
        for kode in liste.koder
    ]
