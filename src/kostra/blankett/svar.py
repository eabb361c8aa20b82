"""The answers to a form: cleaned, judged, and summed up per question group.

A view does this: ``lagret | vask(blankett, sendt, gruppe=…) | fra_kilder(…, bare_laaste=True)``,
and puts the reference of the uploaded file in by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kostra.blankett import epost, telefon
from kostra.blankett.feiltekst import feiltekst
from kostra.blankett.modell import Blankett, Blankettfelt, Feilkode
from kostra.blankett.rens import en_linje
from kostra.skjema import Sprak, Tekst3

Verdi = str | list[str]
Svar = Mapping[str, Verdi]
"""Field id -> answer. A list for ``flervalg``; ``""`` or ``[]`` where nothing is answered."""


@dataclass(frozen=True, slots=True)
class Feltfeil:
    """One error: the field's id, what kind, and what to tell the user."""

    felt: str
    kode: Feilkode
    tekst: Tekst3


class Gruppestatus(StrEnum):
    """How far a question group has come."""

    TOM = "tom"
    UFULLSTENDIG = "ufullstendig"
    FERDIG = "ferdig"
    FEIL = "feil"


def vask(
    blankett: Blankett, raa: Mapping[str, Verdi], *, gruppe: str | None = None
) -> dict[str, Verdi]:
    """What a page sent, cleaned: an answer for each field of the group (of the form if None).

    A field that wasn't sent is empty, as an unticked box is. Locked fields, file references and
    names the form doesn't have are never taken from what was sent; an alternative that doesn't
    exist is dropped. If a name was sent twice, the last one counts. Raises
    :class:`~kostra.blankett.UkjentBlankett` for an unknown group.
    """
    return {
        felt.id: _vask_felt(felt, _liste(raa.get(felt.id, "")))
        for felt in _felt(blankett, gruppe)
        if felt.tas_imot
    }


def fra_kilder(
    blankett: Blankett, kilder: Mapping[str, str], *, bare_laaste: bool = False
) -> dict[str, Verdi]:
    """First values, by the names in :data:`kostra.blankett.bygg.KILDER`; empty where unknown.

    ``bare_laaste``: only the locked fields, which are set anew each time the form is opened.
    """
    return {
        felt.id: _vask_felt(felt, [kilder.get(felt.kilde, "")])
        for felt in blankett.felt
        if felt.kilde and (felt.laast or not bare_laaste)
    }


def visning(felt: Blankettfelt, verdi: Verdi, sprak: Sprak = "nb") -> str:
    """An answer as a person reads it: labels of alternatives, phone numbers in groups.

    A phone number shown this way and sent back by the page is cleaned to the same answer.
    """
    if felt.valg:
        return ", ".join(v.etikett.paa(sprak) for v in felt.valg if v.verdi in _liste(verdi))
    tekst = verdi if isinstance(verdi, str) else ", ".join(verdi)
    return telefon.vis(tekst) if felt.slag in ("telefon", "mobil") else tekst


def synlige_felt(
    blankett: Blankett, svar: Svar, gruppe: str | None = None
) -> tuple[Blankettfelt, ...]:
    """The fields whose conditions hold, in order. ``svar`` must have the locked fields too."""
    synlige = set[str]()
    for felt in blankett.felt:
        naar = felt.vises_naar
        if naar is None or (naar.felt in synlige and naar.verdi in _liste(svar.get(naar.felt, ""))):
            synlige.add(felt.id)
    return tuple(felt for felt in _felt(blankett, gruppe) if felt.id in synlige)


def feil(
    blankett: Blankett, svar: Svar, gruppe: str | None = None, for_innsending: bool = True
) -> list[Feltfeil]:
    """What is wrong with cleaned answers, at most one error a field, in the order of the fields.

    ``for_innsending=False``: a draft, where what is missing is no error yet.
    """
    alle = (_feltfeil(felt, svar.get(felt.id, "")) for felt in synlige_felt(blankett, svar, gruppe))
    return [ett for ett in alle if ett and (for_innsending or ett.kode != "mangler")]


def gruppestatus(blankett: Blankett, svar: Svar, gruppe: str) -> Gruppestatus:
    """Status of a question group.

    A wrong answer outweighs a missing one. A group where nothing is asked for, or all of it is
    optional, is done even if it is empty.
    """
    koder = {ett.kode for ett in feil(blankett, svar, gruppe)}
    if koder - {"mangler"}:
        return Gruppestatus.FEIL
    if not koder:
        return Gruppestatus.FERDIG
    fylles_ut = (felt for felt in synlige_felt(blankett, svar, gruppe) if felt.fylles_ut)
    begynt = any(svar.get(felt.id) for felt in fylles_ut)
    return Gruppestatus.UFULLSTENDIG if begynt else Gruppestatus.TOM


def _felt(blankett: Blankett, gruppe: str | None) -> Iterable[Blankettfelt]:
    return blankett.felt if gruppe is None else blankett.gruppe(gruppe).felt


def _liste(verdi: Verdi) -> list[str]:
    return [verdi] if isinstance(verdi, str) else list(verdi)


def _vask_felt(felt: Blankettfelt, sendt: list[str]) -> Verdi:
    if felt.slag == "flervalg":
        return [valg.verdi for valg in felt.valg if valg.verdi in sendt]
    tekst = en_linje(sendt[-1]) if sendt else ""
    match felt.slag:
        case "telefon" | "mobil":
            return telefon.normaliser(tekst)
        case "epost":
            return epost.normaliser(tekst)
        case "tall":
            return tekst.replace(" ", "")
        case "janei":
            return tekst if tekst in {valg.verdi for valg in felt.valg} else ""
        case _:
            return tekst


def _feltfeil(felt: Blankettfelt, verdi: Verdi) -> Feltfeil | None:
    if not felt.fylles_ut:
        return None
    if not verdi:
        return None if felt.valgfritt else _lag(felt, "mangler", f"mangler_{felt.slag}")
    if isinstance(verdi, list):
        return None
    if felt.maks_lengde and len(verdi) > felt.maks_lengde:
        tall = {"antall": len(verdi), "grense": felt.maks_lengde}
        return _lag(felt, "for_lang", "for_lang", tall)
    return _formfeil(felt, verdi)


def _formfeil(felt: Blankettfelt, verdi: str) -> Feltfeil | None:
    if felt.slag in ("telefon", "mobil") and not telefon.er_gyldig(verdi):
        return _lag(felt, "telefon", *telefon.hva_er_galt(verdi))
    if felt.slag == "mobil" and not telefon.tar_sms(verdi):
        return _lag(felt, "mobil", "mobil")
    if felt.slag == "epost" and not epost.er_gyldig(verdi):
        return _lag(felt, "epost", "epost")
    if felt.slag == "tall" and not (verdi.isascii() and verdi.isdecimal()):
        return _lag(felt, "tall", "tall")
    return None


def _lag(
    felt: Blankettfelt, kode: Feilkode, navn: str, tall: Mapping[str, int] | None = None
) -> Feltfeil:
    """An error with the field's own text for it, or else the common one by that name."""
    return Feltfeil(felt.id, kode, felt.feilmelding.get(kode) or feiltekst(navn, felt, tall or {}))
