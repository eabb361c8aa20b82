"""MELDING_04  Konkludert melding uten melder.

Kilde: regeltabellen for 15F, Melding Kontroll 4. Bare meldinger avsluttet i rapporteringsåret eller
senere; dokumentasjonen sier noe annet, og programmet i drift følges.
"""

from kostra.kontroll import Grad, Regel, T, ingen, kodetekst
from kostra.regler.barnevern.begreper import konkludert_i_aar
from kostra.regler.barnevern.tabeller import melder, melding

REGEL = Regel(
    id="MELDING_04",
    tittel=T(
        "Konkludert melding uten melder",
        "Konkludert melding utan meldar",
        "Concluded report, no notifier",
    ),
    grad=Grad.ERROR,
    hvorfor=T(
        "Når en melding er konkludert, skal det gå fram hvem som meldte; også en anonym melder "
        "har sin kode. Vanligst er at feltet ble hoppet over da meldingen ble registrert.",
        "Når ei melding er konkludert, skal det gå fram kven som melde; også ein anonym meldar "
        "har sin kode. Vanlegast er at feltet vart hoppa over då meldinga vart registrert.",
        "When a report is concluded, it must be clear who notified; an anonymous notifier has a "
        "code, too. Usually the field was passed over when the report was registered.",
    ),
    gjor=T(
        "Velg hvem som meldte, i fagsystemet.",
        "Vel kven som melde, i fagsystemet.",
        "Choose who notified, in the case-work system.",
    ),
    avvik_naar=konkludert_i_aar & ingen(melder),
    melding=T(
        "Meldingen fra {start} er konkludert ({konklusjon}), men melder mangler.",
        "Meldinga frå {start} er konkludert ({konklusjon}), men meldar manglar.",
        "The report from {start} is concluded ({konklusjon}), but the notifier is missing.",
    ),
    vis={"start": melding.start, "konklusjon": kodetekst(melding.konklusjon)},
)
