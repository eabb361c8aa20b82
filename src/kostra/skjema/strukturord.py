"""The words around the facts in descriptions of XML forms, in three languages."""

from __future__ import annotations

from typing import Final

from kostra.skjema.modell import Sprak, Tekst3

_ORD: Final = {
    "om_filen": Tekst3(
        "Filen er XML i UTF-8, eller i det tegnsettet som første linje sier. Det ytterste elementet "
        "heter {rot}. Navnerom, ukjente elementer og ukjente attributter har ingen betydning. "
        "DOCTYPE godtas ikke.",
        "Fila er XML i UTF-8, eller i det teiknsettet som første linje seier. Det ytste elementet "
        "heiter {rot}. Namnerom, ukjende element og ukjende attributt har inga betyding. "
        "DOCTYPE blir ikkje godteken.",
        "The file is XML in UTF-8, or in the character set that the first line states. The outermost "
        "element is {rot}. Namespaces, unknown elements and unknown attributes have no meaning. "
        "DOCTYPE is not accepted.",
    ),
    "om_samling": Tekst3(
        "Elementer av samme slag skal stå etter hverandre. Står det andre elementer imellom, blir bare "
        "den siste samlingen lest.",
        "Element av same slag skal stå etter kvarandre. Står det andre element imellom, blir berre den "
        "siste samlinga lesen.",
        "Elements of the same kind must follow each other. With other elements in between, only the last "
        "run is read.",
    ),
    "om_dato": Tekst3(
        "Datoer skrives ÅÅÅÅ-MM-DD. Lengder teller tegn.",
        "Datoar blir skrivne ÅÅÅÅ-MM-DD. Lengder tel teikn.",
        "Dates are written YYYY-MM-DD. Lengths count characters.",
    ),
    "om_aar": Tekst3(
        "Kodelistene er de samme i alle år: en kode som har gått ut, godtas fortsatt.",
        "Kodelistene er dei same i alle år: ein kode som har gått ut, blir framleis godteken.",
        "The code lists are the same in all years: a code that has gone out is still accepted.",
    ),
    "elementer": Tekst3("Elementer", "Element", "Elements"),
    "kodelister": Tekst3("Kodelister", "Kodelister", "Code lists"),
    "kol_element": Tekst3("Element", "Element", "Element"),
    "kol_under": Tekst3("Står i", "Står i", "Stands in"),
    "kol_antall": Tekst3("Antall", "Antal", "Number"),
    "kol_navn": Tekst3("Navn", "Namn", "Name"),
    "kol_slag": Tekst3("Slag", "Slag", "Kind"),
    "attributt": Tekst3("Attributt", "Attributt", "Attribute"),
    "element": Tekst3("Element", "Element", "Element"),
    "siffer": Tekst3("Siffer", "Siffer", "Digits"),
    "kode": Tekst3("Kode", "Kode", "Code"),
    "aarstall": Tekst3("Årstall", "Årstal", "Year"),
    "minst": Tekst3("{minst} eller flere", "{minst} eller fleire", "{minst} or more"),
    "ulike": Tekst3(
        "Id må være forskjellig i alle {element} i samme {over}.",
        "Id må vere ulik i alle {element} i same {over}.",
        "Id must differ between all {element} of the same {over}.",
    ),
    "verdier_i": Tekst3("Verdier i {element}", "Verdiar i {element}", "Values of {element}"),
    "ny": Tekst3("ny i {aar}", "ny i {aar}", "new in {aar}"),
    "ut": Tekst3(
        "gikk ut i {aar}, godtas fortsatt",
        "gjekk ut i {aar}, blir framleis godteken",
        "went out in {aar}, still accepted",
    ),
    "uendret": Tekst3(
        "Oppbyggingen og kodelistene er uendret.",
        "Oppbygginga og kodelistene er uendra.",
        "Structure and code lists are unchanged.",
    ),
    "oppbygging": Tekst3("Oppbygging", "Oppbygging", "Structure"),
    "utgaar": Tekst3(
        "Kode {kode} går ut, men godtas fortsatt: {tekst}.",
        "Kode {kode} går ut, men blir framleis godteken: {tekst}.",
        "Code {kode} goes out, but is still accepted: {tekst}.",
    ),
}


def ord_(navn: str, sprak: Sprak, **verdier: object) -> str:
    """A word or sentence with its values filled in. An unknown name is our own fault: KeyError."""
    return _ORD[navn].paa(sprak).format(**verdier)
