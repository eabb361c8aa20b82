"""T08  Ukjent alder.

Et nummer kan ha riktige kontrollsifre uten å inneholde en dato. Det som da skjer med
alderskontrollene, er ulikt i skjemaene. Gjelder fra 2023; i 2022 har de fleste testnumre ingen kjent
alder. Bare nuller meldes av T16.
"""

from kostra.kontroll import Grad, Regel, T
from kostra.regler.felles.begreper import alder, bare_nuller, fnr, fra_2023
from kostra.skjema.modell import Tekst3


def regel(hvorfor: Tekst3) -> Regel:
    """The rule for a form; ``hvorfor`` says what its age controls do without an age."""
    return Regel(
        id="T08",
        tittel=T("Ukjent alder", "Ukjend alder", "Unknown age"),
        grad=Grad.INFO,
        hvorfor=hvorfor,
        gjor=T(
            "Kontroller fødselsnummeret mot folkeregisteret.",
            "Kontroller fødselsnummeret mot folkeregisteret.",
            "Check the identity number against the population register.",
        ),
        avvik_naar=fra_2023(fnr.er_fnr & ~alder.kjent & ~bare_nuller),
        melding=T(
            "Fødselsnummeret har riktige kontrollsifre, men alderen kan ikke leses av det.",
            "Fødselsnummeret har rette kontrollsiffer, men alderen kan ikkje lesast av det.",
            "The identity number has the right control digits, but the age can't be read from it.",
        ),
        tillegg=True,
    )
