"""Every document about a form in a year, through one door, in every format it has.

All of them are made from what the program runs on: the layout, the rules, the form's definition.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from kostra.blankett import UkjentBlankett, blankett
from kostra.rapport import kravspesifikasjon, skjemaark
from kostra.regler import regelsett
from kostra.skjema import (
    endringer,
    endringstekst,
    strukturendringer,
    strukturutskrift,
    utskrift,
)
from kostra.skjema.alle import alle_skjemaer, oppsett, skriv_filbeskrivelse
from kostra.skjema.dokument import Dokument
from kostra.skjema.last import med_modul
from kostra.skjema.modell import Sprak
from kostra.skjema.struktur import Struktur, strukturer

Dataformat = Literal["csv", "json"]


class UkjentDokument(LookupError):
    """No such document, or not for that form and year."""


@dataclass(frozen=True)
class _Slag:
    """How a kind of document is made: for people, and for programs where it is for them too."""

    dokument: Callable[[str, int, Sprak], Dokument]
    data: Callable[[str, int, Dataformat, Sprak], str] | None = None


def _filbeskrivelse(skjema: str, aar: int, sprak: Sprak) -> Dokument:
    lest = oppsett(skjema, aar, med_tekster=True)
    if isinstance(lest, Struktur):
        return strukturutskrift.dokument(lest, sprak)
    return utskrift.dokument(lest, sprak)


def _kravspesifikasjon(skjema: str, aar: int, sprak: Sprak) -> Dokument:
    from kostra.rapport.kravspesifikasjon.dokument import dokument
    from kostra.rapport.kravspesifikasjon.innhold import samle

    return dokument(samle(regelsett(skjema), oppsett(skjema, aar), sprak))


def _krav_som_data(skjema: str, aar: int, format_: Dataformat, sprak: Sprak) -> str:
    return kravspesifikasjon.skriv(regelsett(skjema), oppsett(skjema, aar), format_, sprak)


def _skjema(skjema: str, aar: int, sprak: Sprak) -> Dokument:
    return skjemaark.dokument(blankett(skjema, aar), sprak)


def _veiledning(skjema: str, aar: int, sprak: Sprak) -> Dokument:
    from kostra.rapport.veiledning.innhold import veiledning

    return veiledning(oppsett(skjema, aar), blankett(skjema, aar), sprak)


def _endringer(skjema: str, aar: int, sprak: Sprak) -> Dokument:
    if skjema in strukturer():
        return strukturendringer.dokument(strukturendringer.endringer(skjema, aar - 1, aar), sprak)
    return endringstekst.dokument(endringer.endringer(skjema, aar - 1, aar), sprak)


_SLAG: Final[Mapping[str, _Slag]] = {
    "filbeskrivelse": _Slag(_filbeskrivelse, skriv_filbeskrivelse),
    "kravspesifikasjon": _Slag(_kravspesifikasjon, _krav_som_data),
    "skjema": _Slag(_skjema),
    "veiledning": _Slag(_veiledning),
    "endringer": _Slag(_endringer),
}
#: document -> the formats it comes in.
FORMATER: Final[Mapping[str, tuple[str, ...]]] = {
    navn: ("html", "pdf", *(("csv", "json") if slag.data else ())) for navn, slag in _SLAG.items()
}


def finnes(navn: str, skjema: str, aar: int) -> bool:
    """Whether there is such a document: a form may lack a layout, rules, or a year before it."""
    layout = alle_skjemaer().get(skjema, ())
    match navn:
        case "skjema":
            return _har_blankett(skjema, aar)
        case "veiledning":
            return aar in layout and _har_blankett(skjema, aar)
        case "kravspesifikasjon":
            return aar in layout and skjema in med_modul("regler")
        case "endringer":
            return aar in layout and aar - 1 in layout
        case _:
            return navn in _SLAG and aar in layout


def _har_blankett(skjema: str, aar: int) -> bool:
    try:
        blankett(skjema, aar)
    except UkjentBlankett:
        return False
    return True


def dokument(navn: str, skjema: str, aar: int, sprak: Sprak = "nb") -> Dokument:
    """The document, to be set in any way. Raises :class:`UkjentDokument`."""
    if not finnes(navn, skjema, aar):
        raise UkjentDokument(f"{navn} finnes ikke for {skjema} i {aar}.")
    return _SLAG[navn].dokument(skjema, aar, sprak)


def som_data(navn: str, skjema: str, aar: int, format_: Dataformat, sprak: Sprak = "nb") -> str:
    """The document for programs. Raises :class:`UkjentDokument`, also where it is for people only."""
    skriv = _SLAG[navn].data if finnes(navn, skjema, aar) else None
    if skriv is None:
        raise UkjentDokument(f"{navn} finnes ikke som {format_} for {skjema} i {aar}.")
    return skriv(skjema, aar, format_, sprak)
