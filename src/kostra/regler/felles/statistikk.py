"""What the statistics tables of several forms share. Source: common control specification, 5."""

from kostra.kontroll import antall, ingen
from kostra.kontroll.regel import T
from kostra.kontroll.statistikk import Tabelldefinisjon
from kostra.kontroll.uttrykk import JaNei
from kostra.regler.felles.begreper import alder, stmnd
from kostra.skjema.modell import Tekst3

I_ALT = T("I alt", "I alt", "Total")
UOPPGITT = T("Uoppgitt", "Ikkje oppgitt", "Not stated")
STONAD = T("Stønad", "Stønad", "Benefit")
SUM = T("Sum", "Sum", "Sum")
ALDER = T("Alder", "Alder", "Age")
#: What the control program calls the records in the tables of all forms.
DELTAKERE = T("Deltakere", "Deltakarar", "Participants")
_maaneder = antall(stmnd.finnes)


def likt(tekst: str) -> Tekst3:
    """A label that is the same in all languages."""
    return T(tekst, tekst, tekst)


def under(tall: str) -> Tekst3:
    """The label of the lowest band."""
    return T(f"Under {tall}", f"Under {tall}", f"Under {tall}")


def over(tall: str) -> Tekst3:
    """The label of the highest band."""
    return T(f"{tall} og over", f"{tall} og over", f"{tall} and over")


def _maaned(tall: str) -> Tekst3:
    return T(f"{tall} måneder", f"{tall} månader", f"{tall} months")


#: The last row of the ages: unknown, or born after the reporting year.
UGYLDIG_NUMMER: tuple[Tekst3, JaNei] = (
    T("Ugyldig fnr", "Ugyldig fnr", "Invalid number"),
    ~alder.kjent | (alder < 0),
)
VARIGHET = Tabelldefinisjon(
    T("Stønadsvarighet", "Lengd på stønaden", "Length of benefit"),
    DELTAKERE,
    (
        (T("1 måned", "1 månad", "1 month"), _maaneder == 1),
        (_maaned("2 - 3"), _maaneder.mellom(2, 3)),
        (_maaned("4 - 6"), _maaneder.mellom(4, 6)),
        (_maaned("7 - 9"), _maaneder.mellom(7, 9)),
        (_maaned("10 - 11"), _maaneder.mellom(10, 11)),
        (_maaned("12"), _maaneder == 12),
        (UOPPGITT, ingen(stmnd.finnes)),
    ),
)
