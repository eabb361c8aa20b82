"""TILTAK_04  Avsluttet omsorgstiltak uten årsak til opphevelse.

Kilde: regeltabellen for 15F, Tiltak Kontroll 4 og avsnitt 3.4.
"""

from kostra.kontroll import Grad, Regel, T
from kostra.regler.barnevern.begreper import omsorgstiltak
from kostra.regler.barnevern.tabeller import tiltak

REGEL = Regel(
    id="TILTAK_04",
    tittel=T(
        "Omsorgstiltak uten årsak til opphevelse",
        "Omsorgstiltak utan årsak til oppheving",
        "Care order ended without a reason",
    ),
    grad=Grad.WARNING,
    hvorfor=T(
        "Når omsorgen ikke lenger er hos barnevernet, vil SSB vite hvorfor: om barnet er flyttet "
        "hjem, har fylt 18 år eller er adoptert. Vanligst er at feltet ble hoppet over da "
        "tiltaket ble avsluttet.",
        "Når omsorga ikkje lenger er hos barnevernet, vil SSB vite kvifor: om barnet er flytta "
        "heim, har fylt 18 år eller er adoptert. Vanlegast er at feltet vart hoppa over då "
        "tiltaket vart avslutta.",
        "When the care is no longer with the child welfare service, Statistics Norway asks why: "
        "whether the child moved home, turned 18 or was adopted. Usually the field was passed "
        "over when the measure was ended.",
    ),
    gjor=T(
        "Velg årsaken til opphevelsen i fagsystemet.",
        "Vel årsaka til opphevinga i fagsystemet.",
        "Choose the reason for the ending in the case-work system.",
    ),
    avvik_naar=tiltak.slutt.kjent & omsorgstiltak & ~tiltak.opphevelse.oppgitt,
    melding=T(
        "Omsorgstiltaket fra {start} ble avsluttet {slutt}, men årsaken til opphevelsen mangler.",
        "Omsorgstiltaket frå {start} vart avslutta {slutt}, men årsaka til opphevinga manglar.",
        "The care order from {start} ended on {slutt}, but the reason for the ending is missing.",
    ),
    vis={"start": tiltak.start, "slutt": tiltak.slutt},
)
