"""K002  Filbeskrivelse.

Kilde: felles kontrollspesifikasjon, 11.2. Kjøres bare for 2022. Et felt kan gi to funn (kode og
heltall), 000000 godtas som dato, og EKTSTAT var ikke obligatorisk i årets program.
"""

from kostra.kontroll import Grad, Regel, T
from kostra.regler.felles import filbeskrivelse as fb
from kostra.regler.felles.begreper import bare_2022

REGEL = Regel(
    id="K002",
    tittel=T("Filbeskrivelse", "Filskildring", "File description"),
    grad=Grad.ERROR,
    hvorfor=fb.HVORFOR,
    gjor=fb.GJOR,
    varianter=(
        fb.mangler("K002", bare_2022(fb.tomt_paakrevd & ~fb.felt.heter("EKTSTAT"))),
        fb.heltall("K002", bare_2022(fb.ikke_heltall)),
        fb.dato("K002", bare_2022(fb.ikke_dato & (fb.felt != "000000"))),
        fb.kode("K002", bare_2022(fb.ikke_kode)),
    ),
)
