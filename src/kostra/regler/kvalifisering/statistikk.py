"""The statistics tables of form 11CF. Source: rule table for 11CF, section 2; same in all years."""

from kostra.kontroll import antall, ingen
from kostra.kontroll.regel import T
from kostra.kontroll.statistikk import ALLE_POSTER, Tabelldefinisjon
from kostra.kontroll.uttrykk import JaNei
from kostra.regler.felles.begreper import alder
from kostra.regler.kvalifisering.begreper import stmnd, stonad
from kostra.skjema.modell import Tekst3

_I_ALT = T("I alt", "I alt", "Total")
_UOPPGITT = T("Uoppgitt", "Ikkje oppgitt", "Not stated")
_STONAD = T("Stønad", "Stønad", "Benefit")
_DELTAKERE = T("Deltakere", "Deltakarar", "Participants")
_maaneder = antall(stmnd.finnes)


def _likt(tekst: str) -> Tekst3:
    """A label that is the same in all languages."""
    return T(tekst, tekst, tekst)


def _over(tall: str) -> Tekst3:
    return T(f"{tall} og over", f"{tall} og over", f"{tall} and over")


def _maaned(tall: str) -> Tekst3:
    return T(f"{tall} måneder", f"{tall} månader", f"{tall} months")


_ALDRE: tuple[tuple[Tekst3, JaNei], ...] = (
    (_I_ALT, ALLE_POSTER),
    (T("Under 20", "Under 20", "Under 20"), alder.mellom(0, 19)),
    (_likt("20 - 24"), alder.mellom(20, 24)),
    (_likt("25 - 29"), alder.mellom(25, 29)),
    (_likt("30 - 39"), alder.mellom(30, 39)),
    (_likt("40 - 49"), alder.mellom(40, 49)),
    (_likt("50 - 66"), alder.mellom(50, 66)),
    (_over("67"), alder >= 67),
    (T("Ugyldig fnr", "Ugyldig fnr", "Invalid number"), ~alder.kjent | (alder < 0)),
)

TABELLER = (
    Tabelldefinisjon(_STONAD, T("Sum", "Sum", "Sum"), ((_I_ALT, stonad),)),
    Tabelldefinisjon(T("Alder", "Alder", "Age"), _DELTAKERE, _ALDRE),
    Tabelldefinisjon(
        T("Stønadsvarighet", "Lengd på stønaden", "Length of benefit"),
        _DELTAKERE,
        (
            (T("1 måned", "1 månad", "1 month"), _maaneder == 1),
            (_maaned("2 - 3"), _maaneder.mellom(2, 3)),
            (_maaned("4 - 6"), _maaneder.mellom(4, 6)),
            (_maaned("7 - 9"), _maaneder.mellom(7, 9)),
            (_maaned("10 - 11"), _maaneder.mellom(10, 11)),
            (_maaned("12"), _maaneder == 12),
            (_UOPPGITT, ingen(stmnd.finnes)),
        ),
    ),
    Tabelldefinisjon(
        _STONAD,
        _DELTAKERE,
        (
            (_likt("1 - 7999"), stonad.mellom(1, 7_999)),
            (_likt("8000 - 49999"), stonad.mellom(8_000, 49_999)),
            (_likt("50000 - 99999"), stonad.mellom(50_000, 99_999)),
            (_likt("100000 - 149999"), stonad.mellom(100_000, 149_999)),
            (_over("150000"), stonad >= 150_000),
            (_UOPPGITT, stonad <= 0),
        ),
    ),
)
