"""T07  Linje med Oslos kommunenummer utenfor Oslo.

Kommunenummer 0301 på linjen slår av K14, K15 og K16, og fra 2023 også K05A og K05B, selv om den som
leverer ikke er Oslo.
"""

from kostra.kontroll import Grad, Regel, T, per_aar
from kostra.regler.felles.begreper import oslo, oslo_avgiver

REGEL = Regel(
    id="T07",
    tittel=T(
        "Oslos kommunenummer utenfor Oslo",
        "Kommunenummeret til Oslo utanfor Oslo",
        "Oslo's number outside Oslo",
    ),
    grad=Grad.INFO,
    hvorfor=T(
        "Noen kontroller gjelder ikke Oslo, og de ser på kommunenummeret på linjen. Når nummeret "
        "rettes, kan det komme flere funn på samme linje.",
        "Nokre kontrollar gjeld ikkje Oslo, og dei ser på kommunenummeret på linja. Når nummeret "
        "blir retta, kan det kome fleire funn på same linje.",
        "Some controls leave Oslo out, and go by the number on the line. When it is corrected, "
        "there may be more findings on the line.",
    ),
    gjor=T(
        "Rett kommunenummeret, og kontroller filen på nytt.",
        "Rett kommunenummeret, og kontroller fila på nytt.",
        "Correct the municipality number, and check the file again.",
    ),
    avvik_naar=oslo & ~oslo_avgiver,
    melding=T(
        "Kommunenummeret er Oslos, og derfor er {kontroller} ikke brukt på denne linjen.",
        "Kommunenummeret er Oslo sitt, og difor er {kontroller} ikkje brukte på denne linja.",
        "The municipality number is Oslo's, so {kontroller} were not used on this line.",
    ),
    vis={
        "kontroller": per_aar(
            {
                2022: T("K14, K15 og K16", "K14, K15 og K16", "K14, K15 and K16"),
                2023: T(
                    "K05A, K05B, K14, K15 og K16",
                    "K05A, K05B, K14, K15 og K16",
                    "K05A, K05B, K14, K15 and K16",
                ),
            }
        )
    },
    tillegg=True,
)
