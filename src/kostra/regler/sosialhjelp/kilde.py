"""The controls of the main source of subsistence against the work situation: K15–K19 and K21."""

from __future__ import annotations

from collections.abc import Mapping

from kostra.kontroll import Grad, Regel, T, f, kodeliste, per_aar
from kostra.skjema.modell import Tekst3

GJOR = T(
    "Rett kilden til livsopphold eller arbeidssituasjonen, den som ikke var slik ved siste kontakt.",
    "Rett kjelda til livsopphald eller arbeidssituasjonen, den som ikkje var slik ved siste kontakt.",
    "Correct the source of subsistence or the work situation, whichever wasn't so at the last "
    "contact.",
)
_MELDING = T(
    "Viktigste kilde til livsopphold er {kilde}, men arbeidssituasjonen er {arbeid}. Ventet: "
    "{ventet}.",
    "Viktigaste kjelde til livsopphald er {kilde}, men arbeidssituasjonen er {arbeid}. Venta: "
    "{ventet}.",
    "The main source of subsistence is {kilde}, but the work situation is {arbeid}. Expected: "
    "{ventet}.",
)


def mot_arbeid(
    id_: str,
    kilde: str,
    arbeid: Mapping[int, tuple[str, ...]],
    *,
    tittel: Tekst3,
    hvorfor: Tekst3,
    grad: Grad = Grad.ERROR,
) -> Regel:
    """The source ``kilde`` goes with these work situations only, from each year on.

    No situations: the rule doesn't exist. A wrong code of ``ARBSIT`` is none of them.
    """
    return Regel(
        id=id_,
        tittel=tittel,
        grad=grad,
        hvorfor=hvorfor,
        gjor=GJOR,
        gjelder=f.VKLO == kilde,
        avvik_naar=per_aar(
            {aar: ~f.ARBSIT.i(*koder) if koder else None for aar, koder in arbeid.items()}
        ),
        melding=_MELDING,
        vis={
            "kilde": kodeliste(f.VKLO, kilde),
            "arbeid": f.ARBSIT,
            "ventet": per_aar(
                {aar: kodeliste(f.ARBSIT, *koder) for aar, koder in arbeid.items() if koder}
            ),
        },
    )
