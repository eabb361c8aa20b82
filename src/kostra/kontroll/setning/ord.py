"""The words that sentences are made of, in bokmål, nynorsk and English.

Predicates stand in the order of a subordinate clause («når STATUS ikke er 3»), so that a negated one
is the plain one with «ikke» in front; :data:`BENEKTET` holds those that have better words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from kostra.kontroll.setning.radord import RADORD, RADPREDIKAT
from kostra.skjema.modell import Sprak, Tekst3

_FRA_TIL: Final = Tekst3("fra {a} til og med {b}", "frå {a} til og med {b}", "from {a} through {b}")

#: What can be said of a subject. The comparisons come per kind of value: number, date, age.
PREDIKAT: Final = {
    "blank": Tekst3("er blank", "er blank", "is blank"),
    "blank.felt": Tekst3("er blankt", "er blankt", "is blank"),
    "finnes": Tekst3("har en gyldig kode", "har ein gyldig kode", "has a valid code"),
    "er_heltall": Tekst3("er et heltall", "er eit heiltal", "is a whole number"),
    "er_fnr": Tekst3(
        "er et gyldig fødselsnummer eller d-nummer",
        "er eit gyldig fødselsnummer eller d-nummer",
        "is a valid national identity number or d-number",
    ),
    "mod11": Tekst3(
        "har gyldige kontrollsiffer", "har gyldige kontrollsiffer", "has valid control digits"
    ),
    "er_duf": Tekst3(
        "er et gyldig DUF-nummer", "er eit gyldig DUF-nummer", "is a valid DUF number"
    ),
    "er_syntetisk": Tekst3(
        "er nummeret til en testperson",
        "er nummeret til ein testperson",
        "is the number of a test person",
    ),
    "paakrevd": Tekst3("er obligatorisk", "er obligatorisk", "is mandatory"),
    "har_koder": Tekst3("har en kodeliste", "har ei kodeliste", "has a code list"),
    "er_type": Tekst3("har datatypen {b}", "har datatypen {b}", "has the data type {b}"),
    "heter": Tekst3("heter {b}", "heiter {b}", "is called {b}"),
    "heter_en": Tekst3("heter en av {b}", "heiter ein av {b}", "is called one of {b}"),
    "lik": Tekst3("er {b}", "er {b}", "is {b}"),
    "lik_felt": Tekst3("er lik {b}", "er lik {b}", "is equal to {b}"),
    "i": Tekst3("er en av {b}", "er ein av {b}", "is one of {b}"),
    "kjent": Tekst3("er kjent", "er kjend", "is known"),
    "kjent.dato": Tekst3("er en dato", "er ein dato", "is a date"),
    "kjent.streng": Tekst3(
        "er en dato som finnes i kalenderen",
        "er ein dato som finst i kalenderen",
        "is a date that exists in the calendar",
    ),
    "finst": Tekst3("finnes", "finst", "is there"),
    "like_flere": Tekst3(
        "har samme {felt} som en annen post{blant}",
        "har same {felt} som ein annan post{blant}",
        "has the same {felt} as another record{blant}",
    ),
    "like_ulike": Tekst3(
        "har samme {felt}, men ikke samme {a}, som en annen post{blant}",
        "har same {felt}, men ikkje same {a}, som ein annan post{blant}",
        "has the same {felt}, but not the same {a}, as another record{blant}",
    ),
    "like_forste": Tekst3(
        "er den første av postene med samme {felt}{blant}",
        "er den første av postane med same {felt}{blant}",
        "is the first of the records with the same {felt}{blant}",
    ),
    "mindre.tall": Tekst3("er mindre enn {b}", "er mindre enn {b}", "is less than {b}"),
    "hoyst.tall": Tekst3("er høyst {b}", "er høgst {b}", "is at most {b}"),
    "storre.tall": Tekst3("er større enn {b}", "er større enn {b}", "is greater than {b}"),
    "minst.tall": Tekst3("er minst {b}", "er minst {b}", "is at least {b}"),
    "like.tall": Tekst3("er {b}", "er {b}", "is {b}"),
    "mellom.tall": Tekst3(f"er {_FRA_TIL.nb}", f"er {_FRA_TIL.nn}", f"is {_FRA_TIL.en}"),
    "mindre.dato": Tekst3("er før {b}", "er før {b}", "is before {b}"),
    "hoyst.dato": Tekst3("er senest {b}", "er seinast {b}", "is {b} at the latest"),
    "storre.dato": Tekst3("er etter {b}", "er etter {b}", "is after {b}"),
    "minst.dato": Tekst3("er tidligst {b}", "er tidlegast {b}", "is {b} at the earliest"),
    "like.dato": Tekst3("er {b}", "er {b}", "is {b}"),
    "mellom.dato": Tekst3(f"er {_FRA_TIL.nb}", f"er {_FRA_TIL.nn}", f"is {_FRA_TIL.en}"),
    "mindre.alder": Tekst3("er under {b} år", "er under {b} år", "is under {b}"),
    "hoyst.alder": Tekst3("er høyst {b} år", "er høgst {b} år", "is at most {b}"),
    "storre.alder": Tekst3("er over {b} år", "er over {b} år", "is over {b}"),
    "minst.alder": Tekst3("er minst {b} år", "er minst {b} år", "is at least {b}"),
    "like.alder": Tekst3("er {b} år", "er {b} år", "is {b}"),
    "mellom.alder": Tekst3(f"er {_FRA_TIL.nb} år", f"er {_FRA_TIL.nn} år", f"is {_FRA_TIL.en}"),
    "aar_for": Tekst3(
        "har et årstall mer enn {n} år før {b}",
        "har eit årstal meir enn {n} år før {b}",
        "has a year more than {n} years before {b}",
    ),
    "aar_etter": Tekst3(
        "har et årstall mer enn {n} år etter {b}",
        "har eit årstal meir enn {n} år etter {b}",
        "has a year more than {n} years after {b}",
    ),
    **RADPREDIKAT,
}

#: The opposite, where it isn't the predicate with «ikke».
BENEKTET: Final = {
    "blank": Tekst3("er fylt ut", "er fylt ut", "is filled in"),
    "kjent": Tekst3("er ukjent", "er ukjend", "is unknown"),
    "starter": Tekst3("ikke begynner med {b}", "ikkje byrjar med {b}", "does not begin with {b}"),
    "finnes": Tekst3("ikke har en gyldig kode", "ikkje har ein gyldig kode", "has no valid code"),
    "mod11": Tekst3(
        "ikke har gyldige kontrollsiffer",
        "ikkje har gyldige kontrollsiffer",
        "has no valid control digits",
    ),
}

#: Names of values, and what binds a sentence together.
ORD: Final = {
    "og": Tekst3("og", "og", "and"),
    "eller": Tekst3("eller", "eller", "or"),
    "enten": Tekst3("enten", "anten", "either"),
    "baade": Tekst3("både", "både", "both"),
    "ikke": Tekst3("ikke", "ikkje", "not"),
    "hvert_felt": Tekst3("et felt", "eit felt", "a field"),
    "feltet": Tekst3("feltet", "feltet", "the field"),
    "posten": Tekst3("posten", "posten", "the record"),
    "forste": Tekst3(
        "de {n} første tegnene i {a}",
        "dei {n} første teikna i {a}",
        "the first {n} characters of {a}",
    ),
    "heltall": Tekst3("tallet i {a}", "talet i {a}", "the number in {a}"),
    "aar": Tekst3("årstallet i {a}", "årstalet i {a}", "the year of {a}"),
    "alder": Tekst3("alderen etter {a}", "alderen etter {a}", "the age by {a}"),
    "fodselsdato": Tekst3(
        "fødselsdatoen etter {a}", "fødselsdatoen etter {a}", "the birth date by {a}"
    ),
    "ellers": Tekst3(
        "{a} (ukjent regnes som {b})",
        "{a} (ukjend blir rekna som {b})",
        "{a} (unknown counts as {b})",
    ),
    "velg": Tekst3(
        "({a} når {c}, ellers {b})", "({a} når {c}, elles {b})", "({a} when {c}, else {b})"
    ),
    "antall": Tekst3(
        "antallet felt blant {felt} der {c}",
        "talet på felt blant {felt} der {c}",
        "the number of fields among {felt} where {c}",
    ),
    "antall_av": Tekst3(
        "antallet som stemmer av dette: [{c}]",
        "talet på det som stemmer av dette: [{c}]",
        "the number of these that hold: [{c}]",
    ),
    "like_antall": Tekst3(
        "antallet poster med samme {felt}{blant}",
        "talet på postar med same {felt}{blant}",
        "the number of records with the same {felt}{blant}",
    ),
    "like_andre": Tekst3(
        "{a} i de andre postene med samme {felt}{blant}",
        "{a} i dei andre postane med same {felt}{blant}",
        "{a} in the other records with the same {felt}{blant}",
    ),
    "blant": Tekst3(
        " (blant postene der {c})", " (blant postane der {c})", " (among the records where {c})"
    ),
    "kodeliste": Tekst3("kodelisten til {a}", "kodelista til {a}", "the code list of {a}"),
    "om.navn": Tekst3("navnet på {a}", "namnet på {a}", "the name of {a}"),
    "om.posisjon": Tekst3("posisjonen til {a}", "posisjonen til {a}", "the position of {a}"),
    "om.monster": Tekst3("datoformatet til {a}", "datoformatet til {a}", "the date pattern of {a}"),
    "p_aar": Tekst3("rapporteringsåret", "rapporteringsåret", "the reporting year"),
    "p_region": Tekst3("avgivers region", "regionen til avgivaren", "the region of the reporter"),
    "p_kommune": Tekst3(
        "avgivers kommunenummer",
        "kommunenummeret til avgivaren",
        "the municipality number of the reporter",
    ),
    "p_bydel": Tekst3(
        "avgivers bydelsnummer",
        "bydelsnummeret til avgivaren",
        "the city district number of the reporter",
    ),
    "p_aar_to_siffer": Tekst3(
        "de to siste sifrene i rapporteringsåret",
        "dei to siste siffera i rapporteringsåret",
        "the last two digits of the reporting year",
    ),
    "p_dag": Tekst3(
        "{dag:02}.{maaned:02}. i rapporteringsåret",
        "{dag:02}.{maaned:02}. i rapporteringsåret",
        "{dag} {maanedsnavn} of the reporting year",
    ),
    "tom": Tekst3("tom tekst", "tom tekst", "empty text"),
    "mellomrom": Tekst3("{n} mellomrom", "{n} mellomrom", "{n} spaces"),
    "koder": Tekst3("{n} koder", "{n} kodar", "{n} codes"),
    "noen": Tekst3("minst én av {felt}", "minst éin av {felt}", "at least one of {felt}"),
    "alle": Tekst3("hver av {felt}", "kvar av {felt}", "each of {felt}"),
    "ingen": Tekst3("ingen av {felt}", "ingen av {felt}", "none of {felt}"),
    "for_gjelder": Tekst3(
        "det for {hvem} gjelder at {c}",
        "det for {hvem} gjeld at {c}",
        "it holds for {hvem} that {c}",
    ),
    "gjelder": Tekst3("Gjelder når {g}.", "Gjeld når {g}.", "Applies when {g}."),
    "avvik": Tekst3("Avvik når {c}.", "Avvik når {c}.", "Finding when {c}."),
    "fra": Tekst3("Fra {aar}: {c}", "Frå {aar}: {c}", "From {aar}: {c}"),
    "fantes_ikke": Tekst3(
        "Fantes ikke før {aar}.", "Fanst ikkje før {aar}.", "Did not exist before {aar}."
    ),
    "utgikk": Tekst3("Utgikk i {aar}.", "Gjekk ut i {aar}.", "Removed in {aar}."),
    "finnes_ikke": Tekst3("finnes ikke", "finst ikkje", "does not exist"),
    **RADORD,
}

MAANEDER: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def ord_(navn: str, sprak: Sprak, /, **verdier: object) -> str:
    """A word with its values filled in. An unknown name is our own fault: KeyError."""
    return ORD[navn].paa(sprak).format(**verdier)


def predikat(navn: str, sprak: Sprak, nei: bool, **verdier: object) -> str:
    """What is said of a subject, or its opposite."""
    if nei and navn in BENEKTET:
        return BENEKTET[navn].paa(sprak).format(**verdier)
    tekst = PREDIKAT[navn].paa(sprak).format(**verdier)
    return _benektet(tekst, sprak) if nei else tekst


def _benektet(tekst: str, sprak: Sprak) -> str:
    if sprak != "en":
        return f"{ord_('ikke', sprak)} {tekst}"
    verb, resten = tekst.split(" ", 1)
    return f"is not {resten}" if verb == "is" else f"does not have {resten}"


def liste(ledd: Sequence[str], op: str, sprak: Sprak) -> str:
    """«a», «a og b», «a, b og c»."""
    if len(ledd) < 2:
        return "".join(ledd)
    return f"{', '.join(ledd[:-1])} {ord_(op, sprak)} {ledd[-1]}"


def lop(navn: Sequence[str]) -> list[list[str]]:
    """The names, with consecutive numbers together: [[A], [B_1, B_2, B_3]]."""
    ut: list[list[str]] = []
    for n in navn:
        if ut and n == _neste(ut[-1][-1]):
            ut[-1].append(n)
        else:
            ut.append([n])
    return ut


def lopende(navn: Sequence[str], minst: int = 3) -> list[str]:
    """Names, with runs of ``minst`` or more consecutive numbers written «STMND_1–STMND_12»."""
    return [n for x in lop(navn) for n in ([f"{x[0]}–{x[-1]}"] if len(x) >= minst else x)]


def _neste(navn: str) -> str | None:
    """The name with its last number one higher: A_9 -> A_10, 09 -> 10."""
    treff = re.fullmatch(r"(.*?)([0-9]+)", navn)
    return f"{treff[1]}{int(treff[2]) + 1:0{len(treff[2])}d}" if treff else None
