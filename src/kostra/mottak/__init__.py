"""Mottak: the only room that holds the private key. Decrypts in memory, controls, gives a receipt."""

from kostra.mottak.feil import AVVISES, Avvist, KanIkkeSignere, NokkelMangler, avvisning_av
from kostra.mottak.kontrollere import MAKS_KONVOLUTT, kontroller_bare
from kostra.mottak.levering import Fremdrift, Kontrollert, Levering, Mottatt, Steg
from kostra.mottak.motta import motta

__all__ = [
    "AVVISES",
    "MAKS_KONVOLUTT",
    "Avvist",
    "Fremdrift",
    "KanIkkeSignere",
    "Kontrollert",
    "Levering",
    "Mottatt",
    "NokkelMangler",
    "Steg",
    "avvisning_av",
    "kontroller_bare",
    "motta",
]
