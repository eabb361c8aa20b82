"""K27  Mottatt annen støtte, svar.

Kilde: regeltabellen for 11CF, K27. En feil kode teller som ikke fylt; men i 2022 telte alt annet
enn blankt og 0 som fylt når svaret var nei.
"""

from kostra.kontroll import Grad, Regel, T, Variant, f, ingen, noen, p, per_aar
from kostra.regler.kvalifisering.begreper import stotte

REGEL = Regel(
    id="K27",
    tittel=T(
        "Mottatt annen støtte, svar",
        "Motteken anna støtte, svar",
        "Other support received, answers",
    ),
    grad=Grad.ERROR,
    hvorfor=T(
        "Svaret på om deltakeren også fikk sosialhjelp eller bostøtte må passe med avkryssingene, "
        "ellers vet vi ikke hvilket av dem som er riktig.",
        "Svaret på om deltakaren òg fekk sosialhjelp eller bustøtte må passe med avkryssingane, "
        "elles veit vi ikkje kva for eit av dei som er rett.",
        "The answer on whether the participant also got social assistance or housing benefit must "
        "agree with the boxes, or we can't know which of them is right.",
    ),
    gjor=T(
        "Kryss av for støtten deltakeren fikk, eller rett svaret.",
        "Kryss av for støtta deltakaren fekk, eller rett svaret.",
        "Tick the support that the participant got, or correct the answer.",
    ),
    varianter=(
        Variant(
            (f.KVP_MED_ASTONAD == "1") & ingen(stotte.finnes),
            T(
                "Det er svart ja på støtte i {aar}, men ikke krysset av for hvilken: {felt}.",
                "Det er svart ja på støtte i {aar}, men ikkje kryssa av for kva: {felt}.",
                "The answer is yes to support in {aar}, but no kind is ticked: {felt}.",
            ),
            {"aar": p.aar, "felt": stotte},
        ),
        Variant(
            (f.KVP_MED_ASTONAD == "2")
            & per_aar({2022: noen(stotte.fylt), 2023: noen(stotte.finnes)}),
            T(
                "Det er svart nei på støtte i {aar}, men krysset av for støtte: {felt}.",
                "Det er svart nei på støtte i {aar}, men kryssa av for støtte: {felt}.",
                "The answer is no to support in {aar}, but support is ticked: {felt}.",
            ),
            {"aar": p.aar, "felt": stotte},
        ),
    ),
)
