"""MELDING_03  Fristen for meldingen.

Kilde: regeltabellen for 15F, Melding Kontroll 3. Åtte dager slår ikke ut, ni gjør det;
dokumentasjonen sier åtte, og det tar T36.
"""

from kostra.kontroll import Grad, Regel, T, dager
from kostra.regler.barnevern.tabeller import melding

FRIST_DAGER = 8

REGEL = Regel(
    id="MELDING_03",
    tittel=T(
        "Fristen for meldingen er overskredet",
        "Fristen for meldinga er broten",
        "The report took too long",
    ),
    grad=Grad.WARNING,
    hvorfor=T(
        "Barnevernstjenesten skal gå gjennom en melding innen en uke. Tok det lengre tid, er det "
        "ikke galt å rapportere det, men datoene bør kontrolleres.",
        "Barnevernstenesta skal gå gjennom ei melding innan ei veke. Tok det lengre tid, er det "
        "ikkje gale å rapportere det, men datoane bør kontrollerast.",
        "The child welfare service must go through a report within a week. If it took longer, "
        "reporting it is right, but the dates should be checked.",
    ),
    gjor=T(
        "Kontroller de to datoene, og rett dem hvis de er feil. Ellers kan filen sendes som den "
        "er.",
        "Kontroller dei to datoane, og rett dei viss dei er feil. Elles kan fila sendast som ho "
        "er.",
        "Check the two dates, and correct them if they are wrong. Otherwise the file can be sent "
        "as it is.",
    ),
    avvik_naar=melding.slutt > melding.start + FRIST_DAGER,
    melding=T(
        "Meldingen kom {start} og ble avsluttet {slutt}, {dager} dager etter.",
        "Meldinga kom {start} og vart avslutta {slutt}, {dager} dagar etter.",
        "The report came on {start} and was ended on {slutt}, {dager} days later.",
    ),
    vis={
        "start": melding.start,
        "slutt": melding.slutt,
        "dager": dager(melding.start, melding.slutt),
    },
)
