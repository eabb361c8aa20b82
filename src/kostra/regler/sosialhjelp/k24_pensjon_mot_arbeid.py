"""K24  Uføretrygd eller alderspensjon mot arbeid.

Kilde: regeltabellen for 11F, K24. Til og med 2025 godtas 02, 04 og 07; fra 2026 også 03, 05 og 06.
Kilden til livsopphold har ingen betydning.
"""

from kostra.kontroll import Grad, Regel, T, Variant, f, kodeliste, per_aar
from kostra.kontroll.uttrykk import JaNei

_avvik: JaNei = per_aar(
    {
        2022: ~f.ARBSIT.i("02", "04", "07"),
        2026: ~f.ARBSIT.i("02", "03", "04", "05", "06", "07"),
    }
)
_MELDING = T(
    "Trygdesituasjonen er {trygd}, men arbeidssituasjonen er {arbeid}. Det er uvanlig.",
    "Trygdesituasjonen er {trygd}, men arbeidssituasjonen er {arbeid}. Det er uvanleg.",
    "The national insurance situation is {trygd}, but the work situation is {arbeid}. That is "
    "unusual.",
)

REGEL = Regel(
    id="K24",
    tittel=T(
        "Uføretrygd eller alderspensjon mot arbeid",
        "Uføretrygd eller alderspensjon mot arbeid",
        "Disability or retirement pension against work",
    ),
    grad=Grad.WARNING,
    hvorfor=T(
        "Den som har uføretrygd eller alderspensjon, er sjelden i full jobb eller arbeidsledig uten "
        "å være registrert. Vanligst er at bare ett av de to feltene er oppdatert.",
        "Den som har uføretrygd eller alderspensjon, er sjeldan i full jobb eller arbeidsledig utan "
        "å vere registrert. Vanlegast er at berre eitt av dei to felta er oppdatert.",
        "Who has a disability benefit or retirement pension seldom works full-time, or is out of "
        "work without being registered. Usually only one of the two fields was updated.",
    ),
    gjor=T(
        "Kontroller trygdesituasjonen og arbeidssituasjonen. Er begge riktige, kan filen leveres.",
        "Kontroller trygdesituasjonen og arbeidssituasjonen. Er begge rette, kan fila leverast.",
        "Check the insurance situation and the work situation. If both are right, the file can be "
        "delivered.",
    ),
    varianter=tuple(
        Variant(
            (f.TRYGDESIT == trygd) & _avvik,
            _MELDING,
            {"trygd": kodeliste(f.TRYGDESIT, trygd), "arbeid": f.ARBSIT},
        )
        for trygd in ("04", "07")
    ),
)
