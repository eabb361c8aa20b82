"""The words around the facts in file descriptions and lists of changes, in three languages."""

from __future__ import annotations

from typing import Final

from kostra.skjema.modell import Sprak, Tekst3

_ENHETER: Final = {
    "tegn": (Tekst3("tegn", "teikn", "character"), Tekst3("tegn", "teikn", "characters")),
    "felt": (Tekst3("felt", "felt", "field"), Tekst3("felt", "felt", "fields")),
    "koder": (Tekst3("kode", "kode", "code"), Tekst3("koder", "kodar", "codes")),
}

_ORD: Final = {
    "ja": Tekst3("Ja", "Ja", "Yes"),
    "nei": Tekst3("Nei", "Nei", "No"),
    "tekst": Tekst3("Tekst", "Tekst", "Text"),
    "heltall": Tekst3("Heltall", "Heiltal", "Integer"),
    "dato": Tekst3("Dato", "Dato", "Date"),
    # the file description
    "filbeskrivelse": Tekst3(
        "Filbeskrivelse {aar}: {tittel}",
        "Filskildring {aar}: {tittel}",
        "File description {aar}: {tittel}",
    ),
    "om_filen": Tekst3(
        "Recordlengde: {lengde}. Antall felt: {felt}. Posisjonene teller tegn fra 1, "
        "og både fra og til er med.",
        "Recordlengd: {lengde}. Talet på felt: {felt}. Posisjonane tel teikn frå 1, "
        "og både frå og til er med.",
        "Record length: {lengde}. Number of fields: {felt}. Positions count characters from 1, "
        "and both from and to are included.",
    ),
    "om_dato": Tekst3(
        "I datoformat er dd dag, MM måned og yyyy år; yy er de to siste sifrene i året.",
        "I datoformat er dd dag, MM månad og yyyy år; yy er dei to siste siffera i året.",
        "In date patterns, dd is the day, MM the month and yyyy the year; "
        "yy is the last two digits of the year.",
    ),
    "kol_felt": Tekst3("Felt", "Felt", "Field"),
    "kol_ledetekst": Tekst3("Ledetekst", "Leietekst", "Label"),
    "kol_fra": Tekst3("Fra", "Frå", "From"),
    "kol_til": Tekst3("Til", "Til", "To"),
    "kol_lengde": Tekst3("Lengde", "Lengd", "Length"),
    "kol_type": Tekst3("Type", "Type", "Type"),
    "kol_monster": Tekst3("Datoformat", "Datoformat", "Date pattern"),
    "kol_paakrevd": Tekst3("Obligatorisk", "Obligatorisk", "Mandatory"),
    "kol_koder": Tekst3("Koder", "Kodar", "Codes"),
    "kol_merknad": Tekst3("Merknad", "Merknad", "Remark"),
    "kol_kode": Tekst3("Kode", "Kode", "Code"),
    "kol_tekst": Tekst3("Tekst", "Tekst", "Text"),
    "kodeliste": Tekst3("Kodeliste {felt}", "Kodeliste {felt}", "Code list {felt}"),
    "ikke_i_kontroll": Tekst3(
        "{tekst} (kontrollprogrammet for {aar} kjente ikke koden)",
        "{tekst} (kontrollprogrammet for {aar} kjende ikkje koden)",
        "{tekst} (the control program for {aar} did not know the code)",
    ),
    # changes
    "endringer": Tekst3(
        "Endringer fra {fra} til {til}: {tittel}",
        "Endringar frå {fra} til {til}: {tittel}",
        "Changes from {fra} to {til}: {tittel}",
    ),
    "ingen_endring": Tekst3(
        "Filbeskrivelsen er uendret.",
        "Filskildringa er uendra.",
        "The file description is unchanged.",
    ),
    "lengde_endret": Tekst3(
        "Recordlengden går fra {fra} til {til}.",
        "Recordlengda går frå {fra} til {til}.",
        "The record length changes from {fra} to {til}.",
    ),
    "lengde_uendret": Tekst3(
        "Recordlengden er uendret: {til}.",
        "Recordlengda er uendra: {til}.",
        "The record length is unchanged: {til}.",
    ),
    "antall_endret": Tekst3(
        "Antall felt går fra {fra} til {til}.",
        "Talet på felt går frå {fra} til {til}.",
        "The number of fields changes from {fra} to {til}.",
    ),
    "antall_uendret": Tekst3(
        "Antall felt er uendret: {til}.",
        "Talet på felt er uendra: {til}.",
        "The number of fields is unchanged: {til}.",
    ),
    "nye": Tekst3("Nye felt", "Nye felt", "New fields"),
    "posisjon": Tekst3("posisjon {spenn}", "posisjon {spenn}", "position {spenn}"),
    "obligatorisk": Tekst3("obligatorisk", "obligatorisk", "mandatory"),
    "valgfritt": Tekst3("ikke obligatorisk", "ikkje obligatorisk", "not mandatory"),
    "utgaar": Tekst3("Felt som utgår", "Felt som går ut", "Fields that are removed"),
    "felt_utgaar": Tekst3(
        "{felt}: sto i {posisjon}.",
        "{felt}: stod i {posisjon}.",
        "{felt}: was in {posisjon}.",
    ),
    "nytt_navn": Tekst3("Felt med nytt navn", "Felt med nytt namn", "Renamed fields"),
    "felt_nytt_navn": Tekst3(
        "{foer} heter nå {felt}, i {posisjon}.",
        "{foer} heiter no {felt}, i {posisjon}.",
        "{foer} is now called {felt}, in {posisjon}.",
    ),
    "flyttet": Tekst3("Felt som flyttes", "Felt som blir flytta", "Fields that move"),
    "flyttes_hoyre": Tekst3(
        "{felt} flyttes {tegn} mot høyre, fra posisjon {foer} til {naa}.",
        "{felt} blir flytta {tegn} mot høgre, frå posisjon {foer} til {naa}.",
        "{felt}: {tegn} to the right, from position {foer} to {naa}.",
    ),
    "flyttes_venstre": Tekst3(
        "{felt} flyttes {tegn} mot venstre, fra posisjon {foer} til {naa}.",
        "{felt} blir flytta {tegn} mot venstre, frå posisjon {foer} til {naa}.",
        "{felt}: {tegn} to the left, from position {foer} to {naa}.",
    ),
    "form": Tekst3(
        "Lengde, type og datoformat", "Lengd, type og datoformat", "Length, type and date pattern"
    ),
    "ny_lengde": Tekst3(
        "lengde fra {foer} til {naa}", "lengd frå {foer} til {naa}", "length from {foer} to {naa}"
    ),
    "ny_type": Tekst3(
        "type fra {foer} til {naa}", "type frå {foer} til {naa}", "type from {foer} to {naa}"
    ),
    "nytt_monster": Tekst3(
        "datoformat fra {foer} til {naa}",
        "datoformat frå {foer} til {naa}",
        "date pattern from {foer} to {naa}",
    ),
    "uten_monster": Tekst3("ingen", "inga", "none"),
    "paakrevd": Tekst3("Obligatoriske felt", "Obligatoriske felt", "Mandatory fields"),
    "blir_paakrevd": Tekst3(
        "{felt} blir obligatorisk.", "{felt} blir obligatorisk.", "{felt} becomes mandatory."
    ),
    "ikke_paakrevd": Tekst3(
        "{felt} er ikke lenger obligatorisk.",
        "{felt} er ikkje lenger obligatorisk.",
        "{felt} is no longer mandatory.",
    ),
    "koder": Tekst3("Koder", "Kodar", "Codes"),
    "ny_kode": Tekst3(
        "Ny kode {kode}: {tekst}.", "Ny kode {kode}: {tekst}.", "New code {kode}: {tekst}."
    ),
    "kode_utgaar": Tekst3(
        "Kode {kode} utgår: {tekst}.",
        "Kode {kode} går ut: {tekst}.",
        "Code {kode} is removed: {tekst}.",
    ),
    "ny_tekst": Tekst3(
        "Kode {kode} har ny tekst: «{naa}», før «{foer}».",
        "Kode {kode} har ny tekst: «{naa}», før «{foer}».",
        "Code {kode} has a new text: “{naa}”, before “{foer}”.",
    ),
    "godtas": Tekst3(
        "Kontrollene for {til} kjenner kode {kode} ({tekst}); det gjorde de ikke i {fra}.",
        "Kontrollane for {til} kjenner kode {kode} ({tekst}); det gjorde dei ikkje i {fra}.",
        "The controls for {til} know code {kode} ({tekst}); those for {fra} did not.",
    ),
    "godtas_ikke": Tekst3(
        "Kontrollene for {til} kjenner ikke kode {kode} ({tekst}); det gjorde de i {fra}.",
        "Kontrollane for {til} kjenner ikkje kode {kode} ({tekst}); det gjorde dei i {fra}.",
        "The controls for {til} do not know code {kode} ({tekst}); those for {fra} did.",
    ),
    "kode_sum": Tekst3(
        "{ut} utgår og {inn} kommer til. Antall med samme navn og nytt nummer: {like}. "
        "Antall med ny tekst: {tekst}.",
        "{ut} går ut og {inn} kjem til. Talet på dei med same namn og nytt nummer: {like}. "
        "Talet på dei med ny tekst: {tekst}.",
        "{ut} removed and {inn} added. Same name and new number: {like}. New text: {tekst}.",
    ),
    "tab_nytt_nummer": Tekst3(
        "Samme navn, nytt nummer", "Same namn, nytt nummer", "Same name, new number"
    ),
    "tab_utgaar": Tekst3("Øvrige koder som utgår", "Andre kodar som går ut", "Other codes removed"),
    "tab_nye": Tekst3("Øvrige nye koder", "Andre nye kodar", "Other new codes"),
    "tab_ny_tekst": Tekst3(
        "Samme nummer, ny tekst", "Same nummer, ny tekst", "Same number, new text"
    ),
}


def ord_(navn: str, sprak: Sprak, **verdier: object) -> str:
    """A word or sentence with its values filled in. An unknown name is our own fault: KeyError."""
    return _ORD[navn].paa(sprak).format(**verdier)


def antall(tall: int, enhet: str, sprak: Sprak) -> str:
    """``8 tegn``, ``1 code``: a number with its unit, ``tegn``, ``felt`` or ``koder``."""
    en, flere = _ENHETER[enhet]
    return f"{tall} {(en if tall == 1 else flere).paa(sprak)}"
