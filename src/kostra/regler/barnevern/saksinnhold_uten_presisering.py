"""SAKSINNHOLD_02, VEDTAK_02  Saksinnhold eller vedtaksgrunnlag uten presisering.

Kilde: regeltabellen for 15F, Saksinnhold Kontroll 2 og Vedtaksgrunnlag Kontroll 2. En tom
presisering godtas (T42 sier fra).
"""

from kostra.kontroll import Grad, Regel, T, kodetekst
from kostra.regler.barnevern.begreper import ANDRE_FORHOLD
from kostra.regler.barnevern.tabeller import Kodet, Periode
from kostra.skjema.modell import Tekst3


def regel(id_: str, rad: Kodet, i: Periode, navn: Tekst3, om: Tekst3) -> Regel:
    """The rule about that list of codes. ``i`` is what holds it, ``om`` what that is called."""
    return Regel(
        id=id_,
        tittel=T(
            f"{navn.nb} uten presisering",
            f"{navn.nn} utan presisering",
            f"{navn.en} not specified",
        ),
        grad=Grad.ERROR,
        hvorfor=T(
            "Kodene for andre forhold sier ikke hva det er, så det må skrives. Vanligst er at "
            "feltet ble hoppet over da saken ble registrert.",
            "Kodane for andre forhold seier ikkje kva det er, så det må skrivast. Vanlegast er at "
            "feltet vart hoppa over då saka vart registrert.",
            "The codes for other circumstances don't tell what they are, so it must be written. "
            "Usually the field was passed over when the case was registered.",
        ),
        gjor=T(
            "Skriv kort hva det gjelder, uten navn på personer, eller velg en annen kode.",
            "Skriv kort kva det gjeld, utan namn på personar, eller vel ein annan kode.",
            "Write shortly what it is about, without names of persons, or choose another code.",
        ),
        avvik_naar=rad.kode.i(*ANDRE_FORHOLD) & ~rad.presisering.oppgitt,
        melding=T(
            f"{om.nb.capitalize()} fra {{start}} har {navn.nb.lower()} {{kode}}, men det er ikke "
            f"presisert hva det er.",
            f"{om.nn.capitalize()} frå {{start}} har {navn.nn.lower()} {{kode}}, men det er ikkje "
            f"presisert kva det er.",
            f"{om.en.capitalize()} from {{start}} has {navn.en.lower()} {{kode}}, but it isn't "
            f"specified what that is.",
        ),
        vis={"kode": kodetekst(rad.kode), "start": i.start},
    )
