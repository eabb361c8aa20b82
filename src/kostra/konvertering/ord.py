"""The words around the records that are shown, in three languages."""

from __future__ import annotations

from typing import Final

from kostra.skjema import Sprak, Tekst3

_ORD: Final = {
    "filen": Tekst3(
        "{skjema} {aar}, {tegnsett}. Antall linjer: {antall}. En linje skal ha {lengde} tegn.",
        "{skjema} {aar}, {tegnsett}. Talet på linjer: {antall}. Ei linje skal ha {lengde} teikn.",
        "{skjema} {aar}, {tegnsett}. Number of lines: {antall}. A line must have {lengde} characters.",
    ),
    "alle_riktige": Tekst3(
        "Alle linjene har riktig lengde.",
        "Alle linjene har rett lengd.",
        "All lines have the right length.",
    ),
    "gale": Tekst3(
        "Linjer med gal lengde: {antall}.",
        "Linjer med gal lengd: {antall}.",
        "Lines of the wrong length: {antall}.",
    ),
    "flere": Tekst3("… og {antall} til.", "… og {antall} til.", "… and {antall} more."),
    "linje": Tekst3("Linje {nummer}", "Linje {nummer}", "Line {nummer}"),
    "lengde": Tekst3("{lengde} tegn", "{lengde} teikn", "{lengde} characters"),
    "for_kort": Tekst3(
        "{lengde} tegn, {avvik} for få",
        "{lengde} teikn, {avvik} for få",
        "{lengde} characters, {avvik} too few",
    ),
    "for_lang": Tekst3(
        "{lengde} tegn, {avvik} for mange",
        "{lengde} teikn, {avvik} for mange",
        "{lengde} characters, {avvik} too many",
    ),
    "tab": Tekst3(
        "linjen har tabulator, vist som →",
        "linja har tabulator, vist som →",
        "the line has a tab, shown as →",
    ),
    "mangler_foran": Tekst3(
        "Fra og med {felt} (posisjon {fra}) er teksten forskjøvet {tegn} tegn mot venstre: "
        "noe er falt ut lenger foran.",
        "Frå og med {felt} (posisjon {fra}) er teksten forskoven {tegn} teikn mot venstre: "
        "noko er falle ut lenger framme.",
        "From {felt} (position {fra}) on, the text is shifted to the left by {tegn}: "
        "something before it has been lost.",
    ),
    "ekstra_foran": Tekst3(
        "Fra og med {felt} (posisjon {fra}) er teksten forskjøvet {tegn} tegn mot høyre: "
        "noe er for mye lenger foran.",
        "Frå og med {felt} (posisjon {fra}) er teksten forskoven {tegn} teikn mot høgre: "
        "noko er for mykje lenger framme.",
        "From {felt} (position {fra}) on, the text is shifted to the right by {tegn}: "
        "there is something too much before it.",
    ),
    "mangler_bak": Tekst3(
        "Slutten av linjen mangler ({tegn} tegn). Mellomrom på slutten skal være med.",
        "Slutten av linja manglar ({tegn} teikn). Mellomrom på slutten skal vere med.",
        "The end of the line is missing ({tegn}). Blanks at the end must be there.",
    ),
    "ekstra_bak": Tekst3(
        "Slutten av linjen har {tegn} tegn for mye.",
        "Slutten av linja har {tegn} teikn for mykje.",
        "The end of the line is too long by {tegn}.",
    ),
    "kol_felt": Tekst3("Felt", "Felt", "Field"),
    "kol_posisjon": Tekst3("Posisjon", "Posisjon", "Position"),
    "kol_verdi": Tekst3("Verdi", "Verdi", "Value"),
    "kol_betyr": Tekst3("Betyr", "Tyder", "Meaning"),
    "utropstegn": Tekst3(
        "«!» er verdier som ikke har feltets form. «·» er mellomrom, «*» er skjult.",
        "«!» er verdiar som ikkje har forma til feltet. «·» er mellomrom, «*» er skjult.",
        "“!” are values without the form of the field. “·” is a blank, “*” is hidden.",
    ),
    "tomt": Tekst3("tomt", "tomt", "empty"),
    "tomt_paakrevd": Tekst3(
        "tomt (obligatorisk i filbeskrivelsen)",
        "tomt (obligatorisk i filskildringa)",
        "empty (mandatory in the file description)",
    ),
    "utenfor": Tekst3("linjen er slutt", "linja er slutt", "the line has ended"),
    "ukjent_kode": Tekst3(
        "koden finnes ikke i listen", "koden finst ikkje i lista", "the code is not in the list"
    ),
    "kode_ute": Tekst3(
        "{tekst} (kontrollene for {aar} kjenner ikke koden)",
        "{tekst} (kontrollane for {aar} kjenner ikkje koden)",
        "{tekst} (the controls for {aar} do not know the code)",
    ),
    "ikke_dato": Tekst3(
        "ikke en dato ({monster})", "ikkje ein dato ({monster})", "not a date ({monster})"
    ),
    "dagen_finnes_ikke": Tekst3(
        "dagen finnes ikke i den måneden",
        "dagen finst ikkje i den månaden",
        "there is no such day in that month",
    ),
    "ikke_heltall": Tekst3("ikke et helt tall", "ikkje eit heilt tal", "not a whole number"),
    "ikke_sifre": Tekst3(
        "skal være {lengde} siffer", "skal vere {lengde} siffer", "must be {lengde} digits"
    ),
    "nummer_ok": Tekst3(
        "{lengde} siffer, kontrollsifrene stemmer",
        "{lengde} siffer, kontrollsiffera stemmer",
        "{lengde} digits, the control digits fit",
    ),
    "nummer_konstruert": Tekst3(
        "{lengde} siffer, konstruert nummer som godtas",
        "{lengde} siffer, konstruert nummer som blir godteke",
        "{lengde} digits, a made-up number that is accepted",
    ),
    "nummer_galt": Tekst3(
        "{lengde} siffer, men kontrollsifrene stemmer ikke",
        "{lengde} siffer, men kontrollsiffera stemmer ikkje",
        "{lengde} digits, but the control digits do not fit",
    ),
}


def ord_(navn: str, sprak: Sprak, **verdier: object) -> str:
    """A word or sentence with its values filled in. An unknown name is our own fault: KeyError."""
    return _ORD[navn].paa(sprak).format(**verdier)
