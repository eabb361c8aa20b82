"""The words that sentences about elements, and about days, are made of. See :mod:`.ord`."""

from __future__ import annotations

from typing import Final

from kostra.skjema.modell import Tekst3

#: What can be said of an element or a column.
RADPREDIKAT: Final = {
    "oppgitt": Tekst3("er oppgitt", "er oppgitt", "is given"),
    "starter": Tekst3("begynner med {b}", "byrjar med {b}", "begins with {b}"),
    "noen_rad": Tekst3("har minst {ett}{der}", "har minst {ett}{der}", "has at least {ett}{der}"),
    "ingen_rad": Tekst3("ikke har {flere}{der}", "ikkje har {flere}{der}", "has no {flere}{der}"),
    "alle_rad": Tekst3(
        "bare har {flere}{der}", "berre har {flere}{der}", "has nothing but {flere}{der}"
    ),
    "ikke_alle_rad": Tekst3(
        "ikke bare har {flere}{der}",
        "ikkje berre har {flere}{der}",
        "does not have only {flere}{der}",
    ),
    "like_flere_rad": Tekst3(
        "har samme {felt} som {annet}{blant}",
        "har same {felt} som {annet}{blant}",
        "has the same {felt} as {annet}{blant}",
    ),
    "like_ulike_rad": Tekst3(
        "har samme {felt}, men ikke samme {a}, som {annet}{blant}",
        "har same {felt}, men ikkje same {a}, som {annet}{blant}",
        "has the same {felt}, but not the same {a}, as {annet}{blant}",
    ),
    "like_forste_rad": Tekst3(
        "står først av {flere} med samme {felt}{blant}",
        "står først av {flere} med same {felt}{blant}",
        "is the first of {flere} with the same {felt}{blant}",
    ),
}

#: Names of columns, of elements as a whole, and of days.
RADORD: Final = {
    "p_dag_forrige": Tekst3(
        "{dag:02}.{maaned:02}. i året før rapporteringsåret",
        "{dag:02}.{maaned:02}. i året før rapporteringsåret",
        "{dag} {maanedsnavn} of the year before the reporting year",
    ),
    "dag": Tekst3(
        "{dag:02}.{maaned:02}.{aar}", "{dag:02}.{maaned:02}.{aar}", "{dag} {maanedsnavn} {aar}"
    ),
    "enhet.dag": Tekst3("dag", "dag", "day"),
    "enhet.dager": Tekst3("dager", "dagar", "days"),
    "dager": Tekst3(
        "antallet dager fra {a} til {b}",
        "talet på dagar frå {a} til {b}",
        "the number of days from {a} to {b}",
    ),
    "tidligst": Tekst3("den tidligste av {a}", "den tidlegaste av {a}", "the earliest of {a}"),
    "senest": Tekst3("den seneste av {a}", "den seinaste av {a}", "the latest of {a}"),
    "rute": Tekst3("{hva}s {kolonne}", "{kolonne} i {hva}", "{hva}'s {kolonne}"),
    "kodetekst": Tekst3(
        "koden i {a} med tekst", "koden i {a} med tekst", "the code of {a} with its text"
    ),
    "der": Tekst3(" der {c}", " der {c}", " where {c}"),
    "begge": Tekst3(
        " (begge blant {flere} der {c})",
        " (begge blant {flere} der {c})",
        " (both among {flere} where {c})",
    ),
    "senere": Tekst3("senere {hva}", "seinare {hva}", "later {hva}"),
    "senere_bestemt": Tekst3("{den} senere {hva}", "{den} seinare {hva}", "the later {hva}"),
    "antall_rad": Tekst3(
        "antallet {flere}{der}", "talet på {flere}{der}", "the number of {flere}{der}"
    ),
    "summen_rad": Tekst3(
        "summen av {a} for alle {flere}",
        "summen av {a} for alle {flere}",
        "the sum of {a} over all {flere}",
    ),
    "like_antall_rad": Tekst3(
        "antallet {flere} med samme {felt}{blant}",
        "talet på {flere} med same {felt}{blant}",
        "the number of {flere} with the same {felt}{blant}",
    ),
    "like_andre_rad": Tekst3(
        "{a} hos andre {flere} med samme {felt}{blant}",
        "{a} hos andre {flere} med same {felt}{blant}",
        "{a} of other {flere} with the same {felt}{blant}",
    ),
    "blant_rad": Tekst3(
        " (blant {flere} der {c})", " (blant {flere} der {c})", " (among {flere} where {c})"
    ),
}
