"""Reads the form definitions: a base layout and, for each later year, only what changed."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from kostra.skjema.modell import (
    Datatype,
    Felt,
    Filbeskrivelse,
    Kode,
    Kontrolltall,
    Lesing,
    Tekst3,
)

_DATA = files("kostra.skjema") / "data"


class UkjentSkjema(LookupError):
    """No such form, or no such reporting year for it. The text tells which exist."""


@cache
def _toml(*sti: str) -> dict[str, Any]:
    return tomllib.loads(_DATA.joinpath(*sti).read_text(encoding="utf-8"))


@cache
def skjemaer() -> dict[str, tuple[int, ...]]:
    """Fixed-width form -> its reporting years, ascending. XML forms: ``struktur.strukturer``."""
    funnet = {}
    for mappe in _DATA.iterdir():
        if mappe.is_dir() and mappe.name != "kodelister":
            aar = [fil.name[:-5] for fil in mappe.iterdir() if fil.name[:-5].isdigit()]
            if aar:
                funnet[mappe.name] = tuple(sorted(int(tall) for tall in aar))
    return dict(sorted(funnet.items()))


def modul(skjema: str, hva: str) -> str:
    """The module that the form's ``skjema.toml`` names for ``regler`` or ``testdata``; or empty.

    So a form is found from its definition, and no list in the code knows which forms there are.
    """
    if skjema not in _definerte():
        return ""
    return str(_toml(skjema, "skjema.toml").get("moduler", {}).get(hva, ""))


def med_modul(hva: str) -> list[str]:
    """The forms that name a module for ``regler`` or ``testdata``, in order."""
    return [skjema for skjema in _definerte() if modul(skjema, hva)]


@cache
def _definerte() -> tuple[str, ...]:
    """Every form with a definition, of lines or of elements."""
    return tuple(sorted(m.name for m in _DATA.iterdir() if m.joinpath("skjema.toml").is_file()))


def filbeskrivelse(skjema: str, aar: int, *, med_tekster: bool = False) -> Filbeskrivelse:
    """The layout of a form in a reporting year. Raises :class:`UkjentSkjema`.

    ``med_tekster`` also reads labels and remarks of the fields; a control doesn't need them.
    """
    kjente = skjemaer()
    if skjema not in kjente:
        raise UkjentSkjema(f"Skjemaet «{skjema}» finnes ikke. Velg blant: {', '.join(kjente)}.")
    if aar not in kjente[skjema]:
        spenn = f"{kjente[skjema][0]}–{kjente[skjema][-1]}"
        raise UkjentSkjema(f"Skjema {skjema} finnes ikke for {aar}. Velg et år i {spenn}.")
    return _bygg(skjema, aar, med_tekster)


@lru_cache(maxsize=64)
def _bygg(skjema: str, aar: int, med_tekster: bool) -> Filbeskrivelse:
    raa = _med_arv(skjema, aar)
    tekster = _tekster(skjema) if med_tekster else {}
    felt, posisjon = [], 1
    for oppforing in raa["felt"]:
        felt.append(_felt(oppforing, posisjon, aar, tekster.get(oppforing["navn"], {})))
        posisjon += oppforing["lengde"]
    om = _toml(skjema, "skjema.toml")
    return Filbeskrivelse(
        skjema=skjema,
        aar=aar,
        tittel=Tekst3(**om["tittel"]),
        felt=tuple(felt),
        lesing=Lesing(**raa["lesing"]),
        kontrolltall=Kontrolltall(**raa["kontrolltall"]),
        omtale={navn: Tekst3(**tekst) for navn, tekst in om["omtale"].items()},
    )


def _tekster(skjema: str) -> dict[str, Any]:
    """Field -> what is said of it: what forms share, and the form's own words before them."""
    felles, egne = _toml("felles_tekster.toml"), _toml(skjema, "tekster.toml")
    return {**felles, **{navn: {**felles.get(navn, {}), **om} for navn, om in egne.items()}}


def _med_arv(skjema: str, aar: int) -> dict[str, Any]:
    """The year's definition with everything it builds on: fields in order, reading, counting."""
    egen = _toml(skjema, f"{aar}.toml")
    if "bygger_paa" not in egen:
        return egen
    grunn = _med_arv(skjema, egen["bygger_paa"])
    felt = [dict(f) for f in grunn["felt"] if f["navn"] not in egen.get("fjernet", ())]
    for endring in egen.get("endret", ()):
        mal = next(f for f in felt if f["navn"] == endring["navn"])
        mal.update({n: v for n, v in endring.items() if n != "nytt_navn"})
        mal["navn"] = endring.get("nytt_navn", mal["navn"])
    for nytt in egen.get("nytt", ()):
        plass = next(i for i, f in enumerate(felt) if f["navn"] == nytt["etter"])
        felt.insert(plass + 1, {n: v for n, v in nytt.items() if n != "etter"})
    return {
        "felt": felt,
        "lesing": egen.get("lesing", grunn["lesing"]),
        "kontrolltall": egen.get("kontrolltall", grunn["kontrolltall"]),
    }


def _felt(raa: dict[str, Any], fra: int, aar: int, tekster: dict[str, Any]) -> Felt:
    datatype: Datatype = raa.get("type", "tekst")
    uten = frozenset(raa.get("uten_kontroll", ()))
    return Felt(
        navn=raa["navn"],
        datatype=datatype,
        paakrevd=raa.get("paakrevd", False),
        fra=fra,
        til=fra + raa["lengde"] - 1,
        ledetekst=Tekst3(**tekster.get("ledetekst", {"nb": raa["navn"]})),
        beskrivelse=Tekst3(**tekster.get("beskrivelse", {"nb": ""})),
        koder=kodeliste(raa["koder"], aar, uten) if "koder" in raa else (),
        sifre=tekster.get("sifre", False),
        skjul=tekster.get("skjul", False),
    )


def kodeliste(navn: str, aar: int, uten_kontroll: frozenset[str] = frozenset()) -> tuple[Kode, ...]:
    """A code list by name, as it was in that reporting year."""
    if navn == "kommuner":
        par = [(nr, Tekst3(navn)) for nr, navn in kommuner(aar).items()]
        par.append(("9999", Tekst3("Uoppgitt", "Ikkje oppgitt", "Not stated")))
    else:
        par = [(kode, Tekst3(*t)) for kode, *t in _toml("kodelister", "koder.toml")[navn]]
    return tuple(Kode(kode, tekst, kode not in uten_kontroll) for kode, tekst in par)


@lru_cache(maxsize=8)
def kommuner(aar: int) -> dict[str, str]:
    """Municipality number -> name in that reporting year, ascending. Source: SSB's Klass 131."""
    linjer = (_DATA / "kodelister" / "kommuner.csv").read_text(encoding="utf-8").splitlines()[1:]
    rader = (linje.split(";") for linje in linjer)
    return {nr: navn for nr, navn, fra, til in rader if fra <= str(aar) <= (til or "9999")}


@lru_cache(maxsize=1)
def bydeler() -> dict[str, str]:
    """Oslo's bydel number (two digits) -> name, those that report: 01-15."""
    return dict(_toml("kodelister", "bydeler.toml")["oslo"])


@lru_cache(maxsize=1)
def recordlengder() -> tuple[tuple[str, int, int], ...]:
    """Form, reporting year and record length of every layout that is known, for recognition."""
    return tuple(
        (s, aar, _bygg(s, aar, False).recordlengde)
        for s, alle in skjemaer().items()
        for aar in alle
    )
