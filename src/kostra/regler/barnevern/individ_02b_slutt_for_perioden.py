"""INDIVID_02B  Saken ble avsluttet før rapporteringsåret.

Kilde: regeltabellen for 15F, Individ Kontroll 02b. 31. desember året før slår ikke ut.
"""

from kostra.kontroll import Grad, Regel, T, p
from kostra.regler.barnevern.tabeller import individ

REGEL = Regel(
    id="INDIVID_02B",
    tittel=T(
        "Sak: slutt før rapporteringsåret",
        "Sak: slutt før rapporteringsåret",
        "Case: end before the reporting year",
    ),
    grad=Grad.ERROR,
    hvorfor=T(
        "Filen gjelder ett år, og en sak som var avsluttet da året begynte, er rapportert før. "
        "Vanligst er at en gammel sak er blitt med i uttrekket, eller at årstallet er skrevet "
        "feil.",
        "Fila gjeld eitt år, og ei sak som var avslutta då året tok til, er rapportert før. "
        "Vanlegast er at ei gammal sak er komme med i uttrekket, eller at årstalet er skrive feil.",
        "The file is about one year, and a case that had ended when the year began is already "
        "reported. Usually an old case is included in the extract, or the year is a slip.",
    ),
    gjor=T(
        "Rett sluttdatoen, eller ta saken ut av filen.",
        "Rett sluttdatoen, eller ta saka ut av fila.",
        "Correct the end date, or take the case out of the file.",
    ),
    avvik_naar=individ.slutt < p.forrige_siste_dag,
    melding=T(
        "Saken ble avsluttet {slutt}, men filen gjelder {aar}.",
        "Saka vart avslutta {slutt}, men fila gjeld {aar}.",
        "The case ended on {slutt}, but the file is about {aar}.",
    ),
    vis={"slutt": individ.slutt, "aar": p.aar},
)
