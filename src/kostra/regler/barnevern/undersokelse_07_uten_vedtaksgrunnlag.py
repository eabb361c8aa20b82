"""UNDERSOKELSE_07  Vedtak uten vedtaksgrunnlag.

Kilde: regeltabellen for 15F, Undersøkelse Kontroll 7. Konklusjonen avgjør, ikke om sluttdatoen er
satt.
"""

from kostra.kontroll import Grad, Regel, T, ingen, kodetekst
from kostra.regler.barnevern.tabeller import undersokelse, vedtaksgrunnlag

REGEL = Regel(
    id="UNDERSOKELSE_07",
    tittel=T(
        "Vedtak uten vedtaksgrunnlag",
        "Vedtak utan vedtaksgrunnlag",
        "Decision without grounds",
    ),
    grad=Grad.ERROR,
    hvorfor=T(
        "Når en undersøkelse ender med vedtak om tiltak eller en sak for nemnda, skal det gå fram "
        "hva vedtaket bygger på. Vanligst er at feltet ble hoppet over da undersøkelsen ble "
        "avsluttet.",
        "Når ei undersøking endar med vedtak om tiltak eller ei sak for nemnda, skal det gå fram "
        "kva vedtaket byggjer på. Vanlegast er at feltet vart hoppa over då undersøkinga vart "
        "avslutta.",
        "When an investigation ends with a decision on measures or a case for the tribunal, it "
        "must be clear what the decision rests on. Usually the field was passed over when the "
        "investigation was ended.",
    ),
    gjor=T(
        "Velg minst ett vedtaksgrunnlag i fagsystemet, eller rett konklusjonen.",
        "Vel minst eitt vedtaksgrunnlag i fagsystemet, eller rett konklusjonen.",
        "Choose at least one ground for the decision in the case-work system, or correct the "
        "conclusion.",
    ),
    avvik_naar=undersokelse.konklusjon.i("1", "2") & ingen(vedtaksgrunnlag),
    melding=T(
        "Undersøkelsen fra {start} har konklusjonen {kode}, men vedtaksgrunnlag mangler.",
        "Undersøkinga frå {start} har konklusjonen {kode}, men vedtaksgrunnlag manglar.",
        "The investigation from {start} has the conclusion {kode}, but the ground for the "
        "decision is missing.",
    ),
    vis={"start": undersokelse.start, "kode": kodetekst(undersokelse.konklusjon)},
)
