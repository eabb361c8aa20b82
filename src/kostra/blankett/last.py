"""Reads the form definitions: one TOML file a form, with sections for what later years changed."""

from __future__ import annotations

import tomllib
from copy import deepcopy
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from kostra.blankett.bygg import Titler, bygg, tekst3
from kostra.blankett.modell import Blankett, BlankettFeil, UkjentBlankett
from kostra.skjema import Tekst3

_DATA = files("kostra.blankett") / "data"
_DELER = "deler.toml"
_FELLES = {_DELER, "tekster.toml"}


@cache
def _definisjoner() -> dict[str, dict[str, Any]]:
    """Form id -> the whole definition, in the order the forms are listed."""
    alle = {}
    for fil in _DATA.iterdir():
        if fil.name.endswith(".toml") and fil.name not in _FELLES:
            alle[fil.name.removesuffix(".toml")] = _med_deler(_toml(fil.name))
    return dict(sorted(alle.items(), key=lambda par: (par[1].get("rekkefolge", 100), par[0])))


@cache
def _toml(navn: str) -> dict[str, Any]:
    return tomllib.loads((_DATA / navn).read_text(encoding="utf-8"))


def aarene() -> range:
    """The reporting years that any form has, ascending."""
    alle = _definisjoner().values()
    return range(min(raa["fra"] for raa in alle), max(raa["til"] for raa in alle) + 1)


def blanketter(aar: int) -> tuple[Blankett, ...]:
    """All forms of a reporting year, in the order of the list *Nytt skjema*; empty if none."""
    return tuple(blankett(navn, aar) for navn, raa in _definisjoner().items() if _gjelder(raa, aar))


def blankett(blankett_id: str, aar: int) -> Blankett:
    """The form in a reporting year.

    Raises :class:`UkjentBlankett`, and :class:`BlankettFeil` if the definition is faulty.
    """
    alle = _definisjoner()
    if blankett_id not in alle:
        raise UkjentBlankett(f"Blanketten finnes ikke. Velg blant: {', '.join(alle)}.")
    if not _gjelder(alle[blankett_id], aar):
        fra, til = alle[blankett_id]["fra"], alle[blankett_id]["til"]
        raise UkjentBlankett(f"Blankett {blankett_id} finnes ikke for {aar}, bare {fra}–{til}.")
    return _blankett(blankett_id, aar)


@lru_cache(maxsize=64)
def _blankett(blankett_id: str, aar: int) -> Blankett:
    return _bygg(_definisjoner()[blankett_id], aar, _titler(aar))


def les_blankett(toml: str, aar: int, titler: Titler | None = None) -> Blankett:
    """A form from the text of a definition, for a definition that stands elsewhere than ``data/``.

    ``titler``: the forms that a field with ``valg_fra`` offers; by default the year's own.
    Raises :class:`BlankettFeil`, :class:`UkjentBlankett` for another year.
    """
    try:
        raa = _med_deler(tomllib.loads(toml))
    except tomllib.TOMLDecodeError as feil:
        raise BlankettFeil(f"Definisjonen er ikke gyldig TOML: {feil}") from feil
    if not _gjelder(raa, aar):
        raise UkjentBlankett(f"Definisjonen gjelder ikke for {aar}.")
    return _bygg(raa, aar, _titler(aar) if titler is None else titler)


def _med_deler(raa: dict[str, Any]) -> dict[str, Any]:
    """The definition with the parts it has in common with others put in, and its id where they say so.

    A table with ``bruk`` is the part of that name in ``deler.toml``; keys beside ``bruk`` hold
    instead of the part's own.
    """
    navn = str(raa.get("id", "?"))

    def fyll(verdi: Any, i_del: bool = False) -> Any:
        if isinstance(verdi, list):
            return [fyll(ett, i_del) for ett in verdi]
        if isinstance(verdi, str):
            return verdi.replace("{skjema}", navn)
        if not isinstance(verdi, dict):
            return verdi
        eget = {nokkel: fyll(ett, i_del) for nokkel, ett in verdi.items()}
        if "bruk" not in eget or i_del:  # a part takes in no other part
            return eget
        del_ = _toml(_DELER).get(str(eget.pop("bruk")))
        if del_ is None:
            raise BlankettFeil(f"{navn}: «bruk» viser til en del som ikke finnes i {_DELER}.")
        return {**fyll(del_, i_del=True), **eget}

    ferdig: dict[str, Any] = fyll(raa)
    return ferdig


def _titler(aar: int) -> Titler:
    titler: dict[str, dict[str, Tekst3]] = {}
    for navn, raa in _definisjoner().items():
        if _gjelder(raa, aar):
            tittel = tekst3(med_endringer(raa, aar).get("tittel"), aar, f"{navn} {aar}: tittel")
            titler.setdefault(str(raa.get("hvem")), {})[navn] = tittel
    return titler


def _bygg(raa: dict[str, Any], aar: int, titler: Titler) -> Blankett:
    return bygg(med_endringer(raa, aar), aar, titler)


def _gjelder(raa: dict[str, Any], aar: int) -> bool:
    fra, til = raa.get("fra"), raa.get("til")
    if not isinstance(fra, int) or not isinstance(til, int):
        raise BlankettFeil(f"{raa.get('id', '?')}: «fra» og «til» skal være årstall.")
    return fra <= aar <= til


def med_endringer(raa: dict[str, Any], aar: int) -> dict[str, Any]:
    """The definition as it stands in a year: the base and every ``[[endring]]`` up to that year.

    An ``[[endring]]`` has ``aar``, and any of ``fjernet`` (ids of fields), ``[[endring.endret]]``
    (``id`` and the keys that are new), ``[[endring.nytt]]`` (a field, and ``etter``: the id it
    follows) and ``[endring.blankett]`` (keys of the form itself: title, legal basis …).
    """
    gjeldende = deepcopy({navn: verdi for navn, verdi in raa.items() if navn != "endring"})
    endringer = raa.get("endring", ())
    for endring in endringer:
        ukjent = set(endring) - {"aar", "fjernet", "endret", "nytt", "blankett"}
        if ukjent or not isinstance(endring.get("aar"), int):
            raise BlankettFeil(f"{raa.get('id', '?')}: en endring skal ha «aar» og kjente nøkler.")
    for endring in sorted(endringer, key=lambda endring: int(endring["aar"])):
        if endring["aar"] <= aar:
            _endre(gjeldende, deepcopy(endring))
    return gjeldende


def _endre(raa: dict[str, Any], endring: dict[str, Any]) -> None:
    raa.update(endring.get("blankett", {}))
    for felt_id in endring.get("fjernet", ()):
        liste, plass = _finn(raa, felt_id)
        del liste[plass]
    for endret in endring.get("endret", ()):
        liste, plass = _finn(raa, endret.get("id"))
        liste[plass] = {**liste[plass], **endret}
    for nytt in endring.get("nytt", ()):
        liste, plass = _finn(raa, nytt.pop("etter", None))
        liste.insert(plass + 1, nytt)


def _finn(raa: dict[str, Any], felt_id: object) -> tuple[list[dict[str, Any]], int]:
    for gruppe in raa.get("gruppe", ()):
        for plass, felt in enumerate(gruppe.get("felt", ())):
            if felt.get("id") == felt_id:
                return gruppe["felt"], plass
    raise BlankettFeil(f"{raa.get('id', '?')}: endringen viser til feltet «{felt_id}», uten treff.")
