"""Forms filled in without a fault, to start from; persons and numbers are made up."""

from __future__ import annotations

from kostra.blankett import Blankett, fra_kilder, vask
from kostra.blankett.svar import Verdi

SENJA = {
    "enhet.kommunenr": "5421",
    "enhet.navn": "Senja",
    "bruker.navn": "Nora Eksempel",
    "bruker.mobil": "+4799900123",
    "bruker.epost": "nora.eksempel@senja.example",
    "enhet.kontakt_navn": "Per Prøve",
    "enhet.kontakt_telefon": "77 00 00 00",
    "enhet.kontakt_epost": "per.prove@senja.example",
}
OSLO = {
    **SENJA,
    "enhet.kommunenr": "0301",
    "enhet.navn": "Oslo",
    "enhet.bydelsnr": "01",
    "enhet.bydelsnavn": "Gamle Oslo",
}
ANSVARLIG: dict[str, Verdi] = {
    "ansvarlig_navn": "Nora Eksempel",
    "ansvarlig_telefon": "77 00 00 00",
    "ansvarlig_epost": "nora.eksempel@senja.example",
}
PERSON: dict[str, Verdi] = {
    "person_navn": "Ánne Šárá Čuoŋgi",
    "person_epost": "anne@senja.example",
    "person_mobil": "999 00 123",
    "skjema": ["11F", "11CF"],
}


def utfylt(
    blankett: Blankett,
    sendt: dict[str, Verdi],
    kilder: dict[str, str] = SENJA,
    **satt: Verdi,
) -> dict[str, Verdi]:
    """Cleaned answers as the portal keeps them; ``satt`` is what it sets itself, such as a file."""
    return vask(blankett, sendt) | fra_kilder(blankett, kilder, bare_laaste=True) | satt
