"""K002  Filbeskrivelse.

Kilde: felles kontrollspesifikasjon, 11.2. Kjøres bare for 2022. Et felt kan gi to funn (kode og
heltall), 000000 godtas som dato, og EKTSTAT var ikke obligatorisk i årets program.
"""

from kostra.kontroll import Grad, Regel, T, per_aar
from kostra.kontroll.uttrykk import JaNei
from kostra.regler.felles import filbeskrivelse as fb


def bare_2022(betingelse: JaNei) -> JaNei:
    """The condition in 2022, no rule after."""
    krav: JaNei = per_aar({2022: betingelse, 2023: None})
    return krav


REGEL = Regel(
    id="K002",
    tittel=T("Filbeskrivelse", "Filskildring", "File description"),
    grad=Grad.ERROR,
    hvorfor=fb.HVORFOR,
    gjor=fb.GJOR,
    varianter=fb.varianter(
        "K002",
        mangler=bare_2022(fb.felt.paakrevd & fb.felt.blank & ~fb.felt.heter("EKTSTAT")),
        heltall=bare_2022(fb.ikke_heltall),
        dato=bare_2022(fb.ikke_dato & (fb.felt != "000000")),
        kode=bare_2022(fb.ikke_kode),
    ),
)
