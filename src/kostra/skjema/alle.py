"""Forms of lines and forms of elements through one door, for what goes over all of them."""

from __future__ import annotations

from kostra.skjema import endringer, endringstekst, strukturendringer, strukturutskrift, utskrift
from kostra.skjema.last import UkjentSkjema, filbeskrivelse, skjemaer
from kostra.skjema.modell import Filbeskrivelse, Sprak
from kostra.skjema.struktur import Struktur, struktur, strukturer


def alle_skjemaer() -> dict[str, tuple[int, ...]]:
    """Every form -> its reporting years, ascending."""
    return dict(sorted({**skjemaer(), **strukturer()}.items()))


def oppsett(skjema: str, aar: int, *, med_tekster: bool = False) -> Filbeskrivelse | Struktur:
    """What a file of that form is read by. Raises :class:`UkjentSkjema`.

    ``med_tekster`` as in :func:`kostra.skjema.filbeskrivelse`; a structure always has its labels.
    """
    _sjekk(skjema)
    if skjema in strukturer():
        return struktur(skjema, aar)
    return filbeskrivelse(skjema, aar, med_tekster=med_tekster)


def skriv_filbeskrivelse(
    skjema: str, aar: int, format_: utskrift.Format, sprak: Sprak = "nb"
) -> str:
    """The file description as text. Raises :class:`UkjentSkjema`."""
    lest_med = oppsett(skjema, aar, med_tekster=True)
    if isinstance(lest_med, Struktur):
        return strukturutskrift.skriv(lest_med, format_, sprak)
    return utskrift.skriv(lest_med, format_, sprak)


def skriv_endringer(
    skjema: str, fra: int, til: int, format_: endringstekst.Format, sprak: Sprak = "nb"
) -> str:
    """What changed between two years, as text; ``fra`` is the earlier. Raises :class:`UkjentSkjema`."""
    _sjekk(skjema)
    if skjema in strukturer():
        return strukturendringer.skriv(
            strukturendringer.endringer(skjema, fra, til), format_, sprak
        )
    return endringstekst.skriv(endringer.endringer(skjema, fra, til), format_, sprak)


def _sjekk(skjema: str) -> None:
    if skjema not in (kjente := alle_skjemaer()):
        raise UkjentSkjema(f"Skjemaet «{skjema}» finnes ikke. Velg blant: {', '.join(kjente)}.")
