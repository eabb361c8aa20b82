"""T36  Meldingen tok åtte dager.

Dokumentasjonen sier at fristen er overskredet etter åtte dager, MELDING_03 slår først ut etter ni.
"""

from kostra.kontroll import Grad, Regel, T
from kostra.regler.barnevern.melding_03_frist import FRIST_DAGER
from kostra.regler.barnevern.tabeller import melding

REGEL = Regel(
    id="T36",
    tittel=T("Meldingen tok åtte dager", "Meldinga tok åtte dagar", "The report took eight days"),
    grad=Grad.INFO,
    hvorfor=T(
        "Barnevernstjenesten skal gå gjennom en melding innen en uke. Åtte dager er altså for "
        "mye, men gir ikke advarsel i MELDING_03.",
        "Barnevernstenesta skal gå gjennom ei melding innan ei veke. Åtte dagar er altså for "
        "mykje, men gir ikkje åtvaring i MELDING_03.",
        "The child welfare service must go through a report within a week. Eight days are too "
        "many, then, but MELDING_03 doesn't warn of them.",
    ),
    gjor=T(
        "Kontroller de to datoene, og rett dem hvis de er feil. Ellers kan filen sendes som den "
        "er.",
        "Kontroller dei to datoane, og rett dei viss dei er feil. Elles kan fila sendast som ho "
        "er.",
        "Check the two dates, and correct them if they are wrong. Otherwise the file can be sent "
        "as it is.",
    ),
    avvik_naar=melding.slutt == melding.start + FRIST_DAGER,
    melding=T(
        "Meldingen kom {start} og ble avsluttet {slutt}, åtte dager etter.",
        "Meldinga kom {start} og vart avslutta {slutt}, åtte dagar etter.",
        "The report came on {start} and was ended on {slutt}, eight days later.",
    ),
    vis={"start": melding.start, "slutt": melding.slutt},
    tillegg=True,
)
