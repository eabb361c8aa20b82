"""K38  Situasjon etter avslutning.

Kilde: regeltabellen for 11CF, K38. Status 3 i 2022, 3 og 7 fra 2023. En feil kode teller som ikke
krysset av.
"""

from kostra.kontroll import Grad, Regel, T, f, ingen, per_aar
from kostra.regler.kvalifisering.begreper import avslutning

REGEL = Regel(
    id="K38",
    tittel=T(
        "Situasjon etter avslutning", "Situasjon etter avslutning", "Situation after the programme"
    ),
    grad=Grad.ERROR,
    hvorfor=T(
        "Svaret viser hva deltakeren gikk til etter programmet. Er situasjonen ikke kjent, finnes "
        "det et eget kryss for det. Vanligst er at feil felt er krysset av, eller ingen.",
        "Svaret viser kva deltakaren gjekk til etter programmet. Er situasjonen ikkje kjend, finst "
        "det eit eige kryss for det. Vanlegast er at feil felt er kryssa av, eller ingen.",
        "The answer shows what the participant went on to. There is a box of its own for an "
        "unknown situation. Usually the wrong box is ticked, or none.",
    ),
    gjor=T(
        "Kryss av for deltakerens situasjon etter avslutningen, eller rett statusen.",
        "Kryss av for situasjonen til deltakaren etter avslutninga, eller rett statusen.",
        "Tick the participant's situation after the programme, or correct the status.",
    ),
    gjelder=per_aar({2022: f.STATUS == "3", 2023: f.STATUS.i("3", "7")}),
    avvik_naar=ingen(avslutning.finnes),
    melding=T(
        "Status er {status}, men deltakerens situasjon etter avslutningen er ikke krysset av.",
        "Status er {status}, men situasjonen til deltakaren etter avslutninga er ikkje kryssa av.",
        "The status is {status}, but the participant's situation afterwards is not ticked.",
    ),
    vis={"status": f.STATUS},
)
