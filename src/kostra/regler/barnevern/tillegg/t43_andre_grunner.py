"""T43  Andre grunner uten presisering.

Kodelisten ber om presisering også her, men ingen kontroll ser etter: tiltaksgrunnlag 18 og 19,
andre grunner til flytting, og annet bosted.
"""

from kostra.kontroll import Grad, Regel, T, Variant, kodetekst
from kostra.kontroll.uttrykk import JaNei, Tekst
from kostra.regler.barnevern.begreper import ANDRE_FORHOLD
from kostra.regler.barnevern.tabeller import flytting, tiltaksgrunnlag

ANDRE_GRUNNER = ("1.1.5", "1.2.3", "2.9")
ANNET_BOSTED = "8"

_MELDING = T(
    "Koden {kode} skal presiseres, men det er ikke gjort.",
    "Koden {kode} skal presiserast, men det er ikkje gjort.",
    "The code {kode} must be specified, but isn't.",
)


def _mangler(kode: Tekst, presisering: Tekst, naar: JaNei) -> Variant:
    return Variant(naar & presisering.blank, _MELDING, {"kode": kodetekst(kode)})


REGEL = Regel(
    id="T43",
    tittel=T(
        "Andre grunner uten presisering",
        "Andre grunnar utan presisering",
        "Other reasons, not specified",
    ),
    grad=Grad.INFO,
    hvorfor=T(
        "Koden sier ikke hva det er, og kodelisten ber om at det skrives. Vanligst er at feltet "
        "ble hoppet over da saken ble registrert.",
        "Koden seier ikkje kva det er, og kodelista ber om at det blir skrive. Vanlegast er at "
        "feltet vart hoppa over då saka vart registrert.",
        "The code doesn't tell what it is, and the code list asks for it to be written. Usually "
        "the field was passed over when the case was registered.",
    ),
    gjor=T(
        "Skriv kort hva det gjelder, uten navn på personer, eller velg en annen kode.",
        "Skriv kort kva det gjeld, utan namn på personar, eller vel ein annan kode.",
        "Write shortly what it is about, without names of persons, or choose another code.",
    ),
    varianter=(
        _mangler(
            tiltaksgrunnlag.kode,
            tiltaksgrunnlag.presisering,
            tiltaksgrunnlag.kode.i(*ANDRE_FORHOLD),
        ),
        _mangler(flytting.arsak, flytting.arsak_presisering, flytting.arsak.i(*ANDRE_GRUNNER)),
        _mangler(flytting.til, flytting.til_presisering, flytting.til == ANNET_BOSTED),
    ),
    tillegg=True,
)
