"""T42  Tom presisering.

De fleste kontrollene av presisering godtar at den er tom, når den bare er med. Denne sier fra om de
tomme; hos en melder tar MELDER_02 den helt tomme, så her er det bare mellomrom.
"""

from kostra.kontroll import Grad, Regel, T, Variant, kodetekst
from kostra.kontroll.uttrykk import JaNei, Tekst
from kostra.regler.barnevern.begreper import ANDRE_FORHOLD, ANDRE_TILTAK
from kostra.regler.barnevern.tabeller import (
    melder,
    saksinnhold,
    tiltak,
    undersokelse,
    vedtaksgrunnlag,
)

_MELDING = T(
    "Koden {kode} skal presiseres, men presiseringen er tom.",
    "Koden {kode} skal presiserast, men presiseringa er tom.",
    "The code {kode} must be specified, but the specification is empty.",
)


def _tom(kode: Tekst, presisering: Tekst, naar: JaNei) -> Variant:
    return Variant(
        naar & presisering.oppgitt & presisering.blank, _MELDING, {"kode": kodetekst(kode)}
    )


REGEL = Regel(
    id="T42",
    tittel=T("Tom presisering", "Tom presisering", "Empty specification"),
    grad=Grad.WARNING,
    hvorfor=T(
        "Koden sier ikke hva det er, så det må skrives. Vanligst er at fagsystemet tar med "
        "presiseringen selv om ingen har skrevet noe i den.",
        "Koden seier ikkje kva det er, så det må skrivast. Vanlegast er at fagsystemet tek med "
        "presiseringa sjølv om ingen har skrive noko i ho.",
        "The code doesn't tell what it is, so it must be written. Usually the case-work system "
        "includes the specification even when nobody has written anything in it.",
    ),
    gjor=T(
        "Skriv kort hva det gjelder, uten navn på personer, eller velg en annen kode.",
        "Skriv kort kva det gjeld, utan namn på personar, eller vel ein annan kode.",
        "Write shortly what it is about, without names of persons, or choose another code.",
    ),
    varianter=(
        _tom(melder.kode, melder.presisering, (melder.kode == "22") & (melder.presisering != "")),
        _tom(saksinnhold.kode, saksinnhold.presisering, saksinnhold.kode.i(*ANDRE_FORHOLD)),
        _tom(undersokelse.konklusjon, undersokelse.presisering, undersokelse.konklusjon == "5"),
        _tom(
            vedtaksgrunnlag.kode,
            vedtaksgrunnlag.presisering,
            vedtaksgrunnlag.kode.i(*ANDRE_FORHOLD),
        ),
        _tom(tiltak.kategori, tiltak.kategori_presisering, tiltak.kategori.i(*ANDRE_TILTAK)),
        _tom(tiltak.opphevelse, tiltak.opphevelse_presisering, tiltak.opphevelse == "4"),
    ),
    tillegg=True,
)
