"""From an element to its values, or :class:`Ugyldig` when it breaks the structure.

Two steps, as the format wants it: what the file says is first *read* (last run of a list, last
of an element that stands once, required values, dates), and only what is left is *checked*
(lengths, digits, codes, unique ids).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from orakel_15f import koder
from orakel_15f.dato import XML_HVITT, les_dato
from orakel_15f.lesing import Element

Verdier = dict[str, Any]
Test = Callable[[str], bool]


class Ugyldig(Exception):
    """The element breaks the structure."""


def _tekst(minst: int, hoyst: int) -> Test:
    return lambda tekst: minst <= len(tekst) <= hoyst


def _sifre(*lengder: int) -> Test:
    return lambda tekst: len(tekst) in lengder and all(tegn in "0123456789" for tegn in tekst)


def _kode(liste: set[str]) -> Test:
    return lambda tekst: tekst in liste


@dataclass(frozen=True)
class Slag:
    """What an element may hold. ``dato`` stands for a date, ``heltall`` for a whole number."""

    paakrevd: dict[str, Test | str] = field(default_factory=dict)
    valgfri: dict[str, Test | str] = field(default_factory=dict)
    en: dict[str, Slag] = field(default_factory=dict)
    en_paakrevd: frozenset[str] = frozenset()
    lister: dict[str, Slag] = field(default_factory=dict)
    unike: tuple[str, ...] = ()


ID = _tekst(1, 30)
PRESISERING = _tekst(1, 1000)
_LOV = Slag(
    paakrevd={"Lov": _tekst(1, 100), "Kapittel": _tekst(1, 5), "Paragraf": _tekst(1, 5)},
    valgfri={"Bokstav": _tekst(0, 1), "Ledd": _tekst(0, 5), "Punktum": _tekst(0, 5)},
)


def _kodet(liste: set[str], hoyst: int = 1000) -> Slag:
    return Slag(paakrevd={"Kode": _kode(liste)}, valgfri={"Presisering": _tekst(1, hoyst)})


_PERIODE: dict[str, Test | str] = {"Id": ID, "StartDato": "dato"}

INDIVID = Slag(
    paakrevd={
        **_PERIODE,
        "Journalnummer": _tekst(1, 20),
        "Saksbehandler": _tekst(1, 50),
        "Avslutta3112": _kode(koder.JA_NEI),
    },
    valgfri={
        "SluttDato": "dato",
        "Fodselsnummer": _sifre(11),
        "DUFnummer": _sifre(12),
        "Bydelsnummer": _sifre(2),
        "Bydelsnavn": _tekst(1, 250),
        "Distriktsnummer": _sifre(2, 3),
    },
    lister={
        "Melding": Slag(
            paakrevd=_PERIODE,
            valgfri={"SluttDato": "dato", "Konklusjon": _kode(koder.MELDING_KONKLUSJON)},
            lister={"Melder": _kodet(koder.MELDER), "Saksinnhold": _kodet(koder.SAKSINNHOLD)},
            en={
                "Undersokelse": Slag(
                    paakrevd=_PERIODE,
                    valgfri={
                        "SluttDato": "dato",
                        "Konklusjon": _kode(koder.UNDERSOKELSE_KONKLUSJON),
                        "Presisering": PRESISERING,
                    },
                    lister={"Vedtaksgrunnlag": _kodet(koder.SAKSINNHOLD)},
                )
            },
        ),
        "Plan": Slag(
            paakrevd={**_PERIODE, "Plantype": _kode(koder.PLANTYPE)},
            valgfri={"SluttDato": "dato", "EvaluertDato": "dato"},
        ),
        "Tiltak": Slag(
            paakrevd=_PERIODE,
            valgfri={"SluttDato": "dato"},
            en={
                "Lovhjemmel": _LOV,
                "Kategori": _kodet(koder.KATEGORI),
                "Opphevelse": _kodet(koder.OPPHEVELSE),
            },
            en_paakrevd=frozenset({"Lovhjemmel", "Kategori"}),
            lister={"JmfrLovhjemmel": _LOV, "Tiltaksgrunnlag": _kodet(koder.SAKSINNHOLD)},
        ),
        "Flytting": Slag(
            paakrevd={"Id": ID, "SluttDato": "dato"},
            en={
                "ArsakFra": _kodet(koder.ARSAK_FRA, 300),
                "FlyttingTil": _kodet(koder.FLYTTING_TIL, 300),
            },
            en_paakrevd=frozenset({"ArsakFra", "FlyttingTil"}),
        ),
    },
    unike=("Melding", "Plan", "Tiltak", "Flytting"),
)
AVGIVER = Slag(
    paakrevd={
        "Organisasjonsnummer": _sifre(9),
        "Versjon": "heltall",
        "Kommunenummer": _sifre(4),
        "Kommunenavn": _tekst(1, 250),
    }
)
MAKS_JMFR = 3


def les_individ(element: Element) -> Verdier:
    """The values of an Individ, by the names of the format, and its line. Raises :class:`Ugyldig`."""
    return _les_og_sjekk(element, INDIVID)


def les_avgiver(element: Element) -> Verdier:
    """The values of an Avgiver. Raises :class:`Ugyldig`."""
    return _les_og_sjekk(element, AVGIVER)


def _les_og_sjekk(element: Element, slag: Slag) -> Verdier:
    verdier = _les(element, slag)
    _sjekk(verdier, slag)
    return verdier


def _les(element: Element, slag: Slag) -> Verdier:
    tekstfelt = {**slag.paakrevd, **slag.valgfri}
    verdier: Verdier = {navn: [] for navn in slag.lister} | dict.fromkeys([*tekstfelt, *slag.en])
    verdier |= {navn: v for navn, v in element.attributter.items() if navn in tekstfelt}
    verdier["linje"] = element.linje
    forrige = ""
    for del_ in element.innhold:
        if isinstance(del_, str):
            if forrige in slag.lister and del_.strip(XML_HVITT):
                raise Ugyldig(f"text after {forrige}")
            continue
        if del_.navn in tekstfelt:
            verdier[del_.navn] = None if del_.nil else del_.tekst
        elif del_.navn in slag.en:
            verdier[del_.navn] = _les(del_, slag.en[del_.navn])
        elif del_.navn in slag.lister:
            if forrige != del_.navn:
                verdier[del_.navn] = []  # a new run: what came before it is gone
            verdier[del_.navn].append(_les(del_, slag.lister[del_.navn]))
        forrige = del_.navn
    _tolk(verdier, slag)
    return verdier


def _tolk(verdier: Verdier, slag: Slag) -> None:
    """Dates and whole numbers; then nothing that is required may be missing."""
    for navn, test in {**slag.paakrevd, **slag.valgfri}.items():
        tekst = verdier[navn]
        if tekst is None:
            continue
        if test == "dato":
            verdier[navn] = les_dato(tekst) if tekst.strip(XML_HVITT) else None
            if verdier[navn] is None and tekst.strip(XML_HVITT):
                raise Ugyldig(f"{navn} is no date")
        elif test == "heltall":
            verdier[navn] = _heltall(tekst)
    for navn in (*slag.paakrevd, *slag.en_paakrevd):
        if verdier[navn] is None:
            raise Ugyldig(f"{navn} is missing")


def _heltall(tekst: str) -> int | None:
    tekst = tekst.strip(XML_HVITT)
    sifre = tekst[1:] if tekst[:1] in ("+", "-") else tekst
    if not sifre or any(tegn not in "0123456789" for tegn in sifre):
        return None
    tall = int(sifre) if tekst[0] != "-" else -int(sifre)
    return tall if -(2**31) <= tall < 2**31 else None


def _sjekk(verdier: Verdier, slag: Slag) -> None:
    for navn, test in {**slag.paakrevd, **slag.valgfri}.items():
        verdi = verdier[navn]
        if test == "heltall" and -1000 < verdi < 1000:
            raise Ugyldig(f"{navn} has fewer than four digits")
        if isinstance(test, str) or verdi is None or (verdi == "" and navn in slag.valgfri):
            continue
        if not test(verdi):
            raise Ugyldig(f"{navn} is «{verdi}»")
    for navn, under in slag.en.items():
        if verdier[navn] is not None:
            _sjekk(verdier[navn], under)
    for navn, under in slag.lister.items():
        for rad in verdier[navn]:
            _sjekk(rad, under)
    if len(verdier.get("JmfrLovhjemmel", ())) > MAKS_JMFR:
        raise Ugyldig("too many JmfrLovhjemmel")
    for navn in slag.unike:
        ider = [rad["Id"] for rad in verdier[navn]]
        if len(set(ider)) < len(ider):
            raise Ugyldig(f"two {navn} have the same Id")
