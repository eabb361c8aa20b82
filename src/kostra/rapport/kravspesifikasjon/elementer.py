"""The specification of a form of elements: how it is read, the reader's controls, and the count."""

from __future__ import annotations

from typing import Final

from kostra.kontroll.elementkontroll import Leserfunn
from kostra.kontroll.modell import Kontrollinfo
from kostra.kontroll.regelsett import Regelsett
from kostra.rapport.kravspesifikasjon.modell import Krav, Leseform, Tilfelle
from kostra.rapport.kravspesifikasjon.ord import ord_
from kostra.skjema.modell import Sprak, Tekst3
from kostra.skjema.struktur import Struktur

_LESING: Final = (
    Tekst3(
        "Filen er XML. Tegnsettet er det XML-deklarasjonen sier, ellers UTF-8.",
        "Fila er XML. Teiknsettet er det XML-deklarasjonen seier, elles UTF-8.",
        "The file is XML. The character set is the one that the XML declaration tells, else UTF-8.",
    ),
    Tekst3(
        "Avgiver og Individ leses i filens rekkefølge, hvor de enn står. Navnerom, ukjente elementer "
        "og ukjente attributter hoppes over.",
        "Avgiver og Individ blir lesne i rekkjefølgja til fila, kvar dei enn står. Namnerom, ukjende "
        "element og ukjende attributt blir hoppa over.",
        "Avgiver and Individ are read in the order of the file, wherever they stand. Namespaces, "
        "unknown elements and unknown attributes are passed over.",
    ),
    Tekst3(
        "Står et element flere ganger enn det kan, gjelder det siste. Er en liste delt opp av andre "
        "elementer (Plan, Melding, Plan), gjelder bare den siste delen.",
        "Står eit element fleire gonger enn det kan, gjeld det siste. Er ei liste delt opp av andre "
        "element (Plan, Melding, Plan), gjeld berre den siste delen.",
        "When an element stands more often than it can, the last one counts. When a list is broken up "
        "by other elements (Plan, Melding, Plan), only its last part counts.",
    ),
    Tekst3(
        "En tom dato regnes som en som mangler. Andre tomme attributter er oppgitt, men tomme.",
        "Ein tom dato blir rekna som ein som manglar. Andre tomme attributt er oppgitte, men tomme.",
        "An empty date counts as missing. Other empty attributes are given, but empty.",
    ),
    Tekst3(
        "Et element som ikke følger filbeskrivelsen, gir AVGIVER_01 eller INDIVID_01, og ingen andre "
        "kontroller ser på det. De andre elementene kontrolleres som vanlig.",
        "Eit element som ikkje følgjer filskildringa, gir AVGIVER_01 eller INDIVID_01, og ingen andre "
        "kontrollar ser på det. Dei andre elementa blir kontrollerte som vanleg.",
        "An element that doesn't follow the file description gives AVGIVER_01 or INDIVID_01, and no "
        "other control looks at it. The other elements are checked as usual.",
    ),
)
_UGYLDIG: Final = Tekst3(
    "Avvik når elementet ikke følger filbeskrivelsen. Det første som er galt, meldes.",
    "Avvik når elementet ikkje følgjer filskildringa. Det første som er gale, blir meldt.",
    "Finding when the element doesn't follow the file description. The first fault is reported.",
)
_AVVIK: Final = {
    "LESEFEIL": Tekst3(
        "Avvik når filen ikke kan leses som XML til siste tegn, eller inneholder DOCTYPE. Da meldes "
        "ikke noe annet.",
        "Avvik når fila ikkje kan lesast som XML til siste teikn, eller inneheld DOCTYPE. Då blir "
        "ikkje noko anna meldt.",
        "Finding when the file can't be read as XML to its last character, or holds a DOCTYPE. Then "
        "nothing else is reported.",
    ),
    "AVGIVER_01": _UGYLDIG,
    "INDIVID_01": _UGYLDIG,
}


def leseform(sett: Regelsett, struktur: Struktur, sprak: Sprak) -> Leseform:
    """The facts of the structure."""
    return Leseform(
        krav=tuple(_krav(info, sprak) for info in Leserfunn(maks=None).kontroller),
        lesing=tuple(tekst.paa(sprak) for tekst in _LESING),
        antall=_kontrolltall(sett, struktur, sprak),
        antall_felt=sum(len(tabell.kolonner) for tabell in struktur.tabeller.values()),
        antall_data=dict(sett.kontroller_per),
    )


def _krav(info: Kontrollinfo, sprak: Sprak) -> Krav:
    """A control of the reader. Its message tells the fault, so there is no one text of it."""
    tilfelle = Tilfelle(info.id, _AVVIK[info.id].paa(sprak), "", (), "")
    tittel, hvorfor = info.tittel.paa(sprak), info.hvorfor.paa(sprak)
    return Krav(info.id, tittel, info.grad, hvorfor, "", (tilfelle,), ())


def _kontrolltall(sett: Regelsett, struktur: Struktur, sprak: Sprak) -> str:
    ledd = (
        ord_("antall.elementer", sprak, n=n, x=struktur.tabeller[tabell].xml)
        for tabell, n in sett.kontroller_per.items()
    )
    return ord_("antall.formel", sprak, x=" + ".join(ledd))
