"""The controls of the amounts per month against the amount of the year: K36 and K37."""

from __future__ import annotations

from kostra.kontroll import Grad, Regel, T, per_aar
from kostra.kontroll.uttrykk import Tall
from kostra.skjema.modell import Tekst3


def mot_aaret(id_: str, aaret: Tall, summen: Tall, *, tittel: Tekst3, melding: Tekst3) -> Regel:
    """The sum of the months must be the amount of the year; in 2022 only when that is above 0."""
    return Regel(
        id=id_,
        tittel=tittel,
        grad=Grad.WARNING,
        hvorfor=T(
            "Beløpet for året skal være summen av månedene. Vanligst er at en etterbetaling bare er "
            "ført ett av stedene, eller at månedene mangler i uttrekket.",
            "Beløpet for året skal vere summen av månadene. Vanlegast er at ei etterbetaling berre "
            "er ført éin av stadene, eller at månadene manglar i uttrekket.",
            "The amount of the year must be the sum of the months. Usually a later payment is "
            "entered in one place only, or the extract lacks the months.",
        ),
        gjor=T(
            "Rett beløpet for måneden eller året, det som ikke stemmer med det som er utbetalt.",
            "Rett beløpet for månaden eller året, det som ikkje stemmer med det som er utbetalt.",
            "Correct the amount of the month or the year, whichever isn't what was paid.",
        ),
        avvik_naar=per_aar({2022: (aaret > 0) & (aaret != summen), 2023: aaret != summen}),
        melding=melding,
        vis={"summen": summen, "aaret": aaret},
    )
