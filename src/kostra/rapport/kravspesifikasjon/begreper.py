"""What the words in the sentences mean; only those that the year's rules use are explained."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from kostra.kontroll.setning import setning
from kostra.kontroll.uttrykk import Dato, PerAar, Uttrykk
from kostra.rapport.kravspesifikasjon.modell import Oppsett
from kostra.skjema.modell import Sprak, Tekst3
from kostra.skjema.struktur import Struktur

_FODSELSAAR: Final = PerAar(
    {
        2022: Tekst3(
            "Fødselsåret er 2000 + de to sifrene når de er høyst de to siste sifrene i "
            "rapporteringsåret, ellers 1900 +. Dagen må finnes. En alder på 99 regnes som ukjent.",
            "Fødselsåret er 2000 + dei to siffera når dei er høgst dei to siste siffera i "
            "rapporteringsåret, elles 1900 +. Dagen må finnast. Ein alder på 99 blir rekna som ukjend.",
            "The birth year is 2000 + the two digits when they are at most the last two digits of the "
            "reporting year, else 1900 +. The day must exist. An age of 99 counts as unknown.",
        ),
        2023: Tekst3(
            "Fødselsåret er 2000 + de to sifrene, eller 100 år mindre når datoen er etter 31.12. i "
            "året etter rapporteringsåret. Måned + 80 leses som måneden.",
            "Fødselsåret er 2000 + dei to siffera, eller 100 år mindre når datoen er etter 31.12. i "
            "året etter rapporteringsåret. Månad + 80 blir lesen som månaden.",
            "The birth year is 2000 + the two digits, or 100 years less when the date is after 31 "
            "December of the year after the reporting year. Month + 80 is read as the month.",
        ),
        2025: Tekst3(
            "Fødselsåret følger av individnummeret (siffer 7–9). Måned + 80 leses som måneden. Er de "
            "fem siste sifrene 00100, 00200 eller 99999, leses datoen slik den står, med fødselsår "
            "2000 + de to sifrene, eller 100 år mindre når datoen er etter 31.12. i året etter "
            "rapporteringsåret.",
            "Fødselsåret følgjer av individnummeret (siffer 7–9). Månad + 80 blir lesen som månaden. "
            "Er dei fem siste siffera 00100, 00200 eller 99999, blir datoen lesen slik han står, med "
            "fødselsår 2000 + dei to siffera, eller 100 år mindre når datoen er etter 31.12. i året "
            "etter rapporteringsåret.",
            "The birth year follows from the individual number (digits 7–9). Month + 80 is read as "
            "the month. When the last five digits are 00100, 00200 or 99999, the date is read as "
            "written, with the birth year 2000 + the two digits, or 100 years less when the date is "
            "after 31 December of the year after the reporting year.",
        ),
    }
)
_KONTROLLSIFFER: Final = Tekst3(
    "Gyldige kontrollsiffer: elleve siffer der begge kontrollsifrene stemmer (modulus 11).",
    "Gyldige kontrollsiffer: elleve siffer der begge kontrollsiffera stemmer (modulus 11).",
    "Valid control digits: eleven digits in which both control digits fit (modulus 11).",
)

#: Operation -> what its words mean.
_BEGREPER: Final[Mapping[str, Tekst3 | PerAar]] = {
    "finnes": Tekst3(
        "Gyldig kode: teksten i feltet er nøyaktig en av kodene i feltets kodeliste, med bredde og "
        "mellomrom. Et blankt felt har ingen gyldig kode.",
        "Gyldig kode: teksten i feltet er nøyaktig ein av kodane i kodelista til feltet, med breidd og "
        "mellomrom. Eit blankt felt har ingen gyldig kode.",
        "Valid code: the text of the field is exactly one of the codes in the field's list, width and "
        "blanks included. A blank field has no valid code.",
    ),
    "blank": Tekst3(
        "Blank: bare mellomrom og andre blanke tegn. Fylt ut er det motsatte.",
        "Blank: berre mellomrom og andre blanke teikn. Fylt ut er det motsette.",
        "Blank: only spaces and other blank characters. Filled in is the opposite.",
    ),
    "er_heltall": Tekst3(
        "Heltall: sifrene 0–9, gjerne med fortegn, og høyst 32 bits. Blanke tegn foran og bak er "
        "tillatt.",
        "Heiltal: siffera 0–9, gjerne med forteikn, og høgst 32 bits. Blanke teikn framfor og bak er "
        "tillatne.",
        "Whole number: the digits 0–9, with or without a sign, and at most 32 bits. Blanks before and "
        "after are allowed.",
    ),
    "heltall": Tekst3(
        "Tallet i et felt: heltallet som står der. Et blankt felt, eller et som ikke er et heltall, "
        "regnes som 0.",
        "Talet i eit felt: heiltalet som står der. Eit blankt felt, eller eit som ikkje er eit "
        "heiltal, blir rekna som 0.",
        "The number in a field: the whole number that stands there. A blank field, or one that isn't "
        "a whole number, counts as 0.",
    ),
    "dato": Tekst3(
        "Dato: bare siffer, dag 01–31 og måned 01–12. En dag etter månedens siste leses som den "
        "siste; at dagen finnes i kalenderen, kreves bare der det står. To siffer for år er 2000 +. "
        "Det som ikke er en dato, er verken før eller etter noe.",
        "Dato: berre siffer, dag 01–31 og månad 01–12. Ein dag etter den siste i månaden blir lesen "
        "som den siste; at dagen finst i kalenderen, blir kravd berre der det står. To siffer for år "
        "er 2000 +. Det som ikkje er ein dato, er verken før eller etter noko.",
        "Date: digits only, day 01–31 and month 01–12. A day after the last of the month is read as "
        "the last; that the day exists in the calendar is demanded only where it says so. Two digits "
        "for the year are 2000 +. What isn't a date is neither before nor after anything.",
    ),
    "alder": Tekst3(
        "Alderen: rapporteringsåret minus fødselsåret i fødselsnummeret eller d-nummeret, ukjent når "
        "nummeret ikke gir en dato. En ukjent alder er verken over eller under noe.",
        "Alderen: rapporteringsåret minus fødselsåret i fødselsnummeret eller d-nummeret, ukjend når "
        "nummeret ikkje gir ein dato. Ein ukjend alder er verken over eller under noko.",
        "The age: the reporting year minus the birth year in the identity number or d-number, unknown "
        "when the number gives no date. An unknown age is neither above nor below anything.",
    ),
    "fodselsaar": _FODSELSAAR,
    "mod11": _KONTROLLSIFFER,
    "er_fnr": PerAar(
        {
            2022: _KONTROLLSIFFER,
            2023: Tekst3(
                "Gyldig fødselsnummer eller d-nummer: elleve siffer der begge kontrollsifrene stemmer "
                "(modulus 11), eller der de fem siste er 00100, 00200 eller 99999 og de seks første "
                "gir en fødselsdato.",
                "Gyldig fødselsnummer eller d-nummer: elleve siffer der begge kontrollsiffera stemmer "
                "(modulus 11), eller der dei fem siste er 00100, 00200 eller 99999 og dei seks første "
                "gir ein fødselsdato.",
                "Valid national identity number or d-number: eleven digits in which both control "
                "digits fit (modulus 11), or whose last five are 00100, 00200 or 99999 and whose "
                "first six give a birth date.",
            ),
        }
    ),
    "hvert_felt": Tekst3(
        "Et felt: kontrollen gjelder hvert felt i filbeskrivelsen for seg.",
        "Eit felt: kontrollen gjeld kvart felt i filskildringa for seg.",
        "A field: the control is about each field of the file description on its own.",
    ),
    "p_kommune": Tekst3(
        "Avgivers region er de seks sifrene filen leveres for: kommunenummer (fire) og bydel (to, 00 "
        "der det ikke er bydel).",
        "Regionen til avgivaren er dei seks siffera fila blir levert for: kommunenummer (fire) og "
        "bydel (to, 00 der det ikkje er bydel).",
        "The region of the reporter is the six digits the file is delivered for: municipality number "
        "(four) and city district (two, 00 where there is none).",
    ),
}
#: The same for forms of elements, where the words mean something else, or something more.
_I_ELEMENTER: Final[Mapping[str, Tekst3 | PerAar]] = {
    "oppgitt": Tekst3(
        "Oppgitt: attributtet eller elementet står i filen, også når det er tomt.",
        "Oppgitt: attributtet eller elementet står i fila, også når det er tomt.",
        "Given: the attribute or element is in the file, even when it is empty.",
    ),
    "ukjent_dato": Tekst3(
        "En dato er oppgitt når den står i filen og ikke er tom. En dato som ikke er oppgitt, er verken "
        "før eller etter noe, og har ikke noe årstall.",
        "Ein dato er oppgitt når han står i fila og ikkje er tom. Ein dato som ikkje er oppgitt, er "
        "verken før eller etter noko, og har ikkje noko årstal.",
        "A date is given when it is in the file and isn't empty. A date that isn't given is neither "
        "before nor after anything, and has no year.",
    ),
    "blank": Tekst3(
        "Blank: ikke oppgitt, tom, eller bare mellomrom og andre blanke tegn. Fylt ut er det motsatte.",
        "Blank: ikkje oppgitt, tom, eller berre mellomrom og andre blanke teikn. Fylt ut er det "
        "motsette.",
        "Blank: not given, empty, or only spaces and other blank characters. Filled in is the opposite.",
    ),
    "er_duf": Tekst3(
        "Gyldig DUF-nummer: tolv siffer, der de to siste er resten når summen av de ti første, ganget "
        "med 4, 6, 3, 2, 4, 6, 3, 2, 7 og 5, deles på 11.",
        "Gyldig DUF-nummer: tolv siffer, der dei to siste er resten når summen av dei ti første, gonga "
        "med 4, 6, 3, 2, 4, 6, 3, 2, 7 og 5, blir delt på 11.",
        "Valid DUF number: twelve digits, the last two being what is left when the sum of the first "
        "ten, multiplied by 4, 6, 3, 2, 4, 6, 3, 2, 7 and 5, is divided by 11.",
    ),
}
#: Operations that are explained under another one.
_HORER_TIL: Final = {"p_bydel": "p_kommune", "p_region": "p_kommune", "fodselsdato": "fodselsaar"}


def begreper(
    traer: Iterable[Uttrykk], oppsett: Oppsett, sprak: Sprak, *, fnr_lesning: int | None = None
) -> tuple[str, ...]:
    """The explanations that these trees need in that year, and the terms with words of their own.

    ``fnr_lesning``: the year by whose reading fødselsnummer are read, where it isn't the layout's.
    """
    brukt: set[str] = set()
    kalt: dict[str, str] = {}
    for tre in traer:
        for n in _i_aar(tre, oppsett.aar):
            brukt |= {n.op, _HORER_TIL.get(n.op, n.op), *_om_kolonne(n)}
            if n.op == "kalt":
                kalt.setdefault(setning(n, sprak, oppsett), _definisjon(n.ledd[0], oppsett, sprak))
    if "alder" in brukt:
        brukt.add("fodselsaar")
    kjente = {**_BEGREPER, **(_I_ELEMENTER if isinstance(oppsett, Struktur) else {})}
    lest_som = fnr_lesning or oppsett.aar
    valgt = (x.i_aar(lest_som) if isinstance(x, PerAar) else x
             for op, x in kjente.items() if op in brukt)  # fmt: skip
    egne = (f"{_stor(navn)}: {innhold}." for navn, innhold in kalt.items())
    return (*dict.fromkeys(x.paa(sprak) for x in valgt), *egne)


def _om_kolonne(n: Uttrykk) -> tuple[str, ...]:
    """What a column that may be missing brings with it."""
    return ("ukjent_dato",) if n.op == "rute" and isinstance(n, Dato) and n.kan_mangle else ()


def _definisjon(n: Uttrykk, oppsett: Oppsett, sprak: Sprak) -> str:
    """The value in words; a choice without the brackets it has inside a sentence."""
    tekst = setning(n, sprak, oppsett)
    kjerne = next((x for x in _i_aar(n, oppsett.aar) if x.op != "per_aar"), n)
    return tekst[1:-1] if kjerne.op == "velg" else tekst


def _stor(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


def _i_aar(n: Uttrykk, aar: int) -> Iterable[Uttrykk]:
    """The node and all below it that count in that year."""
    yield n
    barn: Iterable[Uttrykk] = n.barn()
    if n.op == "per_aar":
        valgt = PerAar(dict(zip(n.ledd[::2], n.ledd[1::2], strict=True))).i_aar(aar)
        barn = () if valgt is None else (valgt,)
    for x in barn:
        yield from _i_aar(x, aar)
