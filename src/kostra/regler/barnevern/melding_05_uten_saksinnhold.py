"""MELDING_05  Konkludert melding uten saksinnhold.

Kilde: regeltabellen for 15F, Melding Kontroll 5. Samme meldinger som i MELDING_04.
"""

from kostra.kontroll import Grad, Regel, T, ingen, kodetekst
from kostra.regler.barnevern.begreper import konkludert_i_aar
from kostra.regler.barnevern.tabeller import melding, saksinnhold

REGEL = Regel(
    id="MELDING_05",
    tittel=T(
        "Konkludert melding uten saksinnhold",
        "Konkludert melding utan saksinnhald",
        "Concluded report, no case content",
    ),
    grad=Grad.ERROR,
    hvorfor=T(
        "Når en melding er konkludert, skal det gå fram hva den handlet om. Vanligst er at feltet "
        "ble hoppet over da meldingen ble registrert.",
        "Når ei melding er konkludert, skal det gå fram kva ho handla om. Vanlegast er at feltet "
        "vart hoppa over då meldinga vart registrert.",
        "When a report is concluded, it must be clear what it was about. Usually the field was "
        "passed over when the report was registered.",
    ),
    gjor=T(
        "Velg hva meldingen handlet om, i fagsystemet.",
        "Vel kva meldinga handla om, i fagsystemet.",
        "Choose what the report was about, in the case-work system.",
    ),
    avvik_naar=konkludert_i_aar & ingen(saksinnhold),
    melding=T(
        "Meldingen fra {start} er konkludert ({konklusjon}), men saksinnhold mangler.",
        "Meldinga frå {start} er konkludert ({konklusjon}), men saksinnhald manglar.",
        "The report from {start} is concluded ({konklusjon}), but the case content is missing.",
    ),
    vis={"start": melding.start, "konklusjon": kodetekst(melding.konklusjon)},
)
